"""A Korean question's words -> its frame. Days, outlet and language are already taken out of them.

The predicate stands last, and particles say what a word is: 이, 가, 은, 는, 의 mark the speaker, 에 대해 and 을, 를
the topic.
"""

from dataclasses import replace

from summarizer.questions.found_days import FoundDays
from summarizer.questions.frame import Frame
from summarizer.questions.korean_words import plain, quotes, respaced, unquoted, without_particle
from summarizer.questions.question import QuestionKind
from summarizer.questions.speakers import is_known, split_speakers
from summarizer.questions.tokens import Phrases, Token, Tokens, phrases, written
from summarizer.statements.lexicon import read_sections

_FILE = "question_words_ko.txt"
_ABOUT = ("에대해", "에대한")
_SUBJECT = ("께서는", "께서", "이", "가", "측이", "측은", "에서는", "에서", "이가")
_TOPIC = ("은", "는")
_OF = ("의",)
_OBJECT = ("을", "를")
_JOINTS = ("과", "와", "하고", "랑", "이랑")
_MOST_NAME_WORDS = 5


def _p(*sections: str) -> Phrases:
    return phrases(_FILE, *sections)


def _stems(section: str) -> tuple[str, ...]:
    return tuple(stem.strip() for line in read_sections(_FILE)[section] for stem in line.split(";") if stem.strip())


def polite_off(tokens: Tokens) -> Tokens:
    """The words apart, without "혹시" and "알려주세요"."""
    return _p("polite end").take_end(_p("polite").take_start(respaced(tokens)))


def is_days(tokens: Tokens, days: FoundDays) -> bool:
    """Whether the days are those asked for: "2024년 조약" is a topic, "2024년 라브로프 발언" asks for the year."""
    if days.bound or days.end == len(tokens):
        return True
    rest = tokens[days.end :]
    return _is_frame_word(rest[0]) or (days.start == 0 and _known_at_start(rest) > 0)


def read_frame(tokens: Tokens) -> Frame | None:
    """The frame; None where the words are none of the questions."""
    for attempt in (_words, _topic, _first, _what, _bare):
        found = attempt(tokens)
        if found:
            return found
    return None


def _is_frame_word(token: Token) -> bool:
    return bool(_p("what", "who", "about").match((token,), 0)) or _is_predicate(token) or _is_noun(token)


def _is_predicate(token: Token) -> bool:
    return not token.quoted and not _is_noun(token) and (token.key.startswith(_stems("stems")) or "했" in token.key)


def _is_noun(token: Token) -> bool:
    """발언, 발언은, 발언들을."""
    if token.quoted:
        return False
    rests = {"", *_stems("noun rest")}
    return any(token.key.startswith(noun) and token.key[len(noun) :] in rests for noun in _stems("noun stems"))


def _has_who(tokens: Tokens) -> bool:
    asked_at_end = _p("person").match_end(tokens) > 0 and any(map(_is_predicate, tokens[:-1]))
    return asked_at_end or _p("who").find(tokens) is not None


def _words(tokens: Tokens) -> Frame | None:
    """누가 "…"라고 말했나; 누가 …다고 했나; …다고 말한 사람은 누구"""
    if not _has_who(tokens):
        return None
    quote = next((token for token in tokens if token.quoted), None)
    if quote:
        return Frame("words", words=quote.text) if not any(token.key in _ABOUT for token in tokens) else None
    rest = tuple(token for token in tokens if not _p("who", "person").match((token,), 0))
    end = next((place for place in range(len(rest) - 1, -1, -1) if quotes(rest[place].key)), None)
    if end is None or _p("what").match(rest, end) or not all(_closes(token) for token in rest[end + 1 :]):
        return None
    words = (*rest[:end], Token(unquoted(rest[end].text), rest[end].key))
    return Frame("words", words=written(words))


def _closes(token: Token) -> bool:
    return (
        _is_predicate(token) or _is_noun(token) or bool(_p("adverbs", "polite end", "empty nouns").match((token,), 0))
    )


