"""Whatever comes in, an answer comes out: spans of the text, in time that grows with its length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, find_non_answers, find_statements
from summarizer.language import Lang

LANGS: tuple[Lang, ...] = ("en", "ko", "ru")

PIECES = st.sampled_from([
    "He said", "said", ", ", ". ", "“", "”", '"', "'", "’", "«", "»", "—", " - ", "\n\n", "\n", ":", "according to ",
    "Kim", "the minister ", "that ", "and ", "adding that", "заявил", ", что ", "по словам ", "он ", "Иванов ", "라고 ",
    "말했다", "김 차관은 ", "밝혔다. ", "「", "」", "\x00", "🎈", "שלום", "ـ", "(", ")", ";", "(Vt.)", "…", "U.S. ",
])  # fmt: skip

HARD = {
    "empty": "",
    "blank": " \n\n \t\n",
    "only marks": '"' * 3000,
    "only openers": "“ «" * 1500,
    "only commas": "," * 5000,
    "NUL": "He said \x00 that \x00." * 50,
    "right to left": "قال الوزير “نعم” שלום said",
    "emoji": "🎈 said 🎈 “🎈🎈🎈”, he said.",
    "only cues": "said " * 3000,
    "only commas and cues": "Kim, said, " * 2000,
    "accordings": "according to Kim, " * 1500,
    "Russian cues": "сказал, что " * 2000,
    "Russian sources": "по словам Иванова, " * 1500,
    "Korean cues": "김 차관은 갔다고 말했다 " * 1500,
    "Korean quotes": '"가"고 말했다 ' * 1500,
    "nested": "“a ‘b “c ‘" * 800,
}


def _check(document: Document) -> None:
    for statement in find_statements(document):
        assert statement.fragments
        for span in statement.fragments:
            assert 0 <= span.start < span.end <= len(document.text)
        assert list(statement.fragments) == sorted(statement.fragments)
        for speaker in statement.speakers:
            assert speaker.mention is None or document.text[speaker.mention.start : speaker.mention.end].strip()
    for answer in find_non_answers(document):
        assert document.text[answer.cue.start : answer.cue.end]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", HARD)
def test_hard_text_is_answered(name: str, lang: Lang) -> None:
    document = Document(HARD[name], lang=lang)

    _check(document)


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_mixture_is_answered(lang: Lang, pieces: list[str]) -> None:
    document = Document(" ".join(pieces), lang=lang)

    _check(document)


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_answered(lang: Lang, text: str) -> None:
    document = Document(text, lang=lang)

    _check(document)


def test_a_text_in_no_language_we_read_has_no_statements() -> None:
    document = Document("Hän sanoi, että laiva lähtee.", lang=None)

    assert find_statements(document) == ()
    assert find_non_answers(document) == ()


def test_a_quotation_of_any_length_keeps_its_speaker() -> None:
    document = Document("“" + "We wait. " * 20_000 + "We go,” Mora Tindall said.", lang="en")

    (statement,) = find_statements(document)

    assert statement.speaker_name == "Mora Tindall"
    assert statement.fragments[0].end > 180_000


def test_a_text_without_stops_is_read_to_its_end() -> None:
    document = Document("word " * 20_000 + "and then Mora Tindall said that the port would close", lang="en")

    statements = find_statements(document)

    assert statements[-1].fragments[-1].end == len(document.text)


def test_a_quotation_in_many_parts_loses_none_of_them() -> None:
    document = Document('"We go," Mora Tindall said. ' + '"We wait there." ' * 1_000, lang="en")

    statements = find_statements(document)

    assert sum(len(statement.fragments) for statement in statements) == 1_001
    assert {statement.speaker_name for statement in statements} == {"Mora Tindall"}
