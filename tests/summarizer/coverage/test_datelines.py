"""Where a dispatch was filed, and where its text begins."""

import pytest

from summarizer.coverage.datelines import last_dash, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("SEOUL, March 3 (Sample) -- A ferry came.", "SEOUL", "A ferry came."),
        ("MOSCOW, December 30. /SAMPLE/. A ferry came.", "MOSCOW", "A ferry came."),
        ("Pyongyang, August 18 (SAMPLE) -- A ferry came.", "Pyongyang", "A ferry came."),
        ("SEOUL (Sample) - A ferry came.", "SEOUL", "A ferry came."),
        ("SEOUL, South Korea (AP) — A ferry came.", "SEOUL, South Korea", "A ferry came."),
        ("СЕУЛ, 3 марта. /ОБРАЗЕЦ/. Пришёл паром.", "СЕУЛ", "Пришёл паром."),
        ("МОСКВА, 3 мар — Образец Новости. Пришёл паром.", "МОСКВА", "Пришёл паром."),
        ("Москва. 3 марта. OBRAZETS.RU - Пришёл паром.", "Москва", "Пришёл паром."),
        ("(서울=견본뉴스) 홍길동 기자 = 배가 왔다.", "서울", "배가 왔다."),
        ("[모스크바=견본] 배가 왔다.", "모스크바", "배가 왔다."),
        ("A ferry came to Seoul (the capital) -- and left.", "", "A ferry came to Seoul (the capital) -- and left."),
        ("", "", ""),
    ],
)
def test_the_text_begins_behind_the_dateline(text: str, place: str, rest: str) -> None:
    dateline = read_dateline(text)

    assert (dateline.place, text[dateline.end :]) == (place, rest)


@pytest.mark.parametrize(
    ("title", "tail"),
    [
        ("A ferry came — Sample", " — Sample"),
        ("A ferry - and a boat - came | Sample News", " | Sample News"),
        ("A ferry came", ""),
        ("A well-known ferry came", ""),
        ("A ferry came — and everybody who had waited for it on the pier cheered", ""),
        ("", ""),
    ],
)
def test_an_agency_stands_behind_the_last_dash(title: str, tail: str) -> None:
    assert title[last_dash(title) :] == tail
