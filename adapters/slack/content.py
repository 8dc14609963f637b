"""A rendered message as the arguments that Slack takes, with the part's id in it, to be found again."""

from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.render import SlackMessage

_EVENT_TYPE = "tumen_part"


def content(message: SlackMessage, part_id: str) -> dict[str, Any]:
    """The part's id stands in the first block, too: reading metadata back needs one more scope than reading blocks."""
    first, *rest = message.blocks
    return {"text": message.text, "blocks": [{**first, "block_id": part_id}, *rest]}


def metadata(part_id: str) -> dict[str, Any]:
    """For messages that go through the Web API; nobody sees it."""
    return {"event_type": _EVENT_TYPE, "event_payload": {"id": part_id}}


def carries(message: Mapping[str, Any], part_id: str) -> bool:
    """Whether a message that Slack shows was sent with this part id."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    blocks: Sequence[Mapping[str, Any]] = message.get("blocks") or ({},)
    return part_id in (payload.get("id"), blocks[0].get("block_id"))
