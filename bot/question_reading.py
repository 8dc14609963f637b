"""What a worker does with a question: its words, or the options of a command one by one -> Question."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import summarizer
from bot.errors import NotUnderstood
from summarizer.language import Lang
from summarizer.questions.question import Question, QuestionKind

_SEVERAL = re.compile(r"[,;/]| vs ")
_LANGUAGES: Mapping[str, Lang] = {"en": "en", "english": "en", "ko": "ko", "korean": "ko", "ru": "ru", "russian": "ru"}
_HANGUL = re.compile("[가-힣]")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def question_of(options: Mapping[str, str], now: datetime) -> Question | None:
    """The question: what `question` says in words, then what the other options say, which count more.

    speaker (several by commas), about, words, since, until, on (days), in (outlet or side), language, first ("yes").
    None when it is not understood. Raises NotUnderstood, with the reason, for a day or language that is none.
    """
    text = options.get("question", "").strip()
    asked = summarizer.read_question(text, now) if text else Question("what", language_of(" ".join(options.values())))
    if asked is None:
        return None
    asked = _with_days(_with_options(asked, options), options, now)
    question = replace(asked, kind=_kind(asked, options))
    return question if question.speakers or question.topic or question.words else None


def language_of(text: str) -> Lang:
    """The language that the letters of a short text speak for."""
    if _HANGUL.search(text):
        return "ko"
    return "ru" if _CYRILLIC.search(text) else "en"


def _with_options(asked: Question, options: Mapping[str, str]) -> Question:
    speakers = tuple(name.strip() for name in _SEVERAL.split(options.get("speaker", "")) if name.strip())
    language = options.get("language", "").strip().lower()
    if language and language not in _LANGUAGES:
        raise NotUnderstood("I read articles in English, Korean and Russian: language en, ko or ru.")
    return replace(
        asked,
        speakers=speakers or asked.speakers,
        topic=options.get("about", "").strip() or asked.topic,
        words=options.get("words", "").strip() or asked.words,
        source=options.get("in", "").strip() or asked.source,
        source_lang=_LANGUAGES.get(language, asked.source_lang),
    )


def _with_days(asked: Question, options: Mapping[str, str], now: datetime) -> Question:
    on, since, until = (_days(options.get(name, ""), now) for name in ("on", "since", "until"))
    if not (on or since or until):
        return asked
    words = " ".join(f"{name} {options[name]}" for name in ("on", "since", "until") if options.get(name))
    first = (on or since or (asked.since, None))[0]
    last = (on or until or (None, asked.until))[1]
    return replace(asked, since=first, until=last, asked_dates=words)


def _days(words: str, now: datetime) -> tuple[datetime | None, datetime | None] | None:
    if not words.strip():
        return None
    days = summarizer.read_days(words, now)
    if days is None:
        raise NotUnderstood(f"I do not know which day this is: {words}")
    return days


def _kind(asked: Question, options: Mapping[str, str]) -> QuestionKind:
    if not any(options.get(name) for name in ("speaker", "about", "words", "first")):
        return asked.kind
    if options.get("first") == "yes" and asked.speakers:
        return "first"
    if asked.words:
        return "words"
    if not asked.speakers:
        return "topic"
    if asked.kind == "first":
        return "first"
    return "versus" if len(asked.speakers) > 1 else "what"
