"""Which articles are another's words. Sample articles: invented outlets, people and words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from summarizer import Document, KnownStory, assign_stories, group_stories
from summarizer.coverage.story_copies import find_copies

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
WIRE = Document(
    "SOKCHO, March 1 (Tern Wire) -- The first ferry in six years left Sokcho for Zarubino with 212 passengers. "
    "The harbour master, Ahn Se-ri, said that the line would sail twice a week until November.",
    "Ferry leaves Sokcho for Zarubino after six years",
    "en",
    site="tern-wire.example.com",
    published_at=NOON,
)
TAKEN_OVER = replace(
    WIRE, title="Ferry sails again", site="harbourpost.example.com", published_at=NOON - timedelta(hours=1)
)
OWN = replace(
    WIRE,
    text="Passengers waved from the deck as the white ferry to Zarubino sailed out, six years after the last one.",
    site="coastdaily.example.com",
    published_at=NOON + timedelta(hours=2),
)


def test_what_most_of_another_text_stands_in_is_its_copy():
    copy = replace(
        WIRE, text=f"{WIRE.text} Fares begin at 90 dollars.", site=None, published_at=NOON + timedelta(hours=3)
    )

    (found,) = find_copies([WIRE, OWN, copy])

    assert (found.document, found.origin) == (copy, WIRE)


def test_the_outlet_that_the_dateline_credits_is_the_origin_even_when_its_feed_came_later():
    (found,) = find_copies([TAKEN_OVER, replace(WIRE, site="Tern Wire")])

    assert found.document is TAKEN_OVER


def test_a_report_of_its_own_on_the_same_event_is_no_copy():
    assert find_copies([WIRE, OWN]) == ()


def test_an_origin_is_no_copy_itself():
    again = replace(WIRE, site=None, published_at=NOON + timedelta(hours=4))
    third = replace(WIRE, site=None, published_at=NOON + timedelta(hours=5))

    assert [copy.origin for copy in find_copies([WIRE, again, third])] == [WIRE, WIRE]


def test_a_story_says_which_of_its_documents_are_copies():
    (story,) = group_stories([WIRE, OWN, replace(TAKEN_OVER, published_at=NOON + timedelta(minutes=5))])

    assert [(copy.document.site, copy.origin.site) for copy in story.copies] == [
        ("harbourpost.example.com", "tern-wire.example.com")
    ]


def test_a_copy_of_what_a_published_story_has_is_known_as_one():
    copy = replace(WIRE, site=None, published_at=NOON + timedelta(hours=3))

    (update,) = assign_stories([copy], [KnownStory("ferry", (WIRE,), published=True)])

    assert (update.story_id, [found.origin for found in update.copies]) == ("ferry", [WIRE])


def test_titles_alone_are_copies_when_they_are_equal():
    title = Document("", "Ferry leaves Sokcho for Zarubino", "en", published_at=NOON)
    same = replace(title, title="Ferry leaves Sokcho for Zarubino!", published_at=NOON + timedelta(hours=1))
    other = replace(title, title="Ferry leaves Sokcho for Zarubino on Friday", published_at=NOON)

    assert [copy.document for copy in find_copies([title, same, other])] == [same]
