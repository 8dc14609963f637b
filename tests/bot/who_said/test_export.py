"""Statements as files."""

import csv
import io
import json

from bot.who_said.export import as_csv, as_json
from tests.bot.who_said.statements import HAN, PETROVA, statement


def test_a_spreadsheet_has_a_row_a_statement_and_every_word() -> None:
    words = 'He said, "no",\nand left'

    attachment = as_csv([statement(words, HAN, PETROVA), statement(kind="indirect", number=1)])

    rows = list(csv.DictReader(io.StringIO(attachment.content.removeprefix("\ufeff"))))
    assert attachment.name == "statements.csv"
    assert [row["words"] for row in rows] == [words, "The ice was thick"]
    assert rows[0]["speaker"] == "Han Seo-jin | Vera Petrova"
    assert rows[0]["published"] == "2025-03-14T09:00:00+00:00"


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    attachment = as_csv([statement('=HYPERLINK("https://evil.invalid")')])

    [row] = csv.DictReader(io.StringIO(attachment.content.removeprefix("\ufeff")))
    assert row["words"].startswith("'=")


def test_a_program_gets_words_with_their_places() -> None:
    [data] = json.loads(as_json([statement(outlets=("A", "B"), number=3)]).content)

    assert data["words"] == [{"text": "The ice was thick", "start": 300, "end": 317}]
    assert [source["outlet"] for source in data["sources"]] == ["A", "B"]
    assert data["speakers"][0]["title"] == "harbour master"
