"""The tree -> the article's paragraphs, by trafilatura.

trafilatura makes a paragraph of every `<br>` and writes "- " before list items. So line breaks are settled before it
sees the tree: two in a row part paragraphs, one alone becomes a mark that travels as text. And its tree is read, not
its text.
"""

import re
from typing import Any

from lxml import etree
from trafilatura import bare_extraction

from summarizer.clean_text import clean_paragraph
from summarizer.errors import NotReadable
from summarizer.pages.tree import Tree

BREAK = "\u2424"
"""A line break on its way through trafilatura, which leaves printable characters alone."""

PARTING = "\u2424\u2424"
"""Where a paragraph ends."""

_BLOCKS = {"body", "p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "lb", "main", "section"}
_NEVER_TEXT = (
    "noscript",
    "iframe",
    "svg",
    "picture",
    "video",
    "audio",
    "object",
    "button",
)
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
    "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "center",
}  # fmt: skip
_CAPTION_CLASS = re.compile(
    r"caption|photo-?credit|img[-_]?desc|image-?(?:credit|source|copyright)|photo_?(?:desc|copyright)", re.IGNORECASE
)
_LIBRARY_ERRORS = (etree.LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)
"""What trafilatura and lxml raise on trees that they did not expect."""
_LONGEST_CAPTION = 500
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)」』\]]*\s*$")


def drop_scripts(tree: Tree) -> None:
    """Changes the tree in place: what is never seen goes."""
    etree.strip_elements(tree, "script", "style", "template", with_tail=False)


def prepare(tree: Tree) -> None:
    """Changes the tree in place: what is never text goes, line breaks are settled."""
    etree.strip_elements(tree, *_NEVER_TEXT, with_tail=False)
    _drop_captions(tree)
    _settle_breaks(tree)


def extract_paragraphs(tree: Tree, url: str) -> list[str]:
    """The paragraphs of the main text, cleaned; none when trafilatura finds no text. The tree is used up."""
    try:
        found: Any = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except _LIBRARY_ERRORS as exc:
        raise NotReadable("not_an_article") from exc
    if found is None or found.body is None:
        return []
    return [p for p in (clean_paragraph(run.replace("\n", " ").replace(BREAK, "\n")) for run in _runs(found.body)) if p]


def _drop_captions(tree: Tree) -> None:
    for figure in list(tree.iter("figure", "figcaption")):
        if len("".join(figure.itertext())) <= _LONGEST_CAPTION:
            figure.drop_tree()
    for element in list(tree.iter("div", "p", "span", "dd", "td", "em", "small")):
        if _CAPTION_CLASS.search(element.get("class") or "") and len("".join(element.itertext())) <= _LONGEST_CAPTION:
            element.drop_tree()


def _settle_breaks(tree: Tree) -> None:
    for parent in dict.fromkeys(br.getparent() for br in tree.iter("br")):
        pieces = _pieces(parent)
        if PARTING in pieces:
            _part(parent, pieces)
        else:
            for br in parent.findall("br"):
                br.tail = BREAK + (br.tail or "")
                br.drop_tree()


def _pieces(parent: Tree) -> list[Any]:
    """What the element holds, in order: text, child elements, the mark for a lone break, PARTING for a wide one."""
    pieces: list[Any] = [parent.text or ""]
    breaks = 0
    for child in parent:
        if child.tag == "br":
            breaks += 1
        else:
            breaks = _close_breaks(pieces, breaks, parent)
            pieces.append(child)
        if child.tail and (child.tail.strip() or not breaks):
            breaks = _close_breaks(pieces, breaks, parent)
            pieces.append(child.tail)
    return pieces


def _close_breaks(pieces: list[Any], breaks: int, parent: Tree) -> int:
    """Writes down the breaks counted so far and starts counting anew."""
    if breaks:
        before = pieces[-1] if isinstance(pieces[-1], str) else "".join(pieces[-1].itertext())
        wide = breaks > 1 or (parent.tag != "p" and _SENTENCE_END.search(before[-20:]) is not None)
        pieces.append(PARTING if wide else BREAK)
    return 0


def _part(parent: Tree, pieces: list[Any]) -> None:
    """Each run of text and inline elements between partings becomes a paragraph."""
    for child in list(parent):
        parent.remove(child)
    parent.text = None
    if parent.tag in _INLINE or parent.tag == "p":
        parent.tag = "div"
    paragraph: Tree | None = None
    for piece in pieces:
        if piece is PARTING:
            paragraph = None
        elif not isinstance(piece, str) and piece.tag not in _INLINE:
            piece.tail = None
            parent.append(piece)
            paragraph = None
        else:
            if paragraph is None:
                paragraph = etree.SubElement(parent, "p")
            _append(paragraph, piece)


def _append(paragraph: Tree, piece: Any) -> None:
    if not isinstance(piece, str):
        piece.tail = None
        paragraph.append(piece)
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + piece
    else:
        paragraph.text = (paragraph.text or "") + piece


def _runs(body: Tree) -> list[str]:
    runs = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                runs.append("")
            runs[-1] += element.text or ""
        else:
            if block:
                runs.append("")
            runs[-1] += element.tail or ""
    return runs
