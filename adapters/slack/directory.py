"""What Slack knows of a channel and a person, as far as requests need it: who may read, who may manage, whose days."""

import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from adapters.slack.web import SlackWeb, answer_of
from bot.errors import BotError, NotUnderstood
from bot.messages import Place, User, Visibility
from bot.zones import zone_named

_log = logging.getLogger(__name__)

Value = TypeVar("Value")

KEPT_FOR_S = 300.0
KEPT_AT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class _Channel:
    visibility: Visibility
    creator: str | None = None


@dataclass(frozen=True, slots=True)
class _Profile:
    is_admin: bool = False
    zone: str | None = None


class Directory:
    """`team` is the bot's workspace. Answers are kept for minutes; what Slack does not tell gives nobody a right."""

    def __init__(self, web: SlackWeb, team: str, now: Callable[[], float] = time.monotonic) -> None:
        self._web = web
        self._team = team
        self._channels: _Kept[_Channel] = _Kept(now)
        self._profiles: _Kept[_Profile] = _Kept(now)

    async def visibility(self, channel: str) -> Visibility:
        """A channel the bot cannot look at is private; so is one shared with other workspaces."""
        return (await self._channel(channel)).visibility

    async def user(self, user: str, place: Place) -> User:
        """May manage: anybody in direct messages, the channel's creator, the workspace's admins and owners."""
        profile = await self._profiles.get(user, self._ask_profile) or _Profile()
        if place.visibility == "direct":
            return User(user, may_manage=True, zone=profile.zone)
        is_creator = (await self._channel(place.channel)).creator == user
        return User(user, may_manage=is_creator or profile.is_admin, zone=profile.zone)

    async def _channel(self, channel: str) -> _Channel:
        return await self._channels.get(channel, self._ask_channel) or _Channel("private")

    async def _ask_channel(self, channel: str) -> _Channel:
        return _read_channel((await answer_of(self._web.client.conversations_info(channel=channel)))["channel"])

    async def _ask_profile(self, user: str) -> _Profile:
        profile = (await answer_of(self._web.client.users_info(user=user)))["user"]
        is_ours = profile.get("team_id") == self._team  # an admin of another workspace may be in a shared channel
        is_admin = is_ours and bool(profile.get("is_admin") or profile.get("is_owner"))
        return _Profile(is_admin, _zone(str(profile.get("tz") or "")))


class _Kept(Generic[Value]):
    """Answers by key: the last thousand, each for some minutes. A question that failed is asked again next time."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._answers: OrderedDict[str, tuple[float, Value]] = OrderedDict()

    async def get(self, key: str, ask: Callable[[str], Awaitable[Value]]) -> Value | None:
        kept = self._answers.get(key)
        if kept and self._now() - kept[0] < KEPT_FOR_S:
            return kept[1]
        try:
            answer = await ask(key)
        except BotError as exc:
            _log.warning("Slack does not tell about %s: %s", key, exc)
            return None
        self._answers[key] = (self._now(), answer)
        self._answers.move_to_end(key)
        if len(self._answers) > KEPT_AT_MOST:
            self._answers.popitem(last=False)
        return answer


def _zone(name: str) -> str | None:
    """The zone of this name, None where it is none that the bot knows."""
    try:
        return zone_named(name).key
    except NotUnderstood:
        return None


def _read_channel(channel: Mapping[str, Any]) -> _Channel:
    if channel.get("is_im"):
        return _Channel("direct")
    closed = any(channel.get(sign) for sign in ("is_private", "is_mpim", "is_group", "is_ext_shared", "is_shared"))
    return _Channel("private" if closed else "open", channel.get("creator"))
