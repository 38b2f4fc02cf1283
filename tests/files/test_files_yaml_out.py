"""What is written is what was typed, and a person can read it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import (
    Answer,
    Entry,
    FollowUpAnswer,
    FrameworkPin,
    HalfSaid,
    with_line_feeds,
)
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.files.yaml_in import parse
from isp_cli.files.yaml_out import dump_record
from isp_cli.journal.entry_file import load_record, new_file

_NASTY = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "word",
                "word word",
                " ",
                "  ",
                "\n",
                "\n\n",
                "\n ",
                " \n",
                "\t",
                "\n\t",
                "\t\n",
            ),
            *("\x85", "\u2028", "\u2029", "\\", "\\n", "C:\\new\\table", "\\\n", "---", "\n---\n"),
            *("...", "\n...\n", "# ", " # ", "\n# ", "- ", "\n- ", ": ", ":", "\n? ", "'", '"'),
            *("''", '""', "|", ">", "|-\n", "%YAML 1.1", "&a", "*a", "!!str", "{", "}", "[", "]"),
            *(",", "@", "`", "~", "null", "no", "1e3", "010", "2026-11-22", "<<", "=", "end: true"),
            *("\x1b[31m", "\0", "\x07", "\x7f", "\x9b", "\ufeff", "\ufffe", "\U0001f600", "\u202e"),
            *("\ud83d", "\ude00", "é", "e\u0301", "\u00a0", "\u200b", "word " * 30, "x" * 300),
        ]
    ),
    max_size=12,
).map("".join)
_ANY = st.text(st.characters(), max_size=60)
_TEXTS = st.one_of(_NASTY, _ANY).map(with_line_feeds)
_IN_EVERY_FIELD = settings(max_examples=60, deadline=None)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
@example("\n")
@example(" ")
@example("\n\n a\n")
@example("  a\n b\n\n")
@example("a\n\t\n")
@example("# a\n\n\n")
@example("a\\\n" * 40)
@example("\t" * 100 + "\n")
@example("\U0010ffff\uffff")
@example("\ufeffa\nb")
def test_whatever_text_goes_in_comes_out(text: str) -> None:
    for quoted in (False, True):
        data = dump_record({"asked": text, "list": [text]}, quoted=quoted)
        value = parse(data, "entry.yaml").value
        assert value == {"asked": text, "list": [text], "end": "true"}


@_IN_EVERY_FIELD
@given(_TEXTS, _TEXTS)
def test_whatever_is_written_in_an_entry_comes_out(one: str, two: str) -> None:
    entry = Entry(
        id="2026-11-22-reflection-k7fq",
        kind="reflection",
        framework=FrameworkPin(id="f" + one, version="1" + two),
        started="2026-11-22T08:15:00+01:00",
        finished="2026-11-22T19:00:00+01:00",
        answers=(
            Answer(
                question="q" + one,
                asked="?" + two,
                principles=(one, two),
                competencies=(two, one),
                text=one,
                follow_ups=(
                    FollowUpAnswer(question="f" + two, competency=one, asked="!" + one, text=two),
                ),
            ),
            Answer(question="other", asked="what", text=two),
        ),
        unfinished=HalfSaid(
            question="q" + one, part=two, competency=one, text=two, chosen=(one, two)
        ),
    )
    path = "entry.yaml"
    assert load_record(new_file(entry, path).data, path, Entry).record == entry  # type: ignore[arg-type]


@_IN_EVERY_FIELD
@given(_TEXTS, _TEXTS)
def test_whatever_is_written_in_a_plan_comes_out(one: str, two: str) -> None:
    plan = Plan(
        id="2026-11-22-plan-k7fq",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T08:15:00+01:00",
        reflection=one,
        horizon="2028-05-22",
        competencies=(
            Development(
                competency="c" + one,
                why=two,
                resources=(one, two),
                people=(two,),
                steps=(PlanStep(step=1, text="t" + one, due="2027-01-15", note=two),),
            ),
        ),
        closed="2028-01-01T09:00:00+01:00",
        learnt=one,
    )
    path = "plan.yaml"
    assert load_record(new_file(plan, path).data, path, Plan).record == plan  # type: ignore[arg-type]


def test_a_megabyte_comes_out() -> None:
    text = "Grüße, \\ \u00e9 and \U0001f600.\nA line of its own\n\n" * 24_000
    assert len(text.encode()) > 1_000_000
    assert parse(dump_record({"text": text}), "entry.yaml").value == {"text": text, "end": "true"}


@pytest.mark.sweep
def test_a_megabyte_in_one_line_comes_out() -> None:
    text = "a word \x1b" * 125_000
    assert parse(dump_record({"text": text}), "entry.yaml").value == {"text": text, "end": "true"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("One line.", "text: |-\n  One line.\n", id="one-line"),
        pytest.param("One.\nTwo.", "text: |-\n  One.\n  Two.\n", id="two-lines"),
        pytest.param("One.\n\nTwo.\n", "text: |\n  One.\n\n  Two.\n", id="paragraphs"),
        pytest.param("One.\n\n\n", "text: |+\n  One.\n\n\n", id="blank-lines-at-the-end"),
        pytest.param("- a\n- b: c", "text: |-\n  - a\n  - b: c\n", id="list-marks"),
        pytest.param("# a\n'b' \"c\"", "text: |-\n  # a\n  'b' \"c\"\n", id="hash-and-quotes"),
        pytest.param("C:\\new", "text: |-\n  C:\\new\n", id="backslashes"),
        pytest.param("é 😀 中", "text: |-\n  é 😀 中\n", id="unicode"),
        pytest.param("a\tb", "text: |-\n  a\tb\n", id="tab"),
        pytest.param("---\n...", "text: |-\n  ---\n  ...\n", id="document-marks"),
        pytest.param("word " * 60 + "x", "text: |-\n  " + "word " * 60 + "x\n", id="long-line"),
        pytest.param("  indented\nless", "text: |2-\n    indented\n  less\n", id="blanks-first"),
    ],
)
def test_text_of_printable_characters_is_a_literal_block(text: str, written: str) -> None:
    assert dump_record({"text": text}).decode() == written + "end: true\n"


@pytest.mark.parametrize(
    "text",
    ["a\x1b[31m\nb", "a\x85b", "a\u2028b", "\ufeffa", "a\0", "a\ud83d", "a\rb"],
    ids=["escape", "next-line", "line-separator", "byte-order-mark", "nul", "surrogate", "return"],
)
def test_text_a_block_cannot_hold_is_double_quoted(text: str) -> None:
    assert dump_record({"text": text}).startswith(b'text: "')


def test_the_last_line_says_that_the_file_is_whole() -> None:
    assert dump_record({"format": "isp-entry/1", "text": "a\n\n"}).endswith(b"\nend: true\n")


def test_lists_stand_indented_under_their_key() -> None:
    data = dump_record({"answers": [{"question": "practice", "principles": ["empathy"]}]})
    assert data.decode() == (
        "answers:\n  - question: practice\n    principles:\n      - empathy\nend: true\n"
    )


def test_a_text_that_looks_like_something_else_is_quoted_so_that_loaders_see_text() -> None:
    data = dump_record({"version": "1.10", "started": "2026-11-22", "asked": "true", "kind": "~"})
    assert data.decode() == (
        "version: '1.10'\nstarted: '2026-11-22'\nasked: 'true'\nkind: '~'\nend: true\n"
    )
