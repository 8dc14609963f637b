"""The `tumen` command as a real process: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = """Sample Ferry Sails Again Between Two Harbours

The Sample Post
Shipping
27/06/2023 20h11

The sample ferry between Sokcho and Zarubino sailed again on Friday after four years in dock, its operator said. \
The ship carried 212 passengers and 40 lorries, twice as many as the company had hoped for.

Harbour master Kwon Sae-byeok welcomed the ship and said that the berth had been dredged in spring. She added that a \
second ship would follow in August if the number of bookings held.

The operator expects to break even within two years. Trade between the two harbours fell by half while the line was \
closed, according to figures of the port authority.

The views expressed in this article do not reflect the opinion of the Sample Post.

Related
"""


def tumen(*arguments: str, cwd: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own command line
        [sys.executable, "-m", "adapters", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "100"} | environment,
    )


def test_a_text_file_is_read_as_a_newcomers_first_article(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(SAMPLE, "utf-8")

    done = tumen("summarize", "ferry.txt", "--json", cwd=tmp_path)

    result = json.loads(done.stdout)
    sentences = [sentence["text"] for sentence in result["sentences"]]
    assert result["title"] == "Sample Ferry Sails Again Between Two Harbours"
    assert result["site"] == "The Sample Post"
    assert result["published_at"].startswith("2023-06-27T20:11")
    assert len(sentences) == 3
    assert all(sentence in SAMPLE for sentence in sentences)
    assert not any("views expressed" in sentence for sentence in sentences)


def test_a_missing_file_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = tumen("summarize", "missing.txt", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stderr.strip() == "missing.txt: No such file or directory"


def test_a_text_too_short_to_summarise_is_shown_as_it_is(tmp_path: Path) -> None:
    done = tumen("summarize", "-", cwd=tmp_path, stdin="The sample ferry sailed at noon on Tuesday.")

    assert done.stdout == "The sample ferry sailed at noon on Tuesday.\n"
    assert done.stderr == "-: The text is too short to summarise.\n"


def test_an_unknown_method_is_a_usage_error(tmp_path: Path) -> None:
    done = tumen("summarize", "-", "--method", "nonsense", cwd=tmp_path, stdin=SAMPLE)

    assert done.returncode == 2
    assert "lexrank" in done.stderr


def test_a_private_address_is_refused_in_words(tmp_path: Path) -> None:
    done = tumen("summarize", "http://127.0.0.1:9/ferry", cwd=tmp_path)

    assert done.returncode == 1
    assert "public web addresses" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["run"], ["chat"], ["summarize", "x.txt"]])
def test_wrong_settings_are_a_line_each_and_exit_code_2(tmp_path: Path, command: list[str]) -> None:
    done = tumen(*command, cwd=tmp_path, TUMEN_WORKERS="many", TUMEN_DATABASE_URL="mysql://x", TUMEN_FETCH_ALLOW="x:y")

    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "TUMEN_DATABASE_URL",
        "TUMEN_WORKERS",
        "TUMEN_FETCH_ALLOW",
    ]


def test_a_database_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    done = tumen("chat", cwd=tmp_path, TUMEN_DATABASE_URL=f"sqlite:///{tmp_path}/missing/tumen.sqlite3")

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_run_without_tokens_answers_a_link_to_the_sample_newswire_from_standard_input(tmp_path: Path) -> None:
    greeting = tumen("run", cwd=tmp_path, stdin=":quit\n").stdout
    link = next(word for word in greeting.split() if word.startswith("http://127.0.0.1"))

    done = tumen("run", cwd=tmp_path, stdin=f"look at {link}\n")

    assert "[Shorter]  [Longer]" in done.stdout
    assert "Traceback" not in done.stderr


def test_chat_in_json_gives_one_object_a_line(tmp_path: Path) -> None:
    done = tumen("chat", "--json", cwd=tmp_path, stdin="/help\nhttps://localhost/x\n")

    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["event"] for event in events if "event" in event] == ["reply"]
    assert {"mark": "failed", "message": "m2"} in events
