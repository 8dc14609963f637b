"""The Analyst port without processes: what a worker would do, done here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import coverage_reading
from bot.analyst import reading_of, summary_of
from bot.coverage.feeds import ListedFeed, ReadFeed
from bot.coverage.models import Entry, KeptStory, Placed, TopicVerdict
from bot.errors import Unreadable
from bot.models import Article, Page, Reading
from bot.question_reading import question_of
from bot.statement_reading import read_statements
from bot.statements import ReadStatement
from summarizer.errors import NotReadable
from summarizer.questions.question import Question
from summarizer.summary import Summary


class InlineAnalyst:
    """bot.ports.Analyst."""

    async def read(self, page: Page, sentences: int) -> Reading:
        try:
            return reading_of(page, sentences)
        except NotReadable as exc:
            raise Unreadable(page.url, exc.reason, text=exc.text, title=exc.title) from exc

    async def summarize(self, article: Article, sentences: int) -> Summary:
        return summary_of(article.document, sentences)

    async def statements(self, article: Article) -> tuple[ReadStatement, ...]:
        return read_statements(article.document)

    async def question(self, options: Mapping[str, str], now: datetime) -> Question | None:
        return question_of(options, now)

    async def feed(self, page: Page) -> ReadFeed:
        return coverage_reading.feed_of(page)

    async def feeds_named(self, page: Page) -> tuple[str, ...]:
        return coverage_reading.feeds_named(page)

    async def opml(self, page: Page) -> tuple[ListedFeed, ...]:
        return coverage_reading.opml_of(page)

    async def judge(self, entries: Sequence[Entry], topics: Sequence[str]) -> tuple[tuple[TopicVerdict, ...], ...]:
        return coverage_reading.judge_entries(entries, topics)

    async def judge_article(self, article: Article, topics: Sequence[str]) -> tuple[TopicVerdict, ...]:
        return coverage_reading.judge_document(article.document, topics)

    async def reasons(self, title: str, text: str, topic: str) -> tuple[str, ...]:
        return coverage_reading.reasons_of(title, text, topic)

    async def feeds_words(self, entry: Entry) -> Reading:
        return coverage_reading.feeds_words(entry)

    async def place(self, new: Sequence[Entry], known: Sequence[KeptStory]) -> tuple[Placed, ...]:
        return coverage_reading.place_entries(new, known)
