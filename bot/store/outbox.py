"""Every answer and every message it became, written before it is sent."""

import secrets
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, or_, select, update

from bot.errors import Forgotten
from bot.messages import Place
from bot.models import Answer, AnswerPart, PartState, PostedMessage
from bot.store.columns import storable
from bot.store.database import Database
from bot.store.tables import answer_parts, answers, claims


class SqlOutbox:
    """bot.ports.Outbox in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open_answer(self, answer: Answer, parts: int) -> tuple[AnswerPart, ...]:
        async with self._database.write() as connection:
            await connection.execute(self._database.insert(answers).on_conflict_do_nothing(), _row(answer))
            of_claim = select(answers.c.id).where(answers.c.claim_id == answer.claim_id)
            answer_id = (await connection.execute(of_claim)).scalar()
            if answer_id is None:
                raise Forgotten(f"no claim {answer.claim_id} for answer {answer.id}")
            known = (await connection.execute(_parts_of(answer_id))).all()
            rows = [_new_part(answer_id, number) for number in range(len(known), parts)]
            if rows:
                await connection.execute(self._database.insert(answer_parts).on_conflict_do_nothing(), rows)
            return tuple(part_of(row) for row in await connection.execute(_parts_of(answer_id)))

    async def answer(self, answer_id: str) -> Answer | None:
        return await self._one_answer(answers.c.id == answer_id)

    async def answer_for(self, claim_id: str) -> Answer | None:
        return await self._one_answer(answers.c.claim_id == claim_id)

    async def change_answer(self, answer: Answer) -> None:
        shown = {
            "claim_id": answer.claim_id,
            "kind": answer.kind,
            "article_id": answer.article_id,
            "length": answer.length,
            "options": _options(answer),
        }
        former = (answers.c.claim_id == answer.claim_id) & (answers.c.id != answer.id)
        async with self._database.write() as connection:
            await connection.execute(delete(answers).where(former))
            await connection.execute(update(answers).where(answers.c.id == answer.id), shown)

    async def parts(self, answer_id: str) -> tuple[AnswerPart, ...]:
        async with self._database.read() as connection:
            return tuple(part_of(row) for row in await connection.execute(_parts_of(answer_id)))

    async def drop_parts(self, answer_id: str, first: int) -> None:
        gone = (answer_parts.c.answer_id == answer_id) & (answer_parts.c.number >= first)
        async with self._database.write() as connection:
            await connection.execute(delete(answer_parts).where(gone))

    async def start_sending(self, part_id: str, claim_id: str, owner: str) -> bool:
        # The claim's row is locked first: who withdraws it waits here, and then sees that the part is being sent.
        held = (
            select(claims.c.id)
            .where(claims.c.id == claim_id, claims.c.owner == owner, claims.c.state.not_in(("withdrawn", "replaced")))
            .with_for_update()
        )
        pending = (answer_parts.c.id == part_id) & (answer_parts.c.state == "pending")
        async with self._database.write() as connection:
            if (await connection.execute(held)).first() is None:
                return False
            return (await connection.execute(update(answer_parts).where(pending), {"state": "sending"})).rowcount == 1

    async def settle(self, part_id: str, state: PartState, posted: PostedMessage | None = None) -> None:
        # That it was posted is a fact, whoever says it and however late; anything else is said of a part in flight.
        open_to = answer_parts.c.state != "sent" if state == "sent" else answer_parts.c.state == "sending"
        change = {"state": state} | (_posted_row(posted) if posted else {})
        async with self._database.write() as connection:
            await connection.execute(update(answer_parts).where(answer_parts.c.id == part_id, open_to), change)

    async def first_answer(self, article_id: str, place: Place) -> tuple[Answer, PostedMessage] | None:
        any_part = answer_parts.alias()
        unsent = select(any_part.c.id).where(any_part.c.answer_id == answers.c.id, any_part.c.state != "sent")
        oldest = (
            select(answers, answer_parts.c.posted_channel, answer_parts.c.posted_id, answer_parts.c.posted_link)
            .join(answer_parts, and_(answer_parts.c.answer_id == answers.c.id, answer_parts.c.number == 0))
            .join(claims, claims.c.id == answers.c.claim_id)
            .where(
                answers.c.article_id == article_id,
                answers.c.kind == "summary",
                answers.c.public,
                answer_parts.c.posted_id.is_not(None),
                claims.c.state.not_in(("withdrawn", "replaced")),
                ~unsent.exists(),
                _visible_from(place),
            )
            .order_by(answers.c.created_at, answers.c.id)
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(oldest)).first()
        return (_answer(row), _posted(row)) if row else None

    async def _one_answer(self, condition: ColumnElement[bool]) -> Answer | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(answers).where(condition))).first()
        return _answer(row) if row else None


def _visible_from(place: Place) -> ColumnElement[bool]:
    """What a reader in this place may be told of: the same channel, or an open channel of the same workspace."""
    here = and_(
        answers.c.platform == place.platform,
        answers.c.workspace == place.workspace,
        answers.c.channel == place.channel,
    )
    if not place.workspace:
        return here
    return or_(
        here,
        and_(
            answers.c.platform == place.platform,
            answers.c.workspace == place.workspace,
            answers.c.visibility == "open",
        ),
    )


def _parts_of(answer_id: str) -> Select[Any]:
    return select(answer_parts).where(answer_parts.c.answer_id == answer_id).order_by(answer_parts.c.number)


def _new_part(answer_id: str, number: int) -> dict[str, object]:
    return {"id": secrets.token_hex(12), "answer_id": answer_id, "number": number, "state": "pending"}


def _row(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.id,
        "claim_id": answer.claim_id,
        "platform": answer.place.platform,
        "workspace": answer.place.workspace,
        "channel": answer.place.channel,
        "visibility": answer.place.visibility,
        "kind": answer.kind,
        "article_id": answer.article_id,
        "length": answer.length,
        "asker": answer.asker,
        "public": answer.public,
        "created_at": answer.created_at,
        "options": _options(answer),
    }


def _options(answer: Answer) -> dict[str, str]:
    return {storable(name): storable(value) for name, value in answer.options.items()}


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        id=row.id,
        claim_id=row.claim_id,
        place=Place(row.platform, row.workspace, row.channel, row.visibility),
        kind=row.kind,
        article_id=row.article_id,
        length=row.length,
        asker=row.asker,
        public=row.public,
        created_at=row.created_at,
        options=row.options,
    )


def _posted_row(posted: PostedMessage) -> dict[str, str | None]:
    return {"posted_channel": posted.channel, "posted_id": posted.id, "posted_link": posted.link}


def _posted(row: Row[Any]) -> PostedMessage:
    return PostedMessage(row.posted_channel, row.posted_id, row.posted_link)


def part_of(row: Row[Any]) -> AnswerPart:
    return AnswerPart(row.id, row.answer_id, row.number, row.state, None if row.posted_id is None else _posted(row))
