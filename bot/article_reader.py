"""A page becomes an article that is kept: fetched, read in a worker, stored with its summary and its statements."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.errors import FetchFailed, Unreadable
from bot.models import Article, FetchOutcome
from bot.news.addresses import article_address, without_secrets
from bot.ports import Analyst, Archive, Fetcher
from bot.who_said.job import WhoSaid


class ArticleReader:
    """Writes down what came of every fetch."""

    def __init__(
        self, archive: Archive, fetcher: Fetcher, analyst: Analyst, who_said: WhoSaid, clock: Callable[[], datetime]
    ) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._analyst = analyst
        self._who_said = who_said
        self._clock = clock

    async def read(self, url: str, address: str, scope: str, sentences: int) -> Article:
        """The article at `url`, from now on known by `address` in this scope, with a summary of so many sentences.

        Where it turns out to be known there by another address, the one that is kept already. Raises FetchFailed,
        Unreadable, Forgotten.
        """
        now = self._clock()
        tried = FetchOutcome(without_secrets(url), scope, "read", now)
        try:
            page = await self._fetcher.fetch(url)
            reading = await self._analyst.read(page, sentences)
        except (FetchFailed, Unreadable) as exc:
            reason = exc.reason if isinstance(exc, Unreadable) else type(exc).__name__
            await self._archive.keep_outcome(replace(tried, outcome=reason))
            raise
        await self._archive.keep_outcome(tried)
        shown = without_secrets(reading.document.url or page.url)
        aliases = {address, article_address(without_secrets(page.url)), article_address(shown)}
        article = Article(secrets.token_hex(10), scope, shown, reading.document, now)
        kept = await self._archive.keep_article(article, sorted(aliases))
        if kept.id == article.id:
            await self._archive.keep_summary(kept.id, sentences, reading.summary)
            await self._who_said.keep(kept, reading.statements)
        return kept
