"""Choose the sentences that tell an article's story: Document in, Summary of verbatim sentences out."""

from summarizer.document import Document, Span
from summarizer.errors import UnknownMethod
from summarizer.sentences import split_sentences
from summarizer.summary import Sentence, Summary

METHODS: tuple[str, ...] = ("news", "lead")


def summarize(document: Document, *, sentences: int = 3, method: str = "news") -> Summary:
    """At most `sentences` sentences of the document, word for word, in the order of the document.

    A text in a language we do not read is cut into sentences like English. Without any sentence the summary is empty.
    Raises UnknownMethod for a name not in METHODS, ValueError when asked for less than one sentence.
    """
    if sentences < 1:
        raise ValueError(f"a summary has at least one sentence, not {sentences}")
    if method not in METHODS:
        raise UnknownMethod(method, METHODS)
    found = split_sentences(document.text, document.lang or "en")
    return Summary(tuple(_shown(document.text, span) for span in found[:sentences]), method)


def _shown(text: str, span: Span) -> Sentence:
    return Sentence(text[span.start : span.end], span.start, span.end)
