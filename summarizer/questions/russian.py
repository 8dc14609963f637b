"""A Russian question's words -> its frame. Days, outlet and language are already taken out of them.

Word order is free, so a clause is cut at its verb and at "о": what is left of the two is the speaker.
"""

from summarizer.people import find_person
from summarizer.questions.found_days import FoundDays
from summarizer.questions.frame import Frame
from summarizer.questions.question import QuestionKind
from summarizer.questions.russian_names import nominative, nominative_by_ending
from summarizer.questions.speakers import is_country, is_known, looks_like_a_name, split_speakers
from summarizer.questions.tokens import Phrases, Tokens, phrases, tokenize, written

_FILE = "question_words_ru.txt"
_MOST_SPEAKER_WORDS = 4  # of a speaker who stands behind the topic


def _p(*sections: str) -> Phrases:
    return phrases(_FILE, *sections)


def polite_off(tokens: Tokens) -> Tokens:
    """The words without "скажите, пожалуйста"."""
    return _p("polite end").take_end(_p("polite").take_start(tokens))


def is_days(tokens: Tokens, days: FoundDays) -> bool:
    """Whether the days are those asked for, and not part of a topic ("договор от 19 июня")."""
    before = tokens[days.start - 1].key if days.start else ""
    return days.bound and before not in ("от", "о", "об", "про", "по")


def read_frame(tokens: Tokens) -> Frame | None:
    """The frame; None where the words are none of the questions."""
    for attempt in (_who, _first, _compared, _what, _nominal, _bare):
        found = attempt(tokens)
        if found:
            return found
    return None


def _who(tokens: Tokens) -> Frame | None:
    """кто сказал «…»; кто сказал, что …; кто что сказал о …; чьи слова «…»"""
    quote = next((token for token in tokens if token.quoted), None)
    if quote and _p("whose").match(tokens, 0):
        return Frame("words", words=quote.text)
    place = _p("who").match(tokens, 0)
    if not place:
        return None
    verb = _verb(tokens, place)
    if not verb:
        return None
    start, end, takes_object = verb
    if quote:
        return Frame("words", words=quote.text) if tokens.index(quote) >= end else None
    asked_what = any(token.key in ("что", "чего", "что-нибудь", "что-то") for token in tokens[place:start])
    rest = tokens[end:]
    about = _about_mark(rest, 0)
    if not asked_what and not about and rest and rest[0].key == "что" and (mark := _about_mark(rest, 1)):
        return _made("topic", (), rest[1 + mark :])
    if about or takes_object:
        return _made("topic", (), rest[about:])
    inner = tokens[place:start]
    found = _find_about(inner, 0)
    if found and not rest:
        topic = tuple(token for token in inner[found[0] + found[1] :] if token.key not in ("что", "и"))
        return _made("topic", (), topic)
    if asked_what or not rest:
        return None
    words = rest[1:] if rest[0].key in ("что", "будто") else rest
    return Frame("words", words=written(words)) if words else None


def _first(tokens: Tokens) -> Frame | None:
    """когда Лавров впервые упомянул …; первое упоминание … Лавровым; первое заявление Лаврова о …"""
    bare = _p("when").take_start(tokens)
    named = _p("first nouns").match(bare, 0)
    if named:
        mentioned = (
            _with_known_end(bare[named:]) or _with_known_start(bare[named:])
            if "упоминание" in bare[named - 1].key
            else None
        )
        frame = mentioned or _after_noun(bare[named:])
        return Frame("first", frame.speakers, frame.topic) if frame and frame.speakers and frame.topic else None
    found = _p("first").find(tokens)
    if not found:
        return None
    before, behind = _p("when").take_start(tokens[: found[0]]), _p("when").take_start(tokens[found[0] + found[1] :])
    return _clause("first", (*before, *behind))


def _compared(tokens: Tokens) -> Frame | None:
    """сравни Путина и Трампа по …; сравни, что говорили …; чем отличаются заявления …"""
    length = _p("compare").match(tokens, 0)
    if not length:
        return None
    rest = _p("articles").take_start(tokens[length:])
    frame = _what(rest) or _nominal(rest) or _bare(rest, oblique=True)
    return frame if frame and len(frame.speakers) > 1 else None


