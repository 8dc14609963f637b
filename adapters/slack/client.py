"""The bot in a Slack workspace: connects, listens, and hands out the `SlackChat` through which it speaks.

Two ways in: Socket Mode (an app token; no address of one's own needed), or HTTP (a signing secret and a port, path
/slack/events), where bolt checks signature and age of everything that comes.
"""

import logging
import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import digest_form, question_form
from adapters.slack.chat import SlackChat
from adapters.slack.commands import SLASH_COMMANDS
from adapters.slack.directory import Directory
from adapters.slack.doors import Door, HttpDoor, SocketDoor
from adapters.slack.events import SHORTCUT, Identity
from adapters.slack.forms import Complete, Forms, nothing_known
from adapters.slack.intake import Intake, Receive
from adapters.slack.logs import sdk_logger
from adapters.slack.manifest import MANIFEST, missing_scopes
from adapters.slack.render import ACTION_PREFIX
from adapters.slack.tasks import Tasks
from adapters.slack.web import SlackWeb, response_of
from bot.errors import BotError, SendFailed, SendUnknown

_log = logging.getLogger(__name__)

_GRACE_S = 5.0


class SlackStartFailed(BotError):
    """Slack refuses the tokens or cannot be reached; the message is one line for the operator."""


class SlackAdapter:
    """One workspace. Give an app token (Socket Mode), or a signing secret and a port (HTTP); the first wins.

    `complete` gives the choices for an option that is being typed.
    """

    def __init__(
        self,
        bot_token: str,
        receive: Receive,
        *,
        app_token: str | None = None,
        signing_secret: str | None = None,
        port: int | None = None,
        host: str | None = None,
        api_base: str = AsyncWebClient.BASE_URL,
        ping_interval_s: float = 5.0,
        complete: Complete = nothing_known,
    ) -> None:
        if not app_token and (not signing_secret or port is None):
            raise SlackStartFailed("Slack needs SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET and SLACK_HTTP_PORT")
        self._receive = receive
        self._complete = complete
        self._app_token = app_token
        self._signing_secret = signing_secret or ""
        self._address = (host, port or 0)
        self._ping_interval_s = ping_interval_s
        self._logger = sdk_logger()
        self._web = SlackWeb(bot_token, api_base, self._logger)
        self._tasks = Tasks()
        self._door: Door | None = None
        self.chat = SlackChat(self._web)

    async def start(self) -> None:
        """Returns once events can come in. Raises SlackStartFailed, with nothing left open."""
        self._web.open()
        try:
            me = await self._identify()
            self.chat.workspace_url = me.url
            app = self._app(me)
            self._door = self._door_for(app)
            await self._door.open()
        except (SendFailed, SendUnknown, OSError) as exc:
            await self.close()
            raise SlackStartFailed(_reason(exc)) from exc

    async def close(self) -> None:
        """Take no more, finish what is running (for a few seconds), hang up."""
        if self._door:
            await self._door.close()
            self._door = None
        await self._tasks.close(_GRACE_S)
        await self._web.close()

    async def idle(self) -> None:
        """Returns when everything that Slack has told so far is dealt with."""
        await self._tasks.idle()

    @property
    def port(self) -> int | None:
        """Where HTTP events are taken; None in Socket Mode."""
        return self._door.port if isinstance(self._door, HttpDoor) else None

    async def _identify(self) -> Identity:
        answer = await response_of(self._web.client.auth_test())
        missing = missing_scopes(str(answer.headers.get("X-OAuth-Scopes", "")))
        if missing:
            _log.warning("the Slack app lacks %s; install it again from %s", ", ".join(missing), MANIFEST)
        return Identity(str(answer["team_id"]), str(answer["user_id"]), str(answer["bot_id"]), str(answer["url"]))

    def _door_for(self, app: AsyncApp) -> Door:
        if self._app_token:
            return SocketDoor(app, self._app_token, self._web.client, self._logger, self._ping_interval_s)
        return HttpDoor(app, *self._address)

    def _app(self, me: Identity) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot)

        app = AsyncApp(
            name="tumen",
            logger=self._logger,
            client=AsyncWebClient(logger=self._logger),  # bolt's own; it sends nothing, and so needs no token
            authorize=authorize,
            signing_secret=self._signing_secret,
            process_before_response=True,  # the intake returns when bolt may acknowledge, and not before
        )
        directory = Directory(self._web, me.team)
        forms = Forms(self._web, me, directory, self._complete)
        _listen(app, Intake(me, directory, forms, self._receive, self._tasks), forms)
        return app


def _listen(app: AsyncApp, intake: Intake, forms: Forms) -> None:
    """What the manifest subscribes to, and who handles it."""
    app.middleware(intake.refuse_when_full)
    app.event("message")(intake.message)
    app.event("app_mention")(intake.mention)
    app.event("app_uninstalled")(intake.departure)
    app.event("tokens_revoked")(intake.departure)
    for command in SLASH_COMMANDS:
        app.command(command)(intake.command)
    app.message_shortcut(SHORTCUT)(intake.shortcut)
    for form in (question_form, digest_form):
        app.options(form.COMPLETED)(forms.suggest)
        app.view(form.FORM)(intake.submission)
    app.action(re.compile(f"^{ACTION_PREFIX}"))(intake.press)


def _reason(exc: Exception) -> str:
    if isinstance(exc, OSError):
        return f"the port for Slack's events cannot be opened: {exc.strerror or exc}"
    code = str(exc)
    hints = {
        "invalid_auth": "Slack does not know this token; check SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
        "not_allowed_token_type": "wrong kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-",
        "account_inactive": "the app was removed from this workspace; install it again",
        "token_revoked": "this token was revoked; install the app again",
        "missing_scope": f"the app lacks a scope; install it from {MANIFEST}",
    }
    return hints.get(code, f"Slack cannot be reached or refuses: {code}")
