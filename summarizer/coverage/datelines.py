"""The dateline of an agency's dispatch: where it was filed, and where its text begins.

"SEOUL, March 3 (Yonhap) --", "(서울=연합뉴스) 홍길동 기자 =", "МОСКВА, 3 мар — РИА Новости.": neither place nor agency
says what the dispatch is about.
"""

import re
from dataclasses import dataclass

_LONGEST = 200  # code points
_LONGEST_TAG = 45  # the same, with its dash
_PLACE = r"(?P<place>[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё.'’ -]{1,30}(?:, [A-ZА-ЯЁ][A-Za-zА-Яа-яЁё. ]{1,20})?)"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Za-zА-Яа-яё]{3,9}\.?(?: \d{4})?)"
_DASH = r"(?:--?|[—–])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # SEOUL, March 3 (Yonhap) --   MOSCOW, December 30. /TASS/.   СЕУЛ, 3 марта. /ТАСС/.
        rf"\s*{_PLACE},? {_DAY}[.,]? ?[/(][^/()\n]{{2,40}}[/)]\.? ?{_DASH}?\s*",
        # SEOUL (Reuters) -   MOSCOW, Russia (AP) —
        rf"\s*{_PLACE} \([A-Z][A-Za-z /.]{{1,30}}\) ?{_DASH}\s*",
        # МОСКВА, 3 мар — РИА Новости.   Москва. 3 марта. INTERFAX.RU -
        rf"\s*{_PLACE}[,.] {_DAY}\.? ?{_DASH} ?[А-ЯЁA-Z][А-Яа-яёA-Za-z. ]{{2,25}}[.,-]\s*",
        rf"\s*{_PLACE}\. {_DAY} ?\.? ?[A-ZА-ЯЁ][A-ZА-ЯЁ. ]{{3,20}} ?{_DASH}\s*",
        # (서울=연합뉴스) 홍길동 기자 =   [모스크바=뉴시스]   【서울=뉴시스】
        r"\s*[(\[【](?P<place>[가-힣·,A-Za-z ]{1,30})=[가-힣A-Za-z0-9 ]{2,15}[)\]】]\s*"
        r"(?:[가-힣·,\s]{2,30}(?:기자|특파원)\s*=?\s*)?",
        # 평양 8월 18일발 조선중앙통신
        r"\s*\(?(?P<place>[가-힣]{2,6}) \d{1,2}월 ?\d{1,2}일발? ?조선중앙통신\)?\s*",
        # /TASS/.
        r"\s*/[A-ZА-ЯЁ]{2,10}/\.?\s*(?P<place>)",
    )
)


_LAST_DASH = re.compile(r"\s(?:[—–|]|--?)\s(?=[^—–|]{1,40}$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as it stands, empty where there is none; the text begins at `end`."""

    place: str
    end: int


def read_dateline(text: str) -> Dateline:
    """The dateline at the beginning of a text."""
    head = text[:_LONGEST]
    for form in _FORMS:
        if found := form.match(head):
            return Dateline(found["place"], found.end())
    return Dateline("", 0)


def last_dash(title: str) -> int:
    """Where the last dash stands that has room for an agency's name behind it; the title's end without one."""
    dashes = list(_LAST_DASH.finditer(title, max(0, len(title) - _LONGEST_TAG)))
    return dashes[-1].start() if dashes else len(title)
