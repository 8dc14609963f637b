"""The page's text -> one lxml tree, of bounded size, from which everything else reads."""

import re
from typing import Any

from lxml import etree, html

from summarizer.errors import NotReadable

Tree = Any
"""An lxml element; lxml comes without types."""

MAX_CHARACTERS = 6_000_000
MAX_TAGS = 60_000
"""Opening and closing tags together; a long article with 1,000 comments has about 30,000."""
MAX_ATTRIBUTES = 1_000
"""In one tag: libxml2 needs time in the square of them (1.2 s for 40,000, measured with 2.14)."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}+")
_TAG_NAME = re.compile(r"<[a-zA-Z][a-zA-Z0-9]{0,20}")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


# The same characters written as numbers: lxml reads them, but refuses to write them.
_NOT_XML_BY_NUMBER = re.compile(
    "&#(?:0{0,6}(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0{0,6}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]));?(?![0-9a-fA-F])"
)


def parse(text: str) -> Tree:
    """The root element. Nesting deeper than 256 is cut off by libxml2 itself."""
    clean = _NOT_XML_BY_NUMBER.sub(" ", _NOT_XML.sub("", text[:MAX_CHARACTERS]))
    bounded = _LONG_TAG.sub(_without_attributes, _cut(clean))
    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(bounded.encode(), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError) as exc:
        raise NotReadable("not_an_article") from exc
    return tree


def _cut(text: str) -> str:
    if text.count("<") <= MAX_TAGS:
        return text
    text = _without_scripts(text)
    if text.count("<") <= MAX_TAGS:
        return text
    *_, last = zip(range(MAX_TAGS), re.finditer("<", text), strict=False)
    return text[: last[1].start()]


def _without_scripts(text: str) -> str:
    """Scripts that hold a page's state may be full of tags; JSON-LD stays."""
    kept: list[str] = []
    for part in text.split("<script"):
        opening, closed, rest = part.partition("</script>")
        kept.append(f"<script{part}" if kept and "ld+json" in opening[:200] else rest if kept and closed else part)
    return "".join(kept)


def _without_attributes(tag: re.Match[str]) -> str:
    words = tag[0]
    if len(words.split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES and words.count("=") <= MAX_ATTRIBUTES:
        return words
    name = _TAG_NAME.match(words)
    return name[0] if name else "<"
