"""Text -> its sentences, as spans. One pass, linear in the length of the text, for any text.

A paragraph ends at an empty line. A single line break ends a sentence too, except where the line plainly goes on
(see `_goes_on`). Quotes and brackets that are closed in the same paragraph stay whole; a mark without its partner
is taken for an ordinary character. Whether a full stop belongs to an abbreviation is for `summarizer.languages`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.language import Lang
from summarizer.languages import Stop, StopRule, stop_rule

_EMPTY_LINE = re.compile(r"\n\s*\n")
_STOPS = re.compile(r"[.!?…。！？]+[\"'”’»“)\]}」』〉》]*")
_WORD = re.compile(r"[^\W_]")
_NEXT_WORD = re.compile(r"(?:[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+)")
_LAST_RUNS = re.compile(r"\S+")
_LOOK_BACK = 40
_BULLET = re.compile(r"[-*•·▲△▶▷■□●○◆◇◦※☞✓]\s|[–—]\s*[^\s\Wa-zа-яё]|\d{1,2}[.)]\s")
_CLOSERS = "\"'”’»“)]}」』〉》"
_PARTICLES = re.compile(
    r"(?:이?라(?:고|며|면서|는|던|고도|고는)|고(?:\s|도|는|만)|하(?:고|며|면서|는)\s|며\s|면서|는\s)"
)

_OPENING = {
    "“": "”",
    "„": "“",
    "«": "»",
    "(": ")",
    "[": "]",
    "{": "}",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "《": "》",
    "‘": "’",
}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_MARKS = re.compile("[" + re.escape("".join({*_OPENING, *_CLOSING, '"', "'"})) + "]")
_BRACKETS = "([{"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Positions of an opening mark and its closing mark."""

    opening: int
    closing: int


def split_sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """The sentences in order, none with white space around it; together they hold every non-blank character."""
    rule = stop_rule(lang)
    return tuple(span for start, end in _blocks(text) for span in _split_block(text, start, end, lang, rule))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, cut again at the line breaks that end something."""
    start = 0
    for gap in _EMPTY_LINE.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if "\n" not in text[start:end]:
        yield start, end
        return
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    position = first = start
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        position += len(line) + 1
        if position > end or not _goes_on(line.strip(), following.strip(), width):
            yield first, position - 1
            first = position


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a single line break stands inside a sentence, or may stand there.

    It does where the next line starts in lower case, where the line ends in a comma, and in text wrapped at a fixed
    width: there the next word would not have fitted. A line that ends in a stop is judged like any other stop.
    """
    if not line or not following or _BULLET.match(following):
        return False
    if line.rstrip(_CLOSERS)[-1:] in ".!?…。！？":
        return True
    if line[-1] in ":;：；":
        return False
    if following[0].islower() or line[-1] in ",，、-–—(":
        return True
    return 40 <= width <= 120 and len(line) + 1 + len(following.split(None, 1)[0]) > width


def _pairs(text: str, start: int, end: int, lang: Lang) -> list[_Pair]:
    """The outermost quotes and brackets that are both opened and closed between start and end, in order."""
    stack: list[tuple[str, int]] = []
    open_count: dict[str, int] = {}
    pairs: list[_Pair] = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        opening = _opening_of(text, start, end, at, mark, open_count, lang)
        if opening is None:
            stack.append((mark, at))
            open_count[mark] = open_count.get(mark, 0) + 1
        elif open_count.get(opening):
            while True:
                kind, opened = stack.pop()
                open_count[kind] -= 1
                if kind == opening:
                    break
            while pairs and pairs[-1].opening > opened:
                pairs.pop()
            pairs.append(_Pair(opened, at))
    return pairs


def _opening_of(
    text: str, start: int, end: int, at: int, mark: str, open_count: dict[str, int], lang: Lang
) -> str | None:
    """The mark that this one closes, or None where it opens."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark == '"':
        return _straight(mark, before, after, open_count)
    if mark in "'’" and lang != "ko" and before.isalnum():
        return "" if after.isalnum() or before not in ".,!?…" else ("'" if mark == "'" else "‘")
    if mark == "'":
        return _straight(mark, before, after, open_count)
    if mark == "“" and open_count.get("„") and not before.isspace():
        return "„"
    return None if mark in _OPENING else _CLOSING[mark]


def _straight(mark: str, before: str, after: str, open_count: dict[str, int]) -> str | None:
    """A straight mark opens after white space or a bracket, and closes before it; else it is the other one's partner."""
    opens = before.isspace() or before in "([{“‘«„—–-=/\"'"
    closes = after.isspace() or after in ")]},.;:!?…”’»"
    if opens != closes:
        return None if opens else mark
    return mark if open_count.get(mark) else None


def _split_block(text: str, start: int, end: int, lang: Lang, rule: StopRule) -> Iterator[Span]:
    """The sentences between start and end, which hold no paragraph break."""
    stripped = text[start:end].rstrip()
    end = start + len(stripped)
    start += len(stripped) - len(stripped.lstrip())
    if start >= end:
        return
    for boundary in _boundaries(text, start, end, lang, rule):
        yield Span(start, boundary)
        start = boundary + len(text[boundary:end]) - len(text[boundary:end].lstrip())
    yield Span(start, end)


def _boundaries(text: str, start: int, end: int, lang: Lang, rule: StopRule) -> Iterator[int]:
    """The ends of all sentences but the last."""
    pairs = iter(_pairs(text, start, end, lang))
    pair = next(pairs, None)
    first_word = _word_at(text, start, end)
    for match in _STOPS.finditer(text, start, end):
        at, after = match.span()
        while pair and pair.closing < at:
            pair = next(pairs, None)
        inside = pair if pair and pair.opening < at else None
        if inside and inside.closing >= after:
            if text[after : inside.closing].strip() or inside.closing - after > 1:
                continue
            after = inside.closing + 1
        if first_word >= at or after >= end or not text[after].isspace():
            continue
        following = _NEXT_WORD.search(text, after, end)
        if not following:
            return
        if _is_boundary(text, start, at, after, following, inside, lang, rule):
            yield after
            start = after
            while text[start].isspace():
                start += 1
            first_word = following.start()


def _word_at(text: str, start: int, end: int) -> int:
    match = _WORD.search(text, start, end)
    return match.start() if match else end


def _is_boundary(
    text: str,
    start: int,
    at: int,
    after: int,
    following: re.Match[str],
    inside: _Pair | None,
    lang: Lang,
    rule: StopRule,
) -> bool:
    gap = text[after : following.start()]
    word = following.group()
    if gap.lstrip()[:1] in tuple(",;:/") or (lang == "ko" and inside and _PARTICLES.match(text, following.start())):
        return False
    if inside and (text[inside.opening] in _BRACKETS or text[at] != ".") and inside.opening > start:
        return text[inside.opening] not in _BRACKETS and text[start : inside.opening].rstrip().endswith(":")
    lower = word[0].islower() and not word[1:2].isupper()
    if text[at : at + 2].rstrip("\"'”’»)") != "." and text[at] != ".":
        return not lower or lang == "ko"
    if text[at] == "." and text[at + 1 : at + 2] == ".":
        return not lower
    runs = _LAST_RUNS.findall(text, max(start, at - _LOOK_BACK), at + 1)
    last = runs[-1].lstrip("\"'“‘«„([{—–-「『") if runs else "."
    before = runs[-2] if len(runs) > 1 else ""
    initial = text[following.end() : following.end() + 1] == "."
    return rule(Stop(last, before, word, gap, initial))
