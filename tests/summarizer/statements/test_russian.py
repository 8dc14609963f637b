"""Russian: who speaks, in which words, and who that is. All people and outlets are invented."""

import pytest

from summarizer import Document, find_non_answers, find_statements
from tests.summarizer.statements.examples import Read, names, read

PATTERNS = {
    "verb and что": (
        "Министр Глеб Варакин заявил, что порт откроют в мае.",
        [("Глеб Варакин", "indirect", ("порт откроют в мае",))],
    ),
    "quotation, dash, verb": (
        "«Порт откроют в мае», — сказал Варакин.",
        [("Варакин", "direct", ("Порт откроют в мае",))],
    ),
    "attribution inside the marks": (
        "«Порт откроют, — сказал Варакин, — но не сейчас».",
        [("Варакин", "direct", ("Порт откроют", "но не сейчас"))],
    ),
    "colon": (
        "Варакин добавил: «Мы готовы к переговорам».",
        [("Варакин", "direct", ("Мы готовы к переговорам",))],
    ),
    "content in front": (
        "Порт скоро откроют, считают эксперты.",
        [("эксперты", "indirect", ("Порт скоро откроют",))],
    ),
    "по словам": (
        "По словам Варакина, порт откроют в мае.",
        [("Варакина", "indirect", ("порт откроют в мае",))],
    ),
    "по его словам": (
        "По его словам, порт откроют в мае.",
        [("его", "indirect", ("порт откроют в мае",))],
    ),
    "как сообщает": (
        "Как сообщает агентство «Ясень», порт откроют в мае.",
        [("агентство «Ясень»", "indirect", ("порт откроют в мае",))],
    ),
    "в ведомстве": (
        "В МИД заявили, что порт откроют.",
        [("МИД", "indirect", ("порт откроют",))],
    ),
    "gerund": (
        "«Порт открыт», — сказала Варакина, добавив, что работы окончены.",
        [("Варакина", "direct", ("Порт открыт",)), ("Варакина", "indirect", ("работы окончены",))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_gives_its_speaker_and_words(name: str) -> None:
    text, expected = PATTERNS[name]

    found = read(text, "ru")

    assert found == [Read(*row) for row in expected]


def test_a_name_in_the_genitive_is_brought_to_the_nominative() -> None:
    assert names("По словам Глеба Варакина, порт откроют в мае.", "ru") == ["Глеб Варакин"]


def test_a_surname_and_a_pronoun_mean_the_one_named_before() -> None:
    text = "Министр Глеб Варакин заявил, что порт открыт. Он добавил, что суда ушли. По словам Варакина, их было три."

    assert names(text, "ru") == ["Глеб Варакин", "Глеб Варакин", "Глеб Варакин"]


def test_who_does_not_answer_is_kept_apart() -> None:
    document = Document("В посольстве отказались от комментариев.", lang="ru")

    assert find_statements(document) == ()
    assert len(find_non_answers(document)) == 1
