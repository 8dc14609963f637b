"""Conversations about who said what. Every script runs on every platform, word for word."""

from adapters.console.newswire import SampleArticle
from tests.conversations.peer import Peer

QUOTES = "“”«»"


async def a_summary_names_its_speakers_in_their_exact_words(peer: Peer) -> None:
    story = _story(peer, "pollock-quota-deal")

    await peer.paste(story.url)

    [answer] = peer.shown()
    assert 1 <= len(answer.speakers) <= 3
    assert all(words.strip(QUOTES) in story.body for words in answer.said)
    assert answer.buttons[-1].startswith("Who said what (")


async def a_button_shows_the_presser_everything_that_is_said(peer: Peer) -> None:
    story = _story(peer, "pollock-quota-deal")
    await peer.paste(story.url)

    await peer.press("Who said what")

    everything = peer.shown()[-1]
    assert everything.headline == story.title
    assert everything.private
    assert len(everything.said) >= 5
    assert all(words.strip(QUOTES) in story.body for words in everything.said)


async def a_question_in_plain_words_is_answered(peer: Peer) -> None:
    story = _story(peer, "pollock-quota-deal")
    await peer.paste(story.url)

    await peer.paste("what did Nam Do-yul say about stability?", mention=True)

    answer = peer.shown()[-1]
    assert answer.headline == "What Nam Do-yul said about stability"
    assert answer.speakers[0].startswith("Nam Do-yul")
    assert "stability" in answer.said[0]
    assert all(words.strip(QUOTES) in story.body for words in answer.said)


async def one_person_is_asked_for_in_any_script(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)

    spellings = ("남도율은 뭐라고 했나", "что сказал Нам До Юль", "what did Nam Do-yul say")
    for question in spellings:
        await peer.command("whosaid", question=question)

    answers = peer.shown()[1:]
    assert [answer.said for answer in answers] == [answers[-1].said] * len(spellings)
    assert answers[-1].said


async def who_said_these_words_is_found(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)

    await peer.command("whosaid", question="who said “going home with stability”")

    assert peer.shown()[-1].speakers[0].startswith("Nam Do-yul")


async def who_said_what_about_a_topic_is_grouped_by_speaker(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)

    await peer.command("whosaid", question="who said what about the quota")

    speakers = peer.shown()[-1].speakers
    assert len(speakers) >= 2
    assert len(set(speakers)) == len(speakers)


async def a_private_question_is_answered_to_its_asker_only(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)

    await peer.command("whosaid", question="what did Nam Do-yul say", private="yes")

    assert peer.shown()[-1].private
    assert "Show to everybody" in peer.shown()[-1].buttons


async def a_private_answer_can_be_shown_to_everybody(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)
    await peer.command("whosaid", question="what did Nam Do-yul say", private="yes")
    hidden = peer.shown()[-1]

    await peer.press("Show to everybody", len(peer.shown()) - 1)

    answers = peer.shown()
    assert [answer for answer in answers if not answer.private and answer.said == hidden.said]


async def nothing_found_says_what_was_searched(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)

    await peer.command("whosaid", question="what did Nam Do-yul say about submarines")

    answer = peer.shown()[-1]
    assert answer.headline == "What Nam Do-yul said about submarines"
    assert answer.paragraphs[0] == "I found nothing for this."
    assert "12 March 2025" in answer.paragraphs[1]


async def a_question_that_is_not_understood_shows_three_examples(peer: Peer) -> None:
    await peer.command("whosaid", question="hello there")

    [answer] = peer.shown()
    assert answer.paragraphs[0].startswith("I did not understand that. Try: ")
    assert answer.paragraphs[0].count(" · ") == 2
    assert answer.private


async def a_misspelt_speaker_is_asked_back(peer: Peer) -> None:
    await peer.command("whosaid", question="what did Sergei Lavrof say")
    await peer.command("whosaid", question="what did Xqzw Vbnm say")

    assert "Lavrov" in str(peer.shown()[0])
    assert peer.shown()[1].paragraphs[0] == "I know nobody called Xqzw Vbnm here."


