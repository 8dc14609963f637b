"""The conversations: what people do, and what they see then. Every script runs on every platform, word for word."""

from collections.abc import Awaitable, Callable

from adapters.console.newswire import AWKWARD
from tests.conversations.peer import Peer, Shown, article

Script = Callable[[Peer], Awaitable[None]]

ALL_LENGTHS = ("Shorter", "Longer")


async def a_pasted_link_is_answered(peer: Peer) -> None:
    story = article(peer.news)

    await peer.paste(f"Have you seen this? {story.url}")

    [answer] = peer.shown()
    assert answer.headline == story.title
    assert len(answer.paragraphs) == 3
    assert all(sentence in story.body for sentence in answer.paragraphs)
    assert answer.buttons[:2] == ALL_LENGTHS
    assert not answer.private


async def korean_and_russian_are_answered_in_their_own_words(peer: Peer) -> None:
    stories = [article(peer.news, "ko"), article(peer.news, "ru")]

    for story in stories:
        await peer.paste(story.url)

    for story, answer in zip(stories, peer.shown(), strict=True):
        assert answer.headline == story.title
        assert all(sentence in story.body for sentence in answer.paragraphs)


async def two_links_are_answered_one_by_one(peer: Peer) -> None:
    first, second = article(peer.news, number=0), article(peer.news, number=1)

    await peer.paste(f"{first.url} and {second.url}")

    assert [answer.headline for answer in peer.shown()] == [first.title, second.title]


async def of_five_links_three_are_read_and_two_offered(peer: Peer) -> None:
    stories = [article(peer.news, number=number) for number in range(5)]

    await peer.paste(" ".join(story.url for story in stories))
    offer = peer.shown()[-1]
    await peer.press("Read the rest", 3)

    assert offer == Shown("", ("There are 2 more links in this message.",), ("Read the rest",))
    assert [answer.headline for answer in peer.shown()] == [story.title for story in stories]


async def an_edit_puts_the_new_answer_in_place_of_the_old(peer: Peer) -> None:
    wrong, right = article(peer.news, number=0), article(peer.news, number=1)
    message = await peer.paste(wrong.url)

    await peer.edit(message, f"I meant {right.url}")

    assert [answer.headline for answer in peer.shown()] == [right.title]


async def a_preview_added_by_the_platform_changes_nothing(peer: Peer) -> None:
    message = await peer.paste(article(peer.news).url)
    before = peer.shown()

    await peer.unfurl(message)

    assert peer.shown() == before


async def a_deleted_message_takes_the_answers_with_it(peer: Peer) -> None:
    message = await peer.paste(f"{article(peer.news).url} {article(peer.news, number=1).url}")

    await peer.delete(message)

    assert peer.shown() == []


async def a_message_told_twice_is_answered_once(peer: Peer) -> None:
    message = await peer.paste(article(peer.news).url)

    await peer.redeliver(message)

    assert len(peer.shown()) == 1


async def the_same_article_again_points_to_the_first_answer(peer: Peer) -> None:
    story = article(peer.news)

    await peer.paste(story.url)
    await peer.paste(f"{story.url}?utm_source=newsletter#top")
    again = peer.shown()[1]
    await peer.press("Show it here", 1)

    assert again.headline == story.title
    assert again.paragraphs[0].startswith("Already summarised here on ")
    assert peer.shown()[1].paragraphs == peer.shown()[0].paragraphs


async def a_direct_message_is_answered(peer: Peer) -> None:
    story = article(peer.news)

    await peer.direct(story.url)

    [answer] = peer.shown()
    assert answer.headline == story.title


async def markup_and_mentions_in_an_article_are_shown_as_words(peer: Peer) -> None:
    await peer.paste(f"{peer.news.base_url}/longitude/world/hostile")

    [answer] = peer.shown()
    assert answer.headline == "@everyone **Ferry** [sails](https://evil.example/) `now` ||soon|| :smile: # free"
    assert answer.paragraphs[0].startswith(
        "The sample ferry *Haemaji* sailed <!everyone> from Donghae on Sunday with @"
    )
    assert answer.paragraphs[0].endswith("Cheon Il-gu said in a notice full of `marks`.")
    assert peer.alarmed() == []


async def a_command_answers_at_the_wanted_length(peer: Peer) -> None:
    story = article(peer.news)

    await peer.command("summarize", url=story.url, length="short")

    [answer] = peer.shown()
    assert answer.headline == story.title
    assert len(answer.paragraphs) == 1
    assert answer.buttons[0] == "Longer"


async def the_menu_of_a_message_reads_its_links(peer: Peer) -> None:
    await peer.command("settings", links="off")
    message = await peer.paste(article(peer.news).url)
    before = len(peer.shown())

    await peer.menu(message)

    assert peer.shown()[before].headline == article(peer.news).title


async def a_mention_with_a_link_is_answered(peer: Peer) -> None:
    await peer.paste(f"short {article(peer.news).url}", mention=True)

    [answer] = peer.shown()
    assert len(answer.paragraphs) == 1


