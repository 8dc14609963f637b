"""Outlets and sides in a question: "in Yonhap", "in Russian media", "연합뉴스에서", "в российских СМИ"."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.language import Lang
from summarizer.people import find_institution, find_office, find_person
from summarizer.people.people_list import read_lists
from summarizer.people.spelling import fold
from summarizer.questions.tokens import Tokens, phrases, written
from summarizer.statements.lexicon import read_sections

Side = Literal["seoul", "pyongyang", "moscow", "third"]

_OUTLET_KINDS = frozenset({"media", "state media"})
_SIDES: dict[str | None, Side] = {"kr": "seoul", "kp": "pyongyang", "ru": "moscow"}
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
    """The first outlet or side behind a preposition, as in English and Russian."""
    file = _file(lang)
    for place in range(len(tokens)):
        length = phrases(file, "source").match(tokens, place)
        if not length:
            continue
        start = place + length
        sure = bool(phrases(file, "sure source").match(tokens, place))
        for end in range(min(len(tokens), start + _LONGEST), start, -1):
            found = _outlet(tokens[start:end], lang, sure=sure and end - start <= _LONGEST_UNKNOWN)
            if found is not None and not any(token.pause for token in tokens[start : end - 1]):
                return SourceWords(place, end, found)
    return None


def _outlet(tokens: Tokens, lang: Lang, *, sure: bool) -> str | None:
    """What the words call an outlet or side; None where they call none. `sure`: nothing else can stand there."""
    file = _file(lang)
    name = written(phrases(file, "articles").take_start(tokens))
    if phrases(file, "any outlet").match(tokens, 0) == len(tokens):
        return ""
    if not name or is_outlet(written(tokens)):
        return written(tokens) or None
    if is_outlet(name):
        return name
    ending = phrases(file, "outlet words").match_end(tokens)
    before = tokens[: len(tokens) - ending]
    if ending and before and (is_outlet(written(before)) or _tells_whose(before, file)):
        return name
    capitals = all(token.text[:1].isupper() for token in tokens[-1:])
    return name if sure and capitals and not find_office(name) and not find_person(name) else None


def _tells_whose(tokens: Tokens, file: str) -> bool:
    """ "Russian", "Moscow's official", "South Korean", or a name with a capital: "Siberian Courier"."""
    words = phrases(file, "articles").take_start(tokens)
    bare = phrases(file, "before an outlet").take_end(phrases(file, "before an outlet").take_start(words))
    if not words or len(words) > _LONGEST_UNKNOWN:
        return False
    return not bare or side_of(written(bare)) is not None or all(token.text[:1].isupper() for token in bare)


def _file(lang: Lang) -> str:
    return f"question_words_{lang}.txt"


@cache
def _listed() -> frozenset[str]:
    lines = [line for lang in _LANGUAGES for line in read_sections(f"question_words_{lang}.txt")["outlets"]]
    return frozenset(fold(name) for line in lines for name in line.split(";") if name.strip())


def is_outlet(name: str) -> bool:
    """An outlet that the lists name, in any script."""
    institution = find_institution(name)
    return (institution is not None and institution.kind in _OUTLET_KINDS) or fold(name) in _listed()


def outlet_names(source: str) -> tuple[str, ...]:
    """Every spelling of the outlet: "연합뉴스" gives "Yonhap", too. What is not on the list is only itself."""
    institution = find_institution(source)
    if institution is None or institution.kind not in _OUTLET_KINDS:
        return (source,)
    return tuple(dict.fromkeys((source, *institution.names)))


def side_of(source: str) -> Side | None:
    """The side that words for a country's outlets mean ("Russian media"): "third" for any other country; or None."""
    words = f" {fold(source)} "
    found = [
        (len(form), _SIDES.get(key, "third"))
        for key, forms in _country_words().items()
        for form in forms
        if words.startswith(f" {form} ") or f" {form} " in words
    ]
    return max(found)[1] if found else None


@cache
def _country_words() -> dict[str, frozenset[str]]:
    """Country key to its names and adjectives, folded; Russian adjectives by their stem's forms."""
    found: dict[str, frozenset[str]] = {}
    for place in read_lists().institutions.values():
        if place.kind == "country":
            forms = {fold(name) for name in place.names}
            stems = [form[:-2] for form in forms if form.endswith(("ий", "ый"))]
            endings = ("ие", "их", "им", "ими", "ая", "ой", "ом", "ое", "ого")
            forms |= {stem + ending for stem in stems for ending in endings}
            found[place.key] = frozenset(forms)
    return found
