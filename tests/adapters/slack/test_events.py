"""The edges of Slack's events; the ordinary ones are in test_client.py, sent by a server."""

from typing import Any

import pytest

from adapters.slack.events import Identity, read_mention, read_message, read_press, visibility_of
from bot.messages import Deleted, Edited, Posted

ME = Identity("T1", "U0", "B0", "https://tumen-sample.slack.com/")
LINK = "https://harbour.example/1"


def read(body: dict[str, Any]) -> Posted | Edited | Deleted | None:
    return read_message(body, ME, "open")


def message(**facts: Any) -> dict[str, Any]:
    event = {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": "1.000001", "text": ""}
    return {"event": event | facts}


def change(now: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    person = {"type": "message", "user": "U1", "ts": "1.000001"}
    facts: dict[str, Any] = {"subtype": "message_changed", "message": person | now}
    return message(**facts | ({"previous_message": person | before} if before else {}))


@pytest.mark.parametrize("subtype", [None, "file_share", "me_message", "thread_broadcast"])
def test_what_people_write_is_read(subtype: str | None) -> None:
    posted = read(message(text=f"<{LINK}>", subtype=subtype))

    assert isinstance(posted, Posted)
    assert posted.links == (LINK,)


@pytest.mark.parametrize("subtype", ["channel_join", "bot_message", "channel_name", "reminder_add", "message_replied"])
def test_what_slack_writes_is_not(subtype: str) -> None:
    assert read(message(text=f"<{LINK}>", subtype=subtype)) is None


def test_a_channel_is_open_only_when_slack_says_so() -> None:
    kinds = ("channel", "group", "mpim", "im", "new_kind", None)

    seen = [visibility_of(message(channel_type=kind)) for kind in kinds]

    assert seen == ["open", "private", "private", "direct", "private", None]
    assert visibility_of(message() | {"is_ext_shared_channel": True}) == "private"


def test_the_first_message_of_a_thread_is_not_inside_it() -> None:
    posted = read(message(thread_ts="1.000001"))

    assert isinstance(posted, Posted)
    assert posted.anchor.thread is None


def test_an_edit_without_what_was_there_before_counts_when_it_is_marked_as_edited() -> None:
    edited = read(change({"text": "new", "edited": {"user": "U1"}}, None))
    unfurled = read(change({"text": "new", "attachments": [{}]}, None))

    assert isinstance(edited, Edited)
    assert unfurled is None


def test_an_unfurl_of_a_message_that_was_edited_before_is_no_edit() -> None:
    known = {"text": "same", "edited": {"user": "U1"}}

    assert read(change(known | {"attachments": [{}]}, known)) is None


def test_a_link_edited_away_is_an_edit_without_links() -> None:
    edited = read(change({"text": "gone"}, {"text": f"<{LINK}>"}))

    assert isinstance(edited, Edited)
    assert edited.now.links == ()


def test_a_tombstone_is_a_deletion_and_not_an_edit() -> None:
    gone = read(change({"subtype": "tombstone", "text": "This message was deleted."}, {"text": "x"}))

    assert isinstance(gone, Deleted)
    assert gone.messages == ("1.000001",)


def test_a_mention_brought_in_by_an_edit_is_left_to_the_edit() -> None:
    assert read_mention(message(text="<@U0>", edited={"user": "U1"}), ME, "open") is None
    assert read_mention(message(text="<@U0>"), ME, "open") is not None


def test_the_same_press_delivered_twice_has_one_id_and_no_trigger_in_it() -> None:
    body = {
        "trigger_id": "1.2.sample",
        "response_url": "https://slack.example/response",
        "user": {"id": "U1"},
        "container": {"message_ts": "2.000001", "channel_id": "C1"},
        "actions": [{"value": "long:a1"}],
    }

    first, second = read_press(body, ME, "open"), read_press(body, ME, "open")

    assert first == second
    assert "sample" not in first.anchor.id
    assert len(first.anchor.id) == 25
