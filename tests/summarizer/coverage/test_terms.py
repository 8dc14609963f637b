"""How terms of a list are found in a text."""

import pytest

from summarizer.coverage.terms import TermIndex, read_term


def found(written: str, text: str) -> list[str]:
    terms = [term for entry in written.split(";") if (term := read_term(entry.strip(), entry.strip()))]
    return [text[mention.start : mention.end] for mention in TermIndex(terms).find(text)]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("Сеул", "Из Сеула в Сеул, сеул и Сеульский", ["Сеула", "Сеул"]),
        ("российск*", "Российская и российско-корейская", ["Российская", "российско"]),
        ("Корея", "Корее, Корею, Кореей, кореец, скорей", ["Корее", "Корею", "Кореей"]),
        ("Северная Корея", "в Северной Корее и Северную Корею", ["Северной Корее", "Северную Корею"]),
        ("посёлок", "поселок и посёлок", ["поселок", "посёлок"]),
        ("=Ким", "Ким и Киму", ["Ким"]),
        ("N Korea troops", "N. Korea’s troops", ["N. Korea’s troops"]),
        ("Korea", "Korea's, korea, KOREA, Korean", ["Korea", "KOREA"]),
        ("NIS", "NIS and Nis and nis", ["NIS"]),
        ("N Korea", "N. Korea and N.Korea", ["N. Korea", "N.Korea"]),
        ("Korea-style", "Korea-style and Korea style", ["Korea-style"]),
        ("러시아", "러시아가 대러시아 러시아", ["러시아가", "러시아"]),
        ("=러", "러 러에 러닝 달러", ["러", "러에"]),
        ("북·러", "북·러 회담과 북 러시아", ["북·러"]),
        ("北*", "北에 北京", ["北에", "北京"]),
        ("북한; 북한산성", "북한산성과 북한산", ["북한산성과", "북한산"]),
        ("Kim; Kim Kardashian", "Kim Kardashian, Kim", ["Kim Kardashian", "Kim"]),
        ("Ханой", "в Ханое, Хан и хана", ["Ханое"]),
        ("Ёсу", "из Ёсу, ЕС и ЕСом", ["Ёсу"]),
        ("Сочи", "в Сочи, соч", ["Сочи"]),
        ("Приморье", "в Приморье, из Приморья", ["Приморье", "Приморья"]),
        ("Мун Чжэ Ин", "Мун Чжэ Ину и Мун Чжэ Ином", ["Мун Чжэ Ину", "Мун Чжэ Ином"]),
        ("*; =; -", "anything", []),
    ],
)
def test_a_term_is_found_with_its_endings_and_nowhere_else(written: str, text: str, expected: list[str]) -> None:
    assert found(written, text) == expected
