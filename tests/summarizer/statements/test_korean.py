"""Korean: who speaks, in which words, and who that is. All people and outlets are invented."""

import pytest

from summarizer import Document, find_non_answers, find_statements
from tests.summarizer.statements.examples import Read, names, read

PATTERNS = {
    "quotation": (
        '윤도현 외교부 차관은 "항구는 안전하다"고 말했다.',
        [("윤도현 외교부 차관", "direct", ("항구는 안전하다",))],
    ),
    "place between speaker and words": (
        "윤도현 외교부 차관은 이날 브리핑에서 “항구는 안전하다”라고 밝혔다.",
        [("윤도현 외교부 차관", "direct", ("항구는 안전하다",))],
    ),
    "two quotations": (
        '윤 차관은 "항구는 안전하다"며 "곧 문을 열겠다"고 덧붙였다.',
        [("윤 차관", "direct", ("항구는 안전하다",)), ("윤 차관", "direct", ("곧 문을 열겠다",))],
    ),
    "clause": (
        "윤 차관은 항구가 곧 문을 연다고 밝혔다.",
        [("윤 차관", "indirect", ("항구가 곧 문을 연다",))],
    ),
    "speaker behind": (
        '"항구는 안전하다"고 윤 차관은 말했다.',
        [("윤 차관", "direct", ("항구는 안전하다",))],
    ),
    "stance": (
        "해양부는 항구가 안전하다는 입장을 밝혔다.",
        [("해양부", "indirect", ("항구가 안전하다",))],
    ),
    "object": (
        "해양부는 즉각적인 개방을 촉구했다.",
        [("해양부", "indirect", ("즉각적인 개방",))],
    ),
    "에 따르면": (
        "해양부에 따르면 배 세 척이 떠났다.",
        [("해양부", "indirect", ("배 세 척이 떠났다",))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_gives_its_speaker_and_words(name: str) -> None:
    text, expected = PATTERNS[name]

    found = read(text, "ko")

    assert found == [Read(*row) for row in expected]


def test_a_family_name_with_the_office_and_a_pronoun_mean_the_one_named_before() -> None:
    text = '윤도현 외교부 차관은 "안전하다"고 말했다. 윤 차관은 배가 떠난다고 밝혔다. 그는 문을 연다고 강조했다.'

    assert names(text, "ko") == ["윤도현", "윤도현", "윤도현"]


def test_a_speaker_left_out_is_the_last_one_where_they_were_named() -> None:
    text = '윤도현 외교부 차관은 "항구는 안전하다"고 말했다. 이어 "곧 문을 열겠다"고 덧붙였다.'

    first, second = find_statements(Document(text, lang="ko"))

    assert second.speaker == first.speaker
    assert second.speaker_name == "윤도현"
    assert not second.inferred


def test_a_quotation_alone_goes_on_with_the_last_speaker_inferred() -> None:
    text = '윤도현 외교부 차관은 "항구는 안전하다"고 말했다.\n\n"배는 내일 떠난다."'

    _, second = find_statements(Document(text, lang="ko"))

    assert second.cue is None
    assert second.inferred
    assert second.speaker_name == "윤도현"


def test_hearsay_is_nobodys_statement() -> None:
    assert read("계획은 무산된 것으로 알려졌다.", "ko") == []


def test_who_does_not_answer_is_kept_apart() -> None:
    document = Document("해양부는 논평을 거부했다.", lang="ko")

    (answer,) = find_non_answers(document)

    assert find_statements(document) == ()
    assert answer.speaker_name == "해양부"
