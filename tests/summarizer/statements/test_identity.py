"""Who a speaker is in the world: the same key in every article and script, and nobody rather than the wrong one."""

from datetime import UTC, datetime

import pytest

from summarizer import Document, Identity, Span, Speaker, find_statements, identify
from summarizer.language import Lang
from summarizer.statements.identity import search_key

DAY = datetime(2025, 3, 1, tzinfo=UTC)


def _identify(
    mention: str, name: str | None = None, titles: tuple[str, ...] = (), *, text: str = "", lang: Lang = "en",
    published_at: datetime | None = DAY,
) -> Identity | None:  # fmt: skip
    document = Document(f"{mention} … {text}", lang=lang, published_at=published_at)
    return identify(Speaker(Span(0, len(mention)), name, titles), document)


def _key(*args: object, **more: object) -> str | None:
    found = _identify(*args, **more)  # type: ignore[arg-type]  # passed on as they came
    return found.key if found else None


@pytest.mark.parametrize(
    ("mention", "name", "lang"),
    [("Lavrov", "Sergey Lavrov", "en"), ("Лавров", "Сергей Лавров", "ru"), ("라브로프 장관", "라브로프", "ko")],
)
def test_somebody_on_the_list_is_one_in_three_scripts(mention: str, name: str, lang: Lang) -> None:
    found = _identify(mention, name, lang=lang)

    assert found
    assert found.key == "person:sergei-lavrov"
    assert found.name == name


def test_the_article_s_title_goes_before_the_list_s() -> None:
    given = _identify("Lavrov", "Sergey Lavrov", ("veteran diplomat",))
    left_out = _identify("Lavrov", "Sergey Lavrov")

    assert given
    assert given.title == "veteran diplomat"
    assert left_out
    assert left_out.title == "Russian foreign minister"


@pytest.mark.parametrize(
    ("mention", "lang", "key"),
    [
        ("The Kremlin spokesman", "en", "person:dmitry-peskov"),
        ("Russia's foreign minister", "en", "person:sergei-lavrov"),
        ("외교부 장관", "ko", "person:cho-tae-yul"),
        ("외교부 1차관", "ko", "person:kim-hong-kyun"),
        ("пресс-секретарь Кремля", "ru", "person:dmitry-peskov"),
        ("министра иностранных дел РФ", "ru", "person:sergei-lavrov"),
    ],
)
def test_an_office_is_its_holder_on_the_day(mention: str, lang: Lang, key: str) -> None:
    assert _key(mention, lang=lang) == key


def test_an_office_without_a_day_speaks_itself() -> None:
    assert _key("The Kremlin spokesman", published_at=None) == "office:ru/presidential-spokesperson"


@pytest.mark.parametrize(
    ("mention", "name", "lang", "key"),
    [
        ("Russia's Foreign Ministry", "Foreign Ministry", "en", "body:mid-ru"),
        ("the Russian Foreign Ministry", None, "en", "body:mid-ru"),
        ("외무성", None, "ko", "body:foreign-kp"),
        ("Кремле", None, "ru", "body:kremlin"),
        ("МИДе КНДР", None, "ru", "body:foreign-kp"),
        ("КНДР", "КНДР", "ru", "body:kp"),
        ("KCNA", "KCNA", "en", "body:kcna"),
        ("조선중앙통신", "조선중앙통신", "ko", "body:kcna"),
        ("Moscow", "Moscow", "en", "body:ru"),
    ],
)
def test_an_institution_speaks_itself(mention: str, name: str | None, lang: Lang, key: str) -> None:
    assert _key(mention, name, lang=lang) == key


def test_a_ministry_is_the_one_that_the_article_names_in_full() -> None:
    assert _key("The foreign ministry", text="Russian Foreign Ministry") == "body:mid-ru"
    assert _key("The foreign ministry", text="Russian Foreign Ministry, South Korea's foreign ministry") is None
    assert _key("The foreign ministry") is None


@pytest.mark.parametrize(
    ("mention", "name", "lang"),
    [
        ("Kim", "Kim", "en"),
        ("김 차관", "김", "ko"),
        ("a senior official", None, "en"),
        ("South Korean Officials", "South Korean Officials", "en"),
        ("대통령", None, "ko"),
        ("источник в правительстве", None, "ru"),
        ("he", None, "en"),
    ],
)
def test_who_has_no_name_is_nobody(mention: str, name: str | None, lang: Lang) -> None:
    assert _identify(mention, name, lang=lang) is None


def test_a_surname_that_is_a_place_s_is_still_the_person_s() -> None:
    assert _key("Washington", "Arthur Washington") == search_key("Arthur Washington")


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kim Do-yun", "Kim Doyun", "Do-yun Kim", "김도윤", "Ким До Юн"),
        ("Kang Do-hyun", "강도현", "Кан До Хён", "Кан До Хен"),
        ("Ri Sang Ho", "Lee Sang-ho", "리상호", "이상호", "Ли Сан Хо"),
        ("Ivan Sokolin", "Иван Соколин", "Соколин Иван", "Иван Петрович Соколин", "이반 소콜린"),
        ("Yelena Morozkina", "Elena Morozkina", "Елена Морозкина", "옐레나 모로즈키나"),
        ("John A. Mercer", "John Mercer", "JOHN MERCER"),
    ],
)
def test_a_name_on_no_list_has_one_key_in_every_script(spellings: tuple[str, ...]) -> None:
    keys = {search_key(spelling) for spelling in spellings}

    assert len(keys) == 1
    assert keys.pop().startswith("name:")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Do-yun", "Kim Do-hyun"),
        ("김정우", "김종우"),
        ("Ivan Belov", "Ivan Perov"),
        ("Иван Титов", "Иван Дидов"),
        ("Edward Hall", "Edward Howell"),
    ],
)
def test_other_names_have_other_keys(name: str, other: str) -> None:
    assert search_key(name) != search_key(other)


def test_the_same_person_is_one_key_in_an_english_and_a_korean_article() -> None:
    english = Document('Han Seo-jin, a port official, spoke. "We wait," Han said.', lang="en", published_at=DAY)
    korean = Document("한서진 항만공사 사장은 “우리는 기다린다”고 말했다.", lang="ko", published_at=DAY)

    keys = {
        found.key
        for document in (english, korean)
        for statement in find_statements(document)
        for speaker in statement.speakers
        if (found := identify(speaker, document))
    }

    assert keys == {search_key("Han Seo-jin")}


def test_three_kims_of_one_article_are_three() -> None:
    keys = {_key("Kim", name) for name in ("Kim Do-yun", "Kim Seo-jun", "Kim Mi-ok")}

    assert len(keys) == 3


@pytest.mark.parametrize("name", ["", "\x00", "🎈", "…", "שלום", "a" * 10_000])
def test_any_name_has_an_answer(name: str) -> None:
    assert isinstance(search_key(name), str)
    assert _identify("he", name) is None
