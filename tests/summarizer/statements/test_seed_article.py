"""One real article, read where it lies; the folder is named by TUMEN_SEEDS or stands beside the project."""

import os
from pathlib import Path

import pytest

from summarizer import Document, Statement, find_non_answers, find_statements, read_text

FOLDER = Path(os.environ.get("TUMEN_SEEDS", Path(__file__).parents[4] / "shared" / "seeds"))


@pytest.fixture(scope="module")
def document() -> Document:
    articles = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
    if not articles:
        pytest.skip(f"no seed article in {FOLDER}")
    return read_text(articles[0].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def statements(document: Document) -> tuple[Statement, ...]:
    return find_statements(document)


def _words(document: Document, statement: Statement) -> str:
    return " … ".join(document.text[span.start : span.end] for span in statement.fragments)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Vladimir Putin", "mutual military assistance"),
        ("Kim Jong Un", "mutual military assistance"),
        ("Sergey Lavrov", "only those with aggressive intentions"),
        ("South Korea", "grave concern over the deal"),
        ("United States", "grave concern over the deal"),
        ("Japan", "grave concern over the deal"),
        ("Kim Hong-kyun", "immediately cease military cooperation"),
        ("Kim Hong-kyun", "would strain ties"),
        ("Shin Won-sik", "approximately 10,000 shipping containers"),
        ("Edward Howell", "escalate beyond a certain point"),
        ("Edward Howell", "prefers the current state of affairs"),
    ],
)
def test_who_said_it_is_found(document: Document, statements: tuple[Statement, ...], name: str, words: str) -> None:
    said = [s for s in statements if words in _words(document, s)]

    assert any(speaker.name == name for statement in said for speaker in statement.speakers)


def test_both_affiliations_of_the_analyst_are_kept(statements: tuple[Statement, ...]) -> None:
    titles = {title for s in statements if s.speaker_name == "Edward Howell" for title in s.speakers[0].titles}

    assert any("Chatham House" in title and "University of Oxford" in title for title in titles)


def test_the_disclaimer_says_nothing(document: Document, statements: tuple[Statement, ...]) -> None:
    assert not any("affiliates" in _words(document, statement) for statement in statements)


def test_non_answers_are_kept_apart(document: Document, statements: tuple[Statement, ...]) -> None:
    (answer,) = find_non_answers(document)

    assert "respond" in document.text[answer.cue.start : answer.cue.end]
    assert not any("inquiry" in _words(document, statement) for statement in statements)
