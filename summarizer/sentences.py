"""Text -> its sentences, as spans. One pass, linear in the length of the text, for any text.

A paragraph ends at an empty line. A single line break ends a sentence too, except where the line plainly goes on
(`_goes_on`). Quotes and brackets stay whole, with the sentence around them: `He said: "We go. We stay." Then he left.`
is two sentences; only what is longer than a quote can be (`enclosures.LONGEST`) is cut inside. In Russian, what
follows a dash after the author's words (`…, — сказал он. — …`) is a sentence of its own.
A full stop that may belong to an abbreviation is judged by the language's own file in `summarizer.languages`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.enclosures import find_enclosures
from summarizer.language import Lang
from summarizer.languages import Grammar, Stop, grammar

_CLOSERS = "\"'”’»“)]}」』〉》）】"
_STOP_MARKS = ".!?…。！？"
_EMPTY_LINE = re.compile(r"\n\s*\n")
_STOPS = re.compile(rf"[{_STOP_MARKS}]+[{re.escape(_CLOSERS)}]*")
_FOLLOWING = re.compile(rf"(?:[^\w{_STOP_MARKS}]|_)*+(?:\.{{2,4}}|…)?([^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+)")
_WORD = re.compile(r"[^\W_]")
_SOLID = re.compile(r"\S")
_LOOK_BACK = 40  # code points before a stop that are looked at: the longest abbreviation and the word before it
_BULLET = re.compile(r"[-*•·▲△▶▷■□●○◆◇◦※☞✓]\s|[–—]\s*[^\s\Wa-zа-яё]|\d{1,2}[.)]\s|[가-하]\.\s")
_WRAP_WIDTHS = range(40, 121)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run of stops with the marks that close right after it, `text[at:after]`.

    `enclosure` is the quote or bracket that these marks close, if any; `sentence` is where the sentence began.
    """

    text: str
    sentence: int
    at: int
    after: int
    enclosure: Span | None


def split_sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """The sentences in order, none with white space around it; together they hold every non-blank character."""
    own = grammar(lang)
    return tuple(span for block in _blocks(text) for span in _split_block(text, block, own))


def _blocks(text: str) -> Iterator[Span]:
    """The paragraphs, cut again at the line breaks that end something; without white space around them."""
    start = 0
    for gap in _EMPTY_LINE.finditer(text):
        yield from _stripped(text, _line_groups(text[start : gap.start()], start))
        start = gap.end()
    yield from _stripped(text, _line_groups(text[start:], start))


