"""The names that an article gives, for telling its people from other words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from summarizer.statements.korean.words import WORDS


@dataclass(frozen=True, slots=True)
class Names:
    """`words`: the single words of all names, of two syllables or more; `families`: the Korean family names."""

    words: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        words = frozenset(word for name in names for word in name.split() if len(word) > 1)
        korean = {word for word in words if len(word) in (2, 3)}
        return cls(words, frozenset(word[0] for word in korean if word[0] in WORDS["surname"]))

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def is_family(self, word: str) -> bool:
        """Whether a syllable in front of an office is a family name, and not 이 ("this"), 한 ("a") or 전 ("former")."""
        if word in WORDS["modifier"]:
            return word in self.families
        return word in WORDS["surname"]


NO_NAMES = Names()
