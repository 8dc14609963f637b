"""The names that others import from the package."""

import importlib

import summarizer


def test_every_name_is_what_it_says_however_often_it_is_asked_for() -> None:
    for name in summarizer.__all__:
        first = getattr(summarizer, name)
        for room in sorted(set(summarizer._ROOMS.values())):
            importlib.import_module(f"summarizer.{room}")

        assert getattr(summarizer, name) is first


def test_no_room_has_the_name_of_what_is_asked_for() -> None:
    assert not set(summarizer._ROOMS) & set(summarizer._ROOMS.values())
