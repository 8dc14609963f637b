"""A Korean name that is known in Hangul only, written in Latin and Cyrillic letters: a guess, to be shown as one.

Given names by Revised Romanization (Seoul), by McCune–Reischauer without its accents in Pyongyang's manner, and by
Kontsevich's rules with the press's чж; surnames as their bearers mostly write them (`data/surnames_ko.txt`).
"""

from summarizer.people.korean import jamo_of, split_surname, usual_surname

_REVISED = (
    ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"),
    *(("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u"),),
    *(("wo", "we", "wi", "yu", "eu", "ui", "i"),),
)
_PYONGYANG = (
    ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"),
    *(("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u"),),
    *(("wo", "we", "wi", "yu", "u", "ui", "i"),),
)
_KONTSEVICH = (
    ("к", "кк", "н", "т", "тт", "р", "м", "п", "пп", "с", "сс", "", "ч", "чч", "чх", "кх", "тх", "пх", "х"),
    *(("а", "э", "я", "йя", "о", "е", "ё", "е", "о", "ва", "вэ", "ве", "ё", "у"),),
    *(("во", "ве", "ви", "ю", "ы", "и", "и"),),
)
_LATIN_FINALS = {".": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}
_CYRILLIC_FINALS = {".": "", "ㄱ": "к", "ㄴ": "н", "ㄷ": "т", "ㄹ": "ль", "ㅁ": "м", "ㅂ": "п", "ㅇ": "н"}
_VOICED = {"k": "g", "t": "d", "p": "b", "к": "г", "т": "д", "п": "б", "ч": "чж"}
_SONOROUS_FINALS = ".ㄴㄹㅁㅇ"
_SILENT = "ㄱ"  # a sound after which nothing is voiced: the given name begins anew
_UI = 19  # ㅢ, which Kontsevich writes ый where no consonant stands before it


def romanise(name: str) -> tuple[str, ...]:
    """김홍균 gives "Kim Hong-gyun" and "Kim Hong Gyun", Seoul's way and Pyongyang's; nothing for other names."""
    surname, given = split_surname(name.replace(" ", ""))
    if not surname:
        return ()
    head = usual_surname(surname, "latin").capitalize()
    revised = "-".join(_written(given, _REVISED, _LATIN_FINALS)).capitalize()
    pyongyang = [part.capitalize() for part in _written(given, _PYONGYANG, _LATIN_FINALS, before=_SILENT)]
    return f"{head} {revised}", " ".join((head, *pyongyang))


def write_in_cyrillic(name: str) -> str | None:
    """김홍균 gives "Ким Хон Гюн"; None for what is no Korean name in Hangul."""
    surname, given = split_surname(name.replace(" ", ""))
    if not surname:
        return None
    parts = _written(given, _KONTSEVICH, _CYRILLIC_FINALS, before=jamo_of(surname[-1])[2])
    return " ".join(part.capitalize() for part in (usual_surname(surname, "cyrillic"), *parts))


def _written(given: str, table: tuple[tuple[str, ...], ...], finals: dict[str, str], before: str = "") -> list[str]:
    """The syllables of a given name; `before`, when given, is the sound they follow, and ㄱ ㄷ ㅂ ㅈ are voiced after
    a vowel or ㄴ ㄹ ㅁ ㅇ."""
    initials, medials = table[0], (*table[1], *table[2])
    parts = []
    for syllable in given:
        initial, medial, final = jamo_of(syllable)
        start = initials[initial]
        if before and before in _SONOROUS_FINALS:
            start = _VOICED.get(start, start)
        vowel = "ый" if start == "" and medials[medial] == "и" and medial == _UI else medials[medial]
        parts.append(start + vowel + finals[final])
        before = final if before else ""
    return parts
