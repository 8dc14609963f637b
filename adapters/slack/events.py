"""What Slack sends (events, slash commands, shortcuts, presses, forms, typing) -> requests. Pure.

In: the JSON bodies as bolt hands them on. Out: a Request, or None for what is none of the bot's business. What Slack
does not say in the body (is the channel public, may this user manage it) is passed in or filled in by the intake.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack import digest_form
from adapters.slack.commands import parse_command
from adapters.slack.form_fields import filled_in, read_call
from adapters.slack.handle import Handle
from adapters.slack.links import find_links
from adapters.slack.mrkdwn import mentions, plain_words
from bot.messages import Anchor, Called, Deleted, Edited, Left, Place, Posted, Pressed, Typed, User, Visibility

Body = Mapping[str, Any]

PLATFORM = "slack"
SHORTCUT = "summarize_links"
_WRITTEN_BY_PEOPLE = (None, "file_share", "me_message", "thread_broadcast")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is: from auth.test. `url` is the workspace's address, with a slash at its end."""

    team: str
    user: str
    bot: str
    url: str


def visibility_of(body: Body) -> Visibility | None:
    """Who can read the channel of a message event, as far as the event tells.

    A channel shared with other workspaces (Slack Connect) is not this workspace's alone: it counts as private.
    """
    kind = body["event"].get("channel_type")
    if kind is None:
        return None
    if kind == "im":
        return "direct"
    return "open" if kind == "channel" and not body.get("is_ext_shared_channel") else "private"


def read_message(body: Body, me: Identity, visibility: Visibility) -> Posted | Edited | Deleted | None:
    """An event of type "message". A deleted message that has replies comes as an edit into a "tombstone"."""
    event = body["event"]
    place = _place(str(event["channel"]), me, visibility)
    subtype = event.get("subtype")
    if subtype == "message_deleted":
        return Deleted(place, (str(event["deleted_ts"]),))
    if subtype == "message_changed":
        return _read_change(event, place, me)
    return _posted(event, place, me)


def read_mention(body: Body, me: Identity, visibility: Visibility) -> Posted | None:
    """An event of type "app_mention": nearly always a message that also comes as "message".

    A mention that an edit brought in comes as "message_changed" too, and is left to that.
    """
    event = body["event"]
    if event.get("edited"):
        return None
    return _posted(event, _place(str(event["channel"]), me, visibility), me)


def read_command_words(body: Body) -> tuple[str, dict[str, str]]:
    """Which command of the bot a slash command is, and its options."""
    return parse_command(str(body["command"]), str(body.get("text") or ""))


def read_command(body: Body, me: Identity, visibility: Visibility) -> Called:
    """A slash command; `private` among its words makes the answer the asker's alone."""
    name, options = read_command_words(body)
    anchor = Anchor(
        _place(str(body["channel_id"]), me, visibility),
        _interaction_id(body["trigger_id"]),
        handle=Handle(str(body["user_id"]), str(body["response_url"])).packed(),
        privacy="private" if options.get("private") == "yes" else "public",
    )
    return Called(anchor, User(str(body["user_id"])), name, options)


def read_form(body: Body, me: Identity, visibility: Visibility) -> Called:
    """A submitted form: the command without words that opened it, with its options; a form can be submitted once."""
    view, user = body["view"], str(body["user"]["id"])
    call, command = read_call(view), str(view["callback_id"])
    options = digest_form.schedule_options(view) if command == digest_form.FORM else filled_in(view)
    anchor = Anchor(
        _place(call.channel, me, visibility),
        _interaction_id(view["id"]),
        handle=Handle(user, call.response_url).packed(),
        privacy="private" if options.get("private") == "yes" else "public",
    )
    return Called(anchor, User(user), command, options)


def read_typing(body: Body, me: Identity, visibility: Visibility) -> Typed:
    """Letters typed into a field of the form; `visibility` is that of the channel it was called for."""
    place = _place(read_call(body["view"]).channel, me, visibility)
    return Typed(place, str(body["action_id"]), str(body.get("value") or ""))


def read_shortcut(body: Body, me: Identity, visibility: Visibility) -> Called:
    """The message shortcut: answered in the thread of the message it was called on."""
    message = body["message"]
    anchor = Anchor(
        _place(str(body["channel"]["id"]), me, visibility),
        _interaction_id(body["trigger_id"]),
        thread=str(message.get("thread_ts") or message["ts"]),
        handle=Handle(str(body["user"]["id"]), str(body["response_url"])).packed(),
    )
    return Called(anchor, User(str(body["user"]["id"])), "summarize", {"links": " ".join(find_links(message))})


def read_press(body: Body, me: Identity, visibility: Visibility) -> Pressed:
    """A button of ours; what a reply to it says belongs into the thread that the button is in."""
    container = body["container"]
    message = str(container["message_ts"])
    anchor = Anchor(
        _place(str(container["channel_id"]), me, visibility),
        _interaction_id(body["trigger_id"]),
        thread=_thread_of_press(body),
        handle=Handle(str(body["user"]["id"]), str(body["response_url"])).packed(),
        privacy="private" if container.get("is_ephemeral") else "public",
    )
    return Pressed(anchor, User(str(body["user"]["id"])), str(body["actions"][0]["value"]), message)


def read_departure(body: Body, me: Identity) -> Left | None:
    """ "app_uninstalled", or "tokens_revoked" where the bot's own token is among them."""
    event = body["event"]
    if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
        return None
    return Left(PLATFORM, me.team)


def _read_change(event: Body, place: Place, me: Identity) -> Edited | Deleted | None:
    now, before = event["message"], event.get("previous_message") or {}
    if now.get("subtype") == "tombstone":
        return Deleted(place, (str(now["ts"]),))
    unchanged = now.get("text") == before.get("text") if before else "edited" not in now
    posted = None if unchanged else _posted(now, place, me)
    return Edited(posted) if posted else None


def _posted(message: Body, place: Place, me: Identity) -> Posted | None:
    """None for what no person wrote. The bot's own edits arrive without bolt's filter, so it looks for itself, too."""
    user = message.get("user")
    if message.get("subtype") not in _WRITTEN_BY_PEOPLE or message.get("bot_id") or user in (None, me.user):
        return None
    text = str(message.get("text") or "")
    ts = str(message["ts"])
    thread = message.get("thread_ts")
    return Posted(
        Anchor(place, ts, thread=None if thread in (None, ts) else str(thread)),
        User(str(user), may_manage=place.visibility == "direct"),
        plain_words(text, without=me.user),
        find_links(message),
        addressed=place.visibility == "direct" or mentions(text, me.user),
    )


def _place(channel: str, me: Identity, visibility: Visibility) -> Place:
    return Place(PLATFORM, me.team, channel, visibility)


def _interaction_id(once: object) -> str:
    """The same for a redelivery. `once`: a trigger id, which can open dialogs for 3 s (so only its hash goes further),
    or the id of a view."""
    return "i" + hashlib.sha256(str(once).encode()).hexdigest()[:24]


def _thread_of_press(body: Body) -> str | None:
    """An answer in a thread stays there; one in the open channel (to a slash command) gets no thread of its own."""
    container = body["container"]
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return str(thread) if thread else None
