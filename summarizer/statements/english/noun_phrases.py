"""Tokens -> the noun phrase that is the subject of a verb, as a range of token positions.

Nothing is parsed: a phrase is read from its last word back to the place where no noun phrase can go on.
"""

from collections.abc import Sequence

from summarizer.statements.english.tokens import Token
from summarizer.statements.english.verbs import speech_verbs
from summarizer.statements.lexicon import read_word_sets

Tokens = Sequence[Token]
Range = tuple[int, int]

_INSIDE = frozenset({"name", "noun", "number", "determiner", "preposition", "time", "conjunction", "bracket", "quote"})
_HEADS = frozenset({"name", "noun", "number", "determiner", "subject", "time", "quote", "object", "bracket"})
_EDGES = frozenset({"preposition", "conjunction", "adverb", "time", "bracket", "quote", "comma", "dash", "colon"})
_BOUNDS = frozenset({"colon", "stop", "dash"})
_LONGEST = 60  # tokens; no phrase is longer
_WORDS = read_word_sets("words_en.txt")
_DESCRIBES = _WORDS["describes"]
_PEOPLE = _WORDS["people"] | read_word_sets("titles_en.txt")["office"]
_RELATIVE = frozenset({"who", "which", "that"})


def subject_before(tokens: Tokens, end: int) -> Range | None:
    """The subject of the verb group that starts at token `end`."""
    last = _skip_back(tokens, end)
    if last < 0:
        return None
    tag, word = tokens[last].tag, tokens[last].word
    if tag == "subject":
        return last, last + 1
    if tag == "subordinator" and word in _RELATIVE:
        return _antecedent(tokens, last)
    if tag == "comma":
        return _before_apposition(tokens, last)
    if tag == "dash" or (tag == "bracket" and word == ")"):
        return _before_aside(tokens, last)
    if tag == "conjunction":
        return clause_subject(tokens, last)
    if tag in _HEADS:
        phrase = phrase_before(tokens, last + 1)
        return _with_list(tokens, phrase) if phrase else None
    return None


def _with_list(tokens: Tokens, phrase: Range) -> Range:
    """The phrase with those that are counted up in front of it: "Korea, the United States, and Japan"."""
    first, end = phrase
    if first >= 2 and tokens[first - 1].word == "and" and tokens[first - 2].tag == "comma":
        edge = first - 2
    elif first >= 1 and tokens[first - 1].tag == "comma" and any(tokens[at].word == "and" for at in range(first, end)):
        edge = first - 1
    else:
        return phrase
    while edge > 0 and tokens[edge].tag == "comma":
        start = edge
        while start > 0 and tokens[start - 1].tag in ("name", "determiner"):
            start -= 1
        if start == edge or edge - start > 6 or not any(tokens[at].tag == "name" for at in range(start, edge)):
            break
        first, edge = start, start - 1
        if edge >= 0 and tokens[edge].tag not in ("comma", "quote", "colon"):
            return phrase
    return first, end


def _skip_back(tokens: Tokens, end: int) -> int:
    """Over adverbs and times: "Lee later Thursday said", "Lee on Monday said"."""
    last = end - 1
    timed = False
    while last >= 0 and (tokens[last].tag in ("adverb", "time") or (timed and tokens[last].tag == "preposition")):
        timed = tokens[last].tag == "time"
        last -= 1
    return last


def phrase_before(tokens: Tokens, end: int) -> Range | None:
    """The noun phrase that ends before token `end`, with what hangs on it ("officials at the ministry")."""
    first = end
    lowest = max(0, end - _LONGEST)
    while first > lowest and _goes_on(tokens, first - 1, end):
        first -= 1
    if first == end:
        return None
    stopped_by = tokens[first - 1] if first > 0 else None
    if stopped_by and (stopped_by.tag in ("verb", "auxiliary") or stopped_by.word in speech_verbs()):
        relative = _relative_before(tokens, first - 1)
        if relative is not None:
            return _antecedent(tokens, relative)
        first = _after_conjunction(tokens, first, end)
    if stopped_by and stopped_by.tag == "comma" and tokens[first].tag == "conjunction":
        first += 1
    first = _after_opening(tokens, first, end)
    return (first, end) if first < end and not tokens[end - 1].word.endswith(("'s", "s'")) else None


