"""Which articles tell one story: documents in, stories out; pure, for any texts.

Articles are compared by the n-grams of title and lead (average link, nearest first), weighted by what is rare in the
batch; the farther apart in time, the less. `group_stories` takes a batch as it is; `assign_stories` puts new articles
to stories that are known: a published story keeps what it has, and only grows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp

from summarizer.coverage.datelines import read_dateline
from summarizer.coverage.story_candidates import find_pairs
from summarizer.coverage.story_copies import Copy, find_copies
from summarizer.coverage.story_facts import read_facts
from summarizer.coverage.story_linking import Group, link
from summarizer.coverage.story_vectors import weigh_texts, weigh_words
from summarizer.document import Document
from summarizer.language import Lang

_SHORT_LEAD = 150  # code points; less tells no more than a title
_LEAD = 900  # code points of the text that are compared
# From which cosine two articles are one story: by n-grams, by facts, and how much the facts count. Each for two titles,
# a title and an article, two articles.
_ALIKE = (0.04, 0.1, 0.33)
_AGREEING = (0.2, 0.3, 0.53)
_FACTS = (0.15, 0.3, 0.5)
_ACROSS = 0.2  # the same by facts alone, for two languages
_OTHER_DAYS = 0.6  # of the likeness of two articles that name days, but none in common
_FADING_DAYS = 10.0  # in which likeness falls to a third
_WINDOW_DAYS = 21.0  # apart further, nothing is one story
_LEAST = 0.2  # of what makes one story; pairs below count as nothing


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell one story, in the order in which they came in; `copies`: those that repeat another."""

    documents: tuple[Document, ...]
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownStory:
    """A story that is kept under an id. Once `published` it keeps its documents; until then it may change."""

    id: str
    documents: tuple[Document, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """Documents that belong to the story `story_id`, or to a new one (None).

    `documents` are new ones, and those of unpublished known stories, also where they stay; what a published story has
    is not repeated. `related`: ids of other published stories that they are near enough to as well. `copies`: those of
    `documents`; an origin may be a document that a known story has.
    """

    story_id: str | None
    documents: tuple[Document, ...]
    related: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()


def group_stories(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories of a batch, by their first document; every document is in exactly one."""
    groups = _group(documents, [None] * len(documents))
    told = (tuple(documents[row] for row in group.rows) for group in groups)
    return tuple(Story(story, find_copies(story)) for story in told)


def assign_stories(new: Sequence[Document], known: Sequence[KnownStory]) -> tuple[Assignment, ...]:
    """Where each new document belongs, and each of a known story that is not published: in exactly one assignment.

    A group of them joins the published story that is nearest, else it keeps the id of the unpublished story from which
    most of it comes, else it is new.
    """
    published = [story for story in known if story.published]
    open_stories = [story for story in known if not story.published]
    documents = [document for story in published for document in story.documents]
    anchors: list[int | None] = [number for number, story in enumerate(published) for _ in story.documents]
    fixed = len(documents)
    owners: list[str | None] = [None] * fixed
    for story in open_stories:
        documents += story.documents
        owners += [story.id] * len(story.documents)
    documents += new
    owners += [None] * len(new)
    anchors += [None] * (len(documents) - fixed)
    groups = _group(documents, anchors)
    names = _names(groups, owners)
    return tuple(
        Assignment(
            published[group.anchor].id if group.anchor is not None else name,
            tuple(documents[row] for row in group.rows if row >= fixed),
            tuple(published[number].id for number in group.related),
            _copies(documents, group.rows, fixed),
        )
        for group, name in zip(groups, names, strict=True)
        if group.rows[-1] >= fixed
    )


def _copies(documents: Sequence[Document], rows: Sequence[int], fixed: int) -> tuple[Copy, ...]:
    """The copies among the rows from `fixed` on; what they repeat may stand before."""
    movable = {id(documents[row]) for row in rows if row >= fixed}
    return tuple(copy for copy in find_copies([documents[row] for row in rows]) if id(copy.document) in movable)


def _names(groups: Sequence[Group], owners: Sequence[str | None]) -> list[str | None]:
    """The id of the unpublished story that each group goes on; an id is given once, to the group with most of it."""
    shares: list[tuple[int, int, str]] = []
    for number, group in enumerate(groups):
        ids = [owner for row in group.rows if (owner := owners[row]) is not None]
        shares += [(-ids.count(owner), number, owner) for owner in dict.fromkeys(ids) if group.anchor is None]
    names: list[str | None] = [None] * len(groups)
    given: set[str] = set()
    for _, number, owner in sorted(shares):
        if names[number] is None and owner not in given:
            names[number] = owner
            given.add(owner)
    return names


def _group(documents: Sequence[Document], anchors: Sequence[int | None]) -> tuple[Group, ...]:
    """Groups of the documents' numbers."""
    order = sorted(range(len(documents)), key=lambda row: (anchors[row] is None, _time(documents[row]), row))
    ordered = [documents[row] for row in order]
    fixed = sum(anchor is not None for anchor in anchors)
    pairs = ((order[one], order[two], score) for one, two, score in _scores(ordered, fixed))
    return link(len(documents), pairs, anchors)


def _scores(documents: Sequence[Document], fixed: int) -> Iterator[tuple[int, int, float]]:
    """Pairs with their scores: 1 is one story."""
    views = [_view(document) for document in documents]
    words = weigh_texts(
        [f"{document.title} {document.title} {view.lead}" for document, view in zip(documents, views, strict=True)]
    )
    facts = weigh_words([view.facts for view in views])
    for row, near, (alike, agree) in find_pairs((words, facts), fixed):
        for other, likeness, agreement in zip(near.tolist(), alike.tolist(), agree.tolist(), strict=True):
            score = _score(views[row], views[other], likeness, agreement)
            if score >= _LEAST:
                yield row, other, score


@dataclass(frozen=True, slots=True)
class _View:
    """What is compared of a document."""

    lang: Lang | None
    published_at: datetime | None
    lead: str
    facts: tuple[str, ...]
    days: frozenset[str]


def _view(document: Document) -> _View:
    text = document.text[read_dateline(document.text).end :][:_LEAD].strip()
    lead = "" if text == document.title else text
    facts = read_facts(f"{document.title} . {lead}", document.lang, document.published_at)
    days = frozenset(fact for fact in facts if fact.startswith("day:"))
    return _View(document.lang, document.published_at, lead, facts, days)


def _score(one: _View, other: _View, likeness: float, agreement: float) -> float:
    """1 is one story: by facts across languages, else by n-grams and facts; less over time and on other days."""
    nearness = _nearness(one.published_at, other.published_at)
    if one.days and other.days and not one.days & other.days:
        nearness *= _OTHER_DAYS
    if one.lang != other.lang:
        return nearness * agreement / _ACROSS
    told = sum(len(view.lead) >= _SHORT_LEAD for view in (one, other))
    share = _FACTS[told]
    return nearness * ((1 - share) * likeness / _ALIKE[told] + share * agreement / _AGREEING[told])


def _time(document: Document) -> float:
    return document.published_at.timestamp() if document.published_at else 0.0


def _nearness(one: datetime | None, other: datetime | None) -> float:
    """What is left of likeness over time: 1 at once or where a date is missing, 0 outside the window."""
    if one is None or other is None:
        return 1.0
    days = abs((one - other).total_seconds()) / 86_400
    return exp(-days / _FADING_DAYS) if days <= _WINDOW_DAYS else 0.0
