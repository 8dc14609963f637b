"""Who is meant as a speaker: names and offices out of words, several of them where several are named."""

from summarizer.people import find_institution, find_office, find_person
from summarizer.questions.tokens import Phrases, Tokens, tokenize, written

_LONGEST = 10  # words of a name with its titles
_MOST = 6  # speakers side by side
SPEAKING = frozenset({"presidency", "ministry", "military", "agency", "parliament", "party", "state media", "media",
                       "company", "think tank", "international", "embassy"})  # fmt: skip

_PLURALS = frozenset({"ministers", "presidents", "leaders", "ambassadors", "chiefs"})
_PLACES = frozenset({"country", "region"})


def is_known(name: str) -> bool:
    """A person, an office or an institution of the lists, in any script."""
    institution = find_institution(name)
    if institution is not None:
        return institution.kind in SPEAKING
    return find_office(name) is not None or (find_person(name) is not None and not _ends_in_a_place(name))


def is_country(name: str) -> bool:
    """A country by name or capital: "Moscow" speaks for Russia."""
    place = find_institution(name)
    return place is not None and place.kind == "country"


def shared_office(parts: tuple[Tokens, ...]) -> tuple[Tokens, ...]:
    """ "foreign ministers of Russia" and "South Korea" as two offices; empty where a plural cannot be shared."""
    plural = next(
        (place for place, part in enumerate(parts) if _plural(part) is not None and not is_known(written(part))),
        None,
    )
    if plural is None or len(parts) == 1:
        return parts
    before, noun, behind = _around(parts[plural])
    shared = []
    for place, part in enumerate(parts):
        whose = behind if place == plural and behind else part if behind else before if place == plural else part
        words = f"{written(before)} {noun} of {written(_after_of(whose))}" if behind else f"{written(whose)} {noun}"
        shared.append(tokenize(words))
    if not behind:
        shared = _adjectives_shared(parts, plural, noun)
    return tuple(shared) if shared and all(find_office(written(part)) for part in shared) else ()


def _adjectives_shared(parts: tuple[Tokens, ...], plural: int, noun: str) -> list[Tokens]:
    """ "Russian" and "South Korean foreign ministers": how much of the last is the office is tried out."""
    before = _around(parts[plural])[0]
    for cut in range(1, len(before) + 1):
        role = f"{written(before[cut:])} {noun}".strip()
        wholes = [before[:cut] if place == plural else part for place, part in enumerate(parts)]
        shared = [tokenize(f"{written(whole)} {role}") for whole in wholes]
        if all(find_office(written(part)) for part in shared):
            return shared
    return []


def _plural(part: Tokens) -> int | None:
    """Where "ministers" or "presidents" stands."""
    return next((place for place, token in enumerate(part) if token.key in _PLURALS), None)


def _around(part: Tokens) -> tuple[Tokens, str, Tokens]:
    place = _plural(part) or 0
    return part[:place], part[place].key.removesuffix("s"), _after_of(part[place + 1 :])


def _after_of(tokens: Tokens) -> Tokens:
    return tokens[1:] if tokens and tokens[0].key == "of" else tokens


def _ends_in_a_place(name: str) -> bool:
    """ "Putin Ukraine" is a name and more, though "Ukraine" is a word of titles."""
    *before, last = name.split() or [""]
    place = find_institution(last)
    return bool(before) and place is not None and place.kind in _PLACES


def looks_like_a_name(tokens: Tokens) -> bool:
    """Two to four words with capitals: somebody who need not be on the lists."""
    return 2 <= len(tokens) <= 4 and all(token.text[:1].isupper() and token.text[1:2].islower() for token in tokens)


def split_speakers(tokens: Tokens, joints: Phrases, articles: Phrases) -> tuple[Tokens, ...]:
    """The tokens at every "and" or comma, unless all of it is one office; empty where a part is empty or too long."""
    whole = articles.take_start(tokens)
    if is_known(written(whole)):
        return (whole,)
    parts: list[Tokens] = []
    start = place = 0
    while place < len(tokens):
        if length := joints.match(tokens, place):
            parts.append(tokens[start:place])
            start = place = place + length
            continue
        if tokens[place].pause and place + 1 < len(tokens):
            parts.append(tokens[start : place + 1])
            start = place + 1
        place += 1
    parts.append(tokens[start:])
    named = [articles.take_start(part) for part in parts if part]
    if not all(part and len(part) <= _LONGEST for part in named) or not 0 < len(named) <= _MOST:
        return ()
    return tuple(named)
