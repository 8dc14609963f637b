"""What `Anchor.handle` holds on Slack: who asked, and the response URL, good for half an hour and five answers."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Handle:
    """`asker` is a user's id; the response URL is a secret."""

    asker: str
    response_url: str = field(repr=False)

    def packed(self) -> str:
        """As the text that an anchor carries."""
        return f"{self.asker} {self.response_url}"


def read_handle(packed: str) -> Handle:
    """The opposite of `packed`."""
    asker, _, response_url = packed.partition(" ")
    return Handle(asker, response_url)