def _topic(tokens: Tokens) -> Frame | None:
    """조약에 대해 누가 뭐라고 했나; 누가 조약을 언급했나"""
    if not _has_who(tokens):
        return None
    rest = tuple(token for token in tokens if not _p("who", "person", "first").match((token,), 0))
    asked = any(_p("what").match((token,), 0) for token in rest)
    topic = _without_frame(rest)
    mentioned = any(token.key.startswith(_stems("mention stems")) for token in rest)
    about = any(token.key in _ABOUT for token in rest)
    if not topic or not (asked or mentioned or about) or not any(_closes(token) for token in rest):
        return None
    if any(token.key in _ABOUT for token in topic[:-1]):
        return None
    return _made("topic", (), tuple(token for token in topic if token.key not in _ABOUT))


def _first(tokens: Tokens) -> Frame | None:
    """라브로프가 처음으로 조약을 언급한 것은 (언제); 라브로프는 언제 처음 조약을 말했나; 라브로프의 첫 조약 언급"""
    if not _p("first").find(tokens) or _has_who(tokens):
        return None
    rest = tuple(token for token in tokens if not _p("first", "when").match((token,), 0))
    if len(rest) == len(tokens) or not any(_is_predicate(token) or _is_noun(token) for token in rest):
        return None
    return _clause("first", _without_frame(rest))


def _what(tokens: Tokens) -> Frame | None:
    """라브로프가 조약에 대해 뭐라고 했나; 조약에 대한 라브로프의 발언; 푸틴과 김정은의 조약 발언"""
    asked = any(_p("what").match((token,), 0) for token in tokens) and any(map(_is_predicate, tokens))
    named = any(_is_noun(token) for token in tokens) or bool(_p("compare").find(tokens))
    mentioned = any(token.key.startswith(_stems("mention stems")) for token in tokens[-1:])
    about = any(token.key in _ABOUT for token in tokens)
    if not (asked or named or mentioned or about) or _has_who(tokens):
        return None
    frame = _clause("what", _without_frame(tokens))
    if frame and not (asked or named or mentioned) and not all(map(is_known, frame.speakers)):
        return None
    return frame or (_nobodys(tokens) if named or asked else None)


def _nobodys(tokens: Tokens) -> Frame | None:
    """조약에 대한 발언: nobody is named"""
    rest = _without_frame(tokens)
    if not rest or rest[-1].key not in _ABOUT or any(token.key in _ABOUT for token in rest[:-1]):
        return None
    if any(_subject(token, (*_SUBJECT, *_TOPIC)) for token in rest[:-1]) or _p("pronouns").match(rest, 0):
        return None
    return _made("topic", (), rest[:-1])


def _without_frame(tokens: Tokens) -> Tokens:
    """The words without the question word, the predicate and the noun at the end, and adverbs."""
    end = len(tokens)
    while end and (_closes(tokens[end - 1]) or _p("what", "compare", "polite end").match(tokens[end - 1 : end], 0)):
        end -= 1
    kept = tokens[:end]
    return tuple(
        token
        for token in kept
        if token.quoted
        or not (
            _p("what", "adverbs").match((token,), 0)
            or (_is_predicate(token) and len(token.key) > 1 and token.key.startswith(_stems("mention stems")))
        )
    )


def _clause(kind: QuestionKind, tokens: Tokens) -> Frame | None:
    """The speaker and topic of what is left."""
    place = next((place for place, token in enumerate(tokens) if token.key in _ABOUT), None)
    if place is not None:
        left, right = tokens[:place], tokens[place + 1 :]
        if any(token.key in _ABOUT for token in right):
            return None
        if right and left:
            cut = _speaker_end(right)
            return _made(kind, right[:cut] if cut else right, left + (right[cut:] if cut else ()))
        return _split(kind, left) if left else _split(kind, right)
    return _split(kind, tokens)


