"""Korean names in three scripts, compared syllable by syllable.

Every way to write a Korean name says which Hangul syllables may stand behind it, at a cost: 0 for what the official
systems (Revised Romanization, McCune–Reischauer, Pyongyang's, Kontsevich) and the everyday habits write, 1 for what is
seen but rarer. Two spellings are one name when some syllables explain both. Only what is told apart in speech counts:
ㄱ and ㄲ at an end are one, and so are 리 and 이 (두음법칙), 룡 and 용.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from summarizer.people.spelling import Script, script_of, spelling_key
from summarizer.words import read_lines

Sound = tuple[int, int, int]  # initial, medial, final: numbers of jamo as Unicode counts them

_FIRST = 0xAC00
_LONGEST_SYLLABLE = 7  # letters: "kwaeng" and one more
_MOST_SYLLABLES = 4  # of a given name; three hardly exist

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ".ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_HEARD_FINALS = ".ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"

# jamo: usual spellings, then, after a bar, rarer ones; "-" is nothing at all.
_LATIN_INITIALS = """ㄱ g k|; ㄲ kk gg k|; ㄴ n|; ㄷ d t|; ㄸ tt dd|t; ㄹ r l|; ㅁ m|; ㅂ b p|; ㅃ pp bb|p; ㅅ s sh|;
    ㅆ ss s|; ㅇ -|; ㅈ j ch|z; ㅉ jj|j; ㅊ ch|tch; ㅋ k kh|; ㅌ t th|; ㅍ p ph|; ㅎ h|"""
_LATIN_MEDIALS = """ㅏ a|ah; ㅐ ae|ai e; ㅑ ya|; ㅒ yae|; ㅓ eo o u uh|eu ou; ㅔ e|eh ei ye; ㅕ yeo yo yu you|yuh;
    ㅖ ye|; ㅗ o|oh; ㅘ wa|; ㅙ wae|; ㅚ oe oi|we; ㅛ yo|; ㅜ u oo|ou; ㅝ wo weo|weu; ㅞ we|; ㅟ wi|; ㅠ yu yoo|you;
    ㅡ eu u|oo; ㅢ ui eui|ee i; ㅣ i|ee ie ih ey"""
_LATIN_FINALS = ". -|; ㄱ k g|ck c; ㄴ n|nn; ㄷ t d|; ㄹ l|ll r; ㅁ m|; ㅂ p b|; ㅇ ng|"
_LATIN_WHOLE = "우 woo wu; 운 woon; 욱 wook wuk; 웅 woong; 이 yi; 일 yil; 화 wha; 백 back; 준 june"
_CYRILLIC_INITIALS = """ㄱ к г|; ㄲ кк|к; ㄴ н|; ㄷ т д|; ㄸ тт|т; ㄹ р л|; ㅁ м|; ㅂ п б|; ㅃ пп|п; ㅅ с|ш; ㅆ сс|с;
    ㅇ -|; ㅈ ч чж дж|ж; ㅉ чч|ч; ㅊ чх ч|; ㅋ кх|к; ㅌ тх|т; ㅍ пх|п; ㅎ х|"""
_CYRILLIC_MEDIALS = """ㅏ а|; ㅐ э|е; ㅑ я|; ㅒ йя|; ㅓ о|е у; ㅔ е э|; ㅕ е йо|ю; ㅖ е йе|; ㅗ о|; ㅘ ва|; ㅙ вэ|;
    ㅚ ве вэ|; ㅛ е йо|; ㅜ у|; ㅝ во|; ㅞ ве|; ㅟ ви|; ㅠ ю|; ㅡ ы|у и; ㅢ ый|и ы; ㅣ и|"""
_CYRILLIC_FINALS = ". -|; ㄱ к|г; ㄴ н нъ|; ㄷ т|; ㄹ ль|р л; ㅁ м|; ㅂ п|; ㅇ н|нг"


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A spelling as a Korean name: `surname` the Hangul it may stand for, `given` the sounds of each syllable."""

    surname: frozenset[str]
    given: tuple[dict[Sound, int], ...]


