from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.pieces import pieces


@given(st.text(st.sampled_from("ab .!?\n\t다.\u200b")), st.integers(1, 40))
def test_pieces_have_the_size_and_together_they_are_the_text(text: str, size: int) -> None:
    found = pieces(text, size)

    assert all(0 < len(piece) <= size for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_line_end_is_the_best_place_then_a_sentence_then_a_word() -> None:
    assert pieces("One. Two.\nThree four", 15) == ("One. Two.\n", "Three four")
    assert pieces("One two. Three four", 15) == ("One two. ", "Three four")
    assert pieces("One two three four", 15) == ("One two three ", "four")
    assert pieces("a" * 20, 15) == ("a" * 15, "a" * 5)


def test_white_space_alone_is_nothing() -> None:
    assert pieces(" \n ", 15) == ()
