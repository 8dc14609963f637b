"""Russian verbs of speech: an infinitive -> the forms an article uses. From `data/speech_verbs_ru.txt`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarizer.statements.lexicon import read_sections


@dataclass(frozen=True, slots=True)
class Verb:
    """gerund: "добавив"; passive: "говорится"; asks: an object or infinitive follows instead of a clause."""

    gerund: bool
    passive: bool
    asks: bool


@cache
def speech_verbs() -> Mapping[str, Verb]:
    """Each form in lower case -> how it is used."""
    sections = read_sections("speech_verbs_ru.txt")
    forms: dict[str, Verb] = {}
    for section in ("asks", "says"):
        for line in sections[section]:
            infinitive, *irregular = line.split()
            finite = {*irregular, *_finite(infinitive)}
            forms.update(dict.fromkeys(finite, Verb(gerund=False, passive=False, asks=section == "asks")))
            gerunds = dict.fromkeys(_gerunds(infinitive), Verb(gerund=True, passive=False, asks=section == "asks"))
            forms.update((form, verb) for form, verb in gerunds.items() if form not in finite)
    passive = Verb(gerund=False, passive=True, asks=False)
    forms.update((form, passive) for line in sections["passive"] for form in line.split())
    return forms


def _split(infinitive: str) -> tuple[str, str]:
    """The stem with its vowel, and the reflexive ending."""
    reflexive = "ся" if infinitive.endswith("ся") else ""
    return infinitive.removesuffix("ся").removesuffix("ть").removesuffix("ти"), reflexive


def _finite(infinitive: str) -> Iterator[str]:
    """Past and third person; forms that do not exist do no harm."""
    stem, reflexive = _split(infinitive)
    after_vowel = "сь" if reflexive else ""
    if infinitive.endswith(("чь", "ести")):
        return
    yield stem + "л" + reflexive
    yield from (stem + ending + after_vowel for ending in ("ла", "ло", "ли"))
    for ending in _third_person(stem):
        yield ending + reflexive


def _third_person(stem: str) -> tuple[str, ...]:
    if stem.endswith(("ова", "ирова")):
        return stem[:-3] + "ует", stem[:-3] + "уют"
    if stem.endswith("и"):
        return stem[:-1] + "ит", stem[:-1] + "ят", stem[:-1] + "ат"
    if stem.endswith("ну"):
        return stem[:-1] + "ет", stem[:-1] + "ёт", stem[:-1] + "ут"
    return stem + "ет", stem + "ют"


def _gerunds(infinitive: str) -> Iterator[str]:
    stem, reflexive = _split(infinitive)
    if reflexive:
        yield stem + "вшись"
        yield stem.removesuffix("и") + "ясь"
        return
    yield stem + "в"
    if stem.endswith("ова"):
        yield stem[:-3] + "уя"
    else:
        yield stem.removesuffix("и") + "я"
