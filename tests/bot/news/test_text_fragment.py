from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.text_fragment import fragment_link

PAGE = "https://o.example/a"


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Ships leave at noon.", "Ships%20leave%20at%20noon."),
        ("One two three four five six seven eight nine ten.", "One%20two%20three%20four,seven%20eight%20nine%20ten."),
        ("a-b, (c) & <d>|e", "a%2Db%2C%20%28c%29%20%26%20%3Cd%3E%7Ce"),
        ("two\n  lines", "two%20lines"),
        ("배가 떠났다.", "%EB%B0%B0%EA%B0%80%20%EB%96%A0%EB%82%AC%EB%8B%A4."),
    ],
)
def test_a_sentence_is_named_by_its_first_and_last_words(text, fragment):
    assert fragment_link(PAGE, text) == f"{PAGE}#:~:text={fragment}"


def test_an_earlier_fragment_is_replaced():
    assert fragment_link(f"{PAGE}?b=1#:~:text=old", "New words") == f"{PAGE}?b=1#:~:text=New%20words"


@pytest.mark.parametrize("text", ["", " \n", "한" * 200])
def test_without_words_that_fit_the_link_is_the_page(text):
    assert fragment_link(PAGE, text) == PAGE


def test_korean_names_fewer_words_so_that_the_address_stays_short():
    text = " ".join(
        ["러시아와", "북한의", "군사협력이", "한반도", "안보를", "위협한다며", "공동대응을", "거듭", "촉구했다"]
    )

    link = fragment_link(PAGE, text)

    start, _, end = link.partition("text=")[2].partition(",")
    assert text.startswith(unquote(start))
    assert text.endswith(unquote(end))
    assert len(link) <= len(PAGE) + 310


@given(st.text())
def test_any_text_gives_one_short_word_of_plain_characters(text):
    link = fragment_link(PAGE, text)

    assert len(link) <= len(PAGE) + 310
    assert link.isascii()
    assert not set(link.partition("text=")[2]) & set("()<>|&-#\"' ")
    assert link.partition("text=")[2].count(",") <= 1
