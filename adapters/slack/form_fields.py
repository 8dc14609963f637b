"""What the bot's forms (modals) have in common: the call that opened one, its fields, what was filled in. Pure.

`private_metadata`, which only Slack and the bot see, carries what a submission does not tell by itself: the channel in
which the form was called for, and the response URL of that call.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]

GOOD_FOR_S = 25 * 60
"""How long a form can be answered: its response URL is good for 30 minutes."""

_INPUT_SIZE = 500


@dataclass(frozen=True, slots=True)
class FormCall:
    """The call that opened the form: its channel, its response URL (a secret), and when, in seconds since 1970."""

    channel: str
    response_url: str = field(repr=False)
    at: int


def modal(form: str, call: FormCall, title: str, submit: str, fields: Iterable[Block]) -> dict[str, Any]:
    """The view of a form. Every field is named as the option of the command is; `form` is the command's name."""
    metadata = {"channel": call.channel, "response_url": call.response_url, "at": call.at}
    return {
        "type": "modal",
        "callback_id": form,
        "private_metadata": json.dumps(metadata),
        "title": plain(title),
        "submit": plain(submit),
        "close": plain("Cancel"),
        "blocks": list(fields),
    }


def read_call(view: Mapping[str, Any]) -> FormCall:
    """What `modal` put into the view that Slack gives back."""
    kept = json.loads(view["private_metadata"])
    return FormCall(str(kept["channel"]), str(kept["response_url"]), int(kept["at"]))


def filled_in(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field; several ticked boxes are parted by commas, what was left empty is left out."""
    values = view["state"]["values"]
    given = {name: _value(element) for name, fields in values.items() for element in fields.values()}
    return {name: value for name, value in given.items() if value}


def is_too_old(view: Mapping[str, Any], now: float) -> bool:
    return now - read_call(view).at > GOOD_FOR_S


def input_block(name: str, label: str, element: Block, *, optional: bool = True) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "optional": optional,
        "label": plain(label),
        "element": {**element, "action_id": name},
    }


def text_input(example: str) -> Block:
    return {"type": "plain_text_input", "max_length": _INPUT_SIZE, "placeholder": plain(example)}


def completed_menu(hint: str, letters: int = 0) -> Block:
    """A menu whose choices the bot is asked for, from so many typed letters on."""
    return {"type": "external_select", "min_query_length": letters, "placeholder": plain(hint)}


def menu(options: Iterable[tuple[str, str]], hint: str = "", first: bool = False) -> Block:
    """A menu of (label, value); `first`: the first is chosen already."""
    blocks = [option(label, value) for label, value in options]
    shown = {"placeholder": plain(hint)} if hint else {}
    return {"type": "static_select", "options": blocks} | shown | ({"initial_option": blocks[0]} if first else {})


def boxes(options: Iterable[tuple[str, str]], ticked: bool = False) -> Block:
    """Boxes to tick, of (label, value)."""
    blocks = [option(label, value) for label, value in options]
    return {"type": "checkboxes", "options": blocks, **({"initial_options": blocks} if ticked else {})}


def option(label: str, value: str) -> Block:
    return {"text": plain(label), "value": value}


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _value(element: Mapping[str, Any]) -> str:
    """Of a text field, a time, a menu, or ticked boxes."""
    if "selected_options" in element:
        return ",".join(str(chosen["value"]) for chosen in element["selected_options"] or ())
    chosen = element.get("selected_option") or element
    return str(chosen.get("value") or element.get("selected_time") or "").strip()
