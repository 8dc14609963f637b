"""Which statements say most about a speaker: pure; statements in, statements out."""

from collections.abc import Sequence

from bot.statements import KeptStatement

_KINDS = {"direct": 2, "mixed": 1, "indirect": 0}
_ENOUGH, _TOO_MANY = 6, 60  # words; shorter quotes say little, longer ones are no line


def by_speaker(statements: Sequence[KeptStatement]) -> list[list[KeptStatement]]:
    """Grouped by who spoke, in the order of each one's first statement; joint speakers are a group of their own."""
    groups: dict[tuple[str, ...], list[KeptStatement]] = {}
    for statement in statements:
        who = tuple(one.key or f"unnamed {one.name}" for one in statement.speakers)
        groups.setdefault(who, []).append(statement)
    return list(groups.values())


def strongest(statements: Sequence[KeptStatement], speakers: int) -> tuple[KeptStatement, ...]:
    """The strongest line of each of the main speakers: those who are named first, then those who say most."""
    groups = sorted(by_speaker(statements), key=_weight, reverse=True)[:speakers]
    return tuple(max(group, key=_strength) for group in groups)


def _weight(group: Sequence[KeptStatement]) -> tuple[bool, int]:
    named = any(one.key for one in group[0].speakers)
    return named, sum(1 + _KINDS[statement.kind] for statement in group)


def _strength(statement: KeptStatement) -> tuple[bool, int, bool, int]:
    """Read rather than inferred; of a good length; quoted; the earlier the better."""
    words = sum(len(sentence.text.split()) for sentence in statement.words)
    return not statement.inferred, _KINDS[statement.kind], _ENOUGH <= words <= _TOO_MANY, -statement.words[0].start
