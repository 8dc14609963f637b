"""Every reply fits Discord's sizes, nothing of it is lost, and nothing in it is acted on."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.markup import utf16_length
from adapters.discord.render import DESCRIPTION, EMPTY, TITLE, Part, button_of, part_of, render, thread_name
from bot.messages import Button, Line, Reply, SideCoverage, Told

ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="ab \n\\*_~`|[]<>#-+.1)(@:/😀한", max_size=300),
    st.sampled_from(["word " * 2_000, "x" * 9_000, "*" * 5_000, "😀" * 5_000, "Sentence one. " * 700, "a\n" * 4_000]),
    st.sampled_from(
        ["@everyone", "<!channel>", "||spoiler||", "[a](https://x.example)", "# big", "-# small", "1. one"]
    ),
)
LINKS = st.one_of(
    st.none(),
    st.just("https://news.example/a"),
    st.text(max_size=60).map(lambda tail: f"https://news.example/{tail}"),
    st.just("https://news.example/#:~:text=" + "%ED%95%9C" * 400),
    st.just("javascript:alert(1)"),
)
LINES = st.builds(Line, text=ANY_TEXT, link=LINKS)
TOLD = st.builds(
    Told,
    headline=LINES,
    marks=st.lists(ANY_TEXT, max_size=2).map(tuple),
    paragraphs=st.lists(LINES, max_size=3).map(tuple),
    sides=st.lists(
        st.builds(SideCoverage, st.sampled_from(["Seoul", "*M*"]), st.lists(LINES, max_size=3).map(tuple)), max_size=2
    ).map(tuple),
)
DIGESTS = st.builds(Reply, headline=st.none() | LINES, stories=st.lists(TOLD, max_size=4).map(tuple))
REPLIES = st.builds(
    Reply,
    headline=st.none() | LINES,
    facts=st.lists(ANY_TEXT, max_size=4).map(tuple),
    paragraphs=st.lists(LINES, max_size=8).map(tuple),
    notes=st.lists(LINES, max_size=4).map(tuple),
    buttons=st.lists(st.integers(0, 99), max_size=7, unique=True).map(
        lambda numbers: tuple(Button(f"button:{number:053}", f"Label {number}" * 9) for number in numbers)
    ),
)

PART_ID = "p" * 25
OWN_LINK = re.compile(r" \[»\]\(https?://[^\s()]*\)")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069]")


def as_read(part: Part) -> str:
    """What stands on the screen, without white space and the bot's own marks."""
    lines = [line.removeprefix("-# ") for line in part.description.split("\n")]
    shown = OWN_LINK.sub("", "\n".join(lines))
    return UNSEEN.sub("", ESCAPED.sub(r"\1", (part.title or "") + shown))


def as_meant(reply: Reply) -> str:
    facts = "·".join(fact for fact in reply.facts if UNSEEN.sub("", fact))
    headline = (reply.headline,) if reply.headline else ()
    before = "".join(line.text for line in headline)
    return UNSEEN.sub("", before + facts + "".join(line.text for line in (*reply.paragraphs, *reply.notes)))


@given(REPLIES | DIGESTS)
def test_every_part_fits_discord(reply: Reply) -> None:
    for part in render(reply):
        embed = part.embed()
        shown = part.shown_buttons(PART_ID)

        assert utf16_length(part.description) + utf16_length(part.title or "") > 0
        assert utf16_length(part.description) <= DESCRIPTION
        assert utf16_length(part.title or "") <= TITLE
        assert len(embed) <= 6_000
        assert 1 <= len(shown) <= 25
        assert all(len(button.custom_id) <= 100 and 0 < len(button.label) <= 80 for button in shown)
        assert len({button.custom_id for button in shown}) == len(shown)


@given(REPLIES)
def test_nothing_is_lost_and_all_stands_in_order(reply: Reply) -> None:
    assert "".join(as_read(part) for part in render(reply)) == as_meant(reply)


@given(REPLIES)
def test_nothing_in_a_text_is_acted_on(reply: Reply) -> None:
    for part in render(reply):
        own = OWN_LINK.sub("", re.sub(r"(?m)^-# ", "", part.description))
        bare = ESCAPED.sub("", own + "\n" + (part.title or ""))

        assert not re.search(r"[*_~`|\[\]<]", bare)
        assert not re.search(r"@(everyone|here)", bare, re.IGNORECASE)
        assert "://" not in bare
        assert not re.search(r"(?m)^[ \t]*([-#>+]|\d+[.)])", own.replace("\\", "x"))


@given(REPLIES)
def test_every_part_can_be_told_apart_by_its_buttons(reply: Reply) -> None:
    for part in render(reply):
        assert {part_of(button.custom_id) for button in part.shown_buttons(PART_ID)} == {PART_ID}


@given(REPLIES)
def test_a_thread_has_a_name_that_discord_takes(reply: Reply) -> None:
    assert 1 <= utf16_length(thread_name(reply)) <= 100


