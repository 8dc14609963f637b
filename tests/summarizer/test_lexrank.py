"""Our LexRank beside sumy's own: the same sentences, on texts one can check by eye and on any text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexrank import choose_by_lexrank, rate_centrality
from summarizer.sumy_methods import Article, choose_with_sumy

_VOCABULARY = (
    "minister",
    "talks",
    "border",
    "river",
    "bridge",
    "treaty",
    "fish",
    "coal",
    "winter",
    "the",
    "of",
    "said",
)
_SENTENCES = st.lists(
    st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=30
)


def test_a_sentence_that_shares_words_with_all_others_is_most_central() -> None:
    sentences = [
        ["bridge", "river", "opened"],
        ["coal", "railway", "strike"],
        ["bridge", "coal", "minister"],
        ["bridge", "river", "minister", "coal", "railway"],
    ]

    scores = rate_centrality(sentences)

    assert int(np.argmax(scores)) == 3


def test_without_any_common_word_the_first_sentences_are_taken() -> None:
    sentences = ["Boats sail.", "Coal burns.", "Courts sit.", "Snow falls."]

    assert choose_by_lexrank(sentences, "en", 2) == (0, 1)


@pytest.mark.parametrize("sentences", [[], [[]], [[], [], []]])
def test_sentences_without_words_are_all_alike(sentences: list[list[str]]) -> None:
    scores = rate_centrality(sentences)

    assert len(scores) == len(sentences)
    assert len(set(scores.tolist())) <= 1


@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")  # sumy divides by zero without words
@settings(max_examples=150, deadline=None)
@given(_SENTENCES, st.integers(1, 6))
def test_the_same_sentences_as_sumys_own(sentences: list[str], count: int) -> None:
    article = Article((tuple(sentences),), "en")

    sumys = choose_with_sumy("sumy-lexrank", article, count)

    assert choose_by_lexrank(sentences, "en", count) == sumys