def _what(tokens: Tokens) -> Frame | None:
    """что сказал Лавров о договоре, in any order; говорил ли Лавров о …"""
    start = 0
    mark = _find_about(tokens, 0)
    if mark and mark[0] == 0:  # о договоре что сказал Лавров
        what = next((place for place in range(1, len(tokens)) if _p("what").match(tokens, place)), 0)
        if what:
            tokens = tokens[what:] + tokens[:what]
    late = next((place for place in range(1, min(len(tokens), 5)) if tokens[place].key == "что"), 0)
    if late and is_known(written(tokens[:late])):  # Лавров что говорил о договоре
        tokens = (tokens[late], *tokens[:late], *tokens[late + 1 :])
    start = _p("what").match(tokens, 0)
    clause = tokens[start:]
    asks = start or any(token.key == "ли" for token in tokens) or tokens[-1:] != tokens[:1]
    return _clause("what", clause, declared=not start) if asks else None


def _clause(kind: QuestionKind, tokens: Tokens, *, declared: bool = False) -> Frame | None:
    """The speaker, verb and topic in any order. `declared`: without a question word, so the speaker must be known."""
    verb = _verb(tokens, 0)
    if not verb:
        return None
    start, end, takes_object = verb
    before, behind = _trimmed(tokens[:start]), _trimmed(tokens[end:])
    frame = _cut_clause(kind, before, behind, takes_object=takes_object)
    if frame is None and kind == "what" and _p("by nobody").match(tokens, start):
        topic = _find_about(behind, 0) or _find_about(before, 0)
        side = behind if _find_about(behind, 0) else before
        other = before if side is behind else behind
        frame = _made("topic", (), side[topic[1] :]) if topic and topic[0] == 0 and not other else None
    if frame and declared and not all(is_known(name) for name in frame.speakers):
        return None
    return frame


def _cut_clause(kind: QuestionKind, before: Tokens, behind: Tokens, *, takes_object: bool) -> Frame | None:
    if about := _find_about(behind, 0):
        named, topic = behind[: about[0]], behind[about[0] + about[1] :]
        if before and named:
            return None
        if before or named:
            return _made(kind, before or named, topic)
        return _speaker_last(kind, topic)
    if about := _find_about(before, 0):
        named, topic = before[: about[0]], before[about[0] + about[1] :]
        return _made(kind, named or behind, topic) if not (named and behind) else None
    if takes_object:
        return _with_object(kind, before, behind)
    return _made(kind, before or behind, ()) if not (before and behind) else None


def _with_object(kind: QuestionKind, before: Tokens, behind: Tokens) -> Frame | None:
    """упомянул договор: the speaker stands in front, or is a name beside the verb or at the end."""
    if before:
        return _made(kind, before, behind)
    for length in range(min(len(behind) - 1, _MOST_SPEAKER_WORDS), 0, -1):
        if is_known(written(behind[:length])):
            return _made(kind, behind[:length], behind[length:])
    return _speaker_last(kind, behind)


def _speaker_last(kind: QuestionKind, tokens: Tokens) -> Frame | None:
    """ "о договоре Лавров": a known name in the nominative behind the topic."""
    for length in range(min(len(tokens) - 1, _MOST_SPEAKER_WORDS), 0, -1):
        if is_known(written(tokens[-length:])):
            return _made(kind, tokens[-length:], tokens[:-length])
    return None


def _trimmed(tokens: Tokens) -> Tokens:
    adverbs = _p("adverbs")
    while tokens and tokens[0].text == "ли":  # Ли is a surname
        tokens = tokens[1:]
    return adverbs.take_end(adverbs.take_start(tokens))


def _nominal(tokens: Tokens) -> Frame | None:
    """высказывания Лаврова о договоре; позиция МИД России по КНДР; Лавров, цитаты о …"""
    tokens = _p("articles").take_start(tokens)
    length = _p("nouns").match(tokens, 0)
    if length:
        return _after_noun(tokens[length:])
    found = _p("nouns").find(tokens, 1)
    about = _about_mark(tokens, found[0] + found[1]) if found else 0
    if not found or (found[0] + found[1] < len(tokens) and not about):
        return None
    frame = _made("what", tokens[: found[0]], tokens[found[0] + found[1] + about :])
    return frame if frame and all(is_known(name) for name in frame.speakers) else None


def _after_noun(tokens: Tokens) -> Frame | None:
    """The genitive behind "высказывания", and its topic."""
    tokens = _p("by only").take_start(tokens)
    about = _find_about(tokens, 0)
    if about is None:
        frame = _made("what", tokens, (), genitive=True) if tokens else None
        return frame if frame and all(map(is_known, frame.speakers)) else None
    speaker, topic = tokens[: about[0]], tokens[about[0] + about[1] :]
    if speaker:
        return _made("what", speaker, topic, genitive=True)
    return _with_known_end(topic) or _made("topic", (), topic)


