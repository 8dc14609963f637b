"""Topic verdicts against judged titles: precision, recall and F1 by language, what becomes of the borderline, pace.

`python -m tests.bench topic [--data FOLDER]`. FOLDER holds the metric `topic/score_topic.py` and
`topic/topic-dev.jsonl` (titles with a first line, judged; nothing of them is kept or printed). Without it only the pace
on invented articles is told.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from summarizer import Document, Topic, judge_topic, load_topic

TOPIC = "korea-russia"
SIZES = (200, 2_000, 20_000, 1_000_000)
ENTRIES = 10_000
SENTENCES = (
    "The harbour minister of Vostok Bay opened a ferry line on Monday. ",
    "Seoul and Moscow have not said when the first ship will sail. ",
    "Fishermen on the river doubted that the price of salmon would fall. ",
)


def main(arguments: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench topic", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("TUMEN_EVAL_DATA"), help="the folder with topic/")
    options = parser.parse_args(arguments)
    _print_pace()
    folder = Path(options.data) / "topic" if options.data else None
    if folder is None or not (folder / "score_topic.py").is_file():
        print(f"no evaluation data ({folder or 'neither --data nor TUMEN_EVAL_DATA is given'})")
    else:
        _print_quality(folder / "score_topic.py", folder / "topic-dev.jsonl")


def _print_quality(metric: Path, gold: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    documents = [Document.from_text(row["text"], title=row["title"], lang=row["lang"]) for row in rows]
    topic = load_topic(TOPIC)
    started = time.perf_counter()
    verdicts = [judge_topic(document, topic) for document in documents]
    seconds = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        lines = (
            json.dumps({"id": row["id"], "relevant": verdict.verdict == "on"})
            for row, verdict in zip(rows, verdicts, strict=True)
        )
        predictions.write_text("\n".join(lines), encoding="utf-8")
        subprocess.run([sys.executable, metric, gold, predictions], check=True)  # noqa: S603 -- the metric itself, on the folder that was named
    borderline = Counter(verdict.verdict for row, verdict in zip(rows, verdicts, strict=True) if row["borderline"])
    print(f"judged borderline there (not scored): {', '.join(f'{count} {kind}' for kind, count in borderline.items())}")
    tags = Counter(verdict.tag for verdict in verdicts if verdict.verdict == "borderline")
    print(f"our borderline: {', '.join(f'{count} {tag}' for tag, count in tags.most_common())}")
    print(f"{len(rows) / seconds:.0f} of these documents a second")


def _print_pace() -> None:
    started = time.perf_counter()
    topic = load_topic(TOPIC)
    print(f"loaded in {(time.perf_counter() - started) * 1000:.0f} ms")
    entries = [_entry(number) for number in range(ENTRIES)]
    started = time.perf_counter()
    for entry in entries:
        judge_topic(entry, topic)
    print(f"{ENTRIES / (time.perf_counter() - started):.0f} invented feed entries (title and summary) a second")
    print("invented articles: characters, milliseconds (best of 5)")
    for size in SIZES:
        text = _invented(size)
        print(f"  {size:9}{min(_milliseconds(text, topic) for _ in range(5)):10.2f}")


def _entry(number: int) -> Document:
    """A title and a summary of three sentences, with words of its own: every fifth names both sides."""
    about = ("Seoul and Moscow", "Seoul", "Moscow", "Harbours", "Fishermen")[number % 5]
    summary = " ".join(f"{sentence.strip()[:-1]} in ward{number}." for sentence in SENTENCES[number % 2 :])
    return Document(summary, f"{about} open pier{number} after a talk on line{number % 97}", "en")


def _invented(size: int) -> str:
    """A text that only its end decides: nothing in its first sentences names both sides."""
    whole = SENTENCES[0] * 3 + "".join(SENTENCES)
    return (whole * (size // len(whole) + 1))[:size]


def _milliseconds(text: str, topic: Topic) -> float:
    document = Document(text, "A ferry line opens", "en")
    started = time.perf_counter()
    judge_topic(document, topic)
    return (time.perf_counter() - started) * 1000
