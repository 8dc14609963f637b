""" "Wrong speaker?": whoever may manage a channel says who it was; from then on every answer in that server says so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import NotAllowed, NotUnderstood
from bot.messages import Button, Line, Place, Reply, User
from bot.models import scopes
from bot.ports import Ledger
from bot.question_reading import language_of
from bot.statements import Correction, CorrectionKind, KeptStatement, SpokenBy
from bot.who_said.answers import label
from bot.who_said.lines import said
from bot.who_said.speakers import who_is_meant
from bot.who_said.wording import WORDINGS, Wording
from summarizer.statements.name_keys import search_key

CHOICES = 4
MOST_SHOWN = 10
_PEOPLE = ("person:", "name:")

_HOW = "correct STATEMENT NAME, correct STATEMENT retract, or correct STATEMENT restore."
_KINDS: Mapping[str, CorrectionKind] = {"retract": "retracted", "restore": "restored"}


@dataclass(frozen=True, slots=True)
class _Case:
    """One statement that somebody holds to be wrong."""

    statement: KeptStatement
    place: Place
    options: Mapping[str, str]
    wording: Wording


class Correcting:
    """The job. Everything it raises is a BotError."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._clock = clock

    async def answer(self, options: Mapping[str, str], place: Place, user: User) -> Reply:
        """Options: `shown` (ids: choose one of them), `statement` (an id: choose its speaker), and with that `speaker`.

        `speaker` is a name, "retract" or "restore". Raises NotAllowed, NotUnderstood.
        """
        if not user.may_manage:
            raise NotAllowed
        if "statement" not in options:
            return await self._choose_statement(options, place)
        statement = await self._ledger.statement(options["statement"], scopes(place))
        if statement is None:
            raise NotUnderstood(f"I know no such statement here. Try: {_HOW}")
        case = _Case(statement, place, options, WORDINGS[language_of(statement.words[0].text)])
        return await self._correct(case, user) if options.get("speaker") else await self._choose_speaker(case)

    async def _choose_statement(self, options: Mapping[str, str], place: Place) -> Reply:
        found = [
            await self._ledger.statement(one, scopes(place)) for one in options.get("shown", "").split()[:MOST_SHOWN]
        ]
        statements = [one for one in found if one]
        if not statements:
            raise NotUnderstood(f"Which statement? Try: {_HOW}")
        wording = WORDINGS[language_of(statements[0].words[0].text)]
        return Reply(
            paragraphs=(Line(wording.wrong),),
            statements=tuple(said(one, wording) for one in statements),
            buttons=tuple(Button(f"fix{i}", _short(one, i)) for i, one in enumerate(statements)),
            privacy="private",
            kind="statements",
            options={"shown": " ".join(one.id for one in statements)},
        )

    async def _choose_speaker(self, case: _Case) -> Reply:
        others = await self._others(case)
        buttons = [Button(f"as{i}", label(one.name)) for i, one in enumerate(others)]
        verb = "restore" if case.statement.correction else "retract"
        buttons.append(Button(verb, getattr(case.wording, verb)))
        return Reply(
            paragraphs=(Line(case.wording.wrong_one),),
            statements=(said(case.statement, case.wording, context=True),),
            notes=(Line(case.wording.wrong_hint.format(id=case.statement.id)),),
            buttons=tuple(buttons),
            privacy="private",
            kind="statements",
            options={"statement": case.statement.id, "choices": "\n".join(one.name for one in others)},
        )

    async def _others(self, case: _Case) -> Sequence[SpokenBy]:
        """The other speakers of the same article, people first: one of them it mostly is."""
        article = case.statement.sources[0].article_id
        statements = await self._ledger.of_article(article, scopes(case.place)) or ()
        mine = {one.key for one in case.statement.speakers}
        others = {one.key: one for said_too in statements for one in said_too.speakers if one.key not in {"", *mine}}
        return sorted(others.values(), key=lambda one: not one.key.startswith(_PEOPLE))[:CHOICES]

    async def _correct(self, case: _Case, user: User) -> Reply:
        wanted = case.options["speaker"].strip()
        kind = _KINDS.get(wanted.lower(), "speaker")
        correction = Correction(
            statement_id=case.statement.id,
            scope=f"{case.place.platform}:{case.place.workspace}",
            kind=kind,
            speaker=await self._speaker(case, wanted) if kind == "speaker" else None,
            by=user.id,
            at=self._clock(),
        )
        await self._ledger.correct(correction)
        now = await self._ledger.statement(case.statement.id, scopes(case.place))
        return Reply(
            paragraphs=(Line(case.wording.correction_done),),
            statements=(said(now, case.wording),) if now else (),
            privacy="private",
            kind="statements",
        )

    async def _speaker(self, case: _Case, wanted: str) -> SpokenBy:
        """The speaker as the article knows them, else anybody of that name."""
        for one in await self._others(case):
            if one.name.lower() == wanted.lower():
                return one
        day = case.statement.sources[0].published_at.date()
        lang = language_of(wanted)
        meant = await who_is_meant(wanted, self._ledger, scopes(case.place), lang, day)
        if len(meant) == 1:
            return SpokenBy(meant[0].keys[0], meant[0].name, meant[0].office)
        return SpokenBy(search_key(wanted), wanted)


def _short(statement: KeptStatement, number: int) -> str:
    return label(f"{number + 1}. {', '.join(one.name for one in statement.speakers) or '?'}")
