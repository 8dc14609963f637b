"""Stories against judged groups: BCubed, F1 of pairs, and the pace.

`python -m tests.bench stories [--data FOLDER]`. FOLDER holds the metric `stories/score_stories.py` and its sets
(nothing of them is kept or printed). Without it only the pace on invented headlines is told.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer import Document, KnownStory, assign_stories, group_stories

GROUPS = ("uci", "korea_russia")
PAIRS = "tg_pairs"
SIZES = (1_000, 2_000, 4_000)
START = datetime(2030, 3, 1, tzinfo=UTC)


def main(arguments: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench stories", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("TUMEN_EVAL_DATA"), help="the folder with stories/")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="invented articles to group")
    options = parser.parse_args(arguments)
    folder = Path(options.data) / "stories" if options.data else None
    if folder is None or not (folder / "score_stories.py").is_file():
        print(f"no evaluation data ({folder or 'neither --data nor TUMEN_EVAL_DATA is given'})")
    else:
        for name in GROUPS:
            _print_groups(folder, name)
        _print_pairs(folder)
    _print_pace(options.sizes)


def _print_groups(folder: Path, name: str) -> None:
    gold = folder / f"{name}-dev.jsonl"
    rows = _rows(gold)
    documents = [_document(row["title"], row["text"], row["lang"], row["date"]) for row in rows]
    stories = group_stories(documents)
    numbers = {id(document): number for number, story in enumerate(stories) for document in story.documents}
    print(f"{name}: ", end="", flush=True)
    predictions = ({"id": row["id"], "story": numbers[id(one)]} for row, one in zip(rows, documents, strict=True))
    _score(folder, "groups", gold, predictions)


def _print_pairs(folder: Path) -> None:
    gold = folder / f"{PAIRS}-dev.jsonl"
    rows = _rows(gold)
    pairs = [[_document(row[f"{side}_title"], row[f"{side}_text"], row["lang"]) for side in "ab"] for row in rows]
    stories = group_stories([document for pair in pairs for document in pair])
    numbers = {id(document): number for number, story in enumerate(stories) for document in story.documents}
    print(f"{PAIRS}, in one batch: ", end="", flush=True)
    same = ({"n": n, "same": numbers[id(one)] == numbers[id(two)]} for n, (one, two) in enumerate(pairs))
    _score(folder, "pairs", gold, same)
    print(f"{PAIRS}, two at a time: ", end="", flush=True)
    _score(folder, "pairs", gold, ({"n": n, "same": len(group_stories(pair)) == 1} for n, pair in enumerate(pairs)))


def _document(title: str, text: str, lang: str, day: str | None = None) -> Document:
    published = datetime.fromisoformat(day) if day else None
    if published and published.tzinfo is None:
        published = published.replace(tzinfo=UTC)
    return Document.from_text(text, title=title, lang=lang, published_at=published)  # type: ignore[arg-type]  # of the set


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _score(folder: Path, what: str, gold: Path, predictions: Iterable[Mapping[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "predictions.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in predictions), encoding="utf-8")
        subprocess.run([sys.executable, folder / "score_stories.py", what, gold, path], check=True)  # noqa: S603 -- the metric itself, on the folder that was named


def _print_pace(sizes: Iterable[int]) -> None:
    for size in sizes:
        documents = [_invented(number) for number in range(size)]
        started = time.perf_counter()
        stories = group_stories(documents)
        print(f"{size:7} invented articles: {time.perf_counter() - started:7.2f} s, {len(stories)} stories")
    known = [
        KnownStory(f"story-{n}", tuple(_invented(n * 5 + m) for m in range(5)), published=True) for n in range(700)
    ]
    started = time.perf_counter()
    assign_stories([_invented(number) for number in range(3_400, 3_900)], known)
    print(f"500 articles against 3,500 of known stories: {time.perf_counter() - started:.2f} s")


def _invented(number: int) -> Document:
    """Every five tell one story; all are of one field, so that they share words."""
    story = number // 5
    about = " ".join(f"{word}{story * step % 9973}" for word, step in (("pier", 7), ("ward", 13), ("line", 29)))
    text = f"The harbour minister said on Monday that {about} would open after talks in Seoul and Moscow. " * 2
    return Document(
        f"{text} Report {number}.",
        f"Seoul and Moscow open {about}",
        "en",
        published_at=START + timedelta(minutes=number),
    )
