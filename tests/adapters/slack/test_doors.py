import logging

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters.slack.doors import SocketDoor
from adapters.slack.web import SlackWeb
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.servers.slack_workspace import TEAM


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=TEAM)


async def test_a_socket_address_that_has_expired_is_asked_for_anew(slack: SlackServer) -> None:
    logger = logging.getLogger(__name__)
    web = SlackWeb(BOT_TOKEN, slack.api_base, logger)
    web.open()
    door = SocketDoor(AsyncApp(authorize=authorize, signing_secret=""), APP_TOKEN, web.client, logger, 0.05, 0.1)
    slack.sockets.refuse_tickets(2)

    await door.open()

    assert slack.sockets.opened == 1
    await door.close()
    await web.close()
