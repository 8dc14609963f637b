"""The store in memory, kept honest by running the same tests as SQLite and PostgreSQL (tests/bot/store)."""

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.errors import Forgotten, NotVerbatim
from bot.messages import Fragment, Place
from bot.models import (
    Answer,
    AnswerPart,
    Article,
    ChannelSettings,
    Claim,
    ClaimState,
    FetchOutcome,
    PartState,
    PostedMessage,
)
from bot.ports import Store
from bot.store.columns import storable
from summarizer.summary import Sentence, Summary
from tests.fake_ledger import FakeLedger

__all__ = ["FakeArchive", "FakeClaims", "FakeLedger", "FakeOutbox", "FakePreferences", "fake_store"]

_TAKEN_BACK = ("withdrawn", "replaced")


def fake_store() -> Store:
    """The ports of jobs 1 and 2, joined as the tables are. Job 3 is tested on the real store."""
    archive = FakeArchive()
    ledger = FakeLedger(archive.keep_words)
    claims = FakeClaims()
    outbox = FakeOutbox(claims, archive)
    return Store(
        archive,
        ledger,
        claims,
        outbox,
        FakePreferences(archive, ledger, claims, outbox),
        feeds=_NotHere(),
        coverage=_NotHere(),
        schedules=_NotHere(),
        announcements=_NotHere(),
    )


