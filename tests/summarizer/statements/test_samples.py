"""The sample articles: all well formed, and on the half that is tuned the finder no worse than it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Span, Speaker, Statement
from summarizer.language import Lang
from tests.bench._gold import Gold
from tests.bench._own_measure import count_statements
from tests.bench.annotated import Annotated, BadAnnotation, read_annotated
from tests.bench.statements import LANGS, SAMPLES, count_samples, sample_articles

FILES = sorted(SAMPLES.rglob("*.txt"))
FLOORS: dict[Lang, float] = {"en": 0.73, "ko": 0.90, "ru": 0.91}

SAMPLE = """# Sample: invented people, invented words.
lang: en
title: A ferry
manner: wire
published: 2025-03-14

Ana Reed, the owner, spoke on Monday. "The ferry sails," she said, "and nobody is on it." Her partner Lee Ho and the
engineer Max Orr said they agreed. The port declined to comment.

== statements
content: The ferry sails
content: and nobody is on it.
speaker: she
name: Ana Reed
title: the owner
cue: said
kind: direct

content: they agreed
speaker: Lee Ho
name: Lee Ho
title: -
speaker: Max Orr
name: Max Orr
title: engineer
cue: said
kind: indirect

== non-answers
speaker: The port
words: declined to comment
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}-{path.stem}")
def test_every_sample_is_well_formed_and_holds_statements(path: Path):
    article = read_annotated(path)

    assert article.document.lang == path.parts[-3]
    assert article.statements


@pytest.mark.parametrize("lang", LANGS)
def test_statements_are_found_in_the_tuned_half_as_well_as_they_were(lang: Lang):
    statements, _ = count_samples(sample_articles(lang, "tuned"))

    assert statements.end_to_end_f1 > FLOORS[lang]


def test_words_are_found_in_their_own_sentence(tmp_path: Path):
    article = _read(tmp_path, SAMPLE)

    first = article.statements[0]
    text = article.document.text
    assert [text[start:end] for start, end in first["fragments"]] == ["The ferry sails", "and nobody is on it."]
    assert text[: first["cue"][1]].endswith('" she said')
    assert first["speaker_name_auto"] == "Ana Reed"


def test_joint_speakers_are_one_place_and_two_people(tmp_path: Path):
    article = _read(tmp_path, SAMPLE)

    joint = article.statements[1]
    start, end = joint["speaker"]
    assert article.document.text[start:end] == "Lee Ho and the\nengineer Max Orr"
    assert [speaker["name"] for speaker in joint["speakers"]] == ["Lee Ho", "Max Orr"]


@pytest.mark.parametrize(
    ("right", "wrong", "block", "reason"),
    [
        ("content: they agreed", "content: they did not", "statement 2", "does not stand in the text"),
        ("content: they agreed", "content: th", "statement 2", "stands 3 times"),
        ("speaker: she", "speaker: he", "statement 1", "does not stand in the text"),
        ("title: engineer", "title: captain", "statement 2", "title 'captain'"),
        ("name: Ana Reed\n", "", "statement 1", "0 times 'name'"),
        ("cue: said\nkind: indirect", "cue:\nkind: indirect", "statement 2", "cue is empty"),
        ("kind: direct", "kind: spoken", "statement 1", "'spoken' is not one of"),
        ("kind: direct", "kind: direct\nspecker: she", "statement 1", "unknown key 'specker'"),
        ("words: declined", "words: refused", "non-answer 1", "does not stand in the text"),
        ("manner: wire", "manner: blog", "header", "'blog' is not one of"),
        ("published: 2025-03-14", "published: March", "header", "March"),
        ("# Sample: invented", "Sample: invented", "header", "calls this a sample"),
        ("== statements", "== statement", "header", "== statements"),
    ],
)
def test_a_wrong_annotation_is_refused_by_file_and_block(
    tmp_path: Path, right: str, wrong: str, block: str, reason: str
):
    assert right in SAMPLE

    with pytest.raises(BadAnnotation) as refused:
        _read(tmp_path, SAMPLE.replace(right, wrong))

    assert refused.value.block == block
    assert reason in refused.value.reason
    assert "sample.txt" in str(refused.value)


def test_an_inferred_speaker_needs_no_cue_and_may_have_none(tmp_path: Path):
    inferred = SAMPLE.replace("cue: said\nkind: direct", "kind: direct\ninferred: yes")

    assert _read(tmp_path, inferred).statements[0]["cue"] is None
    with pytest.raises(BadAnnotation, match="yet with a cue"):
        _read(tmp_path, inferred.replace("inferred: yes", "inferred: yes\ncue: said"))


def test_the_measure_gives_full_marks_to_the_annotation_itself_and_none_for_wrong_speakers(tmp_path: Path):
    article = _read(tmp_path, SAMPLE)
    text = article.document.text
    right = [_found(one) for one in article.statements]
    nobody = [replace(one, speakers=()) for one in right]

    best = count_statements(text, article.statements, right)
    worst = count_statements(text, article.statements, nobody)

    assert (best.end_to_end_f1, best.name_right, best.name_wrong) == (1.0, 2, 0)
    assert (worst.end_to_end_f1, worst.overlap_f1) == (0.0, 1.0)


def _found(gold: Gold) -> Statement:
    fragments = tuple(Span(*part) for part in gold["fragments"])
    speakers = tuple(Speaker(Span(*one["mention"]), one["name"], tuple(one["titles"])) for one in gold["speakers"])
    return Statement(fragments, Span(*gold["cue"]), gold["type"], gold["inferred"], speakers)


def _read(folder: Path, annotated: str) -> Annotated:
    path = folder / "sample.txt"
    path.write_text(annotated, encoding="utf-8")
    return read_annotated(path)
