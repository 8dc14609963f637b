"""The form for questions with real slack_bolt, over both doors."""

import asyncio
import json
import logging
from urllib.parse import urlencode

import pytest
from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.slack.client import SlackAdapter
from adapters.slack.directory import Directory
from adapters.slack.events import Identity
from adapters.slack.form_fields import FormCall
from adapters.slack.forms import Forms
from adapters.slack.question_form import question_form
from adapters.slack.web import SlackWeb
from bot.messages import Called, Choice, Line, Place, Reply, Typed, User
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import BOT_TOKEN, SlackServer
from tests.servers.slack_forms import View
from tests.servers.slack_workspace import TEAM

OPEN = Place("slack", TEAM, "C1", "open")
KNOWN = (Choice("Ahn Bo-ra, ferry line", "Ahn Bo-ra"), Choice("Anton Sample", "Anton Sample"))


class Completer:
    """Remembers what was typed; `hold` makes it take its time."""

    def __init__(self, choices: tuple[Choice, ...] = KNOWN) -> None:
        self.typed: list[Typed] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self._choices = choices

    async def complete(self, typed: Typed) -> tuple[Choice, ...]:
        self.typed.append(typed)
        await self.hold.wait()
        return self._choices


async def opened(slack: SlackServer, command: str = "/whosaid", words: str = "", channel: str = "C1") -> View:
    await slack.slash("U1", channel, command, words)
    return await slack.until(lambda: slack.workspace.views[-1] if slack.workspace.views else None)


@pytest.mark.parametrize(("command", "words"), [("/whosaid", ""), ("/whosaid", "  "), ("/tumen", "whosaid")])
@pytest.mark.usefixtures("adapter")
async def test_a_question_without_words_opens_the_form(
    slack: SlackServer, heard: Heard, command: str, words: str
) -> None:
    view = await opened(slack, command, words)

    assert view.user == "U1"
    assert view.labels()["question"] == "Your question"
    assert heard == []


@pytest.mark.usefixtures("adapter")
async def test_a_question_with_words_is_called_without_a_form(slack: SlackServer, heard: Heard) -> None:
    await slack.slash("U1", "C1", "/whosaid", "what did Ahn Bo-ra say about the ferry private")

    await slack.until(lambda: heard)
    (called,) = heard
    assert isinstance(called, Called)
    assert called.options == {"question": "what did Ahn Bo-ra say about the ferry", "private": "yes"}
    assert (called.command, called.anchor.privacy) == ("whosaid", "private")
    assert slack.workspace.views == []


@pytest.mark.usefixtures("adapter")
async def test_a_submitted_form_is_a_call_in_the_channel_it_came_from(slack: SlackServer, heard: Heard) -> None:
    slack.workspace.zones["U1"] = "Asia/Seoul"
    view = await opened(slack)

    closed = await slack.submit(view, about="ferry", since="1 March 2025", language="Korean")

    await slack.until(lambda: heard)
    (called,) = heard
    assert closed
    assert isinstance(called, Called)
    assert (called.command, called.anchor.place, called.user) == ("whosaid", OPEN, User("U1", zone="Asia/Seoul"))
    assert called.options == {"about": "ferry", "since": "1 March 2025", "language": "korean"}
    assert (called.anchor.privacy, called.anchor.thread) == ("public", None)


