"""Quotation marks: which belong together."""

import pytest

from summarizer import Span
from summarizer.statements.quote_marks import find_quotes


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said ''yes, we can'' loudly.", ["yes, we can"]),
        ("«Да», — сказал он, — «нет».", ["Да", "нет"]),
        ("Er sagte „ja“ und ging.", ["ja"]),
        ("그는 「예」와 『아니오』를 말했다.", ["예", "아니오"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
        ("It's the workers' hall, isn't it?", []),
        ("the ’90s and the ’80s", []),
        ("“An open one runs on", ["An open one runs on"]),
        ("”Mixed up marks,“ he said.", ["Mixed up marks,"]),
        ("«Газета «Ясень» закрыта», — сказал он.", ["Газета «Ясень» закрыта"]),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    found = find_quotes(text, Span(0, len(text)), apostrophes=True)

    assert [text[quote.inner.start : quote.inner.end] for quote in found] == inner


def test_a_mark_left_open_costs_its_own_paragraph_only() -> None:
    text = "“open\n“closed” here"

    (first,) = find_quotes(text, Span(0, 5), apostrophes=True)
    (second,) = find_quotes(text, Span(6, len(text)), apostrophes=True)

    assert not first.closed
    assert second.closed


def test_curly_marks_inside_straight_ones_are_nested() -> None:
    text = '"We read “The Strait” twice and slept," she said.'

    (quote,) = find_quotes(text, Span(0, len(text)), apostrophes=True)

    assert text[quote.inner.start : quote.inner.end] == "We read “The Strait” twice and slept,"
