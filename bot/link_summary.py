"""Job 1: a link becomes a summary. Finds or fetches the article, finds or makes its summary, and words the answer."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from bot import wording
from bot.article_reader import ArticleReader
from bot.errors import NotUnderstood
from bot.messages import Button, Fragment, Line, Place, Reply
from bot.models import SENTENCES, Article, Length, own_scope, scopes
from bot.news.addresses import article_address, fragment_link, without_secrets
from bot.ports import Analyst, Archive, Fetcher, Outbox
from bot.statements import KeptStatement
from bot.who_said.job import WhoSaid
from bot.who_said.lines import said
from bot.who_said.strongest import strongest
from bot.who_said.wording import ENGLISH
from summarizer.summary import WHOLE, Summary

SPEAKERS = 3
"""So many speakers stand under a summary, each with one line."""

_OTHER_LENGTHS: dict[Length, tuple[tuple[Length, str], ...]] = {
    "short": (("medium", "Longer"),),
    "medium": (("short", "Shorter"), ("long", "Longer")),
    "long": (("medium", "Shorter"),),
}


class LinkSummary:
    """The job. Everything it raises is a BotError."""

    def __init__(
        self,
        archive: Archive,
        outbox: Outbox,
        fetcher: Fetcher,
        analyst: Analyst,
        who_said: WhoSaid,
        clock: Callable[[], datetime],
    ) -> None:
        self._who_said = who_said
        self._archive = archive
        self._outbox = outbox
        self._analyst = analyst
        self._reader = ArticleReader(archive, fetcher, analyst, who_said, clock)
        self._in_hand = _KeyedLocks()

    async def article_at(self, url: str, place: Place, length: Length = "medium") -> Article:
        """The article at this address, as this place may see it: from the archive, else from the web.

        Two requests for one address at the same moment make one fetch.
        """
        address = article_address(without_secrets(url))
        async with self._in_hand.lock((own_scope(place), address)):
            known = await self._archive.find_article((address,), scopes(place))
            return known or await self._reader.read(url, address, own_scope(place), SENTENCES[length])

    async def article_by_id(self, article_id: str, place: Place) -> Article:
        """The article with this id. Raises NotUnderstood when this place may not see it, or there is none."""
        article = await self._archive.article(article_id)
        if article is None or article.scope not in scopes(place):
            raise NotUnderstood("I no longer have that article. Paste its link again.")
        return article

    async def answer(self, article: Article, length: Length, place: Place) -> Reply:
        """The summary at this length as a reply, with what the main speakers say."""
        summary = await self._summary(article, length)
        statements = await self._who_said.statements_of(article, place)
        whole = summary.method == WHOLE
        return Reply(
            headline=Line(article.document.title or article.url, article.url),
            facts=wording.facts(article, summary),
            paragraphs=tuple(_quoted_lines(article, summary)),
            statements=tuple(said(one, ENGLISH) for one in _main_lines(statements, summary)),
            notes=(Line(wording.WHOLE_TEXT),) if whole else (),
            buttons=tuple(_buttons(length, whole=whole, statements=len(statements))),
            kind="summary",
            article=article.id,
        )

    async def first_seen(self, article: Article, place: Place) -> Line | None:
        """Where and when it was summarised first, if a reader in this place may see that."""
        first = await self._outbox.first_answer(article.id, place)
        if first is None:
            return None
        answer, posted = first
        return Line(f"Already summarised here on {wording.when(answer.created_at)}.", posted.link)

    def pointer(self, article: Article, first: Line) -> Reply:
        """The short answer to an article that was summarised before: where, and a button that shows it here, too."""
        return Reply(
            headline=Line(article.document.title or article.url, article.url),
            paragraphs=(first,),
            buttons=(Button("show", "Show it here"),),
            kind="seen_before",
            article=article.id,
        )

    async def _summary(self, article: Article, length: Length) -> Summary:
        sentences = SENTENCES[length]
        summary = await self._archive.summary(article.id, sentences)
        if summary is None:
            summary = await self._analyst.summarize(article, sentences)
            await self._archive.keep_summary(article.id, sentences, summary)
        return summary


def _quoted_lines(article: Article, summary: Summary) -> Iterable[Line]:
    for sentence in summary.sentences:
        digest = hashlib.sha256(sentence.text.encode()).hexdigest()
        fragment = Fragment(article.id, sentence.start, sentence.end, digest)
        yield Line(sentence.text, fragment_link(article.url, sentence.text), fragment)


def _main_lines(statements: Sequence[KeptStatement], summary: Summary) -> tuple[KeptStatement, ...]:
    """One line of each main speaker; what the summary shows in any case comes only where there is nothing else."""
    if summary.method == WHOLE:
        return ()
    shown = [(sentence.start, sentence.end) for sentence in summary.sentences]
    fresh = [
        statement
        for statement in statements
        if statement.speakers
        and not any(start <= statement.words[0].start and statement.words[-1].end <= end for start, end in shown)
    ]
    return strongest(fresh, SPEAKERS)


def _buttons(length: Length, *, whole: bool, statements: int) -> Iterable[Button]:
    if not whole:
        yield from (Button(verb, label) for verb, label in _OTHER_LENGTHS[length])
    if statements:
        yield Button("said", wording.all_statements(statements))


class _KeyedLocks:
    """A lock a key; a key's lock is forgotten when nobody holds or waits for it."""

    def __init__(self) -> None:
        self._locks: dict[tuple[str, ...], tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def lock(self, key: tuple[str, ...]) -> AsyncIterator[None]:
        lock, users = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks.pop(key)
            if users > 1:
                self._locks[key] = lock, users - 1
