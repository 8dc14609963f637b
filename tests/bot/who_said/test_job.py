"""Questions and corrections against a ledger of sample articles."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import NotAllowed, NotUnderstood
from bot.messages import Place, Reply, User
from bot.models import Article, own_scope
from bot.outlets import Outlets
from bot.ports import Store
from bot.who_said.correcting import Correcting
from bot.who_said.job import WhoSaid
from summarizer.document import Document
from tests.fakes import fake_store
from tests.inline_analyst import InlineAnalyst

OPEN = Place("discord", "1", "10", "open")
CLOSED = Place("discord", "1", "11", "private")
ELSEWHERE = Place("discord", "2", "20", "open")
NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
MANAGER = User("7", may_manage=True)

FERRY = """\
“The ice was thick and the pilots were tired,” said Han Seo-jin, the harbour master of Sokcho.

It is a long way to Zarubino.

Vera Petrova, who heads the port of Zarubino, said the ferry would wait for the quay to be mended.

It is as long a way back.

Han said the ferry had waited for two days.
"""
SECRET = "“Nobody outside may know of the ferry,” said Han Seo-jin, the harbour master of Sokcho.\n"


class Bench:
    """A ledger with what was read in these places."""

    def __init__(self) -> None:
        self.store: Store = fake_store()
        self.job = WhoSaid(self.store.archive, self.store.ledger, InlineAnalyst(), Outlets())
        self.correcting = Correcting(self.store.ledger, lambda: NOW)

    async def read(self, text: str, place: Place, name: str = "ferry", day: int = 14) -> Article:
        published = datetime(2025, 3, day, 20, tzinfo=UTC)
        document = Document.from_text(text, title="A sample", lang="en", published_at=published, site="Sample Post")
        article = Article(name, own_scope(place), f"https://sample.invalid/{name}", document, NOW)
        await self.store.archive.keep_article(article, ())
        await self.job.statements_of(article, place)
        return article

    async def ask(self, question: str, place: Place = OPEN, **options: str) -> Reply:
        return await self.job.answer({"question": question} | options, place, NOW)


def spoken(reply: Reply) -> list[str]:
    return [line.text for statement in reply.statements for line in statement.words]


@pytest.fixture
async def bench() -> Bench:
    bench = Bench()
    await bench.read(FERRY, OPEN)
    return bench


async def test_a_speaker_is_answered_with_exact_words(bench: Bench) -> None:
    reply = await bench.ask("what did Han Seo-jin say about the ferry")

    assert spoken(reply) == ["the ferry had waited for two days"]
    assert all(words in FERRY for words in spoken(reply))
    assert reply.statements[0].speaker.startswith("Han Seo-jin")
    assert reply.statements[0].source.text == "Sample Post · 14 March 2025"


async def test_a_private_channels_articles_are_found_there_only(bench: Bench) -> None:
    await bench.read(SECRET, CLOSED, "secret")

    open_words = spoken(await bench.ask("what did Han Seo-jin say about the ferry"))
    closed_words = spoken(await bench.ask("what did Han Seo-jin say about the ferry", CLOSED))

    assert not any("Nobody outside" in words for words in open_words)
    assert any("Nobody outside" in words for words in closed_words)


async def test_another_servers_articles_speakers_and_dates_are_unknown(bench: Bench) -> None:
    reply = await bench.ask("what did Han Seo-jin say about the ferry", ELSEWHERE)

    assert not reply.statements
    assert "14 March" not in str(reply)
    assert "Sample Post" not in str(reply)


async def test_days_are_those_of_the_asker(bench: Bench) -> None:
    options: Mapping[str, str] = {"question": "what did Han Seo-jin say on 14 March 2025"}
    next_day: Mapping[str, str] = {"question": "what did Han Seo-jin say on 15 March 2025"}
    in_seoul = NOW.astimezone(ZoneInfo("Asia/Seoul"))  # where 20:00 UTC is five in the morning of the next day

    assert spoken(await bench.job.answer(options, OPEN, NOW))
    assert not spoken(await bench.job.answer(options, OPEN, in_seoul))
    there = await bench.job.answer(next_day, OPEN, in_seoul)
    assert there.statements[0].source.text == "Sample Post · 15 March 2025"


async def test_options_count_more_than_words(bench: Bench) -> None:
    reply = await bench.ask("what did Han Seo-jin say about the ferry", speaker="Vera Petrova")

    assert spoken(reply) == ["the ferry would wait for the quay to be mended"]


async def test_an_unknown_day_is_said_so(bench: Bench) -> None:
    with pytest.raises(NotUnderstood) as refused:
        await bench.job.answer({"speaker": "Han Seo-jin", "since": "the day of the whale"}, OPEN, NOW)

    assert "the day of the whale" in refused.value.hint


@pytest.mark.parametrize(
    ("question", "example"),
    [("good morning", "who said what about grain"), ("안녕하세요", "곡물에"), ("привет", "о зерне")],
)
async def test_what_is_not_understood_gets_examples_in_its_language(bench: Bench, question: str, example: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        await bench.ask(question)

    assert example in refused.value.hint


async def test_a_page_of_an_earlier_answer_is_of_its_moment(bench: Bench) -> None:
    first = await bench.ask("what did Han Seo-jin say in the last week")

    later = await bench.job.answer(first.options, OPEN, NOW.replace(year=2026))

    assert spoken(later) == spoken(first) != []


async def test_an_article_is_shown_in_the_order_of_its_text(bench: Bench) -> None:
    reply = await bench.job.answer({"article": "ferry"}, OPEN, NOW)

    assert [FERRY.index(words) for words in spoken(reply)] == sorted(FERRY.index(words) for words in spoken(reply))


async def test_an_article_of_another_server_is_not_shown(bench: Bench) -> None:
    with pytest.raises(NotUnderstood):
        await bench.job.answer({"article": "ferry"}, ELSEWHERE, NOW)


async def test_an_export_has_the_words_and_is_the_askers(bench: Bench) -> None:
    reply = await bench.ask("what did Han Seo-jin say", export="csv")

    assert reply.attachment
    assert "the ferry had waited for two days" in reply.attachment.content
    assert reply.privacy == "private"


async def test_only_who_manages_the_channel_corrects(bench: Bench) -> None:
    shown = (await bench.ask("what did Han Seo-jin say about the ferry")).options["shown"]

    with pytest.raises(NotAllowed):
        await bench.correcting.answer({"statement": shown, "speaker": "retract"}, OPEN, User("8"))


async def test_a_correction_holds_for_the_whole_server_and_nowhere_else(bench: Bench) -> None:
    article = await bench.read(FERRY, ELSEWHERE, "ferry-elsewhere")
    shown = (await bench.ask("what did Han Seo-jin say about the ferry")).options["shown"]

    await bench.correcting.answer({"statement": shown, "speaker": "Vera Petrova"}, OPEN, MANAGER)

    corrected = await bench.ask("what did Vera Petrova say about the ferry", CLOSED)
    assert "the ferry had waited for two days" in spoken(corrected)
    assert any("corrected" in mark for statement in corrected.statements for mark in statement.marks)
    assert spoken(await bench.ask("what did Han Seo-jin say about the ferry")) == []
    untouched = await bench.job.statements_of(replace(article), ELSEWHERE)
    assert all(one.correction is None for one in untouched)


async def test_a_restored_statement_is_as_it_was_read(bench: Bench) -> None:
    shown = (await bench.ask("what did Han Seo-jin say about the ferry")).options["shown"]
    await bench.correcting.answer({"statement": shown, "speaker": "retract"}, OPEN, MANAGER)
    assert spoken(await bench.ask("what did Han Seo-jin say about the ferry")) == []

    await bench.correcting.answer({"statement": shown, "speaker": "restore"}, OPEN, MANAGER)

    assert spoken(await bench.ask("what did Han Seo-jin say about the ferry")) == ["the ferry had waited for two days"]


async def test_a_statement_of_another_server_cannot_be_corrected(bench: Bench) -> None:
    shown = (await bench.ask("what did Han Seo-jin say about the ferry")).options["shown"]

    with pytest.raises(NotUnderstood):
        await bench.correcting.answer({"statement": shown, "speaker": "retract"}, ELSEWHERE, MANAGER)
