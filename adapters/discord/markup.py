"""Discord's markup, pure: makes any text harmless, and addresses fit for a masked link.

What a reader sees is the text itself, word for word; what Discord sees has every mark escaped.
"""

import re

_MARKS = re.compile(r"[\\*_~`|\[\]<]")
_ADDRESS_OR_EMOJI = re.compile(r":(?=//|[A-Za-z0-9_+~-]{1,64}:)")
_LINE_START = re.compile(r"^([ \t]*)([-#>+])", re.MULTILINE)
_NUMBERED_LINE = re.compile(r"^([ \t]*[0-9]{1,9})([.)])", re.MULTILINE)
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
# Characters that change how their neighbours are shown, or that no reader can see: controls, bidi overrides, halves of
# surrogate pairs (which Discord refuses).
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_IN_MASKED_LINK = re.compile(r"[\s()<>\[\]\\\"`|]")  # ":~:" must stay as it is

LONGEST_LINK = 1_500


def harmless(text: str) -> str:
    """The same words with everything escaped that Discord would act on, except at line starts: see `guarded`."""
    text = _MARKS.sub(r"\\\g<0>", _UNSEEN.sub("", text))
    return _EVERYONE.sub("@\u200b", _ADDRESS_OR_EMOJI.sub(r"\:", text))


def guarded(escaped: str) -> str:
    """Escapes what would make a heading, list, quote or small print of a line; at most one character more a line."""
    return _NUMBERED_LINE.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", escaped))


def fit_link(address: str | None) -> str | None:
    """The address as it may stand in `(…)`, or None when it is no web address or too long.

    One that is too long first loses its fragment.
    """
    if not address or not address.lower().startswith(("http://", "https://")):
        return None
    encoded = _NOT_IN_MASKED_LINK.sub(_percent, address)
    if len(encoded) > LONGEST_LINK:
        encoded = encoded.partition("#")[0]
    return encoded if len(encoded) <= LONGEST_LINK else None


def plain(text: str) -> str:
    """One line without unseen characters, for names that Discord shows as they are."""
    return " ".join(_UNSEEN.sub("", text).split())


def utf16_length(text: str) -> int:
    """Length as Discord's clients count it; never less than the number of code points."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_head(text: str, limit: int) -> str:
    """As much of the text's beginning as has at most `limit` UTF-16 units."""
    return text[:limit].encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
