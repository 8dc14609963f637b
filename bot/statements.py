"""What the ledger of statements keeps and finds: plain frozen values. Times are aware and UTC."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from summarizer.document import Span
from summarizer.language import Lang
from summarizer.statements.statement import StatementKind
from summarizer.summary import Sentence

CorrectionKind = Literal["speaker", "retracted", "restored"]


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """Who said it. key: who that is in the world, as in summarizer.identify; "" when nobody can say.

    name: as the article writes it, or its mention of somebody unnamed ("a senior official"); title: of that time.
    """

    key: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement as a worker read it in an article; spans are code points of the article's text.

    before, after: the sentences around it in its paragraphs, for context.
    """

    fragments: tuple[Span, ...]
    kind: StatementKind
    inferred: bool
    speakers: tuple[SpokenBy, ...]
    before: Span | None = None
    after: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article that carries a statement. `outlet` and `side` ("seoul", "pyongyang", "moscow", "third") may be ""."""

    statement_id: str
    article_id: str
    url: str
    title: str
    outlet: str
    side: str
    lang: Lang
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What people of a server or workspace know better about a statement; it holds for everybody there.

    scope: "platform:workspace". speaker: who really said it, for the kind "speaker". by: the user's id.
    """

    statement_id: str
    scope: str
    kind: CorrectionKind
    speaker: SpokenBy | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as the ledger gives it to a place: every word verbatim, the speakers as corrected there.

    id: 16 ASCII characters, made from the article and the place in it, so that reading again gives the same.
    sources: the articles with this statement that this place may see; the first is the one the words are from.
    """

    id: str
    words: tuple[Sentence, ...]
    before: Sentence | None
    after: Sentence | None
    kind: StatementKind
    inferred: bool
    speakers: tuple[SpokenBy, ...]
    sources: tuple[Source, ...]
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is empty does not matter.

    speakers   keys; any of them
    topic      words that are to be in the statement, or else around it or in the title: all of them, inflected or not
    exact      words that are to be in the statement as they stand, but for case, quotation marks and spaces
    since, until   published at or after, before
    outlets, sides   any of them; `outlets` as in Source.outlet, upper and lower case alike
    lang       of the article
    first_lang the language whose articles come first among equals
    """

    speakers: tuple[str, ...] = ()
    topic: str = ""
    exact: str = ""
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    lang: Lang | None = None
    first_lang: Lang | None = None
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found. total: how many there are; `counted` is False when it is only known to be more.

    newest_only: so much was found that only the newest were ranked.
    """

    statements: tuple[KeptStatement, ...]
    total: int
    counted: bool = True
    newest_only: bool = False


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """Somebody with statements in the ledger: the key, the name most articles use, and how many there are."""

    key: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What a place can search: how many statements, and the first and last day of their articles."""

    statements: int
    first: datetime | None
    last: datetime | None
