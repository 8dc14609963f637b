"""What kind of page came, when it is not an article: the signs in its markup, its words and the text found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.errors import NotReadableReason
from summarizer.lines import is_prose
from summarizer.pages.addresses import is_home, path_of
from summarizer.pages.json_ld import ARTICLES
from summarizer.pages.metadata import Metadata
from summarizer.pages.tree import Tree
from summarizer.verdict import SHORTEST, weight

_TEASER = 3 * SHORTEST
"""Weight below which a text may be only the beginning of an article; three or four paragraphs."""
_SHOW = 2 * SHORTEST
"""Weight below which the words beside a video or a gallery are its description."""
_VISIBLE = 20_000
_HEADLINE = 20
_CARDS = 3
_LISTS = {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "AboutPage", "ContactPage"}
_SHOWS = {"VideoObject", "ImageGallery", "MediaGallery", "AudioObject", "PodcastEpisode", "VideoGallery"}
_SHOW_PATH = re.compile(
    r"/(?:videos?|watch|clips?|vod|photos?|gallery|galleries|foto|fotogalerei|photo-?news|picture|live)(?:/|$)",
    re.IGNORECASE,
)
_LIST_PATH = re.compile(
    r"/(?:search|tags?|category|categories|topics?|section|archive|author|list|poisk|rubric|tegi|novosti|news)/?(?:[^/]*)/?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is counted before the tree is used up.

    `words`: title and visible text, in small letters; `headlines`: the texts of links long enough to be headlines;
    `together`: the most paragraphs of prose that stand side by side.
    """

    words: str
    headlines: frozenset[str]
    together: int


def read_signs(tree: Tree, *, is_article: bool) -> Signs:
    """`tree`: without scripts and styles. Links and paragraphs are not counted where the page says it is an article."""
    words = f"{tree.findtext('.//head/title') or ''} {tree.find('body').text_content()[:_VISIBLE]}"
    if is_article:
        return Signs(_squeezed(words).casefold(), frozenset(), 0)
    links = (_squeezed(" ".join(a.itertext())) for a in tree.iter("a"))
    beside: dict[Tree, int] = {}
    for paragraph in tree.iter("p", "div"):
        if (
            paragraph.find("p") is None
            and paragraph.find("div") is None
            and is_prose(_squeezed("".join(paragraph.itertext())))
        ):
            parent = paragraph.getparent()
            beside[parent] = beside.get(parent, 0) + 1
    return Signs(
        words=_squeezed(words).casefold(),
        headlines=frozenset(text for text in links if weight(text) >= _HEADLINE),
        together=max(beside.values(), default=0),
    )


def what_else(signs: Signs, about: Metadata, paragraphs: Sequence[str], url: str) -> NotReadableReason | None:
    """Why this is no article to read, or None. Length and language are not judged here."""
    length = weight("".join(paragraphs))
    if _is_blocked(signs, about, length):
        return "blocked"
    front = "website" in about.kinds and not about.is_article and length < SHORTEST
    if is_home(url) or front:
        return "not_an_article"
    if length < _TEASER and (not about.free or _count("paywall", signs.words)):
        return "paywall" if length else "not_an_article"
    if _is_show(about, length, url) or _is_list(signs, about, paragraphs, url):
        return "not_an_article"
    if not any(map(is_prose, paragraphs)) and (length < SHORTEST or not about.is_article):
        return "not_an_article"
    return None


def _is_blocked(signs: Signs, about: Metadata, length: int) -> bool:
    if about.is_article and length >= SHORTEST:
        return False
    asked = _count("blocked", signs.words)
    if asked:
        return length < _TEASER or asked > 2
    return _count("consent", signs.words) >= 2 and length < SHORTEST and not about.is_article


def _is_show(about: Metadata, length: int, url: str) -> bool:
    if length >= _SHOW:
        return False
    moving = any(kind.startswith(("video", "music")) for kind in about.kinds)
    return (moving or bool(about.kinds & _SHOWS) or _SHOW_PATH.search(path_of(url)) is not None) and (
        moving or not about.kinds & ARTICLES
    )


def _is_list(signs: Signs, about: Metadata, paragraphs: Sequence[str], url: str) -> bool:
    if about.kinds & _LISTS and not about.is_article:
        return True
    linked = sum(paragraph in signs.headlines for paragraph in paragraphs)
    if linked >= 3 and linked * 3 >= len(paragraphs):
        return True
    if about.is_article or len(signs.headlines) < _CARDS or any(weight(text) >= SHORTEST for text in paragraphs):
        return False
    prose = [text for text in paragraphs if is_prose(text)]
    cut = sum(text.endswith(("…", "...")) for text in prose)
    if cut >= 2 and cut * 2 >= len(prose):
        return True
    if signs.together >= 3 or len(signs.headlines) < len(prose):
        return False
    return signs.together < 2 or _LIST_PATH.search(path_of(url)) is not None


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _count(section: str, words: str) -> int:
    return sum(phrase in words for phrase in _phrases()[section])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    section = ""
    for line in (files("summarizer") / "data" / "page_signs.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
            found[section] = []
        elif section and line.strip():
            found[section].append(line.strip().casefold())
    return {name: tuple(phrases) for name, phrases in found.items()}
