"""The metric's figures as a table of views by sets, in Markdown, to be pasted into a note."""

from collections.abc import Callable, Sequence
from typing import Any

Scores = dict[str, Any]
_ROWS: dict[str, tuple[str, Callable[[Any], float]]] = {
    "statements, end to end": ("statements", lambda score: score["end_to_end"]["f1"]),
    "direct, end to end": ("direct", lambda score: score["end_to_end"]["f1"]),
    "direct, the direct ones alone": ("direct alone", lambda score: score["end_to_end"]["f1"]),
    "all, end to end": ("all", lambda score: score["end_to_end"]["f1"]),
    "all, words (overlap)": ("all", lambda score: score["overlap"]["f1"]),
    "all, words (exact)": ("all", lambda score: score["exact"]["f1"]),
    "speaker accuracy": ("all", lambda score: score["speaker_accuracy"]["acc"]),
    "pronoun to name": ("all", lambda score: score["name_resolution"]["acc"]),
}


def table(columns: Sequence[tuple[str, Scores]]) -> str:
    """One column for each set (its name and scores by view), one row for each figure; F1 where not said otherwise."""
    lines = [["", *(name for name, _ in columns)], ["---", *("---:" for _ in columns)]]
    for row, (view, figure) in _ROWS.items():
        lines.append([row, *(f"{figure(scores[view]):.3f}" if view in scores else "" for _, scores in columns)])
    lines.append(["articles a second", *(f"{scores['rate']:.0f}" for _, scores in columns)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
