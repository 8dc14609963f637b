"""An English question's words -> its frame. Days, outlet and language are already taken out of them."""

from summarizer.questions.days import FoundDays
from summarizer.questions.frame import Frame
from summarizer.questions.question import QuestionKind
from summarizer.questions.speakers import is_country, is_known, looks_like_a_name, shared_office, split_speakers
from summarizer.questions.tokens import Phrases, Token, Tokens, phrases, written

_FILE = "question_words_en.txt"
_MOST_SPEAKER_WORDS = 24


def _p(*sections: str) -> Phrases:
    return phrases(_FILE, *sections)


def read_frame(tokens: Tokens) -> Frame | None:
    """The frame; None where the words are none of the questions. Attempts go from the plainest form to the barest."""
    tokens = _reordered(tokens)
    for attempt in (_who, _first, _compared, _what, _passive, _nominal, _bare):
        found = attempt(tokens)
        if found:
            return found
    return None


def polite_off(tokens: Tokens) -> Tokens:
    """The words without "could you tell me" and "please"."""
    return _p("polite end").take_end(_p("polite").take_start(tokens))


def is_days(tokens: Tokens, days: FoundDays) -> bool:
    """Whether days in the tokens are those asked for, and not part of a topic ("the 2024 treaty", "May's summit")."""
    before = tokens[days.start - 1].key if days.start else ""
    if not days.bound or (before in ("of", "the", "from") and tokens[days.start].key not in _DAY_PREPOSITIONS):
        return False
    if days.end == len(tokens) or days.start == 0 or tokens[days.end - 1].pause:
        return True
    return any(
        _p(section).match(tokens, days.end)
        for section in (
            "about",
            "source",
            "said",
            "mentioned",
            "who",
            "what",
            "auxiliary",
            "in ko",
            "in ru",
            "in en",
            "polite end",
        )
    ) and tokens[days.end].key not in ("'s", "of")


_DAY_PREPOSITIONS = frozenset({"since", "until", "till", "before", "after", "between", "in", "on", "during", "from"})


def _reordered(tokens: Tokens) -> Tokens:
    """ "On sanctions, what did Putin say" with the topic behind."""
    if not _p("front").match(tokens, 0):
        return tokens
    question = _p("who", "what").find(tokens, 1)
    if not question or not tokens[question[0] - 1].pause:
        return tokens
    return tokens[question[0] :] + tokens[: question[0]]


def _who(tokens: Tokens) -> Frame | None:
    """who said "…", who said that …, who (has) said what about …, who mentioned …"""
    place = _p("who").match(tokens, 0)
    if not place:
        return None
    if quote := next((token for token in tokens if token.quoted), None):
        said = _p("said").find(tokens, place)
        return Frame("words", words=quote.text) if said and tokens.index(quote) > said[0] else None
    while length := _p("auxiliary").match(tokens, place):
        place += length
    if length := _p("mentioned").match(tokens, place):
        return _about("topic", (), tokens[place + length :])
    length = _p("said").match(tokens, place)
    if not length:
        return None
    rest = tokens[place + length :]
    asked_what = _p("what").match(rest, 0)
    about = _p("topic only").match(rest, asked_what)
    if about:
        return _about("topic", (), rest[asked_what + about :])
    if asked_what:
        return None
    words = rest[1:] if rest and rest[0].key == "that" else rest
    return Frame("words", words=written(words)) if words else None


def _first(tokens: Tokens) -> Frame | None:
    """first time X mentioned Y; when did X first mention Y; the first statement by X about Y; X's first mention of Y"""
    first = next((place for place, token in enumerate(tokens) if token.key in ("first", "firstly", "initially")), None)
    if first and tokens[0].key == "when" and (found := _clause("first", tokens[1:first] + tokens[first + 1 :])):
        return found
    named = _p("first").find(tokens)
    return _first_named(tokens[: named[0]], tokens[named[0] + named[1] :], tokens) if named else None


