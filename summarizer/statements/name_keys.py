"""A full name in any script -> a key by its sound, equal for the usual spellings of one name, for people on no list.

Korean names become the commonest Hangul that their spelling may stand for; all others are folded word by word to the
sounds that Hangul, Cyrillic and Latin have in common. A fold cannot be right about every spelling: names that are near
and not equal are for `summarizer.people.likeness`.
"""

import re
from functools import cache, lru_cache

from summarizer.people.korean import KoreanName, Sound, jamo_of, read_korean, sound_of
from summarizer.people.naming import without_patronymic
from summarizer.people.phonetics import letters
from summarizer.people.spelling import LONGEST_NAME, script_of, spelling_key
from summarizer.words import read_lines, read_words

_HANGUL_FIRST = 0xAC00
# Initials and medials in the order of Unicode; ㅡ only parts consonants, and l and r are one as ㄹ is.
_INITIALS = ("g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "", "j", "j", "c", "k", "t", "p", "h")
_MEDIALS = "aeaeoeoeoaeeouoeiu-ii"
_FINALS = {".": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "s", "ㄹ": "r", "ㅁ": "m", "ㅂ": "p", "ㅇ": "n"}
_SHARED = str.maketrans("vfzqly", "bpjsri")
_VOICELESS_AT_END = {"b": "p", "g": "k", "j": "s", "d": "t"}
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile("i(?=[aeou])")


def search_key(name: str) -> str:
    """The key of a full name: "Иван Петров" and "이반 페트로프" have one; "" where no letters are left."""
    return _key(name[:LONGEST_NAME])


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    korean = _korean(name)
    if korean:
        return f"name:{korean}"
    words = without_patronymic(" ".join(_words(name))).split()
    sounds = sorted(_sounds(word) for word in words if len(word) > 1 or len(words) <= 2)
    return "name:" + "-".join(sounds) if any(sounds) else ""


def _words(name: str) -> list[str]:
    """The words in lower case; Hangul keeps its spaces."""
    if script_of(name) == "hangul":
        return [spelling_key(word) for word in name.replace("-", " ").split()]
    return spelling_key(name).split()


def _korean(name: str) -> str:
    """The name in Hangul, where it can be read as a Korean one; else ""."""
    readings = read_korean(name)
    if script_of(name) == "hangul":
        return _hangul(readings[0]) if readings else ""
    words = spelling_key(name).split()
    apart = len(words) > 2 and "-" not in name  # Pyongyang's manner, in which Yong is 영 and Jong is 정
    usual = frozenset(_usual_spellings()[part] for word in words for part in _parts(word) if not apart)
    found = (_likeliest(reading, usual) for reading in readings)
    return next((hangul for hangul in found if hangul), "")


def _hangul(reading: KoreanName) -> str:
    return min(reading.surname) + "".join(_written(next(iter(sounds))) for sounds in reading.given)


def _parts(word: str) -> tuple[str, ...]:
    """The word, or its halves, where they are usual spellings of a syllable: "jongseok" is jong and seok."""
    known = _usual_spellings()
    cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
    return (word,) if word in known else next((cut for cut in cuts if known.keys() >= set(cut)), ())


def _likeliest(reading: KoreanName, usual: frozenset[Sound]) -> str:
    """The commonest syllables; "" where one is unheard of in given names."""
    places = _places()
    chosen = []
    for sounds in reading.given:
        known = [(sound not in usual, cost, places[sound], sound) for sound, cost in sounds.items() if sound in places]
        if not known:
            return ""
        chosen.append(min(known)[-1])
    return _surname(reading.surname) + "".join(map(_written, chosen))


def _surname(candidates: frozenset[str]) -> str:
    """The commonest of the surnames that are written so."""
    order = [line.lstrip("!").partition(":")[0] for line in read_lines("surnames_ko.txt")]
    return next((surname for surname in order if surname in candidates), min(candidates))


@cache
def _places() -> dict[Sound, int]:
    """The syllables of given names as they are heard, and how far down the list."""
    places: dict[Sound, int] = {}
    for place, (syllable, _) in enumerate(_listed()):
        places.setdefault(sound_of(syllable), place)
    return places


@cache
def _usual_spellings() -> dict[str, Sound]:
    found: dict[str, Sound] = {}
    for syllable, spellings in _listed():
        for spelling in spellings:
            found.setdefault(spelling, sound_of(syllable))
    return found


def _listed() -> list[tuple[str, list[str]]]:
    """The syllables of the list in its order, each with the Latin spellings that are above all its own."""
    found: list[tuple[str, list[str]]] = []
    for word in read_words("given_syllables_ko.txt"):
        if word.endswith(":"):
            found.append((word[:-1], []))
        else:
            found[-1][1].append(word)
    return found


def _written(sound: Sound) -> str:
    initial, medial, final = sound
    return chr(_HANGUL_FIRST + initial * 588 + medial * 28 + final)


def _sounds(word: str) -> str:
    """A word of a name in no Korean manner, as the letters b d g h j k m n p r s t c and its vowels."""
    if script_of(word) == "hangul":
        sounds = "".join(map(_hangul_sounds, word))
    else:
        sounds = letters(word).translate(_SHARED).replace("ng", "n")
    sounds = _DOUBLED.sub(r"\1", _GLIDE.sub("", sounds))
    return sounds[:-1] + _VOICELESS_AT_END.get(sounds[-1:], sounds[-1:])


def _hangul_sounds(letter: str) -> str:
    if not "가" <= letter <= "힣":
        return ""
    initial, medial, final = jamo_of(letter)
    return (_INITIALS[initial] + _MEDIALS[medial] + _FINALS[final]).replace("-", "")
