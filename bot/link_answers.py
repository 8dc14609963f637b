"""The answers to the links of a message: claimed, read, offered, revised when the message is edited, taken back."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import wording
from bot.claimant import Ask, Claimant, link_subject
from bot.commands import Commands
from bot.delivery import Delivery
from bot.messages import Anchor, Button, Called, Line, Place, Reply, User
from bot.models import Answer, Claim
from bot.ports import Chat, Store

LINKS_AT_ONCE = 3
"""So many links of one message are read; more are offered."""

_OFFER = "offer"
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

    async def read(
        self, ask: Ask, links: Sequence[str], *, edited: bool = False, on_claimed: Callable[[], None] = lambda: None
    ) -> None:
        """Claim every link, answer the first ones and offer the rest. `edited`: the message had other links before."""
        now, later = links[:LINKS_AT_ONCE], links[LINKS_AT_ONCE:]
        mine = [(claim, url) for url in now if (claim := await self._win(ask, url, edited=edited))]
        offered = [url for url in later if await self._claimant.win_link(ask, url, "offered")]
        offer = await self._claimant.win(ask, _OFFER) if offered else None
        on_claimed()
        await self._answer(mine)
        if offer:
            await self._make_offer(offer)

    async def read_rest(self, ask: Ask, offer: Answer) -> None:
        """Answer the links that this offer was about, and take the offer back."""
        offering = await self._claims.find(offer.claim_id)
        if offering is None:
            return
        on_message = await self._claims.claims_on(offering.anchor.place, offering.anchor.id)
        waiting = [claim for claim in on_message if claim.state == "offered"]
        mine = [self._anchored(claim, ask) for claim in waiting if await self._claimant.reopen(claim)]
        await self._delivery.take_back(offer)
        await self._answer([(claim, claim.url) for claim in mine])

    async def retry(self, ask: Ask, failed: Answer) -> None:
        """Try once more what failed, and put the outcome in the place of the failure."""
        before = await self._claims.find(failed.claim_id)
        claim = await self._claimant.win(ask, f"retry:{failed.id}")
        if before and claim:
            await self._delivery.replace(claim, failed, await self._summary(replace(before, asked=True), before.url))

    async def resume(self, claim: Claim) -> None:
        """Finish what a process that is gone has left open."""
        if claim.resumable and claim.url:
            await self._answer([(claim, claim.url)])
        elif claim.resumable and claim.subject == _OFFER:
            await self._make_offer(claim)
        else:
            await self._claimant.give_up(claim, "what asked for it cannot be answered any more")

    async def revise(self, ask: Ask, links: Sequence[str]) -> None:
        """The message now has these links: new ones take the place of those that are gone, answer by answer.

        What is new beyond that is read; answers to what is gone beyond that are taken back.
        """
        on_message = await self._claims.claims_on(ask.anchor.place, ask.anchor.id)
        live = {claim.subject: claim for claim in on_message if claim.url and claim.state not in _UNDONE}
        wanted = {link_subject(link): link for link in links}
        gone = [claim for subject, claim in live.items() if subject not in wanted]
        new = [link for subject, link in wanted.items() if subject not in live]
        for claim in gone:
            await self._claims.withdraw(claim.id, "replaced")
        answers = [answer for claim in gone if (answer := await self._outbox.answer_for(claim.id))]
        for answer, link in zip(answers, new, strict=False):
            await self._put_in_place(ask, answer, link)
        for answer in answers[len(new) :]:
            await self._delivery.take_back(answer)
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
        try:
            async with asyncio.TaskGroup() as tasks:
                replies = [tasks.create_task(self._summary(claim, url)) for claim, url in mine]
                for (claim, _), reply in zip(mine, replies, strict=True):
                    await self._delivery.say(claim, await reply)
        finally:
            await chat.mark(anchor, "reading", on=False)
        if (await self._preferences.channel(anchor.place)).hide_previews:
            await chat.hide_preview(anchor)

    async def _summary(self, claim: Claim, url: str) -> Reply:
        options = {"url": url, "length": claim.length} | ({} if claim.asked else {"automatic": "yes"})
        return await self._commands.handle(Called(claim.anchor, User(claim.asker), "summarize", options))

    async def _make_offer(self, offer: Claim) -> None:
        on_message = await self._claims.claims_on(offer.anchor.place, offer.anchor.id)
        count = sum(claim.state == "offered" for claim in on_message)
        reply = Reply(paragraphs=(Line(wording.more_links(count)),), buttons=(Button("more", "Read the rest"),))
        await self._delivery.say(offer, replace(reply, privacy=offer.anchor.privacy))

    async def _win(self, ask: Ask, link: str, *, edited: bool) -> Claim | None:
        """The claim on the link; in an edited message also one that an earlier edit has closed."""
        claim = await self._claimant.win_link(ask, link)
        if claim or not edited:
            return claim
        on_message = await self._claims.claims_on(ask.anchor.place, ask.anchor.id)
        earlier = next((claim for claim in on_message if claim.subject == link_subject(link)), None)
        if earlier is None or not await self._claimant.reopen(earlier):
            return None
        taken_back = await self._outbox.answer_for(earlier.id)
        if taken_back:
            await self._outbox.drop_parts(taken_back.id, 0)
        return self._claimant.owned(earlier)

    async def _put_in_place(self, ask: Ask, answer: Answer, link: str) -> None:
        claim = await self._win(ask, link, edited=True)
        if claim is None:
            return
        reply = await self._summary(claim, link)
        if reply.kind in ("problem", "not_an_article") and not claim.asked:
            await self._delivery.take_back(answer)
            await self._delivery.say(claim, reply)
        else:
            await self._delivery.replace(claim, replace(answer, claim_id=claim.id), reply)

    def _anchored(self, claim: Claim, ask: Ask) -> Claim:
        """The claim as this process's own; where its interaction is over, the one that asks now takes its place."""
        anchor: Anchor = claim.anchor if claim.resumable else ask.anchor
        return replace(self._claimant.owned(claim), anchor=anchor)
