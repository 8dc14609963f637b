"""Reading in worker processes, with real processes."""

import os
import time

import pytest

from bot.analyst import ProcessAnalyst
from bot.errors import TimedOut, Unreadable
from bot.models import Page, Reading
from summarizer.document import Document
from summarizer.summary import WHOLE, Summary

PARAGRAPHS = "".join(
    f"<p>The sample ferry made its crossing number {number} on a calm and cloudless morning, and every one of its "
    f"passengers arrived in the other harbour on time, the operator of the line said in its daily notice.</p>"
    for number in range(12)
)
ARTICLE = f"<html><body><article><h1>A sample ferry sails</h1>{PARAGRAPHS}</article></body></html>"


def read_or_dawdle(page: Page, _: int) -> Reading:
    """What a worker runs in these tests: says who it is, sleeps, or dies, as the page says."""
    if page.body == b"sleep":
        time.sleep(60)
    if page.body == b"die":
        os._exit(9)
    return Reading(Document(str(os.getpid())), Summary((), "test"))


def page(body: str) -> Page:
    return Page(body.encode(), "https://post.example/ferry")


async def test_a_page_is_read_and_summarised_in_another_process() -> None:
    analyst = ProcessAnalyst(1, 60)

    reading = await analyst.read(page(ARTICLE), 3)

    assert reading.document.lang == "en"
    assert len(reading.summary.sentences) == 3
    assert all(reading.document.text[s.start : s.end] == s.text for s in reading.summary.sentences)


async def test_a_text_too_short_to_summarise_comes_whole() -> None:
    analyst = ProcessAnalyst(1, 60)
    sentence = "The sample ferry sailed at noon on Tuesday with forty passengers, its operator said in a notice."
    meta = '<meta property="og:type" content="article">'
    body = f"<html><head>{meta}</head><body><article><h1>Ferry sails</h1><p>{sentence}</p></article></body></html>"

    reading = await analyst.read(page(body), 3)

    assert reading.summary.method == WHOLE
    assert [sentence.text for sentence in reading.summary.sentences] == [sentence]


async def test_a_page_that_is_no_article_says_why() -> None:
    analyst = ProcessAnalyst(1, 60)

    with pytest.raises(Unreadable) as caught:
        await analyst.read(page("<html><body></body></html>"), 3)

    assert caught.value.reason == "not_an_article"


@pytest.mark.parametrize("body", ["sleep", "die"])
async def test_a_worker_that_hangs_or_dies_is_answered_timed_out_and_replaced(body: str) -> None:
    analyst = ProcessAnalyst(1, 2.0, read_or_dawdle)
    before = (await analyst.read(page("hello"), 3)).document.text

    with pytest.raises(TimedOut):
        await analyst.read(page(body), 3)
    after = (await analyst.read(page("hello"), 3)).document.text

    assert before != after
    with pytest.raises(ProcessLookupError):
        os.kill(int(before), 0)
