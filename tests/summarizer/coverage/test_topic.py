"""Which articles are on the topic of Korea and Russia. Every title and text here is invented."""

import pytest

from summarizer import Document, Lang, Verdict, judge_topic, load_topic

TOPIC = load_topic("korea-russia")


def judged(title: str, text: str = "", lang: Lang | None = None, site: str | None = None) -> Verdict:
    return judge_topic(Document.from_text(text, title=title, lang=lang, site=site), TOPIC)


@pytest.mark.parametrize(
    "title",
    [
        "Russian ferry returns to Wonsan after ten years",
        "Seoul and Moscow reopen talks on fishing quotas",
        "DPRK-Russia bridge over the Tumen is half done",
        "South Korea drops duties on Russian LNG",
        "Parliament in Vladivostok ratifies fishing pact with S. Korea",
        "Two North Korean soldiers captured near Kursk, a village head says",
        "N.Korea’s troops build a road in Ukraine’s east",
        "Российский паром вернулся в Вонсан",
        "В Хабаровске открылась линия в Пусан",
        "Послы КНДР и РФ посадили дерево",
        "Северокорейские сапёры приехали в Курскую область",
        "Приморские пограничники отпустили южнокорейскую шхуну",
        "Россияне смогут ездить в КНДР без виз",
        "Российско-корейская комиссия соберётся весной",
        "북러, 두만강 다리 공사 절반 마쳐",
        "한·러 어업협상 재개",
        "러 극동 주지사, 평양 방문",
        "北, 러에 노동자 추가 파견",
        "한국 정부, 러시아산 명태 관세 인하",
        "주러 북한대사관 앞마당에 나무 심어",
        "로씨야 대표단 평양 도착",
        "두만강 다리 개통 앞두고 세관 신축",
        "Korean fishermen and Sakhalin governor agree on a herring quota",
        "DPRK shells fall silent, says an officer near Kyiv",
        "КНДР показала пленных на фронте, пишет газета из Киева",
        "우크라 장교, 북한 병사 두 명 만나",
    ],
)
def test_dealings_of_the_two_are_on_topic(title: str) -> None:
    verdict = judged(title)

    assert verdict.verdict == "on"
    assert verdict.score >= 0.6


@pytest.mark.parametrize(
    "title",
    [
        "Россия выступает за скорейшее открытие моста",
        "Москва ждёт скорейшего ответа Анкары",
        "환율 1400달러 돌파, 러닝 인구 늘어",
        "Russian roulette with the weather in Seoul",
        "Корейская морковь подорожала в Москве",
        "Ukraine fears a Korea-style ceasefire with Russia",
        "Georgia wins an election dispute in Seoul",
        "Moscow Times editor wins a prize",
        "Жители Москвы вышли на зарядку",
        "Seoul opens a library",
        "北京서 러시아 사진전",
        "북중미 월드컵 러시아 출전 불가",
        "러시아, 북유럽 국경 폐쇄",
        "대응에 나선 러시아 정부",
        "Хасан Рухани прибыл в Москву",
        "Хан Гоби выступил в Москве",
        "ЕС ответил Москве",
        "Russian fleet passes Korea Strait",
        "Юлий Ким поёт в Москве",
        "조현병 치료제, 러시아서 승인",
    ],
)
def test_a_word_inside_another_or_in_a_fixed_phrase_is_no_side(title: str) -> None:
    assert judged(title).verdict == "off"


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Russian striker joins a Seoul football club", "sport"),
        ("Российские биатлонисты выступили в Пхёнчхане", "sport"),
        ("러시아 축구, 서울서 평가전", "sport"),
        ("Korean drama becomes a hit in Russia", "culture"),
        ("Корейский сериал посмотрел миллион россиян", "culture"),
        ("러시아서 한국 드라마 인기", "culture"),
        ("Hyundai comes back to St Petersburg", "company"),
        ("Korean carmaker sells its Russian plant", "company"),
        ("Корейский бренд открыл магазины в Казани", "company"),
        ("러시아서 한국 라면 인기", "consumer"),
        ("Lavrov lays out views on the Korean Peninsula", "position"),
        ("Россия и Китай говорят о кризисе вокруг КНДР", "position"),
        ("Russia, China and North Korea send greetings", "list"),
        ("북중러, 국경 축제 열어", "camp"),
        ("러시아 수비수 K리그 입단", "sport"),
        ("Finland buys Korean boats to watch the Russian coast", "third"),
        ("Польша заказала корейские лодки из-за России", "third"),
        ("몽골, 러시아 대신 한국서 버스 도입", "third"),
        ("Seoul stocks slip as Russian salmon gets dearer", "market"),
        ("Снегопад в Москве, снегопад в Сеуле", "nature"),
        ("중·러·북, 국경 축제 열어", "camp"),
        ("Российское судно терпит бедствие у берегов Южной Кореи", "incident"),
    ],
)
def test_what_is_not_between_states_is_borderline_with_a_tag(title: str, tag: str) -> None:
    verdict = judged(title)

    assert (verdict.verdict, verdict.tag) == ("borderline", tag)
    assert 0.3 <= verdict.score < 0.6


