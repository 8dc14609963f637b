import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.mrkdwn import ENTITY, escape, mentions, plain_words, unescape


@given(st.text())
def test_escaped_text_holds_no_entity_and_comes_back(text: str) -> None:
    escaped = escape(text)

    assert ENTITY.search(escaped) is None
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0> settings links off", "settings links off"),
        ("<@U0|tumen>  help", "help"),
        ("<@U1> said &lt;this&gt; &amp; that", "@U1 said <this> & that"),
        ("<@U1|anna> in <#C1|news> and <#C2>", "@anna in #news and #C2"),
        ("<!here> <!subteam^S1|@desk>", "@here @desk"),
        ("<https://a.example/?x=1&amp;y=2|label>", "https://a.example/?x=1&y=2"),
    ],
)
def test_words_are_as_a_reader_sees_them(text: str, words: str) -> None:
    assert plain_words(text, without="U0") == words


def test_only_the_bots_own_mention_counts() -> None:
    assert mentions("hello <@U0>", "U0")
    assert mentions("hello <@U0|tumen>", "U0")
    assert not mentions("hello <@U00> @U0 &lt;@U0&gt;", "U0")
