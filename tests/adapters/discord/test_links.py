"""Which addresses in a Discord message are meant to be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.links import links_to_read

A = "https://news.example/a"
B = "https://news.example/b"


@pytest.mark.parametrize(
    "content",
    [
        f"`{A}`",
        f"``{A} ` more``",
        f"```\n{A}\n```",
        f"```py\n{A}```",
        f"||{A}||",
        f"|| look: {A} ||",
        f"<{A}>",
        f"[label](<{A}>)",
        f"> {A}",
        f"so\n> {A}\n",
        f">>> {A}\nand {B}",
        "no address at all",
        "https://",
        "ftp://news.example/a",
    ],
)
def test_left_alone(content: str) -> None:
    assert links_to_read(content) == ()


@pytest.mark.parametrize(
    ("content", "links"),
    [
        (A, (A,)),
        (f"{A} {B} {A}", (A, B)),
        (f"{B}\n{A}", (B, A)),
        (f"see {A}.", (A,)),
        (f"see {A}, {B}!", (A, B)),
        (f"(see {A})", (A,)),
        (f"({A}), and", (A,)),
        ("https://en.example/wiki/Tumen_(river)", ("https://en.example/wiki/Tumen_(river)",)),
        ("(https://en.example/wiki/Tumen_(river))", ("https://en.example/wiki/Tumen_(river)",)),
        (f"[label]({A})", (A,)),
        (f'[label]({A} "title")', (A,)),
        (f"[label]({A})и дальше", (A,)),
        (f"**{A}**", (A,)),
        (f"“{A}”", (A,)),
        (f"||hidden|| {A}", (A,)),
        (f"|| not closed {A}", (A,)),
        (f"`code` {A} `code`", (A,)),
        (f"` not closed {A}", (A,)),
        (f"`` `{A}` ``{B}", (B,)),
        (f"> quoted\n{A}", (A,)),
        (f">not a quote {A}", (A,)),
        (f"a > b {A}", (A,)),
        ("HTTPS://NEWS.example/A", ("HTTPS://NEWS.example/A",)),
        ("https://한국.example/뉴스", ("https://한국.example/뉴스",)),
        (f"<@1> {A}", (A,)),
        (f"{A}?x=1&y=2#part", (f"{A}?x=1&y=2#part",)),
    ],
)
def test_meant_to_be_read(content: str, links: tuple[str, ...]) -> None:
    assert links_to_read(content) == links


def test_an_endless_address_is_left_out() -> None:
    assert links_to_read(f"{A}{'x' * 3_000} {B}") == (B,)


@given(st.text(alphabet="`|<>[]() \nhttps:/.aа", max_size=400))
def test_any_text_is_read_without_an_error(content: str) -> None:
    links = links_to_read(content)

    assert len(set(links)) == len(links)
    assert all(link in content for link in links)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("unit", ["`", "``` ", "` `` ", "||", "<", "<a", "> ", ">>> ", "https://(", "((((", "[a]("])
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    """A hundred times the longest message: a quadratic search would run into the limit above."""
    content = unit * (200_000 // len(unit))

    assert links_to_read(f"{content}\n\n{A}") in {(), (A,)}
