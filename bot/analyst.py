"""Runs the summarizer in worker processes, so that a slow or hostile page never holds up the event loop.

A page that takes longer than its limit costs the worker its life; the next page gets a new one.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar, TypeVarTuple

import anyio
from anyio import CapacityLimiter, to_process

import summarizer
from bot import coverage_reading
from bot.coverage.feeds import ListedFeed, ReadFeed
from bot.coverage.models import Entry, KeptStory, Placed, TopicVerdict
from bot.errors import TimedOut, Unreadable
from bot.models import Article, Page, Reading
from bot.question_reading import question_of
from bot.statement_reading import read_statements
from bot.statements import ReadStatement
from summarizer.document import Document
from summarizer.errors import NotReadable
from summarizer.questions.question import Question
from summarizer.summary import WHOLE, Sentence, Summary

Given = TypeVarTuple("Given")
Made = TypeVar("Made")

PLACING_S = 120.0
"""The limit for putting articles into stories: some hundreds take seconds."""

_WARM_UP_TEXT = "The ferry left the harbour at noon. It carried forty people. It came back in the evening."


class ProcessAnalyst:
    """The Analyst port on `workers` processes. `limit_s` is for one page, counted from when a worker takes it.

    `read_page`: what a worker runs, as `(page, sentences) -> Reading`; it must be importable by name.
    """

    def __init__(self, workers: int, limit_s: float, read_page: Callable[[Page, int], Reading] | None = None) -> None:
        self._read_page = read_page or reading_of
        self._free = asyncio.Semaphore(workers)
        self._limiter = CapacityLimiter(workers)
        self._limit_s = limit_s

    async def warm_up(self) -> None:
        """Start one worker and let it load its libraries, so that the first reader does not wait for that."""
        async with self._free:  # waiting for this does not count against the first page's limit
            await to_process.run_sync(_warm_up, cancellable=True, limiter=self._limiter)

    async def read(self, page: Page, sentences: int) -> Reading:
        """See the port."""
        try:
            return await self._in_worker(page.url, self._read_page, page, sentences)
        except NotReadable as exc:
            raise Unreadable(page.url, exc.reason, text=exc.text, title=exc.title) from exc

    async def summarize(self, article: Article, sentences: int) -> Summary:
        """See the port."""
        return await self._in_worker(article.url, summary_of, article.document, sentences)

    async def statements(self, article: Article) -> tuple[ReadStatement, ...]:
        """See the port."""
        return await self._in_worker(article.url, read_statements, article.document)

    async def feed(self, page: Page) -> ReadFeed:
        """See the port."""
        return await self._in_worker(page.url, coverage_reading.feed_of, page)

    async def feeds_named(self, page: Page) -> tuple[str, ...]:
        """See the port."""
        return await self._in_worker(page.url, coverage_reading.feeds_named, page)

    async def opml(self, page: Page) -> tuple[ListedFeed, ...]:
        """See the port."""
        return await self._in_worker(page.url, coverage_reading.opml_of, page)

    async def judge(self, entries: Sequence[Entry], topics: Sequence[str]) -> tuple[tuple[TopicVerdict, ...], ...]:
        """See the port."""
        return await self._in_worker("", coverage_reading.judge_entries, entries, topics)

    async def judge_article(self, article: Article, topics: Sequence[str]) -> tuple[TopicVerdict, ...]:
        """See the port."""
        return await self._in_worker(article.url, coverage_reading.judge_document, article.document, topics)

    async def reasons(self, title: str, text: str, topic: str) -> tuple[str, ...]:
        """See the port."""
        return await self._in_worker("", coverage_reading.reasons_of, title, text, topic)

    async def feeds_words(self, entry: Entry) -> Reading:
        """See the port."""
        return await self._in_worker(entry.url, coverage_reading.feeds_words, entry)

    async def place(self, new: Sequence[Entry], known: Sequence[KeptStory]) -> tuple[Placed, ...]:
        """See the port."""
        return await self._in_worker("", coverage_reading.place_entries, new, known, limit_s=PLACING_S)

    async def question(self, options: Mapping[str, str], now: datetime) -> Question | None:
        """See the port."""
        return await self._in_worker("", question_of, dict(options), now)

    async def _in_worker(
        self, url: str, work: Callable[[*Given], Made], *given: *Given, limit_s: float | None = None
    ) -> Made:
        try:
            async with self._free:
                with anyio.fail_after(limit_s or self._limit_s):
                    return await to_process.run_sync(work, *given, cancellable=True, limiter=self._limiter)
        except (TimeoutError, anyio.BrokenWorkerProcess) as exc:
            raise TimedOut(url, "reading the page took too long") from exc


def _warm_up() -> None:
    with contextlib.suppress(NotReadable):
        summarizer.read_page(f"<html><body><p>{_WARM_UP_TEXT}</p></body></html>", "https://sample.invalid/warm-up")
    summarizer.summarize(Document.from_text(_WARM_UP_TEXT))


def reading_of(page: Page, sentences: int) -> Reading:
    """What a worker does with a page; a text too short for a summary comes whole. Raises NotReadable."""
    try:
        document = summarizer.read_page(page.body, page.url, page.charset)
    except NotReadable as exc:
        if exc.reason != "too_short" or not exc.text.strip():
            raise
        document = Document.from_text(exc.text, title=exc.title, url=page.url)
        return Reading(document, _whole(document), read_statements(document))
    return Reading(document, summarizer.summarize(document, sentences=sentences), read_statements(document))


def summary_of(document: Document, sentences: int) -> Summary:
    """What a worker does with an article that was read before."""
    return summarizer.summarize(document, sentences=sentences)


def _whole(document: Document) -> Summary:
    paragraphs = tuple(
        Sentence(document.text[span.start : span.end], span.start, span.end) for span in document.paragraphs()
    )
    return Summary(paragraphs, WHOLE)
