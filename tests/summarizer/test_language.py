"""Invented texts; the foreign ones say roughly what the English one says."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import detect, find_language

ENGLISH = (
    "The ferry between the two sample ports will sail again in spring, the invented ministry said on Monday. "
    "Talks about the fares have gone on for three years and are not over yet."
)
KOREAN = (
    "가상의 해양부는 두 견본 항구를 잇는 여객선이 봄에 다시 운항한다고 월요일 밝혔다. 요금 협상은 3년째 이어지고 있다."
)
RUSSIAN = (
    "Паром между двумя вымышленными портами снова пойдёт весной, сообщило в понедельник условное министерство. "
    "Переговоры о тарифах идут уже три года и ещё не закончились."
)

FOREIGN = {
    "de": "Die Fähre zwischen den beiden erfundenen Häfen soll im Frühjahr wieder fahren, teilte das Ministerium mit.",
    "fr": "Le ferry entre les deux ports imaginaires reprendra au printemps, a annoncé lundi le ministère fictif.",
    "es": "El transbordador entre los dos puertos imaginarios volverá a navegar en primavera, dijo el ministerio.",
    "it": "Il traghetto tra i due porti immaginari tornerà a navigare in primavera, ha detto lunedì il ministero.",
    "pl": "Prom między dwoma zmyślonymi portami znów popłynie wiosną, poinformowało w poniedziałek ministerstwo.",
    "ja": "架空の二つの港を結ぶフェリーは春に運航を再開すると、架空の省が月曜日に発表した。",
    "zh": "虚构的海运部星期一表示，连接两个虚构港口的渡轮将于春季恢复航行。票价谈判已经进行了三年。",
    "uk": "Пором між двома вигаданими портами знову піде навесні, повідомило в понеділок умовне міністерство.",
    "bg": "Фериботът между двете измислени пристанища ще тръгне отново през пролетта, съобщи министерството.",
    "sr": "Трајект између две измишљене луке поново ће саобраћати на пролеће, саопштило је министарство.",
    "be": "Паром паміж двума выдуманымі партамі зноў пойдзе вясной, паведаміла ў панядзелак міністэрства.",
    "kk": "Екі ойдан шығарылған порт арасындағы паром көктемде қайта жүреді деп хабарлады министрлік дүйсенбіде.",
    "mk": "Фериботот меѓу двете измислени пристаништа повторно ќе плови на пролет, соопшти министерството.",
    "el": "Το πλοίο ανάμεσα στα δύο φανταστικά λιμάνια θα ταξιδέψει ξανά την άνοιξη, ανακοίνωσε το υπουργείο.",
    "ar": "ستبحر العبارة بين الميناءين الخياليين من جديد في الربيع، حسبما قالت الوزارة يوم الاثنين.",
}


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (KOREAN, "ko"), (RUSSIAN, "ru")])
def test_the_three_languages_we_read_are_told_apart(text: str, lang: str) -> None:
    assert find_language(text) == lang


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_none_of_ours_and_has_its_own_code(code: str) -> None:
    found = find_language(FOREIGN[code]), detect(FOREIGN[code])

    assert found == (None, code)


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Ferry talks stall", "en"),
        ("Vladivostok port reopens", "en"),
        ("BUSAN FERRY DEAL SIGNED", "en"),
        ("Seoul, Moscow Resume Talks on Ferry Line", "en"),
        ("Won slides vs dollar", "en"),
        ("여객선 재개", "ko"),
        ("LG·SK, HBM4 공급 계약", "ko"),
        ("Встреча в Сеуле", "ru"),
        ("ПАРОМ ИЗ ПУСАНА", "ru"),
        ("Рубль упал", "ru"),
        ("Торговля растет", "ru"),
    ],
)
def test_a_short_title_is_enough(title: str, lang: str) -> None:
    assert find_language(title) == lang


@pytest.mark.parametrize(
    "title", ["Handel mit Korea bricht ein", "Comercio con Corea", "Präsident tritt ab", "Торгівля зростає", "首尔会谈"]
)
def test_a_short_foreign_title_is_still_foreign(title: str) -> None:
    assert find_language(title) is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (KOREAN + " Sample Shipping Company, Invented Ferry Holdings, Made-up Maritime Research Institute, CEO", "ko"),
        (ENGLISH + ' "Паром снова пойдёт весной", one passenger wrote; another answered "다시 운항한다".', "en"),
        (RUSSIAN + " Об этом пишет Sample Shipping Gazette, ссылаясь на Invented Ferry Holdings Ltd.", "ru"),
        (RUSSIAN + " «Паром між портами знову піде навесні», — сказал один из пассажиров.", "ru"),
    ],
)
def test_quotes_and_names_in_other_languages_do_not_change_the_language(text: str, lang: str) -> None:
    assert find_language(text) == lang


@pytest.mark.parametrize("text", ["", " \n ", "!!! 123 — 45%", "🙂🙂", "\ud800", "\x00"])
def test_what_holds_no_words_is_in_no_language(text: str) -> None:
    assert detect(text) is None


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert find_language(text) in {"en", "ko", "ru", None}


def test_the_type_of_a_document_can_be_imported_without_the_model() -> None:
    program = "import sys, summarizer.document; print('numpy' in sys.modules, 'py3langid' in sys.modules)"

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own program

    assert printed.split() == ["False", "False"]
