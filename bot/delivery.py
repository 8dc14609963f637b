"""Says things once: every answer goes through here, is checked word for word, written down, and only then sent.

A part that an earlier process was cut off in is settled by reading back from the platform; where that is impossible
it is marked unknown and not sent again.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot import wording
from bot.errors import NotVerbatim, PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Button, Line, Reply
from bot.models import Answer, AnswerPart, Claim, ClaimState, PartState, PostedMessage
from bot.ports import Chat, Store

_log = logging.getLogger(__name__)

_TRIES: tuple[PartState, ...] = ("pending", "failed")
"""For each try, what a part is that certainly did not arrive: free to be sent again, or given up."""


class Delivery:
    """`chats` by platform name; `settle_s`: how long a doubtful message may take to turn up before it is looked for."""

    def __init__(
        self,
        chats: Mapping[str, Chat],
        store: Store,
        clock: Callable[[], datetime],
        settle_s: float = 2.0,
    ) -> None:
        self._chats = chats
        self._archive = store.archive
        self._claims = store.claims
        self._outbox = store.outbox
        self._clock = clock
        self._settle_s = settle_s

    async def say(self, claim: Claim, reply: Reply) -> None:
        """Post the reply to what the claim is about and close the claim.

        A problem that nobody asked about gets a small mark instead of words; "no article there" not even that.
        """
        reply = await self._verified(reply)
        if not claim.asked and reply.kind in ("problem", "not_an_article"):
            mine = await self._claims.close(claim.id, claim.owner, "failed", reply.paragraphs[0].text)
            if mine and reply.kind == "problem":
                await self._chat(claim.anchor).mark(claim.anchor, "failed", on=True)
            return
        answer = await self._opened(claim, reply)
        parts = await self._outbox.open_answer(answer, self._chat(claim.anchor).part_count(reply))
        await self._send_parts(claim, _stamped(reply, answer), parts)
        await self._close(claim, answer)

    async def replace(self, claim: Claim, answer: Answer, reply: Reply) -> None:
        """Put the reply in place of what the answer shows now, and close the claim: that of whoever asked for it."""
        reply = _stamped(await self._verified(reply), answer)
        count = self._chat(claim.anchor).part_count(reply)
        shown = await self._outbox.parts(answer.id)
        try:
            kept = await self._edit_parts(claim, reply, shown[:count])
        except (SendFailed, SendUnknown) as exc:
            _log.warning("answer %s could not be changed: %s", answer.id, exc)
            await self._claims.close(claim.id, claim.owner, "unknown" if isinstance(exc, SendUnknown) else "failed")
            return
        await self._delete_parts(answer, claim.anchor, shown[kept:])
        await self._outbox.drop_parts(answer.id, kept)
        changed = replace(answer, kind=reply.kind, article_id=reply.article, length=claim.length, options=reply.options)
        await self._outbox.change_answer(changed)
        await self._send_parts(claim, reply, await self._outbox.open_answer(changed, count))
        await self._close(claim, changed)

    async def announce(self, claim: Claim, reply: Reply) -> ClaimState:
        """Post what nobody asked for, and close the claim with the state that comes back.

        "held": the platform does not take all of it just now. What was posted stays, and the rest is sent when the
        claim is reopened. Raises PlaceGone, the claim being held, when the channel is gone or closed to the bot.
        """
        reply = await self.without_lost_words(reply)
        answer = await self._opened(claim, reply)
        parts = await self._outbox.open_answer(answer, self._chat(claim.anchor).part_count(reply))
        try:
            for part in parts:
                if part.state in ("pending", "sending") and not await self._announce_part(claim, reply, part):
                    break
        except PlaceGone as exc:
            await self._claims.close(claim.id, claim.owner, "held", str(exc))
            raise
        states = {part.state for part in await self._outbox.parts(answer.id)}
        state: ClaimState = "held" if "pending" in states else _closing_state(states)
        await self._claims.close(claim.id, claim.owner, state)
        return state

    async def without_lost_words(self, reply: Reply) -> Reply:
        """The reply without those of its stories whose words are not, or no longer, in the archive."""
        stories = tuple([story for story in reply.stories if await self._all_hold(story.lines())])
        for lost in set(reply.stories) - set(stories):
            _log.error("not verbatim, not announced: %s", lost.headline.text)
        return replace(reply, stories=stories)

    async def take_back(self, answer: Answer) -> None:
        """Delete every message of the answer; what the platform does not allow is logged and left."""
        claim = await self._claims.find(answer.claim_id)
        await self._delete_parts(answer, claim.anchor if claim else None, await self._outbox.parts(answer.id))

    async def _edit_parts(self, claim: Claim, reply: Reply, shown: Sequence[AnswerPart]) -> int:
        """How many parts, from the first on, now show the reply; what stands behind has to be sent anew.

        Raises SendFailed, SendUnknown.
        """
        chat = self._chat(claim.anchor)
        for part in shown:
            posted = part.posted or await self._looked_up(claim.anchor, part)
            if posted is None:
                return part.number
            try:
                await chat.edit(claim.anchor, posted, reply, part.number, part.id)
            except PlaceGone:  # somebody deleted it
                return part.number
        return len(shown)

    async def _looked_up(self, anchor: Anchor, part: AnswerPart) -> PostedMessage | None:
        """The message of a part that may or may not have arrived. Raises SendUnknown."""
        return await self._chat(anchor).find(anchor, part.id) if part.state == "unknown" else None

    async def _delete_parts(self, answer: Answer, anchor: Anchor | None, parts: Sequence[AnswerPart]) -> None:
        chat = self._chats[answer.place.platform]
        for part in parts:
            try:
                posted = part.posted or (await self._looked_up(anchor, part) if anchor else None)
                if posted:
                    await chat.delete(answer.place, posted)
            except (SendFailed, SendUnknown) as exc:
                _log.warning("could not take back a message in %s: %s", answer.place.channel, exc)

    def _chat(self, anchor: Anchor) -> Chat:
        return self._chats[anchor.place.platform]

    async def _announce_part(self, claim: Claim, reply: Reply, part: AnswerPart) -> bool:
        """False when the part has to wait, and all behind it. Raises PlaceGone."""
        chat = self._chat(claim.anchor)
        try:
            if part.state == "sending" and await self._settled(claim, part, "pending"):
                return True
            if not await self._outbox.start_sending(part.id, claim.id, claim.owner):
                return False  # another process took over
            posted = await chat.send(claim.anchor, reply, part.number, part.id)
            await self._outbox.settle(part.id, "sent", posted)
        except SendUnknown as exc:
            return await self._announced_after_all(claim, part, exc)
        except SendFailed as exc:
            _log.warning("part %s has to wait: %s", part.id, exc)
            await self._outbox.settle(part.id, "pending")
            if isinstance(exc, PlaceGone):
                raise
            return False
        return True

    async def _announced_after_all(self, claim: Claim, part: AnswerPart, doubt: SendUnknown) -> bool:
        """Looks for a part that may or may not be posted: there, to be sent again later, or unknown for good."""
        await asyncio.sleep(self._settle_s)
        try:
            return await self._settled(claim, part, "pending") is not None
        except SendUnknown as exc:
            _log.warning("unknown whether part %s was posted: %s; %s", part.id, doubt, exc)
            await self._outbox.settle(part.id, "unknown")
            return True

    async def _all_hold(self, lines: Sequence[Line]) -> bool:
        for line in lines:
            if line.fragment and not await self._archive.fragment_holds(line.fragment, line.text):
                return False
        return True

    async def _verified(self, reply: Reply) -> Reply:
        """The reply, or in its place the admission that its words are not the article's."""
        for line in reply.lines():
            if line.fragment and not await self._archive.fragment_holds(line.fragment, line.text):
                error = NotVerbatim(line.text)
                _log.error("not verbatim, not posted: article %s at %d", line.fragment.article, line.fragment.start)
                return Reply(paragraphs=(Line(wording.problem(error)),), privacy=reply.privacy, kind="problem")
        return reply

    async def _opened(self, claim: Claim, reply: Reply) -> Answer:
        known = await self._outbox.answer_for(claim.id)
        if known:
            return known
        return Answer(
            id=secrets.token_hex(10),
            claim_id=claim.id,
            place=claim.anchor.place,
            kind=reply.kind,
            article_id=reply.article,
            length=claim.length,
            asker=claim.asker,
            public=reply.privacy == "public",
            created_at=self._clock(),
            options=reply.options,
        )

    async def _send_parts(self, claim: Claim, reply: Reply, parts: tuple[AnswerPart, ...]) -> None:
        for part in parts:
            if part.state in ("pending", "sending"):
                await self._send_part(claim, reply, part)

    async def _send_part(self, claim: Claim, reply: Reply, part: AnswerPart) -> None:
        chat = self._chat(claim.anchor)
        try:
            posted = await self._settled(claim, part, "pending") if part.state == "sending" else None
            for otherwise in _TRIES:
                if posted or not await self._outbox.start_sending(part.id, claim.id, claim.owner):
                    return  # it is there; or it was withdrawn, or another process took over
                try:
                    posted = await chat.send(claim.anchor, reply, part.number, part.id)
                    await self._outbox.settle(part.id, "sent", posted)
                except SendUnknown:
                    await asyncio.sleep(self._settle_s)
                    posted = await self._settled(claim, part, otherwise)
        except SendUnknown as exc:
            _log.warning("unknown whether part %s was posted: %s", part.id, exc)
            await self._outbox.settle(part.id, "unknown")
        except SendFailed as exc:
            _log.warning("part %s was refused: %s", part.id, exc)
            await self._outbox.settle(part.id, "failed")

    async def _settled(self, claim: Claim, part: AnswerPart, otherwise: PartState) -> PostedMessage | None:
        """What a doubtful sending came to: the message, or None and the state `otherwise`. Raises SendUnknown."""
        posted = await self._chat(claim.anchor).find(claim.anchor, part.id)
        await self._outbox.settle(part.id, "sent" if posted else otherwise, posted)
        return posted

    async def _close(self, claim: Claim, answer: Answer) -> None:
        states = {part.state for part in await self._outbox.parts(answer.id)}
        if await self._claims.close(claim.id, claim.owner, _closing_state(states)):
            return
        now = await self._claims.claims_on(claim.anchor.place, claim.anchor.id)
        if any(other.id == claim.id and other.state in ("replaced", "withdrawn") for other in now):
            await self.take_back(answer)


def _closing_state(states: set[PartState]) -> ClaimState:
    if "unknown" in states:
        return "unknown"
    return "failed" if "failed" in states else "answered"


def _stamped(reply: Reply, answer: Answer) -> Reply:
    """Buttons that know which answer they belong to."""
    buttons = tuple(Button(f"{button.id}:{answer.id}", button.label) for button in reply.buttons)
    return replace(reply, buttons=buttons)
