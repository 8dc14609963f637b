import pytest

from bot.errors import NotUnderstood, UnknownZone
from bot.zones import COMPLETIONS, known_zone, zone_choices, zone_named


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Asia/Seoul", "Asia/Seoul"),
        (" asia/seoul ", "Asia/Seoul"),
        ("america/new york", "America/New_York"),
        ("utc", "UTC"),
        ("Australia/Lord_Howe", "Australia/Lord_Howe"),
    ],
)
def test_a_zone_is_known_however_it_is_written(written: str, key: str) -> None:
    assert zone_named(written).key == key


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("KST", "Asia/Seoul"),
        ("UTC+9", "Asia/Seoul"),
        ("Seoul", "Asia/Seoul"),
        ("Asia/Seul", "Asia/Seoul"),
        ("서울", "Asia/Seoul"),
        ("мск", "Europe/Moscow"),
        ("GMT+3", "Europe/Moscow"),
        ("Beijing", "Asia/Shanghai"),
        ("new york", "America/New_York"),
        ("EST", "America/New_York"),  # an IANA name, but of an hour that New York has left in summer
    ],
)
def test_what_is_no_place_gets_a_hint_which_zone_is_probably_meant(written: str, meant: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        zone_named(written)

    assert f"Did you mean {meant}?" in raised.value.hint


@pytest.mark.parametrize("written", ["", "qqqq", "../../etc/passwd", "localtime", "Factory", "x" * 100_000])
def test_what_nobody_can_mean_is_told_how_zones_are_called(written: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        zone_named(written)

    assert raised.value.hint.startswith("I do not know this time zone")


@pytest.mark.parametrize("key", ["Asia/Nowhere", "", "../passwd", "Asia"])
def test_a_stored_zone_that_is_gone_is_named_in_the_error(key: str) -> None:
    with pytest.raises(UnknownZone) as raised:
        known_zone(key)

    assert raised.value.zone == key


@pytest.mark.parametrize(
    ("typed", "first"),
    [("seo", "Asia/Seoul"), ("kst", "Asia/Seoul"), ("서울", "Asia/Seoul"), ("new y", "America/New_York")],
)
def test_the_city_that_is_typed_is_offered_first(typed: str, first: str) -> None:
    assert zone_choices(typed)[0].value == first


def test_no_more_zones_are_offered_than_a_platform_shows_and_each_is_understood() -> None:
    choices = zone_choices("")

    assert len(choices) == COMPLETIONS
    assert [zone_named(choice.value).key for choice in choices] == [choice.value for choice in choices]
