"""Whom the news method prefers, one reason at a time. All articles are invented samples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, summarize
from summarizer.candidates import find_candidates
from summarizer.sentences import split_sentences

LEAD = "Samplia and Exampla signed an agreement on fishing in the border river on Monday."
DETAIL = "The agreement lets boats of both countries fish in the river from May to September."
ASIDE = "Gulls were circling over a sunny market square while children were eating sweet waffles."
VOTE = "Parliament in Samplia votes on the river agreement and its fishing boats in June."
PRONOUN = "She called the agreement on fishing in the border river a good beginning."
SPEAKER = "Minister Ann Example of Samplia signed the agreement on the river first."


def _news(*sentences: str, count: int, title: str = "") -> list[str]:
    document = Document.from_text(" ".join(sentences), title=title, lang="en")
    return [sentence.text for sentence in summarize(document, sentences=count).sentences]


def test_what_the_article_keeps_speaking_of_goes_before_an_aside() -> None:
    salmon = [
        "Salmon prices in Mockport fall when boats bring more salmon to the harbour.",
        "A commission counts the salmon in the harbour of Mockport every autumn.",
        "The commission closes the salmon harbour of Mockport when prices fall.",
        "Boats that bring salmon to Mockport pay the commission for the harbour.",
    ]

    chosen = _news(LEAD, ASIDE, *salmon, count=2)

    assert chosen[0] == LEAD
    assert chosen[1] in salmon


def test_nothing_is_said_twice() -> None:
    again = "On Monday Samplia and Exampla signed an agreement on fishing in the border river."

    assert _news(LEAD, again, VOTE, DETAIL, count=2) in ([LEAD, VOTE], [LEAD, DETAIL])


def test_the_title_lifts_the_sentence_that_speaks_of_it() -> None:
    untitled = _news(LEAD, DETAIL, VOTE, ASIDE, count=2)
    titled = _news(LEAD, DETAIL, VOTE, ASIDE, count=2, title="Gulls, children and sweet waffles on a sunny square")

    assert ASIDE not in untitled
    assert ASIDE in titled


def test_a_sentence_with_a_pronoun_first_comes_only_with_the_one_before() -> None:
    alone = _news(LEAD, ASIDE, PRONOUN, count=2)
    together = _news(LEAD, SPEAKER, PRONOUN, count=3)

    assert PRONOUN not in alone or ASIDE in alone
    assert together == [LEAD, SPEAKER, PRONOUN]


def test_where_every_sentence_starts_with_a_pronoun_the_first_ones_are_taken() -> None:
    sentences = ["By Ann Example.", "He signed it on Monday in the town.", "He left the town on the same day."]

    assert _news(*sentences, count=2) == sentences[1:]


def test_the_dateline_is_left_out_and_the_offsets_stay_true() -> None:
    document = Document.from_text(f"SEOUL, June 27 (Sample Agency) — {LEAD} {DETAIL}")

    (first, _second) = summarize(document, sentences=2).sentences

    assert first.text == LEAD
    assert document.text[first.start : first.end] == LEAD


def test_page_furniture_between_the_paragraphs_is_never_chosen() -> None:
    text = "\n\n".join(
        ["By Ann Example", LEAD, "Scroll down for video", DETAIL, "Share this article", VOTE, "Read more: x"]
    )

    summary = summarize(Document.from_text(text), sentences=7)

    assert [sentence.text for sentence in summary.sentences] == [LEAD, DETAIL, VOTE]


def test_what_stands_after_the_last_sentence_read_is_never_chosen() -> None:
    text = " ".join([LEAD, *[ASIDE] * 400, DETAIL])

    summary = summarize(Document.from_text(text), sentences=3)

    assert DETAIL not in [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("count", [1, 2, 3])
@settings(max_examples=60, deadline=None)
@given(order=st.permutations([LEAD, DETAIL, ASIDE, VOTE, PRONOUN, SPEAKER]))
def test_no_chosen_pronoun_lacks_the_sentence_before_it(count: int, order: list[str]) -> None:
    chosen = _news(*order, count=count)

    text = " ".join(order)
    candidates = find_candidates(text, split_sentences(text, "en"), "en")
    assert all(
        order[candidate.index - 1] in chosen
        for candidate in candidates
        if candidate.leans_back and candidate.index > 0 and candidate.text in chosen
    )
    assert chosen
