"""What a reader may rely on; how often the rules are right is measured by `python -m tests.bench sentences`."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import split_sentences
from summarizer.document import Document, Span
from summarizer.language import Lang
from tests.bench.sentences import LANGS, read_cases

HARD_CASES_WANTED = 80

langs = st.sampled_from(LANGS)
hard_texts = st.text(
    st.sampled_from(list("aB5аЯ가다.!?…\"'“”‘’«»„()[]「」—- \n\t\x00\u2029\u00a0\u200f\u05d0🙂\ud800")), max_size=60
)


def sentences(text: str, lang: Lang = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, lang)]


@given(st.one_of(st.text(st.characters(), max_size=80), hard_texts), langs)
def test_every_character_that_is_not_blank_is_in_exactly_one_sentence(text: str, lang: Lang) -> None:
    spans = split_sentences(text, lang)

    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.one_of(st.text(st.characters(), max_size=80), hard_texts), langs)
def test_sentences_are_in_order_inside_the_text_and_without_space_around_them(text: str, lang: Lang) -> None:
    spans = split_sentences(text, lang)

    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


@given(hard_texts, langs)
def test_no_sentence_crosses_an_empty_line(text: str, lang: Lang) -> None:
    spans = split_sentences(text, lang)

    assert not any(re.search(r"\n\s*\n", text[span.start : span.end]) for span in spans)


@given(hard_texts, hard_texts, langs)
def test_a_paragraph_is_split_the_same_whatever_stands_before_it(before: str, text: str, lang: Lang) -> None:
    """So an unpaired quote mark costs its own paragraph at most."""
    alone = sentences(text.strip(), lang)

    together = sentences(f"{before}\n\n{text.strip()}", lang)

    assert together[len(together) - len(alone) :] == alone


def test_offsets_are_code_points() -> None:
    spans = split_sentences("🙂 Ferries sail. They return.", "en")

    assert spans == (Span(0, 15), Span(16, 28))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("held_out", [False, True])
def test_at_least_nine_in_ten_hard_cases_come_out_exactly(lang: Lang, held_out: bool) -> None:
    cases = [case for case in read_cases(lang) if case.held_out is held_out]

    right = [case for case in cases if tuple(sentences(case.text, lang)) == case.sentences]

    assert len(right) >= 0.9 * len(cases)


@pytest.mark.parametrize("lang", LANGS)
def test_the_hard_sets_keep_their_size_and_a_part_to_check_against(lang: Lang) -> None:
    cases = read_cases(lang)

    assert len(cases) >= HARD_CASES_WANTED
    assert sum(case.held_out for case in cases) >= 30


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Lt. Gen. O. P. Valdek met the U.N. envoy at 5 p.m. Monday at Pier No. 5."),
        ("en", 'He said: "We will go. We will stay."'),
        ("en", "“Why now?” Lt. Brandt asked."),
        ("en", "He signed (it was late. It was dark.) and left."),
        ("ru", "Ген.-лейт. И. П. Лоу отдал 5 млрд долл. США за порт им. Н. Гая, т. е. всё."),
        ("ru", "В 2024 г. Президент посетил г. Примерск 5 янв. утром."),
        ("ru", "«Мы идём. Мы остаёмся», — сказал он."),
        ("ko", "회의는 2025. 1. 5. 오전에 열렸다."),
        ("ko", "그는 '가라. 끝났다'고 했고, 「견본. 시」를 읊었다."),
        ("ko", '"간다. 온다." 라고 말했다.'),
    ],
)
def test_this_is_one_sentence(lang: Lang, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "The family left the U.S.", "The house was sold."),
        ("en", "Shares fell at 5 p.m.", "Police came."),
        ("en", "Is there a deal?", "No."),
        ("en", 'He said: "We go. We stay."', "Then he left."),
        ("ru", "Порт построили в 2024 г.", "Министр был рад."),
        ("ru", "— Мы готовы, — сказал он.", "— Мы ждём."),
        ("ru", "Фирма продаёт сети и т. д.", "Конкурентов нет."),
        ("ko", '"배는 뜬다."', "그는 웃었다."),
        ("ko", "오래 기다렸다….", "답이 왔다."),
    ],
)
def test_these_are_two_sentences(lang: Lang, first: str, second: str) -> None:
    assert sentences(f"{first} {second}", lang) == [first, second]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The pier is old.The ministry knows.", ["The pier is old.", "The ministry knows."]),
        ("ru", "Причал стар.Это знают.", ["Причал стар.", "Это знают."]),
        ("ko", "배가 떴다.그는 울었다.", ["배가 떴다.", "그는 울었다."]),
        ("en", "See www.example.com.", ["See www.example.com."]),
    ],
)
def test_a_forgotten_space_is_seen_and_an_address_is_not_one(lang: Lang, text: str, expected: list[str]) -> None:
    assert sentences(text, lang) == expected


def test_a_text_that_stands_in_quotes_as_a_whole_is_split_all_the_same() -> None:
    inner = ["The ferry sails again."] * 50

    found = sentences(f"“{' '.join(inner)}”")

    assert found == ["“The ferry sails again.", *inner[2:], "The ferry sails again.”"]


def test_a_quote_inside_such_a_text_stays_whole() -> None:
    inner = "The ferry sails again. " * 30 + "He said “We go. We stay.” to us."

    found = sentences(f'"{inner}"')

    assert found[-1] == 'He said “We go. We stay.” to us."'


class TestLineBreaks:
    def test_a_line_that_goes_on_in_lower_case_is_one_sentence(self) -> None:
        assert sentences("The ferry will\nsail in spring.") == ["The ferry will\nsail in spring."]

    def test_a_heading_is_apart_from_the_line_below_it(self) -> None:
        text = "Ferry to sail\nThe ferry will sail in spring, the sample ministry said on Monday in a long statement."

        assert sentences(text) == text.split("\n")

    def test_a_line_that_ends_in_a_stop_ends_its_sentence(self) -> None:
        assert sentences("They left.\nThey came back.") == ["They left.", "They came back."]

    def test_a_title_at_the_end_of_a_line_is_not_an_end(self) -> None:
        assert sentences("The envoy met Mr.\nHale.") == ["The envoy met Mr.\nHale."]

    def test_a_list_is_an_item_a_line(self) -> None:
        assert sentences("- safer piers\n- lower fares\n1. One.\n2. Two.") == [
            "- safer piers",
            "- lower fares",
            "1. One.",
            "2. Two.",
        ]

    def test_text_wrapped_at_a_fixed_width_is_read_over_the_breaks(self) -> None:
        first = "The sample ministry of ports said on Monday that the\nMinister would open the line in spring."
        second = "Nobody knows the\nFares."

        assert sentences(f"{first} {second}") == [first, second]

    def test_in_a_document_every_sentence_of_a_one_line_paragraph_lies_in_it(self) -> None:
        document = Document.from_text("One here. Two here.\n\nThree here.", lang="en")

        spans = split_sentences(document.text, "en")

        paragraphs = document.paragraphs()
        assert [[p.start <= s.start and s.end <= p.end for p in paragraphs].index(True) for s in spans] == [0, 0, 1]
