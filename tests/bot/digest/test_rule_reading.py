from datetime import time

import pytest

from bot.digest.rule_reading import parse_rule
from bot.digest.schedule import EVERY_DAY, WEEKDAYS, Rule
from bot.errors import NotUnderstood

MONDAY = frozenset({0})


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("08:00 Asia/Seoul", Rule(time(8), "Asia/Seoul", EVERY_DAY)),
        ("8:00 Asia/Seoul daily", Rule(time(8), "Asia/Seoul", EVERY_DAY)),
        ("8:00 Asia/Seoul weekdays", Rule(time(8), "Asia/Seoul", WEEKDAYS)),
        ("08:00 asia/seoul weekly MON", Rule(time(8), "Asia/Seoul", MONDAY)),
        ("every Monday at 18:45 America/New York", Rule(time(18, 45), "America/New_York", MONDAY)),
        ("8:00 Asia/Seoul 매일", Rule(time(8), "Asia/Seoul", EVERY_DAY)),
        ("8:00 Asia/Seoul 평일", Rule(time(8), "Asia/Seoul", WEEKDAYS)),
        ("8:00 Asia/Seoul 매주 월", Rule(time(8), "Asia/Seoul", MONDAY)),
        ("매주 월요일 8:00 Asia/Seoul", Rule(time(8), "Asia/Seoul", MONDAY)),
        ("9:30 Europe/Moscow ежедневно", Rule(time(9, 30), "Europe/Moscow", EVERY_DAY)),
        ("каждый день в 9:30 Europe/Moscow", Rule(time(9, 30), "Europe/Moscow", EVERY_DAY)),
        ("9:30 Europe/Moscow по будням", Rule(time(9, 30), "Europe/Moscow", WEEKDAYS)),
        ("9:30 Europe/Moscow по понедельникам", Rule(time(9, 30), "Europe/Moscow", MONDAY)),
        ("9:30 Europe/Moscow по Воскресеньям", Rule(time(9, 30), "Europe/Moscow", frozenset({6}))),
    ],
)
def test_a_rule_is_read_as_people_write_it(text: str, rule: Rule) -> None:
    assert parse_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "At which time?"),
        ("Asia/Seoul", "At which time?"),
        ("8:00 9:00 Asia/Seoul", "At which time?"),
        ("8 Asia/Seoul", "At which time?"),
        ("24:00 Asia/Seoul", "midnight is 00:00"),
        ("08:60 Asia/Seoul", "00:00 to 23:59"),
        ("08:00", "In which time zone?"),
        ("08:00 weekdays", "In which time zone?"),
        ("08:00 KST", "Did you mean Asia/Seoul?"),
        ("08:00 UTC+9 weekdays", "Did you mean Asia/Seoul?"),
        ("08:00 Asia/Seoul weekly", "On which day of the week?"),
        ("08:00 Asia/Seoul 매주", "On which day of the week?"),
        ("08:00 Asia/Seoul MON, WED", "one schedule for each"),
        ("08:00 Asia/Seoul fortnightly", "I do not know this time zone"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_would_be(text: str, hint: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        parse_rule(text)

    assert hint in raised.value.hint
