"""Text as it comes -> text as we keep it: NFC, plain spaces, nothing invisible."""

import re
import unicodedata

# Soft hyphen, zero-width characters, direction marks, variation selectors, byte order mark, and control characters but
# for tab and newline.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_ALL_BLANKS = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_paragraph(text: str) -> str:
    """One paragraph: lines kept, each trimmed, none of them empty."""
    lines = (line.strip() for line in _BLANKS.sub(" ", _visible(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """One line, for titles and names."""
    return _ALL_BLANKS.sub(" ", _visible(text)).strip()


def _visible(text: str) -> str:
    if text.isprintable() and text.isascii():
        return text
    unbroken = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", unbroken)))
