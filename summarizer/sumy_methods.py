"""sumy's summarisers behind our own sentences and words: the only file that imports sumy.

Texts of sentences in, indices of the chosen ones out. Nothing here asks for NLTK's data, and nothing depends on the
order of a set of strings, so that the same text gives the same sentences in every process.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.language import Lang
from summarizer.lexrank import Matrix
from summarizer.words import read_words, stem, stop_words, to_words

# sumy compares sentence with sentence and word with word, in Python: what comes later in a text is not rated.
MOST_SENTENCES = 320
MOST_SENTENCES_KL = 80  # its time grows with the third power of the sentences
MOST_WORDS = 8_000


@dataclass(frozen=True, slots=True)
class Article:
    """What sumy is told of an article: the texts of its sentences, paragraph by paragraph."""

    paragraphs: tuple[tuple[str, ...], ...]
    lang: Lang
    title: str = ""


def choose_with_sumy(method: str, article: Article, count: int) -> tuple[int, ...]:
    """The indices, counted through all paragraphs, of the `count` sentences that sumy's `method` chooses, in order."""
    document = _sumy_document(article, MOST_SENTENCES_KL if method == "kl" else MOST_SENTENCES)
    if not any(sentence.words for sentence in document.sentences):
        return tuple(range(min(count, len(document.sentences))))
    chosen = _SUMMARIZERS[method](article.lang)(document, count)
    return tuple(sentence.index for sentence in chosen)


class _Words:
    """The tokenizer object that sumy asks for words."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return to_words(text)[:MOST_WORDS]


class _Sentence(SumySentence):  # type: ignore[misc]  # sumy is untyped
    """A sentence that knows its place, because sumy compares and returns sentences by their text."""

    def __init__(self, text: str, index: int) -> None:
        super().__init__(text, _Words())
        self.index = index


def _sumy_document(article: Article, most_sentences: int) -> Any:
    paragraphs: list[list[SumySentence]] = []
    index = words = 0
    for texts in article.paragraphs:
        paragraphs.append([])
        for text in texts:
            if index == most_sentences or words >= MOST_WORDS:
                break
            paragraphs[-1].append(_Sentence(text, index))
            words += len(paragraphs[-1][-1].words)
            index += 1
    heading = [SumySentence(article.title, _Words(), is_heading=True)] if article.title else []
    return ObjectDocumentModel([Paragraph([*heading, *paragraphs[0]]), *map(Paragraph, filter(None, paragraphs[1:]))])


class _Lsa(LsaSummarizer):  # type: ignore[misc]  # sumy is untyped
    """LSA whose rows stand in the order of the text; sumy's follow the hash seed, and with them its rounding.

    Without sumy's warning when words are fewer than sentences, and without its loop over every cell.
    """

    def _create_dictionary(self, document: Any) -> dict[str, int]:
        stems = (self.stem_word(word) for word in document.words if word not in self._stop_words)
        return {word: row for row, word in enumerate(dict.fromkeys(stems))}

    def _create_matrix(self, document: Any, dictionary: dict[str, int]) -> Matrix:
        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word, count in Counter(map(self.stem_word, sentence.words)).items():
                if word in dictionary:
                    matrix[dictionary[word], column] = count
        return matrix

    def _compute_term_frequency(self, matrix: Matrix, smooth: float = 0.4) -> Matrix:
        largest = matrix.max(axis=0)
        frequencies: Matrix = np.where(largest > 0, smooth + (1 - smooth) * matrix / np.maximum(largest, 1), matrix)
        return frequencies


def _with_stop_words(kind: Callable[[Any], Any], lang: Lang) -> Any:
    summarizer = kind(partial(stem, lang=lang))
    summarizer.stop_words = stop_words(lang)
    return summarizer


def _kl(lang: Lang) -> Any:
    summarizer = KLSummarizer()  # it does not stem
    summarizer.stop_words = stop_words(lang)
    return summarizer


def _edmundson(lang: Lang) -> Any:
    summarizer = EdmundsonSummarizer(partial(stem, lang=lang))
    summarizer.bonus_words = read_words(f"bonus_words_{lang}.txt")
    summarizer.stigma_words = read_words(f"stigma_words_{lang}.txt")
    summarizer.null_words = stop_words(lang)
    return summarizer


_SUMMARIZERS: dict[str, Callable[[Lang], Any]] = {
    "textrank": partial(_with_stop_words, TextRankSummarizer),
    "lsa": partial(_with_stop_words, _Lsa),
    "luhn": partial(_with_stop_words, LuhnSummarizer),
    "sum-basic": partial(_with_stop_words, SumBasicSummarizer),
    "reduction": partial(_with_stop_words, ReductionSummarizer),
    "kl": _kl,
    "edmundson": _edmundson,
    "sumy-lexrank": partial(_with_stop_words, LexRankSummarizer),  # only to compare our own with
}
SUMY_METHODS: Sequence[str] = tuple(_SUMMARIZERS)
