"""Moving about on a real terminal, stopping and going on, and one interview by four roads."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from isp_cli.records import replace

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from isp_cli.entry.entry import Entry
from pseudo_terminal import Terminal, only
from support import App

SHIFT_TAB, CTRL_E = "\x1b[Z", "\x05"


@pytest.mark.sweep
def test_shift_tab_goes_back_to_the_answer_and_the_look_over_opens_it_again(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "1,4")
    run.answer("Question 1 of 2.", "First.\r")
    run.answer("Question 2 of 2.", f"Second.{SHIFT_TAB}")
    run.wait_for("Question 1 of 2.", times=2)
    run.wait_for_quiet()
    run.send(" And more.\r")
    run.wait_for("Question 2 of 2.", times=2)
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Before you finish", "\x1b[B\r")  # the first question
    run.wait_for("Question 1 of 2.", times=3)
    run.wait_for_quiet()
    run.send(" The end.\r")
    run.wait_for("Before you finish", times=2)
    run.wait_for_quiet()
    run.send("\r")
    assert run.finish() == 0
    texts = [each.text for each in only(tmp_path, "journal").answers]
    assert texts == ["First. And more. The end.", "Second."]


@pytest.mark.parametrize("keys", [CTRL_E, "\x18\x05", "\r:edit"], ids=["Ctrl-E", "Ctrl-X", "word"])
def test_the_editor_opens_by_key_or_word(tmp_path: Path, keys: str) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nmore" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    home = tmp_path / "isp"
    run = Terminal(home, "reflect", "--questions", "1,4", VISUAL=str(editor))
    keys = "\x1b\r:edit\r" if keys == "\r:edit" else keys
    run.answer("Question 1 of 2.", f"begun{keys}")
    run.wait_for("Question 1 of 2.", times=2)
    run.wait_for("more")
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Question 2 of 2.", "\x03")
    assert run.finish() == 130
    assert only(home, "drafts").answers[0].text == "begun\nmore"


@pytest.mark.sweep
def test_a_word_at_a_list_moves_about_too(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect")
    run.answer("Question 1 of 10.", "First.\r")
    run.answer("Question 2 of 10.", ":")
    run.wait_for_quiet()
    run.send("back\r")
    run.wait_for("Question 1 of 10.", times=2)
    run.wait_for_quiet()
    run.send("\x03")
    assert run.finish() == 130


@pytest.mark.sweep
def test_letters_at_a_list_find_and_never_choose(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "3")
    run.answer("Question 1 of 1.", "facil")
    run.wait_for_quiet()
    run.send(" \r")
    run.answer("in your own words", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].competencies == ("facilitation",)


def test_in_plain_ctrl_z_and_back_lose_nothing(tmp_path: Path) -> None:
    run = Terminal(tmp_path, shell=True, PS1="shell> ")
    run.answer("shell>", f"{sys.executable} -m isp_cli reflect --plain\r")
    run.answer("Question 1 of 10.", "before ")
    run.wait_for("before")
    run.wait_for_quiet()
    run.send("\x1a")
    run.wait_for("Stopped")
    half = only(tmp_path, "drafts").unfinished
    assert half is not None and half.text == "before "
    run.answer("Stopped", "fg\r")
    run.wait_for_quiet()
    run.send("and after\r")
    run.answer("Question 2 of 10.", "\x03")
    run.answer("Go on with: isp reflect", "exit\r")
    run.finish()
    assert only(tmp_path, "drafts").answers[0].text == "before and after"


FORM = """\
answers:
  - question: 1
    text: "I coach two sites.\\nMostly on Tuesdays."
  - question: 2
    principles: [be-empathetic]
    text: It comes first.
  - question: 4
    text: "Slow is fast: [really]."
"""


def but_for_the_road(entry: Entry) -> Entry:
    return replace(entry, id="", started="", finished="", only=())


@pytest.mark.sweep
def test_one_interview_by_four_roads_gives_equal_entries_but_for_times_and_what_was_asked(
    tmp_path: Path,
) -> None:
    entries = []
    for road in ("terminal", "plain"):
        home = tmp_path / road
        run = Terminal(home, "reflect", "--questions", "1,2,4", *["--plain"][: road == "plain"])
        run.answer("Question 1 of 3.", "I coach two sites.\\\rMostly on Tuesdays.\r")
        run.answer("Question 2 of 3.", "1\r" if road == "plain" else " \r")
        run.answer("n your own words.", "It comes first.\r")
        run.answer("Question 3 of 3.", "Slow is fast: [really].\r")
        run.answer("Before you finish", "\r")
        assert run.finish() == 0
        entries.append(only(home, "journal"))
    pipe = App(tmp_path / "pipe")
    pipe("reflect", "--from", "-", stdin=FORM)
    entries.append(only(pipe.home, "journal"))
    form = App(tmp_path / "form")
    form("reflect", "--from", form.write("filled.md", filled(form("worksheet").out)))
    entries.append(only(form.home, "journal"))
    assert len({but_for_the_road(entry) for entry in entries}) == 1


def filled(worksheet: str) -> str:
    """Fill the printed Markdown form by hand."""
    worksheet = worksheet.replace("- [ ] Be empathetic", "- [x] Be empathetic", 1)
    for number, text in (
        (1, "I coach two sites.\nMostly on Tuesdays."),
        (2, "It comes first."),
        (4, "Slow is fast: [really]."),
    ):
        place = re.search(rf"^\*\*Answer {number}:\*\*[^\n]*\n", worksheet, re.MULTILINE)
        assert place, worksheet[:2000]
        worksheet = worksheet[: place.end()] + f"\n{text}\n" + worksheet[place.end() :]
    return worksheet


@pytest.mark.sweep
@pytest.mark.parametrize("word", [":back", ":skip", ":later", ":share", ":quit"])
def test_in_plain_a_word_that_moves_loses_nothing_that_was_half_written(
    tmp_path: Path, word: str
) -> None:
    run = Terminal(tmp_path, "--plain", "reflect", "--questions", "1,4")
    run.answer("Question 1 of 2.", "First.\r")
    run.answer("Question 2 of 2.", "half a thought\x03")
    assert run.finish() == 130
    run = Terminal(tmp_path, "--plain", "reflect")
    run.answer("Go on with it?", "\r")
    run.answer("You had written:", f"{word}\r")
    run.wait_for_quiet()
    run.send("\x03")
    run.finish()
    draft = only(tmp_path, "drafts")
    half = draft.unfinished.text if draft.unfinished else ""
    assert "half a thought" in (half, *(each.text for each in draft.answers))


@pytest.mark.sweep
@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["terminal", "plain"])
def test_a_mistyped_word_is_told_and_the_question_asked_again(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "1,4", *way)
    run.answer("Question 1 of 2.", ":bakc\r")
    run.wait_for("the nearest is :back.")
    run.wait_for("Answer:" if way else "Question 1 of 2.", times=2)
    run.wait_for_quiet()
    run.send("First.\r")
    run.answer("Question 2 of 2.", "\x03")
    assert run.finish() == 130
    assert [each.text for each in only(tmp_path, "drafts").answers] == ["First."]
