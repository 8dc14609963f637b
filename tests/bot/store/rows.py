"""Sample values to store. Outlets and people are invented."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from bot.messages import Anchor, Fragment, Place, Visibility
from bot.models import COMMON, Answer, Article, Claim, PostedMessage, own_scope
from bot.ports import Store
from bot.statements import ReadStatement, SpokenBy
from bot.store.ledger_rows import statement_id
from summarizer.document import Document, Span
from summarizer.language import Lang
from summarizer.summary import Sentence, Summary

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LEASE_S = 60.0
SEOUL = timezone(timedelta(hours=9))
TEXT = "The ferry sailed on Monday. Паром вернулся во вторник. 배는 수요일에 떠났다."
SENTENCES = ("The ferry sailed on Monday.", "Паром вернулся во вторник.", "배는 수요일에 떠났다.")


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def place(
    channel: str = "harbour", visibility: Visibility = "open", workspace: str = "w1", platform: str = "discord"
) -> Place:
    return Place(platform, workspace, channel, visibility)


def article(article_id: str = "a1", at: Place | None = None, **changes: Any) -> Article:
    document = Document(
        text=changes.pop("text", TEXT),
        title=changes.pop("title", "Ferry returns"),
        lang="en",
        url="https://sample.example/ferry",
        published_at=datetime(2026, 2, 28, 18, 30, tzinfo=SEOUL),
        site="The Sample Herald",
        authors=("A. Sample", "김표본"),
    )
    fields = {"url": "https://sample.example/ferry", "fetched_at": NOW, "scope": own_scope(at or place())} | changes
    return Article(id=article_id, document=document, **fields)


def summary(*numbers: int, method: str = "news", text: str = TEXT) -> Summary:
    return Summary(tuple(sentence(SENTENCES[number], text) for number in numbers), method)


def sentence(words: str, text: str = TEXT) -> Sentence:
    start = text.index(words)
    return Sentence(words, start, start + len(words))


def fragment(article_id: str, one: Sentence) -> Fragment:
    return Fragment(article_id, one.start, one.end, hashlib.sha256(one.text.encode()).hexdigest())


def claim(claim_id: str = "c1", at: Place | None = None, message: str = "m1", **changes: Any) -> Claim:
    fields = {"subject": "https://sample.example/ferry", "owner": "one", "asked": False} | changes
    return Claim(id=claim_id, anchor=Anchor(at or place(), message), **fields)


def answer(answer_id: str = "s1", claim_id: str = "c1", at: Place | None = None, **changes: Any) -> Answer:
    fields = {"kind": "summary", "article_id": "a1", "length": "medium", "asker": "u1", "public": True} | changes
    return Answer(**{"id": answer_id, "claim_id": claim_id, "place": at or place(), "created_at": NOW} | fields)


async def say(store: Store, what: Answer, message: str = "m1", posted: str = "p1") -> PostedMessage:
    """Claim, answer and post in one part."""
    await store.claims.claim(claim(what.claim_id, what.place, message), NOW, LEASE_S)
    (part,) = await store.outbox.open_answer(what, 1)
    standing = PostedMessage(what.place.channel, posted, f"https://chat.example/{posted}")
    await store.outbox.start_sending(part.id, what.claim_id, "one")
    await store.outbox.settle(part.id, "sent", standing)
    return standing


def read(
    words: str | tuple[str, ...],
    *speakers: SpokenBy,
    text: str = TEXT,
    before: str = "",
    after: str = "",
    **changes: Any,
) -> ReadStatement:
    """A statement with these words of the text, as a worker finds it."""
    fragments = (words,) if isinstance(words, str) else words
    fields: dict[str, Any] = {"kind": "direct", "inferred": False} | changes
    return ReadStatement(
        fragments=tuple(_span(one, text) for one in fragments),
        speakers=speakers,
        before=_span(before, text) if before else None,
        after=_span(after, text) if after else None,
        **fields,
    )


def _span(words: str, text: str) -> Span:
    one = sentence(words, text)
    return Span(one.start, one.end)


ANNA = SpokenBy("anna-pavlova", "Anna Pavlova", "harbour master")
KIM = SpokenBy("kim-pyobon", "김표본", "차관")


@dataclass(frozen=True)
class Told:
    """An article with one statement in it, told shortly: `words` by `speaker`, in an outlet, some days after NOW."""

    words: str
    speaker: SpokenBy = ANNA
    day: float = 0
    outlet: str = "The Sample Herald"
    side: str = "third"
    lang: Lang = "en"
    at: Place | None = None  # None: common to all
    title: str = ""
    before: str = ""
    after: str = ""

    def text(self) -> str:
        return " ".join(part for part in (self.before, self.words, self.after) if part)


async def keep(store: Store, name: str, *told: Told) -> tuple[str, ...]:
    """Keep them, one article each, named NAME-0, NAME-1 …; the ids of the statements."""
    ids = []
    for number, one in enumerate(told):
        kept = await store.archive.keep_article(telling(f"{name}-{number}", one), ())
        statement = read(one.words, one.speaker, text=one.text(), before=one.before, after=one.after)
        await store.ledger.keep(kept, one.outlet, one.side, (statement,))
        ids.append(statement_id(kept.id, statement.fragments))
    return tuple(ids)


def telling(article_id: str, one: Told) -> Article:
    """The article that tells it."""
    document = Document(one.text(), one.title, one.lang, published_at=NOW + timedelta(days=one.day))
    scope = own_scope(one.at) if one.at else COMMON
    return Article(article_id, scope, f"https://sample.example/{article_id}", document, NOW)
