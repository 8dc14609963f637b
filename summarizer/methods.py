"""Choose the sentences that tell an article's story: Document in, Summary of verbatim sentences out."""

from summarizer.document import Document, Span
from summarizer.errors import UnknownMethod
from summarizer.language import Lang
from summarizer.lexrank import choose_by_lexrank
from summarizer.news import choose_news
from summarizer.sentences import split_sentences
from summarizer.summary import Sentence, Summary
from summarizer.sumy_methods import Article, choose_with_sumy

MOST_SENTENCES = 1000  # LexRank compares them all: what comes later in a text is not rated
METHODS: tuple[str, ...] = (
    "news",
    "lead",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "sum-basic",
    "reduction",
    "kl",
    "edmundson",
)


def summarize(document: Document, *, sentences: int = 3, method: str = "news") -> Summary:
    """At most `sentences` sentences of the document, word for word, in the order of the document.

    `news` is made for articles and may leave out the dateline that a sentence starts with; `lead` takes the first
    sentences as they are; the other names rate sentences alone, as sumy does. A text in a language we do not read is
    treated like English. Without any sentence the summary is empty. Raises UnknownMethod for a name not in METHODS,
    ValueError when asked for less than one sentence.
    """
    if sentences < 1:
        raise ValueError(f"a summary has at least one sentence, not {sentences}")
    if method not in METHODS:
        raise UnknownMethod(method, METHODS)
    lang = document.lang or "en"
    spans = split_sentences(document.text, lang)
    chosen = _choose(document, spans, lang, sentences, method)
    return Summary(tuple(Sentence(document.text[s.start : s.end], s.start, s.end) for s in chosen), method)


def _choose(document: Document, spans: tuple[Span, ...], lang: Lang, count: int, method: str) -> tuple[Span, ...]:
    if method == "lead" or not spans:
        return spans[:count]
    if method == "news":
        return choose_news(document.text, document.title, spans, lang, count)
    if method == "lexrank":
        texts = [document.text[span.start : span.end] for span in spans[:MOST_SENTENCES]]
        return tuple(spans[place] for place in choose_by_lexrank(texts, lang, count))
    article = Article(_paragraphs(document.text, spans), lang, document.title)
    return tuple(spans[place] for place in choose_with_sumy(method, article, count))


def _paragraphs(text: str, spans: tuple[Span, ...]) -> tuple[tuple[str, ...], ...]:
    """The texts of the sentences, by paragraph: sentences with an empty line between them are in different ones."""
    paragraphs: list[list[str]] = []
    for place, span in enumerate(spans):
        if place == 0 or "\n\n" in text[spans[place - 1].end : span.start]:
            paragraphs.append([])
        paragraphs[-1].append(text[span.start : span.end])
    return tuple(map(tuple, paragraphs))
