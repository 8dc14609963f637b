"""What was asked and what was found -> Reply. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from bot.messages import Button, Line, Place, Reply, Said
from bot.outlets import side_asked
from bot.statements import Found, KeptStatement, Reach
from bot.who_said.lines import said
from bot.who_said.speakers import Meant
from bot.who_said.wording import Wording, title_of
from summarizer.questions.question import Question

PAGE = 5
SPEAKERS_A_PAGE = 4
LINES_A_SPEAKER = 2
LAST_PAGE = 200
CHOICES = 3

_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that is needed to word its answer. `options`: those that give it again."""

    question: Question
    place: Place
    options: Mapping[str, str]
    wording: Wording
    now: datetime

    @property
    def page(self) -> int:
        return page_of(self.options)

    @property
    def zone(self) -> tzinfo:
        return self.now.tzinfo or UTC


def page_of(options: Mapping[str, str]) -> int:
    """The page that is asked for, from 0."""
    number = options.get("page", "0")
    return min(int(number), LAST_PAGE) if number.isdecimal() and number.isascii() else 0


def statements_reply(
    asked: Asked, meant: Sequence[Meant], found: Found, shown: Sequence[KeptStatement], *, more: bool
) -> Reply:
    """A page of statements, each with its speakers."""
    names = ", ".join(one.name for one in meant)
    return Reply(
        headline=Line(title_of(asked.question, names, asked.wording)),
        facts=tuple(_facts(asked, found)),
        statements=_said(shown, asked),
        notes=tuple(_offices(asked, meant)),
        buttons=_buttons(asked, more=more),
        kind="statements",
        options={**asked.options, "shown": " ".join(one.id for one in shown)},
    )


def grouped_reply(asked: Asked, found: Found, groups: Sequence[Sequence[KeptStatement]], *, first: int) -> Reply:
    """A page of speakers, each with the best statements and how many more there are."""
    page = groups[first : first + SPEAKERS_A_PAGE]
    shown = [one for group in page for one in group[:LINES_A_SPEAKER]]
    reply = statements_reply(asked, (), found, shown, more=len(groups) > first + SPEAKERS_A_PAGE)
    lines = list(reply.statements)
    last = -1
    for group in page:
        last += min(len(group), LINES_A_SPEAKER)
        if len(group) > LINES_A_SPEAKER:
            rest = asked.wording.more_of.format(count=asked.wording.count(len(group) - LINES_A_SPEAKER))
            lines[last] = replace(lines[last], marks=(*lines[last].marks, rest))
    return replace(reply, statements=tuple(lines))


def article_reply(asked: Asked, title: Line, statements: Sequence[KeptStatement]) -> Reply:
    """A page of all that is said in one article, in the order of its text."""
    first = asked.page * PAGE
    shown = statements[first : first + PAGE]
    return Reply(
        headline=title,
        facts=(asked.wording.count(len(statements)), *_page_fact(asked)),
        statements=_said(shown, asked),
        buttons=_buttons(asked, more=len(statements) > first + PAGE),
        kind="statements",
        options={**asked.options, "shown": " ".join(one.id for one in shown)},
    )


def nothing_reply(asked: Asked, meant: Sequence[Meant], reach: Reach) -> Reply:
    """Nothing found: what was searched, and how far back the ledger reaches."""
    wording = asked.wording
    names = ", ".join(one.name for one in meant)
    return Reply(
        headline=Line(title_of(asked.question, names, wording)),
        facts=tuple(_scope(asked)),
        paragraphs=(Line(wording.nothing), Line(reach_line(reach, wording, asked.zone))),
        notes=tuple(_offices(asked, meant)),
        options=asked.options,
    )


def which_reply(asked: Asked, name: str, candidates: Sequence[str], *, several: bool, reach: Reach) -> Reply:
    """Nobody, or several, are called so: whom did the asker mean? One button a candidate."""
    wording = asked.wording
    first = wording.which_one if several else wording.unknown_speaker.format(name=name)
    lines = [first]
    if candidates and not several:
        lines.append(wording.did_you_mean.format(names=", ".join(candidates[:CHOICES])))
    if not candidates:
        lines.append(reach_line(reach, wording, asked.zone))
    return Reply(
        paragraphs=tuple(map(Line, lines)),
        buttons=tuple(Button(f"mean{i}", label(one)) for i, one in enumerate(candidates[:CHOICES])),
        options={**asked.options, "asked_for": name, "choices": "\n".join(candidates[:CHOICES])},
        kind="statements",
    )


def reach_line(reach: Reach, wording: Wording, zone: tzinfo) -> str:
    """How far back the ledger reaches for this place."""
    if not reach.statements or reach.first is None or reach.last is None:
        return wording.reach_nothing
    first, last = wording.day(reach.first.astimezone(zone)), wording.day(reach.last.astimezone(zone))
    return wording.reach.format(first=first, last=last, count=wording.count(reach.statements))


def label(text: str) -> str:
    """The text as a button's label."""
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


def _said(statements: Sequence[KeptStatement], asked: Asked) -> tuple[Said, ...]:
    """Who speaks is named once for statements that follow each other."""
    context = asked.options.get("context") == "yes"
    lines, before = [], None
    for statement in statements:
        who = [(one.key, one.name, one.title) for one in statement.speakers]
        lines.append(said(statement, asked.wording, context=context, named=who != before, zone=asked.zone))
        before = who
    return tuple(lines)


def _facts(asked: Asked, found: Found) -> Iterable[str]:
    count = asked.wording.count(found.total)
    yield count if found.counted else asked.wording.at_least.format(count=count)
    if found.newest_only:
        yield asked.wording.newest_only
    yield from _scope(asked)
    yield from _page_fact(asked)


def _page_fact(asked: Asked) -> Iterable[str]:
    if asked.page:
        yield asked.wording.page.format(page=asked.page + 1)


def _scope(asked: Asked) -> Iterable[str]:
    """Where and when was searched, as far as the question says so."""
    question, wording = asked.question, asked.wording
    if question.since:
        yield wording.since.format(day=wording.day(question.since))
    if question.until:
        yield wording.until.format(day=wording.day(question.until - timedelta(microseconds=1)))
    if question.source:
        side = side_asked(question.source)
        yield wording.within.format(source=wording.sides[side] if side else question.source)
    if question.source_lang:
        yield wording.languages[question.source_lang]


def _offices(asked: Asked, meant: Sequence[Meant]) -> Iterable[Line]:
    for one in meant:
        if one.office:
            day = asked.wording.day(asked.question.since or asked.now)
            yield Line(asked.wording.office_held.format(name=one.name, office=one.office, day=day))


def _buttons(asked: Asked, *, more: bool) -> tuple[Button, ...]:
    context = "plain" if asked.options.get("context") == "yes" else "context"
    verbs = [
        *(["prev"] if asked.page else []),
        *(["next"] if more else []),
        context,
        *("wrong", "csv", "json"),
        *(["share"] if asked.options.get("private") == "yes" else []),
    ]
    return tuple(Button(verb, asked.wording.buttons[verb]) for verb in verbs)