def test_a_usual_answer_reads_like_this() -> None:
    reply = Reply(
        headline=Line("Ferry resumes (sample)", "https://news.example/ferry"),
        facts=("Example Wire", "English"),
        paragraphs=(Line("It sails again.", "https://news.example/ferry#:~:text=It%20sails"), Line("Twice a day.")),
        notes=(Line("Already summarised.", "https://discord.example/1"), Line("Yesterday.")),
        buttons=(Button("short:a", "Shorter"), Button("long:a", "Longer")),
    )

    [part] = render(reply)

    assert part.title == "Ferry resumes (sample)"
    assert part.link == "https://news.example/ferry"
    assert part.description == (
        "-# Example Wire · English\n\n"
        "It sails again. [»](https://news.example/ferry#:~:text=It%20sails)\n\n"
        "Twice a day.\n\n"
        "-# Already summarised. [»](https://discord.example/1)\n"
        "-# Yesterday."
    )
    assert [button.label for button in part.shown_buttons("p1")] == ["Shorter", "Longer"]


def test_a_long_answer_splits_between_sentences_and_numbers_its_pages() -> None:
    reply = Reply(paragraphs=(Line("This sentence is a sample. " * 400),), buttons=(Button("long:a", "Longer"),))

    parts = render(reply)

    assert [part.page for part in parts] == ["1/3", "2/3", "3/3"]
    assert all(part.description.endswith("sample.") for part in parts)
    assert [len(part.buttons) for part in parts] == [0, 0, 1]


def test_a_word_longer_than_a_message_is_cut_but_never_inside_an_escape() -> None:
    first, *_ = render(Reply(paragraphs=(Line("*" * 5_000),)))

    assert len(first.description) % 2 == 0


def test_an_empty_reply_is_still_a_message() -> None:
    [part] = render(Reply())

    assert part.description == EMPTY


def test_a_headline_too_long_for_a_title_opens_the_text() -> None:
    [part] = render(Reply(headline=Line("word " * 100, "https://news.example/a"), paragraphs=(Line("Text."),)))

    assert part.title is None
    assert part.description.startswith("word word")
    assert "[»](https://news.example/a)" in part.description


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "", "discord://x"])
def test_only_web_addresses_become_links(link: str) -> None:
    [part] = render(Reply(headline=Line("Title", link), paragraphs=(Line("Text.", link),)))

    assert part.link is None
    assert part.description == "Text."


def test_a_link_cannot_break_out_of_its_brackets() -> None:
    [part] = render(Reply(paragraphs=(Line("Text.", "https://news.example/a_(b)) [x](https://evil.example)"),)))

    assert part.description == ("Text. [»](https://news.example/a_%28b%29%29%20%5Bx%5D%28https://evil.example%29)")


def test_a_text_fragment_stays_one() -> None:
    [part] = render(Reply(paragraphs=(Line("Text.", "https://news.example/a#:~:text=a%2Cb,c"),)))

    assert "#:~:text=a%2Cb,c)" in part.description


def test_a_link_too_long_for_a_message_leads_to_the_article_at_least() -> None:
    [part] = render(Reply(paragraphs=(Line("Text.", "https://news.example/a#:~:text=" + "%ED" * 600),)))

    assert part.description == "Text. [»](https://news.example/a)"


def test_verbatim_words_keep_their_quote_marks() -> None:
    words = "“We agreed,” she said: «Да» – 「네」 … it's 10:30, 5 % & more!"

    [part] = render(Reply(paragraphs=(Line(words),)))

    assert part.description == words


@pytest.mark.parametrize(
    ("custom_id", "part", "button"),
    [
        ("t1:p1:long:a1", "p1", "long:a1"),
        ("t1:p1:", "p1", None),
        ("t2:p1:long:a1", None, None),
        ("t1", None, None),
        ("", None, None),
    ],
)
def test_custom_ids_are_read_back(custom_id: str, part: str | None, button: str | None) -> None:
    assert (part_of(custom_id), button_of(custom_id)) == (part, button)


def test_an_edit_to_fewer_parts_renders_alone() -> None:
    long = Reply(paragraphs=(Line("word " * 2_000),))

    assert len(render(replace(long, paragraphs=(Line("Short."),)))) == 1


def test_a_story_is_not_parted_and_a_long_digest_is_several_messages() -> None:
    stories = tuple(
        Told(
            Line(f"Ferry {number} sails", "https://news.example/a"),
            ("2 outlets",),
            (Line("It sails on Mondays. " * 40, "https://news.example/b"),),
            sides=(SideCoverage("Seoul", (Line("Hangang Ledger", "https://news.example/a"),)),),
        )
        for number in range(1, 13)
    )

    parts = render(Reply(headline=Line("Digest"), stories=stories, notes=(Line("12 read."),)))

    assert len(parts) > 1
    assert all(part.description.count(" sails**") == part.description.count("Hangang Ledger") for part in parts)
    assert sum(part.description.count("Hangang Ledger") for part in parts) == 12
    assert parts[-1].description.endswith("12 read.")
