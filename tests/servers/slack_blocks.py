"""What Slack refuses in a message, as documented (and the total that is not): the server answers with these errors."""

import json
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]

TOTAL = 13_000


def block_error(blocks: list[Json]) -> str | None:
    """The name of Slack's error, or None when it would take them."""
    if len(blocks) > 50:
        return "invalid_blocks"
    if len(json.dumps(blocks, ensure_ascii=False)) > TOTAL:
        return "msg_blocks_too_long"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(ids)) != len(ids) or any(not 1 <= len(identifier) <= 255 for identifier in ids):
        return "invalid_blocks"
    return None if all(_is_valid(block) for block in blocks) else "invalid_blocks"


def _is_valid(block: Json) -> bool:
    elements = block["elements"]
    match block["type"]:
        case "rich_text":
            return all(_is_text(inner, 3_000) for section in elements for inner in section["elements"])
        case "context":
            return 1 <= len(elements) <= 10 and all(_is_text(element, 3_000) for element in elements)
        case "actions":
            actions = [element["action_id"] for element in elements]
            return 1 <= len(elements) <= 25 and len(set(actions)) == len(actions) and all(map(_is_button, elements))
    return False


def _is_text(element: Json, limit: int) -> bool:
    if not 1 <= len(element["text"]) <= limit:
        return False
    if element["type"] != "link":
        return element["type"] in ("text", "plain_text")
    address = urlsplit(element["url"])
    return address.scheme in ("http", "https") and bool(address.netloc) and len(element["url"]) <= 3_000


def _is_button(button: Json) -> bool:
    label = button["text"]
    return (
        label["type"] == "plain_text"
        and 1 <= len(label["text"]) <= 75
        and 1 <= len(button["action_id"]) <= 255
        and len(button["value"]) <= 2_000
    )
