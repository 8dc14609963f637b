"""A draft's subject -> the speakers: where they are mentioned, who they are, what the article calls them."""

from collections.abc import Sequence
from itertools import pairwise

from summarizer.document import Span
from summarizer.statements.english.drafts import Draft
from summarizer.statements.english.names import NameRun, is_first_name, is_title, name_runs
from summarizer.statements.english.noun_phrases import Range
from summarizer.statements.english.people import People, Person
from summarizer.statements.english.sentence import Sentence
from summarizer.statements.english.tokens import Token
from summarizer.statements.statement import Speaker

Tokens = Sequence[Token]
_CUTS = frozenset({"preposition", "comma", "bracket", "subordinator"})


class Speakers:
    """Names the speakers of an article; they must be asked for in the order of the text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        self._text = text
        self._sentences = sentences
        self._people = People()
        self._read = 0
        self._last: Person | None = None
        self._subjects: dict[int, list[Range]] = {}
        for draft in drafts:
            if draft.subject:
                self._subjects.setdefault(draft.sentence.span.start, []).append(draft.subject)

    def of(self, sentence: Sentence, subject: Range | None) -> tuple[Speaker, ...]:
        """The speakers that the range of the sentence's tokens names; sentences come in the order of the text."""
        self._read_up_to(sentence)
        if subject is None:
            return ()
        return tuple(self._speaker(sentence, part) for part in joint_parts(sentence.tokens, subject))

    def _read_up_to(self, sentence: Sentence) -> None:
        while self._read < len(self._sentences):
            current = self._sentences[self._read]
            if current.span.start > sentence.span.start:
                return
            subjects = self._subjects.get(current.span.start, ())
            self._people.read(self._text, self._read, current, subjects)
            self._read += 1

    def _speaker(self, sentence: Sentence, subject: Range) -> Speaker:
        tokens = sentence.tokens
        first, end = subject
        mention = Span(tokens[first].start, tokens[end - 1].end)
        if end - first == 1 and tokens[first].tag in ("subject", "subordinator"):
            person = self._people.who(tokens[first].word, self._read - 1, first, self._last)
            self._last = person or self._last
            return Speaker(mention, person.name if person else None, tuple(person.titles) if person else ())
        run = self._name(tokens, subject)
        if run is None:
            person = self._holder(tokens, subject)
            self._last = person or self._last
            return Speaker(mention, person.name if person else None, tuple(person.titles) if person else ())
        person = self._people.named(run.words)
        self._last = person or self._last
        return Speaker(mention, person.name if person else run.name, tuple(person.titles) if person else run.titles)

    def _name(self, tokens: Tokens, subject: Range) -> NameRun | None:
        """The name that the phrase is about: behind its comma, at the end of its head, or behind a whole office."""
        first, end = subject
        comma = max((at for at in range(first, end) if tokens[at].tag == "comma"), default=first - 1)
        if comma >= first and (run := self._last_run(tokens, (comma + 1, end))):
            return run
        head = _head(tokens, subject)
        run = self._last_run(tokens, head)
        if run or head[1] == end or not is_title(tokens[head[1] - 1].word):
            return run
        run = self._last_run(tokens, subject)
        person = self._people.named(run.words) if run and len(run.words) > 1 else None
        return run if run and person and len(person.words) > 1 and self._is_whole(tokens, run, subject) else None

    def _is_whole(self, tokens: Tokens, run: NameRun, subject: Range) -> bool:
        """Whether the name in "the head of delegation Oleg Reznik" is a person, and no part of the office."""
        before = tokens[subject[0] + run.first - 1] if run.first else None
        cut = subject[1] - subject[0] - run.first > len(run.words)
        return cut or (before is not None and before.tag == "noun") or is_first_name(run.words[0])

    def _last_run(self, tokens: Tokens, part: Range) -> NameRun | None:
        """The name that the part ends with."""
        runs = list(name_runs(self._text, tokens[part[0] : part[1]]))
        if not runs or runs[-1].end != part[1] - part[0] or is_title(runs[-1].words[-1]):
            return None
        return runs[-1]

    def _holder(self, tokens: Tokens, subject: Range) -> Person | None:
        """Whom "the minister" means: the one person of whom the article says so."""
        head = _head(tokens, subject)
        if tokens[subject[0]].word not in ("the", "this") or any(t.tag == "name" for t in tokens[head[1] : subject[1]]):
            return None
        return self._people.holding(tokens[head[1] - 1].word)


def _head(tokens: Tokens, subject: Range) -> Range:
    """The phrase without what hangs on it: "officials" of "officials at the ministry"."""
    first, end = subject
    for at in range(first + 1, end):
        if tokens[at].tag in _CUTS:
            return first, at
    return first, end


def joint_parts(tokens: Tokens, subject: Range) -> tuple[Range, ...]:
    """Each of several speakers joined by "and": only where each of them has a name."""
    first, end = subject
    joins = [at for at in range(first + 1, end - 1) if tokens[at].word == "and"]
    cuts = (
        [at for at in range(first + 1, end - 1) if tokens[at].tag == "comma" or tokens[at].word == "and"]
        if joins
        else []
    )
    if not cuts or any(tokens[at].tag == "preposition" for at in range(first, end)):
        return (subject,)
    edges = [first - 1, *cuts, end]
    parts = tuple((low + 1, high) for low, high in pairwise(edges) if high > low + 1)
    named = all(any(tokens[at].tag == "name" for at in range(*part)) for part in parts)
    return parts if named else (subject,)
