"""Sample articles: invented outlets, people and words."""

from datetime import UTC, datetime, timedelta

from summarizer import Document, KnownStory, assign_stories, group_stories

DAY = datetime(2030, 3, 1, 9, tzinfo=UTC)


def article(title: str, text: str = "", hours: float = 0, lang: str = "en") -> Document:
    return Document(text, title, lang, published_at=DAY + timedelta(hours=hours))  # type: ignore[arg-type]  # one of three


FERRY = article("Ferry line from Sokcho to Vladivostok opens again after six years")
FERRY_LATER = article("Sokcho ferry line to Vladivostok opens again, first passengers on board", hours=5)
SALMON = article("Customs officers seize nine tons of salmon at Nakhodka market", hours=1)
SALMON_LATER = article("Nine tons of salmon seized by customs at the Nakhodka market", hours=7)


def test_articles_on_one_event_are_one_story_and_others_are_not():
    stories = group_stories([FERRY, SALMON, FERRY_LATER, SALMON_LATER])

    assert [story.documents for story in stories] == [(FERRY, FERRY_LATER), (SALMON, SALMON_LATER)]


def test_nothing_has_no_stories():
    assert group_stories([]) == ()
    assert assign_stories([], []) == ()


def test_articles_without_words_are_stories_of_their_own():
    empty = [article(""), article("!?"), article("", "…")]

    assert [story.documents for story in group_stories(empty)] == [(one,) for one in empty]


def test_a_later_article_joins_the_published_story_as_an_update():
    known = [KnownStory("ferry", (FERRY,), published=True), KnownStory("salmon", (SALMON,), published=True)]

    (update,) = assign_stories([SALMON_LATER], known)

    assert (update.story_id, update.documents) == ("salmon", (SALMON_LATER,))


def test_what_is_told_nowhere_yet_is_a_new_story():
    (new,) = assign_stories([SALMON], [KnownStory("ferry", (FERRY,), published=True)])

    assert (new.story_id, new.documents) == (None, (SALMON,))


def test_published_stories_never_become_one():
    known = [KnownStory("one", (FERRY,), published=True), KnownStory("two", (FERRY_LATER,), published=True)]

    found = assign_stories([FERRY_LATER, SALMON], known)

    assert [(one.story_id, one.documents) for one in found] == [("two", (FERRY_LATER,)), (None, (SALMON,))]


def test_an_article_between_two_published_stories_says_that_they_are_related():
    known = [KnownStory("one", (FERRY,), published=True), KnownStory("two", (FERRY_LATER,), published=True)]

    (update, _) = assign_stories([FERRY_LATER, SALMON], known)

    assert update.related == ("one",)


def test_unpublished_stories_may_become_one_under_the_first_id():
    known = [KnownStory("one", (FERRY,), published=False), KnownStory("two", (SALMON,), published=False)]
    between = KnownStory("three", (FERRY_LATER,), published=False)

    found = assign_stories([SALMON_LATER], [*known, between])

    assert [(one.story_id, one.documents) for one in found] == [
        ("one", (FERRY, FERRY_LATER)),
        ("two", (SALMON, SALMON_LATER)),
    ]
