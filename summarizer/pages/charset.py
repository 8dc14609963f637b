"""Bytes of a page -> its text. Byte order mark, HTTP header and meta are asked in this order, and then the bytes."""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, html_to_unicode, resolve_encoding

# Tried in this order when nothing that the page or its server says fits its bytes.
_SINGLE_BYTE_RUSSIAN = ("cp1251", "koi8-r")
_CYRILLIC_SAMPLE = 20_000
_REPLACED = "\ufffd"


def decode(html: bytes, charset: str | None = None) -> str:
    """The page as text; bytes that fit no character become U+FFFD.

    `charset` is what the HTTP header said. Bytes that are valid UTF-8 are UTF-8. A header that does not fit the bytes
    loses against a meta element that does, and both lose against the bytes: a Windows-1251 page sent as "utf-8" is
    the usual case.
    """
    for bom in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if html.startswith(bom):
            return html_to_unicode(None, html)[1]
    as_utf_8 = None if html.isascii() else _strictly(html, "utf-8")
    if as_utf_8 is not None:
        return as_utf_8  # text in another encoding is not valid UTF-8 by chance
    said = [resolve_encoding(charset.strip("\"' "))] if charset else []
    declared = [name for name in (*said, html_body_declared_encoding(html)) if name]
    for name in (*declared, _encoding_of(html)):
        text = _strictly(html, name)
        if text is not None and not _looks_wrong(html, text, name):
            return text
    # html_to_unicode never fails; a few broken bytes in an honest page end here.
    return min(
        (html_to_unicode(f"text/html; charset={n}", html)[1] for n in (*declared, _encoding_of(html))), key=_damage
    )


def _damage(text: str) -> int:
    return text.count(_REPLACED)


def _strictly(html: bytes, name: str) -> str | None:
    try:
        return html.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _encoding_of(html: bytes) -> str:
    """The encoding that the bytes themselves speak for."""
    if html.isascii():
        return "utf-8"
    damaged = html.decode("utf-8", "replace")
    if _damage(damaged) * 20 < sum(c > "\x7f" for c in damaged):
        return "utf-8"  # UTF-8 with a few broken bytes, cut in the middle of a character for one
    if _is_korean(html):
        return "cp949"
    sample = html[:_CYRILLIC_SAMPLE]
    return max(_SINGLE_BYTE_RUSSIAN, key=lambda name: _russian_fit(sample.decode(name, "replace")))


def _is_korean(html: bytes) -> bool:
    text = _strictly(html, "cp949")
    return text is not None and _share(text, "가", "힣") > 0.5


def _share(text: str, first: str, last: str) -> float:
    """How much of what is beyond ASCII lies between the two letters."""
    beyond = [c for c in text if c > "\x7f"]
    return sum(first <= c <= last for c in beyond) / len(beyond) if beyond else 0.0


def _russian_fit(text: str) -> float:
    """High when the Cyrillic is mostly small letters; KOI8-R read as Windows-1251 swaps the cases."""
    small = len(re.findall("[а-яё]", text))
    capital = len(re.findall("[А-ЯЁ]", text))
    return small - 2 * capital


def _looks_wrong(html: bytes, text: str, name: str) -> bool:
    """A single-byte encoding decodes anything: does the result look like Korean or Russian written in another?"""
    sample = text[:_CYRILLIC_SAMPLE]
    if name in ("cp1252", "iso8859-1", "latin-1"):
        words = len(re.findall("[À-ÿ]{4}", sample))
        return _is_korean(html) or (words > 20 and _share(sample, "À", "ÿ") > 0.8)
    if name in _SINGLE_BYTE_RUSSIAN:
        return _russian_fit(sample) < 0 and _share(text, "А", "я") > 0.5
    return False
