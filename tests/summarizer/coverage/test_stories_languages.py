"""One event told in three languages is one story. Sample articles: invented outlets, people and words."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from summarizer import Document, KnownStory, Lang, assign_stories, group_stories

MONTH = datetime(2030, 3, 1, tzinfo=UTC)

# (event, day of March, language, title, first paragraph)
TOLD: tuple[tuple[str, int, Lang, str, str], ...] = (
    (
        *("ferry", 2, "en", "Ferry line from Sokcho to Vladivostok opens again after six years"),
        "The ferry Blue Heron left Sokcho for Vladivostok with 212 passengers, the harbour "
        "office said. It is the first sailing in six years.",
    ),
    (
        *("ferry", 2, "ko", "속초~블라디보스토크 여객선 6년 만에 다시 운항"),
        "여객선 블루헤론호가 승객 212명을 태우고 속초항을 떠나 블라디보스토크로 향했다고 항만사무소가 밝혔다.",
    ),
    (
        *("ferry", 3, "ru", "Паромное сообщение между Сокчо и Владивостоком возобновлено после шестилетнего перерыва"),
        "Паром «Блю Херон» вышел из Сокчо во Владивосток с 212 пассажирами на борту, сообщило управление порта.",
    ),
    (
        *("talks one", 3, "en", "Ministers Ahn Se-ri and Verbitsky discuss fishing quotas in Busan"),
        "Fisheries minister Ahn Se-ri and her Russian counterpart Anton Verbitsky met in Busan "
        "on March 3 and spoke of quotas for pollock. The sides agreed on 28,000 tons.",
    ),
    (
        *("talks one", 3, "ko", "안세리·베르비츠키 장관, 부산서 어업 쿼터 논의"),
        "안세리 장관과 안톤 베르비츠키 러시아 장관이 3일 부산에서 만나 명태 쿼터를 2만8천t으로 합의했다.",
    ),
    (
        *("talks one", 3, "ru", "Вербицкий и Ан Се Ри обсудили в Пусане квоты на вылов минтая"),
        "Министр Антон Вербицкий провел в Пусане встречу с южнокорейской коллегой Ан Се Ри. "
        "Стороны согласовали квоту на минтай в 28 тысяч тонн.",
    ),
    (
        *("talks two", 10, "en", "Ahn Se-ri and Verbitsky meet again, sign port safety deal in Vladivostok"),
        "A week after their talks ministers Ahn Se-ri and Anton Verbitsky signed an agreement "
        "on port safety in Vladivostok on March 10. It covers 14 harbours.",
    ),
    (
        *("talks two", 10, "ko", "안세리·베르비츠키 장관, 블라디보스토크서 항만 안전 협정 서명"),
        "안세리 장관과 안톤 베르비츠키 장관이 10일 블라디보스토크에서 항만 안전 협정에 서명했다. 항구 14곳이 대상이다.",
    ),
    (
        *("talks two", 11, "ru", "Ан Се Ри и Вербицкий подписали во Владивостоке соглашение о безопасности портов"),
        "Министры Ан Се Ри и Антон Вербицкий 10 марта подписали во Владивостоке соглашение о безопасности в 14 портах.",
    ),
    (
        *("ship", 5, "en", "Russian coast guard detains South Korean squid boat off Primorye"),
        "Border guards detained the South Korean boat Haesong-7 with 11 sailors and nine tons "
        "of squid on board, taking it to Nakhodka.",
    ),
    (
        *("ship", 5, "ko", "러 국경수비대, 연해주 앞바다서 한국 오징어 어선 나포"),
        "러시아 국경수비대가 선원 11명이 탄 오징어 어선 해송7호를 나포해 나홋카로 끌고 갔다고 해경이 밝혔다.",
    ),
    (
        *("ship", 6, "ru", "Пограничники задержали у берегов Приморья южнокорейское судно с кальмаром"),
        "Судно «Хэсон-7» с 11 моряками доставлено в Находку, на борту нашли девять тонн "
        "кальмара, сообщили в пограничном управлении.",
    ),
    (
        *("bridge", 8, "en", "North Korea and Russia finish road bridge over the Tumen River"),
        "Builders joined the two halves of the 850-metre road bridge over the Tumen River, the "
        "regional government said. Cars may cross from June.",
    ),
    (
        *("bridge", 8, "ko", "북·러, 두만강 자동차 다리 연결 공사 마쳐"),
        "길이 850m의 두만강 도로 다리가 연결됐다고 주 정부가 밝혔다. 자동차 통행은 6월부터다.",
    ),
    (
        *("bridge", 9, "ru", "Строители соединили автомобильный мост через Туманную между Россией и КНДР"),
        "Две части моста длиной 850 метров через реку Туманная соединены, сообщило "
        "правительство края. Автомобили пустят в июне.",
    ),
    (
        *("flood", 12, "en", "Russia sends 500 tons of flour to flood-hit North Korean towns"),
        "A ship with 500 tons of flour left Vladivostok for Chongjin after floods in the north "
        "of the country, the emergencies office said.",
    ),
    (
        *("flood", 12, "ko", "러시아, 북한 수해 지역에 밀가루 500t 지원"),
        "홍수 피해를 본 북한에 보내는 밀가루 500t을 실은 배가 블라디보스토크를 떠나 청진으로 향했다.",
    ),
    (
        *("flood", 12, "ru", "Россия отправила 500 тонн муки пострадавшим от наводнения районам КНДР"),
        "Судно с 500 тоннами муки вышло из Владивостока в Чхонджин, сообщили в ведомстве по чрезвычайным ситуациям.",
    ),
    (
        *("choir", 6, "en", "Pyongyang children's choir cancels concert tour of Irkutsk"),
        "The children's choir called off four concerts in Irkutsk because of an epidemic at "
        "the city's schools, the concert hall said.",
    ),
    (
        *("choir", 6, "ko", "평양 어린이합창단, 이르쿠츠크 공연 취소"),
        "평양 어린이합창단이 이르쿠츠크 공연 4회를 취소했다고 공연장이 밝혔다. 학교에 퍼진 전염병 때문이다.",
    ),
    (
        *("choir", 7, "ru", "Детский хор из Пхеньяна отменил концерты в Иркутске"),
        "Четыре концерта детского хора в Иркутске отменены из-за эпидемии в школах города, сообщили в концертном зале.",
    ),
    (
        *("gas", 9, "en", "Seoul ministry denies talks on buying Sakhalin gas"),
        "The ministry in Seoul denied a report that South Korea was negotiating to buy "
        "liquefied natural gas from a new plant on Sakhalin.",
    ),
    (
        *("gas", 9, "ko", "정부, 사할린 가스 구매 협상설 부인"),
        "정부는 한국이 사할린 신규 공장의 천연가스를 사들이는 협상을 하고 있다는 보도를 부인했다.",
    ),
    (
        *("gas", 10, "ru", "В Сеуле опровергли переговоры о покупке газа с Сахалина"),
        "Министерство в Сеуле опровергло сообщение о переговорах по закупке сжиженного "
        "природного газа с нового завода на Сахалине.",
    ),
)


def written(day: int, lang: Lang, title: str, lead: str) -> Document:
    return Document(lead, title, lang, published_at=MONTH.replace(day=day, hour=9))


def bcubed(truth: list[str], found: list[int]) -> float:
    """F1 of precision and recall, the mean over all articles."""
    both = list(zip(truth, found, strict=True))
    shared, told, grouped = Counter(both), Counter(truth), Counter(found)
    precision = sum(shared[pair] / grouped[pair[1]] for pair in both) / len(both)
    recall = sum(shared[pair] / told[pair[0]] for pair in both) / len(both)
    return 2 * precision * recall / (precision + recall)


DOCUMENTS = [written(*rest) for _, *rest in TOLD]  # type: ignore[misc]  # what is behind the event
EVENTS = [event for event, *_ in TOLD]


def numbered(groups: list[tuple[Document, ...]]) -> list[int]:
    numbers = {document: number for number, group in enumerate(groups) for document in group}
    return [numbers[document] for document in DOCUMENTS]


def test_a_fortnight_in_three_languages_comes_together_by_event():
    found = numbered([story.documents for story in group_stories(DOCUMENTS)])

    assert bcubed(EVENTS, found) >= 0.95


def test_headlines_alone_come_together_less_well_but_do():
    headlines = [Document("", one.title, one.lang, published_at=one.published_at) for one in DOCUMENTS]

    stories = group_stories(headlines)

    numbers = {document: number for number, story in enumerate(stories) for document in story.documents}
    assert bcubed(EVENTS, [numbers[one] for one in headlines]) >= 0.8


def test_two_meetings_of_the_same_people_are_two_stories():
    meetings = [document for event, document in zip(EVENTS, DOCUMENTS, strict=True) if event.startswith("talks")]

    stories = group_stories(meetings)

    assert [len(story.documents) for story in stories] == [3, 3]


def test_articles_that_come_one_by_one_end_where_a_batch_does():
    known: dict[str, KnownStory] = {}
    for number, document in enumerate(sorted(DOCUMENTS, key=lambda one: one.published_at or MONTH)):
        moved = assign_stories([document], list(known.values()))
        known = {
            (name := one.story_id or f"story-{number}"): KnownStory(name, one.documents, published=False)
            for one in moved
        }

    assert bcubed(EVENTS, numbered([story.documents for story in known.values()])) >= 0.95


@pytest.mark.parametrize("published_after", [1, 3])
def test_published_stories_take_in_what_comes_later(published_after: int):
    known: dict[str, KnownStory] = {}
    for number, document in enumerate(sorted(DOCUMENTS, key=lambda one: one.published_at or MONTH)):
        for one in assign_stories([document], list(known.values())):
            name = one.story_id or f"story-{number}"
            before = known[name].documents if name in known and known[name].published else ()
            documents = (*before, *one.documents)
            known[name] = KnownStory(name, documents, published=len(documents) >= published_after)

    assert bcubed(EVENTS, numbered([story.documents for story in known.values()])) >= 0.9
