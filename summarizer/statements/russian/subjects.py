"""A word of saying -> whose words these are: a phrase beside it, in front of an aside, or the last verb's."""

from dataclasses import dataclass
from typing import Literal

from summarizer.statements.russian.contents import left_edge, right_edge
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.nominatives import institution_in, is_weighty, subject_in
from summarizer.statements.russian.phrases import Phrase, phrase_at
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import CONJUNCTIONS, POSSESSIVES, is_person_in, is_time

_ASIDES = 4  # stretches between commas that are looked over for a subject
_WORDS = frozenset({"слова", "слово"})
_ANY = Verb("", "finite", "", "", "", frozenset())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks. case: how the phrase stands; `last`: nobody is named, the last speaker goes on; `recent`: who was
    mentioned last."""

    phrase: Phrase | None
    case: Literal["nomn", "gent", "datv", "accs", "ablt", "loct"] = "nomn"
    last: bool = False
    recent: bool = False


NOBODY = Subject(None)
LAST = Subject(None, last=True)
SOMEBODY = Subject(None, recent=True)


def subject_behind(tokens: Tokens, cue: Cue, high: int) -> Subject | None:
    """ "…, сказал в среду X", "…, сообщили в МИД", "…, цитирует агентство X"."""
    if cited := _cited(tokens, cue, high):
        return cited
    found = subject_in(tokens, cue.end, high, cue.verb)
    if found and is_weighty(tokens, found):
        return Subject(found)
    return _institution(tokens, cue.end, high, cue.verb) or (Subject(found) if found else None)


def subject_before(tokens: Tokens, cue: Cue, low: int) -> Subject | None:
    """ "X в среду сказал", "В МИД сообщили": in the stretch in front of the verb."""
    first = max(low, left_edge(tokens, cue.at))
    found = subject_in(tokens, first, cue.at, cue.verb)
    if found and tokens[found.head].word.startswith("котор"):
        return subject_in_front(tokens, cue, low)
    if found and is_weighty(tokens, found):
        return Subject(found)
    return _institution(tokens, first, cue.at, cue.verb) or (Subject(found) if found else None)


def subject_in_front(tokens: Tokens, cue: Cue, low: int) -> Subject | None:
    """ "X, автор книги, сказал": the farthest that agrees, past asides, relative clauses and other verbs of his."""
    best: Subject | None = None
    edge = left_edge(tokens, cue.at)
    for _ in range(_ASIDES):
        if edge - 1 <= low or tokens[edge - 1].kind == "stop":
            break
        end = edge - 1
        edge = left_edge(tokens, end)
        if edge >= end:
            continue
        if _is_relative(tokens, edge):
            continue
        found = subject_in(tokens, max(low, edge), end, cue.verb)
        if found and is_weighty(tokens, found):
            best = Subject(found)
        elif best:
            break
        best = best or _institution(tokens, max(low, edge), end, cue.verb)
        if tokens[edge].word in CONJUNCTIONS and best:
            break
    return best


def subject_of_clause(tokens: Tokens, at: int, low: int) -> Subject | None:
    """Whose deed the clause in front tells: "Министр встретился с делегацией, отметив"."""
    edge = at
    for _ in range(_ASIDES):
        if edge - 1 <= low:
            return None
        end = edge - 1
        edge = left_edge(tokens, end)
        found = subject_in(tokens, max(low, edge), end, _finite(tokens, edge, end)) if edge < end else None
        if found and is_weighty(tokens, found):
            return Subject(found)
    return None


def paper_beside(tokens: Tokens, cue: Cue) -> Subject | None:
    """ "говорится в заявлении", "в письме сказано", "из доклада следует": the paper speaks."""
    stretches = [(cue.end, right_edge(tokens, cue.end)), (left_edge(tokens, cue.at), cue.at)]
    for _ in range(2):
        end = max(0, stretches[-1][0] - 1)
        stretches.append((left_edge(tokens, end), end))
    for low, high in stretches:
        for at in range(low, high - 1):
            if tokens[at].word in ("в", "во", "на"):
                phrase = phrase_at(tokens, at + 1, high, "loct")
                if phrase and not is_time(tokens[phrase.head]):
                    return Subject(phrase, "loct")
    return None


def source_cited(tokens: Tokens, start: int, end: int) -> tuple[int, Subject] | None:
    """ "со ссылкой на X": where that begins, and X."""
    for at in range(start, end - 3):
        if (
            tokens[at].word in ("со", "с")
            and tokens[at + 1].word in ("ссылкой", "отсылкой")
            and tokens[at + 2].word == "на"
        ):
            phrase = phrase_at(tokens, at + 3, end, "accs")
            if phrase:
                return at, Subject(phrase, "accs")
    return None


def _finite(tokens: Tokens, first: int, end: int) -> Verb:
    """The number and gender of the first finite verb of a stretch."""
    for token in tokens[first:end]:
        found = token.readings
        if found and found[0].part == "VERB":
            return Verb(found[0].lemma, "finite", found[0].number, found[0].gender, found[0].person, frozenset())
    return _ANY


def _institution(tokens: Tokens, first: int, end: int, verb: Verb) -> Subject | None:
    if verb.number != "plur" or verb.form != "finite" or verb.person == "1per":
        return None
    found = institution_in(tokens, first, end)
    return Subject(found, "loct") if found else None


def _cited(tokens: Tokens, cue: Cue, high: int) -> Subject | None:
    """ "цитирует агентство Ремизову", "приводит газета слова министра"."""
    if cue.verb.lemma in ("цитировать", "процитировать"):
        for at in range(cue.end, high):
            phrase = phrase_at(tokens, at, high, "accs") if is_person_in(tokens[at], "accs") else None
            if phrase:
                return Subject(phrase, "accs")
    if cue.verb.frames & {"relays"} or cue.end - cue.at > 1:
        for at in range(cue.at + 1, high):
            if tokens[at].word in _WORDS and tokens[at - 1].word in POSSESSIVES:
                return Subject(Phrase(at - 1, at - 1, at), "gent")
            if tokens[at].word in _WORDS:
                phrase = phrase_at(tokens, at + 1, high, "gent")
                return Subject(phrase, "gent") if phrase else None
    return None


def _is_relative(tokens: Tokens, edge: int) -> bool:
    """Whether a stretch only tells more about somebody: "который …", "знакомый с …", "курирующая …"."""
    first = tokens[edge]
    if first.word.startswith("котор") or (edge + 1 < len(tokens) and tokens[edge + 1].word.startswith("котор")):
        return True
    found = first.readings
    return bool(found) and found[0].part in ("PRTF", "GRND") and not first.capital


def is_apposition(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a stretch behind a name describes its bearer: "декан экономфака МГУ", "который …"."""
    if start >= end or tokens[start].quote:
        return False
    if _is_relative(tokens, start):
        return True
    phrase = phrase_at(tokens, start, end, "nomn") or phrase_at(tokens, start, end, "gent")
    return phrase is not None and phrase.end >= end
