"""Summaries beside the lead and every method of sumy: ROUGE with intervals, LexRank against sumy's own, milliseconds.

`python -m tests.bench summaries --data FOLDER [--limit N] [--methods news,lead]`. The folder (or the environment
variable TUMEN_EVAL_DATA) holds `summ/` with the texts and `score_summ.py`, the metric; without it only what needs no
data is measured, and that is said. Nothing of the folder is kept.
"""

import argparse
import importlib.util
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import TypeVar

from summarizer import METHODS, Document, Lang, Span, split_sentences, summarize
from summarizer.lexrank import choose_by_lexrank
from summarizer.sumy_methods import Article, choose_with_sumy

SETS = ("cnndm", "writers", "newsroom60", "tg_headline_ru", "sci_ko")
SENTENCES = 3
RESAMPLES = 2000
ARTICLES_LIKE_SUMYS = 150
LENGTHS = (10, 20, 30, 40, 80, 160, 320)
TIMED_ARTICLES = 10
SLOWEST_FOR_SUMY = 160  # sumy's own LexRank takes seconds for one article beyond

_SUBJECTS = "minister fisherman commission parliament harbour student court railway farmer governor".split()  # noqa: SIM905 -- easier to read than a list
_VERBS = "signed closed opened counted welcomed feared measured sold promised visited".split()  # noqa: SIM905 -- the same
_OBJECTS = "agreement river bridge salmon border treaty coal market school winter budget port island".split()  # noqa: SIM905 -- the same


_Work = TypeVar("_Work")


@dataclass(frozen=True, slots=True)
class Set:
    """Articles with their references, by name of the file."""

    name: str
    articles: tuple[dict[str, object], ...]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="tests.bench summaries", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("TUMEN_EVAL_DATA"))
    parser.add_argument("--limit", type=int, help="so many articles of each set")
    parser.add_argument("--methods", default=",".join(METHODS), help="comma-separated")
    options = parser.parse_args(arguments)
    folder = Path(options.data) / "summ" if options.data else None
    sets: tuple[Set, ...] = ()
    if folder is None or not (folder / "score_summ.py").is_file():
        print(
            f"no evaluation data ({folder or 'neither --data nor TUMEN_EVAL_DATA is given'}): no ROUGE, invented texts"
        )
    else:
        sets = tuple(_read(folder, name, options.limit) for name in SETS)
        metric = _load_metric(folder / "score_summ.py")
        for each in sets:
            _print_quality(each, metric, options.methods.split(","))
    _print_agreement(sets)
    _print_speed(sets)


def _read(folder: Path, name: str, limit: int | None) -> Set:
    with (folder / f"{name}-dev.jsonl").open(encoding="utf-8") as lines:
        return Set(name, tuple(map(json.loads, lines))[:limit])


