"""An article's paragraphs -> the same without what is not the article: captions, bylines, links to other articles.

The phrases are in `summarizer/data/boilerplate_*.txt`, read together, because pages mix languages. What has no
phrase (a byline, a reporter's e-mail address) is told by its form. In doubt a paragraph stays, and nothing is ever
cut inside a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from summarizer.dates import parse_date
from summarizer.lines import ends_sentence, is_prose

_LONGEST_OPENED = 240
_LONGEST_WITHIN = 420
_LONGEST_BYLINE = 90
_LONGEST_CAPTION = 160
_LONGEST_BESIDE_ADDRESS = 60
_WRAPPED = 40
"""A line at least this long that ends no sentence goes on in the next one."""

_EDGE = " \t\n:.·|/[](){}<>«»\"'-–—•▶▷■◆▲△☞※*#>"
_QUOTES = '"“”«»„‘’'
_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_TAIL = re.compile(r"[.!?…][\"”’»)]{0,3}\s+(?=[^.!?…]{0,200}(?:[.!?…]\S|$))")
_HANGUL_BYLINE = re.compile(
    r"(?:[가-힣]{2,4}\s?(?:선임|수석|인턴|전문)?\s?(?:기자|특파원|논설위원|통신원|에디터|PD)[\s,·/=]*){1,4}"
)
_BEFORE_NAME = re.compile("[=)]")
_LATIN_BYLINE = re.compile(r"(?:By|BY|Written by|Reported by)\s+[A-ZА-Я][^.!?:;]{1,80}")
_SMALL_IN_BYLINE = {"and", "of", "in", "for", "the", "de", "van", "von", "at", "&", "with", "correspondent", "reporter"}
_END_MARK = re.compile(r"\s*(?:-0-|\(끝\)|<끝>|\(END\)|###|\(конец\))\s*$")
_END_OF_MARK = ("-0-", ")", ">", "###")
_LONGEST_TAIL = 300
_BULLET = re.compile(r"^[□ㅇ○●■•▪◦·*–-]\s+")
_LONGEST_DATE_LINE = 50
_MOST_LETTERS_BY_DATE = 14
_ANY_TIME = datetime(9999, 1, 1, tzinfo=UTC)
_CREDIT = re.compile(r"\W{0,3}(?:사진|자료|그래픽|photo|picture|image|фото)", re.IGNORECASE)
_LEADING_CREDIT = re.compile(r"^\s*[\[(<](?:사진|자료|그래픽|영상|Photo|Фото)[^\[\](){}<>]{0,80}[\])>]\s*")


@dataclass(frozen=True, slots=True)
class _Phrases:
    alone: frozenset[str]
    opens: tuple[str, ...]
    labels: tuple[str, ...]
    within: tuple[str, ...]
    ends: frozenset[str]


def without_boilerplate(paragraphs: Sequence[Sequence[str]], title: str = "") -> list[list[str]]:
    """Paragraphs are lists of lines. The title, where it stands above the text once more, goes too."""
    kept = [lines for lines in (_kept_lines(paragraph) for paragraph in paragraphs) if lines]
    while kept and title and _bare(" ".join(kept[0])) == _bare(title):
        del kept[0]
    return _without_other_articles(kept)


def is_boilerplate(line: str) -> bool:
    """Whether the line, standing alone, is something else than the article."""
    bare = _bare(line)
    phrases = _phrases()
    if not bare or bare in phrases.alone:
        return True
    folded = line.strip().casefold()
    if len(line) <= _LONGEST_OPENED:
        if folded.startswith(phrases.opens) and not _is_statement(line):
            return True
        if folded.startswith(phrases.labels) and not ends_sentence(line):
            return True
    if len(line) <= _LONGEST_WITHIN and any(
        _outside_quotes(folded, phrase) for phrase in [phrase for phrase in phrases.within if phrase in folded]
    ):
        return True
    return is_byline(line) or _is_date_line(line)


def is_byline(line: str) -> bool:
    """Names of reporters, with or without their addresses, and no sentence."""
    line = line.strip()
    if len(line) > _LONGEST_BYLINE:
        return False
    rest, addresses = _E_MAIL.subn(" ", line)
    rest = rest.strip(_EDGE)
    if addresses and len(rest) <= _LONGEST_BESIDE_ADDRESS and not (ends_sentence(line) and len(rest.split()) > 3):
        return True
    if _HANGUL_BYLINE.fullmatch(_BEFORE_NAME.split(rest)[-1].strip(_EDGE)) and not ends_sentence(line):
        return True
    return _LATIN_BYLINE.fullmatch(line) is not None and all(
        word[:1].isupper() or word.casefold().strip(",|") in _SMALL_IN_BYLINE or not word[:1].isalpha()
        for word in line.split()
    )


def _is_date_line(line: str) -> bool:
    """A date with "Published", "송고" or the like beside it."""
    if len(line) > _LONGEST_DATE_LINE or sum(letter.isalpha() for letter in line) > _MOST_LETTERS_BY_DATE:
        return False
    return parse_date(line, now=_ANY_TIME) is not None


def _kept_lines(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for line in map(_without_edges, lines):
        goes_on = bool(kept) and len(kept[-1]) >= _WRAPPED and not ends_sentence(kept[-1])
        if line and (goes_on or not is_boilerplate(line)):
            kept.append(line)
    return kept


def _without_edges(line: str) -> str:
    """Without a credit or bullet in front, and without a byline, notice or end mark behind the last sentence.

    Nothing remains of one sentence that a photographer's name follows: that is a caption.
    """
    line = _LEADING_CREDIT.sub("", line)
    if line.endswith(_END_OF_MARK):
        line = _END_MARK.sub("", line)
    if is_prose(line):
        line = _BULLET.sub("", line)
    for match in reversed(list(_TAIL.finditer(line, max(0, len(line) - _LONGEST_TAIL)))[-3:]):
        tail = line[match.end() :]
        if tail and is_boilerplate(tail):
            if _CREDIT.match(tail) and match.end() <= _LONGEST_CAPTION and not _TAIL.search(line[: match.start()]):
                return ""
            line = line[: match.end()].rstrip()
    return line


def _without_other_articles(paragraphs: list[list[str]]) -> list[list[str]]:
    """Drops each heading of other articles with the headlines below it."""
    kept: list[list[str]] = []
    below_heading = False
    for index, lines in enumerate(paragraphs):
        if _bare(" ".join(lines)) in _phrases().ends:
            if _only_teasers(paragraphs[index + 1 :], len(kept)):
                break
            below_heading = True
        elif not below_heading or is_prose(" ".join(lines)):
            below_heading = False
            kept.append(lines)
    return kept


def _only_teasers(rest: list[list[str]], before: int) -> bool:
    """Headlines, each with a sentence or two below it at most, in the last third of the page."""
    prose = sum(is_prose(" ".join(lines)) for lines in rest)
    return len(rest) <= before and prose * 2 <= len(rest)


def _is_statement(line: str) -> bool:
    """A quotation in it: somebody speaks, so it is the article."""
    return sum(line.count(mark) for mark in '"“”«»„') >= 2 and ends_sentence(line)


def _outside_quotes(folded: str, phrase: str) -> bool:
    at = folded.index(phrase)
    around = folded[max(0, at - 2) : at] + folded[at + len(phrase) : at + len(phrase) + 2]
    return not any(mark in around for mark in _QUOTES)


def _bare(line: str) -> str:
    return " ".join(line.strip(_EDGE).casefold().split())


@cache
def _phrases() -> _Phrases:
    found: dict[str, list[str]] = {section: [] for section in ("alone", "opens", "labels", "within", "ends")}
    for lang in ("en", "ko", "ru"):
        section = ""
        for line in (files("summarizer") / "data" / f"boilerplate_{lang}.txt").read_text("utf-8").splitlines():
            if line.startswith("[") and line.strip()[1:-1] in found:
                section = line.strip()[1:-1]
            elif section and line.strip():
                found[section].append(line.casefold())
    return _Phrases(
        alone=frozenset(map(_bare, found["alone"])),
        opens=tuple(found["opens"]),
        labels=tuple(found["labels"]),
        within=tuple(phrase.strip() for phrase in found["within"]),
        ends=frozenset(map(_bare, found["ends"])),
    )
