"""Korean words of a question taken apart: spaces put where questions lack them, particles taken off names.

A particle goes only where the syllable before it lets it stand there (이 and 은 behind a consonant, 가 and 는 behind a
vowel), and never from a name that is known with it: 김정은 is not 김정 with 은.
"""

import re
from functools import cache

from summarizer.people import find_institution, find_office, find_person
from summarizer.people.korean import read_korean
from summarizer.people.lookup import named, title_words
from summarizer.people.spelling import spelling_key
from summarizer.questions.tokens import Token, Tokens, tokenize, written
from summarizer.statements.lexicon import read_sections
from summarizer.words import read_words

_FILE = "question_words_ko.txt"

_SPACED = (
    (
        re.compile(r"(?:에|와|과)?\s?(?:대|관|관련)(?:해서는|해서|해선|하여|해)(?=[\s?,.]|뭐|무|어|누|라|한|$)"),
        " 에대해 ",
    ),
    (re.compile(r"에\s?(?:대|관)한"), " 에대한 "),
    (re.compile(r"(?:와|과)?\s?관련(?:한|된|하여|해서|해|돼|되어)(?=\s|$|뭐|누)"), " 에대한 "),
    (re.compile(r"(?<=\S)\s관련(?=\s)"), " 에대한 "),
    (re.compile(r"(?<=[가-힣])(?:을|를)\s?(?:두고|놓고|둘러싸고|둘러싼)(?=\s)"), " 에대해 "),
    (
        re.compile(r"(?:무슨|어떤)\s?(?:입장|반응|견해|의견|생각)(?:인가요|인가|인지|이야|이지|입니까|이었나|일까)"),
        " 뭐라고 했 ",
    ),
    (re.compile(r"뭐래|뭐랬어|뭐랬|뭐라던|뭐라는|뭐라니"), " 뭐라고 했 "),
    (
        re.compile(
            r"(?:무슨|어떤|어떠한)\s?(?:말|얘기|이야기|발언|언급|입장|반응|주장|견해|의견|평가)(?:씀)?(?:들)?(?:을|를|이|가)?(?![가-힣])"
        ),
        " 뭐라고 ",
    ),
    (re.compile(r"(?:무슨|어떤)\s?(?:말|얘기|이야기)(?:을|를)?(?=했|하|한)"), " 뭐라고 "),
    (re.compile(r"뭐라고|뭐라(?=\s|했|하|말|언)|무엇이라고|무어라고"), " 뭐라고 "),
    (re.compile(r"누가(?=\S)"), "누가 "),
    (re.compile(r"대\s?한(?=\s?발언)"), "대한"),
    (re.compile(r"에 대한(?=\S)"), "에 대한 "),
)
_QUOTING = re.compile(r"(?:이라고|라고|다고|냐고|자고|으라고|라는|다는)$")
_SHORTEST_JOINED = 5  # syllables of a word that may be a name and more without a space
_MOST_JOINED = 20


def spaced(text: str) -> str:
    """The text with the words that frame a question apart: "조약에대해뭐라고했나" gives "조약 에대해 뭐라고 했나"."""
    for pattern, instead in _SPACED:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def respaced(tokens: Tokens) -> Tokens:
    """The tokens with the frame's words apart; quoted ones stay as they are."""
    found: list[Token] = []
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and not token.quoted:
            run.append(token)
            continue
        if run:
            found += _respaced(run)
            run = []
        if token is not None:
            found.append(token)
    return tuple(found)


def _respaced(run: list[Token]) -> list[Token]:
    text = " ".join(token.text + ("," if token.pause else "") for token in run)
    return [part for token in tokenize(spaced(text)) for part in _name_apart(token)]


def _name_apart(token: Token) -> list[Token]:
    """라브로프가조약 is 라브로프가 조약."""
    word = token.text
    if not _SHORTEST_JOINED <= len(word) <= _MOST_JOINED or find_institution(word) or find_person(word):
        return [token]
    for place in range(3, min(len(word) - 1, 9)):
        if word[place] in "이가은는의" and fits(word[:place], word[place]) and named(spelling_key(word[:place])):
            return [
                Token(word[: place + 1], word[: place + 1]),
                Token(word[place + 1 :], word[place + 1 :], token.pause),
            ]
    return [token]


def fits(stem: str, particle: str) -> bool:
    """Whether the particle can follow the last letter of the stem."""
    last = stem[-1:]
    if not "가" <= last <= "힣":
        return bool(last)
    closed = (ord(last) - 0xAC00) % 28 > 0
    if particle[0] in "이은을과" and particle not in ("이", "은", "을", "과", "이랑", "이라고"):
        return True
    if particle in ("이", "은", "을", "과", "이랑", "이라고"):
        return closed
    if particle in ("가", "는", "를", "와", "랑"):
        return not closed
    return True


def without_particle(word: str, particles: tuple[str, ...]) -> str | None:
    """The word without one of the particles; None where none of them stands at its end as one."""
    for particle in sorted(particles, key=len, reverse=True):
        stem = word.removesuffix(particle)
        if stem != word and stem and fits(stem, particle) and not _belongs(word, stem):
            return stem
    return None


def _belongs(word: str, stem: str) -> bool:
    """The last syllable is the word's own: 김정은, 이정은, 합의."""
    if named(spelling_key(stem)) or find_institution(stem) or find_office(stem):
        return False
    if named(spelling_key(word)) or find_institution(word) or word in own_endings():
        return True
    return len(word) == 3 and stem not in title_words() and bool(read_korean(word)) and _given().issuperset(word[1:])


@cache
def _given() -> frozenset[str]:
    """Syllables that given names are made of."""
    return frozenset(word[0] for word in read_words("given_syllables_ko.txt") if word.endswith(":"))


@cache
def own_endings() -> frozenset[str]:
    """Nouns of the field that end like a particle."""
    return frozenset(" ".join(read_sections(_FILE)["own endings"]).replace(";", " ").split())


def unquoted(word: str) -> str:
    """없다고 gives 없다, 것이라고 gives 것."""
    if word.endswith(("이라고", "라고", "라는")) and not word.endswith("다라고"):
        return re.sub(r"이?라(?:고|는)$", "", word) or word
    return re.sub(r"(?<=[다냐자])(?:고|는)$", "", word)


def quotes(word: str) -> bool:
    """Whether the word ends what somebody is to have said: 없다고, 방패라고."""
    return bool(_QUOTING.search(word)) and len(word) > 2


def plain(tokens: Tokens) -> str:
    """A topic: its words, without the particle of an object or place at the end of each."""
    if not tokens:
        return ""
    words = [without_particle(token.text, ("에서", "에서의")) or token.text for token in tokens]
    last = without_particle(words[-1], ("을", "를", "에", "의", "은", "는", "이", "가", "에게", "한테"))
    return written((*(_word(word) for word in words[:-1]), _word(last or words[-1])))


def _word(text: str) -> Token:
    return Token(text, text)