def _stripped(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    for span in spans:
        content = text[span.start : span.end]
        if kept := content.strip():
            start = span.start + len(content) - len(content.lstrip())
            yield Span(start, start + len(kept))


def _line_groups(paragraph: str, offset: int) -> Iterator[Span]:
    """Runs of lines that belong together."""
    lines = paragraph.split("\n")
    width = max(map(len, lines)) if len(lines) > 2 else 0
    first = position = offset
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        position += len(line)
        if not _goes_on(line.strip(), following.strip(), width):
            yield Span(first, position)
            first = position
        position += 1


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a single line break stands inside a sentence, or may stand there.

    It does where the next line starts in lower case, where the line ends in a comma, and in three lines or more that
    are wrapped at a fixed width: there the next word would not have fitted. A line that ends in a stop is judged like
    any other stop.
    """
    if not line or not following or _BULLET.match(following):
        return False
    if line.rstrip(_CLOSERS)[-1:] in _STOP_MARKS:
        return True
    if line[-1] in ":;：；":
        return False
    if following[0].islower() or line[-1] in ",，、-–—(":
        return True
    return width in _WRAP_WIDTHS and len(line) + 1 + len(following.split(None, 1)[0]) > width


def _split_block(text: str, block: Span, own: Grammar) -> Iterator[Span]:
    start = block.start
    for candidate in _candidates(text, block, own):
        yield Span(candidate.sentence, candidate.after)
        start = candidate.after
    solid = _SOLID.search(text, start, block.end)
    if solid:
        yield Span(solid.start(), block.end)


def _candidates(text: str, block: Span, own: Grammar) -> Iterator[_Candidate]:
    """The stops that end a sentence, but for the last sentence's."""
    enclosures = iter(find_enclosures(text, block.start, block.end, apostrophes=own.cased))
    enclosure = next(enclosures, None)
    sentence = block.start
    first_word = _first_word(text, block)
    for match in _STOPS.finditer(text, block.start, block.end):
        at, after = match.span()
        while enclosure and enclosure.end <= at:
            enclosure = next(enclosures, None)
        inside = enclosure if enclosure and enclosure.start < at else None
        if inside and inside.end > after:
            if inside.end - after > 2 or text[after : inside.end - 1].strip():
                continue
            after = inside.end  # a space stands before the closing mark
        if first_word >= at or after >= block.end:
            continue
        following = _FOLLOWING.match(text, after, block.end)
        candidate = _Candidate(text, sentence, at, after, inside)
        if following and _is_end(candidate, following, own):
            yield candidate
            sentence = _next_solid(text, after)
            first_word = following.start(1)


def _next_solid(text: str, position: int) -> int:
    match = _SOLID.search(text, position)
    return match.start() if match else len(text)


def _first_word(text: str, block: Span) -> int:
    match = _WORD.search(text, block.start, block.end)
    return match.start() if match else block.end


def _is_end(candidate: _Candidate, following: re.Match[str], own: Grammar) -> bool:
    text, at, after = candidate.text, candidate.at, candidate.after
    word = following.group(1)
    if not text[after].isspace():
        return _is_glued(candidate, following, own)
    if text[after : following.start(1)].lstrip()[:1] in (",", ";", ":", "/", ")", "]"):
        return False
    if candidate.enclosure and not _enclosure_ends(candidate, candidate.enclosure, following.start(1), own):
        return False
    if text[at] == "." and text[at + 1] not in _STOP_MARKS and text[at - 1] not in _CLOSERS:
        return own.ends_sentence(_stop(candidate, following))
    if text[at] in ".…" and own.endings and text[at - 1] not in own.endings:
        return False
    return not own.cased or not word[0].islower() or word[1:2].isupper()


def _is_glued(candidate: _Candidate, following: re.Match[str], own: Grammar) -> bool:
    """Whether the space after the stop was forgotten: "…of the port.The ministry"."""
    before = candidate.text[max(candidate.sentence, candidate.at - 2) : candidate.at]
    spaced = following.start(1) == candidate.after and candidate.text[candidate.after - 1] in ".?!"
    letters = len(before) == 2 and before.isalpha() and not any(map(str.isupper, before))
    return spaced and letters and not candidate.enclosure and own.opens(following.group(1))


def _enclosure_ends(candidate: _Candidate, enclosure: Span, position: int, own: Grammar) -> bool:
    """Whether a sentence can end with the mark that closes this quote or bracket.

    A bracket's stop ends the sentence only if the bracket holds all of it. A quote's full stop does, as does its
    question or exclamation mark where the quote stands alone or after a colon, else it may be a title («Вперёд!»).
    """
    text = candidate.text
    alone = enclosure.start <= candidate.sentence
    if text[enclosure.start] in "([{（【":
        return alone
    if own.cased and text[candidate.at] == ".":
        return True
    if own.resumes(text, position):
        return False
    return alone or text[max(0, enclosure.start - 2) : enclosure.start].rstrip()[-1:] in (":", ",")


def _stop(candidate: _Candidate, following: re.Match[str]) -> Stop:
    start = max(candidate.sentence, candidate.at - _LOOK_BACK)
    runs = candidate.text[start : candidate.at + 1].split()
    word = runs[-1].lstrip("\"'“‘«„([{—–-「『") or "."
    initial = candidate.text[following.end() : following.end() + 1] == "."
    first = runs[0] if start == candidate.sentence else ""
    return Stop(word, runs[-2] if len(runs) > 1 else "", following.group(1), initial, first, len(runs))
