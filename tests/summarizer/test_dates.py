from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.dates import outlet_zone, parse_date

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
EVENING = datetime(2024, 6, 27, 20, 11, tzinfo=SEOUL)
MORNING = datetime(2024, 6, 27, 8, 11, tzinfo=SEOUL)
DAY = datetime(2024, 6, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-06-27T20:11:00+09:00", EVENING),
        ("2024-06-27T20:11:00.000+0900", EVENING),
        ("2024-06-27T11:11:00Z", EVENING),
        ("2024-06-27T11:11:00.123456Z", EVENING),
        ("2024-06-27 20:11", EVENING),
        ("2024-06-27T20:11", EVENING),
        ("20240627T2011", EVENING),
        ("20240627201100", EVENING),
        ("2024.06.27 20:11", EVENING),
        ("2024. 6. 27. 오후 8:11", EVENING),
        ("입력 2024.06.27. 오후 8:11", EVENING),
        ("2024년 6월 27일 20시 11분", EVENING),
        ("2024년 6월 27일 오후 8시 11분", EVENING),
        ("2024년 6월 27일 오전 8시 11분", MORNING),
        ("27/06/2024 20h11", EVENING),
        ("27.06.2024 20:11", EVENING),
        ("20:11 27.06.2024", EVENING),
        ("27 июня 2024, 20:11", EVENING),
        ("27 июня 2024 года в 20:11", EVENING),
        ("27 June 2024 20:11", EVENING),
        ("June 27, 2024 8:11 PM", EVENING),
        ("June 27th, 2024 at 8:11 p.m.", EVENING),
        ("Published: Jun. 27, 2024 8:11 am KST", MORNING),
        ("Thu, 27 Jun 2024 20:11:00 +0900", EVENING),
        ("Thu, 27 Jun 2024 11:11:00 GMT", EVENING),
        ("1719486660", EVENING),
        ("1719486660000", EVENING),
        ("27 июня 2024, 14:11 МСК", EVENING),
        ("2024-06-27 07:11 EDT", EVENING),
        ("12/31/2023", datetime(2023, 12, 31, tzinfo=UTC)),
        ("2024-06-27", DAY),
        ("2024/6/27", DAY),
        ("20240627", DAY),
        ("27/06/2024", DAY),
        ("June 27, 2024", DAY),
        ("27 июня 2024 г.", DAY),
        ("2024년 6월 27일", DAY),
    ],
)
def test_dates_are_read_as_outlets_write_them(written: str, expected: datetime):
    assert parse_date(written, SEOUL, now=NOW) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2026-01-03",
        "0001-01-01",
        "1960-05-01",
        "9999-12-31T23:59:59-12:00",
        "2024-13-40",
        "31 июня 2024",
        "2024-06-27T25:61",
        "99999999999999",
        "1" * 500,
        "27 Brumaire 2024",
        "0000-00-00 00:00:00",
        "Tue, 99 Foo 2024 x",
    ],
)
def test_what_cannot_be_true_is_no_date(written: str):
    assert parse_date(written, now=NOW) is None


def test_a_date_up_to_a_day_ahead_is_believed():
    assert parse_date("2026-01-01T20:00:00Z", now=NOW) == NOW + timedelta(hours=20)


def test_the_written_zone_is_kept():
    found = parse_date("2024-06-27T20:11:00+10:00", SEOUL, now=NOW)

    assert found is not None
    assert found.utcoffset() == timedelta(hours=10)


@pytest.mark.parametrize(
    ("lang", "url", "zone"),
    [
        ("ko", "https://a.example/1", "Asia/Seoul"),
        ("en", "https://en.a.example.kr/1", "Asia/Seoul"),
        ("ru", "https://a.example/1", "Europe/Moscow"),
        ("en", "https://a.example.ru/1", "Europe/Moscow"),
        ("en", "https://a.example/1", "UTC"),
        (None, "https://[", "UTC"),
    ],
)
def test_a_time_without_zone_is_the_outlet_s(lang, url: str, zone: str):
    assert str(outlet_zone(lang, url)) == zone


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text("0123456789-/. :TZ+년월일오후시분", max_size=40))
def test_any_text_gives_an_aware_date_or_none(text: str):
    found = parse_date(text, now=NOW)

    assert found is None or (found.tzinfo is not None and 1990 <= found.year <= 2026)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(700_000_000, 1_767_000_000),
    st.integers(-12 * 60, 14 * 60),
)
def test_every_iso_time_is_read_back(seconds: int, offset: int):
    written = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=offset)))

    assert parse_date(written.isoformat(), now=NOW) == written
