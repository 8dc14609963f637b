"""A Russian article -> its statements.

Read off the order of words and marks: «…», — сказал X; X заявил, что …; по словам X, …; в МИД заявили.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.document import Document, Span
from summarizer.statements.layout import Line, read_layout
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.quote_marks import Quote
from summarizer.statements.russian.people import RussianPeople
from summarizer.statements.russian.verbs import Verb, speech_verbs
from summarizer.statements.statement import NonAnswer, Speaker, Statement, StatementKind

_TOKEN = re.compile(r"(?:[А-ЯЁA-Z]\.)+(?=\s?[А-ЯЁA-Z])|\w+(?:[-–'’.]\w+)*|--+|\.\.+|[^\w\s]")
_MARKS = {",": "comma", ":": "colon", ";": "stop", ".": "stop", "!": "stop", "?": "stop", "…": "stop", "...": "stop"}
_DASHES = frozenset("-–—―") | {"--"}
_WORDS = read_word_sets("words_ru.txt")
_PRONOUNS, _PREPOSITIONS, _ADVERBS = _WORDS["pronoun"], _WORDS["preposition"], _WORDS["adverb"] | _WORDS["time"]
_CONTENT, _SPEAKERS, _SOURCES = _WORDS["content"], _WORDS["speaker"], _WORDS["source"]
_SPLIT = re.compile(r"[,.!?…]\s[-–—]\s(?P<cue>[а-яё]+)\s(?P<who>[^,.!?—–]{2,60}?)[.,:]\s[-–—]\s")
_REFUSAL = re.compile(
    r"отказал(?:ся|ась|ись|ось)?\sот\sкомментари\w+|отказал(?:ся|ась|ись)\s(?:\w+\s){0,2}?комментировать"
    r"|не\s(?:стал|стала|стали)\s(?:\w+\s){0,2}?комментировать|воздержал(?:ся|ась|ись)\sот\sкомментари\w+"
    r"|не\sответил[аи]?\sна\s(?:\w+\s){0,2}?(?:запрос|вопрос)\w*|не\sпрокомментировал[аи]?|оставил[аи]?\sбез\sкомментариев"
    r"|отказал(?:ся|ась|ись)\s(?:\w+\s){0,2}?отвечать"
)
_LOOK = 40  # tokens looked at on either side for a subject

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    word: str
    kind: str  # word, comma, colon, dash, stop, quote, other
    capital: bool
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Who said it is still a span of the text; genitive: it stands in the genitive ("по словам Лаврова")."""

    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    who: Span | None
    paragraph: int
    genitive: bool = False
    inferred: bool = False


Tokens = Sequence[Token]


def find(document: Document) -> tuple[Statement, ...]:
    """In the order of the text."""
    drafts: list[Draft] = []
    for line in read_layout(document, "ru", apostrophes=True):
        tokens = _tokenise(document.text, line)
        found = [*_split_quotes(document.text, tokens, line), *_spoken(tokens, line), *_sources(tokens, line)]
        loose = None if found else _lone_quote(tokens)
        last = drafts[-1] if drafts else None
        if loose and last and last.kind == "direct" and line.paragraph - last.paragraph <= 1:
            drafts.append(Draft((loose.inner,), None, "direct", last.who, line.paragraph, last.genitive, inferred=True))
        drafts.extend(found)
    people = RussianPeople(document.text)
    return tuple(
        Statement(draft.fragments, draft.cue, draft.kind, draft.inferred, _speakers(people, draft)) for draft in drafts
    )


def find_refusals(document: Document) -> tuple[NonAnswer, ...]:
    """In the order of the text."""
    people = RussianPeople(document.text)
    found = []
    for line in read_layout(document, "ru", apostrophes=True):
        for match in _REFUSAL.finditer(document.text, line.span.start, line.span.end):
            tokens = _tokenise(document.text, line)
            at = next((number for number, token in enumerate(tokens) if token.end > match.start()), 0)
            who = _subject(tokens, at) if tokens and not tokens[at].quote else None
            if who:
                span = Span(tokens[who[0]].start, tokens[who[1] - 1].end)
                found.append(NonAnswer((people.speaker(span, genitive=False),), line.span, Span(*match.span())))
    return tuple(found)


def _speakers(people: RussianPeople, draft: Draft) -> tuple[Speaker, ...]:
    return (people.speaker(draft.who, genitive=draft.genitive),) if draft.who else ()


