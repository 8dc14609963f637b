"""Job 1 in a channel, on every kind of store: what is answered, once, and what an edit or deletion undoes."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import NotFound, SendFailed, SendUnknown, TimedOut
from bot.messages import Called, Deleted, Edited, Pressed
from bot.ports import Store
from tests.fake_chat import Channel, FakeAnalyst, FakeChat

FERRY = "https://post.example/ferry"
QUOTA = "https://post.example/quota"
RAIL = "https://post.example/rail"
GRAIN = "https://post.example/grain"
PORT = "https://post.example/port"
PAGES = {
    url: f"{name}|{name} one. {name} two. {name} three. {name} four. {name} five. {name} six. {name} seven."
    for name, url in [("Ferry", FERRY), ("Quota", QUOTA), ("Rail", RAIL), ("Grain", GRAIN), ("Port", PORT)]
}


@pytest.fixture
def channel(store: Store) -> Channel:
    channel = Channel(store)
    channel.web.pages.update(PAGES)
    return channel


async def test_a_pasted_link_is_answered_with_three_sentences(channel: Channel) -> None:
    await channel.says(f"look {FERRY}")

    assert channel.lines("b1") == ["Ferry one.", "Ferry two.", "Ferry three."]
    assert channel.chat.shown["b1"].headline.text == "Ferry"


async def test_every_sentence_leads_to_its_place_in_the_article(channel: Channel) -> None:
    await channel.says(FERRY)

    assert [line.link for line in channel.chat.shown["b1"].paragraphs] == [
        f"{FERRY}#:~:text=Ferry%20one.",
        f"{FERRY}#:~:text=Ferry%20two.",
        f"{FERRY}#:~:text=Ferry%20three.",
    ]


async def test_a_paste_is_acknowledged_before_and_tidied_up_after_the_answer(channel: Channel) -> None:
    posted = await channel.says(FERRY)

    assert channel.chat.marks == [(posted.anchor.id, "reading", True), (posted.anchor.id, "reading", False)]


async def test_a_message_is_said_to_be_claimed_before_its_page_is_fetched(channel: Channel) -> None:
    order: list[str] = []

    async def fetched() -> None:
        order.append("fetched")

    channel.web.meanwhile = fetched
    await channel.bot.receive(replace(channel.message(FERRY), on_claimed=lambda: order.append("claimed")))

    assert order == ["claimed", "fetched"]


async def test_two_links_give_two_answers_in_their_order(channel: Channel) -> None:
    await channel.says(f"{FERRY} and {QUOTA}")

    assert [channel.lines(number)[0] for number in ("b1", "b2")] == ["Ferry one.", "Quota one."]


async def test_beyond_three_links_the_rest_is_offered_and_read_on_request(channel: Channel) -> None:
    await channel.says(" ".join(PAGES))
    offer = channel.lines("b4")
    await channel.presses("Read the rest", "b4")

    assert offer == ["There are 2 more links in this message."]
    assert list(channel.chat.shown) == ["b1", "b2", "b3", "b5", "b6"]
    assert [channel.lines(number)[0] for number in ("b5", "b6")] == ["Grain one.", "Port one."]


async def test_a_redelivered_message_is_answered_once(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    await channel.bot.receive(posted)
    await channel.another_process().receive(posted)

    assert list(channel.chat.shown) == ["b1"]


async def test_two_processes_that_see_a_message_at_once_answer_it_once(channel: Channel) -> None:
    posted = channel.message(FERRY)
    bots = [channel.another_process() for _ in range(4)]

    await asyncio.gather(*(bot.receive(posted) for bot in bots))

    assert channel.chat.sends == 1


async def test_the_same_article_again_points_to_the_first_answer_without_a_second_fetch(channel: Channel) -> None:
    await channel.says(FERRY)
    await channel.says("http://www.post.example/ferry?utm_source=chat#top")

    again = channel.chat.shown["b2"]
    assert channel.web.fetched == [FERRY]
    assert again.paragraphs[0].text == "Already summarised here on 4 May 2031, 09:00 UTC."
    assert again.paragraphs[0].link == "fake://b1"


async def test_the_pointer_can_be_turned_into_the_summary(channel: Channel) -> None:
    await channel.says(FERRY)
    await channel.says(FERRY)
    await channel.presses("Show it here", "b2")

    assert channel.lines("b2") == ["Ferry one.", "Ferry two.", "Ferry three."]


async def test_an_answer_in_a_private_channel_is_not_mentioned_elsewhere(channel: Channel) -> None:
    private = channel.elsewhere("secrets", "private")
    await private.says(FERRY)

    await channel.says(FERRY)

    assert channel.lines("b2") == ["Ferry one.", "Ferry two.", "Ferry three."]
    assert channel.web.fetched == [FERRY, FERRY]


async def test_another_server_is_told_nothing(channel: Channel) -> None:
    await channel.elsewhere("rival-news", workspace="rivals").says(FERRY)

    await channel.says(FERRY)

    assert channel.lines("b2") == ["Ferry one.", "Ferry two.", "Ferry three."]


async def test_an_edited_link_gets_its_answer_in_the_place_of_the_old_one(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    edited = replace(channel.message(QUOTA), anchor=posted.anchor)

    await channel.bot.receive(Edited(edited))

    assert list(channel.chat.shown) == ["b1"]
    assert channel.lines("b1") == ["Quota one.", "Quota two.", "Quota three."]


async def test_an_edit_back_and_forth_ends_with_what_stands_there(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    for text in (QUOTA, FERRY, QUOTA, FERRY):
        await channel.bot.receive(Edited(replace(channel.message(text), anchor=posted.anchor)))

    assert list(channel.chat.shown) == ["b1"]
    assert channel.lines("b1")[0] == "Ferry one."


async def test_an_edit_that_leaves_the_links_alone_changes_nothing(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    await channel.bot.receive(Edited(replace(channel.message(f"look here: {FERRY}"), anchor=posted.anchor)))

    assert channel.chat.sends == 1


async def test_a_link_that_is_edited_away_takes_its_answer_with_it(channel: Channel) -> None:
    posted = await channel.says(f"{FERRY} {QUOTA}")
    await channel.bot.receive(Edited(replace(channel.message(QUOTA), anchor=posted.anchor)))

    assert list(channel.chat.shown) == ["b2"]


async def test_a_link_that_is_edited_in_is_read(channel: Channel) -> None:
    posted = await channel.says("hello")
    await channel.bot.receive(Edited(replace(channel.message(QUOTA), anchor=posted.anchor)))

    assert channel.lines("b1")[0] == "Quota one."


async def test_a_link_that_is_edited_away_and_back_is_answered_again(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    for text in ("nothing", FERRY):
        await channel.bot.receive(Edited(replace(channel.message(text), anchor=posted.anchor)))

    assert [channel.lines(number)[0] for number in channel.chat.shown] == ["Ferry one."]


async def test_what_does_not_arrive_twice_is_given_up(channel: Channel) -> None:
    channel.chat.outcomes += [SendUnknown("cut off"), SendUnknown("cut off")]
    posted = await channel.says(FERRY)

    (claim,) = await channel.store.claims.claims_on(channel.place, posted.anchor.id)
    assert channel.chat.sends == 2
    assert claim.state == "failed"


async def test_a_deleted_message_takes_all_its_answers_with_it(channel: Channel) -> None:
    posted = await channel.says(" ".join(PAGES))
    await channel.bot.receive(Deleted(channel.place, (posted.anchor.id,)))

    assert channel.chat.shown == {}


async def test_a_message_deleted_while_it_is_read_is_not_answered(channel: Channel) -> None:
    posted = channel.message(FERRY)
    deletion = Deleted(channel.place, (posted.anchor.id,))
    channel.web.meanwhile = lambda: channel.another_process().receive(deletion)

    await channel.bot.receive(posted)

    assert channel.chat.shown == {}


async def test_shorter_and_longer_change_the_answer_in_its_place(channel: Channel) -> None:
    await channel.says(FERRY)
    await channel.presses("Longer")
    long = len(channel.lines("b1"))
    await channel.presses("Shorter")
    await channel.presses("Shorter")

    assert long == 6
    assert channel.lines("b1") == ["Ferry one."]


async def test_buttons_work_after_a_restart(channel: Channel) -> None:
    await channel.says(FERRY)
    channel.bot = channel.another_process()
    await channel.presses("Shorter")

    assert channel.lines("b1") == ["Ferry one."]


async def test_an_answer_that_grows_beyond_one_message_is_split_and_shrinks_back(store: Store) -> None:
    channel = Channel(store, FakeChat(longest=4))
    channel.web.pages.update(PAGES)
    await channel.says(FERRY)
    await channel.presses("Longer")
    grown = {number: list(channel.lines(number)) for number in channel.chat.shown}
    await channel.presses("Shorter")

    assert grown == {
        "b1": ["Ferry one.", "Ferry two.", "Ferry three.", "Ferry four."],
        "b2": ["Ferry five.", "Ferry six."],
    }
    assert list(channel.chat.shown) == ["b1"]


async def test_a_button_of_another_server_does_nothing_here(channel: Channel) -> None:
    await channel.says(FERRY)
    stranger = channel.elsewhere("news", workspace="rivals")
    await channel.presses("Longer", by=stranger)

    assert len(channel.lines("b1")) == 3
    assert channel.chat.shown["b2"].privacy == "private"
    assert channel.lines("b2") == ["I no longer know the answer that this button belongs to."]


@pytest.mark.parametrize("button", ["longer:nothing", "", ":", "more:", "retry:zz", "long:" + "x" * 500])
async def test_a_forged_button_is_refused(channel: Channel, button: str) -> None:
    await channel.says(FERRY)
    anchor = replace(channel.message("").anchor, id="forged", handle="token")
    await channel.bot.receive(Pressed(anchor, channel.user, button, "b1"))

    assert len(channel.lines("b1")) == 3
    assert channel.lines("b2") == ["I no longer know the answer that this button belongs to."]


async def test_a_failed_paste_gets_a_mark_and_its_reason_only_on_request(channel: Channel) -> None:
    channel.web.pages[RAIL] = NotFound(RAIL)
    posted = await channel.says(RAIL)
    silent = dict(channel.chat.shown)
    await channel.says(RAIL, addressed=True)

    assert silent == {}
    assert (posted.anchor.id, "failed", True) in channel.chat.marks
    assert channel.lines("b1") == ["There is no page at this address."]


@pytest.mark.parametrize("link", ["https://post.example/", "https://post.example/a.pdf", "https://post.example/b.jpg"])
async def test_what_is_no_article_is_left_alone_unless_asked(channel: Channel, link: str) -> None:
    await channel.says(link)

    assert channel.chat.shown == {}
    assert channel.chat.marks == []
    assert channel.web.fetched == []


async def test_a_failure_that_may_pass_can_be_tried_again(channel: Channel) -> None:
    channel.web.pages[RAIL] = TimedOut(RAIL)
    await channel.calls("summarize", url=RAIL)
    channel.web.pages[RAIL] = PAGES[RAIL]
    await channel.presses("Try again")

    assert channel.lines("b1") == ["Rail one.", "Rail two.", "Rail three."]


async def test_the_command_answers_at_the_length_and_privacy_that_were_asked_for(channel: Channel) -> None:
    await channel.calls("summarize", url=FERRY, length="short", private="yes")

    assert channel.lines("b1") == ["Ferry one."]
    assert channel.chat.shown["b1"].privacy == "private"


async def test_the_command_on_a_known_article_gives_the_summary_and_says_where_it_was_first(channel: Channel) -> None:
    await channel.says(FERRY)
    await channel.calls("summarize", url=FERRY)

    assert channel.lines("b2") == ["Ferry one.", "Ferry two.", "Ferry three."]
    assert channel.chat.shown["b2"].notes[0].link == "fake://b1"


async def test_a_mention_with_a_link_is_answered_where_links_are_read_on_mention_only(channel: Channel) -> None:
    await channel.calls("settings", links="mention")
    await channel.says(FERRY)
    await channel.says(f"{FERRY} short", addressed=True)

    assert list(channel.chat.shown) == ["b1", "b2"]
    assert channel.lines("b2") == ["Ferry one."]


async def test_links_off_is_silent_and_says_so_when_mentioned(channel: Channel) -> None:
    await channel.calls("settings", links="off")
    await channel.says(FERRY)
    await channel.says(FERRY, addressed=True)

    assert channel.web.fetched == []
    assert channel.lines("b2") == ["Reading links is switched off in this channel; the summarize command still works."]


async def test_a_channel_that_wants_no_links_read_leaves_no_trace_of_them(channel: Channel) -> None:
    await channel.calls("settings", links="off")
    posted = await channel.says(FERRY)

    assert await channel.store.claims.claims_on(channel.place, posted.anchor.id) == ()


async def test_settings_are_refused_to_those_who_may_not_manage_the_channel(channel: Channel) -> None:
    channel.user = replace(channel.user, may_manage=False)
    await channel.calls("settings", links="off")

    assert channel.lines("b1") == ["Only those who may manage this channel can do that."]
    assert (await channel.store.preferences.channel(channel.place)).links == "auto"


@pytest.mark.parametrize("options", [{"links": "sometimes"}, {"colour": "red"}, {"previews": "maybe"}])
async def test_wrong_settings_are_refused_with_what_would_be_right(channel: Channel, options: dict[str, str]) -> None:
    await channel.calls("settings", **options)

    assert channel.chat.shown["b1"].kind == "problem"


async def test_previews_are_hidden_only_where_that_is_wanted(channel: Channel) -> None:
    first = await channel.says(FERRY)
    await channel.calls("settings", previews="hide")
    second = await channel.says(QUOTA)

    assert channel.chat.hidden == [second.anchor.id]
    assert first.anchor.id not in channel.chat.hidden


async def test_a_summary_that_is_not_verbatim_is_not_posted(store: Store) -> None:
    channel = Channel(store, analyst=FakeAnalyst(lies=True))
    channel.web.pages.update(PAGES)

    await channel.says(FERRY)
    await channel.calls("summarize", url=QUOTA)

    assert channel.lines("b1") == [
        "I could not verify my summary against the article word for word, so I do not show it."
    ]
    assert list(channel.chat.shown) == ["b1"]


async def test_a_lost_answer_of_the_platform_is_settled_by_reading_back(channel: Channel) -> None:
    channel.chat.outcomes.append(SendUnknown("cut off"))
    channel.chat.lost = True
    await channel.says(FERRY)

    assert channel.chat.sends == 1
    assert list(channel.chat.shown) == ["b1"]


async def test_what_certainly_was_not_posted_is_sent_again(channel: Channel) -> None:
    channel.chat.outcomes.append(SendUnknown("cut off"))
    await channel.says(FERRY)

    assert channel.chat.sends == 2
    assert list(channel.chat.shown) == ["b1"]


async def test_where_reading_back_is_impossible_silence_comes_before_doubling(channel: Channel) -> None:
    channel.chat.outcomes.append(SendUnknown("cut off"))
    channel.chat.can_find = False
    posted = await channel.says(FERRY)

    (claim,) = await channel.store.claims.claims_on(channel.place, posted.anchor.id)
    assert channel.chat.sends == 1
    assert claim.state == "unknown"


async def test_a_refused_message_is_recorded_as_failed(channel: Channel) -> None:
    channel.chat.outcomes.append(SendFailed("no"))
    posted = await channel.says(FERRY)

    (claim,) = await channel.store.claims.claims_on(channel.place, posted.anchor.id)
    assert claim.state == "failed"


class Killed(BaseException):
    """Stands for a process that ends here."""


async def test_a_claim_of_a_process_that_died_is_answered_by_the_next_one(channel: Channel) -> None:
    async def die() -> None:
        raise Killed

    channel.web.meanwhile = die
    with pytest.raises(Killed):
        await channel.says(FERRY)
    channel.web.meanwhile = None

    channel.clock.forward(60)
    await channel.another_process().resume()

    assert channel.lines("b1") == ["Ferry one.", "Ferry two.", "Ferry three."]


async def test_a_claim_that_is_still_being_worked_on_is_left_alone(channel: Channel) -> None:
    channel.web.meanwhile = lambda: channel.another_process().resume()

    await channel.says(FERRY)

    assert channel.web.fetched == [FERRY]
    assert channel.chat.sends == 1


async def test_what_a_moment_of_trouble_in_the_store_kept_back_is_said_later(channel: Channel) -> None:
    channel.web.meanwhile = channel.lock_the_store
    await channel.says(FERRY)
    silent = dict(channel.chat.shown)

    channel.unlock_the_store()
    await channel.bot.resume()

    assert silent == {}
    assert channel.lines("b1") == ["Ferry one.", "Ferry two.", "Ferry three."]


async def test_an_edit_is_answered_anew_when_somebody_has_deleted_the_answer(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    channel.chat.shown.clear()

    await channel.bot.receive(Edited(replace(channel.message(QUOTA), anchor=posted.anchor)))

    assert [channel.lines(number)[0] for number in channel.chat.shown] == ["Quota one."]


async def test_an_edit_of_other_words_keeps_the_answer_though_links_are_switched_off_now(channel: Channel) -> None:
    posted = await channel.says(FERRY)
    await channel.calls("settings", links="off")

    await channel.bot.receive(Edited(replace(channel.message(f"corrected: {FERRY}"), anchor=posted.anchor)))

    assert "b1" in channel.chat.shown


async def test_an_offer_goes_with_the_links_it_was_about(channel: Channel) -> None:
    posted = await channel.says(" ".join(PAGES))

    await channel.bot.receive(Edited(replace(channel.message("never mind"), anchor=posted.anchor)))

    assert channel.chat.shown == {}


async def test_more_links_after_a_used_offer_are_offered_again(channel: Channel) -> None:
    posted = await channel.says(" ".join(PAGES))
    await channel.presses("Read the rest", "b4")
    channel.web.pages.update({f"{url}-2": page for url, page in PAGES.items()})
    twice = " ".join([*PAGES, *(f"{url}-2" for url in PAGES)])

    await channel.bot.receive(Edited(replace(channel.message(twice), anchor=posted.anchor)))

    last = list(channel.chat.shown)[-1]
    assert channel.lines(last) == ["There are 2 more links in this message."]


async def test_a_message_of_unknown_fate_is_looked_for_when_it_is_to_be_taken_back(channel: Channel) -> None:
    channel.chat.outcomes.append(SendUnknown("cut off"))
    channel.chat.lost, channel.chat.can_find = True, False
    posted = await channel.says(FERRY)
    channel.chat.can_find = True

    await channel.bot.receive(Deleted(channel.place, (posted.anchor.id,)))

    assert channel.chat.shown == {}


async def test_a_failed_paste_keeps_its_preview(channel: Channel) -> None:
    await channel.calls("settings", previews="hide")
    channel.web.pages[RAIL] = NotFound(RAIL)
    await channel.says(RAIL)

    assert channel.chat.hidden == []


async def test_a_link_with_a_token_can_be_tried_again_though_the_token_is_not_stored(channel: Channel) -> None:
    link = "https://post.example/gift?id=7&token=sample"
    channel.web.pages[link] = TimedOut(link)
    await channel.calls("summarize", url=link)
    channel.web.pages[link] = PAGES[RAIL]
    await channel.presses("Try again")

    answer = await channel.store.outbox.answer(channel.chat.shown["b1"].buttons[0].id.partition(":")[2])
    claim = await channel.store.claims.find(answer.claim_id)
    assert channel.lines("b1") == ["Rail one.", "Rail two.", "Rail three."]
    assert claim.url == "https://post.example/gift?id=7"


async def test_help_and_unknown_words_are_answered(channel: Channel) -> None:
    await channel.says("help", addressed=True)
    await channel.says("sing something", addressed=True)

    assert "Paste a link" in channel.lines("b1")[0]
    assert channel.lines("b2")[0].startswith("I did not understand that. Try: what did Lavrov say")


async def test_a_menu_on_a_message_without_links_says_so(channel: Channel) -> None:
    anchor = replace(channel.message("").anchor, handle="token")
    await channel.bot.receive(Called(anchor, channel.user, "summarize", {"links": ""}))

    assert channel.lines("b1") == ["Which article? Give me its address: summarize URL."]
