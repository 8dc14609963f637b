"""The feeds of an OPML file (http://opml.org/spec2.opml). A worker reads it: lxml is not for the main process."""

from lxml import etree

from bot.coverage.feeds import ListedFeed
from bot.errors import NotUnderstood

LARGEST = 2_000_000
MOST = 2_000


def read_opml(body: bytes) -> tuple[ListedFeed, ...]:
    """The feeds of an OPML file, however deep they stand in it, each once. Raises NotUnderstood."""
    root = _parsed(body)
    found: dict[str, ListedFeed] = {}
    for outline in root.iter("outline"):
        address = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if address.lower().startswith(("http://", "https://")) and len(found) < MOST:
            title = outline.get("title") or outline.get("text") or ""
            found.setdefault(address, ListedFeed(address, " ".join(title.split())[:200]))
    return tuple(found.values())


def _parsed(body: bytes) -> etree._Element:
    """The root of an OPML file; one that declares entities is not read at all."""
    if len(body) > LARGEST or b"<!DOCTYPE" in body[:LARGEST].upper() or b"<!ENTITY" in body.upper():
        raise NotUnderstood("This is no OPML file that I read: too large, or it declares a document type.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise NotUnderstood("This is no OPML file: feed readers export one.")
    return root
