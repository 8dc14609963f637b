"""English: who speaks, in which words, and who that is. All people and outlets are invented."""

import pytest

from summarizer import Document, find_non_answers, find_statements
from tests.summarizer.statements.examples import Read, names, read

PATTERNS = {
    "subject, verb, that": (
        "Minister Orla Quist said that the ferry would sail in May.",
        [("Minister Orla Quist", "indirect", ("that the ferry would sail in May",))],
    ),
    "no that": (
        "The harbour master said the pier was safe.",
        [("The harbour master", "indirect", ("the pier was safe",))],
    ),
    "quotation, then the speaker": (
        "“The pier is safe,” the harbour master said.",
        [("the harbour master", "direct", ("The pier is safe,",))],
    ),
    "quotation, verb first": (
        "“The pier is safe,” said Tomas Brill, a spokesman.",
        [("Tomas Brill", "direct", ("The pier is safe,",))],
    ),
    "straight marks": (
        'Brill added: "Nobody was hurt on the pier."',
        [("Brill", "direct", ("Nobody was hurt on the pier.",))],
    ),
    "attribution in the middle": (
        "“The pier is safe,” Brill said. “We checked it twice.”",
        [("Brill", "direct", ("The pier is safe,", "We checked it twice."))],
    ),
    "content in front": (
        "The talks will resume in spring, Brill said.",
        [("Brill", "indirect", ("The talks will resume in spring",))],
    ),
    "content on both sides": (
        "The talks, Brill said, would resume in spring.",
        [("Brill", "indirect", ("The talks", "would resume in spring"))],
    ),
    "according to, in front": (
        "According to the port office, three ships left.",
        [("the port office", "indirect", ("three ships left",))],
    ),
    "according to, behind": (
        "Three ships left, according to Tomas Brill, a lawyer in Lund.",
        [("Tomas Brill", "indirect", ("Three ships left",))],
    ),
    "a title between commas": (
        "Orla Quist, the transport minister, said the line was open.",
        [("Orla Quist", "indirect", ("the line was open",))],
    ),
    "a day in front of the verb": (
        "Quist on Monday told reporters that the line was open.",
        [("Quist", "indirect", ("that the line was open",))],
    ),
    "a quotation inside a clause": (
        "Quist said the plan was “a long way from finished” and slow.",
        [("Quist", "mixed", ("the plan was “a long way from finished” and slow",))],
    ),
    "asked to do": (
        "Quist urged Lund to open the gates.",
        [("Quist", "indirect", ("Lund to open the gates",))],
    ),
    "given to an object": (
        "The pictures appeared, leading Harbour Minister Orla Quist to estimate that forty ships had left.",
        [("Harbour Minister Orla Quist", "indirect", ("that forty ships had left",))],
    ),
    "participle": (
        "Brill praised the treaty, adding that it was late.",
        [("Brill", "indirect", ("the treaty",)), ("Brill", "indirect", ("that it was late",))],
    ),
    "document": (
        "The agreement stated that both ports would stay open.",
        [("The agreement", "indirect", ("that both ports would stay open",))],
    ),
    "any verb beside a quotation": (
        "“Let us in!” the crowd chanted.",
        [("the crowd", "direct", ("Let us in!",))],
    ),
    "signed with a dash": (
        "“The river is rising.” — Orla Quist",
        [("Orla Quist", "direct", ("The river is rising.",))],
    ),
    "colon at the end of the paragraph": (
        "Brill wrote:\n\n“The river is rising and nobody listens.”",
        [("Brill", "direct", ("The river is rising and nobody listens.",))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_gives_its_speaker_and_words(name: str) -> None:
    text, expected = PATTERNS[name]

    found = read(text, "en")

    assert found == [Read(*row) for row in expected]


NOTHING = {
    "scare quotes": "The so-called “river people” left the town.",
    "title of a work": "He watched “The Long River” in Lund.",
    "denied speech": "Brill did not say that the pier was safe.",
    "notice": "The views expressed in this article do not reflect the opinion of the Lund Courier.",
    "headline": "Quist Says Ferry Will Sail In May",
    "nobody": "It is worth mentioning that the pier is old.",
}


@pytest.mark.parametrize("name", NOTHING)
def test_what_nobody_said_gives_nothing(name: str) -> None:
    assert read(NOTHING[name], "en") == []


def test_a_surname_and_a_pronoun_mean_the_one_named_before() -> None:
    text = "Orla Quist, a minister, said the line was open. Quist said it was late. She said it was paid for."

    assert names("Ms. " + text, "en") == ["Orla Quist", "Orla Quist", "Orla Quist"]


def test_a_pronoun_of_the_other_gender_is_nobody() -> None:
    text = "Mr. Tomas Brill said the line was open. She said it was late."

    assert names(text, "en") == ["Tomas Brill", None]


def test_joint_speakers_are_each_named() -> None:
    text = "However, South Korea, the United States, and Japan issued a statement expressing concern over the port."

    (statement,) = find_statements(Document(text, lang="en"))

    mentions = [text[s.mention.start : s.mention.end] for s in statement.speakers if s.mention]
    assert mentions == ["South Korea", "the United States", "Japan"]


def test_a_title_stands_beside_the_name() -> None:
    text = "Deputy Harbour Minister Orla Quist said the line was open."

    (statement,) = find_statements(Document(text, lang="en"))

    assert (statement.speaker_name, statement.speaker_title) == ("Orla Quist", "Deputy Harbour Minister")


def test_a_quotation_alone_in_its_paragraph_goes_on_with_the_last_speaker() -> None:
    text = "“The pier is safe,” Brill said.\n\n“We checked it twice, and will check it again.”"

    first, second = find_statements(Document(text, lang="en"))

    assert not first.inferred
    assert second.inferred
    assert second.speaker_name == "Brill"


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("The port office declined to comment.", "The port office", "declined to comment"),
        ("Brill did not immediately respond to a letter.", "Brill", "did not immediately respond"),
        ("Orla Quist, the minister, could not be reached.", "Orla Quist", "could not be reached"),
        ("The ministry had no immediate comment.", "The ministry", "had no immediate comment"),
    ],
)
def test_who_does_not_answer_is_kept_apart(text: str, who: str, cue: str) -> None:
    document = Document(text, lang="en")

    (answer,) = find_non_answers(document)

    assert find_statements(document) == ()
    assert answer.speaker
    assert text[answer.speaker.start : answer.speaker.end] == who
    assert text[answer.cue.start : answer.cue.end] == cue
