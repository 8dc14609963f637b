"""Words, stop words and stems, in tables one can check by eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import Lang
from summarizer.words import stem, stop_words, to_terms, to_words


def test_words_are_lower_case_and_keep_hyphens_and_apostrophes() -> None:
    words = to_words("Vice-Minister O’Hara's talks, in 2024: “ЕЩЁ раз”!")

    assert words == ("vice-minister", "o'hara's", "talks", "in", "2024", "еще", "раз")


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", "agreement agreements"),
        ("en", "negotiate negotiated negotiating negotiates"),
        ("ru", "переговоры переговоров переговорам переговорами"),
        ("ru", "корейский корейского корейской корейских"),
        ("ko", "러시아 러시아가 러시아는 러시아의 러시아에서는 러시아와 러시아로부터"),
        ("ko", "전문가 전문가는 전문가들이"),
        ("ko", "발표했다 발표한다 발표하며 발표했다고"),
    ],
)
def test_forms_of_one_word_meet(lang: Lang, forms: str) -> None:
    stems = {stem(form, lang) for form in forms.split()}

    assert len(stems) == 1


@pytest.mark.parametrize("word", ["회의", "국가", "평화", "미국", "북한", "이"])
def test_a_short_korean_word_keeps_the_syllable_that_looks_like_a_particle(word: str) -> None:
    assert stem(word, "ko") == word


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=8))
def test_stripping_endings_twice_changes_nothing(word: str) -> None:
    once = stem(word, "ko")

    assert stem(once, "ko") == once
    assert len(once) >= 2
    assert word.startswith(once)


@pytest.mark.parametrize(
    ("lang", "inside", "outside"),
    [("en", "the", "minister"), ("ru", "который", "министр"), ("ko", "그리고", "장관")],
)
def test_stop_words_say_nothing_about_a_topic(lang: Lang, inside: str, outside: str) -> None:
    words = stop_words(lang)

    assert inside in words
    assert outside not in words
    assert all(word == word.lower() for word in words)


def test_terms_come_without_stop_words_and_as_often_as_they_stand() -> None:
    terms = to_terms(to_words("The ministers met the minister, and they agreed."), "en")

    assert terms == ("minist", "met", "minist", "agre")


def test_what_is_too_long_for_a_word_is_left_as_it_is() -> None:
    word = "ing" * 40

    assert stem(word, "en") == word
