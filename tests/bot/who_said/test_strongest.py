"""Which statements say most about a speaker."""

from bot.who_said.strongest import by_speaker, strongest
from tests.bot.who_said.statements import HAN, NOBODY, PETROVA, statement

LONG = "The ice was thick and the wind came from the north all night"


def test_statements_are_grouped_by_speaker_in_the_order_of_the_first() -> None:
    one, two, three = statement("a", HAN), statement("b", PETROVA), statement("c", HAN)

    assert by_speaker([one, two, three]) == [[one, three], [two]]


def test_unnamed_speakers_are_not_thrown_together() -> None:
    assert len(by_speaker([statement("a", NOBODY), statement("b", HAN), statement("c", NOBODY)])) == 2


def test_the_strongest_line_is_read_quoted_and_says_something() -> None:
    inferred = statement(LONG, HAN, inferred=True, number=1)
    retold = statement(LONG, HAN, kind="indirect", number=2)
    short = statement("No", HAN, number=3)
    good = statement(LONG, HAN, number=4)

    assert strongest([inferred, retold, short, good], 3) == (good,)


def test_named_speakers_come_before_unnamed_ones_and_talkative_ones_before_quiet_ones() -> None:
    quiet = statement(LONG, PETROVA, kind="indirect", number=1)
    talkative = [statement(LONG, HAN, number=2), statement(LONG, HAN, number=3)]
    unnamed = [statement(LONG, NOBODY, number=number) for number in (4, 5, 6, 7)]

    assert strongest([quiet, *talkative, *unnamed], 2) == (talkative[0], quiet)
