"""Names and offices in any Russian case -> the nominative, where the lists know them: "Лаврова", "министра обороны".

The cases of every listed word are written out by rule and looked up, so a word that nobody is called comes back as it
is. Rules: Zaliznyak's declensions of names as school grammar gives them; a wrong form costs nothing, nobody writes it.
"""

from collections import defaultdict
from functools import cache
from itertools import islice, product

from summarizer.people import find_institution, find_office, find_person
from summarizer.people.lookup import named, without_titles
from summarizer.people.people_list import read_lists
from summarizer.people.spelling import fold, spelling_key
from summarizer.questions.outlets import listed_outlets
from summarizer.statements.lexicon import read_sections

_CASES = (
    (("ский", "цкий"), "ий", ("ого", "ому", "им", "ом")),
    (("ская", "цкая"), "ая", ("ой", "ую", "ою")),
    (("ый", "ой"), "ый", ("ого", "ому", "ым", "ом")),
    (("ий",), "ий", ("ия", "ию", "ием", "ии", "его", "ему", "им", "ем")),
    (("ая",), "ая", ("ой", "ую")),
    (("яя",), "яя", ("ей", "юю")),
    (("ое",), "ое", ("ого", "ому", "ым", "ом")),
    (("ия",), "ия", ("ии", "ию", "ией")),
    (("ова", "ева", "ина", "ына"), "а", ("ой", "у", "ы", "е")),
    (("ов", "ев", "ин", "ын"), "", ("а", "у", "ым", "е", "ом")),
    (("посол",), "ол", ("ла", "лу", "лом", "ле")),
    (("ец",), "ец", ("ца", "цу", "цем", "це", "цом")),
    (("ель", "арь", "оль", "ей", "ай", "уй", "ой"), None, ("я", "ю", "ем", "е", "и")),
    (("ь",), "ь", ("я", "ю", "ем", "е", "и", "ью")),
    (("й",), "й", ("я", "ю", "ем", "е")),
    (("а",), "а", ("ы", "и", "е", "у", "ой", "ей")),
    (("я",), "я", ("и", "е", "ю", "ей")),
    (("о",), "о", ("а", "у", "ом", "е")),
    (("ство", "ние"), None, ("а", "у", "ом", "е", "я", "ю", "ем", "и")),
)
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_MOST_CHANGES = 256
_LONGEST = 14  # words


def nominative(name: str) -> str | None:
    """The name, office, institution or outlet in the nominative; None where the lists know nothing of the kind."""
    words = name.split()
    if not 0 < len(words) <= _LONGEST:
        return None
    if _is_spelt_so(name) and not _is_oblique(name):
        return name
    options = [(word, *(_like(word, form) for form in _nominatives().get(fold(word), ()))) for word in words]
    for changed in islice(product(*reversed(options)), _MOST_CHANGES):  # the first word changes first
        candidate = " ".join(reversed(changed))
        if candidate != name and _is_spelt_so(candidate) and not _is_oblique(candidate):
            return _with_title(candidate)
    return name if _is_listed(name) else None


def _is_oblique(name: str) -> bool:
    """It is on the list of institutions in a case ("Кремля", "Сеула") beside its nominative."""
    if find_institution(name) is None:
        return False
    first, _, rest = fold(name).partition(" ")
    nominatives = (f"{form} {rest}".strip() for form in _nominatives().get(first, ()))
    return any(find_institution(form) for form in nominatives)


@cache
def _genitive_endings() -> tuple[tuple[str, str], ...]:
    lines = read_sections("question_words_ru.txt")["genitive endings"]
    pairs = (pair.split() for line in lines for pair in line.split(";"))
    return tuple((ending, base) for ending, base in pairs)


def _with_title(name: str) -> str:
    """The title in front of a name in the nominative, too: "Президента США Дональд Трамп" is not left so."""
    first, _, rest = name.partition(" ")
    forms = _nominatives().get(fold(first), ())
    if len(forms) != 1 or first in without_titles(name).split() or find_office(name) or find_institution(name):
        return name
    return f"{_like(first, forms[0])} {rest}"


def nominative_by_ending(word: str) -> str:
    """A word of a name nobody lists, that stands where a genitive must: "Кокорина" gives "Кокорин"."""
    for ending, base in _genitive_endings():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + base
    return word


def _is_listed(name: str) -> bool:
    return find_person(name) is not None or _is_spelt_so(name)


def _is_spelt_so(name: str) -> bool:
    """It is on the lists in just this form; a name with its titles counts by the name."""
    exact = named(spelling_key(name)) or named(spelling_key(without_titles(name)))
    return bool(exact or find_office(name) or find_institution(name)) or fold(name) in listed_outlets()


def _like(word: str, form: str) -> str:
    """The form with the capitals of the word as it was written."""
    if word[:2].isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


@cache
def _nominatives() -> dict[str, tuple[str, ...]]:
    """An oblique form to the words that it may be of."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in sorted(_listed_words()):
        for form in _oblique(word):
            found[form][word] = None
    return {form: tuple(words) for form, words in found.items()}


def _listed_words() -> set[str]:
    lists = read_lists()
    names = [name for person in lists.people for name in person.names.cyrillic]
    names += [name for office in lists.offices.values() for name in (*office.names.cyrillic, *office.role.cyrillic)]
    names += [name for place in lists.institutions.values() for name in place.names.cyrillic if name != place.genitive]
    names += [name for name in listed_outlets() if any("а" <= letter <= "я" for letter in name)]
    return {word for name in names for word in fold(name).split() if len(word) > 1}


def _oblique(word: str) -> list[str]:
    for endings, taken, added in _CASES:
        if word.endswith(endings):
            stem = word[:-1] if taken is None else word[: len(word) - len(taken)] if taken else word
            return [stem + ending for ending in added]
    return [word + ending for ending in ("а", "у", "ом", "ем", "е", "ы")] if word[-1] in _CONSONANTS else []
