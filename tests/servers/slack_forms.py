"""Forms (modals) as Slack shows them: what it refuses in a view, and what it sends of one that was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class View:
    """A form that `user` sees. `suggested`: the last completions it showed, value by label."""

    id: str
    user: str
    given: Json
    suggested: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def as_json(self, values: Mapping[str, str] | None = None) -> Json:
        """As Slack gives it back; `values`: what stands in its fields, by block id, options by their labels."""
        state = {block["block_id"]: self._state(block, values or {}) for block in self.given["blocks"]}
        return {**self.given, "id": self.id, "state": {"values": state}}

    def labels(self) -> dict[str, str]:
        """What stands above each field, by block id."""
        return {block["block_id"]: block["label"]["text"] for block in self.given["blocks"]}

    def _state(self, block: Json, values: Mapping[str, str]) -> Json:
        element = block["element"]
        return {element["action_id"]: {"type": element["type"], **self._held(element, values.get(block["block_id"]))}}

    def _held(self, element: Json, value: str | None) -> Json:
        match element["type"]:
            case "plain_text_input":
                return {"value": value}
            case "external_select":
                return {"selected_option": _option(value, self.suggested[value]) if value else None}
            case "static_select":
                return {"selected_option": _chosen(element, value) if value else element.get("initial_option")}
            case "checkboxes":
                ticked = [_chosen(element, label) for label in value.split(", ")] if value else None
                return {"selected_options": list(element.get("initial_options", [])) if ticked is None else ticked}
            case "timepicker":
                return {"selected_time": value or element.get("initial_time")}
        raise LookupError(element["type"])


def view_error(view: Json) -> str | None:
    """The name of Slack's error, or None when it would show the view."""
    texts = [view["title"], view["submit"], view["close"]]
    blocks = view["blocks"]
    ids = [block["block_id"] for block in blocks]
    fits = (
        view["type"] == "modal"
        and all(_is_plain(text, 24) for text in texts)
        and len(view["private_metadata"]) <= 3_000
        and 1 <= len(blocks) <= 100
        and len(set(ids)) == len(ids)
        and all(map(_is_input, blocks))
    )
    return None if fits else "invalid_arguments"


def options_error(options: list[Json]) -> str | None:
    """What Slack would complain about in completions, or None."""
    return None if len(options) <= 100 and all(map(_is_option, options)) else "invalid_options"


def _is_input(block: Json) -> bool:
    element = block["element"]
    placeholder = element.get("placeholder")
    return (
        block["type"] == "input"
        and _is_plain(block["label"], 2_000)
        and (placeholder is None or _is_plain(placeholder, 150))
        and 1 <= element.get("max_length", 1) <= 3_000
        and all(map(_is_option, element.get("options", [])))
    )


def _is_option(option: Json) -> bool:
    return _is_plain(option["text"], 75) and 1 <= len(option["value"]) <= 150


def _is_plain(text: Json, limit: int) -> bool:
    return text["type"] == "plain_text" and 1 <= len(text["text"]) <= limit


def _option(label: str, value: str) -> Json:
    return {"text": {"type": "plain_text", "text": label}, "value": value}


def _chosen(element: Json, label: str) -> Json:
    found = next(option for option in element["options"] if option["text"]["text"] == label)
    return dict(found)