def _split(kind: QuestionKind, tokens: Tokens) -> Frame | None:
    """ "라브로프가 조약" and "조약을 라브로프가" """
    objects = [place for place, token in enumerate(tokens[:-1]) if without_particle(token.text, _OBJECT)]
    if objects and _speaker_end(tokens[objects[-1] + 1 :]) == len(tokens) - objects[-1] - 1 > 0:
        return _made(kind, tokens[objects[-1] + 1 :], tokens[: objects[-1] + 1])
    end = _speaker_end(tokens)
    if not end:
        return None
    start = _speaker_start(tokens, end)
    return _made(kind, tokens[start:end], tokens[:start] + tokens[end:])


def _speaker_end(tokens: Tokens) -> int:
    """How many of the first words are the speaker with what stands before: up to the particle, or a known name."""
    for particles in (_SUBJECT, _TOPIC):
        for place, token in enumerate(tokens[: 3 * _MOST_NAME_WORDS]):
            if _subject(token, particles):
                return place + 1
    if known := _known_at_start(tokens):
        return known
    of = next((place for place, token in enumerate(tokens[: 2 * _MOST_NAME_WORDS]) if _subject(token, _OF)), None)
    return of + 1 if of is not None else 0


def _speaker_start(tokens: Tokens, end: int) -> int:
    """조약은 라브로프가: what has a particle of its own in front of the speaker is none of the name."""
    for place in range(end - 2, -1, -1):
        if without_particle(tokens[place].text, (*_TOPIC, *_OBJECT)):
            return place + 1
    return 0


def _subject(token: Token, particles: tuple[str, ...]) -> bool:
    return not token.quoted and without_particle(token.text, particles) is not None


def _known_at_start(tokens: Tokens) -> int:
    """How many of the first words are known names, joined or with titles; 0 where none is."""
    for length in range(min(len(tokens), 2 * _MOST_NAME_WORDS), 0, -1):
        owned = [place for place in range(length - 1) if _subject(tokens[place], _OF)]
        if any(is_known(_bare_name(tokens[: place + 1])) for place in owned):
            continue  # 페스코프의 북한군: what follows is no part of the name
        names = _names(tokens[:length])
        if names and all(is_known(name) for name in names):
            return length
    return 0


def _names(tokens: Tokens) -> tuple[str, ...]:
    """The speakers, each without its particle; empty where one of them is none."""
    apart: list[Token] = []
    for place, token in enumerate(tokens):
        stem = without_particle(token.text, _JOINTS) if place + 1 < len(tokens) else None
        apart.append(replace(token, text=stem, key=stem.casefold(), pause=True) if stem else token)
    parts = split_speakers(tuple(apart), _p("joint"), _p("articles"))
    names = [_bare_name(part) for part in parts]
    return tuple(dict.fromkeys(names)) if names and all(names) else ()


def _bare_name(tokens: Tokens) -> str:
    """ "러시아 외무장관은" gives "러시아 외무장관"."""
    if any(token.quoted for token in tokens) or _p("pronouns").match(tokens, 0) == len(tokens):
        return ""
    stem = without_particle(tokens[-1].text, (*_SUBJECT, *_TOPIC, *_OF))
    last = Token(stem, stem.casefold()) if stem else tokens[-1]
    if _p("pronouns").match((last,), 0) and len(tokens) == 1:
        return ""
    return written((*tokens[:-1], last))


def _bare(tokens: Tokens) -> Frame | None:
    """A known name alone."""
    name = written(tokens)
    return Frame("what", (name,)) if 0 < len(tokens) <= _MOST_NAME_WORDS and is_known(name) else None


def _made(kind: QuestionKind, speaker: Tokens, topic: Tokens) -> Frame | None:
    """The frame, where its parts can be what they are taken for."""
    subject = plain(topic)
    if (topic or kind in ("first", "topic")) and not subject:
        return None
    if kind == "topic":
        return Frame(kind, topic=subject)
    names = _names(speaker)
    if not names or (kind == "first" and len(names) > 1):
        return None
    return Frame("versus" if len(names) > 1 else kind, names, subject)
