"""Is this text one to summarise: long enough, and in a language we read? The same question for pages and plain text."""

import re

from summarizer.errors import NotReadable
from summarizer.language import Lang, detect, find_language

SHORTEST = 400
"""Characters, about three sentences."""
_HANGUL = re.compile("[가-힣]+")
_TELLING = 80
"""Below that a text is too short to name its language for certain."""


def readable_language(text: str, title: str = "") -> Lang:
    """The language of a text that may be summarised; NotReadable "too_short" or "language" for others."""
    lang = find_language(text)
    if lang is None and weight(text) >= _TELLING:
        raise NotReadable("language", text=text, title=title, lang=detect(text))
    if lang is None or weight(text) < SHORTEST:
        raise NotReadable("too_short", text=text, title=title, lang=lang)
    return lang


def weight(text: str) -> int:
    """The length in characters; a Hangul syllable stands for two and a half letters of an alphabet."""
    return len(text) + sum(map(len, _HANGUL.findall(text))) * 3 // 2
