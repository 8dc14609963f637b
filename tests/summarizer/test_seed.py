"""The real article that newcomers are given, read where it lies: it is not ours to copy."""

import os
from pathlib import Path

import pytest

from summarizer.plain_text import read_text

FOLDER = Path(os.environ.get("TUMEN_SEEDS") or Path(__file__).parents[3] / "shared" / "seeds")
SEEDS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason=f"no seed articles in {FOLDER}; set TUMEN_SEEDS to their folder")
def test_every_seed_has_title_outlet_and_date_and_nothing_of_its_disclaimer():
    for path in SEEDS:
        text = path.read_text("utf-8")
        lines = [line for line in text.split("\n") if line]

        document = read_text(text)

        assert document.title == lines[0]
        assert document.site == lines[1]
        assert document.published_at is not None
        assert "views expressed" not in document.text
        assert not document.text.endswith("Related")
        assert all(paragraph in lines for paragraph in document.text.split("\n\n"))