async def shorter_and_longer_change_the_answer_in_place(peer: Peer) -> None:
    await peer.paste(article(peer.news).url)

    lengths = []
    for label in ("Longer", "Shorter", "Shorter"):
        await peer.press(label)
        [answer] = peer.shown()
        lengths.append(len(answer.paragraphs))

    assert lengths == [6, 3, 1]


async def settings_are_for_those_who_manage_the_channel(peer: Peer) -> None:
    await peer.command("settings", manages=False, links="off")
    [refusal] = peer.shown()
    await peer.paste(article(peer.news).url)

    assert refusal.paragraphs == ("Only those who may manage this channel can do that.",)
    assert len(peer.shown()) == 2


async def links_are_left_alone_where_they_are_switched_off(peer: Peer) -> None:
    await peer.command("settings", links="off")
    await peer.paste(article(peer.news).url)

    [said] = peer.shown()
    assert said.paragraphs == (
        "I leave links alone here, and keep the previews below them. Days in questions are days of UTC. "
        "My own words in digests are English.",
    )


async def links_in_code_and_quotes_are_left_alone(peer: Peer) -> None:
    await peer.paste(f"`{article(peer.news).url}`")
    await peer.paste(f"> {article(peer.news).url}")

    assert peer.shown() == []


async def every_failure_has_its_own_words_when_asked(peer: Peer) -> None:
    pages = [page for page in AWKWARD if page.reads_as in FAILURES]
    said = {}
    for page in pages:
        await peer.command("summarize", url=f"{peer.news.base_url}{page.path}")
        said[page.path] = peer.shown()[-1].paragraphs[0]

    assert said == {page.path: FAILURES[page.reads_as] for page in pages}
    assert {page.reads_as for page in pages} == set(FAILURES)


async def a_text_too_short_to_summarise_is_shown_whole(peer: Peer) -> None:
    await peer.command("summarize", url=f"{peer.news.base_url}{_page('too_short')}")

    [answer] = peer.shown()
    assert answer.headline
    assert answer.paragraphs
    assert answer.buttons == ()


async def a_failed_paste_gets_a_mark_and_no_words(peer: Peer) -> None:
    message = await peer.paste(f"{peer.news.base_url}{_page('NotFound')}")

    assert peer.shown() == []
    assert peer.marked(message)


async def home_pages_and_documents_get_nothing(peer: Peer) -> None:
    message = await peer.paste(f"{peer.news.base_url}{_page('NotAPage')} {peer.news.base_url}/")

    assert peer.shown() == []
    assert not peer.marked(message)


async def a_long_article_is_answered_like_any_other(peer: Peer) -> None:
    story = max(peer.news.articles, key=lambda story: len(story.body))

    await peer.command("summarize", url=story.url, length="long")

    [answer] = peer.shown()
    assert len(answer.paragraphs) == 6
    assert all(sentence in story.body for sentence in answer.paragraphs)


async def help_says_what_can_be_asked(peer: Peer) -> None:
    await peer.command("help")

    [said] = peer.shown()
    assert said.paragraphs[0].startswith("Paste a link to an article")


def _page(reads_as: str) -> str:
    return next(page.path for page in AWKWARD if page.reads_as == reads_as)


FAILURES = {
    "not_an_article": "I found no article on this page.",
    "blocked": "The outlet does not let me in: it wants consent, a login or proof of a human reader.",
    "paywall": "Only the opening came; the rest is behind a paywall.",
    "language": "I read English, Korean and Russian; this page is in another language.",
    "NotFound": "There is no page at this address.",
    "OutletFailed": "The outlet's server failed to give me the page.",
    "NotAPage": "This is a file (PDF, image or video), not an article page.",
    "TooLarge": "The page is larger than 5 MB; I do not read such pages.",
    "ReadingForbidden": "This outlet asks not to be read by bots, and I respect that.",
}
"""What is said of an awkward page of the sample newswire, by what that page should come to.

Not the slow one: simcord's clock does not pass while a real server dawdles (see tests/bot/news/test_fetch.py).
"""

SCRIPTS: tuple[Script, ...] = (
    a_pasted_link_is_answered,
    korean_and_russian_are_answered_in_their_own_words,
    two_links_are_answered_one_by_one,
    of_five_links_three_are_read_and_two_offered,
    an_edit_puts_the_new_answer_in_place_of_the_old,
    a_preview_added_by_the_platform_changes_nothing,
    a_deleted_message_takes_the_answers_with_it,
    a_message_told_twice_is_answered_once,
    the_same_article_again_points_to_the_first_answer,
    a_direct_message_is_answered,
    markup_and_mentions_in_an_article_are_shown_as_words,
    a_command_answers_at_the_wanted_length,
    the_menu_of_a_message_reads_its_links,
    a_mention_with_a_link_is_answered,
    shorter_and_longer_change_the_answer_in_place,
    settings_are_for_those_who_manage_the_channel,
    links_are_left_alone_where_they_are_switched_off,
    links_in_code_and_quotes_are_left_alone,
    every_failure_has_its_own_words_when_asked,
    a_text_too_short_to_summarise_is_shown_whole,
    a_failed_paste_gets_a_mark_and_no_words,
    home_pages_and_documents_get_nothing,
    a_long_article_is_answered_like_any_other,
    help_says_what_can_be_asked,
)
