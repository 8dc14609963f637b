"""What a pressed button of an answer about statements asks for: the options of the command it stands for. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.who_said.answers import page_of

_NUMBERED = re.compile(r"([a-z]{1,8})([0-9]{1,3})")

Manner = Literal["in place", "to the presser", "to everybody"]


@dataclass(frozen=True, slots=True)
class Pressing:
    """The command that a press stands for, and who is to see what comes of it, where."""

    command: str
    options: Mapping[str, str]
    manner: Manner


def read_button(verb: str, options: Mapping[str, str]) -> Pressing | None:
    """What the button means on an answer with these options; None when it is none of these buttons."""
    asked = {name: value for name, value in options.items() if name not in ("shown", "choices", "asked_for")}
    match verb:
        case "next":
            return Pressing("whosaid", asked | {"page": str(page_of(asked) + 1)}, "in place")
        case "prev":
            return Pressing("whosaid", asked | {"page": str(max(0, page_of(asked) - 1))}, "in place")
        case "context" | "plain":
            return Pressing("whosaid", asked | {"context": "yes" if verb == "context" else "no"}, "in place")
        case "csv" | "json":
            return Pressing("whosaid", asked | {"export": verb, "private": "yes"}, "to the presser")
        case "share":
            return Pressing("whosaid", asked | {"private": "no"}, "to everybody")
        case "wrong":
            return Pressing("correct", {"shown": options.get("shown", "")}, "to the presser")
        case "retract" | "restore":
            return Pressing("correct", asked | {"speaker": verb}, "to the presser")
    return _numbered(verb, options, asked)


def _numbered(verb: str, options: Mapping[str, str], asked: Mapping[str, str]) -> Pressing | None:
    """The buttons of a choice: mean0, fix1, as2."""
    found = _NUMBERED.fullmatch(verb)
    if found is None:
        return None
    name, index = found[1], int(found[2])
    choices = options.get("choices", "").split("\n")
    shown = options.get("shown", "").split()
    if name == "fix" and index < len(shown):
        return Pressing("correct", {"statement": shown[index]}, "to the presser")
    if name == "as" and index < len(choices):
        return Pressing("correct", {**asked, "speaker": choices[index]}, "to the presser")
    if name == "mean" and index < len(choices):
        return Pressing("whosaid", {**asked, f"meant:{options.get('asked_for', '')}": choices[index]}, "in place")
    return None
