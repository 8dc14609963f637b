"""Sentence splitting beside the packages that do it: boundary F1, cases exactly right, speed, on the hard sets.

`python -m tests.bench sentences [--misses LANG]`; `--misses` also prints the open cases that we get wrong.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer import split_sentences
from summarizer.language import Lang

DATA = Path(__file__).parents[1] / "data" / "sentences"
HELD_OUT = "# == held out"
LANGS: tuple[Lang, ...] = ("en", "ko", "ru")
REPEATS = 5

Splitter = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A text and where its sentences end; ends count non-blank characters, so that white space is nobody's mistake."""

    text: str
    sentences: tuple[str, ...]
    held_out: bool

    def ends(self) -> frozenset[int]:
        return _ends(self.sentences)


def _ends(sentences: Iterable[str]) -> frozenset[int]:
    ends: set[int] = set()
    count = 0
    for sentence in sentences:
        count += len("".join(sentence.split()))
        ends.add(count)
    return frozenset(ends)


def read_cases(lang: Lang) -> list[Case]:
    """The hard set of a language."""
    content = (DATA / f"{lang}.txt").read_text(encoding="utf-8")
    open_part, _, held_out_part = content.partition(HELD_OUT)
    return [*_cases(open_part, held_out=False), *_cases(held_out_part.partition("\n")[2], held_out=True)]


def _cases(part: str, *, held_out: bool) -> Iterable[Case]:
    for block in part.split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            text = re.sub(r"\s*¶\s*", "\n\n", " ".join(lines))
            yield Case(text, tuple(line for line in lines if line != "¶"), held_out)


def _ours(lang: Lang) -> Splitter:
    return lambda text: [text[span.start : span.end] for span in split_sentences(text, lang)]


def _by_paragraph(split: Splitter) -> Splitter:
    """Packages that do not know paragraphs get them one by one: the fairest way to use them."""
    return lambda text: [sentence for paragraph in text.split("\n\n") for sentence in split(paragraph)]


def splitters(lang: Lang) -> dict[str, Splitter]:
    """Ours first; each package with the language's own settings where it has any."""
    import blingfire
    import kiwipiepy
    import razdel
    import sentencex  # type: ignore[import-untyped]  # has no types, and only this bench imports it

    named: dict[str, Splitter] = {
        "tumen": _ours(lang),
        "sentencex": _by_paragraph(lambda text: list(sentencex.segment(lang, text))),
        "blingfire": _by_paragraph(lambda text: blingfire.text_to_sentences(text).split("\n")),
        "razdel": _by_paragraph(lambda text: [sentence.text for sentence in razdel.sentenize(text)]),
    }
    if lang == "ko":
        kiwi = kiwipiepy.Kiwi(num_workers=1)
        named["kiwipiepy"] = _by_paragraph(lambda text: [s.text for s in kiwi.split_into_sents(text)])
    return named


@dataclass(frozen=True, slots=True)
class Score:
    """Boundary F1 in percent (the end of the text is not counted), and the share of cases exactly right in percent."""

    f1: float
    exact: float


def score(cases: Sequence[Case], split: Splitter) -> Score:
    right = found = wanted = exact = 0
    for case in cases:
        expected, given = case.ends(), _ends(split(case.text))
        last = max(expected)
        right += len(expected & given - {last})
        found += len(given - {last})
        wanted += len(expected - {last})
        exact += expected == given
    return Score(200 * right / max(1, found + wanted), 100 * exact / len(cases))


def milliseconds(text: str, split: Splitter) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        split(text)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def article(cases: Sequence[Case], sentences: int = 30) -> str:
    """The first cases, a paragraph each, until there are so many sentences."""
    paragraphs: list[str] = []
    count = 0
    for case in cases:
        if count >= sentences:
            break
        paragraphs.append(case.text)
        count += len(case.sentences)
    return "\n\n".join(paragraphs)


ADVERSARIAL = {
    "no stop": "word ",
    "quote marks": '"',
    "opening quotes": "“",
    "a.a.a.": "a.",
    "a. a. a.": "a. ",
    "brackets": "(",
    "brackets, quotes": '(" ',
    "closed brackets": "() ",
    "stops": ".",
    "spaced stops": ". ",
    "stop, quote": ".” ",
    "quoted stops": '"a! ',
    "one long quote": "go. ",
    "spaces": " ",
    "line breaks": "x\n",
    "empty lines": "\n \n",
    "abbreviations": "Mr. ",
}


def growth(lang: Lang) -> Iterable[tuple[str, float, float]]:
    """Name, milliseconds for 0.5 and for 1 million code points: twice as much where the work is linear."""
    for name, unit in ADVERSARIAL.items():
        sizes = [
            f"“{unit * (size // len(unit))}” end" if "long" in name else unit * (size // len(unit)) + " end"
            for size in (500_000, 1_000_000)
        ]
        half, whole = (milliseconds_once(text, lang) for text in sizes)
        yield name, half, whole


def milliseconds_once(text: str, lang: Lang) -> float:
    start = time.perf_counter()
    split_sentences(text, lang)
    return (time.perf_counter() - start) * 1000


def _print_misses(lang: Lang) -> None:
    for case in read_cases(lang):
        given = tuple(_ours(lang)(case.text))
        if not case.held_out and _ends(given) != case.ends():
            print("expected:", *case.sentences, "given:", *given, "", sep="\n  ")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench sentences", description=__doc__)
    parser.add_argument("--misses", choices=LANGS)
    options = parser.parse_args(arguments)
    if options.misses:
        return _print_misses(options.misses)
    for lang in LANGS:
        cases = read_cases(lang)
        held_out = [case for case in cases if case.held_out]
        tuned = [case for case in cases if not case.held_out]
        text = article(tuned)
        print(f"\n{lang}: {len(tuned)} open cases, {len(held_out)} held out")
        print(f"{'':12}{'open F1':>9}{'exact %':>9}{'held F1':>9}{'exact %':>9}{'ms/30 sentences':>17}")
        for name, split in splitters(lang).items():
            one, two = score(tuned, split), score(held_out, split)
            print(
                f"{name:12}{one.f1:9.1f}{one.exact:9.1f}{two.f1:9.1f}{two.exact:9.1f}{milliseconds(text, split):17.3f}"
            )
    print("\nadversarial text (en), ms for 0.5 and 1.0 million code points")
    for name, half, whole in growth("en"):
        print(f"{name:18}{half:9.0f}{whole:9.0f}")
    return None