async def pages_are_turned_in_place(peer: Peer) -> None:
    for slug in ("pollock-quota-deal", "lng-price-vice-minister", "student-exchange-resumes"):
        await peer.paste(_story(peer, slug).url)
    await peer.command("whosaid", question="who said what about the talks")
    first = peer.shown()[-1]

    await peer.press("Next", len(peer.shown()) - 1)
    second = peer.shown()[-1]
    await peer.press("Previous", len(peer.shown()) - 1)

    assert second.said != first.said
    assert peer.shown()[-1].said == first.said


async def context_is_shown_and_hidden_in_place(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)
    await peer.command("whosaid", question="what did Nam Do-yul say about stability")
    count = len(peer.shown())

    await peer.press("Show context", count - 1)
    shown = peer.shown()[-1]
    await peer.press("Hide context", count - 1)

    assert "Hide context" in shown.buttons
    assert "Show context" in peer.shown()[-1].buttons
    assert len(peer.shown()) == count


async def a_wrong_speaker_is_corrected_for_everybody(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)
    await peer.command("whosaid", question="who said “going home with stability”")

    await peer.press("Wrong speaker?", len(peer.shown()) - 1)
    await peer.press("1.", len(peer.shown()) - 1)
    await peer.press("Ban Seok-cheol", len(peer.shown()) - 1)
    await peer.command("whosaid", question="who said “going home with stability”")
    await peer.command("whosaid", question="what did Nam Do-yul say about stability")

    corrected, former = peer.shown()[-2:]
    assert corrected.speakers[0].startswith("Ban Seok-cheol")
    assert not former.said


async def a_retracted_statement_is_not_found_any_more(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)
    await peer.command("whosaid", question="who said “going home with stability”")

    await peer.press("Wrong speaker?", len(peer.shown()) - 1)
    await peer.press("1.", len(peer.shown()) - 1)
    await peer.press("Retract it", len(peer.shown()) - 1)
    await peer.command("whosaid", question="who said “going home with stability”")

    assert peer.shown()[-1].said == ()


async def corrections_are_for_those_who_manage_the_channel(peer: Peer) -> None:
    await peer.command("correct", manages=False, statement="0" * 16, speaker="retract")

    [refusal] = peer.shown()
    assert refusal.paragraphs == ("Only those who may manage this channel can do that.",)


async def an_export_comes_as_a_file_to_whoever_asked(peer: Peer) -> None:
    await peer.paste(_story(peer, "pollock-quota-deal").url)
    await peer.command("whosaid", question="what did Nam Do-yul say")

    await peer.press("Export CSV", len(peer.shown()) - 1)

    assert peer.shown()[-1].file == "statements.csv"
    assert peer.shown()[-1].private


def _story(peer: Peer, slug: str) -> SampleArticle:
    return next(article for article in peer.news.articles if article.slug == slug)


STATEMENT_SCRIPTS = (
    a_summary_names_its_speakers_in_their_exact_words,
    a_button_shows_the_presser_everything_that_is_said,
    a_question_in_plain_words_is_answered,
    one_person_is_asked_for_in_any_script,
    who_said_these_words_is_found,
    who_said_what_about_a_topic_is_grouped_by_speaker,
    a_private_question_is_answered_to_its_asker_only,
    a_private_answer_can_be_shown_to_everybody,
    nothing_found_says_what_was_searched,
    a_question_that_is_not_understood_shows_three_examples,
    a_misspelt_speaker_is_asked_back,
    pages_are_turned_in_place,
    context_is_shown_and_hidden_in_place,
    a_wrong_speaker_is_corrected_for_everybody,
    a_retracted_statement_is_not_found_any_more,
    corrections_are_for_those_who_manage_the_channel,
    an_export_comes_as_a_file_to_whoever_asked,
)
