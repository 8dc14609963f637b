"""What can go wrong while reading text.

SummarizerError
├── NotReadable           a page that is not an article we can read; `.reason` says which kind
├── UnknownMethod         no summarising method of that name
├── UnknownTopic          no topic of that name, and no file at that path
└── BadTopic              a topic's file that cannot be understood; `.line` is where
"""

from typing import Literal

NotReadableReason = Literal["not_an_article", "blocked", "paywall", "too_short", "language"]


class SummarizerError(Exception):
    """The root of the tree."""


class NotReadable(SummarizerError):
    """The page holds no article we can read.

    `reason` is one of `NotReadableReason`; `text` is what little text came (for "too_short": all of it);
    `lang` is the language found, as an ISO 639-1 code, where the reason is "language".
    """

    def __init__(self, reason: NotReadableReason, *, text: str = "", title: str = "", lang: str | None = None) -> None:
        super().__init__(reason, text, title, lang)  # all of it, so that it survives the way back from a worker process
        self.reason: NotReadableReason = reason
        self.text = text
        self.title = title
        self.lang = lang

    def __reduce__(self) -> tuple[object, ...]:
        return _not_readable, (self.reason, self.text, self.title, self.lang)

    def __str__(self) -> str:
        return self.reason


class UnknownMethod(SummarizerError):
    """No summarising method has this name; `known` are those that exist."""

    def __init__(self, method: str, known: tuple[str, ...]) -> None:
        super().__init__(method, known)
        self.method = method
        self.known = known

    def __str__(self) -> str:
        return f"no method {self.method!r}; there are {', '.join(self.known)}"


class UnknownTopic(SummarizerError):
    """There is no topic of this name; `known` are those that come with the program."""

    def __init__(self, topic: str, known: tuple[str, ...]) -> None:
        super().__init__(topic, known)
        self.topic = topic
        self.known = known

    def __str__(self) -> str:
        return f"no topic {self.topic!r}; there are {', '.join(self.known)}"


class BadTopic(SummarizerError):
    """A topic's file cannot be understood; `line` is the first that cannot, or what is wrong with the file."""

    def __init__(self, topic: str, line: str) -> None:
        super().__init__(topic, line)
        self.topic = topic
        self.line = line

    def __str__(self) -> str:
        return f"topic {self.topic}: {self.line}"


def _not_readable(reason: NotReadableReason, text: str, title: str, lang: str | None) -> NotReadable:
    return NotReadable(reason, text=text, title=title, lang=lang)