def _first_named(before: Tokens, after: Tokens, tokens: Tokens) -> Frame | None:
    owner = _p("articles").take_start(_without_frame_words(before))
    if owner and owner[-1].key == "'s":
        about = _p("about").match(after, 0)
        return _about("first", owner[:-1], after[about:]) if about else None
    if length := _p("by").match(after, 0):
        about_by = _split_at(after[length:], _p("topic only"))
        if about_by and tokens[len(before) + 1].key != "time":
            return _about("first", *about_by)
        topic_by = _split_at(after[length:], _p("by"))
        if topic_by:
            return _about("first", topic_by[1], topic_by[0])
    if owner and not _p("auxiliary").match(owner, 0) and len(owner) > 1:  # when did X mention Y for the first time
        return _clause("first", owner[:-2] if [t.key for t in owner[-2:]] == ["for", "the"] else owner)
    if owner and owner[0].key in ("did", "has", "was", "is") and len(owner) > 1:
        return _clause("first", tuple(token for token in owner if token.key not in ("for", "the")))
    return _clause("first", after)


def _without_frame_words(tokens: Tokens) -> Tokens:
    """ "when was the" and "what is the" go."""
    while tokens and (tokens[0].key in ("when", "what", "what's", "that", "it") or _is_bare_auxiliary(tokens)):
        tokens = tokens[1:]
    return tokens


def _is_bare_auxiliary(tokens: Tokens) -> bool:
    return tokens[0].key in ("was", "is", "'s", "did", "has", "had", "were")


def _clause(kind: QuestionKind, tokens: Tokens) -> Frame | None:
    """ "(that) (did) X mention(ed) Y" """
    tokens = _without_frame_words(tokens)
    verb = _verb(tokens)
    if not verb:
        return None
    start, end, takes_object = verb
    tail = tokens[end:]
    if takes_object and tail and tail[0].key == "by":  # was the treaty first mentioned by X
        return _about(kind, tail[1:], tokens[:start])
    about = _p("about").match(tail, 0)
    if not (about or takes_object) or (tail and tail[0].key == "that"):
        return None
    return _about(kind, tokens[:start], tail[about:])


def _verb(tokens: Tokens) -> tuple[int, int, bool] | None:
    """Where the verb of the clause stands and whether what follows is its object; adverbs in front of it go with it."""
    for place in range(1, min(len(tokens), _MOST_SPEAKER_WORDS)):
        said, mentioned = _p("said").match(tokens, place), _p("mentioned").match(tokens, place)
        if said or mentioned:
            start = place
            while start > 1 and (_p("auxiliary").match(tokens, start - 1) or _p("adverbs").match(tokens, start - 1)):
                start -= 1
            return start, place + max(said, mentioned), mentioned > said
    return None


def _compared(tokens: Tokens) -> Frame | None:
    """compare X and Y on Z; compare what X and Y said about Z; how do X and Y differ on Z"""
    compare = _p("compare").match(tokens, 0)
    if compare:
        rest = tuple(_AND if token.key in ("with", "to", "against") else token for token in tokens[compare:])
        rest = _p("articles").take_start(rest)
        what = _p("what").match(rest, 0)
        if what:
            return _only_several(_what(rest))
        parts = _split_at(rest, _p("topic only"))
        speakers, topic = parts or (rest, ())
        speakers = _p("nouns").take_end(speakers)
        speakers = speakers[:-1] if speakers and speakers[-1].key == "'s" else speakers
        if nominal := _p("nouns").match(speakers, 0):
            by = _p("by").match(speakers, nominal)
            speakers = speakers[nominal + by :]
        return _only_several(_about("what", speakers, topic))
    if tokens and tokens[0].key == "how" and (verb := _p("auxiliary").match(tokens, 1)):
        differ = next(
            (place for place, token in enumerate(tokens) if token.key in ("differ", "compare", "disagree")), 0
        )
        about = _p("about").match(tokens, differ + 1) if differ else 0
        return _only_several(_about("what", tokens[1 + verb : differ], tokens[differ + 1 + about :])) if about else None
    return None


