"""The answers to the links of a message: claimed, read, offered, revised when the message is edited, taken back."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import wording
from bot.claimant import Ask, Claimant, link_subject
from bot.commands import Commands
from bot.delivery import Delivery
from bot.errors import BotError, Forgotten
from bot.messages import Anchor, Button, Called, Line, Place, Reply, User
from bot.models import Answer, Claim
from bot.ports import Chat, Store

_log = logging.getLogger(__name__)

LINKS_AT_ONCE = 3
"""So many links of one message are read; more are offered."""

_OFFER = "offer"
_ADDRESSES_KEPT = 1_000
_UNDONE = ("replaced", "withdrawn")


class LinkAnswers:
    """One a conversation."""

    def __init__(
        self,
        chats: Mapping[str, Chat],
        commands: Commands,
        delivery: Delivery,
        claimant: Claimant,
        store: Store,
    ) -> None:
        self._chats = chats
        self._commands = commands
        self._delivery = delivery
        self._claimant = claimant
        self._claims = store.claims
        self._outbox = store.outbox
        self._preferences = store.preferences
        self._stumbled: list[Claim] = []
        self._whole_addresses: dict[str, str] = {}

    async def read(
        self, ask: Ask, links: Sequence[str], *, edited: bool = False, on_claimed: Callable[[], None] = lambda: None
    ) -> None:
        """Claim every link, answer the first ones and offer the rest. `edited`: the message had other links before."""
        now, later = links[:LINKS_AT_ONCE], links[LINKS_AT_ONCE:]
        mine = [(claim, url) for url in now if (claim := await self._win(ask, url, edited=edited))]
        offered = [await self._offer_later(ask, url) for url in later]
        offer = await self._win_subject(ask, _OFFER, edited=edited) if any(offered) else None
        on_claimed()
        await self._answer(mine)
        if offer:
            await self._said(offer, await self._offering(offer))

    async def read_rest(self, ask: Ask, offer: Answer) -> None:
        """Answer the links that this offer was about, and take the offer back."""
        offering = await self._claims.find(offer.claim_id)
        if offering is None:
            return
        on_message = await self._claims.claims_on(offering.anchor.place, offering.anchor.id)
        waiting = [claim for claim in on_message if claim.state == "offered"]
        mine = [self._anchored(claim, ask) for claim in waiting if await self._claimant.reopen(claim)]
        await self._claims.withdraw(offering.id, "replaced")
        await self._delivery.take_back(offer)
        await self._answer([(claim, self._address(claim)) for claim in mine])

    async def retry(self, ask: Ask, failed: Answer) -> None:
        """Try once more what failed, and put the outcome in the place of the failure."""
        before = await self._claims.find(failed.claim_id)
        claim = await self._claimant.win(ask, f"retry:{failed.id}")
        if before and claim:
            url = self._address(before)
            await self._delivery.replace(claim, failed, await self._summary(replace(before, asked=True), url))

    def stumbled(self) -> tuple[Claim, ...]:
        """The claims whose answer failed for a reason that may pass, such as a locked database; each is told once."""
        claims, self._stumbled = tuple(self._stumbled), []
        return claims

    async def resume(self, claim: Claim) -> None:
        """Finish what was left open."""
        try:
            await self._resume(claim)
        except BotError as exc:
            self._stumble(claim, exc)

    async def _resume(self, claim: Claim) -> None:
        if claim.resumable and claim.url:
            await self._answer([(claim, self._address(claim))])
        elif claim.resumable and claim.subject == _OFFER:
            await self._delivery.say(claim, await self._offering(claim))
        else:
            await self._claimant.give_up(claim, "what asked for it cannot be answered any more")

    async def revise(self, ask: Ask, links: Sequence[str], present: Sequence[str]) -> None:
        """The message was edited: `present` are its links now, `links` those that are to be read.

        New ones take the place of those that are gone, answer by answer. What is new beyond that is read; answers to
        what is gone beyond that are taken back.
        """
        on_message = await self._claims.claims_on(ask.anchor.place, ask.anchor.id)
        live = {claim.subject: claim for claim in on_message if claim.url and claim.state not in _UNDONE}
        wanted = {link_subject(link): link for link in links}
        gone = [claim for subject, claim in live.items() if subject not in {link_subject(link) for link in present}]
        new = [link for subject, link in wanted.items() if subject not in live]
        for claim in gone:
            await self._claims.withdraw(claim.id, "replaced")
        answers = [answer for claim in gone if (answer := await self._outbox.answer_for(claim.id))]
        for answer, link in zip(answers, new, strict=False):
            await self._put_in_place(ask, answer, link)
        for answer in answers[len(new) :]:
            await self._delivery.take_back(answer)
        if any(claim.state == "offered" for claim in gone):
            await self._take_back_empty_offer(ask)
        if any(claim.state == "failed" for claim in gone):
            await self._chats[ask.anchor.place.platform].mark(ask.anchor, "failed", on=False)
        if new[len(answers) :]:
            await self.read(ask, new[len(answers) :], edited=True)

    async def withdraw(self, place: Place, message: str) -> None:
        """The message is gone, and so is every answer to it."""
        for claim in await self._claims.claims_on(place, message):
            await self._claims.withdraw(claim.id, "withdrawn")
            answer = await self._outbox.answer_for(claim.id)
            if answer:
                await self._delivery.take_back(answer)

    async def _answer(self, mine: Sequence[tuple[Claim, str]]) -> None:
        """Read links that this process has claimed, all of one message, side by side; answer them in their order."""
        if not mine:
            return
        anchor = mine[0][0].anchor
        chat = self._chats[anchor.place.platform]
        await chat.mark(anchor, "reading", on=True)
        replies = [asyncio.create_task(self._summary(claim, url)) for claim, url in mine]
        answered = False
        try:
            for (claim, _), coming in zip(mine, replies, strict=True):
                reply = await coming
                answered |= await self._said(claim, reply) and reply.article is not None
        finally:
            for coming in replies:
                coming.cancel()
            await chat.mark(anchor, "reading", on=False)
        if answered and anchor.handle is None and (await self._preferences.channel(anchor.place)).hide_previews:
            await chat.hide_preview(anchor)

    async def _said(self, claim: Claim, reply: Reply) -> bool:
        """False when it could not be said now; what keeps one answer back does not keep back the others."""
        try:
            await self._delivery.say(claim, reply)
        except BotError as exc:
            self._stumble(claim, exc)
            return False
        return True

    def _stumble(self, claim: Claim, error: BotError) -> None:
        _log.error("the answer to %s has to wait: %s", claim.subject, error)
        if not isinstance(error, Forgotten):
            self._stumbled.append(claim)

    async def _summary(self, claim: Claim, url: str) -> Reply:
        options = {"url": url, "length": claim.length} | ({} if claim.asked else {"automatic": "yes"})
        return await self._commands.handle(Called(claim.anchor, User(claim.asker), "summarize", options))

    async def _offering(self, offer: Claim) -> Reply:
        on_message = await self._claims.claims_on(offer.anchor.place, offer.anchor.id)
        count = sum(claim.state == "offered" for claim in on_message)
        reply = Reply(paragraphs=(Line(wording.more_links(count)),), buttons=(Button("more", "Read the rest"),))
        return replace(reply, privacy=offer.anchor.privacy)

    async def _win(self, ask: Ask, link: str, *, edited: bool) -> Claim | None:
        """The claim on the link; in an edited message also one that an earlier edit has closed."""
        return await self._win_subject(ask, link_subject(link), url=link, edited=edited)

    async def _win_subject(self, ask: Ask, subject: str, *, url: str = "", edited: bool) -> Claim | None:
        claim = await self._claimant.win(ask, subject, url=url)
        if claim and url != claim.url:
            self._remember(claim, url)
        if claim or not edited:
            return claim
        on_message = await self._claims.claims_on(ask.anchor.place, ask.anchor.id)
        earlier = next((claim for claim in on_message if claim.subject == subject), None)
        if earlier is None or not await self._claimant.reopen(earlier):
            return None
        taken_back = await self._outbox.answer_for(earlier.id)
        if taken_back:
            await self._outbox.drop_parts(taken_back.id, 0)
        return self._claimant.owned(earlier)

    async def _take_back_empty_offer(self, ask: Ask) -> None:
        on_message = await self._claims.claims_on(ask.anchor.place, ask.anchor.id)
        offer = next((claim for claim in on_message if claim.subject == _OFFER), None)
        if offer is None or any(claim.state == "offered" for claim in on_message):
            return
        await self._claims.withdraw(offer.id, "replaced")
        answer = await self._outbox.answer_for(offer.id)
        if answer:
            await self._delivery.take_back(answer)

    async def _offer_later(self, ask: Ask, url: str) -> bool:
        claim = await self._claimant.win_link(ask, url, "offered")
        if claim:
            self._remember(claim, url)
        return claim is not None

    def _remember(self, claim: Claim, url: str) -> None:
        """Keep an address with its secret parts, which are never stored, as long as this process lives."""
        self._whole_addresses[claim.id] = url
        if len(self._whole_addresses) > _ADDRESSES_KEPT:
            del self._whole_addresses[next(iter(self._whole_addresses))]

    def _address(self, claim: Claim) -> str:
        return self._whole_addresses.get(claim.id, claim.url)

    async def _put_in_place(self, ask: Ask, answer: Answer, link: str) -> None:
        claim = await self._win(ask, link, edited=True)
        if claim is None:
            return
        reply = await self._summary(claim, link)
        try:
            if reply.kind in ("problem", "not_an_article") and not claim.asked:
                await self._delivery.take_back(answer)
                await self._delivery.say(claim, reply)
            else:
                await self._delivery.replace(claim, replace(answer, claim_id=claim.id), reply)
        except BotError as exc:
            self._stumble(claim, exc)

    def _anchored(self, claim: Claim, ask: Ask) -> Claim:
        """The claim as this process's own; where its interaction is over, the one that asks now takes its place."""
        anchor: Anchor = claim.anchor if claim.resumable else ask.anchor
        return replace(self._claimant.owned(claim), anchor=anchor)
