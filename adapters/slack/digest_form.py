"""The form in which a digest is scheduled: what Slack is to show, and what was filled in. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.slack.form_fields import (
    Block,
    FormCall,
    boxes,
    completed_menu,
    filled_in,
    input_block,
    is_too_old,
    menu,
    modal,
    text_input,
)

FORM = "digest"
COMPLETED = "zone"

_DAYS = (
    ("Every day", "daily"), ("Monday to Friday", "weekdays"), ("Mondays", "weekly MON"), ("Tuesdays", "weekly TUE"),
    ("Wednesdays", "weekly WED"), ("Thursdays", "weekly THU"), ("Fridays", "weekly FRI"), ("Saturdays", "weekly SAT"),
    ("Sundays", "weekly SUN"),
)  # fmt: skip
_SIDES = (("Seoul", "seoul"), ("Pyongyang", "pyongyang"), ("Moscow", "moscow"), ("Third countries", "third"))
_TOO_OLD = "This form was opened too long ago. Please call /tumen digest schedule again."


def digest_form(call: FormCall) -> dict[str, Any]:
    """The view."""
    return modal(FORM, call, "A digest here", "Schedule", _fields())


def complaints(view: Mapping[str, Any], now: float) -> dict[str, str]:
    """What to tell the asker in the form itself, by field; empty when it can be answered."""
    return {"time": _TOO_OLD} if is_too_old(view, now) else {}


def schedule_options(view: Mapping[str, Any]) -> dict[str, str]:
    """The options of "digest" that the filled in form asks for."""
    given = filled_in(view)
    rule = " ".join(given.pop(name, "") for name in ("time", "zone", "days"))
    return {"action": "schedule", "rule": rule, **given}


def _fields() -> Iterator[Block]:
    yield input_block("time", "At", {"type": "timepicker", "initial_time": "08:00"}, optional=False)
    yield input_block(COMPLETED, "In the time zone", completed_menu("Asia/Seoul", 1), optional=False)
    yield input_block("days", "On", menu(_DAYS, first=True), optional=False)
    yield input_block("sides", "Only outlets of", boxes(_SIDES))
    yield input_block("max", "Stories told in full", text_input("8"))
    yield input_block("empty", "On a day without news", menu((("Say so", "say"), ("Keep silent", "silent"))))
    yield input_block("tags", "Borderline items to take in", text_input("company, sport"))
