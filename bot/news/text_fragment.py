"""Links that lead a browser to a sentence within a page (WICG scroll-to-text-fragment). Pure."""

from urllib.parse import quote

WORDS_AT_EACH_END = 4
SHORT_SENTENCE_WORDS = 9
LONGEST_DIRECTIVE = 300
_MARK = ":~:"


def fragment_link(url: str, text: str) -> str:
    """The address with `#:~:text=` for these words of the page; an earlier fragment is replaced.

    A short sentence is named whole, a longer one by its first and last words; where letters cost many characters
    (a Hangul syllable: nine) fewer words are named. Without words it is the address alone.
    """
    page = url.partition("#")[0]
    words = text.split()
    for directive in _directives(words):
        if len(directive) <= LONGEST_DIRECTIVE:
            return f"{page}#{_MARK}text={directive}"
    return page


def _directives(words: list[str]) -> list[str]:
    """From the most exact to the shortest."""
    if not words:
        return []
    whole = [_encoded(words)] if len(words) <= SHORT_SENTENCE_WORDS else []
    ends = range(min(WORDS_AT_EACH_END, len(words) // 2), 0, -1)
    return whole + [f"{_encoded(words[:count])},{_encoded(words[-count:])}" for count in ends] + [_encoded(words[:1])]


def _encoded(words: list[str]) -> str:
    """Percent-encoded, with the dash, comma and ampersand that the syntax of text fragments uses itself."""
    plain = " ".join(words).encode("utf-8", errors="ignore").decode("utf-8")
    return quote(plain, safe="").replace("-", "%2D")