def _tokenise(text: str, line: Line) -> list[Token]:
    tokens: list[Token] = []
    position = line.span.start
    for quote in line.quotes:
        tokens.extend(_words(text, position, max(position, quote.start)))
        if quote.end > position:
            tokens.append(Token(quote.start, quote.end, "", "quote", capital=False, quote=quote))
        position = max(position, quote.end)
    tokens.extend(_words(text, position, line.span.end))
    return tokens


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, max(start, end)):
        shape = match.group()
        kind = _MARKS.get(shape) or ("dash" if shape in _DASHES else "word" if shape[0].isalnum() else "other")
        yield Token(match.start(), match.end(), shape.lower(), kind, shape[0].isupper())


def _lone_quote(tokens: Tokens) -> Quote | None:
    """The quotation that is all of the sentence."""
    quotes = [token.quote for token in tokens if token.quote]
    words = any(token.kind == "word" for token in tokens)
    return quotes[0] if len(quotes) == 1 and not words and len(tokens) <= 3 else None


def _split_quotes(text: str, tokens: Tokens, line: Line) -> Iterator[Draft]:
    """«Мы готовы, — сказал он, — но не сейчас»: the attribution inside the marks."""
    for token in tokens:
        quote = token.quote
        match = _SPLIT.search(text, quote.inner.start, quote.inner.end) if quote else None
        if quote and match and match["cue"] in speech_verbs():
            parts = (Span(quote.inner.start, match.start()), Span(match.end(), quote.inner.end))
            yield Draft(parts, Span(*match.span("cue")), "direct", Span(*match.span("who")), line.paragraph)


def _spoken(tokens: Tokens, line: Line) -> Iterator[Draft]:
    verbs = speech_verbs()
    previous: Range | None = None
    for at, token in enumerate(tokens):
        verb = verbs.get(token.word) if token.kind == "word" else None
        if verb is None or _negated(tokens, at):
            continue
        subject = previous if verb.gerund else _subject(tokens, at)
        if verb.passive:
            subject = _document(tokens, at)
        previous = subject or previous
        content = _content(tokens, at, verb, subject)
        if not content or (subject is None and not any(tokens[part[0]].quote for part in content)):
            continue
        who = Span(tokens[subject[0]].start, tokens[subject[1] - 1].end) if subject else None
        cue = Span(token.start, token.end)
        yield Draft(_fragments(tokens, content), cue, _kind(tokens, content), who, line.paragraph)


