"""Is an article on a topic: a Document and a Topic in, a Verdict with its reasons out; for any text, without raising.

The title decides where it names every side; else the lead does, the first sentences behind the dateline. What stands
further down is background in most articles (every report on Pyongyang recalls its troops in Russia): it counts only
where it comes again and again. Time grows with the text up to the first 20,000 characters, and no further.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarizer.coverage.datelines import last_dash, read_dateline
from summarizer.coverage.relation import Reading, read_unit
from summarizer.coverage.topic_file import Topic, load_topic
from summarizer.coverage.verdict import Reason, Rule, Verdict
from summarizer.document import Document
from summarizer.sentences import split_sentences

__all__ = ["Reason", "Rule", "Topic", "Verdict", "judge_topic", "load_topic"]

_LONGEST_TITLE = 500  # code points
_LONGEST_TEXT = 20_000  # the same; what stands behind is not looked at
_LEAD_SENTENCES = 3
_SHORT_LIST = 3  # countries; a longer one says nothing of a relation between two of them
_SHOWN = 12  # words in a reason
_OFTEN = 3  # sentences with all sides in them that make an article, as a part of all sentences at least _PART
_PART = 0.25
_PASSING_PART = 0.1
_THIRD = "third"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A title or a sentence with what it says of the sides."""

    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Article:
    """`home`: the side that the dispatch comes from, by its dateline or its outlet; "" where none or several."""

    title: _Unit
    sentences: tuple[_Unit, ...]
    place: str
    home: str

    @property
    def lead(self) -> tuple[_Unit, ...]:
        return self.sentences[:_LEAD_SENTENCES]


def judge_topic(document: Document, topic: Topic) -> Verdict:
    """Whether the sides of the topic have to do with each other in the article."""
    title = _plain(document.title[:_LONGEST_TITLE])
    titled = _read(_bare_title(title, topic), topic)
    by_title = _on_all_sides(titled, topic, "title names all sides", 0.9)
    if by_title and by_title.tag != "camp":
        return by_title
    article = _article(document, titled, topic)
    by_lead = _by_lead(article, topic)
    if by_lead and topic.roundup.find(title):
        return Verdict("borderline", 0.4, (Reason("many matters", titled.reading.words()), *by_lead.reasons), "roundup")
    return by_lead or by_title or _by_dateline(article, topic) or _by_text(article, topic)


def _article(document: Document, titled: _Unit, topic: Topic) -> _Article:
    text = _plain(document.text[:_LONGEST_TEXT])
    dateline = read_dateline(text)
    body = text[dateline.end :]
    spans = split_sentences(body, document.lang or "en")
    sentences = tuple(_read(body[span.start : span.end], topic) for span in spans)
    home = set(read_unit(dateline.place, topic).acting)
    if not home:
        source = f"{document.site or ''} {document.url or ''}"[:_LONGEST_TITLE]
        home = {mention.label.name for mention in topic.outlets.find(source)}
    return _Article(titled, sentences, dateline.place, home.pop() if len(home) == 1 else "")


def _bare_title(title: str, topic: Topic) -> str:
    """The title without dateline and without the agency behind a last dash: "… — Yonhap"."""
    bare = title[read_dateline(title).end :]
    cut = last_dash(bare)
    tail = bare[cut:]
    outlets = topic.outlets.find(tail)
    if outlets and outlets[-1].end - outlets[0].start >= len(tail.strip(" -–—|")):
        return bare[:cut]
    return bare


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _read(text: str, topic: Topic) -> _Unit:
    return _Unit(text, read_unit(text, topic))


def _names_all(unit: _Unit, topic: Topic) -> bool:
    return all(unit.reading.names(side) for side in topic.sides)


def _on_all_sides(unit: _Unit, topic: Topic, rule: Rule, score: float) -> Verdict | None:
    """The verdict on a unit in which every side is named; None where one is not."""
    if not _names_all(unit, topic):
        return None
    reading = unit.reading
    tagged = _tag(unit, topic)
    if not reading.between and (doubt := _doubt(reading, topic)):
        return replace(doubt, tag=tagged[0]) if tagged and doubt.tag == "company" else doubt
    if tagged:
        tag, words = tagged
        return Verdict("borderline", 0.5, (Reason("about something else", (*reading.words(), *words)),), tag)
    if len(topic.sides) > 1 and reading.third and not reading.between and _THIRD not in _held(unit, topic):
        return Verdict("borderline", 0.4, (Reason("a third country acts", (*reading.third, *reading.words())),), _THIRD)
    return Verdict("on", score, (Reason("a word for the relation" if reading.between else rule, reading.words()),))


