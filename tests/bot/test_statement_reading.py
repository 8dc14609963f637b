"""What a worker makes of an article for the ledger."""

from bot.statement_reading import read_statements
from summarizer.document import Document

ARTICLE = """\
A sample article. The ferry came late on Monday. “The ice was thick,” said Han Seo-jin, the harbour master of Sokcho. \
The next one is due on Friday. Nobody was hurt.

Han said that the berth would be dredged in spring. The works take a month.
"""


def _document() -> Document:
    return Document.from_text(ARTICLE, title="A late ferry", lang="en")


def test_every_statement_has_its_speaker_and_the_words_around_it() -> None:
    document = _document()

    direct = read_statements(document)[0]

    words = [document.text[span.start : span.end] for span in direct.fragments]
    assert words[0].startswith("The ice was thick")
    assert direct.kind == "direct"
    assert [speaker.name for speaker in direct.speakers] == ["Han Seo-jin"]
    assert direct.speakers[0].key.startswith("name:")
    assert direct.before
    assert document.text[direct.before.start : direct.before.end] == "The ferry came late on Monday."
    assert direct.after
    assert document.text[direct.after.start : direct.after.end].endswith("The next one is due on Friday.")


def test_the_conjunction_is_no_part_of_what_was_said() -> None:
    document = _document()

    indirect = read_statements(document)[1]

    first = indirect.fragments[0]
    assert document.text[first.start : first.end] == "the berth would be dredged in spring"
    assert indirect.before
    assert document.text[indirect.before.start : indirect.before.end].endswith("Han said that")


def test_one_person_has_one_key_whatever_they_are_called() -> None:
    keys = {speaker.key for statement in read_statements(_document()) for speaker in statement.speakers}

    assert len(keys) == 1


def test_an_article_without_statements_has_none() -> None:
    assert read_statements(Document.from_text("The ferry came late.", lang="en")) == ()
