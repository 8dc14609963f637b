"""What was said, and by whom: the answer of `find_statements` and `find_non_answers`."""

from dataclasses import dataclass
from typing import Literal

from summarizer.document import Span

StatementKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """mention: where the article names them here ("he"); name: who that is; titles: what the article says of them.

    `name` is the fullest name the article gives, or None where it is not sure; offices stand in `titles`.
    """

    mention: Span | None
    name: str | None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """fragments: the words, in order, several where an attribution splits them; cue: the word of saying.

    `inferred`: no cue stands beside these words; the speaker was found in the context.
    """

    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    inferred: bool
    speakers: tuple[Speaker, ...]

    @property
    def speaker(self) -> Span | None:
        """The first speaker's mention."""
        return self.speakers[0].mention if self.speakers else None

    @property
    def speaker_name(self) -> str | None:
        """The first speaker's name."""
        return self.speakers[0].name if self.speakers else None

    @property
    def speaker_title(self) -> str | None:
        """The first title of the first speaker."""
        return self.speakers[0].titles[0] if self.speakers and self.speakers[0].titles else None


@dataclass(frozen=True, slots=True)
class NonAnswer:
    """Somebody who did not answer. span: the clause that says so; cue: "declined to comment"."""

    speakers: tuple[Speaker, ...]
    span: Span
    cue: Span

    @property
    def speaker(self) -> Span | None:
        """The first one's mention."""
        return self.speakers[0].mention if self.speakers else None

    @property
    def speaker_name(self) -> str | None:
        """The first one's name."""
        return self.speakers[0].name if self.speakers else None
