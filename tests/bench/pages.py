"""Pages a second: `read_page` beside plain trafilatura, on the same pages in the same run.

    python -m tests.bench pages [--data FOLDER] [--rounds 5]

Without --data the pages are made here, in three languages, 30 to 200 kB; with it they are the *.html files of the
folder. The two take turns page by page, so that a busy machine slows both; the ratio is the median over the pages.
"""

import argparse
import contextlib
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from summarizer import NotReadable, read_page

_SENTENCES = {
    "en": "The harbour board of Port Orrel said on day {n} that the ferry number {n} would sail again soon.",
    "ko": "오렐항 항만회는 {n}일째 되는 날 여객선 {n}호가 오랜 쉼 끝에 다시 다닐 것이라고 기자들에게 밝혔다.",
    "ru": "Портовый совет Оррела на {n}-й день сообщил, что паром номер {n} снова пойдёт после долгого перерыва.",
}
_HEAD = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Sample Wire</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Sample Wire">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",
"datePublished":"2024-04-02T08:15:30Z","author":{{"@type":"Person","name":"Nora Fennick"}}}}</script>
<style>{css}</style></head><body>"""
_URL = "https://www.samplewire.example/world/{n}"


def make_page(lang: str, paragraphs: int, links: int, script_kb: int, *, marked: bool = True) -> str:
    """A page of about (paragraphs * 0.5 + links * 0.2 + script_kb) kB; without marks it has no JSON-LD and no meta."""
    sentence = _SENTENCES[lang]
    title = sentence.format(n=7).rstrip(".")
    head = _HEAD.format(lang=lang, title=title, css=".a{color:red}" * 300)
    if not marked:
        head = f"<html><head><title>{title}</title></head><body>"
    menu = "".join(f'<li class="menu-item"><a href="/s/{n}" class="nav-link">Section {n}</a></li>' for n in range(40))
    text = "".join(
        f'<p class="text">{" ".join(sentence.format(n=9 * n + k) for k in range(3))}</p>\n' for n in range(paragraphs)
    )
    cards = "".join(
        f'<div class="card teaser"><a href="/n/{n}"><img src="/i/{n}.jpg" alt="">'
        f'<h3>{sentence.format(n=n)[:60]}</h3></a><span class="date">2024-04-0{n % 9 + 1}</span></div>'
        for n in range(links)
    )
    script = "<script>" + "window.q=window.q||[];q.push({a:1,b:'x'});" * (script_kb * 24) + "</script>"
    return (
        f"{head}{script}<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>"
        f'<div class="byline">By Nora Fennick</div><time datetime="2024-04-02T08:15:30Z">April 2, 2024</time>{text}'
        f'</article><aside class="related">{cards}</aside></main><footer>© Sample Wire</footer></body></html>'
    )


def _made_pages() -> list[tuple[str, bytes]]:
    shapes = [(8, 60, 20), (15, 120, 40), (25, 200, 60), (40, 300, 90)]
    return [
        (f"{lang} {'marked' if marked else 'bare'} {paragraphs}p", make_page(lang, *shape, marked=marked).encode())
        for lang in _SENTENCES
        for marked in (True, False)
        for shape in shapes
        for paragraphs in shape[:1]
    ]


def _pages_of(folder: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.html"))]


def _seconds(read: Callable[[bytes, str], object], page: bytes, url: str) -> float:
    started = time.perf_counter()
    with contextlib.suppress(NotReadable):
        read(page, url)
    return time.perf_counter() - started


def _plain(page: bytes, url: str) -> object:
    return trafilatura.bare_extraction(page, url=url, with_metadata=True)


def _measure(pages: Sequence[tuple[str, bytes]], rounds: int) -> list[tuple[float, float]]:
    """For each page the best time of ours and of plain trafilatura, in seconds."""
    best = [(float("inf"), float("inf"))] * len(pages)
    for turn in range(rounds + 1):
        for n, (_, page) in enumerate(pages):
            url = _URL.format(n=n)
            ours, plain = (
                (_seconds(read_page, page, url), _seconds(_plain, page, url))
                if turn % 2
                else reversed((_seconds(_plain, page, url), _seconds(read_page, page, url)))
            )
            if turn:  # the first round warms up
                best[n] = (min(best[n][0], ours), min(best[n][1], plain))
    return best


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench pages")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    pages = _pages_of(options.data) if options.data else _made_pages()
    if not pages:
        parser.error(f"no *.html files in {options.data}")
    times = _measure(pages, options.rounds)
    ratios = [ours / plain for ours, plain in times]
    print(f"{'page':24} {'kB':>5} {'ours ms':>8} {'plain ms':>9} {'ratio':>6}")
    for (name, page), (ours, plain) in zip(pages, times, strict=True):
        print(f"{name[:24]:24} {len(page) // 1000:5} {ours * 1000:8.1f} {plain * 1000:9.1f} {ours / plain:6.2f}")
    ours_total, plain_total = (sum(column) for column in zip(*times, strict=True))
    print(f"pages/s: read_page {len(pages) / ours_total:.1f}, trafilatura {len(pages) / plain_total:.1f}")
    print(f"ratio: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f} (reach: 1.3)")
