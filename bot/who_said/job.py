"""A question, or an article, becomes the statements of the ledger, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.completion import Completion
from bot.errors import NotUnderstood
from bot.messages import Line, Place, Reply
from bot.models import Article, scopes
from bot.outlets import Outlets, side_asked
from bot.ports import Analyst, Archive, Ledger
from bot.question_reading import language_of
from bot.statements import Found, KeptStatement, ReadStatement, Search
from bot.who_said.answers import (
    PAGE,
    SPEAKERS_A_PAGE,
    Asked,
    article_reply,
    grouped_reply,
    nothing_reply,
    statements_reply,
    which_reply,
)
from bot.who_said.export import EXPORTS
from bot.who_said.speakers import Meant, day_of, who_is_meant
from bot.who_said.strongest import by_speaker
from bot.who_said.wording import WORDINGS
from summarizer.questions.outlets import outlet_names
from summarizer.questions.question import Question

SIDE_BY_SIDE = 3
GROUPED = 200
"""So many statements, the best, are grouped by speaker."""
EXPORTED = 1_000


class WhoSaid:
    """The job. Everything it raises is a BotError."""

    def __init__(self, archive: Archive, ledger: Ledger, analyst: Analyst, outlets: Outlets) -> None:
        self._archive = archive
        self._ledger = ledger
        self._analyst = analyst
        self._outlets = outlets
        self.completion = Completion(ledger)

    async def keep(self, article: Article, statements: Sequence[ReadStatement]) -> None:
        """Enter an article's statements in the ledger."""
        outlet = self._outlets.of(article.url, article.document.site)
        await self._ledger.keep(article, outlet.name, outlet.side, statements)

    async def statements_of(self, article: Article, place: Place) -> tuple[KeptStatement, ...]:
        """The statements of an article, in order; it is read for them first where that was never done."""
        kept = await self._ledger.of_article(article.id, scopes(place))
        if kept is None:
            await self.keep(article, await self._analyst.statements(article))
            kept = await self._ledger.of_article(article.id, scopes(place))
        return kept or ()

    async def answer(self, options: Mapping[str, str], place: Place, now: datetime) -> Reply:
        """The answer to a question. `now`: in the asker's zone; a page of an earlier answer is of its moment.

        Options as in question_reading, and: page (from 0), context ("yes"), export ("csv", "json"), `at` and `zone`
        (the moment of the first answer), "meant:NAME" (whom NAME means), article (an id: all that is said in it).
        """
        if "article" in options:
            return await self._of_article(options, place, now)
        now = _moment(options, now)
        question = await self._analyst.question(options, now)
        if question is None:
            raise NotUnderstood(not_understood(" ".join(options.values())))
        fixed = {**options, "at": now.isoformat(), "zone": str(now.tzinfo)}
        return await self._answered(Asked(question, place, fixed, WORDINGS[question.lang], now))

    async def _answered(self, asked: Asked) -> Reply:
        meant: list[Meant] = []
        for name in asked.question.speakers:
            candidates = await self._meant(asked, name)
            if len(candidates) != 1:
                return await self._which(asked, name, candidates)
            meant.append(candidates[0])
        if asked.options.get("export") in EXPORTS:
            return await self._export(asked, meant)
        if asked.question.kind == "topic":
            return await self._by_speaker(asked)
        if len(meant) > 1:
            return await self._side_by_side(asked, meant)
        return await self._page(asked, meant)

    async def _meant(self, asked: Asked, name: str) -> tuple[Meant, ...]:
        question = asked.question
        day = day_of(question.since, question.until, asked.now)
        name = asked.options.get(f"meant:{name}", name)  # as chosen by a button
        return await who_is_meant(name, self._ledger, scopes(asked.place), question.lang, day)

    async def _which(self, asked: Asked, name: str, candidates: Sequence[Meant]) -> Reply:
        names = [one.name for one in candidates] or await self.completion.near_misses(name, asked.place)
        reach = await self._ledger.reach(scopes(asked.place))
        return which_reply(asked, name, names, several=bool(candidates), reach=reach)

    async def _page(self, asked: Asked, meant: Sequence[Meant]) -> Reply:
        first_time = asked.question.kind == "first"
        size = 1 if first_time else PAGE
        found = await self._found(asked, meant, size, asked.page * size)
        if not found.statements:
            return await self._nothing(asked, meant)
        more = found.total > (asked.page + 1) * size and not first_time
        return statements_reply(asked, meant, found, found.statements, more=more)

    async def _by_speaker(self, asked: Asked) -> Reply:
        found = await self._found(asked, (), GROUPED)
        if not found.statements:
            return await self._nothing(asked, ())
        return grouped_reply(asked, found, by_speaker(found.statements), first=asked.page * SPEAKERS_A_PAGE)

    async def _side_by_side(self, asked: Asked, meant: Sequence[Meant]) -> Reply:
        first = asked.page * SIDE_BY_SIDE
        results = [await self._found(asked, (one,), SIDE_BY_SIDE, first) for one in meant]
        shown = tuple(statement for found in results for statement in found.statements)
        if not shown:
            return await self._nothing(asked, meant)
        more = any(found.total > first + SIDE_BY_SIDE for found in results)
        together = Found(shown, sum(found.total for found in results), all(found.counted for found in results))
        reply = statements_reply(asked, meant, together, shown, more=more)
        silent = [one.name for one, found in zip(meant, results, strict=True) if not found.statements]
        notes = tuple(Line(f"{name}: {asked.wording.nothing}") for name in silent)
        return replace(reply, notes=(*reply.notes, *notes))

    async def _nothing(self, asked: Asked, meant: Sequence[Meant]) -> Reply:
        return nothing_reply(asked, meant, await self._ledger.reach(scopes(asked.place)))

    async def _export(self, asked: Asked, meant: Sequence[Meant]) -> Reply:
        found = await self._found(asked, meant, EXPORTED)
        if not found.statements:
            return await self._nothing(asked, meant)
        reply = statements_reply(asked, meant, found, (), more=False)
        return _as_file(reply, found.statements, asked.options["export"])

    async def _found(self, asked: Asked, meant: Sequence[Meant], limit: int, offset: int = 0) -> Found:
        return await self._ledger.search(_search(asked.question, meant), scopes(asked.place), limit, offset)

    async def _of_article(self, options: Mapping[str, str], place: Place, now: datetime) -> Reply:
        article = await self._archive.article(options["article"])
        if article is None or article.scope not in scopes(place):
            raise NotUnderstood("I no longer have that article. Paste its link again.")
        statements = await self.statements_of(article, place)
        asked = Asked(Question("what", "en"), place, options, WORDINGS["en"], now)
        reply = article_reply(asked, Line(article.document.title or article.url, article.url), statements)
        return _as_file(reply, statements, options["export"]) if options.get("export") in EXPORTS else reply


def not_understood(text: str) -> str:
    """Three examples of what would be understood, in the language of the text."""
    wording = WORDINGS[language_of(text)]
    return wording.not_understood.format(examples=" · ".join(wording.examples))


def _search(question: Question, meant: Sequence[Meant]) -> Search:
    side = side_asked(question.source)
    return Search(
        speakers=tuple(key for one in meant for key in one.keys),
        topic=question.topic,
        exact=question.words,
        since=question.since,
        until=question.until,
        outlets=() if side or not question.source else outlet_names(question.source),
        sides=(side,) if side else (),
        lang=question.source_lang,
        first_lang=next((one.first_lang for one in meant), None),
        oldest_first=question.kind == "first",
    )


def _as_file(reply: Reply, statements: Sequence[KeptStatement], form: str) -> Reply:
    return replace(reply, statements=(), buttons=(), attachment=EXPORTS[form](statements), privacy="private")


def _moment(options: Mapping[str, str], now: datetime) -> datetime:
    """When the question was asked: now, or when the answer was given whose page is turned."""
    if "at" not in options:
        return now
    return datetime.fromisoformat(options["at"]).astimezone(ZoneInfo(options.get("zone", "UTC")))
