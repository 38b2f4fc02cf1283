"""What git leaves of a merge is a problem of its own, and never read as if it were whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.entry.entry import Entry
from isp_cli.errors import EXIT_ATTENTION, InConflict
from isp_cli.journal.entry_file import load_record, parsed_entry
from isp_cli.journal.git_conflict import refuse_conflicts
from support import entry_text

PATH = Path("2026-11-22-reflection-k7fq.yaml")
HEAD = entry_text(end="").removesuffix("      I coach three teams.\n")
CONFLICT = """\
<<<<<<< HEAD
      Mine.
=======
      Theirs.
>>>>>>> laptop
"""


def problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(InConflict) as caught:
        parsed_entry(text.encode(), PATH)
    return [(each.line, each.what) for each in caught.value.problems]


def test_a_conflict_is_told_with_its_first_and_last_line_before_anything_else() -> None:
    assert problems(f"{HEAD}{CONFLICT}: nonsense [") == [
        (12, "git left two versions here, down to line 16")
    ]


def test_a_conflict_that_yaml_would_take_is_refused_all_the_same() -> None:
    quoted = f'format: isp-entry/1\nnote: "both\n{CONFLICT}sides"\nend: true\n'
    assert problems(quoted) == [(3, "git left two versions here, down to line 7")]
    key = "format: isp-entry/1\n<<<<<<< HEAD: mine\nend: true\n"
    assert problems(key) == [(2, "a git conflict starts here, and its end is missing")]


def test_every_conflict_is_told() -> None:
    assert [line for line, _ in problems(CONFLICT + HEAD + CONFLICT)] == [1, 17]


def test_a_hundred_thousand_conflicts_are_not() -> None:
    assert len(problems(CONFLICT * 100_000)) == 20


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(CONFLICT.replace("\n", "\r\n"), 1, id="windows-lines"),
        pytest.param("\ufeff" + CONFLICT, 1, id="byte-order-mark"),
        pytest.param("<<<<<<< HEAD\nformat: isp-entry/1\n", 1, id="never-ends"),
        pytest.param("a: b\n=======\nc: d\n", 2, id="only-the-middle"),
        pytest.param("a: b\n>>>>>>> laptop\n", 2, id="only-the-end"),
        pytest.param(CONFLICT.replace("=======", "||||||| base\nx\n======="), 1, id="three-ways"),
        pytest.param("a: b\n<<<<<<<\n", 2, id="without-a-name"),
    ],
)
def test_what_is_left_of_a_conflict_is_noticed(text: str, line: int) -> None:
    assert [found for found, _ in problems(text)] == [line]


def test_the_hint_is_to_choose_one_side_and_the_file_needs_attention() -> None:
    with pytest.raises(InConflict) as caught:
        load_record((HEAD + CONFLICT).encode(), PATH, Entry)
    assert "keep one side" in caught.value.hint
    assert caught.value.exit_code == EXIT_ATTENTION


def test_an_answer_may_hold_such_lines() -> None:
    held = "".join(f"      {line}\n" for line in CONFLICT.splitlines())
    stored = load_record(f"{HEAD}{held}end: true\n".encode(), PATH, Entry)
    assert stored.record.answers[0].text == CONFLICT.rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "========\n",
        "=== a heading ===\n",
        "# <<<<<<< HEAD\n",
        "a: <<<<<<< HEAD\n",
        "<<<<<<<HEAD\n",
        "<<<<<<<< HEAD\n",
        " =======\n",
        "======= more\n",
    ],
)
def test_lines_that_only_look_alike_are_no_conflict(text: str) -> None:
    refuse_conflicts(text.encode(), PATH)