async def test_a_private_submission_is_answered_through_the_address_of_the_command(
    adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    view = await opened(slack, words="private")

    await slack.submit(view, question="what did Ahn Bo-ra say?")
    called = await slack.until(lambda: heard[0] if heard else None)
    assert isinstance(called, Called)
    await adapter.chat.send(called.anchor, Reply(paragraphs=(Line("This."),)), 0, "part1")

    assert called.anchor.privacy == "private"
    assert [message.words() for message in slack.workspace.ephemeral("U1")] == ["This."]
    assert slack.workspace.by_bot("C1") == []


@pytest.mark.usefixtures("adapter")
async def test_an_empty_form_stays_open_and_says_what_it_needs(slack: SlackServer, heard: Heard) -> None:
    view = await opened(slack)

    closed = await slack.submit(view, since="1 March 2025")

    assert not closed
    assert view.errors["question"].startswith("Ask in your own words")
    assert heard == []


@pytest.mark.usefixtures("adapter")
async def test_the_same_form_twice_is_one_interaction_and_two_forms_are_two(slack: SlackServer, heard: Heard) -> None:
    view = await opened(slack)
    await slack.submit(view, about="ferry")
    slack.workspace.views.append(view)
    await slack.submit(view, about="ferry")
    await slack.submit(await opened(slack), about="ferry")

    await slack.until(lambda: len(heard) == 3)
    first, second, third = [called.anchor.id for called in heard if isinstance(called, Called)]
    assert first == second != third


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_speakers_are_completed_while_they_are_typed(slack: SlackServer, heard: Heard, mode: str) -> None:
    completer = Completer()
    async with running(slack, heard, mode, complete=completer.complete):
        view = await opened(slack)
        labels = await slack.type(view, "보라")
        await slack.submit(view, speaker=labels[0])
        called = await slack.until(lambda: heard[0] if heard else None)

    assert labels == ["Ahn Bo-ra, ferry line", "Anton Sample"]
    assert completer.typed == [Typed(OPEN, "speaker", "보라")]
    assert isinstance(called, Called)
    assert called.options == {"speaker": "Ahn Bo-ra"}


@pytest.mark.parametrize(
    ("channel", "visibility"), [("C1", "open"), ("G1", "private"), ("D1", "direct"), ("C9", "private")]
)
async def test_whose_names_may_be_shown_is_looked_up_and_not_taken_from_the_form(
    slack: SlackServer, heard: Heard, channel: str, visibility: str
) -> None:
    slack.add_channel("C9", is_shared=True)
    completer = Completer()
    async with running(slack, heard, "socket", complete=completer.complete):
        await slack.type(await opened(slack, channel=channel), "a")

    assert [typed.place for typed in completer.typed] == [Place("slack", TEAM, channel, visibility)]


async def test_long_names_and_many_of_them_are_cut_to_what_slack_takes(slack: SlackServer, heard: Heard) -> None:
    many = tuple(Choice(f"{number} " + "가" * 98, f"{number} " + "나" * 200) for number in range(150))
    async with running(slack, heard, "socket", complete=Completer(many).complete):
        labels = await slack.type(await opened(slack), "가")

    assert len(labels) == 100
    assert labels[0].endswith("…")


async def test_a_completion_that_takes_too_long_is_none(slack: SlackServer) -> None:
    completer, ack = Completer(), AsyncAck()
    completer.hold.clear()
    web = SlackWeb(BOT_TOKEN, slack.api_base, logging.getLogger(__name__))
    web.open()
    forms = Forms(web, Identity(TEAM, "U0", "B0", ""), Directory(web, TEAM), completer.complete, limit_s=0.05)
    form = question_form(FormCall("C1", "https://slack.example/response", 0), private=False)

    await forms.suggest(ack, {"view": form, "action_id": "speaker", "value": "a"})
    await web.close()

    assert completer.typed
    assert ack.response
    assert json.loads(ack.response.body) == {"options": []}


async def test_typing_that_comes_without_its_form_completes_nothing(
    http_adapter: SlackAdapter, slack: SlackServer
) -> None:
    assert http_adapter.port
    requests = slack.use_http(http_adapter.port)
    payload = {"type": "block_suggestion", "user": {"id": "U1"}, "action_id": "speaker", "block_id": "b", "value": "a"}

    status, answer = await requests.exchange(
        urlencode({"payload": json.dumps(payload)}), {"Content-Type": "application/x-www-form-urlencoded"}
    )

    assert (status, json.loads(answer)) == (200, {"options": []})


async def test_typing_with_a_wrong_signature_is_turned_away(http_adapter: SlackAdapter, slack: SlackServer) -> None:
    assert http_adapter.port
    requests = slack.use_http(http_adapter.port)

    status = await requests.send("payload=%7B%7D", {"Content-Type": "application/x-www-form-urlencoded"}, secret="no")

    assert status == 401


@pytest.mark.usefixtures("adapter")
async def test_a_form_that_slack_refuses_is_a_question_without_words(slack: SlackServer, heard: Heard) -> None:
    slack.refuse("views.open", "expired_trigger_id")

    await slack.slash("U1", "C1", "/whosaid")

    await slack.until(lambda: heard)
    (called,) = heard
    assert isinstance(called, Called)
    assert (called.command, called.options) == ("whosaid", {"question": ""})


async def test_a_form_of_which_it_is_unknown_whether_it_shows_is_left_alone(
    adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    slack.drop("views.open")

    await opened(slack)
    await adapter.idle()

    assert heard == []
    assert len(slack.called("views.open")) == 1


async def test_triggers_and_addresses_of_forms_are_never_logged(
    slack: SlackServer, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(slack, heard, "http"):
        slack.refuse("views.open", "expired_trigger_id")
        await slack.slash("U1", "C1", "/whosaid")
        await slack.submit(await opened(slack), about="ferry")
        await slack.until(lambda: len(heard) == 2)

    ours = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp"))
    assert not any(secret in ours for secret in ("/response/", ".sample"))