_AND = Token("and", "and")


def _only_several(frame: Frame | None) -> Frame | None:
    return frame if frame and len(frame.speakers) > 1 else None


def _what(tokens: Tokens) -> Frame | None:
    """what did X say (about Y); has X said anything about Y; how did X react to Y; what X said on Y"""
    place = _p("what").match(tokens, 0)
    start = place
    while length := _p("auxiliary").match(tokens, place):
        place += length
    if place == 0 or (start and tokens[0].key == "how" and place == start):
        return None
    clause = tokens[place:]
    noun = _stance(clause) if start else None
    if noun:
        return noun
    verb = _verb(clause)
    if not verb:
        return None
    speaker, tail, takes_object = clause[: verb[0]], clause[verb[1] :], verb[2]
    if takes_object and start == 0:
        about = _p("about").match(tail, 0)
        return _about("what", speaker, tail[about:]) if tail else None
    return _tail(speaker, tail)


def _stance(tokens: Tokens) -> Frame | None:
    """ "(what is) X's position on Y", "(what is) the position of X on Y" """
    tokens = _p("articles").take_start(tokens)
    return _nominal(tokens)


def _tail(speaker: Tokens, tail: Tokens) -> Frame | None:
    """What follows the verb: a topic, or a place that is looked for like one; None where it is something else."""
    while tail and _p("adverbs").match(tail, 0):
        tail = tail[1:]
    if not tail:
        return _about("what", speaker, ())
    if length := _p("about").match(tail, 0):
        if tail[0].key in ("to", "of"):
            return None if tail[0].key == "to" and not _reacts(tail) else _about("what", speaker, tail[length:])
        return _about("what", speaker, tail[length:])
    if not (tail[0].key in ("anything", "something") or _p("places").match(tail, 0)):
        return None
    found = _p("topic only").find(tail, 1)
    where, topic = (tail[: found[0]], tail[found[0] + found[1] :]) if found else (tail, ())
    where = _p("articles").take_start(where[1:])
    where = () if _p("occasions").find(where) else where
    return _about("what", speaker, topic + where) if topic or where else _about("what", speaker, ())


def _reacts(tail: Tokens) -> bool:
    """ "to reporters" is whom somebody told, and no topic."""
    return not any(_p("listeners").match(tail, place) for place in (1, 2))


def _passive(tokens: Tokens) -> Frame | None:
    """what was (has been) said about Y (by X); what are people saying about Y"""
    place = _p("what").match(tokens, 0)
    if not place:
        return None
    while _p("auxiliary").match(tokens, place) or _p("anybody").match(tokens, place):
        place += 1
    verb = _p("said").match(tokens, place)
    about = _p("topic only").match(tokens, place + verb) if verb else 0
    if not about or (place < 2 and tokens[0].key != "what's"):
        return None
    rest = tokens[place + verb + about :]
    by = _split_at(rest, phrases(_FILE, "by only"))
    return _about("what", by[1], by[0]) if by else _about("topic", (), rest)


def _nominal(tokens: Tokens) -> Frame | None:
    """statements by X about Y; X's comments on Y; X quotes about Y"""
    for start in (_p("articles").take_start(tokens), _p("articles", "adjectives").take_start(tokens)):
        length = _p("nouns").match(start, 0)
        if length and (frame := _noun_first(start[length:])):
            return frame
    tokens = start
    found = _p("nouns").find(tokens, 1)
    if not found:
        return None
    owner, tail = tokens[: found[0]], tokens[found[0] + found[1] :]
    possessive = any(token.key == "'s" for token in _p("adjectives").take_end(owner)[-1:])
    owner = _p("adjectives").take_end(owner)
    owner = owner[:-1] if possessive else owner
    about = _p("about").match(tail, 0)
    if tail and not about:
        return None
    frame = _about("what", owner, tail[about:])
    return frame if frame and (possessive or _all_named(owner)) else None


