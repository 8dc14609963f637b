"""Rendered messages keep Slack's sizes and lose nothing, whatever is in the reply."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import ActionsBlock, Block, ContextBlock, RichTextBlock

from adapters.slack.render import BLOCKS, LABEL_SIZE, MESSAGE_SIZE, SlackMessage, message_size, render
from bot.messages import Attachment, Button, Line, Reply, Said, SideCoverage, Told
from tests.servers.slack_blocks import block_error
from tests.servers.slack_workspace import Message

_HOSTILE = st.sampled_from(
    ["*bold* _it_ ~no~ `code`", "<!channel> @here <@U1>", ":smile:", "a & b < c > d", "<https://evil.example|safe>"]
)
_SENTENCE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60) | _HOSTILE
_TEXT = st.builds(lambda sentence, times: ". ".join([sentence] * times), _SENTENCE, st.integers(1, 120))
_LINK = st.none() | st.sampled_from(["https://harbour.example/1#:~:text=a,b", "javascript:alert(1)", "https:// x", ""])
_LINE = st.builds(Line, _TEXT, link=_LINK)
_BUTTON_ID = st.text("abcdefghij0123456789:", min_size=1, max_size=80)
_BUTTONS = st.lists(
    st.builds(Button, _BUTTON_ID, st.text("абвгд가나다abc ", min_size=1, max_size=100)),
    max_size=12,
    unique_by=lambda b: b.id,
)
_SAID = st.builds(
    Said,
    speaker=st.just("") | _SENTENCE,
    words=st.lists(_LINE, min_size=1, max_size=3).map(tuple),
    quotes=st.sampled_from([("“", "”"), ("", "")]),
    source=_LINE,
    marks=st.lists(_SENTENCE, max_size=2).map(tuple),
    before=st.none() | _LINE,
    after=st.none() | _LINE,
)
_TOLD = st.builds(
    Told,
    headline=_LINE,
    marks=st.lists(_SENTENCE, max_size=3).map(tuple),
    paragraphs=st.lists(_LINE, max_size=3).map(tuple),
    statements=st.lists(_SAID, max_size=2).map(tuple),
    sides=st.lists(
        st.builds(SideCoverage, _SENTENCE, st.lists(_LINE, max_size=4).map(tuple), note=st.just("") | _SENTENCE),
        max_size=4,
    ).map(tuple),
)
_REPLY = st.builds(
    Reply,
    headline=st.none() | _LINE,
    facts=st.lists(_SENTENCE, max_size=6).map(tuple),
    paragraphs=st.lists(_LINE, max_size=8).map(tuple),
    statements=st.lists(_SAID, max_size=4).map(tuple),
    stories=st.lists(_TOLD, max_size=3).map(tuple),
    attachment=st.none() | st.just(Attachment("statements.csv", "speaker")),
    notes=st.lists(_LINE, max_size=3).map(tuple),
    privacy=st.sampled_from(["public", "private"]),
    buttons=_BUTTONS.map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(_REPLY)
def test_every_message_is_one_that_slack_takes(reply: Reply) -> None:
    for message in render(reply):
        assert block_error(list(message.blocks)) is None
        assert len(message.blocks) <= BLOCKS
        assert 0 < len(message.text) < 3_000
        for block in message.blocks:
            _model(block).validate_json()


@settings(max_examples=100, deadline=None)
@given(_REPLY)
def test_no_word_is_lost_and_none_changes_its_place(reply: Reply) -> None:
    shown = "\n".join(_message(message).words() for message in render(reply))

    wanted = [line.text for line in (*((reply.headline,) if reply.headline else ()), *reply.paragraphs)]
    wanted[1 if reply.headline else 0 : 0] = [" · ".join(reply.facts)]
    wanted += [text for said in reply.statements for text in _texts(said)]
    wanted += [text for story in reply.stories for text in _told(story)]
    wanted += [_announced(reply)] if reply.attachment else []
    wanted += [note.text for note in reply.notes]
    assert _letters(shown) == (_letters("".join(wanted)) or ("" if reply.buttons else "…"))


@settings(max_examples=100, deadline=None)
@given(_REPLY)
def test_every_button_is_there_once_and_the_count_does_not_hang_on_their_ids(reply: Reply) -> None:
    messages = render(reply)

    pressed = [
        b["value"] for m in messages for block in m.blocks if block["type"] == "actions" for b in block["elements"]
    ]
    assert pressed == [button.id for button in reply.buttons]
    renamed = tuple(Button(f"{n}", button.label) for n, button in enumerate(reply.buttons))
    unnamed = replace(reply, buttons=renamed)
    assert len(render(unnamed)) == len(messages)


def test_words_are_shown_literally_and_never_read_as_markup() -> None:
    hostile = "*bold* <!channel> <https://evil.example|safe> & :smile:"

    said = Said(hostile, (Line(hostile),), ("", ""), Line(hostile), (), Line(hostile), Line(hostile))

    (message,) = render(
        Reply(
            Line(hostile),
            (hostile,),
            (Line(hostile),),
            (said,),
            notes=(Line(hostile), Line(hostile, "https://a.example/")),
        )
    )

    kinds = {element["type"] for element in _elements(message)}
    assert kinds == {"text", "plain_text", "link"}
    assert all(element["text"] == hostile for element in _elements(message))
    assert "<" not in message.text


def test_a_link_that_slack_would_refuse_leaves_its_words() -> None:
    for link in ("javascript:alert(1)", "https://", "https://a.example/ b", "https://a.example/" + "x" * 3_000):
        (message,) = render(Reply(paragraphs=(Line("words", link),)))

        assert _elements(message) == [{"type": "text", "text": "words"}]


def test_an_ordinary_answer_is_one_message_in_order() -> None:
    reply = Reply(
        headline=Line("Ferry line reopens", "https://harbour.example/1"),
        facts=("Harbour Times", "English"),
        paragraphs=(Line("First.", "https://harbour.example/1#:~:text=First"), Line("Second.")),
        notes=(Line("Already summarised."),),
        buttons=(Button("short:1", "Shorter"), Button("long:1", "Longer")),
    )

    (message,) = render(reply)

    assert [block["type"] for block in message.blocks] == [
        "rich_text", "context", "rich_text", "rich_text", "context", "actions",
    ]  # fmt: skip
    assert message.text == "Ferry line reopens Harbour Times · English First. Second. Already summarised."


def test_a_long_article_is_split_at_sentences() -> None:
    sentence = "The harbour opened again after two years of repairs."
    reply = Reply(paragraphs=(Line(" ".join([sentence] * 300)),))

    messages = render(reply)

    assert len(messages) == 2
    assert all(element["text"].strip().endswith(".") for message in messages for element in _elements(message))
    assert all(message_size(message.blocks) <= MESSAGE_SIZE for message in messages)


def test_a_long_label_is_cut_to_size() -> None:
    (message,) = render(Reply(paragraphs=(Line("x"),), buttons=(Button("1", "y" * 200),)))

    assert len(message.blocks[-1]["elements"][0]["text"]["text"]) == LABEL_SIZE


def test_an_empty_reply_is_still_a_message() -> None:
    (message,) = render(Reply())

    assert message.blocks
    assert message.text == "…"


def test_a_story_is_not_parted_and_a_long_digest_is_several_messages() -> None:
    stories = tuple(
        Told(
            Line(f"Ferry {number} sails", f"https://harbour.example/{number}"),
            ("2 outlets",),
            (Line("It sails on Mondays. " * 40),),
            sides=(SideCoverage("Seoul", (Line("Hangang Ledger", "https://harbour.example/a"),)),),
        )
        for number in range(1, 13)
    )

    messages = render(Reply(headline=Line("Digest"), stories=stories, notes=(Line("12 read."),)))

    assert len(messages) > 1
    for message in messages:
        words = _message(message).words()
        assert words.count("sails\n") == words.count("Hangang Ledger")
    assert [block_error(list(message.blocks)) for message in messages] == [None] * len(messages)


def test_a_side_with_very_many_outlets_takes_several_blocks() -> None:
    outlets = tuple(Line(f"Outlet {number}", f"https://harbour.example/{'x' * 1_500}{number}") for number in range(30))

    messages = render(Reply(stories=(Told(Line("Ferry"), sides=(SideCoverage("Moscow", outlets),)),)))

    assert all(message_size(message.blocks) <= MESSAGE_SIZE for message in messages)
    assert sum(_message(message).words().count("Outlet") for message in messages) == 30


def _told(story: Told) -> Iterator[str]:
    yield story.headline.text
    yield " · ".join(story.marks)
    yield from (line.text for line in story.paragraphs)
    for said in story.statements:
        yield from _texts(said)
    for side in story.sides:
        yield f"{side.side}: {side.note}{', '.join(outlet.text for outlet in side.outlets)}"


def _texts(said: Said) -> Iterator[str]:
    left, right = said.quotes
    yield said.speaker
    yield said.before.text if said.before else ""
    yield from (f"{left}{words.text}{right}" for words in said.words)
    yield said.after.text if said.after else ""
    yield " · ".join((said.source.text, *said.marks))


def _announced(reply: Reply) -> str:
    private = "statements.csv comes as a direct message from me, where nobody else sees it."
    return private if reply.privacy == "private" else "statements.csv follows."


def _letters(text: str) -> str:
    return "".join(text.split())


def _elements(message: SlackMessage) -> list[dict[str, Any]]:
    found = []
    for block in message.blocks:
        for element in block["elements"]:
            found += element.get("elements", [element])
    return found


def _message(message: SlackMessage) -> Message:
    return Message("C1", "1.1", "U1", message.text, list(message.blocks))


def _model(block: dict[str, Any]) -> Block:
    models: dict[str, type[Block]] = {"rich_text": RichTextBlock, "context": ContextBlock, "actions": ActionsBlock}
    facts = {name: value for name, value in block.items() if name != "type"}
    return models[block["type"]](**facts)