@pytest.mark.parametrize(
    "title",
    [
        "Tourists are warned off Italy, South Korea, Russia, Iran and Cuba",
        "Морковь везут из Италии, Испании, Южной Кореи, России и Ирана",
        "이란, 러시아, 북한, 쿠바 등 여행 자제",
    ],
)
def test_both_in_a_long_list_of_countries_is_off(title: str) -> None:
    verdict = judged(title)

    assert (verdict.verdict, verdict.tag) == ("off", "list")


@pytest.mark.parametrize(
    "title",
    [
        "Tokyo and Seoul protest against a Russian fishing fleet",
        "Mongolia counts North Korean workers on their way to Russia",
        "Монголия и Южная Корея построят дорогу в Россию",
    ],
)
def test_a_third_country_takes_nothing_away_beside_a_side_or_with_the_north(title: str) -> None:
    assert judged(title).verdict == "on"


def test_a_list_beside_the_dealings_takes_nothing_away() -> None:
    assert judged("Seoul, Tokyo and Washington discuss North Korean workers in Russia").verdict == "on"


@pytest.mark.parametrize(
    ("title", "text", "lang"),
    [
        ("Election board counts again", "SEOUL, March 3 (Sample) -- The Russian count was not discussed.", "en"),
        ("Snow closes schools", "MOSCOW, March 3. /SAMPLE/. Snow in North Korea closed schools.", "en"),
        ("Снег закрыл школы", "МОСКВА, 3 мар — Образец Новости. Снег в КНДР закрыл школы.", "ru"),
        ("Снег закрыл школы", "СЕУЛ, 3 марта. /ОБРАЗЕЦ/. Снег в Казани закрыл школы.", "ru"),
        ("폭설로 휴교", "(모스크바=견본뉴스) 홍길동 특파원 = 북한에 폭설이 내려 휴교했다.", "ko"),
    ],
)
def test_where_a_dispatch_was_filed_is_not_what_it_is_about(title: str, text: str, lang: Lang) -> None:
    assert judged(title, text, lang).verdict == "off"


def test_a_delegation_that_comes_to_where_the_dispatch_was_filed_is_on_topic() -> None:
    text = "Pyongyang, March 3 (Sample) -- A Russian delegation of librarians led by Ivan Obraztsov arrived by air."

    verdict = judged("Delegation of Librarians Arrives", text, "en")

    assert verdict.verdict == "on"
    assert verdict.reasons[0].rule == "a delegation where the dispatch comes from"


def test_the_lead_counts_when_the_title_names_one_side() -> None:
    text = "The Russian governor of a fishing region met South Korea's consul on Monday. They spoke of crabs."

    verdict = judged("Governor meets consul in Vladivostok", text, "en")

    assert verdict.verdict == "on"
    assert verdict.reasons[0].rule == "lead names all sides"


def test_a_title_that_tells_nothing_is_helped_by_the_lead() -> None:
    text = "Крабы, которые Южная Корея купила у России, пришли живыми. Их было сто."

    assert judged("Крабы доехали", text, "ru").verdict == "on"


def test_background_at_the_end_of_an_article_is_off() -> None:
    text = (
        "North Korea opened a greenhouse in the north on Monday. The greenhouse is the largest in the province. "
        + "Farmers planted tomatoes. Officials cut a ribbon. Children sang. " * 5
        + "North Korea has sent workers to Russia in the past."
    )

    verdict = judged("North Korea opens a greenhouse", text, "en")

    assert verdict.verdict == "off"
    assert verdict.reasons[0].rule == "named in passing"


