"""What comes of judging an article: on topic, borderline or off, how surely, and why."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "title names all sides",
    "lead names all sides",
    "lead keeps naming the other side",
    "text keeps naming all sides",
    "a word for the relation",
    "a delegation where the dispatch comes from",
    "only its question is named",
    "only companies",
    "part of a camp",
    "part of a list",
    "many matters",
    "about something else",
    "a third country acts",
    "named in passing",
    "named far from each other",
    "a phrase that means something else",
    "a dateline does not count",
    "one side is missing",
    "no side is named",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that held, and the words of the article that it held for, as they stand there.

    `sides`: which sides are missing, by their names in the topic's file.
    """

    rule: Rule
    words: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line for people: "one side is missing (Russia): Seoul"."""
        rule = f"{self.rule} ({', '.join(self.sides)})" if self.sides else self.rule
        return f"{rule}: {', '.join(self.words)}" if self.words else rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is 0 to 1: on topic from .6, borderline from .3. `tag` says what kind of borderline: "sport", "list" …"""

    verdict: Literal["on", "borderline", "off"]
    score: float
    reasons: tuple[Reason, ...] = ()
    tag: str | None = None
