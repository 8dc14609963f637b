"""Which sentences of an article may stand in its summary.

Spans of sentences in, candidates out: without fragments, bylines, datelines, captions, page furniture and pure
questions, and without the dateline or "Scroll down for video" that leads into a sentence. Offsets are kept.
"""

import re
from dataclasses import dataclass
from functools import cache

from summarizer.document import Span
from summarizer.language import Lang
from summarizer.words import read_lines, to_terms, to_words

FEWEST_WORDS: dict[Lang, int] = {"en": 4, "ru": 4, "ko": 3}
FEWEST_UNFINISHED = 12  # without a full stop at its end it is a headline or a caption
MOST_WORDS = 100  # what is longer is a page that lost its full stops, and too long to show

_DASH = r"(?:--|[–—]| - )"
# Photograph: Ann Example/Some Images; (Ann Example/The Example Post)
_CREDIT = (
    r"(?:(?:Photograph|Photo|Image|Picture)s?(?: by)?:? [^.!?:]{2,60}?"
    r"(?:Getty Images|AP|Reuters|AFP|EPA|Shutterstock)\b"
    r"|\((?:Photo by )?[A-Z][\w.'’ -]{3,40}/[A-Z][\w.'’ -]{2,40}\))"
)
_PLACE = r"(?:[A-Z][\w.'’ ,/-]{1,60} )?"  # LONDON, England; SEOUL, June 27
_AGENCY = r"\((?:CNN|AP|AFP|UPI|Reuters|Yonhap|TASS|Xinhua|Kyodo|Bloomberg)\)"
_NEXT = r"(?=[A-Z\"“'‘`])"
_LEAD_INS: dict[Lang, tuple[str, ...]] = {
    "en": (
        r"(?i:scroll down for (?:the )?videos?)\s*[.:]?\s*",
        rf"{_CREDIT}\s*{_NEXT}",
        rf"{_PLACE}\([A-Z][A-Za-z. ]{{1,24}}\)\s*{_DASH}\s*",
        r"[A-Z][A-Z.'’ -]{2,40}, [A-Z][a-z]{2,8} \d{1,2}\. /[^/]{2,30}/\.?\s*",  # MOSCOW, June 27. /TASS/. ...
        rf"{_PLACE}{_AGENCY}{_NEXT}|{_AGENCY} {_NEXT}",
        rf"[A-Z]{{3}}[A-Z.'’ /-]{{0,30}}(?:,[\w.,' ]{{1,30}})? ?{_DASH}\s*{_NEXT}",  # WASHINGTON, May 4 — ...
    ),
    "ru": (
        # МОСКВА, 5 июня — РИА Новости. ...; МОСКВА, 27 июня. /ТАСС/. ...
        r"[А-ЯЁ][А-ЯЁ /-]{2,40},? \d{1,2} [а-я]{3,8}\.?[ ,]*(?:[-–—]\s*|/)[\w .«»-]{2,30}[/.:]{1,2}\s*",
    ),
    "ko": (
        # (서울=연합뉴스) 홍길동 기자 = ...; [서울=뉴시스] ...
        r"[(\[][^()\[\]]{1,30}[=·][^()\[\]]{1,30}[)\]]\s*(?:[가-힣·, ]{2,30}(?:기자|특파원)\s*)?=?\s*",
    ),
}
_OPENINGS = r"[\s\"“”'‘’«»„`(\[—–-]*"
_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’»“)]}」』〉》` "
_STARTS_IN_THE_MIDDLE = re.compile(rf"{_OPENINGS}(?!\w[A-ZА-ЯЁ])[a-zа-яё]")  # iPhone may start a sentence
_LEFT_OPEN = re.compile(r"\b(?:a|an|and|at|by|in|of|or|the|to)\s?[.…]{0,3}$", re.IGNORECASE)
_KOREAN_SENTENCE = re.compile(r"[다요죠][^가-힣]{0,40}$")  # what ends otherwise is a headline or the words of a picture
_BYLINE = re.compile(
    r"(?:By|BY|От|Автор|Текст):?\s+[A-ZА-ЯЁ][^.!?]{0,70}\.?$"
    r"|[가-힣·, ]{2,30}(?:기자|특파원)\s*(?:[\w.+-]{1,64}@[\w.-]{1,64})?\.?$"
    r"|[^@\s]{1,64}@[\w.-]{1,64}$"
)
_CAPTION = re.compile(
    r"\((?:pictured|left|right|above|below|centre|center|file|far left|far right|top|bottom|inset)(?=[\s,)])"
    r"|\((?:на фото|слева|справа)(?=[\s,)])"
    r"|\b(?:Getty Images|AP Photo|Shutterstock|/AFP|/Reuters|/EPA)\b"
    r"|^(?:pictured\b|(?:above|left|right|file photo)\s?[:,])",
    re.IGNORECASE,
)
_AFTER_CAPTION = re.compile(rf"{_CREDIT}|(?:Photograph|Photo|Photo by|Image|Picture)s?: [A-Z]")
_LABEL = re.compile(  # "Rescued: Ann Example is seen here"; what somebody is quoted with so is not shown alone either
    r"[\"“'‘]?[A-ZА-ЯЁ][\w'’-]{1,20}(?: [\w'’-]{1,20}){0,2}[?!]?\s?: [A-ZА-ЯЁ]"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be shown: `index` is its place among all sentences of the article."""

    index: int
    span: Span
    text: str
    words: int
    terms: tuple[str, ...]
    leans_back: bool  # starts with a pronoun, so it needs the sentence before it


def find_candidates(text: str, spans: tuple[Span, ...], lang: Lang) -> tuple[Candidate, ...]:
    """The sentences that pass the cleaning; where none does, whatever is not a mere dateline."""
    every = [_candidate(text, index, span, lang) for index, span in enumerate(spans)]
    fit = tuple(
        candidate
        for candidate, following in zip(every, [*spans[1:], None], strict=True)
        if _is_fit(candidate, lang) and not (following and _AFTER_CAPTION.match(text, following.start))
    )
    return fit or tuple(candidate for candidate in every if candidate.words) or tuple(c for c in every if c.text)


def _candidate(text: str, index: int, span: Span, lang: Lang) -> Candidate:
    start = span.start + lead_in(text[span.start : span.end], lang)
    sentence = text[start : span.end]
    words = to_words(sentence)
    return Candidate(
        index,
        Span(start, span.end),
        sentence,
        len(words),
        to_terms(words, lang),
        _leans_back(lang).match(sentence) is not None,
    )


def lead_in(sentence: str, lang: Lang) -> int:
    """How many characters of a sentence are a dateline or the like, before its first word; all of a mere dateline."""
    length = 0
    for pattern in _lead_ins(lang):
        found = pattern.match(sentence, length)
        length = found.end() if found else length
    return length


def _is_fit(candidate: Candidate, lang: Lang) -> bool:
    sentence = candidate.text
    if not FEWEST_WORDS[lang] <= candidate.words <= MOST_WORDS:
        return False
    return _is_finished(sentence.rstrip(_CLOSERS), candidate.words, lang) and not (
        _STARTS_IN_THE_MIDDLE.match(sentence)
        or _BYLINE.match(sentence)
        or _CAPTION.search(sentence)
        or _LABEL.match(sentence)
        or _noise(lang).search(sentence)
    )


def _is_finished(core: str, words: int, lang: Lang) -> bool:
    """Whether a sentence, without the quote marks at its end, ends like a statement."""
    if core.endswith(("?", "？")) or (core[-1:] not in _ENDS and words < FEWEST_UNFINISHED):
        return False
    if lang == "ko":
        return _KOREAN_SENTENCE.search(core) is not None
    return lang != "en" or _LEFT_OPEN.search(core) is None


@cache
def _lead_ins(lang: Lang) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _LEAD_INS[lang])


@cache
def _leans_back(lang: Lang) -> re.Pattern[str]:
    pronouns = "|".join(map(re.escape, read_lines(f"pronouns_{lang}.txt")))
    return re.compile(rf"{_OPENINGS}(?:{pronouns})(?![\w-])", re.IGNORECASE)


@cache
def _noise(lang: Lang) -> re.Pattern[str]:
    """The phrases of the data file as one pattern; ^ means the start of the sentence, after any opening mark."""
    phrases = read_lines(f"noise_{lang}.txt")
    starts = "|".join(_whole(phrase[1:], lang) for phrase in phrases if phrase.startswith("^"))
    anywhere = "|".join(re.escape(phrase) for phrase in phrases if not phrase.startswith("^"))
    return re.compile(rf"^{_OPENINGS}(?:{starts})|(?:{anywhere})", re.IGNORECASE)


def _whole(phrase: str, lang: Lang) -> str:
    """A pattern for the phrase that does not end inside a word; in Korean a particle may follow."""
    return re.escape(phrase) + (r"\b" if phrase[-1].isalnum() and lang != "ko" else "")
