"""Sample articles and home pages as HTML, each outlet by its own template `data/templates/OUTLET.html`."""

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from adapters.console.newswire.articles import Outlet, SampleArticle

BANNER = "Sample article: everything in it is invented"

AMP_SLUG = "port-call-donghae"
"""The article that has an AMP form too."""

_TEMPLATES = Path(__file__).parent / "data" / "templates"
_ABOVE_THE_BOX = 3
_RELATED = 3
_SHOWN = {"en": "%Y-%m-%d %H:%M", "ko": "%Y.%m.%d. %H:%M", "ru": "%d.%m.%Y %H:%M"}


def article_page(article: SampleArticle, articles: Sequence[SampleArticle], base_url: str) -> str:
    """The article as its outlet would show it; `articles`: all there are, for the related ones."""
    others = [other for other in articles if other.outlet is article.outlet and other is not article]
    return _template(article.outlet.id).substitute(_fields(article, others[:_RELATED], base_url))


def amp_path(article: SampleArticle) -> str:
    return f"{article.path}/amp"


def amp_page(article: SampleArticle) -> str:
    """The AMP form, which names the usual form as canonical."""
    return _template("amp").substitute(_fields(article, [], article.url.removesuffix(article.path)))


def home_page(outlet: Outlet, articles: Sequence[SampleArticle]) -> str:
    """An outlet's front page: headlines and first lines only."""
    return _template("home").substitute(
        banner=_banner(),
        lang=outlet.lang,
        charset=outlet.charset,
        name=escape(outlet.name),
        about=escape(outlet.about),
        feed=outlet.feed_path,
        items="\n".join(_teaser(article) for article in articles),
    )


def index_page(outlets: Sequence[Outlet], articles: Sequence[SampleArticle]) -> str:
    """The front page of the whole site: what it is, and every outlet with its articles."""
    parts = []
    for outlet in outlets:
        links = "".join(f"<li>{_link(article)}</li>" for article in articles if article.outlet is outlet)
        about = f"{outlet.name} ({outlet.side}, {outlet.lang}): {outlet.about}"
        feed = f'<a href="{outlet.feed_path}">feed</a>'
        parts.append(f'<h2><a href="{outlet.home}">{escape(outlet.name)}</a></h2>')
        parts.append(f"<p>{escape(about)} {feed}</p><ul>{links}</ul>")
    return _template("index").substitute(outlets="\n".join(parts))


def _template(name: str) -> Template:
    return Template((_TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))


def _fields(article: SampleArticle, related: Sequence[SampleArticle], base_url: str) -> dict[str, str]:
    """Every name that a template may use; texts are escaped, `*_html` and `json_ld` are markup."""
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs]
    return {
        "banner": _banner(),
        "title": escape(article.title),
        "author": escape(article.author),
        "section": escape(article.section),
        "name": escape(article.outlet.name),
        "disclaimer": escape(article.outlet.disclaimer),
        "description": escape(article.paragraphs[0]),
        "caption": escape(article.caption),
        "published": article.published_at.isoformat(),
        "shown": _shown(article.published_at, article.lang),
        "url": article.url,
        "amp_link": f'<link rel="amphtml" href="{base_url}{amp_path(article)}">' if article.slug == AMP_SLUG else "",
        "home": article.outlet.home,
        "feed": article.outlet.feed_path,
        "image": f"{base_url}/images/sample.png",
        "figure_html": _figure(article),
        "top_html": "\n".join(paragraphs[:_ABOVE_THE_BOX]),
        "rest_html": "\n".join(paragraphs[_ABOVE_THE_BOX:]),
        "lines_html": "<br><br>\n".join(escape(text, quote=False) for text in article.paragraphs),
        "related_html": "".join(f"<li>{_link(other)}</li>" for other in related),
        "json_ld": _json_ld(article, f"{base_url}/images/sample.png"),
    }


def _banner() -> str:
    return f'<aside class="sample-banner" role="note">{BANNER}</aside>'


def _shown(at: datetime, lang: str) -> str:
    return at.strftime(_SHOWN[lang])


def _link(article: SampleArticle) -> str:
    return f'<a href="{article.path}">{escape(article.title)}</a>'


def _teaser(article: SampleArticle) -> str:
    first = article.paragraphs[0]
    return f'<div class="teaser"><h3>{_link(article)}</h3><p>{escape(first[:90])}…</p></div>'


def _figure(article: SampleArticle) -> str:
    if not article.caption:
        return ""
    caption = escape(article.caption)
    return f'<figure><img src="/images/sample.png" alt="{caption}"><figcaption>{caption}</figcaption></figure>'


def _json_ld(article: SampleArticle, image: str) -> str:
    """schema.org NewsArticle; "<" is escaped so that no text can end the script."""
    news = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.published_at.isoformat(),
        "author": [{"@type": "Person", "name": article.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet.name},
        "articleSection": article.section,
        "inLanguage": article.lang,
        "mainEntityOfPage": article.url,
        "image": [image],
    }
    return json.dumps(news, ensure_ascii=False).replace("<", "\\u003c")
