"""Lists on a real terminal: the question stays in view, and nothing chosen or typed is lost."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from pseudo_terminal import Terminal, only

SIZES = pytest.mark.parametrize(("rows", "columns"), [(24, 80), (12, 80), (24, 40)])


def at_the_list(home: Path, **size: int) -> Terminal:
    run = Terminal(home, "reflect", "--after", "Site B", "--questions", "4,5", **size)  # type: ignore[arg-type]
    run.answer("Question 1 of 2.", "Ask first.\r")
    run.answer("By when?", "in 2 weeks\r")
    run.wait_for("Question 2 of 2.")
    run.wait_for_quiet()
    return run


def assert_in_view(run: Terminal, *words: str) -> None:
    told = " ".join(run.in_view.split())
    for each in words:
        assert each in told, run.in_view


QUESTION = ("Which competencies and principles were in play?", "Up to three.")


@pytest.mark.sweep
@SIZES
def test_the_question_and_what_was_told_before_it_stay_in_view_above_a_long_list(
    tmp_path: Path, rows: int, columns: int
) -> None:
    run = at_the_list(tmp_path, rows=rows, columns=columns)
    assert_in_view(run, "That is ", *QUESTION, "\u00bb \u25cb Co-learning", "more below")
    for _ in range(30):
        run.send("\x1b[B")
    run.wait_for_quiet()
    assert_in_view(run, "That is ", *QUESTION, "\u00bb", "more above")
    run.send("embrace ")
    run.wait_for_quiet()
    assert_in_view(run, "That is ", *QUESTION, "\u00bb \u25cf Embrace")
    run.send("\r")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[1].principles == ("cross-disciplinary",)


def test_a_list_follows_the_size_of_its_window(tmp_path: Path) -> None:
    run = at_the_list(tmp_path, rows=40, columns=80)
    assert "more below" not in run.in_view
    run.resize(14)
    run.wait_for("more below")
    run.wait_for_quiet()
    assert_in_view(run, "in play?", "\u00bb \u25cb Co-learning")
    run.resize(40)
    run.wait_for_quiet()
    assert_in_view(run, "\u00bb \u25cb Co-learning", "Embrace cross-disciplinary")
    run.send("\x03")
    assert run.finish() == 130


HELP = ("help", "What you have written so far stays.")
LOOK = ("look be-curious", "Source")


@pytest.mark.parametrize(
    ("rows", "columns", "word", "end"),
    [
        (12, 80, *LOOK),
        (24, 40, *HELP),
        *(
            pytest.param(*each, marks=pytest.mark.sweep)
            for each in ((24, 80, *LOOK), (24, 80, *HELP), (24, 40, *LOOK), (12, 80, *HELP))
        ),
    ],
)
def test_a_page_shown_from_a_list_is_read_before_the_list_comes_again(
    tmp_path: Path, rows: int, columns: int, word: str, end: str
) -> None:
    run = at_the_list(tmp_path, rows=rows, columns=columns)
    run.send("facil :")
    run.wait_for_quiet()
    run.send(f"{word}\r")
    run.wait_for(end.split()[-1])
    run.wait_for_quiet()
    assert_in_view(run, end)
    if "Any key goes on" in run.in_view:
        assert "\u25cb" not in run.in_view
        run.send(" ")
    run.wait_for("Question 2 of 2.", times=2)
    run.wait_for_quiet()
    assert_in_view(run, "in play?", "\u00bb \u25cb Co-learning")
    run.send("\r")
    run.answer("Before you finish", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[1].competencies == ("facilitation",)


@pytest.mark.sweep
@pytest.mark.parametrize("keys", [":", ":help\r"], ids=["at the colon", "at a page to be read"])
def test_ctrl_c_after_a_colon_keeps_what_was_chosen(tmp_path: Path, keys: str) -> None:
    run = at_the_list(tmp_path, rows=24, columns=80)
    run.send("facil\rbrok\r:")
    run.wait_for_quiet()
    run.send(keys[1:])
    run.wait_for_quiet()
    run.send("\x03")
    assert run.finish() == 130
    half = only(tmp_path, "drafts").unfinished
    assert half is not None and half.chosen == ("brokering", "facilitation")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_from_outside_ends_a_list_and_keeps_what_was_chosen(
    tmp_path: Path, number: int, code: int
) -> None:
    run = at_the_list(tmp_path, rows=24, columns=80)
    run.send("facil ")
    run.wait_for("\u25cf Facilitation")
    run.wait_for_quiet()
    os.kill(run.child.pid, number)
    assert run.finish() == code
    half = only(tmp_path, "drafts").unfinished
    assert half is not None and half.chosen == ("facilitation",)


@pytest.mark.sweep
def test_what_was_chosen_stays_on_the_screen_by_name(tmp_path: Path) -> None:
    run = at_the_list(tmp_path, rows=24, columns=80)
    run.send("facil\rbrok\r\r")
    run.wait_for("Before you finish")
    assert "\n  Brokering, Facilitation\n" in run.text
    run.send("\x03")
    assert run.finish() == 130


@pytest.mark.sweep
def test_a_long_activity_is_found_by_any_of_its_words_and_read_whole(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--about", "facilitation", rows=24, columns=40)
    run.answer("Question 1 of", "divergent")
    run.wait_for("Letters: divergent")
    run.wait_for_quiet()
    assert_in_view(run, "Facilitation: which of these", "divergent and", "convergent")
    run.send(" \r")
    run.answer("in your own words", "\x03")
    assert run.finish() == 130
    assert len(only(tmp_path, "drafts").answers[0].activities) == 1


@pytest.mark.sweep
def test_in_plain_a_number_half_typed_at_a_list_is_offered_there_again(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--after", "B", "--questions", "3,4", "--plain")
    run.answer("Question 1 of 2.", "Anna felt heard.\r")
    run.answer("Number (Skip with Enter)", "2\x03")
    assert run.finish() == 130
    run = Terminal(tmp_path, "reflect", "--plain")
    run.answer("Go on with it?", "\r")
    run.wait_for("You had chosen:")
    run.answer("Number (Enter keeps it, 0 none)", "\r")
    run.answer("Question 2 of 2.", "\x03")
    assert run.finish() == 130
    assert "You had written" not in run.text
    assert only(tmp_path, "drafts").answers[0].how == "feedback"


@pytest.mark.sweep
def test_in_plain_words_half_typed_at_a_list_are_shown_there_and_letters_find(
    tmp_path: Path,
) -> None:
    run = Terminal(tmp_path, "reflect", "--after", "B", "--questions", "1,5", "--plain")
    run.answer("Question 1 of 2.", "They spoke.\r")
    run.answer("Numbers (", "facil and the parents\x03")
    assert run.finish() == 130
    run = Terminal(tmp_path, "reflect", "--plain")
    run.answer("Go on with it?", "\r")
    run.answer("You had written here: \u201cfacil and the parents\u201d", "facil, curious\r")
    run.wait_for("Chosen: Facilitation; Be curious.")
    run.wait_for("Your words are kept with this question: \u201cfacil and the parents\u201d")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").answers[1].competencies == ("facilitation",)


@pytest.mark.sweep
def test_in_plain_enter_alone_leaves_a_day_open_that_was_not_understood(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--after", "B", "--questions", "4", "--plain")
    run.answer("Question 1 of 1.", "Ask first.\r")
    run.answer("By when?", "soonish\r")
    run.answer("Enter alone keeps none of it.", "\r")
    run.answer("Before you finish", "\r")
    assert run.finish() == 0
    assert only(tmp_path, "journal").promises[0].due == ""


@pytest.mark.sweep
def test_words_at_a_list_stay_with_its_question_where_shift_tab_leads_away(
    tmp_path: Path,
) -> None:
    run = at_the_list(tmp_path)
    run.send("They left early.")
    run.answer("In your own words: They left early.", "\x1b[Z")
    run.answer("Your words are kept with this question", "\x03")
    assert run.finish() == 130
    assert "They left early." in {each.text for each in only(tmp_path, "drafts").answers}


@pytest.mark.sweep
def test_words_behind_a_colon_at_a_list_are_kept_when_one_leaves(tmp_path: Path) -> None:
    run = at_the_list(tmp_path)
    run.send(":")
    run.answer(":help", ") they left early")
    run.answer(":) they left early", "\x03")
    assert run.finish() == 130
    half = only(tmp_path, "drafts").unfinished
    assert half is not None and half.text == ":) they left early"


@pytest.mark.sweep
def test_words_at_the_overview_stand_at_a_question_where_shift_tab_is_pressed(
    tmp_path: Path,
) -> None:
    run = Terminal(tmp_path, "reflect", "--questions", "4")
    run.answer("Question 1 of 1.", "Slow is fast.\r")
    run.answer("Before you finish", "They left early.")
    run.answer("In your own words: They left early.", "\x1b[Z")
    run.answer("Your words stand at this question now.", "\x03")
    assert run.finish() == 130
    half = only(tmp_path, "drafts").unfinished
    assert half is not None and half.text == "Slow is fast.\n\nThey left early."


@pytest.mark.sweep
def test_an_editor_at_a_list_changes_the_words_that_stand_there_and_no_choice(
    tmp_path: Path,
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i "s/early/at last/" "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    run = Terminal(tmp_path / "isp", "reflect", "--questions", "2", VISUAL=str(editor))
    run.answer("Question 1 of 1.", "curious :")
    run.answer(":help", " they left early\x1b\r:edit")
    run.answer(":edit", "\r")
    run.answer("You had written here: \u201c: they left at last\u201d", "\x03")
    assert run.finish() == 130
    half = only(tmp_path / "isp", "drafts").unfinished
    assert half is not None and (half.text, half.chosen) == (": they left at last", ("be-curious",))
    assert not list((tmp_path / "isp" / "drafts").glob("*.txt"))