def _negated(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens[at - 1].word == "не"


def _subject(tokens: Tokens, at: int) -> Range | None:
    """In front of the verb, or behind it where a dash, a comma after a quotation, or "как" stands in front."""
    before = at - 1
    while before >= 0 and tokens[before].word in _ADVERBS and tokens[before].word != "как":
        before -= 1
    inverted = before < 0 or tokens[before].kind in ("dash", "comma", "quote", "stop") or tokens[before].word == "как"
    if before >= 0 and tokens[before].kind == "comma" and _opens_content(tokens, at + 1) is not None:
        inverted = _full_quote(tokens, before - 1)
        if not inverted:
            return _described(tokens, before)
    behind = _pick(tokens, at + 1, _edge_after(tokens, at + 1))
    if inverted:
        return behind
    return _pick(tokens, _edge_before(tokens, before), before + 1) or behind


def _described(tokens: Tokens, comma: int) -> Range | None:
    """ "Студент, пришедший с друзьями, говорит": the part in front of the first of the two commas."""
    end = comma
    for _ in range(4):
        start = _edge_before(tokens, end - 1)
        found = _pick(tokens, start, end)
        opens = tokens[start] if start < end else None
        if found and opens and not opens.word.endswith(("ший", "шая", "шие", "щий", "щая", "щие", "мый")):
            return found if opens.word not in ("который", "которая", "которые") else None
        if start <= 1:
            return found
        end = start - 1
    return None


def _full_quote(tokens: Tokens, at: int) -> bool:
    return at >= 0 and tokens[at].quote is not None


def _edge_before(tokens: Tokens, at: int) -> int:
    lowest = max(0, at - _LOOK)
    while at >= lowest and at >= 0 and (tokens[at].kind == "word" or _is_name(tokens[at]) or tokens[at].word in "()"):
        at -= 1
    return at + 1


def _edge_after(tokens: Tokens, start: int) -> int:
    at = start
    while at < min(len(tokens), start + _LOOK) and (tokens[at].kind == "word" or _is_name(tokens[at])):
        if tokens[at].word in _CONTENT:
            break
        at += 1
    return at


def _is_name(token: Token) -> bool:
    """A short quotation is the name of a paper or a firm: газета «Восток»."""
    return token.quote is not None and token.quote.inner.end - token.quote.inner.start <= 30


def _pick(tokens: Tokens, first: int, end: int) -> Range | None:
    """The one who speaks among the tokens: a pronoun, a speaker's noun or a name that no preposition governs."""
    while first < end and tokens[first].word in _ADVERBS:
        first += 1
    for at in range(first, end):
        token = tokens[at]
        governed = at > 0 and tokens[at - 1].word in _PREPOSITIONS
        if token.word in _PRONOUNS and not governed:
            return at, at + 1
        if (token.word in _SPEAKERS or token.capital) and not governed and token.word not in _PREPOSITIONS:
            start = at
            while start > first and _adjective(tokens[start - 1]):
                start -= 1
            return start, _phrase_end(tokens, at, end)
    if first < end and tokens[first].word in ("в", "во") and first + 1 < end:
        return first + 1, _phrase_end(tokens, first + 1, end)  # "в МИД заявили"
    if first < end and tokens[first].word not in _PREPOSITIONS and tokens[first].kind == "word":
        return first, _phrase_end(tokens, first, end)
    return None


def _adjective(token: Token) -> bool:
    return token.word.endswith(("ый", "ий", "ой", "ая", "яя", "ые", "ие", "ское", "ное"))


def _phrase_end(tokens: Tokens, at: int, end: int) -> int:
    while end > at + 1 and (tokens[end - 1].word in _ADVERBS or tokens[end - 1].word in _PREPOSITIONS):
        end -= 1
    for position in range(at + 1, end):
        if tokens[position].word in _PREPOSITIONS or tokens[position].word in _ADVERBS:
            return position
    return end


def _document(tokens: Tokens, at: int) -> Range | None:
    """ "говорится в обращении": the paper speaks."""
    start = at + 1
    if start < len(tokens) and tokens[start].word in ("в", "во"):
        start += 1
    end = _edge_after(tokens, start)
    return (start, end) if end > start else None


def _content(tokens: Tokens, at: int, verb: Verb, subject: Range | None) -> list[Range]:
    behind = max(at + 1, subject[1]) if subject else at + 1
    opened = _opens_content(tokens, behind) or (_opens_content(tokens, at + 1) if subject and subject[0] > at else None)
    before = _front(tokens, at, verb)
    as_told = at > 0 and any(tokens[back].word == "как" for back in range(max(0, at - 3), at))
    if as_told:
        rest = _rest(tokens, behind)
        front = [before] if before else []
        return [*front, *([rest] if rest else [])]
    if before and (tokens[before[1] - 1].quote or opened is None) and not verb.gerund:
        rest = _rest(tokens, behind, resumed=True)
        return [before, *([rest] if rest else [])]
    if opened is not None:
        found = _range(tokens, opened, _content_end(tokens, opened))
        return [found] if found else []
    if verb.asks and (subject is None or subject[0] < at):
        found = _range(tokens, at + 1, _content_end(tokens, at + 1))
        return [found] if found else []
    return []


def _opens_content(tokens: Tokens, start: int) -> int | None:
    """Where the words open behind a verb: after ", что", after a colon, at a quotation."""
    for at in range(start, min(len(tokens), start + _LOOK)):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "colon":
            return at + 1 if following else None
        if token.quote and not _is_name(token):
            return at
        if token.quote and at > start and tokens[at - 1].word in ("на", "о", "про"):
            return at
        if token.kind == "comma" and following and (following.word in _CONTENT):
            return at + 1
        if token.kind in ("stop", "dash"):
            return None
        if token.kind == "comma" and not (following and following.word.endswith(("ший", "щий", "вая", "ая", "уя"))):
            return _after_aside(tokens, at)
    return None


def _after_aside(tokens: Tokens, comma: int) -> int | None:
    """Behind a second comma: "заявил, выступая в Сеуле, что"."""
    for at in range(comma + 1, min(len(tokens), comma + 15)):
        if tokens[at].kind in ("stop", "dash"):
            return None
        if tokens[at].kind == "colon":
            return at + 1 if at + 1 < len(tokens) else None
        if tokens[at].kind == "comma" and at + 1 < len(tokens) and tokens[at + 1].word == "что":
            return at + 1
    return None


def _content_end(tokens: Tokens, start: int) -> int:
    verbs = speech_verbs()
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at].kind == "comma":
            verb = verbs.get(tokens[at + 1].word)
            if (verb and verb.gerund) or (tokens[at + 1].word == "так" and tokens[at + 2 : at + 3]):
                return at
        if tokens[at].word == ";":
            return at
    return len(tokens)


