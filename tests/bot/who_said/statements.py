"""Invented statements as the ledger gives them."""

from datetime import UTC, datetime

from bot.statements import Correction, KeptStatement, Source, SpokenBy
from summarizer.language import Lang
from summarizer.statements.statement import StatementKind
from summarizer.summary import Sentence

HAN = SpokenBy("name:han seo jin", "Han Seo-jin", "harbour master")
PETROVA = SpokenBy("name:petrova", "Vera Petrova", "")
NOBODY = SpokenBy("", "a senior official", "")


def statement(
    words: str = "The ice was thick",
    *speakers: SpokenBy,
    kind: StatementKind = "direct",
    number: int = 0,
    inferred: bool = False,
    lang: Lang = "en",
    outlets: tuple[str, ...] = ("Sample Post",),
    correction: Correction | None = None,
) -> KeptStatement:
    start = 100 * number
    return KeptStatement(
        id=f"{number:016}",
        words=(Sentence(words, start, start + len(words)),),
        before=Sentence("The ferry came late.", start - 30, start - 10) if number else None,
        after=None,
        kind=kind,
        inferred=inferred,
        speakers=speakers or (HAN,),
        sources=tuple(_source(number, outlet, lang) for outlet in outlets),
        correction=correction,
    )


def _source(number: int, outlet: str, lang: Lang) -> Source:
    return Source(
        statement_id=f"{number:016}",
        article_id="a1",
        url=f"https://{outlet.replace(' ', '-').lower()}.invalid/1",
        title="A late ferry",
        outlet=outlet,
        side="third",
        lang=lang,
        published_at=datetime(2025, 3, 14, 9, tzinfo=UTC),
    )
