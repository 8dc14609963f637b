import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.pages.charset import decode

KOREAN = "항만부는 등대해협 여객선이 다시 다닌다고 밝혔다. 섬 주민들은 기뻐했다. "
BEYOND_EUC_KR = "펲시콜라를 든 똠방각하가 햏을 외쳤다. 쀍. 찦차가 지나갔다. "
RUSSIAN = "Министерство портов сообщило, что паром снова пойдёт через пролив. Жители Острова рады. "


def page(text: str, meta: str = "") -> str:
    return f"<html><head>{meta}<title>{text[:20]}</title></head><body><p>{text * 5}</p></body></html>"


def meta(name: str) -> str:
    return f'<meta charset="{name}">'


@pytest.mark.parametrize(
    ("text", "name", "header", "declared"),
    [
        (KOREAN, "euc-kr", "euc-kr", ""),
        (KOREAN, "euc-kr", None, "euc-kr"),
        (KOREAN, "euc-kr", None, ""),
        (KOREAN, "euc-kr", "utf-8", "euc-kr"),
        (KOREAN, "euc-kr", "utf-8", ""),
        (KOREAN, "euc-kr", "ISO-8859-1", ""),
        (BEYOND_EUC_KR, "cp949", "euc-kr", ""),
        (BEYOND_EUC_KR, "cp949", None, "euc-kr"),
        (BEYOND_EUC_KR, "cp949", None, "ks_c_5601-1987"),
        (BEYOND_EUC_KR, "cp949", None, ""),
        (RUSSIAN, "cp1251", "windows-1251", ""),
        (RUSSIAN, "cp1251", None, "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8", ""),
        (RUSSIAN, "cp1251", "iso-8859-1", ""),
        (RUSSIAN, "cp1251", None, ""),
        (RUSSIAN, "koi8-r", "koi8-r", ""),
        (RUSSIAN, "koi8-r", None, "koi8-r"),
        (RUSSIAN, "koi8-r", "windows-1251", ""),
        (RUSSIAN, "koi8-r", None, ""),
        (RUSSIAN, "utf-8", "windows-1251", "utf-8"),
        (KOREAN, "utf-8", "euc-kr", ""),
        (KOREAN, "utf-8", None, ""),
        (KOREAN, "utf-8", '"UTF-8"', ""),
        (KOREAN, "utf-8", "no-such-charset", ""),
        (KOREAN, "utf-16", None, ""),
    ],
)
def test_text_is_decoded_whatever_header_and_meta_say(text: str, name: str, header: str | None, declared: str):
    html = page(text, meta(declared) if declared else "")

    decoded = decode(html.encode(name), header)

    assert decoded == html


def test_a_byte_order_mark_wins_and_is_taken_off():
    html = page(RUSSIAN)

    assert decode(codecs.BOM_UTF8 + html.encode(), "windows-1251") == html


def test_a_few_broken_bytes_do_not_change_the_encoding():
    html = page(RUSSIAN).encode() + b"\xff\xfe" + "конец".encode()

    decoded = decode(html, "utf-8")

    assert RUSSIAN in decoded
    assert decoded.endswith("конец")


def test_western_text_in_windows_1252_is_not_taken_for_russian():
    html = page("The café’s naïve owner paid 5 € – no more. ")

    assert decode(html.encode("cp1252"), "iso-8859-1") == html


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "euc-kr", "koi8-r", "utf-16", "utf-7", "", "x\x00"]))
def test_any_bytes_become_text(html: bytes, charset: str | None):
    assert isinstance(decode(html, charset), str)
