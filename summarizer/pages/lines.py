"""Line breaks inside a paragraph: which of them are kept when it becomes text."""

import re

_SENTENCE_END = re.compile(r"[.!?…。:][\"'”’»)」』\]]{0,4}$")
_MARKED = ("◇", "◆", "■", "□", "▲", "△", "▶", "▷", "●", "○", "•", "※", "☞", "-", "–", "—")


def join_lines(lines: list[str]) -> str:
    """A newline after a line that ends its sentence, and around marked subheads; elsewhere a blank, so that a sentence
    that was only broken for its looks is whole again.
    """
    text = ""
    for line in lines:
        if not text:
            text = line
        elif (
            _SENTENCE_END.search(text[-8:])
            or line.startswith(_MARKED)
            or text.rsplit("\n", 1)[-1].startswith(_MARKED[:12])
        ):
            text = f"{text}\n{line}"
        else:
            text = f"{text} {line}"
    return text
