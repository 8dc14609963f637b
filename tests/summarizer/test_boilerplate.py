import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.boilerplate import is_boilerplate, without_boilerplate
from summarizer.lines import join_lines

NOT_THE_ARTICLE = """
By Ann Sample
By Ann Sample and Bo Example, Sample News
Written by Ann Sample
Reporting by Ann Sample; editing by Bo Example
Photo: Sample Wire
File photo of the port in June.
ADVERTISEMENT
Related: Minister visits port
Subscribe to our newsletter
© 2024 Sample News
The views expressed in this article do not reflect the opinion of Sample News, or any of its affiliates.
Follow us on Telegram
ann.sample@news.example
Published 14 March 2024 16:40
한가람 기자 garam@bogi.example
한가람 기자
(오렐항=보기통신) 한가람 기자
사진=보기통신
[사진=가람일보]
무단 전재 및 재배포 금지
<저작권자 ⓒ 보기일보, 무단 전재-재배포 금지>
▶ 제보는 카카오톡
네이버에서 구독하세요
입력 2024.03.14 16:40
Фото: Олег Тайнин / Пример-Информ
Автор: Нора Фенникова
При полном или частичном использовании материалов ссылка обязательна.
Подписывайтесь на наш телеграм-канал!
Читайте также: Министр посетил порт
Олег Тайнин, o.tainin@example.ru
Мнение автора может не совпадать с позицией редакции.
"""

THE_ARTICLE = """
By Monday the talks had ended.
By 2030 Orrel and Varn will trade more
Photo editors said the picture was false.
Related companies said on Monday they would leave.
Published on Monday, the report says that trade fell.
Written by hand, the letter was shown to the court.
The court ruled that the line “All rights reserved” was not enough.
Advertisement spending fell by a third, the ministry said.
Follow-up talks are planned for June 3, 2024.
She wrote to press@example.com twice but got no answer.
한가람 기자는 이날 회견에서 질문했다.
관련 기사를 쓴 기자가 소환됐다.
사진은 지난달에 찍은 것으로 확인됐다.
장관은 "무단 전재 및 재배포 금지"라는 문구를 고치겠다고 말했다.
구독자 수가 두 배로 늘었다고 회사가 밝혔다.
Он написал на адрес press@example.ru, но ответа не получил.
Фотография министра появилась в сети.
При использовании материалов нового типа прочность растёт.
Автор книги приехал в Оррел.
Подписывайтесь, сказал он, и все подписались.
Суд запретил использование файлов cookie без согласия.
"""


def lines_of(text: str) -> list[str]:
    return text.strip().split("\n")


def keep(text: str, title: str = "") -> str:
    paragraphs = [paragraph.split("\n") for paragraph in text.split("\n\n")]
    return "\n\n".join(map(join_lines, without_boilerplate(paragraphs, title)))


@pytest.mark.parametrize("line", lines_of(NOT_THE_ARTICLE))
def test_what_is_not_the_article_is_known(line: str):
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", lines_of(THE_ARTICLE))
def test_a_paragraph_that_only_mentions_such_words_stays(line: str):
    assert not is_boilerplate(line)


def test_headlines_of_other_articles_go_with_their_heading_and_the_prose_after_them_stays():
    text = (
        "The lamp was lit on Monday, they said.\n\nRead also\n\nA goat is mayor\n\nIt went out on Tuesday, they said."
    )

    assert keep(text) == "The lamp was lit on Monday, they said.\n\nIt went out on Tuesday, they said."


def test_teasers_below_the_last_heading_go_with_it():
    prose = "\n\n".join(f"The lamp was lit on day {n} at noon, said the board." for n in range(6))
    teasers = (
        "A goat elected mayor\n\nThe goat said that it was honoured and would eat less.\n\nA bell stolen\n\nA bell"
    )

    assert keep(f"{prose}\n\nRelated articles\n\n{teasers}") == prose


def test_the_reporter_s_address_behind_the_last_sentence_is_cut_off():
    assert keep("회담이 열렸다고 말했다. 한가람 기자 garam@bogi.example") == "회담이 열렸다고 말했다."


def test_a_credit_in_brackets_before_a_sentence_is_cut_off():
    assert keep("[사진=보기] 회담이 항구에서 열렸다고 말했다.") == "회담이 항구에서 열렸다고 말했다."


def test_a_sentence_with_a_photographer_behind_it_is_a_caption():
    assert (
        keep("▲ 서쪽에서 본 종탑. 사진=한가람 기자\n\n종은 낮에만 울렸다고 마을은 전했다.")
        == "종은 낮에만 울렸다고 마을은 전했다."
    )


def test_the_title_above_the_text_goes():
    assert keep("A Lamp Is Lit\n\nThe lamp was lit on Monday.", "A lamp is lit") == "The lamp was lit on Monday."


def test_a_line_in_the_middle_of_a_sentence_is_never_taken_out():
    text = "The sign on the harbour wall of Port Orrel said in large letters\nadvertisement\nand nobody knew for what."

    assert keep(text) == text.replace("\n", " ")


SENTENCES = st.sampled_from([line for line in lines_of(THE_ARTICLE) if len(line) > 30])
NOISE = st.sampled_from(lines_of(NOT_THE_ARTICLE))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SENTENCES, st.lists(NOISE, max_size=2)), min_size=1, max_size=8))
def test_among_noise_every_paragraph_of_the_article_stays(parts: list[tuple[str, list[str]]]):
    paragraphs = [[line] for sentence, noise in parts for line in (sentence, *noise)]

    kept = without_boilerplate(paragraphs)

    assert kept == [[sentence] for sentence, _ in parts]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8))
def test_nothing_is_ever_added(lines: list[str]):
    kept = without_boilerplate([[line] for line in lines])

    assert all(any(line[0] in source for source in lines) for line in kept)
