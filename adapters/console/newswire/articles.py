"""The sample outlets and articles as values, read from `data/outlets.toml` and `data/articles/OUTLET/SLUG.txt`.

An article's file is a head of `name: value` lines, an empty line, and paragraphs with an empty line between them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

Side = Literal["Seoul", "Pyongyang", "Moscow", "third"]
FeedKind = Literal["rss", "atom", "rdf", "json"]

SAMPLE_DATE = date(2025, 3, 14)
"""The day on which the sample newswire is read: no article is younger."""

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet. `article_path` holds `{slug}`; `http_charset`: the header names the page's charset."""

    id: str
    name: str
    side: Side
    lang: str
    about: str
    disclaimer: str
    article_path: str
    feed: FeedKind
    feed_path: str
    charset: str = "utf-8"
    http_charset: bool = True

    @property
    def home(self) -> str:
        return f"/{self.id}/"


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article. `body` is its paragraphs with an empty line between; `story` is "" when it belongs to none.

    `path` is stable; `url` is absolute and has the port of the newswire that serves it. `author` is "" where the
    outlet names none.
    """

    path: str
    url: str
    slug: str
    title: str
    body: str
    lang: str
    side: Side
    outlet: Outlet
    author: str
    section: str
    published_at: datetime
    story: str = ""
    caption: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(self.body.split("\n\n"))


def read_outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the file."""
    table = tomllib.loads((_DATA / "outlets.toml").read_text(encoding="utf-8"))
    return tuple(Outlet(id=name, **values) for name, values in table.items())


def read_articles(outlets: tuple[Outlet, ...], base_url: str, shift: timedelta) -> tuple[SampleArticle, ...]:
    """All articles, the newest first; `shift` is added to every time."""
    articles = [
        _read_article(file, outlet, base_url, shift)
        for outlet in outlets
        for file in sorted((_DATA / "articles" / outlet.id).glob("*.txt"))
    ]
    return tuple(sorted(articles, key=lambda article: (article.published_at, article.path), reverse=True))


def shift_to(now: datetime | None) -> timedelta:
    """Whole days from the sample date to the day of `now`; nothing when `now` is None."""
    return timedelta() if now is None else now.astimezone(UTC).date() - SAMPLE_DATE


def _read_article(file: Path, outlet: Outlet, base_url: str, shift: timedelta) -> SampleArticle:
    top, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    head: Mapping[str, str] = dict(line.split(": ", 1) for line in top.splitlines())
    path = outlet.article_path.format(slug=file.stem)
    return SampleArticle(
        path=path,
        url=base_url + path,
        slug=file.stem,
        title=head["title"],
        body=body.strip(),
        lang=outlet.lang,
        side=outlet.side,
        outlet=outlet,
        author=head.get("author", ""),
        section=head["section"],
        published_at=datetime.fromisoformat(head["published"]) + shift,
        story=head.get("story", ""),
        caption=head.get("caption", ""),
    )
