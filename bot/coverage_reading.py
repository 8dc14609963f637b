"""What a worker does for job 3: feeds read, entries judged, stories put together.

The main process names these functions and never runs them: what they load is loaded in a worker.
"""

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import summarizer
from bot.coverage.feeds import ListedFeed, ReadFeed
from bot.coverage.models import Entry, KeptStory, Placed, TopicVerdict
from bot.models import SENTENCES, Page, Reading
from summarizer.document import Document
from summarizer.language import Lang

if TYPE_CHECKING:
    from summarizer.coverage.topic_file import Topic


def feed_of(page: Page) -> ReadFeed:
    """What a feed holds. Raises NotAFeed."""
    from bot.coverage.feed_reading import read_feed

    return read_feed(page)


def feeds_named(page: Page) -> tuple[str, ...]:
    """The addresses of the feeds that a site's page names."""
    from bot.coverage.feed_finding import find_feeds

    return find_feeds(page)


def opml_of(page: Page) -> tuple[ListedFeed, ...]:
    """The feeds that an OPML file lists. Raises NotUnderstood."""
    from bot.coverage.opml_reading import read_opml

    return read_opml(page.body)


def judge_entries(entries: Sequence[Entry], topics: Sequence[str]) -> tuple[tuple[TopicVerdict, ...], ...]:
    """For each entry the topics that it is not off, by its title and the feed's words."""
    loaded = [(name, summarizer.load_topic(name)) for name in topics]
    return tuple(_verdicts(document_of(entry), loaded) for entry in entries)


def judge_document(document: Document, topics: Sequence[str]) -> tuple[TopicVerdict, ...]:
    """The topics that a whole article is not off."""
    return _verdicts(document, [(name, summarizer.load_topic(name)) for name in topics])


def reasons_of(title: str, text: str, topic: str) -> tuple[str, ...]:
    """What is judged of it, and why, a line each."""
    verdict = summarizer.judge_topic(Document.from_text(text, title=title), summarizer.load_topic(topic))
    return (verdict.verdict, *map(str, verdict.reasons))


def feeds_words(entry: Entry) -> Reading:
    """An article of nothing but the feed's words."""
    document = document_of(entry)
    return Reading(document, summarizer.summarize(document, sentences=SENTENCES["medium"]))


def place_entries(new: Sequence[Entry], known: Sequence[KeptStory]) -> tuple[Placed, ...]:
    """Where each new entry belongs, and each of a known story that is not published; new stories get their ids here."""
    of_new = [(entry, document_of(entry)) for entry in new]
    of_known = [(story, [(entry, document_of(entry)) for entry in story.entries]) for story in known]
    entry_of = {id(document): entry for _, pairs in of_known for entry, document in pairs}
    entry_of |= {id(document): entry for entry, document in of_new}
    assigned = summarizer.assign_stories(
        [document for _, document in of_new],
        [summarizer.KnownStory(story.id, tuple(one for _, one in pairs), story.published) for story, pairs in of_known],
    )
    placed = []
    for assignment in assigned:
        story_id = assignment.story_id or secrets.token_hex(10)
        origins = {id(copy.document): entry_of[id(copy.origin)].id for copy in assignment.copies}
        placed += [
            Placed(entry_of[id(document)].id, story_id, origins.get(id(document))) for document in assignment.documents
        ]
    return tuple(placed)


def document_of(entry: Entry) -> Document:
    """An entry as far as its feed tells it."""
    text = entry.text or entry.summary
    lang = next((lang for lang in get_args(Lang) if lang == entry.lang), None)
    return Document.from_text(
        text, title=entry.title, lang=lang, url=entry.url, published_at=entry.published_at, site=entry.outlet or None
    )


def _verdicts(document: Document, topics: Sequence[tuple[str, "Topic"]]) -> tuple[TopicVerdict, ...]:
    judged = ((name, summarizer.judge_topic(document, topic)) for name, topic in topics)
    return tuple(
        TopicVerdict(name, verdict.verdict, verdict.score, verdict.tag or "")
        for name, verdict in judged
        if verdict.verdict != "off"
    )
