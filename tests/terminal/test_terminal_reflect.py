"""The interview on a real terminal: every key, every interruption, every character."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from pseudo_terminal import Terminal, only

PASTE = "\x1b[200~{}\x1b[201~"
PARAGRAPHS = {
    1: "I coach two sites.\n\nOne is rural; the other — café & Größe — is not.",
    2: "Curiosity first: [always] before advice. 100 % # not a comment",
    3: "- not a list\n--- not a document",
    4: "Slow is fast.\n\n  An indented line with a\ttab.\n\nThird paragraph: 'quotes' \"too\".",
    5: "Humour, 😀 and 日本語.",
    6: "{braces} and [/brackets]",
    7: "These two.",
    8: "In supervision.",
    9: "What did you notice?\nWhat else?",
    10: "My agenda: yes, no, ~ and null",
}


def typed(number: int) -> str:
    return PASTE.format(PARAGRAPHS[number].replace("\n", "\r")) + "\r"


def test_ten_answers_with_an_interruption_in_the_middle_lose_no_character(tmp_path: Path) -> None:
    first = Terminal(tmp_path, "reflect")
    first.answer("Question 1 of 10.", typed(1))
    first.answer("Question 2 of 10.", "\r")
    first.answer("Question 2 of 10, in", typed(2))
    first.answer("Question 3 of 10.", " \r")
    first.answer("Question 3 of 10, in", typed(3))
    half = PARAGRAPHS[4][:40]
    first.answer("Question 4 of 10.", PASTE.format(half.replace("\n", "\r")))
    first.wait_for("An indented")
    first.send("\x03")
    first.wait_for("Go on with: isp reflect")
    assert first.finish() == 130
    draft = only(tmp_path, "drafts")
    assert draft.unfinished is not None
    assert draft.unfinished.text == half
    assert [each.text for each in draft.answers] == [PARAGRAPHS[n] for n in (1, 2, 3)]

    second = Terminal(tmp_path, "reflect")
    second.answer("Go on with it?", "y\r")
    rest = PARAGRAPHS[4][40:].replace("\n", "\r")
    second.answer("Question 4 of 10.", PASTE.format(rest) + "\r")
    second.answer("Question 5 of 10.", "\r")
    second.answer("Question 5 of 10, in", typed(5))
    second.answer("Question 6 of 10.", "\r")
    second.answer("Question 6 of 10, in", typed(6))
    second.answer("Question 7 of 10.", " \x1b[B \r")
    second.answer("Question 7 of 10, in", typed(7))
    for competency in ("Co-learning", "Brokering"):
        for number in range(1, 4):
            second.wait_for(f"Question 7 of 10, {competency}.", times=number)
            second.wait_for_quiet()
            second.send(f"{competency} {number}\r")
    for number in (8, 9, 10):
        second.answer(f"Question {number} of 10.", typed(number))
    second.wait_for("Question 10 of 10.", times=2)
    second.wait_for_quiet()
    second.send("In the folder\r")
    second.answer("Before you finish", "\r")
    second.wait_for("Your reflection is saved")
    assert second.finish() == 0
    entry = only(tmp_path, "journal")
    assert {n: each.text for n, each in enumerate(entry.answers, 1)} == PARAGRAPHS
    assert entry.answers[2].competencies == ("co-learning",)
    assert entry.answers[6].competencies == ("co-learning", "brokering")
    assert [each.text for each in entry.answers[6].follow_ups] == [
        f"{name} {number}" for name in ("Co-learning", "Brokering") for number in (1, 2, 3)
    ]
    assert entry.answers[9].follow_ups[0].text == "In the folder"


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param("one\x1b\rtwo\r", "one\ntwo", id="Esc then Enter"),
        pytest.param("one\\\rtwo\r", "one\ntwo", id="backslash and Enter"),
        pytest.param(PASTE.format("one\r\ntwo\rthree") + "\r", "one\ntwo\nthree", id="a paste"),
    ],
)
def test_a_new_line_is_three_ways_to_write_more(tmp_path: Path, keys: str, text: str) -> None:
    run = Terminal(tmp_path, "reflect")
    run.answer("Question 1 of 10.", keys)
    run.answer("Question 2 of 10.", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].text == text


@pytest.mark.parametrize("plain", [False, True], ids=["terminal", "plain"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.sweep),
    ],
)
def test_a_terminated_process_leaves_a_draft_with_the_half_typed_answer(
    tmp_path: Path, number: int, code: int, plain: bool
) -> None:
    run = Terminal(tmp_path, "reflect", *(["--plain"] if plain else []))
    run.answer("Question 1 of 10.", "half a thought")
    run.wait_for("half a thought")
    run.wait_for_quiet()
    os.kill(run.child.pid, number)
    assert run.finish() == code
    draft = only(tmp_path, "drafts")
    assert draft.unfinished is not None
    assert draft.unfinished.text == "half a thought"


def test_the_editor_opens_on_the_answer_and_comes_back_to_the_question(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "%s\\r\\nfrom the editor\\r\\n" "$(cat "$1")" > "$1"\n')
    editor.chmod(0o700)
    home = tmp_path / "isp"
    run = Terminal(home, "reflect", VISUAL=str(editor))
    run.answer("Question 1 of 10.", "begun here\x18\x05")
    run.answer("from the editor", "\r")
    run.answer("Question 2 of 10.", "\x03")
    assert run.finish() == 130
    assert only(home, "drafts").answers[0].text == "begun here\nfrom the editor"


def test_an_editor_that_fails_leaves_the_answer_as_it_was(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", VISUAL="false")
    run.answer("Question 1 of 10.", "kept\x18\x05")
    run.wait_for("Your text is as it was")
    run.wait_for_quiet()
    run.send("\r")
    run.answer("Question 2 of 10.", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].text == "kept"


def test_the_end_of_input_leaves_a_draft_too(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect")
    run.answer("Question 1 of 10.", "first\r")
    run.answer("Question 2 of 10.", "\r")
    run.answer("Question 2 of 10, in", "\x04")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].text == "first"


def test_plain_prints_numbered_lines_and_no_escape_sequence(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", "--plain", TERM="dumb")
    run.answer("Question 1 of 10.", "one\\\rtwo\r")
    run.answer("6. Embrace", "1, 3\r")
    run.answer("In your own words.", "three\x03")
    assert run.finish() == 130
    assert b"\x1b" not in run.raw
    draft = only(tmp_path, "drafts")
    assert draft.answers[0].text == "one\ntwo"
    assert draft.answers[1].principles == ("be-empathetic", "be-committed")
    assert draft.unfinished is not None and draft.unfinished.text == "three"


@pytest.mark.parametrize("environ", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str)
def test_plain_is_chosen_by_itself_where_it_is_needed(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    run = Terminal(tmp_path, "reflect", **environ)
    run.answer("Question 1 of 10.", "one\r")
    run.answer("6. Embrace", "\x03")
    assert run.finish() == 130
    asks_for_paste_marks = re.compile(rb"\x1b\[\?2004[hl]")  # silent, and not said to a dumb one
    raw = run.raw if "TERM" in environ else asks_for_paste_marks.sub(b"", run.raw)
    assert b"\x1b" not in raw


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"], ids=["CR", "LF", "CRLF"])
def test_in_plain_a_pasted_text_of_many_lines_is_one_answer(tmp_path: Path, end: str) -> None:
    run = Terminal(tmp_path, "reflect", "--plain")
    run.answer("Question 1 of 10.", f"one{end}two{end}{end}three{end}")
    run.answer("6. Embrace", "\x03")
    assert run.finish() == 130
    assert only(tmp_path, "drafts").answers[0].text == "one\ntwo\n\nthree"


def test_forty_columns_are_enough(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "reflect", columns=40)
    run.answer("Question 1 of 10.", "one\r")
    run.answer("Question 2 of 10.", "\x03")
    assert run.finish() == 130
    assert "implementation support look like" in " ".join(run.text.split())


def test_browse_opens_what_is_chosen_and_comes_back(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "browse", "--plain")
    run.answer("Number (Done with Enter)", "10\r")
    run.wait_for("Abilities")
    run.answer("Number (Back to the map with Enter)", "1\r")
    assert run.finish() == 0


@pytest.mark.parametrize("plain", [False, True], ids=["terminal", "plain"])
def test_a_closed_window_leaves_a_draft_with_the_half_typed_answer(
    tmp_path: Path, plain: bool
) -> None:
    run = Terminal(tmp_path, "reflect", *(["--plain"] if plain else []))
    run.answer("Question 1 of 10.", "half a thought")
    run.wait_for("half a thought")
    run.wait_for_quiet()
    run.close_window()
    draft = only(tmp_path, "drafts")
    assert draft.unfinished is not None
    assert draft.unfinished.text == "half a thought"
