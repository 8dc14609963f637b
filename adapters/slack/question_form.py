"""The form in which a question is asked piece by piece: what Slack is to show, and what was filled in. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.slack.form_fields import (
    Block,
    FormCall,
    boxes,
    completed_menu,
    filled_in,
    input_block,
    is_too_old,
    menu,
    modal,
    text_input,
)

FORM = "whosaid"
COMPLETED = "speaker"
"""The option that Slack asks completions for, while it is being typed."""

_LANGUAGES = ("English", "Korean", "Russian")
_ENOUGH = ("question", "speaker", "about", "words")
_EMPTY = "Ask in your own words, or say which speaker, topic or words you are looking for."
_TOO_OLD = "This form was opened too long ago. Please call /whosaid again."


def question_form(call: FormCall, *, private: bool) -> dict[str, Any]:
    """The view. `private`: that box is ticked already."""
    return modal(FORM, call, "Who said what", "Ask", _fields(private))


def complaints(view: Mapping[str, Any], now: float) -> dict[str, str]:
    """What to tell the asker in the form itself, by field; empty when it can be answered."""
    if is_too_old(view, now):
        return {"question": _TOO_OLD}
    return {} if any(name in filled_in(view) for name in _ENOUGH) else {"question": _EMPTY}


def _fields(private: bool) -> Iterator[Block]:
    example = "What did the foreign minister say about the treaty since March?"
    yield input_block("question", "Your question", text_input(example))
    yield input_block(COMPLETED, "Or: who", completed_menu("A name or an office, in any script"))
    yield input_block("about", "About what", text_input("treaty"))
    yield input_block("words", "In which words", text_input("The exact words that somebody said"))
    yield input_block("since", "Since", text_input("1 March 2025, last week"))
    yield input_block("until", "Until", text_input("31 March 2025, yesterday"))
    yield input_block("in", "In which outlet", text_input("An outlet, or a side: Russian media"))
    languages = [(language, language.lower()) for language in _LANGUAGES]
    yield input_block("language", "In articles in", menu(languages, "Any language"))
    yield input_block("private", "Answer", boxes([("Only I see the answer", "yes")], private))
