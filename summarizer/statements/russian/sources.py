"""ПО СЛОВАМ X: statements whose source stands in a phrase of its own and not beside a verb."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.russian.content_ends import content_end
from summarizer.statements.russian.contents import SEPARATORS, is_connective, right_edge, trimmed
from summarizer.statements.russian.draft import Draft, draft_of
from summarizer.statements.russian.phrases import Phrase, phrase_at
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import Subject, is_apposition
from summarizer.statements.russian.tokens import Range, Tokens, span_of
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import CONJUNCTIONS, SOURCES, is_preposition, is_time

_POSSESSORS = frozenset({"его", "ее", "их"})
_ANY = Verb("", "finite", "none", "", "", frozenset())


@dataclass(frozen=True, slots=True)
class _Source:
    """Tokens `start` to `end`; the cue ends at `cue_end`."""

    start: int
    cue_end: int
    end: int
    subject: Subject


def find_sources(sentence: Sentence, taken: tuple[Range, ...]) -> Iterator[Draft]:
    """In order; `taken`: the tokens of contents that are somebody else's words already."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 1):
        if any(first <= at < end for first, end in taken):
            continue
        source = _source(tokens, at)
        ranges = _contents(tokens, source, taken) if source else []
        if source and ranges:
            yield draft_of(sentence, ranges, _cue(tokens, source), source.subject, None)


def _cue(tokens: Tokens, source: _Source) -> Span:
    return span_of(tokens, (source.start, source.cue_end))


def _source(tokens: Tokens, at: int) -> _Source | None:
    word, following = tokens[at].word, tokens[at + 1].word
    if word == "по" and following in _POSSESSORS and at + 2 < len(tokens) and tokens[at + 2].word in SOURCES:
        return _Source(at, at + 3, at + 3, Subject(Phrase(at + 1, at + 1, at + 2), "gent"))
    if word == "по" and following in _POSSESSORS and at + 3 < len(tokens) and tokens[at + 3].word in SOURCES:
        return _Source(at, at + 4, at + 4, Subject(Phrase(at + 1, at + 1, at + 2), "gent"))
    if word == "по" and following in SOURCES:
        return _named(tokens, at, at + 2, "gent")
    if word == "со" and following == "слов":
        return _named(tokens, at, at + 2, "gent")
    if word == "согласно":
        return _named(tokens, at, at + 1, "datv")
    if word == "на" and following == "взгляд":
        return _named(tokens, at, at + 2, "gent")
    if word == "с" and following == "точки" and at + 2 < len(tokens) and tokens[at + 2].word == "зрения":
        return _named(tokens, at, at + 3, "gent")
    return None


def _named(tokens: Tokens, at: int, first: int, case: str) -> _Source | None:
    if first >= len(tokens) or is_preposition(tokens[first]) or is_time(tokens[first]):
        return None
    if tokens[first].word.startswith("котор"):
        return None
    phrase = phrase_at(tokens, first, right_edge(tokens, first), case)
    if phrase is None:
        return None
    end = phrase.end
    edge = right_edge(tokens, end)
    if edge + 1 < len(tokens) and tokens[edge].kind == "comma" and edge == end:
        following = right_edge(tokens, edge + 1)
        if following < len(tokens) and tokens[following].kind == "comma" and is_apposition(tokens, edge + 1, following):
            end = following
    return _Source(at, first, end, Subject(phrase, "gent" if case == "gent" else "datv"))


def _contents(tokens: Tokens, source: _Source, taken: tuple[Range, ...]) -> list[Range]:
    """The clause in front of the source and the one behind it."""
    start = source.start
    joined = start > 0 and tokens[start - 1].word in CONJUNCTIONS
    low = max((end for _, end in taken if end <= start), default=0)
    low = max([low, *(at + 1 for at in range(start) if tokens[at].kind == "colon")])
    front = None if joined or not _parted(tokens, start) else trimmed(tokens, low, start)
    rest = trimmed(tokens, source.end, content_end(tokens, source.end, _ANY)) if source.end < len(tokens) else None
    if front and rest and not _parted(tokens, source.end + 1):
        front = None
    return [part for part in (front, rest) if part and not is_connective(tokens, part)]


def _parted(tokens: Tokens, at: int) -> bool:
    """Whether a mark stands in front of the token."""
    return 0 < at <= len(tokens) and tokens[at - 1].kind in SEPARATORS
