"""Which articles tell one story: documents in, stories out; pure, for any texts.

Articles are compared by the n-grams of title and lead (average link, nearest first), weighted by what is rare in the
batch; the farther apart in time, the less. `group_stories` takes a batch as it is; `assign_stories` puts new articles
to stories that are known: a published story keeps what it has, and only grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.coverage.story_copies import Copy, find_copies
from summarizer.coverage.story_likeness import score_pairs
from summarizer.coverage.story_linking import Group, link
from summarizer.document import Document


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
    return link(len(documents), score_pairs(documents, [anchor is not None for anchor in anchors]), anchors)
