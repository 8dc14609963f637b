"""What one title or sentence says of a topic's sides: who acts in it, who is only listed, who is only a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.coverage.terms import Mention
from summarizer.coverage.topic_file import Sense, Topic

_COUNTRIES = frozenset(("words", "person", "others"))
_THIRD = frozenset(("others", "foreigner"))
_LISTING = re.compile(
    r"\s?(?:[,、·/]\s?)?(?:(?:and|or|и|или|а также|및|또는|그리고|&)\s)?(?:(?:the|in|from|with|в|во|на|с|со|из|от)\s)?",
    re.IGNORECASE,
)
_LISTING_PARTICLES = ("과", "와", "랑")
_HEADLINE_COMMA = re.compile("[가-힣一-鿿], ?")  # "몽골, 러시아 …": the comma stands for a particle
_SHORTEST_LIST = 3  # countries
_Groups = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The words as they stand, by side: a side acts, is the question, or is there by its companies only.

    `listed`: sides only in an enumeration of three or more countries, with all the words of the enumeration.
    `third`: the countries or people that come first, where none of a side is with them.
    `passed`: phrases that hold a word of a side and mean something else.
    """

    acting: _Groups = field(default_factory=dict)
    listed: _Groups = field(default_factory=dict)
    subject: _Groups = field(default_factory=dict)
    company: _Groups = field(default_factory=dict)
    between: tuple[str, ...] = ()
    bloc: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    third: tuple[str, ...] = ()

    def names(self, side: str) -> bool:
        """Whether the side is there in any way."""
        groups = (self.acting, self.listed, self.subject, self.company)
        return bool(self.between or self.bloc) or any(side in group for group in groups)

    def words(self) -> tuple[str, ...]:
        """All words of the sides, once each."""
        groups = (self.acting, self.listed, self.subject, self.company)
        found = (word for group in groups for words in group.values() for word in words)
        return tuple(dict.fromkeys((*self.between, *self.bloc, *found)))


def read_unit(text: str, topic: Topic) -> Reading:
    """The mentions of a title or a sentence, sorted by what they are."""
    mentions = topic.names.find(text)
    lists = _lists(text, mentions)
    enumerated = {mention.start for chain in lists for mention in chain}
    free = [
        mention
        for mention in mentions
        if mention.start not in enumerated and not _is_elsewhere(text, mentions, mention)
    ]
    acting = _by_side(text, free, "words", "home", "person")
    return Reading(
        acting,
        _listed_sides(text, lists, acting),
        _by_side(text, free, "subject"),
        _by_side(text, free, "company"),
        _words(text, mentions, "between") or _together(text, topic, acting),
        _words(text, mentions, "bloc"),
        _words(text, mentions, "others"),
        _words(text, mentions, "person"),
        _words(text, mentions, "never"),
        _third(text, mentions),
    )


def _by_side(text: str, mentions: Sequence[Mention[Sense]], *kinds: str) -> _Groups:
    found: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.label.kind in kinds:
            found.setdefault(mention.label.name, []).append(text[mention.start : mention.end])
    return {side: tuple(words) for side, words in found.items()}


def _is_elsewhere(text: str, mentions: Sequence[Mention[Sense]], mention: Mention[Sense]) -> bool:
    """Whether a body is not the side's own: it does not begin the text, or another country stands beside it."""
    if mention.label.kind != "home":
        return False
    if mention is not mentions[0] or any(letter.isalnum() for letter in text[: mention.start]):
        return True
    if any(other.label.kind == "others" for other in mentions):
        return True
    return len(mentions) > 1 and not text[mention.end : mentions[1].start].strip()


def _words(text: str, mentions: Sequence[Mention[Sense]], kind: str) -> tuple[str, ...]:
    return tuple(text[mention.start : mention.end] for mention in mentions if mention.label.kind == kind)


def _listed_sides(text: str, lists: Sequence[Sequence[Mention[Sense]]], acting: _Groups) -> _Groups:
    found: _Groups = {}
    for chain in sorted(lists, key=len):
        words = tuple(text[mention.start : mention.end] for mention in chain)
        found.update({mention.label.name: words for mention in chain if mention.label.name})
    return {side: words for side, words in found.items() if side not in acting}


def _together(text: str, topic: Topic, acting: _Groups) -> tuple[str, ...]:
    """The words of the first combination that stands in the text; looked for only where a side is missing."""
    if not acting or len(acting) == len(topic.sides):
        return ()
    return topic.together.find(text)


def _third(text: str, mentions: Sequence[Mention[Sense]]) -> tuple[str, ...]:
    """ "Poland buys …", "Trump and Macron …", but not "Tokyo and Seoul …"."""
    named = [mention for mention in mentions if mention.label.kind != "never"]
    first = next(_chains(text, named))
    if len(first) > 1 and _HEADLINE_COMMA.fullmatch(text[first[0].end - 1 : first[1].start]):
        first = first[:1]
    if all(mention.label.kind in _THIRD for mention in first):
        return tuple(text[mention.start : mention.end] for mention in first)
    return ()


def _lists(text: str, mentions: Sequence[Mention[Sense]]) -> tuple[tuple[Mention[Sense], ...], ...]:
    """Enumerations of three countries or more, a third one among them."""
    countries = [mention for mention in mentions if mention.label.kind in _COUNTRIES]
    return tuple(
        chain
        for chain in _chains(text, countries)
        if len(chain) >= _SHORTEST_LIST and any(mention.label.kind == "others" for mention in chain)
    )


def _chains(text: str, mentions: Sequence[Mention[Sense]]) -> Iterator[tuple[Mention[Sense], ...]]:
    """The mentions in groups in which nothing but a comma, "and" and the like stands between two."""
    chain: list[Mention[Sense]] = []
    for mention in mentions:
        if chain and not _continues(text, chain[-1], mention):
            yield tuple(chain)
            chain = []
        chain.append(mention)
    yield tuple(chain)


def _continues(text: str, left: Mention[Sense], right: Mention[Sense]) -> bool:
    gap = text[left.end : right.start]
    if not _LISTING.fullmatch(gap):
        return False
    return bool(gap.strip()) or text[left.start : left.end].endswith(_LISTING_PARTICLES)
