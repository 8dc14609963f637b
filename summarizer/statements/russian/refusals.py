"""A sentence -> who was asked and did not answer: "отказался от комментариев", "не ответили на запрос"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.document import Span
from summarizer.statements.russian.contents import left_edge, right_edge
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.nominatives import institution_in
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import Subject, subject_before, subject_behind, subject_in_front
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.words import read_lines

_SPEAKING = (
    "(?:комментир|прокомментир|назва|назыв|отвеча|ответ|говор|сообщ|уточн|раскры|пояс|объясн|обсужд|рассказ|подтвер"
    "|опровер|давать|дать|коммент|вдаваться|разглаш|беседов|общаться|озвуч|предостав|делиться|высказ)[^\\W_]{0,20}"
)
_FEW = r"(?:[^\s,.;:!?]{1,40}\s){0,3}?"
_BARE = re.compile(r"(?:отказал|воздержал)(?:ся|ась|ись|ось)|не\s(?:захотел|пожелал|стал)[аи]?", re.IGNORECASE)
_SPEAKING_BEFORE = re.compile(rf"\b(?:{_SPEAKING}|показать|вопрос[^\W_]{{0,20}}|имени)\b", re.IGNORECASE)
_LOOK = 100  # code points


@dataclass(frozen=True, slots=True)
class Refusal:
    """`span` is the clause that says so; `cue`: the words of refusing."""

    sentence: Sentence
    subject: Subject
    verb: Verb
    cue: Span
    span: Span


def find_refusals_in(text: str, sentences: Sequence[Sentence]) -> Iterator[Refusal]:
    """In the order of the text; what stands in quotation marks is nobody's refusal."""
    for sentence in sentences:
        for match in _refusal_pattern().finditer(text, sentence.span.start, sentence.span.end):
            tokens = sentence.tokens
            at = _verb_at(tokens, match)
            if at is not None and not _is_bare(text, sentence, match):
                yield _refusal(sentence, at, Span(*match.span()))


@cache
def _refusal_pattern() -> re.Pattern[str]:
    """The lines of `data/refusals_ru.txt` as one expression; every repetition in it is bounded."""
    ways = "|".join(_expression(line) for line in read_lines("refusals_ru.txt"))
    return re.compile(rf"\b(?:{ways})(?![^\W_])", re.IGNORECASE)


def _expression(way: str) -> str:
    written = way.replace("(", "(?:").replace("*", r"[^\W_]{0,20}").replace("... ", _FEW).replace("SAY", _SPEAKING)
    return written.replace(" ", r"\s").replace("е", "[её]")


def _is_bare(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Отказался" alone, with no word of speaking in front of it: "участвовать он отказался"."""
    if not _BARE.fullmatch(match.group()):
        return False
    return not _SPEAKING_BEFORE.search(text, max(sentence.span.start, match.start() - _LOOK), match.start())


def _verb_at(tokens: Tokens, match: re.Match[str]) -> int | None:
    """The verb of the refusal; None where the words stand in a quotation."""
    for at, token in enumerate(tokens):
        if token.end > match.start() and token.quote and token.start < match.start():
            return None
        if token.start >= match.start() and token.start < match.end():
            found = token.readings
            if found and found[0].part == "VERB":
                return at
        if token.start >= match.end():
            break
    return None


def _refusal(sentence: Sentence, at: int, cue: Span) -> Refusal:
    tokens = sentence.tokens
    reading = tokens[at].readings[0]
    verb = Verb(reading.lemma, "finite", reading.number, reading.gender, reading.person, frozenset())
    placed = Cue(at, at + 1, verb)
    subject = (
        subject_before(tokens, placed, 0)
        or subject_in_front(tokens, placed, 0)
        or subject_behind(tokens, placed, right_edge(tokens, at + 1))
        or Subject(institution_in(tokens, 0, right_edge(tokens, at + 1)), "loct")
    )
    first, end = left_edge(tokens, at), right_edge(tokens, at)
    span = Span(min(tokens[first].start, cue.start), max(tokens[max(first, end - 1)].end, cue.end))
    return Refusal(sentence, subject, verb, cue, span)
