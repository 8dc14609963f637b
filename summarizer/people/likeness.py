"""Whether two names in any script can be one person's, by their sounds alone: for people who are on no list.

Korean names are compared by syllables (`korean`), all others word by word by how they sound (`phonetics`), with
rapidfuzz for the distance. 1.0 is the same spelling; `SAME` and above is one person. A bare surname is nobody's.
"""

from rapidfuzz.fuzz import ratio

from summarizer.people.korean import read_korean, sounds_alike
from summarizer.people.lookup import find_person
from summarizer.people.naming import without_patronymic
from summarizer.people.phonetics import classes, consonants, letters, without_silent_r
from summarizer.people.spelling import LONGEST_NAME, script_of, spelling_key

SAME = 0.8  # measured on the list: tests/summarizer/people/test_likeness.py
_COST = 0.07  # what one unusual spelling of a Korean syllable takes off
_WORD = 0.8  # and no word of the name may be farther off than this
_LETTERS = 86  # of 100: alphabets are written into each other by rule, so less is another name
_CLASSES = 80  # of 100
_WORDS = 5  # in a name; more is no name
_INITIAL = 0.9  # "S. Lavrov" and "Sergei Lavrov"


def likeness(name: str, other: str) -> float:
    """How far the two spellings can be one full name, from 0 to 1."""
    name, other = name[:LONGEST_NAME], other[:LONGEST_NAME]
    key, other_key = without_patronymic(spelling_key(name)), without_patronymic(spelling_key(other))
    if not key or not other_key:
        return 0.0
    if key == other_key:
        return 1.0
    korean, other_korean = read_korean(name), read_korean(other)
    if korean and other_korean:
        costs = [sounds_alike(left, right) for left in korean for right in other_korean]
        known = [cost for cost in costs if cost is not None]
        return max(0.0, 1.0 - _COST * min(known)) if known else 0.0
    if any(readings and script_of(text) == "hangul" for readings, text in ((korean, name), (other_korean, other))):
        return 0.0  # a Korean name in its own script, and one that is none
    return _sound_likeness(name, other)


def _sound_likeness(name: str, other: str) -> float:
    words, other_words = _words(name), _words(other)
    if not (words and other_words) or max(len(words), len(other_words)) > _WORDS:
        return 0.0
    if len(words) != len(other_words):
        return _joined_likeness(words, other_words)
    if len(words) == 1:
        return 0.0
    return max(_pairwise(words, order) for order in (other_words, other_words[::-1], other_words[1:] + other_words[:1]))


def _words(name: str) -> list[str]:
    """The words of the name in lower case, without middle initials; Hangul keeps its spaces here."""
    if script_of(name) == "hangul":
        return [spelling_key(word) for word in name.replace("-", " ").split()]
    words = without_patronymic(spelling_key(name)).split()
    return [word for place, word in enumerate(words) if len(word) > 1 or place in (0, len(words) - 1)]


def _pairwise(words: list[str], other_words: list[str]) -> float:
    """The mean over the words, and nothing when one of them is too far off."""
    scores = [_word_likeness(left, right) for left, right in zip(words, other_words, strict=True)]
    return sum(scores) / len(scores) if min(scores) >= _WORD else 0.0


def _word_likeness(word: str, other: str) -> float:
    hangul = "hangul" in (script_of(word), script_of(other))
    if not hangul and 1 in (len(word), len(other)):
        return _INITIAL if letters(word)[:1] == letters(other)[:1] else 0.0
    fine = ratio(letters(word), letters(other), score_cutoff=_LETTERS) / 100
    if script_of(word) == script_of(other):
        return fine
    left, right = classes(word), classes(other)
    if not hangul:  # two alphabets hear all the consonants alike and nearly all vowels, or it is another name
        alike = consonants(left) == consonants(right) and ratio(left, right) >= _CLASSES
        return max(fine, _class_likeness(left, right) - 0.05) if alike else fine
    return max(
        _class_likeness(left, right),
        _class_likeness(without_silent_r(left), without_silent_r(right)) - 0.05,
    )


def _class_likeness(word: str, other: str) -> float:
    """From 0 to 1, consonants counted twice; nothing where the first consonants differ."""
    left, right = consonants(word), consonants(other)
    if left[:1] != right[:1]:
        return 0.0
    return (ratio(left, right) + ratio(word, other)) / 200


def _joined_likeness(words: list[str], other_words: list[str]) -> float:
    """For names whose words are cut differently (시진핑, 폰데어라이엔): all words as one; one side must be Hangul."""
    joined, other_joined = "".join(words), "".join(other_words)
    if "hangul" not in (script_of(joined), script_of(other_joined)) or 1 not in (len(words), len(other_words)):
        return 0.0
    if min(len(joined), len(other_joined)) < 3:
        return 0.0
    return _class_likeness(classes(joined), classes(other_joined))


def same_person(name: str, other: str) -> bool:
    """Whether two full names, in any scripts, are one person's: by the list where it knows them, else by sound."""
    known, other_known = find_person(name), find_person(other)
    if known and other_known:
        return known.key == other_known.key
    return likeness(name, other) >= SAME