def sounds_alike(name: KoreanName, other: KoreanName) -> int | None:
    """The least cost at which both spellings are one name; None when no syllables explain both."""
    if not name.surname & other.surname or len(name.given) != len(other.given):
        return None
    total = 0
    for left, right in zip(name.given, other.given, strict=True):
        costs = [cost + right[sound] for sound, cost in left.items() if sound in right]
        if not costs:
            return None
        total += min(costs)
    return total


@lru_cache(maxsize=20_000)
def read_korean(name: str) -> tuple[KoreanName, ...]:
    """All ways to understand the name as a Korean one; empty when it is none. In Latin the surname may stand last."""
    key = spelling_key(name)
    script = script_of(key)
    if script is None:
        return ()
    if script == "hangul":
        return _read_hangul(key) if " " not in name.strip() or len(key) <= _MOST_SYLLABLES else ()
    words = key.split()
    if not 2 <= len(words) <= _MOST_SYLLABLES + 1:
        return ()
    readings = _read_words(words[0], words[1:], script)
    if script == "latin" and words[-1] != words[0]:  # Jae-myung Lee; Russian never turns them round
        readings += _read_words(words[-1], words[:-1], script)
    return readings


def _read_hangul(key: str) -> tuple[KoreanName, ...]:
    if not 2 <= len(key) <= _MOST_SYLLABLES + 1 or not all("가" <= letter <= "힣" for letter in key):
        return ()
    lengths = [length for length in (1, 2) if key[:length] in _surnames() and len(key) - length in (1, 2, 3)]
    return tuple(
        KoreanName(
            frozenset({under_initial_law(key[:length])}), tuple({sound_of(letter): 0} for letter in key[length:])
        )
        for length in lengths
    )


def _read_words(surname: str, given: list[str], script: Script) -> tuple[KoreanName, ...]:
    hangul = _surname_spellings(script).get(surname)
    if not hangul:
        return ()
    syllables = _syllables(script)
    if all(word in syllables for word in given) and len(given) > 1:
        return (KoreanName(hangul, tuple(syllables[word] for word in given)),)
    if len(given) > 1:
        return ()
    return tuple(KoreanName(hangul, parts) for parts in _split(given[0], syllables))


def _split(word: str, syllables: dict[str, dict[Sound, int]]) -> tuple[tuple[dict[Sound, int], ...], ...]:
    """A given name written as one word: one syllable, or two in every way that it can be cut."""
    cuts = range(1, min(len(word), _LONGEST_SYLLABLE + 1))
    pairs = [(word[:cut], word[cut:]) for cut in cuts]
    whole = [(syllables[word],)] if word in syllables else []
    return (*whole, *((syllables[a], syllables[b]) for a, b in pairs if a in syllables and b in syllables))


def sound_of(syllable: str) -> Sound:
    """What is heard of a Hangul syllable, the initial as Seoul says it: 룡 as 용."""
    code = ord(syllable) - _FIRST
    initial, medial, final = code // 588, code % 588 // 28, code % 28
    return _heard(_INITIALS[initial], _MEDIALS[medial], _HEARD_FINALS[final])


def under_initial_law(surname: str) -> str:
    """The surname as Seoul writes it: 리 as 이, 류 as 유, 로 as 노."""
    initial, medial, final = sound_of(surname[0])
    return chr(_FIRST + initial * 588 + medial * 28 + final) + surname[1:]


def _heard(initial: str, medial: str, final: str) -> Sound:
    before_y = medial in "ㅑㅒㅕㅖㅛㅠㅣ"
    if initial in "ㄹㄴ" and before_y:
        initial = "ㅇ"
    elif initial == "ㄹ":
        initial = "ㄴ"
    return _INITIALS.index(initial), _MEDIALS.index(medial), _FINALS.index(final)


