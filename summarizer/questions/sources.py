"""Outlets and sides in a question: "in Yonhap", "in Russian media", "연합뉴스에서", "в российских СМИ"."""

from dataclasses import dataclass

from summarizer.language import Lang
from summarizer.people import find_office, find_person
from summarizer.questions.outlets import is_outlet, side_of
from summarizer.questions.russian_names import nominative
from summarizer.questions.tokens import Token, Tokens, phrases, written
from summarizer.statements.lexicon import read_sections

_LANGUAGES: tuple[Lang, ...] = ("en", "ko", "ru")
_LONGEST = 6  # words of an outlet's name
_LONGEST_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Where an outlet or side stands in the tokens, and what it is called; "" where it is any outlet at all."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Where the language of the articles stands in the tokens, and which it is."""

    start: int
    end: int
    lang: Lang


def find_language_words(tokens: Tokens, lang: Lang) -> LanguageWords | None:
    """ "in Korean", "한국어로", "по-русски"; not where an outlet follows ("in Russian media")."""
    for place in range(len(tokens)):
        for meant in _LANGUAGES:
            length = phrases(_file(lang), f"in {meant}").match(tokens, place)
            follows = phrases(_file(lang), "outlet words").match(tokens, place + length)
            if length and not (follows and not tokens[place + length - 1].pause):
                return LanguageWords(place, place + length, meant)
    return None


def find_source(tokens: Tokens, lang: Lang) -> SourceWords | None:
    """The first outlet or side: behind a preposition in English and Russian, in front of its particle in Korean."""
    if lang == "ko":
        return _find_korean(tokens)
    file = _file(lang)
    for place in range(len(tokens)):
        told = phrases(file, "told").match(tokens, place)  # what did X tell TASS: the verb stays
        length = phrases(file, "source").match(tokens, place) or told
        if not length:
            continue
        start = place + length
        sure = bool(phrases(file, "sure source").match(tokens, place))
        for end in range(min(len(tokens), start + _LONGEST), start, -1):
            found = _outlet(tokens[start:end], lang, sure=sure and end - start <= _LONGEST_UNKNOWN)
            if found is not None and not any(token.pause for token in tokens[start : end - 1]):
                return SourceWords(start if told else place, end, found)
    return None


def _find_korean(tokens: Tokens) -> SourceWords | None:
    """ "연합뉴스에서", "러시아 매체 보도에 따르면" """
    rest = phrases(_file("ko"), "source rest")
    for place in range(len(tokens)):
        for end in range(min(len(tokens), place + _LONGEST_UNKNOWN), place, -1):
            follows = rest.match(tokens, end)
            name = _korean_outlet(tokens[place:end], followed=follows > 0)
            if name is None:
                continue
            while length := rest.match(tokens, end):
                end += length
            return SourceWords(place, end, name)
    return None


def _korean_outlet(tokens: Tokens, *, followed: bool) -> str | None:
    """The outlet or side whose last word has the particle of a place, or words like 보도에 behind it."""
    if any(token.quoted for token in tokens):
        return None
    last = tokens[-1].text
    stems = [last.removesuffix(end) for end in ("에서는", "에서", "에선") if last.endswith(end)]
    if followed:
        stems += [last, *(last.removesuffix(end) for end in ("에", "의", "을", "를", "이", "가") if last.endswith(end))]
    for stem in filter(None, stems):
        words = (*tokens[:-1], Token(stem, stem.casefold()))
        if phrases(_file("ko"), "any outlet").match(words, 0) == len(words):
            return ""
        if is_outlet(written(words)) or is_side(words, "ko"):
            return written(phrases(_file("ko"), "source rest").take_end(words) or words)
    return None


def _outlet(tokens: Tokens, lang: Lang, *, sure: bool) -> str | None:
    """What the words call an outlet or side; None where they call none. `sure`: nothing else can stand there."""
    file = _file(lang)
    name = written(phrases(file, "articles").take_start(tokens))
    if phrases(file, "any outlet").match(tokens, 0) == len(tokens):
        return ""
    if listed := _listed(tokens, lang):
        return listed
    ending = phrases(file, "outlet words").match_end(tokens)
    before = tokens[: len(tokens) - ending]
    if ending and before and (_listed(before, lang) or _tells_whose(before, file)):
        return _listed(before, lang) or name
    if not name:
        return None
    capitals = all(token.text[:1].isupper() for token in tokens[-1:])
    return name if sure and capitals and not find_office(name) and not find_person(name) else None


def _listed(tokens: Tokens, lang: Lang) -> str:
    """The outlet of the lists that the words name, in the nominative; "" where they name none."""
    file = _file(lang)
    bare = phrases(file, "outlet nouns").take_start(phrases(file, "articles").take_start(tokens))
    for name in dict.fromkeys((written(tokens), written(bare))):
        if is_outlet(name):
            return name
        known = nominative(name) if lang == "ru" else None
        if known and is_outlet(known):
            return known
    return ""


def is_side(tokens: Tokens, lang: Lang) -> bool:
    """Whether the words are those for the outlets of a side, or for any outlets at all: "Russian media"."""
    file = _file(lang)
    words = phrases(file, "articles").take_start(tokens)
    if lang == "ko":
        words = _apart(words)
    ending = phrases(file, "outlet words").match_end(words)
    whose = phrases(file, "before an outlet").take_start(words[: len(words) - ending])
    return bool(ending) and (not whose or side_of(written(whose)) is not None)


def _apart(tokens: Tokens) -> Tokens:
    """러시아매체 as two words; the last one loses the particle of a subject."""
    if not tokens:
        return tokens
    text = tokens[-1].text
    heads = [word for line in read_sections(_file("ko"))["outlet words"] for word in line.split("; ")]
    for head in sorted(heads, key=len, reverse=True):
        for ending in ("", "이", "가", "은", "는", "들이", "들은"):
            whose = text.removesuffix(head + ending)
            if whose and whose != text:
                return (*tokens[:-1], Token(whose, whose), Token(head, head))
            if not whose:
                return (*tokens[:-1], Token(head, head))
    return tokens


def _tells_whose(tokens: Tokens, file: str) -> bool:
    """ "Russian", "Moscow's official", "South Korean", or a name with a capital: "Siberian Courier"."""
    words = phrases(file, "articles").take_start(tokens)
    bare = phrases(file, "before an outlet").take_end(phrases(file, "before an outlet").take_start(words))
    if not words or len(words) > _LONGEST_UNKNOWN:
        return False
    return not bare or side_of(written(bare)) is not None or all(token.text[:1].isupper() for token in bare)


def _file(lang: Lang) -> str:
    return f"question_words_{lang}.txt"