def _load_metric(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_summ", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    metric = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(metric)
    return metric


def _print_quality(each: Set, metric: ModuleType, methods: Sequence[str]) -> None:
    print(f"\n{each.name}: {len(each.articles)} articles, {SENTENCES} sentences; difference of (R1+R2+RLsum)/3 to lead")
    lead = _scores(each, metric, "lead")
    for method in methods:
        scores = lead if method == "lead" else _scores(each, metric, method)
        gaps = [mean(mine) - mean(theirs) for mine, theirs in zip(scores, lead, strict=True)]
        low, high = _interval(gaps)
        rouge = "  ".join(f"{mean(column):5.2f}" for column in zip(*scores, strict=True))
        print(f"  {method:10} R1/R2/RLsum {rouge}  {mean(gaps):+6.2f} [{low:+.2f}, {high:+.2f}]", flush=True)


def _scores(each: Set, metric: ModuleType, method: str) -> list[list[float]]:
    return [
        metric.article_score(article, [s.text for s in summarize(_document(article), method=method).sentences])
        for article in each.articles
    ]


def _document(article: dict[str, object]) -> Document:
    return Document.from_text(str(article["text"]), title=str(article["title"]), lang=article["lang"])  # type: ignore[arg-type]  # the data knows only our three


def _interval(gaps: Sequence[float]) -> tuple[float, float]:
    """95 % of the means of resampled gaps."""
    chance = random.Random(0)  # noqa: S311 -- resampling, no secret
    means = sorted(mean(chance.choices(gaps, k=len(gaps))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40 - 1]


def _print_agreement(sets: Iterable[Set]) -> None:
    """Our LexRank beside sumy's own, on articles with up to 80 sentences."""
    documents = [_document(article) for each in sets for article in each.articles][::2]
    invented = [Document.from_text(_invented(seed, 10 + seed % 40)) for seed in range(ARTICLES_LIKE_SUMYS)]
    for name, texts in (("articles of the data", documents[:ARTICLES_LIKE_SUMYS]), ("invented articles", invented)):
        if not texts:
            continue
        pairs = [(_sentences(document), document.lang or "en") for document in texts]
        same = sum(_lexrank(*pair) == _sumys_lexrank(*pair) for pair in pairs)
        print(f"\nLexRank: the same {SENTENCES} sentences as sumy's own on {same} of {len(texts)} {name}")


def _sentences(document: Document) -> tuple[str, ...]:
    spans: tuple[Span, ...] = split_sentences(document.text, document.lang or "en")
    return tuple(document.text[span.start : span.end] for span in spans)


def _lexrank(sentences: tuple[str, ...], lang: Lang = "en") -> tuple[int, ...]:
    return choose_by_lexrank(sentences, lang, SENTENCES)


def _sumys_lexrank(sentences: tuple[str, ...], lang: Lang = "en") -> tuple[int, ...]:
    return choose_with_sumy("sumy-lexrank", Article((sentences,), lang), SENTENCES)


def _invented(seed: int, sentences: int) -> str:
    chance = random.Random(seed)  # noqa: S311 -- invented text, no secret

    def sentence() -> str:
        phrases = (
            f"the {chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} the {chance.choice(_OBJECTS)}"
            for _ in range(chance.randint(2, 5))
        )
        return ", and ".join(phrases).capitalize() + "."

    return " ".join(sentence() for _ in range(sentences))


def _print_speed(sets: Sequence[Set]) -> None:
    """Milliseconds an article after one round over other articles: whole summaries, and LexRank on ready sentences."""
    english = [
        text
        for each in sets
        for article in each.articles
        if article["lang"] == "en"
        for text in _sentences(_document(article))
    ]
    source = "sentences of the English articles" if english else "invented sentences, with few different words"
    print(f"\nmilliseconds an article of so many sentences ({source}), best of 3 rounds over up to {TIMED_ARTICLES}")
    print("  sentences      lead      news   lexrank | LexRank alone: ours   sumy's   times")
    for length in LENGTHS:
        warm, timed = _of_length(english, length)
        for document in warm[:TIMED_ARTICLES]:
            summarize(document)
        whole = [_timed(partial(summarize, method=name), timed) for name in ("lead", "news", "lexrank")]
        articles = [_sentences(document) for document in timed]
        ours = _timed(_lexrank, articles)
        line = f"  {length:9}" + "".join(f"{milliseconds:10.2f}" for milliseconds in whole) + f" |{ours:20.2f}"
        if length <= SLOWEST_FOR_SUMY:
            sumys = _timed(_sumys_lexrank, articles[:3])
            line += f"{sumys:9.2f}{sumys / ours:8.0f}"
        print(line, flush=True)


def _of_length(english: Sequence[str], length: int) -> tuple[list[Document], list[Document]]:
    """Articles to warm up with, and others to time, each of `length` sentences."""
    if english:
        texts = [" ".join(english[start : start + length]) for start in range(0, len(english) - length, length)]
    else:
        texts = [_invented(seed, length) for seed in range(2 * TIMED_ARTICLES)]
    documents = [Document(text, lang="en") for text in texts]
    timed = documents[1::2][:TIMED_ARTICLES]
    return documents[::2], timed


def _timed(work: Callable[[_Work], object], pieces: Sequence[_Work]) -> float:
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        for piece in pieces:
            work(piece)
        rounds.append((time.perf_counter() - start) * 1000 / len(pieces))
    return min(rounds)
