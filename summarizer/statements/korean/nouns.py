"""Korean words -> what their nouns are: an office, an organisation, a name, a foreign name."""

import re
from functools import lru_cache

from summarizer.statements.korean.words import WORDS, Word, has_ending

_SUBJECT = re.compile(r"(?:께서는|께서도|께서|에서는|에서도|은|는|이|가|도)$")
_TOPIC = ("은", "는")
_GROUP = re.compile(r"(?:들|측)$")
_OFFICE_ENDS = "부실처청당회궁팀측씨들장"  # of three syllables; 원, 국 and 성 end names as well
_NO_GIVEN_NAME = "의는를에와과께들된킨힌측"
_HANGUL = re.compile(r"[가-힣]+")
_VERB_STEM = re.compile(r"(?:하|되|시키|있|없|했|됐|었|았|겠|르|지|치|리|키|기|오|가|주|보|받|않|많|같|높|낮)$")
_LOANWORD = re.compile("|".join(WORDS["loanword"]))
_NO_FOREIGN_ENDINGS = tuple(WORDS["no foreign ending"])
_KEPT = 20_000  # words whose kind is remembered: an article repeats its own
_SHORTEST_FOREIGN, _LONGEST_FOREIGN = 2, 7


def subject_noun(word: Word) -> str | None:
    """The noun of a word that a subject's particle closes."""
    if word.quote or any(word.text in WORDS[section] for section in ("not subject", "country", "first name")):
        return None  # also 노르웨이, 세르게이
    match = _SUBJECT.search(word.text)
    return word.text[: match.start()] if match and match.start() else None


def is_topic(word: Word) -> bool:
    """-은, -는: the subject of the whole sentence more often than of a clause in it."""
    return word.text.endswith(_TOPIC)


@lru_cache(maxsize=_KEPT)
def is_speaker_noun(noun: str) -> bool:
    """Whether the noun is an office, a pronoun, an organisation or a country."""
    bare = _GROUP.sub("", noun) or noun
    if noun in WORDS["document"] or is_polite(noun):
        return True
    if any(form in WORDS[section] for section in ("pronoun", "unnamed", "country", "title") for form in (noun, bare)):
        return True
    return is_title(bare) or has_ending(bare, "unnamed") or is_organisation(bare)


def is_polite(noun: str) -> bool:
    """ "최영자씨", "김모씨", "A씨", written as one word."""
    return 1 < len(noun) < 6 and noun.endswith("씨") and noun not in WORDS["not polite"]


@lru_cache(maxsize=_KEPT)
def is_title(word: str) -> bool:
    """ "차관", "외교장관"; also "씨"."""
    return word not in WORDS["not speaker"] and has_ending(word, "title")


@lru_cache(maxsize=_KEPT)
def is_organisation(word: str) -> bool:
    if word in WORDS["country"]:
        return True
    if has_ending(word, "not organisation") or word in WORDS["no organisation"]:
        return False
    return (len(word) > 2 and word[-1] in WORDS["organisation"]) or has_ending(word, "organisation")


@lru_cache(maxsize=_KEPT)
def is_unnamed(word: str) -> bool:
    """ "관계자", "전문가들"."""
    return has_ending(_GROUP.sub("", word) or word, "unnamed")


@lru_cache(maxsize=_KEPT)
def is_korean_name(word: str) -> bool:
    """Family name and given name: three syllables, or four with a double family name."""
    if not _HANGUL.fullmatch(word) or word in WORDS["not name"] or is_title(word):
        return False
    if len(word) == 4:
        return word[:2] in WORDS["surname"] and len(word[:2]) == 2
    if (
        word in WORDS["unnamed"]
        or word in WORDS["first name"]
        or word[-1] in _NO_GIVEN_NAME
        or not WORDS["no Korean syllable"].isdisjoint(word)
    ):
        return False
    return len(word) == 3 and word[0] in WORDS["surname"] and word[-1] not in _OFFICE_ENDS


def is_short_name(word: str) -> bool:
    """A name of two syllables, where the words around it say that it is one."""
    return (
        len(word) == 2
        and word[0] in WORDS["surname"]
        and word not in WORDS["two syllables"]
        and word not in WORDS["country"]
    )


@lru_cache(maxsize=_KEPT)
def is_foreign_name(word: str) -> bool:
    """Hangul that writes another language's sounds."""
    if word in WORDS["first name"]:
        return True
    if not _SHORTEST_FOREIGN <= len(word) <= _LONGEST_FOREIGN or not _HANGUL.fullmatch(word):
        return False
    if is_title(word) or is_organisation(word) or _LOANWORD.search(word) or word in WORDS["modifier"]:
        return False
    return not WORDS["foreign syllable"].isdisjoint(word) and not word.endswith(_NO_FOREIGN_ENDINGS)


def is_verb_stem(noun: str) -> bool:
    """Whether what looks like a noun in front of -는 may be a verb: 강조하는."""
    return _VERB_STEM.search(noun) is not None
