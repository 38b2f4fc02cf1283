"""Texts on a real terminal: keys of habit, words at the edge, and what the terminal is asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from pseudo_terminal import Terminal, only

CTRL_C, CTRL_R, CTRL_S, CTRL_Y, CTRL_Z, CTRL_BACKSLASH = "\x03\x12\x13\x19\x1a\x1c"
WORDS = "You would not be asking her teachers about it before the visit."
WHERE_IS_THE_CURSOR = b"\x1b[6n"


def test_the_keys_of_saving_and_searching_swallow_nothing(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "4")
    run.answer("Question 1 of 1.", f"Half a thought{CTRL_S}")
    run.wait_for("Everything is kept as you write.")
    run.send(f" that{CTRL_R} matters")
    run.wait_for("Half a thought that matters")
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Before you finish", "\r")
    run.wait_for("Your reflection is saved")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[0].text == "Half a thought that matters"


def test_the_key_of_quitting_keeps_the_words(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "4")
    run.answer("Question 1 of 1.", "Half a thought")
    run.wait_for("Half a thought")
    run.wait_for_quiet()
    run.send(CTRL_BACKSLASH)
    run.wait_for("Go on with: isp reflect")
    assert run.finish() == 130
    unfinished = only(tmp_path, "drafts").unfinished
    assert unfinished is not None
    assert unfinished.text == "Half a thought"


def test_the_key_of_suspending_takes_typing_back_and_isp_stays(tmp_path: Path) -> None:
    run = Terminal(tmp_path, shell=True, PS1="shell> ")
    run.answer("shell>", f"{sys.executable} -m isp_cli reflect --questions 4\r")
    run.answer("Question 1 of 1.", "one ")
    run.wait_for_quiet()
    run.send("two")
    run.wait_for("one two")
    run.wait_for_quiet()
    run.send(CTRL_Z)
    run.wait_for_quiet()
    assert "one two" not in run.in_view
    assert "one" in run.in_view
    run.send(CTRL_Y)
    run.wait_for("one two")
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Before you finish", "\r")
    run.answer("Your reflection is saved", "exit\r")
    run.finish()
    assert "Stopped" not in run.text
    assert only(tmp_path, "journal").answers[0].text == "one two"


def test_at_forty_columns_words_stay_whole_while_written_and_in_what_scrolls_up(
    tmp_path: Path,
) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "4", columns=40)
    run.answer("Question 1 of 1.", WORDS)
    rows = " You would not be asking her teachers\n about it before the visit."
    run.wait_for(rows)
    run.wait_for(":help more")
    run.wait_for_quiet()
    run.send("\r")
    run.wait_for("Before you finish")
    assert rows in run.text
    run.wait_for_quiet()
    run.send("\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[0].text == WORDS


def test_a_paste_higher_than_the_window_is_one_answer(tmp_path: Path) -> None:
    paste = "\n".join(f"{number}. {WORDS}" for number in range(300))
    run = Terminal(tmp_path, "reflect", "--questions", "4", rows=12)
    run.answer("Question 1 of 1.", "\x1b[200~" + paste.replace("\n", "\r") + "\x1b[201~")
    run.wait_for("299. ")
    run.wait_for_quiet()
    assert "Enter next" in run.in_view
    run.send("\r")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[0].text == paste


def test_a_paste_without_marks_that_ends_a_read_with_a_line_is_one_answer(tmp_path: Path) -> None:
    paste = "\n".join(["y" * 63] * 32)  # a read takes 1,024 bytes, which are sixteen such lines
    run = Terminal(tmp_path, "reflect", "--questions", "4")
    run.answer("Question 1 of 1.", paste.replace("\n", "\r"))
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[0].text == paste


def test_the_terminal_is_never_asked_where_its_cursor_is(tmp_path: Path) -> None:
    first = Terminal(tmp_path, "reflect", "--questions", "4,7")
    first.answer("Question 1 of 2.", "Slow is fast.\r")
    first.answer("Question 2 of 2.", CTRL_C)
    assert first.finish() == 130
    second = Terminal(tmp_path, "reflect", "--questions", "4,7")
    second.answer("Go on with it?", "y\r")
    second.answer("Question 2 of 2.", ":")
    second.wait_for_quiet()
    second.send("quit\r")
    second.finish()
    for run in (first, second):
        assert WHERE_IS_THE_CURSOR not in run.raw
        assert "WARNING" not in run.text