def _goes_on(tokens: Tokens, at: int, end: int) -> bool:
    token = tokens[at]
    if token.tag == "quote":
        quote = token.quote
        short = quote is not None and quote.inner.end - quote.inner.start <= 40
        return short and at < end - 1 and tokens[at + 1].tag in ("name", "noun")
    if token.tag == "adverb":
        return at > 0 and tokens[at - 1].tag == "determiner" and at < end - 1
    if token.tag == "object":
        return at == end - 1 and at > 0 and tokens[at - 1].word == "of"  # one of them
    if token.tag == "noun" and token.word in speech_verbs() and at > 0:
        before = tokens[at - 1]
        return not token.word.endswith(("ed", "said", "told")) or before.tag in ("determiner", "noun")
    return token.tag in _INSIDE


def _after_conjunction(tokens: Tokens, first: int, end: int) -> int:
    """Behind a verb, "and" joins clauses: "left Iowa and the mayor said"."""
    for at in range(end - 1, first, -1):
        if tokens[at].tag == "conjunction":
            return at + 1
    return first


def _after_opening(tokens: Tokens, first: int, end: int) -> int:
    """Without what stands before the phrase itself: "on Tuesday the mayor" is "the mayor"."""
    if tokens[first].tag == "preposition":
        for at in range(end - 1, first, -1):
            opens = tokens[at].tag == "determiner" or (tokens[at].tag == "name" and tokens[at - 1].tag == "time")
            if opens and tokens[at - 1].tag in ("name", "noun", "time", "number", "bracket"):
                return at
    while first < end and tokens[first].tag in _EDGES:
        first += 1
    return first


def _relative_before(tokens: Tokens, at: int) -> int | None:
    """The "who" of the relative clause that this verb stands in."""
    for position in range(at, max(-1, at - 25), -1):
        token = tokens[position]
        if token.tag in _BOUNDS or token.tag in ("comma", "subject", "quote"):
            return None
        if token.tag == "subordinator":
            return position if token.word in ("who", "whose") and position > 0 else None
    return None


def _antecedent(tokens: Tokens, relative: int) -> Range | None:
    end = relative
    if end > 0 and tokens[end - 1].tag == "comma":
        end -= 1
    if end > 0 and tokens[end - 1].tag in _HEADS:
        return phrase_before(tokens, end)
    return None


def _before_apposition(tokens: Tokens, comma: int) -> Range | None:
    """The subject in front of "…, a title, said": back over the parts between commas that only describe it."""
    end = comma
    lowest = max(0, comma - 2 * _LONGEST)
    described = False
    while True:
        first = end
        while (
            first > lowest
            and tokens[first - 1].tag not in ("comma", "colon", "stop", "dash")
            and not _full_quote(tokens, first - 1)
        ):
            first -= 1
        if first == end:
            return None
        if first > lowest + 1 and _is_full_name(tokens, first, end) and (office := office_in_front(tokens, first)):
            return office[0], end
        if described and _is_full_name(tokens, first, end):
            return first, end
        more = first > lowest and tokens[first - 1].tag == "comma"
        if more and _describes(tokens, first, end) and not (described and _opens_clause(tokens, first - 1, end)):
            end = first - 1
            described = True
            continue
        break
    if not described:
        return None
    return phrase_before(tokens, end)


def _is_full_name(tokens: Tokens, first: int, end: int) -> bool:
    return 2 <= end - first <= 4 and all(token.tag == "name" for token in tokens[first:end])


