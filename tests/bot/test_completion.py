"""What is offered while somebody types a speaker's name, and for a name that is nobody's."""

from datetime import UTC, date, datetime

import pytest

from bot.completion import Completion
from bot.messages import Place
from bot.models import Article, own_scope
from bot.ports import Store
from bot.statements import ReadStatement, SpokenBy
from summarizer import read_question
from summarizer.document import Document, Span
from summarizer.people import find_office, find_person
from tests.fakes import fake_store

OPEN = Place("discord", "1", "10", "open")
CLOSED = Place("discord", "1", "11", "private")
ELSEWHERE = Place("discord", "2", "20", "open")
NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
LAVROV = SpokenBy("person:sergei-lavrov", "Lavrov")
PETROVA = SpokenBy("name:bera-betroba", "Vera Petrova")
LAVRENTIEVA = SpokenBy("name:lavrentieva", "Sofia Lavrentieva")
SECRET = SpokenBy("name:hidden", "Lavinia Hiddenwell")
MINISTER = SpokenBy("office:ru/foreign-minister", "the Russian foreign minister")


class Bench:
    """A ledger of sample statements: only who said something counts, the words are all the same."""

    def __init__(self) -> None:
        self.store: Store = fake_store()
        self.completion = Completion(self.store.ledger, lambda: date(2025, 3, 20))
        self._number = 0

    async def said(self, speaker: SpokenBy, place: Place, times: int = 1) -> None:
        for _ in range(times):
            self._number += 1
            text = f"Ferry number {self._number * 7919} came late to quay {self._number * 104729} again.\n"
            document = Document.from_text(text, title="A ferry", lang="en", published_at=NOW)
            name = f"sample-{self._number}"
            article = Article(name, own_scope(place), f"https://sample.invalid/{name}", document, NOW)
            await self.store.archive.keep_article(article, ())
            read = ReadStatement((Span(0, len(document.text.strip())),), "indirect", False, (speaker,))
            await self.store.ledger.keep(article, "Sample Post", "third", (read,))

    async def labels(self, text: str, place: Place = OPEN) -> list[str]:
        return [choice.label for choice in await self.completion.speakers(text, place)]

    async def values(self, text: str, place: Place = OPEN) -> list[str]:
        return [choice.value for choice in await self.completion.speakers(text, place)]


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lavr", "Sergei Lavrov"),
        ("Лавр", "Сергей Лавров"),
        ("라브로", "세르게이 라브로프"),
        ("lavrof", "Sergei Lavrov"),
    ],
)
async def test_a_person_comes_in_the_script_that_is_typed(bench: Bench, typed: str, name: str) -> None:
    values = await bench.values(typed)

    assert name in values


async def test_a_person_comes_with_the_title_of_today(bench: Bench) -> None:
    labels = await bench.labels("Sergei Lavrov")

    assert labels[0] == "Sergei Lavrov, Russian foreign minister"


async def test_who_has_statements_here_comes_first_and_is_counted(bench: Bench) -> None:
    await bench.said(LAVRENTIEVA, OPEN)
    await bench.said(LAVROV, OPEN, times=3)

    labels = await bench.labels("Lavr")

    assert labels[:2] == ["Sergei Lavrov, Russian foreign minister · 3 statements", "Sofia Lavrentieva · 1 statement"]


async def test_each_person_comes_once(bench: Bench) -> None:
    await bench.said(LAVROV, OPEN)

    values = await bench.values("Lavrov")

    assert values.count("Sergei Lavrov") == 1


async def test_without_a_text_the_commonest_speakers_of_the_place_come(bench: Bench) -> None:
    await bench.said(PETROVA, OPEN)
    await bench.said(LAVROV, OPEN, times=2)
    await bench.said(SECRET, CLOSED, times=5)

    values = await bench.values("")

    assert values == ["Sergei Lavrov", "Vera Petrova"]


@pytest.mark.parametrize("place", [OPEN, ELSEWHERE])
async def test_a_name_of_a_private_channel_is_offered_there_only(bench: Bench, place: Place) -> None:
    await bench.said(SECRET, CLOSED)

    there, here = await bench.values("Lavinia", CLOSED), await bench.values("Lavinia", place)
    misses = await bench.completion.near_misses("Lavinia Hidenwell", place)

    assert "Lavinia Hiddenwell" in there
    assert "Lavinia Hiddenwell" not in (*here, *misses)


@pytest.mark.parametrize("typed", ["foreign minister of Russia", "러시아 외무장관", "министр иностранных дел России"])
async def test_an_office_comes_with_its_holder(bench: Bench, typed: str) -> None:
    values = await bench.values(typed)

    offices = [office.key for office in map(find_office, values) if office]
    people = [person.key for person in map(find_person, values) if person]
    assert "ru/foreign-minister" in offices
    assert "sergei-lavrov" in people


async def test_an_office_with_statements_of_its_own_is_counted(bench: Bench) -> None:
    await bench.said(MINISTER, OPEN, times=2)

    labels = await bench.labels("Russian foreign min")

    assert labels[0] == "Russian foreign minister · 2 statements"


@pytest.mark.parametrize(
    "typed", ["L", "Kim", "김", "Ким", "minister", "외무", "министр", "Russian", "Pu", "Cho", "сер"]
)
async def test_what_is_offered_fits_and_is_understood_in_a_question(bench: Bench, typed: str) -> None:
    choices = await bench.completion.speakers(typed, OPEN)

    assert 0 < len(choices) <= 25
    assert all(len(choice.label) <= 100 and len(choice.value) <= 75 for choice in choices)
    questions = [read_question(f"what did {choice.value} say about the ferry?", NOW) for choice in choices]
    assert [question.speakers for question in questions if question] == [(choice.value,) for choice in choices]


@pytest.mark.parametrize("typed", ["\x00", "   ", "“", "Z" * 3000, "\U0001f600", "\ud800", "؟؟", "%_", "김" * 500])
async def test_no_text_breaks_it(bench: Bench, typed: str) -> None:
    choices = await bench.completion.speakers(typed, OPEN)
    misses = await bench.completion.near_misses(typed, OPEN)

    assert len(choices) <= 25
    assert len(misses) <= 3


async def test_no_more_come_than_asked_for(bench: Bench) -> None:
    few, none = await bench.completion.speakers("Kim", OPEN, 4), await bench.completion.speakers("Kim", OPEN, 0)

    assert (len(few), none) == (4, ())


async def test_a_misspelt_name_finds_those_of_the_lists_and_of_the_place(bench: Bench) -> None:
    await bench.said(PETROVA, OPEN)

    listed = await bench.completion.near_misses("Sergey Lavrow", OPEN)
    heard = await bench.completion.near_misses("Vera Petrowa", OPEN)

    assert listed[0] == "Sergei Lavrov"
    assert heard[0] == "Vera Petrova"


async def test_a_name_like_no_other_has_no_near_misses(bench: Bench) -> None:
    await bench.said(PETROVA, OPEN)

    misses = await bench.completion.near_misses("Qwxzzk Bvvptt", OPEN)

    assert misses == ()
