import pytest

from adapters.slack.links import find_links
from tests.servers.slack_composer import compose

ONE = "https://harbour.example/news/1?a=1&b=2"
TWO = "http://harbour.example/news/2"


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        (f"see {ONE} and {TWO}", (ONE, TWO)),
        (f"{TWO} {ONE} {TWO}", (TWO, ONE)),
        (f"`{ONE}` {TWO}", (TWO,)),
        (f"```{ONE}``` {TWO}", (TWO,)),
        (f"> {ONE}\n{TWO}", (TWO,)),
        ("mailto:someone@harbour.example", ()),
        ("nothing here", ()),
        (f"a ` alone {ONE}", (ONE,)),
        (f"2 > 1 {ONE}", (ONE,)),
    ],
)
def test_rich_text_and_plain_text_have_the_same_links(typed: str, links: tuple[str, ...]) -> None:
    text, blocks = compose(typed)

    assert find_links({"text": text, "blocks": blocks}) == links
    assert find_links({"text": text}) == links


def test_a_labelled_link_is_its_address() -> None:
    assert find_links({"text": f"<{TWO}|the second one>"}) == (TWO,)


def test_an_address_that_slack_did_not_link_is_left_alone() -> None:
    assert find_links({"text": f"&lt;{TWO}&gt; {TWO}"}) == ()


def test_everything_after_three_quote_marks_is_quoted() -> None:
    assert find_links({"text": f"<{ONE.replace('&', '&amp;')}>\n&gt;&gt;&gt; he said\n<{TWO}>"}) == (ONE,)


def test_links_in_lists_count() -> None:
    item = {"type": "rich_text_section", "elements": [{"type": "link", "url": TWO}]}
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [item]}]}]

    assert find_links({"text": "", "blocks": blocks}) == (TWO,)


def test_a_message_without_text_has_no_links() -> None:
    assert find_links({}) == ()


def test_mentions_and_channels_are_no_links() -> None:
    assert find_links({"text": "<@U1> <#C1|news> <!here> <tel:123>"}) == ()