def _noun_first(rest: Tokens) -> Frame | None:
    by = _p("by").match(rest, 0)
    if by:
        about = _split_at(rest[by:], _p("topic only"))
        speaker, topic = about or (rest[by:], ())
        return _about("what", speaker, topic)
    about_first = _p("topic only").match(rest, 0)
    if not about_first:
        return None
    by_last = _split_at(rest[about_first:], phrases(_FILE, "by only"))
    return _about("what", by_last[1], by_last[0]) if by_last else _about("topic", (), rest[about_first:])


def _bare(tokens: Tokens) -> Frame | None:
    """X on Y; X and Y on Z; X alone: only where X is known, or looks like a name"""
    tokens = _p("articles").take_start(tokens)
    for place in range(1, min(len(tokens), _MOST_SPEAKER_WORDS)):
        length = _p("topic only").match(tokens, place)
        if length and _all_named(tokens[:place]):
            return _about("what", tokens[:place], tokens[place + length :], topic_needed=True)
    if tokens and len(tokens) <= _MOST_SPEAKER_WORDS and is_known(written(tokens)):
        return _about("what", tokens, ())
    return None


def _all_named(tokens: Tokens) -> bool:
    parts = split_speakers(tokens, _p("joint"), _p("articles"))
    known = [part for part in parts if is_known(written(part)) or is_country(written(part))]
    if len(parts) > 1:
        return bool(known) and all(part in known or part[0].text[:1].isupper() for part in parts)
    return bool(known) or any(looks_like_a_name(part) and not _p("no names").find(part) for part in parts)


def _split_at(tokens: Tokens, marks: Phrases) -> tuple[Tokens, Tokens] | None:
    """What stands before and behind the first of the marks; None where one side is empty."""
    found = marks.find(tokens, 1)
    if not found:
        return None
    before, behind = tokens[: found[0]], tokens[found[0] + found[1] :]
    return (before, behind) if before and behind else None


def _about(kind: QuestionKind, speaker: Tokens, topic: Tokens, *, topic_needed: bool = False) -> Frame | None:
    """The frame, where its parts can be what they are taken for."""
    subject = written(_ends_off(topic))
    if (topic or topic_needed or kind in ("first", "topic")) and not subject:
        return None
    if _p("pronouns").match(topic, 0) == len(topic) > 0 and not subject.isupper():
        return None
    if kind == "topic":
        return Frame(kind, topic=subject)
    names = shared_office(split_speakers(_unowned(speaker), _p("joint"), _p("articles")))
    if not names or any(_is_no_speaker(name) for name in names):
        return None
    speakers = tuple(dict.fromkeys(written(name) for name in names))
    if kind == "first" and len(speakers) > 1:
        return None
    return Frame("versus" if len(speakers) > 1 else kind, speakers, subject)


def _unowned(tokens: Tokens) -> Tokens:
    """ "Putin's and Kim's" without what makes them owners; "South Korea's foreign ministry" keeps it."""
    joint = _p("joint")
    last = len(tokens) - 1
    return tuple(
        token
        for place, token in enumerate(tokens)
        if token.key != "'s" or not (place == last or joint.match(tokens, place + 1))
    )


def _is_no_speaker(name: Tokens) -> bool:
    pronoun = _p("pronouns").match(name, 0) and not (len(name[0].text) > 1 and name[0].text.isupper())  # US is no us
    return bool(pronoun) or not any(token.text[:1].isalnum() for token in name)


def _ends_off(topic: Tokens) -> Tokens:
    topic = _p("articles").take_start(_p("topic only", "articles").take_start(topic))
    return _p("topic only", "articles", "places").take_end(topic)
