"""The form with the whole bot behind it: typed, completed, submitted, answered, shared, exported."""

from pathlib import Path
from typing import Literal

import pytest

from tests.conversations.slack import SlackPeer, slack_peer

QUOTES = "“”"


async def read_an_article(peer: SlackPeer) -> str:
    """Gives its text."""
    story = next(article for article in peer.news.articles if article.slug == "pollock-quota-deal")
    await peer.paste(story.url)
    return story.body


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_speaker_is_completed_asked_for_and_shown_to_everybody(
    mode: Literal["socket", "http"], tmp_path: Path
) -> None:
    async with slack_peer(tmp_path, mode) as peer:
        text = await read_an_article(peer)

        labels = await peer.fill_in("nam do", about="stability", private="Only I see the answer")
        hidden = peer.shown()[-1]
        await peer.press("Show to everybody", len(peer.shown()) - 1)
        shared = peer.shown()[-1]

    assert any("Nam Do-yul" in label for label in labels)
    assert hidden.private
    assert hidden.said
    assert all(words.strip(QUOTES) in text for words in hidden.said)
    assert (shared.private, shared.said) == (False, hidden.said)


async def test_an_export_is_seen_by_its_asker_only(tmp_path: Path) -> None:
    async with slack_peer(tmp_path, "socket") as peer:
        await read_an_article(peer)
        await peer.command("whosaid", question="what did Nam Do-yul say")
        before = [message.ts for message in peer.messages()]

        await peer.press("Export JSON", len(before) - 1)
        new = [message for message in peer.messages() if message.ts not in before]

    assert [(message.channel, message.seen_by, bool(message.files)) for message in new] == [
        ("C1", "U1", False),
        ("D1", None, True),
    ]