def _doubt(reading: Reading, topic: Topic) -> Verdict | None:
    """Every side is named; borderline or off where one is not named as somebody who has to do with the others."""
    missing = [side for side in topic.sides if side not in reading.acting]
    if not missing:
        return None
    words = reading.words()
    if reading.bloc:
        return Verdict("borderline", 0.4, (Reason("part of a camp", words),), "camp")
    if any(side in reading.listed for side in missing):
        if max(len(reading.listed.get(side, ())) for side in missing) > _SHORT_LIST:
            return Verdict("off", 0.2, (Reason("part of a list", words),), "list")
        return Verdict("borderline", 0.35, (Reason("part of a list", words),), "list")
    if any(side in reading.company for side in missing):
        return Verdict("borderline", 0.4, (Reason("only companies", words),), "company")
    return Verdict("borderline", 0.45, (Reason("only its question is named", words),), "position")


def _tag(unit: _Unit, topic: Topic) -> tuple[str, tuple[str, ...]] | None:
    """The kind of a matter in which nobody acts for a state, and the words that tell it."""
    signs = topic.signs.find(unit.text)
    if not signs or unit.reading.people or topic.state.find(unit.text):
        return None
    held = _held(unit, topic)
    signs = tuple(sign for sign in signs if sign.label.name not in held)
    if not signs:
        return None
    tag = Counter(sign.label.name for sign in signs).most_common(1)[0][0]
    return tag, tuple(unit.text[sign.start : sign.end] for sign in signs if sign.label.name == tag)


def _held(unit: _Unit, topic: Topic) -> frozenset[str]:
    """The tags that do not hold beside a word of the unit."""
    return frozenset(tag for mention in topic.unless.find(unit.text) for tag in mention.label)


def _by_lead(article: _Article, topic: Topic) -> Verdict | None:
    """The first sentence names every side; or a later one of the lead, or several of them the side not in the title."""
    named = [side for side in topic.sides if article.title.reading.names(side)]
    for number, unit in enumerate(article.lead if named or not article.title.text else article.lead[:1]):
        if verdict := _on_all_sides(unit, topic, "lead names all sides", 0.75 - 0.05 * number):
            return verdict
    missing = [side for side in topic.sides if side not in named]
    speaking = [unit for unit in article.lead if all(side in unit.reading.acting for side in missing)]
    if named and len(speaking) > 1:
        words = (*article.title.reading.words(), *(word for unit in speaking for word in unit.reading.words()))
        return Verdict("on", 0.6, (Reason("lead keeps naming the other side", _once(words)),))
    return None


def _by_dateline(article: _Article, topic: Topic) -> Verdict | None:
    """Somebody of the one side comes or goes where the other one's dispatch was written: "arrives here"."""
    away = [side for side in topic.sides if side != article.home]
    if not article.home or article.title.reading.others:
        return None
    for unit in (article.title, *article.lead[:1]):
        visit = topic.visit.find(unit.text)
        if visit and not unit.reading.others and all(side in unit.reading.acting for side in away):
            words = (*unit.reading.words(), *(unit.text[sign.start : sign.end] for sign in visit), article.place)
            return Verdict("on", 0.65, (Reason("a delegation where the dispatch comes from", _once(words)),))
    return None


def _by_text(article: _Article, topic: Topic) -> Verdict:
    """By how many sentences name all sides as actors; without them, by which sides are there at all."""
    together = [unit for unit in article.sentences if _names_all(unit, topic) and not _doubt(unit.reading, topic)]
    words = _once(word for unit in (article.title, *together) for word in unit.reading.words())
    part = len(together) / max(1, len(article.sentences))
    if len(together) >= _OFTEN and part >= _PART:
        return Verdict("on", 0.6, (Reason("text keeps naming all sides", words),))
    if len(together) > 1 and part >= _PASSING_PART:
        return Verdict("borderline", 0.3, (Reason("named in passing", words),), "passing")
    if together:
        return Verdict("off", 0.2, (Reason("named in passing", words),))
    return _missing(article, topic)


def _missing(article: _Article, topic: Topic) -> Verdict:
    """Off, with the sides that are not there and what looked like them."""
    units = (article.title, *article.sentences)
    words = _once(word for unit in units for word in unit.reading.words())
    missing = tuple(side for side in topic.sides if not any(unit.reading.names(side) for unit in units))
    reasons = [_absence(words, missing)]
    if passed := _once(word for unit in units for word in unit.reading.passed):
        reasons.append(Reason("a phrase that means something else", passed))
    if article.home in missing and article.place:
        reasons.append(Reason("a dateline does not count", (article.place,)))
    return Verdict("off", 0.1 if words else 0.0, tuple(reasons))


def _absence(words: tuple[str, ...], missing: tuple[str, ...]) -> Reason:
    if not words:
        return Reason("no side is named")
    return Reason("one side is missing", words, missing) if missing else Reason("named far from each other", words)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """The first different words, as many as a reason shows."""
    return tuple(dict.fromkeys(word for word in words if word))[:_SHOWN]
