import pytest

from adapters.slack.commands import parse_command

LINK = "https://harbour.example/1?a=1&b=2"


@pytest.mark.parametrize(
    ("slash", "text", "command", "options"),
    [
        ("/tumen", f"summarize {LINK}", "summarize", {"links": LINK}),
        ("/tumen", LINK, "summarize", {"links": LINK}),
        ("/summarize", f"{LINK} LONG private", "summarize", {"links": LINK, "length": "long", "private": "yes"}),
        ("/summarize", f"<{LINK.replace('&', '&amp;')}|a label>", "summarize", {"links": LINK}),
        ("/tumen", "settings links mention", "settings", {"links": "mention"}),
        ("/tumen", "settings", "settings", {}),
        ("/tumen", "help", "help", {}),
        ("/tumen", "  ", "help", {}),
        ("/tumen", "whosaid what did she say?", "whosaid", {"question": "what did she say?"}),
        ("/tumen", "what did she say?", "whosaid", {"question": "what did she say?"}),
        ("/tumen", "correct 0a1b Ahn Bo-ra", "correct", {"statement": "0a1b", "speaker": "Ahn Bo-ra"}),
        ("/tumen", "settings zone Asia/Seoul", "settings", {"zone": "Asia/Seoul"}),
        ("/whosaid", "누가 뭐라고 했나 private", "whosaid", {"question": "누가 뭐라고 했나", "private": "yes"}),
        ("/whosaid", "who said “a < b”", "whosaid", {"question": "who said “a < b”"}),
        ("/whosaid", "", "whosaid", {"question": ""}),
    ],
)
def test_what_is_typed_becomes_a_command(slash: str, text: str, command: str, options: dict[str, str]) -> None:
    assert parse_command(slash, text) == (command, options)
