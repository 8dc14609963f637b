"""What every reader of English questions needs: listed phrases, the verb of a clause, and the frame put together."""

from summarizer.questions.frame import Frame
from summarizer.questions.question import QuestionKind
from summarizer.questions.speakers import shared_office, split_speakers
from summarizer.questions.tokens import Phrases, Tokens, phrases, written

_FILE = "question_words_en.txt"
MOST_SPEAKER_WORDS = 24


def listed(*sections: str) -> Phrases:
    return phrases(_FILE, *sections)


def find_verb(tokens: Tokens) -> tuple[int, int, bool] | None:
    """Where the verb of the clause stands and whether what follows is its object; adverbs in front of it go with it."""
    for place in range(1, min(len(tokens), MOST_SPEAKER_WORDS)):
        said, mentioned = listed("said").match(tokens, place), listed("mentioned").match(tokens, place)
        if said or mentioned:
            start = place
            while start > 1 and (
                listed("auxiliary").match(tokens, start - 1) or listed("adverbs").match(tokens, start - 1)
            ):
                start -= 1
            return start, place + max(said, mentioned), mentioned > said
    return None


def split_at(tokens: Tokens, marks: Phrases) -> tuple[Tokens, Tokens] | None:
    """What stands before and behind the first of the marks; None where one side is empty."""
    found = marks.find(tokens, 1)
    if not found:
        return None
    before, behind = tokens[: found[0]], tokens[found[0] + found[1] :]
    return (before, behind) if before and behind else None


def made(kind: QuestionKind, speaker: Tokens, topic: Tokens, *, topic_needed: bool = False) -> Frame | None:
    """The frame, where its parts can be what they are taken for."""
    subject = written(_ends_off(topic))
    if (topic or topic_needed or kind in ("first", "topic")) and not subject:
        return None
    if listed("pronouns").match(topic, 0) == len(topic) > 0 and not subject.isupper():
        return None
    if kind == "topic":
        return Frame(kind, topic=subject)
    names = shared_office(split_speakers(_unowned(speaker), listed("joint"), listed("articles")))
    if not names or any(_is_no_speaker(name) for name in names):
        return None
    speakers = tuple(dict.fromkeys(written(name) for name in names))
    if kind == "first" and len(speakers) > 1:
        return None
    return Frame("versus" if len(speakers) > 1 else kind, speakers, subject)


def _unowned(tokens: Tokens) -> Tokens:
    """ "Putin's and Kim's" without what makes them owners; "South Korea's foreign ministry" keeps it."""
    joint = listed("joint")
    last = len(tokens) - 1
    return tuple(
        token
        for place, token in enumerate(tokens)
        if token.key != "'s" or not (place == last or joint.match(tokens, place + 1))
    )


def _is_no_speaker(name: Tokens) -> bool:
    pronoun = listed("pronouns").match(name, 0) and not (
        len(name[0].text) > 1 and name[0].text.isupper()
    )  # US is no us
    return bool(pronoun) or not any(token.text[:1].isalnum() for token in name)


def _ends_off(topic: Tokens) -> Tokens:
    topic = listed("articles").take_start(listed("topic only", "articles").take_start(topic))
    return listed("topic only", "articles", "places").take_end(topic)
