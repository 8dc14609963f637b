"""Which language a text is in."""

from typing import Literal

Lang = Literal["en", "ko", "ru"]


def find_language(text: str) -> Lang | None:
    """The language of the text when it is one we read, else None."""
    letters = [c for c in text[:5000] if c.isalpha()]
    if not letters:
        return None
    hangul = sum("가" <= c <= "힣" for c in letters)
    cyrillic = sum("а" <= c.lower() <= "я" for c in letters)
    if hangul * 3 > len(letters):
        return "ko"
    if cyrillic * 2 > len(letters):
        return "ru"
    return "en"
