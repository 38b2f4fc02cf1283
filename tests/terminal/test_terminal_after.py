"""A note after a session on a real terminal: narrow, interrupted, with a list found by letters."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from pseudo_terminal import Terminal, only

DOWN = "\x1b[B"


@pytest.mark.sweep
@pytest.mark.parametrize("columns", [80, 40])
def test_five_questions_are_answered_with_keys_alone(tmp_path: Path, columns: int) -> None:
    run = Terminal(tmp_path, "reflect", "--after", "Site B call", columns=columns)
    run.answer("Question 1 of 5.", "They set the agenda.\r")
    run.answer("Question 2 of 5.", "I waited.\r")
    run.answer("Question 3 of 5.", "Anna felt heard.\r")
    run.answer("How do you know?", f"{DOWN}{DOWN}\r")
    run.answer("Question 4 of 5.", "Ask first.\r")
    run.answer("By when?", "in 2 weeks\r")
    run.answer("Question 5 of 5.", "facil")
    run.wait_for_quiet()
    run.send(" \r")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert "That is " in run.text
    entry = only(tmp_path, "journal")
    assert [each.question for each in entry.answers] == [
        *("after.happened", "after.did", "after.effect", "after.differently", "after.in-play")
    ]
    assert entry.answers[2].how == "feedback"
    assert entry.answers[4].competencies == ("facilitation",)
    assert entry.promises[0].due
    assert all(len(line) <= columns for line in run.text.splitlines())


def test_ctrl_c_at_a_list_of_one_keeps_the_note_and_goes_on_there(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--after", "Site B call")
    run.answer("Question 1 of 5.", "\r")
    run.answer("Question 2 of 5.", "\r")
    run.answer("Question 3 of 5.", "Anna felt heard.\r")
    run.answer("How do you know?", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].text == "Anna felt heard."
    run = Terminal(tmp_path, "reflect")
    run.answer("after Site B call", "y\r")
    run.answer("How do you know?", f"{DOWN}\r")
    run.answer("Question 4 of 5.", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].how == "impression"


@pytest.mark.sweep
def test_in_plain_a_promise_comes_back_as_numbered_lines(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "promises", "add", "Ask first")
    assert run.finish() == 0
    run = Terminal(tmp_path, "reflect", "--after", "Site C", "--plain")
    run.answer("1. Kept", "1\r")
    run.answer("What came of it?", "They knew.\r")
    run.answer("Question 1 of 5.", "\x03")
    assert run.finish() == 130
    answer = only(tmp_path, "drafts").answers[0]
    assert (answer.chosen, answer.follow_ups[0].text) == ("kept", "They knew.")
