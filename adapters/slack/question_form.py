"""The form in which a question is asked piece by piece: what Slack is to show, and what was filled in. Pure.

`private_metadata`, which only Slack and the bot see, carries what a submission does not tell by itself: the channel in
which the form was called for, and the response URL of that call.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]

FORM = "whosaid"
COMPLETED = "speaker"
"""The option that Slack asks completions for, while it is being typed."""
GOOD_FOR_S = 25 * 60
"""How long a form can be answered: its response URL is good for 30 minutes."""

_INPUT_SIZE = 500
_LANGUAGES = ("English", "Korean", "Russian")
_ENOUGH = ("question", "speaker", "about", "words")
_EMPTY = "Ask in your own words, or say which speaker, topic or words you are looking for."
_TOO_OLD = "This form was opened too long ago. Please call /whosaid again."


@dataclass(frozen=True, slots=True)
class FormCall:
    """The call that opened the form: its channel, its response URL (a secret), and when, in seconds since 1970."""

    channel: str
    response_url: str = field(repr=False)
    at: int


def question_form(call: FormCall, *, private: bool) -> dict[str, Any]:
    """The view. `private`: that box is ticked already. Every field is named as the option of "whosaid" is."""
    metadata = {"channel": call.channel, "response_url": call.response_url, "at": call.at}
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": json.dumps(metadata),
        "title": _plain("Who said what"),
        "submit": _plain("Ask"),
        "close": _plain("Cancel"),
        "blocks": list(_fields(private)),
    }


def read_call(view: Mapping[str, Any]) -> FormCall:
    """What `question_form` put into the view that Slack gives back."""
    kept = json.loads(view["private_metadata"])
    return FormCall(str(kept["channel"]), str(kept["response_url"]), int(kept["at"]))


def filled_in(view: Mapping[str, Any]) -> dict[str, str]:
    """The options of "whosaid" from a submitted view; what was left empty is left out."""
    values = view["state"]["values"]
    given = {name: _value(element) for name, fields in values.items() for element in fields.values()}
    return {name: value for name, value in given.items() if value}


def complaints(view: Mapping[str, Any], now: float) -> dict[str, str]:
    """What to tell the asker in the form itself, by field; empty when it can be answered."""
    if now - read_call(view).at > GOOD_FOR_S:
        return {"question": _TOO_OLD}
    return {} if any(name in filled_in(view) for name in _ENOUGH) else {"question": _EMPTY}


def _fields(private: bool) -> Iterator[Block]:
    yield _field("question", "Your question", _text("What did the foreign minister say about the treaty since March?"))
    yield _field("speaker", "Or: who", _speaker())
    yield _field("about", "About what", _text("treaty"))
    yield _field("words", "In which words", _text("The exact words that somebody said"))
    yield _field("since", "Since", _text("1 March 2025, last week"))
    yield _field("until", "Until", _text("31 March 2025, yesterday"))
    yield _field("in", "In which outlet", _text("An outlet, or a side: Russian media"))
    yield _field("language", "In articles in", _languages())
    yield _field("private", "Answer", _private(private))


def _field(name: str, label: str, element: Block) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "optional": True,
        "label": _plain(label),
        "element": {**element, "action_id": name},
    }


def _text(example: str) -> Block:
    return {"type": "plain_text_input", "max_length": _INPUT_SIZE, "placeholder": _plain(example)}


def _speaker() -> Block:
    placeholder = _plain("A name or an office, in any script")
    return {"type": "external_select", "min_query_length": 0, "placeholder": placeholder}


def _languages() -> Block:
    options = [_option(language, language.lower()) for language in _LANGUAGES]
    return {"type": "static_select", "placeholder": _plain("Any language"), "options": options}


def _private(ticked: bool) -> Block:
    option = _option("Only I see the answer", "yes")
    return {"type": "checkboxes", "options": [option], **({"initial_options": [option]} if ticked else {})}


def _option(label: str, value: str) -> Block:
    return {"text": _plain(label), "value": value}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _value(element: Mapping[str, Any]) -> str:
    """Of a text field, a menu, or ticked boxes (the first)."""
    chosen = element.get("selected_option") or next(iter(element.get("selected_options") or ()), None) or element
    return str(chosen.get("value") or "").strip()
