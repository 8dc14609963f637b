"""An English question's words -> its frame. Days, outlet and language are already taken out of them."""

from summarizer.questions.english_nouns import bare, nominal
from summarizer.questions.english_parts import find_verb, listed, made, split_at
from summarizer.questions.found_days import FoundDays
from summarizer.questions.frame import Frame
from summarizer.questions.question import QuestionKind
from summarizer.questions.tokens import Token, Tokens, written


def read_frame(tokens: Tokens) -> Frame | None:
    """The frame; None where the words are none of the questions. Attempts go from the plainest form to the barest."""
    tokens = _reordered(tokens)
    for attempt in (_who, _first, _compared, _what, _passive, nominal, bare):
        found = attempt(tokens)
        if found:
            return found
    return None


def polite_off(tokens: Tokens) -> Tokens:
    """The words without "could you tell me" and "please"."""
    return listed("polite end").take_end(listed("polite").take_start(tokens))


def is_days(tokens: Tokens, days: FoundDays) -> bool:
    """Whether days in the tokens are those asked for, and not part of a topic ("the 2024 treaty", "May's summit")."""
    before = tokens[days.start - 1].key if days.start else ""
    if not days.bound or (before in ("of", "the", "from") and tokens[days.start].key not in _DAY_PREPOSITIONS):
        return False
    if days.end == len(tokens) or days.start == 0 or tokens[days.end - 1].pause:
        return True
    return any(
        listed(section).match(tokens, days.end)
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
    if not listed("front").match(tokens, 0):
        return tokens
    question = listed("who", "what").find(tokens, 1)
    if not question or not tokens[question[0] - 1].pause:
        return tokens
    return tokens[question[0] :] + tokens[: question[0]]


def _who(tokens: Tokens) -> Frame | None:
    """who said "…", who said that …, who (has) said what about …, who mentioned …"""
    place = listed("who").match(tokens, 0)
    if not place:
        return None
    if quote := next((token for token in tokens if token.quoted), None):
        said = listed("said").find(tokens, place)
        return Frame("words", words=quote.text) if said and tokens.index(quote) > said[0] else None
    while length := listed("auxiliary").match(tokens, place):
        place += length
    if length := listed("mentioned").match(tokens, place):
        return made("topic", (), tokens[place + length :])
    length = listed("said").match(tokens, place)
    if not length:
        return None
    rest = tokens[place + length :]
    asked_what = listed("what").match(rest, 0)
    about = listed("topic only").match(rest, asked_what)
    if about:
        return made("topic", (), rest[asked_what + about :])
    if asked_what:
        return None
    words = rest[1:] if rest and rest[0].key == "that" else rest
    return Frame("words", words=written(words)) if words else None


def _first(tokens: Tokens) -> Frame | None:
    """first time X mentioned Y; when did X first mention Y; the first statement by X about Y; X's first mention of Y"""
    first = next((place for place, token in enumerate(tokens) if token.key in ("first", "firstly", "initially")), None)
    if first and tokens[0].key == "when" and (found := _clause("first", tokens[1:first] + tokens[first + 1 :])):
        return found
    named = listed("first").find(tokens)
    return _first_named(tokens[: named[0]], tokens[named[0] + named[1] :], tokens) if named else None


def _first_named(before: Tokens, after: Tokens, tokens: Tokens) -> Frame | None:
    owner = listed("articles").take_start(_without_frame_words(before))
    if owner and owner[-1].key == "'s":
        about = listed("about").match(after, 0)
        return made("first", owner[:-1], after[about:]) if about else None
    if length := listed("by").match(after, 0):
        about_by = split_at(after[length:], listed("topic only"))
        if about_by and tokens[len(before) + 1].key != "time":
            return made("first", *about_by)
        topic_by = split_at(after[length:], listed("by"))
        if topic_by:
            return made("first", topic_by[1], topic_by[0])
    if owner and not listed("auxiliary").match(owner, 0) and len(owner) > 1:  # when did X mention Y for the first time
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
    verb = find_verb(tokens)
    if not verb:
        return None
    start, end, takes_object = verb
    tail = tokens[end:]
    if takes_object and tail and tail[0].key == "by":  # was the treaty first mentioned by X
        return made(kind, tail[1:], tokens[:start])
    about = listed("about").match(tail, 0)
    if not (about or takes_object) or (tail and tail[0].key == "that"):
        return None
    return made(kind, tokens[:start], tail[about:])


def _compared(tokens: Tokens) -> Frame | None:
    """compare X and Y on Z; compare what X and Y said about Z; how do X and Y differ on Z"""
    compare = listed("compare").match(tokens, 0)
    if compare:
        rest = tuple(_AND if token.key in ("with", "to", "against") else token for token in tokens[compare:])
        rest = listed("articles").take_start(rest)
        what = listed("what").match(rest, 0)
        if what:
            return _only_several(_what(rest))
        parts = split_at(rest, listed("topic only"))
        speakers, topic = parts or (rest, ())
        speakers = listed("nouns").take_end(speakers)
        speakers = speakers[:-1] if speakers and speakers[-1].key == "'s" else speakers
        if nominal := listed("nouns").match(speakers, 0):
            by = listed("by").match(speakers, nominal)
            speakers = speakers[nominal + by :]
        return _only_several(made("what", speakers, topic))
    if tokens and tokens[0].key == "how" and (verb := listed("auxiliary").match(tokens, 1)):
        differ = next(
            (place for place, token in enumerate(tokens) if token.key in ("differ", "compare", "disagree")), 0
        )
        about = listed("about").match(tokens, differ + 1) if differ else 0
        return _only_several(made("what", tokens[1 + verb : differ], tokens[differ + 1 + about :])) if about else None
    return None


_AND = Token("and", "and")


def _only_several(frame: Frame | None) -> Frame | None:
    return frame if frame and len(frame.speakers) > 1 else None


def _what(tokens: Tokens) -> Frame | None:
    """what did X say (about Y); has X said anything about Y; how did X react to Y; what X said on Y"""
    place = listed("what").match(tokens, 0)
    start = place
    while length := listed("auxiliary").match(tokens, place):
        place += length
    if place == 0 or (start and tokens[0].key == "how" and place == start):
        return None
    clause = tokens[place:]
    noun = _stance(clause) if start else None
    if noun:
        return noun
    verb = find_verb(clause)
    if not verb:
        return None
    speaker, tail, takes_object = clause[: verb[0]], clause[verb[1] :], verb[2]
    if takes_object and start == 0:
        about = listed("about").match(tail, 0)
        return made("what", speaker, tail[about:]) if tail else None
    return _tail(speaker, tail)


def _stance(tokens: Tokens) -> Frame | None:
    """ "(what is) X's position on Y", "(what is) the position of X on Y" """
    tokens = listed("articles").take_start(tokens)
    return nominal(tokens)


def _tail(speaker: Tokens, tail: Tokens) -> Frame | None:
    """What follows the verb: a topic, or a place that is looked for like one; None where it is something else."""
    while tail and listed("adverbs").match(tail, 0):
        tail = tail[1:]
    if not tail:
        return made("what", speaker, ())
    if length := listed("about").match(tail, 0):
        if tail[0].key in ("to", "of"):
            return None if tail[0].key == "to" and not _reacts(tail) else made("what", speaker, tail[length:])
        return made("what", speaker, tail[length:])
    if not (tail[0].key in ("anything", "something") or listed("places").match(tail, 0)):
        return None
    found = listed("topic only").find(tail, 1)
    where, topic = (tail[: found[0]], tail[found[0] + found[1] :]) if found else (tail, ())
    where = listed("articles").take_start(where[1:])
    where = () if listed("occasions").find(where) else where
    return made("what", speaker, topic + where) if topic or where else made("what", speaker, ())


def _reacts(tail: Tokens) -> bool:
    """ "to reporters" is whom somebody told, and no topic."""
    return not any(listed("listeners").match(tail, place) for place in (1, 2))


def _passive(tokens: Tokens) -> Frame | None:
    """what was (has been) said about Y (by X); what are people saying about Y"""
    place = listed("what").match(tokens, 0)
    if not place:
        return None
    while listed("auxiliary").match(tokens, place) or listed("anybody").match(tokens, place):
        place += 1
    verb = listed("said").match(tokens, place)
    about = listed("topic only").match(tokens, place + verb) if verb else 0
    if not about or (place < 2 and tokens[0].key != "what's"):
        return None
    rest = tokens[place + verb + about :]
    by = split_at(rest, listed("by only"))
    return made("what", by[1], by[0]) if by else made("topic", (), rest)