def office_in_front(tokens: Tokens, name: int) -> Range | None:
    """The office in front of a name, parted by a comma: "its envoy in Busan, Lee Do-yun"."""
    comma = name - 1
    if comma < 1:
        return None
    phrase = phrase_before(tokens, comma) if tokens[comma].tag == "comma" else None
    if phrase is None or phrase[0] == comma or tokens[phrase[0]].tag not in ("determiner", "noun", "name"):
        return None
    head = next((at for at in range(phrase[0] + 1, phrase[1]) if tokens[at].tag == "preposition"), phrase[1]) - 1
    return phrase if tokens[head].word in _PEOPLE else None


def _opens_clause(tokens: Tokens, comma: int, end: int) -> bool:
    """Whether only an adverbial stands in front: "When asked, the ministry, a day later, said"."""
    if tokens[comma + 1].tag not in ("determiner", "name", "noun", "number"):
        return False
    start = comma
    while start > 0 and tokens[start - 1].tag not in ("comma", "colon", "stop", "dash", "quote"):
        start -= 1
    first = tokens[start]
    adverbial = first.tag in ("preposition", "subordinator", "adverb", "conjunction") or first.word.endswith("ing")
    return adverbial and end > comma


def _full_quote(tokens: Tokens, at: int) -> bool:
    quote = tokens[at].quote
    return quote is not None and quote.inner.end - quote.inner.start > 40


def _describes(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the part between two commas is no subject of its own."""
    token = tokens[first]
    if token.tag in ("preposition", "number", "subordinator", "time", "adverb", "verb", "conjunction"):
        return True
    if token.word in _DESCRIBES or token.word.endswith(("ing", "ed", "'s")):
        return True
    if token.tag == "name":
        return end - first <= 3 or any(tokens[at].tag in ("preposition", "noun") for at in range(first, end))
    return token.tag == "noun"


def _before_aside(tokens: Tokens, last: int) -> Range | None:
    """The subject in front of an aside between dashes or brackets."""
    for at in range(last - 1, max(-1, last - 40), -1):
        if tokens[at].tag == tokens[last].tag and tokens[at].word != ")":
            return phrase_before(tokens, at)
    return None


def clause_subject(tokens: Tokens, end: int) -> Range | None:
    """The subject of the first verb of the clause that leads up to token `end`."""
    start = end
    while start > 0 and tokens[start - 1].tag not in ("colon", "stop"):
        start -= 1
    for at in range(start, end):
        token = tokens[at]
        verb = token.tag in ("verb", "auxiliary") or (token.tag == "noun" and token.word in speech_verbs())
        if not verb or token.word.endswith("ing") or (at and tokens[at - 1].tag in ("subordinator", "conjunction")):
            continue
        found = _finite_subject(tokens, at)
        if found:
            return found
    return None


def _finite_subject(tokens: Tokens, at: int) -> Range | None:
    last = _skip_back(tokens, at)
    if last < 0 or (tokens[last].tag == "preposition"):
        return None
    if tokens[last].tag == "subject":
        return last, last + 1
    if tokens[last].tag in ("name", "noun", "number", "bracket", "quote", "time", "determiner"):
        phrase = phrase_before(tokens, last + 1)
        return _with_list(tokens, phrase) if phrase else None
    if tokens[last].tag == "comma":
        return _before_apposition(tokens, last)
    return None


def phrase_after(tokens: Tokens, start: int) -> Range | None:
    """The noun phrase that starts at token `start`: up to a comma, a stop, a verb."""
    end = start
    highest = min(len(tokens), start + _LONGEST)
    while end < highest:
        tag = tokens[end].tag
        if tag == "subject" and end == start:
            return start, end + 1
        nominal = tag in _INSIDE or (tag == "adverb" and end > start and tokens[end - 1].tag == "determiner")
        if not nominal or tag == "quote":
            break
        end += 1
    while end > start and tokens[end - 1].tag in ("preposition", "conjunction", "determiner", "time"):
        end -= 1
    return (start, end) if end > start else None
