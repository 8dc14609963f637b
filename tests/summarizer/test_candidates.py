"""Which sentences may stand in a summary, in tables one can check by eye."""

import pytest

from summarizer.candidates import Candidate, find_candidates, lead_in
from summarizer.language import Lang
from summarizer.sentences import split_sentences

_PLAIN: dict[Lang, str] = {
    "en": "The two ministers signed an agreement on fishing in the border river on Monday.",
    "ru": "Министры двух стран подписали в понедельник соглашение о рыбном промысле на пограничной реке.",
    "ko": "양국 장관은 월요일 국경 하천 어업에 관한 협정에 서명했다.",
}


def _candidates(text: str, lang: Lang) -> tuple[Candidate, ...]:
    return find_candidates(text, split_sentences(text, lang), lang)


@pytest.mark.parametrize(
    ("lang", "unwanted"),
    [
        ("en", "By Ann Example"),
        ("en", "By Ann Example, Sample Staff Writer."),
        ("en", "Published: 10:14, 3 May 2031"),
        ("en", "SEOUL, June 27."),
        ("en", "Scroll down for video"),
        ("en", "Share this article with your friends and family today."),
        ("en", "Click here to read the whole story of the two ministers."),
        ("en", "Sign up for our morning letter and never miss a story."),
        ("en", "Photo: Ann Example for the Sample Post, taken on Monday."),
        ("en", "The minister (left) shakes hands with the governor of the region."),
        ("en", "Handshake: Minister Example greets the governor after the talks on Monday."),
        ("en", "Will the two ministers ever meet again after such a day?"),
        ("en", "Talks on the border river"),
        ("en", "who said on Monday that nothing had been decided."),
        ("en", "The police said that the man had been taken to the."),
        ("ru", "Автор: Анна Примерова"),
        ("ru", "Читайте также: как прошли переговоры на границе."),
        ("ru", "Фото: пресс-служба министерства рыбного хозяйства области."),
        ("ru", "Подписывайтесь на наш канал и узнавайте новости первыми."),
        ("ru", "Состоится ли новая встреча министров двух стран?"),
        ("ru", "СЕУЛ, 27 июня. /АГЕНТСТВО/."),
        ("ko", "홍길동 기자 example@sample.test"),
        ("ko", "무단 전재 및 재배포 금지라고 회사는 밝혔다."),
        ("ko", "국경 하천 어업 협정 서명식 장면."),
        ("ko", "두 장관은 과연 다시 만날 수 있을까?"),
    ],
)
def test_what_is_no_statement_of_the_story_is_left_out(lang: Lang, unwanted: str) -> None:
    text = f"{unwanted}\n\n{_PLAIN[lang]}"

    candidates = _candidates(text, lang)

    assert [candidate.text for candidate in candidates] == [_PLAIN[lang]]


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", "The talks ended on Monday."),
        ("en", "For more than a decade the two countries had not spoken about the river."),
        ("en", "Above all, the fishermen want to know what the agreement costs them."),
        ("en", "Subscribers of the railway fell by a tenth after the border was closed."),
        ("en", "iPhone sales in the region doubled after the border was opened in May."),
        ("en", "The Harbour Workers Union (HWU) Chairwoman Ann Example welcomed the agreement."),
        ("ru", "Подробности соглашения стороны обещают раскрыть на следующей неделе."),
        ("ru", "Комментарии рыбаков были сдержанными и осторожными."),
        ("ko", "구독 서비스가 국경 도시에서 빠르게 늘고 있다."),
        ("ko", "취재진은 다리 앞에서 세 시간을 기다렸다."),
        ("ko", "장관은 “합의는 끝이 아니라 시작”이라고 말했다."),
    ],
)
def test_a_statement_that_only_resembles_page_furniture_stays(lang: Lang, wanted: str) -> None:
    candidates = _candidates(wanted, lang)

    assert [candidate.text for candidate in candidates] == [wanted]


@pytest.mark.parametrize(
    ("lang", "before", "sentence"),
    [
        ("en", "LONDON, England (CNN) -- ", _PLAIN["en"]),
        ("en", "SEOUL, June 27 (Sample Agency) — ", _PLAIN["en"]),
        ("en", "MOSCOW, March 13. /Sample Inform/. ", _PLAIN["en"]),
        ("en", "(CNN)", _PLAIN["en"]),
        ("en", "(CNN) -- ", _PLAIN["en"]),
        ("en", "WASHINGTON — ", _PLAIN["en"]),
        ("en", "Scroll down for video ", _PLAIN["en"]),
        ("en", "Photograph: Ann Example/Getty Images ", _PLAIN["en"]),
        ("ru", "СЕУЛ, 27 июня — РИА Новости. ", _PLAIN["ru"]),
        ("ru", "ВЛАДИВОСТОК, 12 мар — Пример-Информ. ", _PLAIN["ru"]),
        ("ko", "(서울=연합뉴스) 홍길동 기자 = ", _PLAIN["ko"]),
        ("ko", "[부산=뉴시스] ", _PLAIN["ko"]),
        ("en", "", "NATO - the alliance of the west - said nothing about the river."),
        ("en", "", "The Harbour Workers Union (HWU) Chairwoman Ann Example welcomed the agreement."),
        ("en", "", "COVID-19 cases fell in the region for the third week in a row."),
        ("ru", "", "США и Россия договорились 27 июня о новой встрече министров."),
    ],
)
def test_a_sentence_starts_after_its_dateline(lang: Lang, before: str, sentence: str) -> None:
    assert lead_in(before + sentence, lang) == len(before)


@pytest.mark.parametrize(
    ("lang", "sentence", "leans"),
    [
        ("en", "He told reporters that the talks had been long and good.", True),
        ("en", "“It’s a good day for the whole river,” the minister said.", True),
        ("en", "This came as a surprise to the fishermen of the region.", True),
        ("en", "Heaters were handed out in the villages along the river.", False),
        ("ru", "Он заявил журналистам, что переговоры были долгими.", True),
        ("ru", "Об этом сообщила пресс-служба министерства области.", True),
        ("ru", "Оноре Примеров приехал на реку ещё в понедельник.", False),
        ("ko", "그는 회담이 길고 좋았다고 기자들에게 말했다.", True),
        ("ko", "이어 양국은 다음 달에 다시 만나기로 했다.", True),
        ("ko", "그리스 대표단도 회담에 참석했다고 외교부는 전했다.", False),
    ],
)
def test_a_sentence_that_starts_with_a_pronoun_leans_on_the_one_before(lang: Lang, sentence: str, leans: bool) -> None:
    (candidate,) = _candidates(sentence, lang)

    assert candidate.leans_back is leans


def test_a_sentence_before_a_photo_credit_is_a_caption() -> None:
    text = f"Fishermen wait at the harbour of the town. Photograph: Ann Example/Getty Images {_PLAIN['en']}"

    candidates = _candidates(text, "en")

    assert [candidate.text for candidate in candidates] == [_PLAIN["en"]]


def test_where_nothing_passes_what_there_is_stays() -> None:
    text = "Will they meet? Who knows?"

    candidates = _candidates(text, "en")

    assert [candidate.text for candidate in candidates] == ["Will they meet?", "Who knows?"]