def _with_known_end(tokens: Tokens) -> Frame | None:
    for length in range(min(len(tokens) - 1, _MOST_SPEAKER_WORDS), 0, -1):
        name = nominative(written(tokens[-length:]))
        if name and name != written(tokens[-length:]) and is_known(name) and tokens[-length].text[:1].isupper():
            return _made("what", tokens[-length:], tokens[:-length])
    return None


def _with_known_start(tokens: Tokens) -> Frame | None:
    """упоминание Лавровым договора"""
    for length in range(min(len(tokens) - 1, _MOST_SPEAKER_WORDS), 0, -1):
        name = nominative(written(tokens[:length]))
        if name and is_known(name) and tokens[0].text[:1].isupper():
            return _made("what", tokens[:length], tokens[length:])
    return None


def _bare(tokens: Tokens, *, oblique: bool = False) -> Frame | None:
    """Лавров о договоре; Путин и Ким Чен Ын о …; a known name alone"""
    about = _find_about(tokens, 1)
    speaker, topic = (tokens[: about[0]], tokens[about[0] + about[1] :]) if about else (tokens, ())
    frame = _made("what", speaker, topic) if topic or not about else None
    if frame is None or len(speaker) > 20:
        return None
    known = [name for name in frame.speakers if is_known(name)]
    if not oblique and not all(name in known or _may_be_named(name, bool(known)) for name in frame.speakers):
        return None
    if len(known) == 1 == len(frame.speakers) and known[0] != written(speaker) and not oblique:
        return None  # an oblique name alone is part of something else
    enough = len(known) == len(frame.speakers) or (topic and (known or len(frame.speakers) == 1))
    return frame if enough else None


def _may_be_named(name: str, beside_known: bool) -> bool:
    """Somebody who is on no list: by two words with capitals, or beside a known name by one."""
    return looks_like_a_name(tokenize(name)) or (beside_known and name[:1].isupper()) or (is_country(name))


def _verb(tokens: Tokens, start: int) -> tuple[int, int, bool] | None:
    """Where the first verb of speech stands, and whether an object follows it."""
    for place in range(start, len(tokens)):
        said, mentioned = _p("said").match(tokens, place), _p("mentioned").match(tokens, place)
        if said or mentioned:
            return place, place + max(said, mentioned), mentioned > said
    return None


def _about_mark(tokens: Tokens, place: int) -> int:
    """How many words of "о", "по поводу" … begin there; "по" of an office or a source is none."""
    return 0 if _p("not about").match(tokens, place) else _p("about").match(tokens, place)


def _find_about(tokens: Tokens, start: int) -> tuple[int, int] | None:
    return next(
        ((place, length) for place in range(start, len(tokens)) if (length := _about_mark(tokens, place))),
        None,
    )


def _made(kind: QuestionKind, speaker: Tokens, topic: Tokens, *, genitive: bool = False) -> Frame | None:
    """The frame, where its parts can be what they are taken for."""
    subject = written(_p("topic only", "articles", "adverbs").take_end(_p("topic only", "articles").take_start(topic)))
    if (topic or kind in ("first", "topic")) and not subject:
        return None
    if kind == "topic":
        return Frame(kind, topic=subject)
    speaker, place = _without_place(_trimmed(speaker))
    subject = " ".join(filter(None, (subject, place)))
    names = split_speakers(speaker, _p("joint"), _p("articles"))
    if not names or any(_p("pronouns").match(name, 0) for name in names):
        return None
    speakers = tuple(dict.fromkeys(_speaker(name, genitive=genitive) for name in names))
    if not all(speakers) or (kind == "first" and len(speakers) > 1):
        return None
    return Frame("versus" if len(speakers) > 1 else kind, speakers, subject)


def _without_place(speaker: Tokens) -> tuple[Tokens, str]:
    """ "Лавров в Пхеньяне" apart; the place is looked for like a topic. An office may have a place in its name."""
    place = next((place for place in range(1, len(speaker)) if _p("in places").match(speaker, place)), 0)
    if not place or not find_person(nominative(written(speaker[:place])) or ""):
        return speaker, ""
    return speaker[:place], written(speaker[place + 1 :])


def _speaker(name: Tokens, *, genitive: bool) -> str:
    """In the nominative where that is sure; "" for what is no name."""
    asked = written(name)
    if not any(letter.isalpha() for letter in asked) or any(token.quoted for token in name):
        return ""
    known = nominative(asked)
    if known or not genitive or not all(token.text[:1].isupper() for token in name):
        return known or asked
    return " ".join(nominative_by_ending(word) for word in asked.split())
