"""Days in words. Everything is asked on Friday 14 March 2025, in Seoul."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import read_days

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2025, 3, 14, 10, tzinfo=SEOUL)

DAYS = """
since March                         2025-03-01 ..
in March                            2025-03-01 .. 2025-04-01
since May                           2024-05-01 ..
last week                           2025-03-03 .. 2025-03-10
this week                           2025-03-10 .. 2025-03-17
last month                          2025-02-01 .. 2025-03-01
last year                           2024-01-01 .. 2025-01-01
yesterday                           2025-03-13 .. 2025-03-14
today                               2025-03-14 .. 2025-03-15
3 days ago                          2025-03-11 .. 2025-03-12
on 5 May 2024                       2024-05-05 .. 2024-05-06
May 5th, 2024                       2024-05-05 .. 2024-05-06
on 5 May                            2024-05-05 .. 2024-05-06
2024-05-06                          2024-05-06 .. 2024-05-07
on 25/06/2024                       2024-06-25 .. 2024-06-26
in 2023                             2023-01-01 .. 2024-01-01
2023-2024                           2023-01-01 .. 2025-01-01
5-7 May 2024                        2024-05-05 .. 2024-05-08
between 5 May and 7 June 2024       2024-05-05 .. 2024-06-08
between November and February       2024-11-01 .. 2025-03-01
from March 2024 to May 2024         2024-03-01 .. 2024-06-01
since Monday                        2025-03-10 ..
in June last year                   2024-06-01 .. 2024-07-01
last June                           2024-06-01 .. 2024-07-01
last March                          2024-03-01 .. 2024-04-01
in the past week                    2025-03-07 .. 2025-03-15
over the last 7 days                2025-03-07 .. 2025-03-15
until May                           .. 2024-06-01
before 2022                         .. 2022-01-01
after 5 May                         2024-05-06 ..
since the beginning of the year     2025-01-01 ..
지난주                              2025-03-03 .. 2025-03-10
작년 6월                            2024-06-01 .. 2024-07-01
작년6월에                           2024-06-01 .. 2024-07-01
3월 이후                            2025-03-01 ..
3월부터                             2025-03-01 ..
2024년 5월 5일에                    2024-05-05 .. 2024-05-06
2024년5월5일                        2024-05-05 .. 2024-05-06
2024년 3월부터 5월까지              2024-03-01 .. 2024-06-01
3월 5일부터 7일까지                 2025-03-05 .. 2025-03-08
5월과 6월 사이                      2024-05-01 .. 2024-07-01
지난달에                            2025-02-01 .. 2025-03-01
어제                                2025-03-13 .. 2025-03-14
그제                                2025-03-12 .. 2025-03-13
올해                                2025-01-01 .. 2026-01-01
재작년                              2023-01-01 .. 2024-01-01
최근 일주일                         2025-03-07 .. 2025-03-15
지난 3개월간                        2024-12-14 .. 2025-03-15
3일 전                              2025-03-11 .. 2025-03-12
2024년 이전                         .. 2024-01-01
지난 월요일                         2025-03-10 .. 2025-03-11
2023년에는                          2023-01-01 .. 2024-01-01
с июня                              2024-06-01 ..
за последнюю неделю                 2025-03-07 .. 2025-03-15
за неделю                           2025-03-07 .. 2025-03-15
вчера                               2025-03-13 .. 2025-03-14
позавчера                           2025-03-12 .. 2025-03-13
в 2023 году                         2023-01-01 .. 2024-01-01
на прошлой неделе                   2025-03-03 .. 2025-03-10
в прошлом месяце                    2025-02-01 .. 2025-03-01
5 мая 2024 года                     2024-05-05 .. 2024-05-06
06.05.2024                          2024-05-06 .. 2024-05-07
с марта по май 2024 года            2024-03-01 .. 2024-06-01
между 5 и 7 мая 2024                2024-05-05 .. 2024-05-08
до 2022 года                        .. 2022-01-01
до вчерашнего дня                   .. 2025-03-13
после 5 мая                         2024-05-06 ..
в июне прошлого года                2024-06-01 .. 2024-07-01
с начала года                       2025-01-01 ..
с 24 февраля 2022 года              2022-02-24 ..
в понедельник                       2025-03-10 .. 2025-03-11
""".strip().splitlines()


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row.split("  ")[0])
def test_words_mean_whole_days(row: str) -> None:
    days = read_days(row.split("  ")[0], NOW)

    since, _, until = row.split("  ")[-1].strip().partition("..")
    assert days is not None
    assert tuple(day.date().isoformat() if day else "" for day in days) == (since.strip(), until.strip())


@pytest.mark.parametrize(
    "words",
    [
        *("on 31 February 2024", "30 Feb", "on 05/06/2024", "2024-13-01", "2월 30일", "31 апреля"),
        *("tomorrow", "next week", "in 2030", "since 2040", "내일", "завтра", "15 March 2025"),
        *("", "   ", "ferry", "5", "5일", "week", "since", "between May", "May June", "in late May", "spring 2024"),
        *("from June 2024 to May 2024", "since March 2024 until January 2023", "5 May 2024 6 May 2024"),
        *("0 days ago", "999 years ago", "1 1 1", "13월", "the"),
    ],
)
def test_what_is_impossible_ambiguous_or_yet_to_come_is_nothing(words: str) -> None:
    assert read_days(words, NOW) is None


def test_days_are_aware_and_begin_at_the_askers_midnight() -> None:
    days = read_days("on 5 May 2024", NOW)

    assert days == (datetime(2024, 5, 5, tzinfo=SEOUL), datetime(2024, 5, 6, tzinfo=SEOUL))


def test_a_day_on_which_clocks_change_is_still_a_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    days = read_days("on 31 March 2024", datetime(2024, 4, 10, 8, tzinfo=berlin))

    assert days == (datetime(2024, 3, 31, tzinfo=berlin), datetime(2024, 4, 1, tzinfo=berlin))


def test_the_last_day_of_february_has_no_year_before() -> None:
    leap = datetime(2024, 2, 29, 12, tzinfo=SEOUL)

    assert read_days("last year", leap) == (datetime(2023, 1, 1, tzinfo=SEOUL), datetime(2024, 1, 1, tzinfo=SEOUL))
    assert read_days("since February", leap) == (datetime(2024, 2, 1, tzinfo=SEOUL), None)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    days = read_days(text, NOW)

    assert days is None or any(days)


_WORDS = [
    "since",
    "5",
    "31",
    "May",
    "2024",
    "until",
    "전",
    "6월",
    "부터",
    "последний",
    "год",
    "week",
    "last",
    "-",
    "с",
    "and",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join))
def test_since_is_before_until_and_nothing_begins_in_the_future(text: str) -> None:
    days = read_days(text, NOW)

    if days is not None:
        since, until = days
        assert since is None or since <= NOW
        assert since is None or until is None or since < until
