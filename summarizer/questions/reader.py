"""Words of a question about statements -> `Question`, in English, Korean and Russian, also mixed.

`read_question` takes out what stands in every language in its own way (days, outlet, language of the articles) and
gives the rest to the reader of the language. What is not understood for sure is None: better no question than another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from summarizer.language import Lang
from summarizer.questions import english, korean, russian
from summarizer.questions.days import Range
from summarizer.questions.found_days import FoundDays, find_days, has_unreadable_days
from summarizer.questions.frame import Frame
from summarizer.questions.outlets import is_outlet
from summarizer.questions.question import Question
from summarizer.questions.sources import find_language_words, find_source, is_side
from summarizer.questions.tokens import Tokens, clean, tokenize, written

_LETTERS: tuple[tuple[Lang, re.Pattern[str]], ...] = (
    ("ko", re.compile("[가-힣]")),
    ("ru", re.compile("[а-яё]", re.IGNORECASE)),
    ("en", re.compile("[a-z]", re.IGNORECASE)),
)
_SYLLABLE = 2  # letters that a Hangul syllable counts for


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's words with what was taken out of them."""

    tokens: Tokens
    days: Range = (None, None)
    asked_dates: str = ""
    source: str = ""
    source_lang: Lang | None = None


def read_question(text: str, now: datetime) -> Question | None:
    """What is asked, or None where it is not understood. `now` is aware, in the asker's zone.

    More than 2,000 code points are not read.
    """
    cleaned = clean(text)
    for lang in _languages(cleaned):
        question = _read(tokenize(cleaned), lang, now)
        if question:
            return question
    return None


def _languages(text: str) -> list[Lang]:
    """The languages whose letters stand in the text, the one with most of them first."""
    counts = [(len(letters.findall(text)) * (_SYLLABLE if lang == "ko" else 1), lang) for lang, letters in _LETTERS]
    return [lang for count, lang in sorted(counts, key=lambda counted: -counted[0]) if count]


def _read(tokens: Tokens, lang: Lang, now: datetime) -> Question | None:
    reader = _READERS[lang]
    tokens = reader.polite_off(tokens)
    for asked in _readings(tokens, lang, now):
        frame = reader.read_frame(asked.tokens)
        if frame and frame.kind == "words" and not any(token.quoted for token in tokens):
            asked = _Asked(tokens)  # the words that somebody said may have days and places in them
            frame = reader.read_frame(tokens)
        if frame:
            return _question(*_side_apart(frame, asked, lang), lang)
    return None


def _side_apart(frame: Frame, asked: _Asked, lang: Lang) -> tuple[Frame, _Asked]:
    """ "What do Russian media say about it" asks who said what in them: they are no speaker."""
    speaker = frame.speakers[0] if len(frame.speakers) == 1 else ""
    if frame.kind != "what" or not frame.topic or asked.source or is_outlet(speaker):
        return frame, asked
    if not is_side(tokenize(speaker), lang):
        return frame, asked
    return Frame("topic", topic=frame.topic), replace(asked, source=speaker)


def _readings(tokens: Tokens, lang: Lang, now: datetime) -> Iterator[_Asked]:
    """The ways to understand what stands in every language, the likeliest first."""
    dated = _without_days(_Asked(tokens), lang, now)
    if dated is None:
        return
    if words := find_language_words(dated.tokens, lang):
        dated = replace(dated, tokens=_cut(dated.tokens, words.start, words.end), source_lang=words.lang)
    if source := find_source(dated.tokens, lang):
        rest = _READERS[lang].polite_off(_cut(dated.tokens, source.start, source.end))
        yield replace(dated, tokens=rest, source=source.name)
    yield replace(dated, tokens=_READERS[lang].polite_off(dated.tokens))


def _without_days(asked: _Asked, lang: Lang, now: datetime) -> _Asked | None:
    """The question without its days; None where they exclude each other or cannot be read."""
    readable = find_days(asked.tokens, now)
    found = [days for days in readable if _READERS[lang].is_days(asked.tokens, days)]
    since = max((days.days[0] for days in found if days.days[0]), default=None)
    until = min((days.days[1] for days in found if days.days[1]), default=None)
    if since and until and since >= until:
        return None
    if has_unreadable_days(asked.tokens, readable):
        return None
    words = " ".join(written(asked.tokens[days.start : days.end]) for days in found)
    return replace(asked, tokens=_without(asked.tokens, found), days=(since, until), asked_dates=words)


def _without(tokens: Tokens, found: Sequence[FoundDays]) -> Tokens:
    for days in reversed(found):
        tokens = _cut(tokens, days.start, days.end)
    return tokens


def _cut(tokens: Tokens, start: int, end: int) -> Tokens:
    """Without those; what stood before them and behind them stays apart."""
    before = tokens[:start]
    if before and end < len(tokens):
        before = (*before[:-1], replace(before[-1], pause=before[-1].pause or tokens[end - 1].pause))
    return before + tokens[end:]


def _question(frame: Frame, asked: _Asked, lang: Lang) -> Question:
    return Question(
        frame.kind,
        lang,
        frame.speakers,
        frame.topic,
        frame.words,
        *asked.days,
        asked_dates=asked.asked_dates,
        source=asked.source,
        source_lang=asked.source_lang,
    )


class _Reader(Protocol):
    """What a language has to say; each of the three modules does."""

    def polite_off(self, tokens: Tokens) -> Tokens: ...

    def is_days(self, tokens: Tokens, days: FoundDays) -> bool: ...

    def read_frame(self, tokens: Tokens) -> Frame | None: ...


_READERS: dict[Lang, _Reader] = {"en": english, "ko": korean, "ru": russian}
