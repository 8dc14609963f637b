"""Statements against annotated articles, in all views, with articles a second; beside textacy where it is installed.

`python -m tests.bench statements [--data FOLDER] [--lang en] [--predictions FOLDER]`. FOLDER holds the metric
`quotes/score_quotes.py` and `quotes/*.jsonl` (articles with their attributions; nothing of them is kept). Our own
sample articles are scored with the metric, too; without FOLDER only they are, by a simple measure of our own. Of the
half that is only measured nothing but figures is ever printed.
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer import Document, Span, Statement, find_non_answers, find_statements
from summarizer.language import Lang
from tests.bench._own_measure import Counts, count_non_answers, count_statements, share
from tests.bench._table import table
from tests.bench._textacy import Finder, Prediction, textacy_finder
from tests.bench.annotated import Annotated, BadAnnotation, read_all

SAMPLES = Path(__file__).parents[1] / "samples" / "statements"
LANGS: tuple[Lang, ...] = ("en", "ko", "ru")
HALVES = ("tuned", "measured")
VIEWS = ("statements", "direct", "all")
_Sample = tuple[Lang, str, tuple[Annotated, ...]]
PUBLIC: dict[str, tuple[str, Lang, tuple[str, ...]]] = {
    "polnear-dev.jsonl": ("PolNeAR", "en", VIEWS),
    "adaq-ru-dev.jsonl": ("adaq-ru", "ru", ("all",)),
}


@dataclass(frozen=True, slots=True)
class _Set:
    """Articles in the metric's format, `gold` the file that holds them."""

    name: str
    lang: Lang
    gold: Path
    views: tuple[str, ...]


def main(arguments: list[str]) -> None:
    """Print the figures, and at the end a table of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench statements")
    parser.add_argument("--data", type=Path, default=os.environ.get("TUMEN_EVAL"), help="the folder with quotes/")
    parser.add_argument("--lang", choices=LANGS, help="only this language")
    parser.add_argument("--predictions", type=Path, help="keep the predictions here")
    options = parser.parse_args(arguments)
    langs = (options.lang,) if options.lang else LANGS
    try:
        samples = [(lang, half, sample_articles(lang, half)) for lang in langs for half in HALVES]
    except BadAnnotation as error:
        sys.exit(str(error))
    samples = [(lang, half, articles) for lang, half, articles in samples if articles]
    _print_samples(samples)
    quotes = options.data / "quotes" if options.data else None
    if quotes is None or not (quotes / "score_quotes.py").is_file():
        print(f"\nNo metric and no public articles: {options.data} has no quotes/score_quotes.py (see --data).")
        return
    metric = _metric(quotes / "score_quotes.py")
    with tempfile.TemporaryDirectory() as scratch:
        kept = options.predictions or Path(scratch)
        columns = [
            (f"{one.name}, {tool}", _measure(metric, one, kept / f"{tool}-{one.gold.name}", find))
            for one in [*_public_sets(quotes, langs), *_sample_sets(Path(scratch), samples)]
            for tool, find in _tools(one.lang).items()
        ]
    print("\n" + table(columns))


def sample_articles(lang: Lang, half: str) -> tuple[Annotated, ...]:
    """One half of a language's sample articles. Raises BadAnnotation."""
    return read_all(SAMPLES / lang / half)


def count_samples(articles: tuple[Annotated, ...]) -> tuple[Counts, Counts]:
    """Statements and non-answers, counted by our own measure."""
    statements = non_answers = Counts()
    for article in articles:
        document = article.document
        statements += count_statements(document.text, article.statements, find_statements(document))
        non_answers += count_non_answers(article.non_answers, find_non_answers(document))
    return statements, non_answers


def prediction(statement: Statement) -> Prediction:
    """A statement as a line of the metric's format."""
    return {
        "content": [statement.fragments[0].start, statement.fragments[-1].end],
        "fragments": [_pair(span) for span in statement.fragments],
        "speaker": _pair(statement.speaker),
        "speaker_name": statement.speaker_name,
        "cue": _pair(statement.cue),
        "type": statement.kind,
    }


def _print_samples(samples: Sequence[_Sample]) -> None:
    print("Our own sample articles, by our own measure (F1 end to end and of the words; names of what was found)")
    for lang, half, articles in samples:
        rate = _rate([article.document for article in articles])
        print(f"{lang} {half:9}{len(articles):3} articles {rate:4.0f}/s  {_sample_line(*count_samples(articles))}")


