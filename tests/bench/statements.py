"""Statements against annotated articles, in all views, with articles a second; beside textacy where it is installed.

`python -m tests.bench statements --data FOLDER [--tool tumen|textacy] [--predictions FOLDER]`. FOLDER holds
`quotes/score_quotes.py` (the metric) and `quotes/*.jsonl` (articles with their attributions). Nothing of it is kept.
In the view "direct" a line is also given for the direct statements alone, as a tool that finds only those is scored.
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer import Document, Span, Statement, find_statements
from summarizer.language import Lang

SETS: dict[str, tuple[Lang, tuple[str, ...]]] = {
    "polnear-dev.jsonl": ("en", ("statements", "direct", "all")),
    "adaq-ru-dev.jsonl": ("ru", ("all",)),
}
Prediction = dict[str, Any]
Finder = Callable[[str, Lang], list[Prediction]]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench statements")
    parser.add_argument("--data", type=Path, default=os.environ.get("TUMEN_EVAL"), help="the folder with quotes/")
    parser.add_argument("--predictions", type=Path, help="keep the predictions here")
    options = parser.parse_args(arguments)
    if options.data is None or not (options.data / "quotes" / "score_quotes.py").is_file():
        sys.exit(f"no annotated articles: {options.data} has no quotes/score_quotes.py")
    folder = options.data / "quotes"
    metric = _metric(folder / "score_quotes.py")
    with tempfile.TemporaryDirectory() as scratch:
        kept = options.predictions or Path(scratch)
        for name, (lang, views) in SETS.items():
            if not (folder / name).is_file():
                print(f"{name}: missing, not measured")
                continue
            for tool, find in _tools(lang).items():
                _measure(metric, folder / name, kept / f"{tool}-{name}", lang, views, find, tool)


def _metric(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tools(lang: Lang) -> dict[str, Finder]:
    tools: dict[str, Finder] = {"tumen": _tumen}
    if lang == "en" and (textacy := _textacy()):
        tools["textacy"] = textacy
    return tools


def _measure(
    metric: ModuleType, gold: Path, kept: Path, lang: Lang, views: tuple[str, ...], find: Finder, tool: str
) -> None:
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    find(articles[0]["text"], lang)  # what is loaded once is not an article's time
    start = time.process_time()
    found = {article["id"]: find(article["text"], lang) for article in articles}
    rate = len(articles) / (time.process_time() - start)
    print(f"\n== {tool} on {gold.name}: {len(articles)} articles, {rate:.0f} a second on one core")
    _write(kept, found)
    for view in views:
        metric.show(metric.score(gold, kept, view)[0])
    if "direct" in views:
        only = kept.with_name(f"direct-{kept.name}")
        _write(only, {key: [one for one in quotes if one["type"] == "direct"] for key, quotes in found.items()})
        print("direct statements alone:")
        metric.show(metric.score(gold, only, "direct")[0])


def _write(path: Path, found: dict[str, list[Prediction]]) -> None:
    lines = (json.dumps({"id": key, "quotes": quotes}, ensure_ascii=False) for key, quotes in found.items())
    path.write_text("\n".join(lines), encoding="utf-8")


def _tumen(text: str, lang: Lang) -> list[Prediction]:
    return [prediction(statement) for statement in find_statements(Document(text, lang=lang))]


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


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _textacy() -> Finder | None:
    """textacy's quotations, paragraph by paragraph: None where it or its model is not installed."""
    try:
        import spacy  # type: ignore[import-not-found]  # an extra that is seldom there
        from textacy import extract  # type: ignore[import-not-found]  # the same

        model = spacy.load("en_core_web_sm")
    except (ImportError, OSError) as error:
        print(f"textacy is not measured: {error}")
        return None

    def find(text: str, lang: Lang) -> list[Prediction]:  # noqa: ARG001 - a finder is told the language
        return [one for start, part in _paragraphs(text) for one in _textacy_part(extract, model(part), start)]

    return find


def _paragraphs(text: str) -> Iterable[tuple[int, str]]:
    return [(span.start, text[span.start : span.end]) for span in Document(text, lang="en").paragraphs()]


def _textacy_part(extract: Any, parsed: Any, start: int) -> Iterable[Prediction]:
    for quote in extract.direct_quotations(parsed):
        end = quote.content.end_char
        found = {"content": [start + quote.content.start_char, start + end], "type": "direct"}
        if quote.speaker:
            first, last = quote.speaker[0], quote.speaker[-1]
            found["speaker"] = [start + first.idx, start + last.idx + len(last)]
        yield found
