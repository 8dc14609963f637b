"""The pictures are drawn from whole answers; a browser is not needed to see that."""

from html import unescape
from pathlib import Path

from adapters.console.newswire import SampleArticle
from adapters.console.newswire.articles import read_articles, read_outlets, shift_to
from tests.pictures.discord import discord_page
from tests.pictures.slack import slack_page
from tests.pictures.terminal import terminal_svg

SLUG = "sanctions-report"
WORDS = 'Read "this" & that:'


def sample() -> SampleArticle:
    return next(article for article in read_articles(read_outlets(), "", shift_to(None)) if article.slug == SLUG)


async def test_discord_shows_what_was_pasted_and_what_was_answered(tmp_path: Path) -> None:
    page = unescape(await discord_page(tmp_path, WORDS, SLUG))

    assert WORDS in page
    assert page.count(sample().title) == 2  # the thread's name and the answer's headline
    assert sample().author in page
    assert page.count("<a>»</a>") > 3  # three sentences, and what was said
    assert "<button>Shorter</button><button>Longer</button><button>Who said what" in page


async def test_slack_shows_what_was_pasted_and_what_was_answered(tmp_path: Path) -> None:
    page = unescape(await slack_page(tmp_path, WORDS, SLUG))

    assert WORDS in page
    assert f"<a><b>{sample().title}</b></a>" in page
    assert sample().author in page
    assert page.count("<p><a>") > 4  # the headline, three sentences, and what was said
    assert "<button>Shorter</button><button>Longer</button><button>Who said what" in page


async def test_the_terminal_picture_loads_nothing(tmp_path: Path) -> None:
    picture = unescape(await terminal_svg(tmp_path, SLUG)).replace("\xa0", " ")

    assert sample().author in picture
    assert "[Shorter]  [Longer]" in picture
    assert "url(http" not in picture
    assert "@font-face" not in picture
