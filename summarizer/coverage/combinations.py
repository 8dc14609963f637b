"""Terms that mean something only where others stand in the same text: one of each group, found in one pass."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from summarizer.coverage.terms import TermIndex, read_term

Label = TypeVar("Label", bound=Hashable)


def shared_index(labelled: Iterable[tuple[str, Label]]) -> TermIndex[frozenset[Label]]:
    """An index in which a term that is written under several labels has them all."""
    labels: dict[str, set[Label]] = defaultdict(set)
    for written, label in labelled:
        labels[written].add(label)
    terms = (read_term(written, frozenset(found)) for written, found in labels.items())
    return TermIndex(term for term in terms if term)


class Combinations:
    """Combinations of groups of terms: `[["Alanders"], ["bridge", "ferry"]]` stands where a term of each group does."""

    def __init__(self, combinations: Sequence[Sequence[Iterable[str]]]) -> None:
        self._sizes = tuple(len(groups) for groups in combinations)
        self._index = shared_index(
            (written, (number, part))
            for number, groups in enumerate(combinations)
            for part, terms in enumerate(groups)
            for written in terms
        )

    def find(self, text: str) -> tuple[str, ...]:
        """The first words of each group of the first combination that stands in the text; () where none does."""
        words: dict[tuple[int, int], str] = {}
        for mention in self._index.find(text):
            for slot in mention.label:
                words.setdefault(slot, text[mention.start : mention.end])
        for number, size in enumerate(self._sizes):
            slots = [(number, part) for part in range(size)]
            if size and all(slot in words for slot in slots):
                return tuple(words[slot] for slot in slots)
        return ()
