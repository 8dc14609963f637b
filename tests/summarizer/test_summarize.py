"""What every summary promises, whatever the method and the text. All articles are invented samples."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import METHODS, Document, Lang, UnknownMethod, split_sentences, summarize

ENGLISH = (
    "Samplia and Exampla signed an agreement on fishing in the border river on Monday, after three years of talks. "
    "The agreement lets boats of both countries fish in the river from May to September. "
    "It was signed in the harbour town of Mockport by Ministers Ann Example and Ivan Primerov. "
    "Fishermen in Mockport welcomed the agreement, but feared for the price of salmon. "
    "“We have waited long for this day,” said Jo Muster, who has owned a boat for thirty years. "
    "The two countries closed the river in 2028 after a quarrel over a bridge. "
    "A commission of both countries will count the salmon every autumn and may close the river again. "
    "Parliament in Samplia votes on the agreement in June."
)
RUSSIAN = (
    "Образцы и Примерия подписали в понедельник соглашение о рыбном промысле на пограничной реке. "
    "Соглашение позволяет судам обеих стран ловить рыбу в реке с мая по сентябрь. "
    "Его подписали в портовом городе Макетске министры Анна Образцова и Иван Примеров. "
    "Рыбаки Макетска приветствовали соглашение, но опасаются за цены на лосося. "
    "Страны закрыли реку в 2028 году после спора о мосте. "
    "Комиссия двух стран будет считать лосося каждую осень."
)
KOREAN = (
    "가나국과 다라국은 월요일 국경 하천 어업에 관한 협정에 서명했다. "
    "협정에 따라 양국 어선은 5월부터 9월까지 국경 하천에서 고기를 잡을 수 있다. "
    "이 협정은 항구 도시 모형항에서 두 나라 장관이 서명했다. "
    "모형항 어민들은 협정을 환영했지만 연어 가격을 걱정했다. "
    "양국은 2028년 다리를 둘러싼 다툼 뒤에 국경 하천을 닫았다. "
    "공동 위원회는 해마다 가을에 연어를 세기로 했다."
)
ARTICLES: dict[Lang, str] = {"en": ENGLISH, "ru": RUSSIAN, "ko": KOREAN}
_PIECES = st.sampled_from(
    [
        *ENGLISH.split(". "),
        *RUSSIAN.split(". "),
        *KOREAN.split(". "),
        ". ",
        "\n\n",
        "? ",
        "\0",
        "😀",
        '"',
        "“",
        "SEOUL (AP) — ",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=200)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("lang", ARTICLES)
def test_every_method_gives_three_verbatim_sentences_in_order(method: str, lang: Lang) -> None:
    document = Document.from_text(ARTICLES[lang], title="Border river", lang=lang)

    summary = summarize(document, method=method)

    spans = split_sentences(document.text, lang)
    assert summary.method == method
    assert [(sentence.start, sentence.end) for sentence in summary.sentences] == sorted(
        {(sentence.start, sentence.end) for sentence in summary.sentences} & {(span.start, span.end) for span in spans}
    )
    assert [sentence.text for sentence in summary.sentences] == [
        document.text[sentence.start : sentence.end] for sentence in summary.sentences
    ]
    assert len(summary.sentences) == 3


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, count=st.integers(1, 7), method=st.sampled_from(METHODS), lang=st.sampled_from(["en", "ru", "ko"]))
def test_any_text_gives_at_most_so_many_verbatim_sentences_in_order(
    text: str, count: int, method: str, lang: Lang
) -> None:
    document = Document(text, lang=lang)

    summary = summarize(document, sentences=count, method=method)

    places = [place for sentence in summary.sentences for place in (sentence.start, sentence.end)]
    assert len(summary.sentences) <= count
    assert places == sorted(places)
    assert all(text[sentence.start : sentence.end] == sentence.text != "" for sentence in summary.sentences)
    assert bool(summary.sentences) == bool(split_sentences(text, lang))
    assert summarize(document, sentences=count, method=method) == summary


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["", " \n\n \t", "\n"])
def test_an_empty_text_has_an_empty_summary(method: str, text: str) -> None:
    summary = summarize(Document.from_text(text), method=method)

    assert summary.sentences == ()


@pytest.mark.parametrize("count", [0, -1])
def test_less_than_one_sentence_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        summarize(Document.from_text(ENGLISH), sentences=count)


def test_an_unknown_method_is_named_with_those_that_exist() -> None:
    with pytest.raises(UnknownMethod) as raised:
        summarize(Document.from_text(ENGLISH), method="guess")

    assert raised.value.method == "guess"
    assert raised.value.known == METHODS


def test_lead_is_the_first_sentences_as_they_are() -> None:
    document = Document.from_text("(CNN) -- He came. Why? By Ann Example.")

    summary = summarize(document, method="lead")

    assert [sentence.text for sentence in summary.sentences] == ["(CNN) -- He came.", "Why?", "By Ann Example."]


def test_the_hash_seed_changes_nothing() -> None:
    program = (
        "import sys; from summarizer import METHODS, Document, summarize;"
        "print([summarize(Document.from_text(text), method=method) for text in sys.argv[1:] for method in METHODS])"
    )

    answers = {
        subprocess.run(  # noqa: S603 -- our own interpreter and our own text
            [sys.executable, "-c", program, *ARTICLES.values()],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(answers) == 1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "a" * 1_000_000,
        "A-" * 500_000,
        '"' * 100_000,
        "SEOUL, " * 100_000,
        "\0" * 100_000 + "One sentence stands here. " * 2_000,
        "😀 " * 100_000,
        "가" * 500_000,
        "Some words are said here once more by the minister. " * 10_000,
    ],
    ids=["no stop", "one word", "hyphens", "quotes", "datelines", "nul", "emoji", "hangul", "sentences"],
)
@pytest.mark.timeout(30)  # a method that is not linear in these would need hours
def test_hostile_texts_end(method: str, text: str) -> None:
    summary = summarize(Document.from_text(text, lang="en"), method=method)

    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in summary.sentences)
