"""Reading text: articles in English, Korean and Russian, their sentences and their summaries.

Pure and synchronous. The names below are the whole face; each is loaded when it is first used, because the process
that talks to the chat platforms needs the types but none of the libraries behind the functions.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.coverage.stories import Assignment, KnownStory, Story, assign_stories, group_stories
    from summarizer.coverage.story_copies import Copy
    from summarizer.coverage.topic import judge_topic
    from summarizer.coverage.topic_file import Topic, load_topic
    from summarizer.coverage.verdict import Verdict
    from summarizer.document import Document, Span
    from summarizer.errors import BadTopic, NotReadable, SummarizerError, UnknownMethod, UnknownTopic
    from summarizer.language import Lang, find_language
    from summarizer.methods import METHODS, summarize
    from summarizer.page import read_page
    from summarizer.plain_text import read_text
    from summarizer.questions.days import read_days
    from summarizer.questions.question import Question
    from summarizer.questions.reader import read_question
    from summarizer.sentences import split_sentences
    from summarizer.statements.finder import find_non_answers, find_statements
    from summarizer.statements.identity import Identity, identify
    from summarizer.statements.statement import NonAnswer, Speaker, Statement
    from summarizer.summary import Sentence, Summary

__all__ = [
    "METHODS",
    "Assignment",
    "BadTopic",
    "Copy",
    "Document",
    "Identity",
    "KnownStory",
    "Lang",
    "NonAnswer",
    "NotReadable",
    "Question",
    "Sentence",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "SummarizerError",
    "Summary",
    "Topic",
    "UnknownMethod",
    "UnknownTopic",
    "Verdict",
    "assign_stories",
    "find_language",
    "find_non_answers",
    "find_statements",
    "group_stories",
    "identify",
    "judge_topic",
    "load_topic",
    "read_days",
    "read_page",
    "read_question",
    "read_text",
    "split_sentences",
    "summarize",
]

_ROOMS = {
    "Assignment": "coverage.stories",
    "Copy": "coverage.story_copies",
    "KnownStory": "coverage.stories",
    "Story": "coverage.stories",
    "assign_stories": "coverage.stories",
    "group_stories": "coverage.stories",
    "judge_topic": "coverage.topic",
    "Topic": "coverage.topic_file",
    "load_topic": "coverage.topic_file",
    "Verdict": "coverage.verdict",
    "Document": "document",
    "Span": "document",
    "BadTopic": "errors",
    "NotReadable": "errors",
    "UnknownTopic": "errors",
    "SummarizerError": "errors",
    "UnknownMethod": "errors",
    "Lang": "language",
    "find_language": "language",
    "read_page": "page",
    "read_text": "plain_text",
    "Question": "questions.question",
    "read_days": "questions.days",
    "read_question": "questions.reader",
    "split_sentences": "sentences",
    "find_non_answers": "statements.finder",
    "find_statements": "statements.finder",
    "Identity": "statements.identity",
    "identify": "statements.identity",
    "NonAnswer": "statements.statement",
    "Speaker": "statements.statement",
    "Statement": "statements.statement",
    "METHODS": "methods",
    "summarize": "methods",
    "Sentence": "summary",
    "Summary": "summary",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value  # the function `summarize`, not the module of the same name that was just imported
    return value