def test_a_text_that_keeps_to_the_two_is_on_topic_whatever_its_beginning() -> None:
    text = (
        "It was raining in the harbour. Nobody spoke. The crane stood still. "
        + "Then the Russian captain greeted the North Korean pilot. " * 4
    )

    assert judged("A morning in the harbour", text, "en").verdict == "on"


def test_a_roundup_of_many_matters_is_borderline() -> None:
    text = "South Korea's consul in Russia planted a tree. A library opened. It rained."

    verdict = judged("Morning briefing", text, "en")

    assert (verdict.verdict, verdict.tag) == ("borderline", "roundup")


def test_the_reasons_name_the_rule_and_the_words() -> None:
    verdict = judged("Seoul and Moscow reopen talks on fishing quotas")

    assert verdict.reasons[0].rule == "title names all sides"
    assert set(verdict.reasons[0].words) == {"Seoul", "Moscow"}
    assert "Seoul" in str(verdict.reasons[0])


def test_a_state_that_acts_keeps_sport_on_topic() -> None:
    assert judged("South Korea's sports minister visits Russian judo school").verdict == "on"


def test_people_of_the_list_stand_for_their_side_in_any_case() -> None:
    assert judged("Ким Чен Ыну показали письмо Лаврова").verdict == "on"
    assert judged("김정은, 푸틴과 기차 여행").verdict == "on"
    assert judged("Train of Kim Jong-un seen near Putin's train").verdict == "on"


@pytest.mark.parametrize(
    "title",
    [
        "North Korean brand opens shops in Siberia",
        "Россияне поехали отдыхать на курорты КНДР",
        "러시아 관광객, 원산 갈마 여행",
    ],
)
def test_business_with_the_north_is_business_of_its_state(title: str) -> None:
    assert judged(title).verdict == "on"


@pytest.mark.parametrize("title", ["North Korean football team beats Russia", "Сборная КНДР обыграла россиян в футбол"])
def test_sport_with_the_north_stays_sport(title: str) -> None:
    assert (judged(title).verdict, judged(title).tag) == ("borderline", "sport")


@pytest.mark.parametrize(
    "title", ["정부, 러시아 선박 네 척 제재", '국방부 "러 함정 두 척 지나가"', "МИД ответил Сеулу"]
)
def test_a_body_without_a_country_is_that_of_the_language_where_it_begins(title: str) -> None:
    assert judged(title).verdict == "on"


@pytest.mark.parametrize(
    "title",
    [
        "러시아 정부, 밀 수출 금지",
        "러시아, 새 정부 구성",
        "중국 외교부, 러시아와 회담",
        "외교부, 중국·러시아 대사 만나",
        "МИД КНДР поздравил соседей",
    ],
)
def test_a_body_beside_another_country_is_not_at_home(title: str) -> None:
    assert judged(title).verdict == "off"


@pytest.mark.parametrize("title", ["Snow closes Moscow schools - Yonhap", "Snow closes Moscow schools — KCNA"])
def test_an_agency_behind_the_last_dash_is_no_side(title: str) -> None:
    assert judged(title).verdict == "off"


def test_who_speaks_behind_the_last_dash_is_a_side() -> None:
    assert judged("Snow closes Seoul schools — Kremlin").verdict == "on"


def test_an_article_that_is_off_tells_which_side_is_missing_and_what_did_not_count() -> None:
    verdict = judged("Корейская морковь подорожала", "СЕУЛ, 3 марта. /ОБРАЗЕЦ/. Её везут из Казани.", "ru")

    assert [str(reason) for reason in verdict.reasons] == [
        "one side is missing (Korea): Казани",
        "a phrase that means something else: Корейская морковь",
        "a dateline does not count: СЕУЛ",
    ]


def test_sides_that_are_never_named_together_are_told_as_that() -> None:
    verdict = judged("A library opens", "Seoul lent a book. It rained. It rained. Moscow lent none.", "en")

    assert (verdict.verdict, verdict.reasons[0].rule) == ("off", "named far from each other")


def test_a_common_surname_beside_sport_is_an_athlete() -> None:
    assert judged("Kozlov wins the Seoul skating race by a length").verdict == "borderline"
    assert judged("Kozlov arrives in Seoul for talks").verdict == "on"
