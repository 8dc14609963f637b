"""Who is meant as a speaker: names and offices out of words, several of them where several are named."""

from summarizer.people import find_institution, find_office, find_person
from summarizer.questions.tokens import Phrases, Tokens, written

_LONGEST = 10  # words of a name with its titles
_MOST = 6  # speakers side by side
SPEAKING = frozenset({"presidency", "ministry", "military", "agency", "parliament", "party", "state media", "media",
                       "company", "think tank", "international", "embassy"})  # fmt: skip

_PLACES = frozenset({"country", "region"})


def is_known(name: str) -> bool:
    """A person, an office or an institution of the lists, in any script."""
    institution = find_institution(name)
    if institution is not None:
        return institution.kind in SPEAKING
    return find_office(name) is not None or (find_person(name) is not None and not _ends_in_a_place(name))


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
