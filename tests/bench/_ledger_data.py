"""A ledger of any size out of nothing: invented words in three languages, as frequent as in real text, always the same.

Ten years of articles with ten statements each, some thousand speakers, most articles common to all and the others in
many servers, every tenth statement also carried by the article before.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.models import COMMON
from bot.store.ledger_rows import MOST_STATEMENTS, ROWS_A_SECOND, row_number
from bot.store.word_index import Indexed, mark
from summarizer.language import Lang
from summarizer.search_terms import search_terms

LANGS: tuple[Lang, ...] = ("en", "ko", "ru")
OUTLETS = tuple(f"Sample outlet {number}" for number in range(60))
SIDES = ("seoul", "pyongyang", "moscow", "third")
FIRST_DAY = datetime(2016, 1, 1, tzinfo=UTC)
DAYS = 3650

PER_ARTICLE = 10
WORDS = 200_000  # that each language has
SPEAKERS = 4_000
SERVERS = 300
COMMON_SHARE = 0.6
_OWN = 16  # words of a statement
_BESIDE = 12  # words of a sentence between two statements
_TITLE = 6
_MERGED = 9  # the last statement of an article is also in the one before

_SYLLABLES = {
    "en": ["br", "st", "k", "l", "m", "n", "p", "r", "s", "t", "v", "gr", "d", "f", "h", "w", "tr", "pl"],
    "ru": ["бр", "ст", "к", "л", "м", "н", "п", "р", "с", "т", "в", "гр", "д", "ж", "х", "ш", "тр", "пл"],
}
_VOWELS = {"en": "aeiou", "ru": "аеиоу"}
_HANGUL = [chr(code) for code in range(0xAC00, 0xAC00 + 28 * 400, 28)]


@dataclass(frozen=True)
class Vocabulary:
    """Words of a language, the commonest first, and how often each is used among all."""

    lang: Lang
    words: tuple[str, ...]
    share: NDArray[np.float64]

    @cached_property
    def until(self) -> NDArray[np.float64]:
        return np.cumsum(self.share)

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        places = np.minimum(np.searchsorted(self.until, random.random(count)), len(self.words) - 1)
        return [self.words[place] for place in places]

    def expected(self, rank: int, statements: int) -> float:
        """In how many statements (of all languages) a word is, in its own words or around it."""
        words = _OWN + 2 * _BESIDE + _TITLE
        return statements / len(LANGS) * float(1 - (1 - self.share[rank]) ** words)

    def about(self, matches: tuple[float, float], statements: int, count: int) -> list[str]:
        """So many words that are in so many statements; from the least to the most that is asked for."""
        ranks = [
            rank for rank in range(10, len(self.words)) if matches[0] <= self.expected(rank, statements) <= matches[1]
        ]
        step = max(1, len(ranks) // count)
        return [self.words[rank] for rank in ranks[::step][:count]]


@lru_cache
def vocabulary(lang: Lang) -> Vocabulary:
    """Shares as Zipf and Mandelbrot have them."""
    random = np.random.default_rng(7 + LANGS.index(lang))
    share = 1.0 / (np.arange(WORDS) + 2.7)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words[_word(lang, random)] = None
    return Vocabulary(lang, tuple(words), share / share.sum())


def _word(lang: Lang, random: np.random.Generator) -> str:
    if lang == "ko":
        return "".join(_HANGUL[place] for place in random.integers(0, len(_HANGUL), random.integers(2, 5)))
    syllables, vowels = _SYLLABLES[lang], _VOWELS[lang]
    places = random.integers(0, 1000, 2 * random.integers(2, 4))
    pairs = zip(places[::2], places[1::2], strict=True)
    return "".join(syllables[one % len(syllables)] + vowels[two % len(vowels)] for one, two in pairs)


def speaker_key(number: int) -> str:
    return f"speaker-{number}"


def speaker_name(number: int) -> str:
    words = vocabulary(LANGS[number % len(LANGS)]).words
    return f"{words[5000 + 2 * number].title()} {words[5001 + 2 * number].title()}"


def speaker_share() -> NDArray[np.float64]:
    share = 1.0 / (np.arange(SPEAKERS) + 2.7)
    return share / share.sum()


@dataclass(frozen=True, slots=True)
class MadeStatement:
    row: int
    group_row: int
    speaker: int
    spans: dict[str, list[tuple[int, int]]]
    indexed: Indexed


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """An article with its statements, ready to be written; `fragments`: every span of its statements."""

    id: str
    scope: str
    lang: Lang
    outlet: str
    side: str
    title: str
    text: str
    published_at: datetime
    statements: tuple[MadeStatement, ...]
    fragments: tuple[tuple[int, int], ...]


def articles(statements: int) -> Iterator[MadeArticle]:
    """In the order in which they came, which is nearly that of publication."""
    random = np.random.default_rng(11)
    speakers = np.searchsorted(np.cumsum(speaker_share()), random.random(statements)).clip(0, SPEAKERS - 1)
    count = statements // PER_ARTICLE
    former: MadeArticle | None = None
    for number in range(count):
        made = _article(number, count, random, speakers[number * PER_ARTICLE :][:PER_ARTICLE], former)
        yield made
        former = made


def _article(
    number: int, count: int, random: np.random.Generator, speakers: NDArray[np.int64], former: MadeArticle | None
) -> MadeArticle:
    lang = LANGS[number % len(LANGS)]
    words = vocabulary(lang).draw(random, PER_ARTICLE * (_OWN + _BESIDE) + _BESIDE + _TITLE)
    title, words = words[:_TITLE], words[_TITLE:]
    sentences = _sentences(words)
    spans, at = [], 0
    for sentence in sentences:
        length = sum(map(len, sentence)) + len(sentence)  # the spaces between, and the full stop
        spans.append((at, at + length))
        at += length + 1
    late = timedelta(days=float(random.exponential(0.5)))
    published_at = FIRST_DAY + timedelta(days=DAYS * number / count) - late
    scope = COMMON if random.random() < COMMON_SHARE else f"discord:{random.integers(SERVERS)}"
    outlet = int(random.integers(len(OUTLETS)))
    start = (
        int(published_at.timestamp()) * ROWS_A_SECOND + number % (ROWS_A_SECOND // MOST_STATEMENTS) * MOST_STATEMENTS
    )
    made = []
    for place in range(PER_ARTICLE):
        row = row_number(start, place)
        speaker, group = int(speakers[place]), row
        if place == _MERGED and former is not None and former.scope == scope and former.lang == lang:
            speaker, group = former.statements[0].speaker, former.statements[0].row
        own, before, after = 2 * place + 1, 2 * place, 2 * place + 2
        around = [term for part in (sentences[before], sentences[after], title) for term in (*_terms(part), "§")]
        marks = (
            mark("speaker", speaker_key(speaker)),
            _mark("outlet", OUTLETS[outlet].casefold()),
            _mark("side", SIDES[outlet % len(SIDES)]),
            _mark("lang", lang),
            _mark("scope", scope),
        )
        where = {"words": [spans[own]], "before": [spans[before]], "after": [spans[after]]}
        made.append(MadeStatement(row, group, speaker, where, Indexed(_terms(sentences[own]), tuple(around), marks)))
    text = " ".join(" ".join(sentence) + "." for sentence in sentences)
    return MadeArticle(
        f"article-{number}",
        scope,
        lang,
        OUTLETS[outlet],
        SIDES[outlet % len(SIDES)],
        " ".join(title),
        text,
        published_at,
        tuple(made),
        tuple(spans),
    )


def _sentences(words: list[str]) -> list[list[str]]:
    """A sentence beside, a statement, a sentence beside, and so on."""
    lengths = [_BESIDE, *([_OWN, _BESIDE] * PER_ARTICLE)]
    ends = list(itertools.accumulate(lengths))
    return [words[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _terms(words: list[str]) -> tuple[str, ...]:
    return tuple(term for word in words for term in _terms_of(word))


_terms_of = lru_cache(maxsize=None)(search_terms)
_mark = lru_cache(maxsize=None)(mark)
