import contextlib
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import NotReadable
from summarizer.plain_text import read_text

SAMPLE = Path(__file__).parents[1] / "data" / "texts" / "lantern_strait.txt"
KOREAN = (
    "항만부는 등대해협 여객선이 오는 5월 다시 다닌다고 2일 밝혔다. 뱃길은 네 해 동안 끊겨 있었다.\n\n"
    "장관은 섬 주민에게 부담이 가지 않는 길을 찾았다고 말했다. 첫 배는 12일에 떠난다.\n\n"
    "어민들은 새 시간표대로라면 작은 배가 낮까지 항구에 묶인다며 공청회를 요구했다. 선사는 답하지 않았다.\n\n"
    "선사는 첫날 아침에만 표 2천 장이 팔렸다고 전했다. 첫해 승객은 6만 명으로 내다보고 있다."
)
RUSSIAN = (
    "Паром через Фонарный пролив снова начнёт ходить в мае после четырёхлетнего перерыва, сообщило министерство.\n\n"
    "Линию закрыли, когда стороны не договорились, кто платит за новый причал. Переговоры возобновились в январе.\n\n"
    "Рыбаки недовольны. Их союз считает, что по новому расписанию малые суда простоят в гавани до полудня.\n\n"
    "В компании рассказали, что в первое утро продали две тысячи билетов, и ждут шестьдесят тысяч пассажиров."
)


def test_the_sample_file_is_read_as_a_newcomer_s_first_file():
    document = read_text(SAMPLE.read_text("utf-8"))

    assert document.title == "Ferry Deal Raises Hopes on Both Sides of the Lantern Strait"
    assert document.site == "Harbour Courier Group"
    assert document.published_at == datetime(2024, 6, 27, 20, 11, tzinfo=UTC)
    assert document.lang == "en"
    assert document.text.startswith("In a deal signed in Port Orrel")
    assert document.text.endswith("did not reply to the Harbour Courier.")
    assert len(document.text.split("\n\n")) == 4


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        ("2024년 6월 27일 20:11", KOREAN, datetime(2024, 6, 27, 20, 11, tzinfo=ZoneInfo("Asia/Seoul"))),
        ("27 июня 2024, 20:11", RUSSIAN, datetime(2024, 6, 27, 20, 11, tzinfo=ZoneInfo("Europe/Moscow"))),
        ("2024-06-27", KOREAN, datetime(2024, 6, 27, tzinfo=UTC)),
        ("June 27, 2024", RUSSIAN, datetime(2024, 6, 27, tzinfo=UTC)),
    ],
)
def test_the_date_line_is_read_in_each_form(line: str, body: str, expected: datetime):
    document = read_text(f"Заголовок 제목\n\nИздание 매체\n{line}\n\n{body}")

    assert document.published_at == expected
    assert document.site == "Издание 매체"
    assert document.text == body


def test_header_lines_may_follow_the_title_without_an_empty_line():
    document = read_text(f"등대해협 여객선 다시 운항\n보기통신\n2024-06-27\n\n{KOREAN}")

    assert (document.title, document.site, document.text) == ("등대해협 여객선 다시 운항", "보기통신", KOREAN)


def test_a_bare_text_is_all_text():
    document = read_text(KOREAN)

    assert (document.text, document.title, document.site, document.published_at) == (KOREAN, "", None, None)


def test_a_title_alone_is_taken_off():
    document = read_text(f"Паром снова пойдёт в мае\n\n{RUSSIAN}")

    assert (document.title, document.text) == ("Паром снова пойдёт в мае", RUSSIAN)


def test_a_text_broken_at_eighty_columns_keeps_its_sentences_whole():
    wrapped = "\n\n".join("\n".join(p.replace(", ", ",\n")[:200].split("\n")) for p in RUSSIAN.split("\n\n"))

    assert read_text(wrapped).text == RUSSIAN


def test_line_ends_and_byte_order_mark_of_any_kind_are_endured():
    text = "\ufeff" + SAMPLE.read_text("utf-8").replace("\n", "\r\n")

    assert read_text(text) == read_text(SAMPLE.read_text("utf-8"))


def test_the_address_given_is_the_document_s():
    assert read_text(KOREAN, url="https://a.example/1").url == "https://a.example/1"


def test_a_text_of_one_sentence_is_too_short_and_comes_along():
    with pytest.raises(NotReadable) as refused:
        read_text("The ferry sails again in May, said the board.")

    assert refused.value.reason == "too_short"
    assert refused.value.text == "The ferry sails again in May, said the board."


def test_a_language_we_do_not_read_is_refused():
    german = "Die Fähre fährt nach vier Jahren Pause ab Mai wieder, teilte das Ministerium am Dienstag mit. " * 6

    with pytest.raises(NotReadable) as refused:
        read_text(german)

    assert (refused.value.reason, refused.value.lang) == ("language", "de")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str):
    with contextlib.suppress(NotReadable):
        assert read_text(text).text