class _NotHere:
    """A port that no test with this store may use."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"this test needs the real store: {name}")


class FakeArchive:
    """`articles` by id, `addresses` by (scope, address), `outcomes` in order: open for a test to look into."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.addresses: dict[tuple[str, str], str] = {}
        self.outcomes: list[FetchOutcome] = []
        self.summaries: dict[tuple[str, int], Summary] = {}
        self.fragments: dict[tuple[str, int, int], str] = {}

    async def find_article(self, addresses: Sequence[str], scopes: Sequence[str]) -> Article | None:
        keys = itertools.product(scopes, addresses)
        found = {self.addresses[key] for key in keys if key in self.addresses}
        articles = sorted((self.articles[article_id] for article_id in found), key=lambda article: article.id)
        return max(articles, key=lambda article: article.fetched_at, default=None)

    async def article(self, article_id: str) -> Article | None:
        return self.articles.get(article_id)

    async def keep_article(self, article: Article, aliases: Sequence[str]) -> Article:
        every = (article.url, *aliases)
        kept = await self.find_article(every, (article.scope,)) or _stored(article)
        self.articles[kept.id] = kept
        for address in every:
            self.addresses.setdefault((article.scope, address), kept.id)
        return kept

    async def fragment_holds(self, fragment: Fragment, text: str) -> bool:
        words = storable(text)
        kept = self.fragments.get((fragment.article, fragment.start, fragment.end))
        return kept == words and hashlib.sha256(words.encode()).hexdigest() == fragment.sha256

    async def keep_outcome(self, outcome: FetchOutcome) -> None:
        self.outcomes.append(replace(outcome, at=outcome.at.astimezone(UTC)))

    async def summary(self, article_id: str, sentences: int) -> Summary | None:
        return self.summaries.get((article_id, sentences))

    async def keep_summary(self, article_id: str, sentences: int, summary: Summary) -> None:
        words = self.keep_words(article_id, summary.sentences)
        self.summaries.setdefault((article_id, sentences), Summary(words, summary.method))

    def keep_words(self, article_id: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """They are in the text, and are kept as fragments. Raises NotVerbatim, Forgotten."""
        if article_id not in self.articles:
            raise Forgotten(f"no article {article_id}")
        text = self.articles[article_id].document.text
        words = tuple(Sentence(storable(one.text), one.start, one.end) for one in sentences)
        for one in words:
            if not 0 <= one.start < one.end <= len(text) or text[one.start : one.end] != one.text:
                raise NotVerbatim(one.text)
        self.fragments |= {(article_id, one.start, one.end): one.text for one in words}
        return words

    def forget(self, workspace: str) -> None:
        gone = {article.id for article in self.articles.values() if _in_scope(article.scope, workspace)}
        self.articles = {key: article for key, article in self.articles.items() if key not in gone}
        self.addresses = {key: article_id for key, article_id in self.addresses.items() if article_id not in gone}
        self.summaries = {key: summary for key, summary in self.summaries.items() if key[0] not in gone}
        self.fragments = {key: words for key, words in self.fragments.items() if key[0] not in gone}
        self.outcomes = [outcome for outcome in self.outcomes if not _in_scope(outcome.scope, workspace)]


@dataclass
class _Held:
    claim: Claim
    claimed_at: datetime
    lease_until: datetime
    detail: str = ""


class FakeClaims:
    """Nothing waits in here, so every method is one step, as a transaction is."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    async def claim(self, claim: Claim, now: datetime, lease_s: float) -> bool:
        if claim.id in self._held or any(_about(held.claim) == _about(claim) for held in self._held.values()):
            return False
        stored = replace(claim, anchor=replace(claim.anchor, handle=None))
        self._held[claim.id] = _Held(stored, now, now + timedelta(seconds=lease_s))
        return True

    async def renew(self, owner: str, now: datetime, lease_s: float) -> None:
        for held in self._held.values():
            if held.claim.owner == owner and held.claim.state == "open":
                held.lease_until = now + timedelta(seconds=lease_s)

    async def take_over(
        self, owner: str, platforms: Sequence[str], now: datetime, lease_s: float, limit: int
    ) -> tuple[Claim, ...]:
        left_lying = [
            held
            for held in self._in_order()
            if held.claim.state == "open" and held.lease_until < now and held.claim.anchor.place.platform in platforms
        ]
        for held in left_lying[:limit]:
            held.claim = replace(held.claim, owner=owner)
            held.lease_until = now + timedelta(seconds=lease_s)
        return tuple(held.claim for held in left_lying[:limit])

    async def reopen(self, claim_id: str, owner: str, now: datetime, lease_s: float) -> bool:
        held = self._held.get(claim_id)
        if held is None or held.claim.state not in ("offered", "held", "replaced"):
            return False
        held.claim = replace(held.claim, state="open", owner=owner)
        held.lease_until = now + timedelta(seconds=lease_s)
        return True

    async def close(self, claim_id: str, owner: str, state: ClaimState, detail: str = "") -> bool:
        held = self._held.get(claim_id)
        if held is None or held.claim.state != "open" or held.claim.owner != owner:
            return False
        held.claim = replace(held.claim, state=state)
        held.detail = detail
        return True

    async def find(self, claim_id: str) -> Claim | None:
        held = self._held.get(claim_id)
        return held.claim if held else None

    async def claims_on(self, place: Place, message: str) -> tuple[Claim, ...]:
        key = (place.platform, place.channel, message)
        return tuple(held.claim for held in self._in_order() if _about(held.claim)[:3] == key)

    async def withdraw(self, claim_id: str, state: Literal["replaced", "withdrawn"]) -> None:
        held = self._held.get(claim_id)
        if held and held.claim.state != "withdrawn":
            held.claim = replace(held.claim, state=state)

    def forget(self, platform: str, workspace: str) -> None:
        self._held = {
            claim_id: held
            for claim_id, held in self._held.items()
            if (held.claim.anchor.place.platform, held.claim.anchor.place.workspace) != (platform, workspace)
        }

    def _in_order(self) -> list[_Held]:
        return sorted(self._held.values(), key=lambda held: (held.claimed_at, held.claim.id))


class FakeOutbox:
    """Needs the claims and the articles, as its tables refer to theirs."""

    def __init__(self, claims: FakeClaims, archive: FakeArchive) -> None:
        self._claims = claims
        self._archive = archive
        self._answers: dict[str, Answer] = {}
        self._parts: dict[str, AnswerPart] = {}
        self._numbers = itertools.count(1)

    async def open_answer(self, answer: Answer, parts: int) -> tuple[AnswerPart, ...]:
        kept = await self.answer_for(answer.claim_id)
        if kept is None:
            if await self._claims.find(answer.claim_id) is None or answer.id in self._answers:
                raise Forgotten(f"no claim {answer.claim_id} for answer {answer.id}")
            self._check_article(answer)
            self._answers[answer.id] = kept = answer
        known = await self.parts(kept.id)
        for number in range(len(known), parts):
            part = AnswerPart(f"part-{next(self._numbers)}", kept.id, number, "pending")
            self._parts[part.id] = part
        return await self.parts(kept.id)

    async def answer(self, answer_id: str) -> Answer | None:
        return self._answers.get(answer_id)

    async def answer_for(self, claim_id: str) -> Answer | None:
        return next((answer for answer in self._answers.values() if answer.claim_id == claim_id), None)

    async def change_answer(self, answer: Answer) -> None:
        kept = self._answers.get(answer.id)
        former = await self.answer_for(answer.claim_id)
        if former and former.id != answer.id:
            self._drop(former.id)
        if kept:
            self._check_article(answer)
            self._answers[answer.id] = replace(
                kept,
                claim_id=answer.claim_id,
                kind=answer.kind,
                article_id=answer.article_id,
                length=answer.length,
                options=answer.options,
            )

    async def parts(self, answer_id: str) -> tuple[AnswerPart, ...]:
        parts = (part for part in self._parts.values() if part.answer_id == answer_id)
        return tuple(sorted(parts, key=lambda part: part.number))

    async def drop_parts(self, answer_id: str, first: int) -> None:
        for part in await self.parts(answer_id):
            if part.number >= first:
                del self._parts[part.id]

    async def start_sending(self, part_id: str, claim_id: str, owner: str) -> bool:
        claim = await self._claims.find(claim_id)
        part = self._parts.get(part_id)
        if claim is None or claim.owner != owner or claim.state in _TAKEN_BACK:
            return False
        if part is None or part.state != "pending":
            return False
        self._parts[part_id] = replace(part, state="sending")
        return True

    async def settle(self, part_id: str, state: PartState, posted: PostedMessage | None = None) -> None:
        part = self._parts.get(part_id)
        if part is None or part.state == "sent" or (state != "sent" and part.state != "sending"):
            return
        self._parts[part_id] = replace(part, state=state, posted=posted or part.posted)

    async def first_answer(self, article_id: str, place: Place) -> tuple[Answer, PostedMessage] | None:
        for answer in sorted(self._answers.values(), key=lambda answer: (answer.created_at, answer.id)):
            if answer.article_id == article_id and answer.kind == "summary" and _visible(answer, place):
                posted = await self._standing(answer)
                if posted:
                    return answer, posted
        return None

    def forget(self, platform: str, workspace: str) -> None:
        for answer in list(self._answers.values()):
            if (answer.place.platform, answer.place.workspace) == (platform, workspace):
                self._drop(answer.id)

    async def _standing(self, answer: Answer) -> PostedMessage | None:
        """Its first message, if all of it was posted and it was not taken back."""
        claim = await self._claims.find(answer.claim_id)
        parts = await self.parts(answer.id)
        if claim is None or claim.state in _TAKEN_BACK or any(part.state != "sent" for part in parts):
            return None
        return parts[0].posted if parts else None

    def _check_article(self, answer: Answer) -> None:
        if answer.article_id is not None and answer.article_id not in self._archive.articles:
            raise Forgotten(f"no article {answer.article_id}")

    def _drop(self, answer_id: str) -> None:
        del self._answers[answer_id]
        self._parts = {key: part for key, part in self._parts.items() if part.answer_id != answer_id}


@dataclass
class FakePreferences:
    archive: FakeArchive
    ledger: FakeLedger
    claims: FakeClaims
    outbox: FakeOutbox
    _chosen: dict[tuple[str, str, str], ChannelSettings] = field(default_factory=dict)

    async def channel(self, place: Place) -> ChannelSettings:
        return self._chosen.get((place.platform, place.workspace, place.channel), ChannelSettings())

    async def change(self, place: Place, settings: ChannelSettings) -> None:
        self._chosen[place.platform, place.workspace, place.channel] = settings

    async def forget(self, platform: str, workspace: str) -> None:
        self.archive.forget(f"{platform}:{workspace}")
        self.ledger.forget(f"{platform}:{workspace}")
        self.outbox.forget(platform, workspace)
        self.claims.forget(platform, workspace)
        self._chosen = {key: kept for key, kept in self._chosen.items() if key[:2] != (platform, workspace)}


def _about(claim: Claim) -> tuple[str, str, str, str]:
    place = claim.anchor.place
    return place.platform, place.channel, claim.anchor.id, claim.subject


def _visible(answer: Answer, place: Place) -> bool:
    there = answer.place
    if not answer.public or (there.platform, there.workspace) != (place.platform, place.workspace):
        return False
    return there.channel == place.channel or (there.visibility == "open" and place.workspace != "")


def _in_scope(scope: str, workspace: str) -> bool:
    return scope == workspace or scope.startswith(f"{workspace}:")


def _stored(article: Article) -> Article:
    document = article.document
    cleaned = replace(document, text=storable(document.text), title=storable(document.title))
    return replace(article, document=cleaned)
