"""English questions without a verb: "statements by X about Y", "X's comments on Y", "X and Y on Z"."""

from summarizer.questions.english_parts import MOST_SPEAKER_WORDS, listed, made, split_at
from summarizer.questions.frame import Frame
from summarizer.questions.speakers import is_country, is_known, looks_like_a_name, split_speakers
from summarizer.questions.tokens import Tokens, written


def nominal(tokens: Tokens) -> Frame | None:
    """statements by X about Y; X's comments on Y; X quotes about Y"""
    for start in (listed("articles").take_start(tokens), listed("articles", "adjectives").take_start(tokens)):
        length = listed("nouns").match(start, 0)
        if length and (frame := _noun_first(start[length:])):
            return frame
    tokens = start
    found = listed("nouns").find(tokens, 1)
    if not found:
        return None
    owner, tail = tokens[: found[0]], tokens[found[0] + found[1] :]
    possessive = any(token.key == "'s" for token in listed("adjectives").take_end(owner)[-1:])
    owner = listed("adjectives").take_end(owner)
    owner = owner[:-1] if possessive else owner
    about = listed("about").match(tail, 0)
    if tail and not about:
        return None
    frame = made("what", owner, tail[about:])
    return frame if frame and (possessive or _all_named(owner)) else None


def _noun_first(rest: Tokens) -> Frame | None:
    by = listed("by").match(rest, 0)
    if by:
        about = split_at(rest[by:], listed("topic only"))
        speaker, topic = about or (rest[by:], ())
        return made("what", speaker, topic)
    about_first = listed("topic only").match(rest, 0)
    if not about_first:
        return None
    by_last = split_at(rest[about_first:], listed("by only"))
    return made("what", by_last[1], by_last[0]) if by_last else made("topic", (), rest[about_first:])


def bare(tokens: Tokens) -> Frame | None:
    """X on Y; X and Y on Z; X alone: only where X is known, or looks like a name"""
    tokens = listed("articles").take_start(tokens)
    for place in range(1, min(len(tokens), MOST_SPEAKER_WORDS)):
        length = listed("topic only").match(tokens, place)
        if length and _all_named(tokens[:place]):
            return made("what", tokens[:place], tokens[place + length :], topic_needed=True)
    if tokens and len(tokens) <= MOST_SPEAKER_WORDS and is_known(written(tokens)):
        return made("what", tokens, ())
    return None


def _all_named(tokens: Tokens) -> bool:
    parts = split_speakers(tokens, listed("joint"), listed("articles"))
    known = [part for part in parts if is_known(written(part)) or is_country(written(part))]
    if len(parts) > 1:
        return bool(known) and all(part in known or part[0].text[:1].isupper() for part in parts)
    return bool(known) or any(looks_like_a_name(part) and not listed("no names").find(part) for part in parts)
