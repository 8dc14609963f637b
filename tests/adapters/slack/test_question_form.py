from typing import Any

import pytest
from slack_sdk.models.views import View as SlackView

from adapters.slack.form_fields import GOOD_FOR_S, FormCall, filled_in, read_call
from adapters.slack.question_form import FORM, complaints, question_form
from tests.servers.slack_forms import View, view_error

CALL = FormCall("C1", "https://slack.example/response/secret", 1_000)


def view(*, private: bool = False) -> View:
    shown = View("V1", "U1", question_form(CALL, private=private))
    shown.suggested = {"Ahn Bo-ra": "person:ahn-bo-ra"}
    return shown


def test_slack_takes_the_form() -> None:
    form = question_form(CALL, private=True)

    assert view_error(form) is None
    assert form["callback_id"] == FORM
    SlackView(**form).validate_json()


def test_the_call_comes_back_with_the_form_and_its_address_is_not_shown() -> None:
    assert read_call(view().as_json()) == CALL
    assert "secret" not in repr(CALL)
    assert not any("secret" in str(block) for block in view().given["blocks"])


def test_every_field_becomes_the_option_of_its_name() -> None:
    texts = {"question": "what?", "about": "the ferry", "words": "on Monday", "since": "1 March", "until": "today"}
    given = {**texts, "in": "Harbour Times"}
    choices = {"speaker": "Ahn Bo-ra", "language": "Korean", "private": "Only I see the answer"}

    options = filled_in(view().as_json({**given, **choices}))

    assert options == {**given, "speaker": "person:ahn-bo-ra", "language": "korean", "private": "yes"}
    assert options.keys() == view().labels().keys()


def test_what_is_left_empty_is_no_option() -> None:
    assert filled_in(view().as_json({"about": "  "})) == {}
    assert filled_in(view(private=True).as_json()) == {"private": "yes"}


@pytest.mark.parametrize("enough", [{"question": "what?"}, {"speaker": "Ahn Bo-ra"}, {"about": "x"}, {"words": "x"}])
def test_one_thing_to_look_for_is_enough(enough: dict[str, str]) -> None:
    assert complaints(view().as_json(enough), 1_000) == {}


@pytest.mark.parametrize("too_little", [{}, {"since": "1 March"}, {"in": "x", "language": "Korean"}])
def test_a_form_without_anything_to_look_for_says_so_at_a_field(too_little: dict[str, Any]) -> None:
    errors = complaints(view().as_json(too_little), 1_000)

    assert errors == {"question": "Ask in your own words, or say which speaker, topic or words you are looking for."}


def test_a_form_whose_answer_could_not_be_delivered_any_more_says_so() -> None:
    filled = view().as_json({"question": "what?"})

    assert complaints(filled, 1_000 + GOOD_FOR_S) == {}
    assert "too long ago" in complaints(filled, 1_001 + GOOD_FOR_S)["question"]
