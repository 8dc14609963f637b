"""A Korean sentence -> its drafts: what is said in it, clause by clause, and by which phrase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.statements.korean.circumstances import content_start, quote_start
from summarizer.statements.korean.cues import find_cue
from summarizer.statements.korean.drafts import Draft, write_draft
from summarizer.statements.korean.endings import Closing, read_closings
from summarizer.statements.korean.main_subject import find_main_subject
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import is_speaker_noun
from summarizer.statements.korean.subjects import find_subjects, phrase_before
from summarizer.statements.korean.words import Range, Words, span_of

_ABOUT = ("데", "것에", "것과", "가운데")
_RETOLD = ("것", "거다", "얘기", "이야기", "말")  # "…라는 얘기다": somebody named before says so
_QUESTION, _JOURNALISTS = ("묻", "물", "질문"), ("기자", "취재진", "본지", "사회자")
_TURNING = ("고", "며", "지만", "으나", "는데", "면서", "반면", "데", "자")


@dataclass(frozen=True, slots=True)
class Said:
    """One content: `start` is where its clause begins, behind the verb of the one before.

    `inner`: the content before it in the list holds it: "소콜로프가 …라고 말했다고 통신은 전했다".
    """

    closing: Closing
    start: int
    cue: int
    inner: bool = False


def read_clauses(words: Words, paragraph: int, known: Names, *, follows: bool) -> Iterator[Draft]:
    """`follows`: somebody has spoken in this paragraph already, and may be left out here."""
    said = _all_said(words)
    subject: Range | None = None
    for number, one in enumerate(said):
        if one.inner:
            who = _inner_subject(words, one, subject, known)
        else:
            if subject is None or _turns(words, said, number):
                subject = _subject(words, one, known, follows=follows) or subject
            who = subject = subject or (_later(words, said, known) if number == 0 else None)
        part = _content(words, one, who)
        if part[0] < part[1]:
            cut = -_length_of_copula(words, one, part) or one.closing.cut
            speaker = span_of(words, who) if who else None
            yield write_draft(words, part, cut, _cue_range(words, one.cue), speaker, paragraph)


def _cue_range(words: Words, at: int) -> Range:
    """ "말했다", but also "선을 그었다"."""
    longer = words[at].text.endswith(("을", "를", "라")) and at + 1 < len(words) and not words[at + 1].quote
    return at, at + 1 + longer


def _all_said(words: Words) -> list[Said]:
    closings = read_closings(words)
    found: list[Said] = []
    start = 0
    for number, closing in enumerate(closings):
        if closing.last < start and not (found and found[-1].cue == closing.last):
            continue
        cue = find_cue(words, closings, number)
        if cue is not None and _asks(words, start, cue):
            continue
        if cue is None or (closing.last == start and found and words[closing.last].text.startswith("했")):
            continue
        if found and found[-1].cue == closing.last:
            inside = found.pop()
            found += [Said(closing, inside.start, cue), Said(inside.closing, inside.start, inside.cue, inner=True)]
        else:
            found.append(Said(closing, start, cue))
        start = max(closing.behind, cue + 1)
    return found


def _asks(words: Words, start: int, cue: int) -> bool:
    """A journalist's question is no statement: "기자들이 "…"고 묻자"."""
    return words[cue].text.startswith(_QUESTION) and any(
        word.text.startswith(_JOURNALISTS) for word in words[start:cue]
    )


def _turns(words: Words, said: Sequence[Said], number: int) -> bool:
    """ "…고 말했고, 벨로바 대변인은 …": another speaker may follow."""
    before = said[number - 1]
    if number == 0:
        return False
    if before.cue == before.closing.mark:
        return before.closing.shape == "said"
    return words[before.cue].text.endswith(_TURNING) or words[min(before.cue + 1, len(words) - 1)].text in _ABOUT


def _subject(words: Words, one: Said, known: Names, *, follows: bool) -> Range | None:
    closing = one.closing
    if closing.shape == "nominal" and (owner := _owner(words, closing, known)):
        return owner
    if closing.shape == "nominal" and words[closing.mark].text.startswith(_RETOLD):
        return None
    for at in find_subjects(words, closing.behind, one.cue, known):
        return phrase_before(words, at, closing.behind, known)
    return find_main_subject(words, one.start, closing, known, follows=follows)


def _owner(words: Words, closing: Closing, known: Names) -> Range | None:
    """ "윤 차관의 설명이다": the words in front of the noun."""
    at = closing.mark - 1
    if at < closing.behind or words[at].quote:
        return None
    if not (words[at].text.endswith(("의", "측")) or is_speaker_noun(words[at].text)):
        return None
    return phrase_before(words, at, closing.behind, known)


def _later(words: Words, said: Sequence[Said], known: Names) -> Range | None:
    """ "…"라며 윤 차관은 "…"라고 했다": the speaker stands between two contents."""
    for one in said[1:2]:
        return find_main_subject(words, one.start, one.closing, known, follows=True)
    return None


def _inner_subject(words: Words, one: Said, outer: Range | None, known: Names) -> Range | None:
    """The one who is said to have said it: behind the outer speaker, or in front where that one stands at the end."""
    start = outer[1] if outer and outer[1] <= one.closing.last else one.start
    return find_main_subject(words, start, one.closing, known, follows=False)


def _content(words: Words, one: Said, subject: Range | None) -> Range:
    last = one.closing.last
    start = subject[1] if subject and one.start <= subject[0] and subject[1] <= last else one.start
    first = quote_start(words, start, last) if one.closing.quoted else content_start(words, start, last + 1)
    return first, last + 1


def _length_of_copula(words: Words, one: Said, part: Range) -> int:
    """How far a clause that ends in a quotation goes on behind it: "이라" of "이라고"."""
    if not one.closing.quoted or part[0] == one.closing.last or one.closing.shape not in ("said", "chained"):
        return 0
    behind = words[one.closing.last + 1].text
    return len(behind) - len(behind.lstrip("이라하"))
