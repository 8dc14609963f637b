"""A Russian name that is known in Cyrillic only, written in Latin letters and in Hangul: a guess, to be shown as one.

Latin as the press, BGN/PCGN (without ʼ and ë) and Russian passports (ICAO 9303) have it. Hangul by the main rules of
the National Institute of the Korean Language for Russian (2005); its exceptions and habits of old (푸틴) are not known.
"""

from summarizer.people.spelling import script_of

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_VOWELS = frozenset("аеёиоуыэюя")
_PLAIN = "a b v g d e yo zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_LATIN = dict(zip(_CYRILLIC, (_PLAIN.replace("-", "")).split(" "), strict=True))
_BGN = {**_LATIN, "й": "y"}
_PASSPORT = {**_LATIN, "ё": "e", "ъ": "ie", "ю": "iu", "я": "ia"}

_INITIALS = dict(zip("бвгджзклмнпрстфхцчшщй", "ㅂㅂㄱㄷㅈㅈㅋㄹㅁㄴㅍㄹㅅㅌㅍㅎㅊㅊㅅㅅㅇ", strict=True))
_MEDIALS = dict(zip("аеёиоуыэюяй", "ㅏㅔㅛㅣㅗㅜㅣㅔㅠㅑㅣ", strict=True))
_FINALS = {"н": "ㄴ", "м": "ㅁ", "л": "ㄹ", "к": "ㄱ", "п": "ㅂ", "т": "ㅅ", "б": "ㅂ", "г": "ㄱ", "д": "ㅅ"}
_DEVOICED = {"б": "ㅍ", "в": "ㅍ", "г": "ㅋ", "д": "ㅌ", "ж": "ㅅ", "з": "ㅅ"}
_ALL_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_ALL_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_ALL_FINALS = ".ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BEFORE_VOWEL = {"ㅏ": "ㅑ", "ㅔ": "ㅖ", "ㅗ": "ㅛ", "ㅜ": "ㅠ"}
_LONGEST = 60  # letters


def write_in_latin(name: str) -> tuple[str, ...]:
    """ "Юрий Ильичёв" gives "Yury Ilichyov", "Yuriy Ilichyov", "Iurii Ilichev"; nothing where there is no Cyrillic."""
    if script_of(name) != "cyrillic" or len(name) > _LONGEST:
        return ()
    words = name.lower().split()
    press = " ".join(_latin(word, _LATIN, ending="y").capitalize() for word in words)
    bgn = " ".join(_latin(word, _BGN, ending="").capitalize() for word in words)
    passport = " ".join("".join(_PASSPORT.get(letter, letter) for letter in word).capitalize() for word in words)
    return tuple(dict.fromkeys((press, bgn, passport)))


def _latin(word: str, table: dict[str, str], *, ending: str) -> str:
    """A word by the table; е is ye at the start and after vowels; `ending` is for ий and ый at the end, if given."""
    stem, end = (word[:-2], ending) if ending and word.endswith(("ий", "ый")) else (word, "")
    parts = []
    for place, letter in enumerate(stem):
        after_vowel = place == 0 or stem[place - 1] in _VOWELS or stem[place - 1] in "ъь"
        parts.append("ye" if letter == "е" and after_vowel else table.get(letter, letter))
    return "".join(parts) + end


def write_in_hangul(name: str) -> str | None:
    """ "Сергей Лавров" gives "세르게이 라브로프"; None where there is no Cyrillic."""
    if script_of(name) != "cyrillic" or len(name) > _LONGEST:
        return None
    return " ".join(_hangul(word) for word in name.lower().replace("-", " ").split())


def _hangul(word: str) -> str:
    spelled = word.replace("ий", "и").replace("ый", "и").removesuffix("лл") + ("л" if word.endswith("лл") else "")
    letters = [letter for letter in spelled if letter in _CYRILLIC]
    syllables: list[list[str]] = []
    place = 0
    while place < len(letters):
        place += _take(letters, place, syllables)
    return "".join(map(_composed, syllables))


def _take(letters: list[str], place: int, syllables: list[list[str]]) -> int:
    """Adds what begins at the place to the syllables; how many letters that were."""
    letter, following = letters[place], letters[place + 1] if place + 1 < len(letters) else ""
    if letter in "ъь":
        return 1
    if letter in _VOWELS:
        syllables.append(["ㅇ", _initial_vowel(letter, place, letters), "."])
        return 1
    if letter == "й":
        syllables.append(["ㅇ", "ㅣ", "."])
        return 1
    if following in _VOWELS:
        _open_l(letter, place, letters, syllables)
        syllables.append(_syllable(letter, following))
        return 2
    if following == "ь" and place + 2 < len(letters) and letters[place + 2] in _VOWELS:
        _open_l(letter, place, letters, syllables)
        syllables.append(_syllable(letter, "и"))
        return 3 if letters[place + 2] == "и" else 2
    _close(letter, place, letters, syllables)
    return 1


def _initial_vowel(letter: str, place: int, letters: list[str]) -> str:
    """е sounds ye at the start and after a vowel or ь."""
    if letter == "е" and (place == 0 or letters[place - 1] in _VOWELS or letters[place - 1] in "ьъ"):
        return "ㅖ"
    if letters[place - 1 : place] == ["ь"] and _MEDIALS[letter] in _BEFORE_VOWEL:
        return _BEFORE_VOWEL[_MEDIALS[letter]]
    return _MEDIALS[letter]


def _open_l(letter: str, place: int, letters: list[str], syllables: list[list[str]]) -> None:
    """л between vowels is written twice: Николай is 니콜라이."""
    if letter == "л" and syllables and syllables[-1][2] == ".":
        syllables[-1][2] = "ㄹ"
    if letter in "мн" and place and letters[place - 1] == letter and syllables[-1][2] == ".":
        syllables[-1][2] = _FINALS[letter]


def _syllable(consonant: str, vowel: str) -> list[str]:
    medial = _MEDIALS[vowel]
    if consonant in "шщ":
        medial = {"ㅏ": "ㅑ", "ㅔ": "ㅖ", "ㅗ": "ㅛ", "ㅜ": "ㅠ"}.get(medial, medial)
    if consonant in "жчцшщ" and vowel == "ё":
        medial = "ㅛ" if consonant in "шщ" else "ㅗ"
    return [_INITIALS[consonant], medial, "."]


def _close(letter: str, place: int, letters: list[str], syllables: list[list[str]]) -> None:
    """A consonant without a vowel behind it: the end of a syllable, or one of its own with ㅡ."""
    behind = letters[place + 1 :]
    last = not [other for other in behind if other not in "ьъ"]
    soft = behind[:1] == ["ь"]
    open_before = bool(syllables) and syllables[-1][2] == "." and syllables[-1][1] != "ㅡ"
    if letter in "нмл" and open_before:
        syllables[-1][2] = _FINALS[letter]
        return
    if letter in "кпт" and open_before and not last and behind[0] not in "рлвнмьъ":
        syllables[-1][2] = _FINALS[letter]
        return
    unvoiced = last or (letter == "в" and behind[0] == "с")  # elsewhere the press keeps 브: 랴브코프
    initial = _DEVOICED[letter] if letter in _DEVOICED and unvoiced else _INITIALS[letter]
    syllables.append([initial, "ㅣ" if letter in "шщчж" or (soft and letter in "сз") else "ㅡ", "."])


def _composed(syllable: list[str]) -> str:
    initial, medial, final = syllable
    code = _ALL_INITIALS.index(initial) * 588 + _ALL_MEDIALS.index(medial) * 28 + _ALL_FINALS.index(final)
    return chr(0xAC00 + code)