@cache
def _syllables(script: Script) -> dict[str, dict[Sound, int]]:
    """Every spelling of a syllable in the script, with the sounds that it may stand for and their costs."""
    tables = {
        "latin": (_LATIN_INITIALS, _LATIN_MEDIALS, _LATIN_FINALS),
        "cyrillic": (_CYRILLIC_INITIALS, _CYRILLIC_MEDIALS, _CYRILLIC_FINALS),
    }[script]
    found: dict[str, dict[Sound, int]] = {}
    for parts in product(*map(_spellings, tables)):
        jamo = "".join(part[0] for part in parts)
        spelling = "".join(part[1] for part in parts)
        _keep(found, spelling, _heard(jamo[0], jamo[1], jamo[2]), sum(part[2] for part in parts))
    if script == "latin":
        for syllable, written, _ in _spellings(_LATIN_WHOLE):
            _keep(found, written, sound_of(syllable), 0)
    return found


def _keep(found: dict[str, dict[Sound, int]], spelling: str, sound: Sound, cost: int) -> None:
    sounds = found.setdefault(spelling, {})
    sounds[sound] = min(cost, sounds.get(sound, cost))


def _spellings(table: str) -> list[tuple[str, str, int]]:
    """(jamo, spelling, cost) of a table."""
    found = []
    for entry in table.split(";"):
        jamo, _, written = entry.strip().partition(" ")
        for cost, spellings in enumerate(written.split("|")):
            found += [(jamo, "" if spelling == "-" else spelling, cost) for spelling in spellings.split()]
    return found


@cache
def _surnames() -> dict[str, bool]:
    """The Hangul surnames; True where the surname is too common to mean anybody."""
    return {line.partition(":")[0].lstrip("!"): line.startswith("!") for line in read_lines("surnames_ko.txt")}


@cache
def _surname_spellings(script: Script) -> dict[str, frozenset[str]]:
    """A surname in the script: the Hangul surnames it may stand for, as Seoul writes them."""
    found: dict[str, set[str]] = {}
    for line in read_lines("surnames_ko.txt"):
        hangul, _, written = line.lstrip("!").partition(":")
        for spelling in written.split("|")[0 if script == "latin" else 1].split():
            found.setdefault(spelling_key(spelling), set()).add(under_initial_law(hangul))
    return {spelling: frozenset(surnames) for spelling, surnames in found.items()}


def split_surname(name: str) -> tuple[str, str]:
    """A Korean name in Hangul as surname and given name: 김홍균 gives 김 and 홍균; ("", "") when it is none."""
    for length in (2, 1):
        surname, given = name[:length], name[length:]
        if surname in _surnames() and 1 <= len(given) <= 3 and all("가" <= letter <= "힣" for letter in name):
            return surname, given
    return "", ""


def usual_surname(surname: str, script: Script) -> str:
    """How its bearers mostly write a Hangul surname in that script, in lower case: 이 gives "lee" and "ли"."""
    lines = [line for line in read_lines("surnames_ko.txt") if line.lstrip("!").startswith(f"{surname}:")]
    columns = lines[0].partition(":")[2].split("|")
    return columns[0 if script == "latin" else 1].split()[0]


def jamo_of(syllable: str) -> tuple[int, int, str]:
    """Initial and medial as Unicode counts them, and the final as it is heard, "." for none."""
    code = ord(syllable) - _FIRST
    return code // 588, code % 588 // 28, _HEARD_FINALS[code % 28]


def is_common_surname(key: str) -> bool:
    """The key is a Korean surname, in any script, that too many people share to mean one of them."""
    common = {under_initial_law(surname) for surname, too_common in _surnames().items() if too_common}
    if script_of(key) == "hangul":
        return key in _surnames() and under_initial_law(key) in common
    script = script_of(key)
    return script is not None and bool(_surname_spellings(script).get(key, frozenset()) & common)
