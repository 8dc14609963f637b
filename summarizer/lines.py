"""Lines of a page: does one end its sentence, is it prose, and how do they become a paragraph."""

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)」』\]]{0,4}$")
_SUBHEAD = ("◇", "◆", "■", "□", "▲", "△", "▶", "▷", "●", "○", "•", "※", "☞")
_HANGUL = re.compile("[가-힣]")


def ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line.rstrip()[-8:]) is not None


def is_subhead(line: str) -> bool:
    """A line with one of the marks that Korean outlets set before subheads and list items."""
    return line.startswith(_SUBHEAD)


def is_prose(text: str) -> bool:
    """A sentence or more, not a headline, a caption or a list of names. Hangul needs half as many letters."""
    text = text.strip()
    if not ends_sentence(text):
        return False
    weight = 2 if _HANGUL.search(text) else 1
    return len(text) * weight >= (25 if text.endswith(".") else 80)


def join_lines(lines: Sequence[str]) -> str:
    """The lines as one paragraph. A newline after a line that ends its sentence, and around a marked subhead;
    elsewhere a blank, so that a sentence that was only broken for its looks is whole again.
    """
    text = ""
    last = ""
    for line in lines:
        if not text:
            text = line
        elif ends_sentence(last) or is_subhead(line) or is_subhead(last):
            text = f"{text}\n{line}"
        else:
            text = f"{text} {line}"
        last = line
    return text
