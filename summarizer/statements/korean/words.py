"""A Korean sentence -> its words (eojeol) and quotations, and what their endings say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.statements.layout import Line
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.quote_marks import Quote

_WORD = re.compile(r"[^\s]+")
_TRAILING = ".,!?…;:·)]』」"

WORDS = read_word_sets("words_ko.txt")
VERBS = read_word_sets("speech_verbs_ko.txt")

_HADA = "|".join(sorted(VERBS["hada"], key=len, reverse=True))
_OTHER = "|".join(sorted(VERBS["other"], key=len, reverse=True))
_CUE = re.compile(
    rf"(?:재|거듭)?(?:(?P<hada>{_HADA})(?:했|하(?:며|면서|고|였|기도|자|지만|십|셨|겠|[.,]?$)|한다|합니다|해\s?왔|해[.,]?$)|(?P<other>{_OTHER}))"
)
_PASSIVE = re.compile(r"(?:알려|전해|밝혀|보도|언급|발표|예상|추정|관측|평가|분석|우려|지적|전망)(?:졌|지|된|됐|되|진)")
QUOTATIVE = re.compile(
    r"(?:(?:다|라|자|냐|까|달라|려)고(?:도|는|까지)?|(?:다|라|자|냐)(?:며|면서)|^이?라고|^고|^이?라(?:며|면서)|^며)[.,]?$"
)
STANCE_CLAUSE = re.compile(r"(?:다|라|자|냐|겠다|이라)는$")
_SUBJECT = re.compile(r"(?P<noun>.{1,40}?)(?:께서는|께서|에서는|측은|측이|들은|들이|은|는|이|가|도)$")


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is the word without marks behind it; `comma`: one stands there."""

    start: int
    end: int
    text: str
    comma: bool
    quote: Quote | None = None


def read_words(text: str, line: Line) -> list[Word]:
    words: list[Word] = []
    position = line.span.start
    for quote in line.quotes:
        if quote.end <= position:
            continue
        words.extend(_plain(text, position, max(position, quote.start)))
        words.append(Word(quote.start, quote.end, "", comma=False, quote=quote))
        position = max(position, quote.end)
    words.extend(_plain(text, position, line.span.end))
    return words


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, max(start, end)):
        shape = match.group()
        bare = shape.rstrip(_TRAILING)
        yield Word(match.start(), match.start() + len(bare), bare, "," in shape[len(bare) :])


def is_cue(word: Word) -> bool:
    """Whether the word reports speech as a verb in use; not "알려졌다", not "밝힌"."""
    if word.quote or not word.text or _PASSIVE.match(word.text):
        return False
    return _CUE.match(word.text) is not None


def takes_object(word: Word) -> bool:
    match = _CUE.match(word.text)
    return match is not None and match["hada"] in VERBS["object"]


def subject_noun(word: Word) -> str | None:
    """The noun of a word that a subject's particle closes."""
    if word.quote or word.text in WORDS["not subject"]:
        return None
    match = _SUBJECT.fullmatch(word.text)
    return match["noun"] if match else None


def is_speaker_noun(noun: str) -> bool:
    """Whether the noun is an office, a pronoun, an organisation or a country."""
    if noun in WORDS["pronoun"] or noun in WORDS["title"] or noun in WORDS["unnamed"] or noun in WORDS["country"]:
        return True
    if noun.endswith(tuple(title for title in WORDS["title"] if len(title) > 1)):
        return True
    return len(noun) > 2 and noun.endswith(tuple(WORDS["organisation"]))


def is_name(word: str) -> bool:
    """A Korean name of three syllables: family name first."""
    return len(word) == 3 and word[0] in WORDS["surname"] and all("가" <= letter <= "힣" for letter in word)


Words = Sequence[Word]