def _rate(documents: Sequence[Document]) -> float:
    """Articles a second of processor time; what is loaded once is not an article's time."""
    find_statements(documents[0])
    start = time.process_time()
    for document in documents:
        find_statements(document)
    return len(documents) / (time.process_time() - start)


def _sample_line(said: Counts, unsaid: Counts) -> str:
    return (
        f"end to end {said.end_to_end_f1:.3f}  words {said.overlap_f1:.3f}  gold {said.gold:3}  found {said.found:3}"
        f"  predicted {said.predicted:3}  names right {share(said.name_right, said.named):.3f}"
        f"  wrong {share(said.name_wrong, said.found):.3f}  non-answers {unsaid.overlap_f1:.3f} of {unsaid.gold}"
    )


def _metric(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _public_sets(folder: Path, langs: Sequence[Lang]) -> list[_Set]:
    sets = [_Set(name, lang, folder / file, views) for file, (name, lang, views) in PUBLIC.items() if lang in langs]
    for missing in (one for one in sets if not one.gold.is_file()):
        print(f"{missing.gold}: missing, not measured")
    return [one for one in sets if one.gold.is_file()]


def _sample_sets(scratch: Path, samples: Sequence[_Sample]) -> list[_Set]:
    """The sample articles, written down as the metric wants them."""
    sets = []
    for lang, half, articles in samples:
        path = scratch / f"samples-{lang}-{half}.jsonl"
        path.write_text("\n".join(json.dumps(article.gold) for article in articles), encoding="utf-8")
        sets.append(_Set(f"{lang} {half}", lang, path, VIEWS))
    return sets


def _tools(lang: Lang) -> dict[str, Finder]:
    tools: dict[str, Finder] = {"tumen": _tumen}
    if lang == "en" and (textacy := textacy_finder()):
        tools["textacy"] = textacy
    return tools


def _measure(metric: ModuleType, articles: _Set, kept: Path, find: Finder) -> dict[str, Any]:
    """The metric's answer for each view, and "rate": articles a second of processor time."""
    read = [json.loads(line) for line in articles.gold.read_text(encoding="utf-8").splitlines() if line]
    find(read[0]["text"], articles.lang)  # what is loaded once is not an article's time
    start = time.process_time()
    found = {article["id"]: find(article["text"], articles.lang) for article in read}
    scores: dict[str, Any] = {"rate": len(read) / (time.process_time() - start)}
    print(f"\n== {kept.name.partition('-')[0]} on {articles.name}: {len(read)} articles, {scores['rate']:.0f} a second")
    _write(kept, found)
    for view in articles.views:
        scores[view] = metric.score(articles.gold, kept, view)[0]
        _show(metric, scores[view], view, articles.name)
    if "direct" in articles.views:
        only = kept.with_name(f"direct-{kept.name}")
        _write(only, {key: [one for one in quotes if one["type"] == "direct"] for key, quotes in found.items()})
        scores["direct alone"] = metric.score(articles.gold, only, "direct")[0]
        _show(metric, scores["direct alone"], "direct alone", articles.name)
    return scores


def _show(metric: ModuleType, score: dict[str, Any], view: str, name: str) -> None:
    """All figures for a public set; one line for a set of ours."""
    if name in {public for public, _, _ in PUBLIC.values()}:
        print(f"-- {view}")
        metric.show(score)
        return
    whole = score["end_to_end"]
    print(
        f"{view:13} end to end P {whole['p']:.3f} R {whole['r']:.3f} F1 {whole['f1']:.3f}"
        f"  words {score['overlap']['f1']:.3f}  exact {score['exact']['f1']:.3f}"
        f"  speaker {score['speaker_accuracy']['acc']:.3f}  resolved {score['name_resolution']['acc']:.3f}"
    )


def _write(path: Path, found: dict[str, list[Prediction]]) -> None:
    lines = (json.dumps({"id": key, "quotes": quotes}, ensure_ascii=False) for key, quotes in found.items())
    path.write_text("\n".join(lines), encoding="utf-8")


def _tumen(text: str, lang: Lang) -> list[Prediction]:
    return [prediction(statement) for statement in find_statements(Document(text, lang=lang))]


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