def _front(tokens: Tokens, at: int, verb: Verb) -> Range | None:
    """What stands in front of "— сказал X" or ", сказал X"."""
    last = at - 1
    while last >= 0 and tokens[last].word in _ADVERBS:
        last -= 1
    if last < 1:
        return None
    if tokens[last].word in ("чем", "чём") and tokens[last - 1].word == "о":
        return _range(tokens, 0, last - 1)
    if tokens[last].kind in ("dash", "comma") or verb.passive or tokens[last].quote:
        return _range(tokens, 0, last + 1)
    start = _edge_before(tokens, last)
    if (
        start > 0
        and tokens[start - 1].kind == "dash"
        and start > 1
        and tokens[start - 2].kind in ("comma", "quote", "stop")
    ):
        return _range(tokens, 0, start)
    return None


def _rest(tokens: Tokens, behind: int, *, resumed: bool = False) -> Range | None:
    """What follows the attribution: behind the next comma, or the dash that resumes a quotation."""
    for at in range(behind, min(len(tokens), behind + _LOOK)):
        if tokens[at].kind == "stop":
            return None
        if resumed and tokens[at].kind == "dash":
            return _range(tokens, at + 1, _content_end(tokens, at + 1))
        if tokens[at].kind == "comma" and not resumed:
            return _range(tokens, at + 1, _content_end(tokens, at + 1))
        if resumed and tokens[at].kind == "comma" and at + 1 < len(tokens):
            following = tokens[at + 1]
            verb = speech_verbs().get(following.word)
            if following.word in _CONTENT or following.word.startswith("котор") or (verb and verb.gerund):
                return None
            if following.kind == "dash":
                continue
            if following.word in _SPEAKERS or following.capital or following.word.endswith(("ший", "шая", "в", "вая")):
                return _rest(tokens, at + 1)
            return None
    return None


def _range(tokens: Tokens, start: int, end: int) -> Range | None:
    while start < end and tokens[start].kind in ("comma", "dash", "colon", "stop"):
        start += 1
    while end > start and tokens[end - 1].kind in ("comma", "dash", "colon", "stop"):
        end -= 1
    return (start, end) if end > start else None


def _sources(tokens: Tokens, line: Line) -> Iterator[Draft]:
    """ "По словам X, …", "…, по данным X"."""
    for at in range(len(tokens) - 2):
        if tokens[at].word != "по" and tokens[at].word != "согласно":
            continue
        first = at + 2
        if tokens[at + 1].word in ("его", "её", "ее", "их") and tokens[at + 2].word in _SOURCES:
            who: Range = (at + 1, at + 2)
            end = at + 3
        elif tokens[at + 1].word in _SOURCES:
            end = _edge_after(tokens, first)
            who = (first, end)
        else:
            continue
        parts = [part for part in (_range(tokens, 0, at), _after_source(tokens, end)) if part]
        if parts and who[1] > who[0]:
            cue = Span(tokens[at].start, tokens[first - 1 if who[0] == first else end - 1].end)
            span = Span(tokens[who[0]].start, tokens[who[1] - 1].end)
            fragments = _fragments(tokens, parts)
            yield Draft(fragments, cue, _kind(tokens, parts), span, line.paragraph, genitive=who[0] == first)


def _after_source(tokens: Tokens, end: int) -> Range | None:
    """Behind the source and the comma that closes it; a quotation after a colon is the exact words."""
    return _range(tokens, end, len(tokens))


def _fragments(tokens: Tokens, ranges: Sequence[Range]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for first, end in ranges:
        quotes = [token.quote for token in tokens[first:end] if token.quote]
        if quotes and not any(token.kind == "word" for token in tokens[first:end]):
            spans.extend(quote.inner for quote in quotes)
        else:
            spans.append(Span(tokens[first].start, tokens[end - 1].end))
    return tuple(spans)


def _kind(tokens: Tokens, ranges: Sequence[Range]) -> StatementKind:
    held = [token for first, end in ranges for token in tokens[first:end]]
    if not any(token.quote and not _is_name(token) for token in held):
        lone = held and all(token.quote for token in held)
        return "direct" if lone else "indirect"
    return "mixed" if any(token.kind == "word" for token in held) else "direct"
