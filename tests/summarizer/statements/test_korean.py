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
    "after a question": (
        '기자들이 "언제냐"고 묻자 윤 차관은 "내일이다"라고 답했다.',
        [("윤 차관", "direct", ("내일이다",))],
    ),
    "said, then said": (
        '장 교수는 "결국 돈이다"라고 지적한 뒤 "루블은 소용없다"고 말했다.',
        [("장 교수", "direct", ("결국 돈이다",)), ("장 교수", "direct", ("루블은 소용없다",))],
    ),
    "two speakers": (
        '박서진 의원은 "늦었다"고 비판했고, 오정민 장관은 "아니다"라고 반박했다.',
        [("박서진 의원", "direct", ("늦었다",)), ("오정민 장관", "direct", ("아니다",))],
    ),
    "nominal cue": (
        '"시작일 뿐"이라는 게 한서윤 동해대 교수의 설명이다.',
        [("한서윤 동해대 교수", "direct", ("시작일 뿐",))],
    ),
    "expected": (
        "전문가들은 회담이 길어질 것으로 내다봤다.",
        [("전문가들", "indirect", ("회담이 길어질 것",))],
    ),
    "mixed": (
        '윤 차관은 협정이 "새 길"을 연다고 말했다.',
        [("윤 차관", "mixed", ('협정이 "새 길"을 연다',))],
    ),
    "reported by another": (
        "해돋이통신은 벨로바 대변인이 배가 떠났다고 말했다고 전했다.",
        [
            ("해돋이통신", "indirect", ("벨로바 대변인이 배가 떠났다고 말했다",)),
            ("벨로바 대변인", "indirect", ("배가 떠났다",)),
        ],
    ),
    "named hearsay": (
        '소식통은 "배가 떠났다"고 말한 것으로 전해졌다.',
        [("소식통", "direct", ("배가 떠났다",))],
    ),
    "a paper's name": (
        "소식지 「극동상공」은 값이 올랐다고 보도했다.",
        [("소식지 「극동상공」", "indirect", ("값이 올랐다",))],
    ),
    "Pyongyang's marks": (
        "리명국동지는 《강은 두 나라를 이어준다》고 지적하였다.",
        [("리명국동지", "direct", ("강은 두 나라를 이어준다",))],
    ),
    "signature": (
        '"항구는 안전하다." 윤도현 차관의 말이다.',
        [("윤도현 차관", "direct", ("항구는 안전하다.",))],
    ),
    "label": (
        '박무진 대변인: "보도를 봤습니다."',
        [("박무진 대변인", "direct", ("보도를 봤습니다.",))],
    ),
    "dateline": (
        "(서울=해돋이통신) 이하람 기자 = 해양부는 항구를 연다고 12일 밝혔다.",
        [("해양부", "indirect", ("항구를 연다",))],
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


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = "윤도현 차관은 이렇게 말했다.\n\n“항구는 안전하다.\n\n배는 내일 떠난다.”"

    assert [one.words for one in read(text, "ko")] == [("항구는 안전하다.", "배는 내일 떠난다.")]


def test_joint_speakers_are_each_named() -> None:
    text = "김정우 해양부 장관과 이반 루카신 수산청장은 항구를 연다고 밝혔다."

    (statement,) = find_statements(Document(text, lang="ko"))

    assert [one.name for one in statement.speakers] == ["김정우", "이반 루카신"]


def test_of_three_kims_each_office_finds_its_own_and_a_bare_kim_none() -> None:
    offices = (
        "김해율 해양부 차관은 간다고 말했다. 김범서 선주협회 회장은 온다고 말했다. 김로자 동해대 교수는 본다고 말했다."
    )
    later = "김 회장은 늦었다고 말했다. 김 교수는 빠르다고 말했다. 김 씨는 모른다고 말했다."

    assert names(f"{offices} {later}", "ko")[3:] == ["김범서", "김로자", "김"]


def test_a_foreign_name_is_found_by_its_last_word() -> None:
    text = "글레프 자레친스키 교통부 차관은 간다고 말했다. 자레친스키는 온다고 말했다."

    assert names(text, "ko") == ["글레프 자레친스키", "글레프 자레친스키"]


@pytest.mark.parametrize(
    "text",
    [
        "이른바 ‘두만강 구상’은 멈췄다.",
        "그는 『두 강의 나라』를 펴냈다.",
        "동료들은 그를 ‘함장’이라고 부른다.",
        "배가 돌아왔다는 소문이 돌았다.",
        "회담이 결렬됐다고 한다.",
        "값이 오른다는 지적이 나온다.",
    ],
)
def test_scare_quotes_titles_and_rumours_are_no_statements(text: str) -> None:
    assert read(text, "ko") == []


def test_hearsay_is_nobodys_statement() -> None:
    assert read("계획은 무산된 것으로 알려졌다.", "ko") == []


def test_who_does_not_answer_is_kept_apart() -> None:
    document = Document("해양부는 논평을 거부했다.", lang="ko")

    (answer,) = find_non_answers(document)

    assert find_statements(document) == ()
    assert answer.speaker_name == "해양부"


def test_words_that_refuse_an_answer_are_no_statement() -> None:
    document = Document('해양부 관계자는 "확인해 줄 수 없다"고 했다.', lang="ko")

    (answer,) = find_non_answers(document)

    assert find_statements(document) == ()
    assert document.text[answer.cue.start : answer.cue.end] == "확인해 줄 수 없다"
