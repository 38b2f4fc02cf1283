"""Lines in plain mode on a real terminal: edited, pasted, broken off, and never in part."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

import termios

from isp_cli.ask.line_reader import LineReader
from isp_cli.ask.plain import PlainPrompter
from isp_cli.ask.prompt import Choice
from pseudo_terminal import Terminal, only

LEFT, HOME, END = "\x1b[D", "\x1b[H", "\x1b[F"


def begun(home: Path, *args: str, columns: int = 80, **environ: str) -> Terminal:
    run = Terminal(home, "reflect", "--plain", *args, columns=columns, **environ)
    run.wait_for("Answer:")
    run.wait_for_quiet()
    return run


def first_answer(run: Terminal, home: Path, *, after: str) -> str:
    run.answer(after, "\x03")
    assert run.finish() == 130
    return only(home, "drafts").answers[0].text


@pytest.mark.sweep
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_long_line_is_edited_across_its_rows(tmp_path: Path, columns: int, term: str) -> None:
    run = begun(tmp_path, columns=columns, TERM=term)
    run.send("we met at site B with the parents and the director, and spoke of the winter. " * 2)
    run.wait_for_quiet()
    run.send(f"{HOME}\x1b[3~W{END}\x7f{LEFT * 7}cold {END} Enough.")
    run.wait_for_quiet()
    assert "Enough." in run.in_view
    run.send("\r")
    words = "e met at site B with the parents and the director, and spoke of the "
    expected = f"W{words}winter. w{words}cold winter. Enough."
    assert first_answer(run, tmp_path, after="Question 2 of 10.") == expected


def test_no_key_but_letters_becomes_part_of_an_answer(tmp_path: Path) -> None:
    run = begun(tmp_path)
    for key in ("\x01", "\x05", "\x02", "\x06", "\x0c", "\x0f", "\x12", "\x13", "\x14", "\x18"):
        run.send(f"{key}{END}")
    run.wait_for_quiet()
    run.send("a\tb\x1b[A\x1b[B\x1bOP\x1b[15~\x1bx\x1b[Zc")
    run.wait_for_quiet()
    run.send("\x1b")
    run.wait_for_quiet()
    run.send("d\r")
    assert first_answer(run, tmp_path, after="Question 2 of 10.") == "a bcd"


def test_a_paste_between_its_marks_is_one_answer_however_slowly_it_comes(tmp_path: Path) -> None:
    run = begun(tmp_path)
    run.send("\x1b[200~one\r")
    run.wait_for("one")
    for line in ("two\ttabbed\r", "\r", "three"):
        run.wait_for_quiet()
        run.send(line)
    run.wait_for("three")
    run.wait_for_quiet()
    run.send("\x1b[201~\r")
    text = "one\ntwo\ttabbed\n\nthree"
    assert first_answer(run, tmp_path, after="6. Embrace") == text


def test_a_paste_without_marks_that_rests_for_a_moment_is_one_answer(tmp_path: Path) -> None:
    run = begun(tmp_path, TERM="dumb")
    lines = [f"line {number} of what I wrote" for number in range(60)]
    run.send("\r".join(lines[:30]) + "\r")
    run.wait_for("line 29 of")
    run.send("\r".join(lines[30:]) + "\r")
    assert first_answer(run, tmp_path, after="6. Embrace") == "\n".join(lines)
    assert b"\x1b" not in run.raw


@pytest.mark.sweep
def test_a_large_paste_is_one_answer(tmp_path: Path) -> None:
    run = begun(tmp_path)
    text = "\n".join(f"{number}: a line of what was written elsewhere" for number in range(1000))
    for at in range(0, len(text), 1000):
        run.send(("" if at else "\x1b[200~") + text[at : at + 1000].replace("\n", "\r"))
        run.pump()
    run.send("\x1b[201~\r")
    assert first_answer(run, tmp_path, after="6. Embrace") == text


def test_a_sentence_at_a_list_is_kept_and_chooses_nothing(tmp_path: Path) -> None:
    run = begun(tmp_path, "--questions", "1,3")
    run.send("First.\r")
    run.answer("Numbers (", "we spoke of facilitation mostly\r")
    run.wait_for("In your own words.")
    run.answer("we spoke of facilitation mostly", "\x03")
    assert run.finish() == 130
    draft = only(tmp_path, "drafts")
    assert draft.unfinished is not None
    assert draft.unfinished.text == "we spoke of facilitation mostly"
    assert all(not each.competencies for each in draft.answers)


@pytest.mark.parametrize("way", ["TERM", "HUP", "window", "ctrl-c"])
def test_a_line_broken_off_with_the_cursor_in_it_is_kept_whole(tmp_path: Path, way: str) -> None:
    run = begun(tmp_path)
    run.send("one\\\rhalf a thought" + LEFT * 7)
    run.wait_for("thought")
    run.wait_for_quiet()
    if way == "window":
        run.close_window()
    else:
        if way == "ctrl-c":
            run.send("\x03")
        else:
            os.kill(run.child.pid, getattr(signal, f"SIG{way}"))
        assert run.finish() in (129, 130, 143)
    draft = only(tmp_path, "drafts")
    assert draft.unfinished is not None
    assert draft.unfinished.text == "one\nhalf a thought"


class Keyboard:
    """A pseudo-terminal without a program on it, whose keys are taken as they are."""

    def __init__(self) -> None:
        self._far, near = os.openpty()
        modes = termios.tcgetattr(near)
        modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
        termios.tcsetattr(near, termios.TCSANOW, modes)
        self.stream = os.fdopen(near, "r", encoding="utf-8")
        self.shown = io.StringIO()

    def press(self, keys: str) -> None:
        os.write(self._far, keys.encode())

    def close(self) -> None:
        self.stream.close()
        os.close(self._far)


@pytest.fixture
def board() -> Iterator[Keyboard]:
    board = Keyboard()
    yield board
    board.close()


def test_a_rest_after_typing_is_told_of_once_with_all_that_is_typed(board: Keyboard) -> None:
    told = []

    def paused() -> None:
        told.append(reader.half_typed)
        board.press(" and more\r" if len(told) == 1 else "never\r")

    reader = LineReader(board.stream, board.shown, on_pause=paused)
    board.press("one\\\rhalf" + LEFT * 2)
    assert reader.answer("Answer: ") == "one\nha and morelf"
    assert told == ["one\nhalf"]
    assert reader.half_typed == "one\nha and morelf"
    reader.forget()
    assert reader.half_typed == ""
    assert "\x1b" not in board.shown.getvalue()


@pytest.mark.parametrize(
    ("line", "words", "chosen"),
    [
        ("2", "", ("b",)),
        ("apples, 3", "", ("a", "c")),
        ("", "", ("c",)),
        ("we spoke of bread mostly", "we spoke of bread mostly", ("c",)),
    ],
)
def test_what_is_half_typed_at_a_list_is_a_choice_or_words_while_it_stands_there(
    board: Keyboard, line: str, words: str, chosen: tuple[str, ...]
) -> None:
    seen: list[object] = []

    def paused() -> None:
        seen.append((prompter.half_typed, prompter.half_chosen))
        board.press("\x15\r")

    choices = (Choice("a", "Apples"), Choice("b", "Bread"), Choice("c", "Cheese"))
    reader = LineReader(board.stream, board.shown)
    prompter = PlainPrompter(reader, board.shown, lambda page: None, on_pause=paused)
    board.press(f"x\x7f{line}")
    assert prompter.choose_many((), choices, chosen=("c",)) == ("c",)
    assert seen == [(words, chosen)]
    prompter.begin()
    assert (prompter.half_typed, prompter.half_chosen) == ("", ())


def test_the_first_screens_of_normal_mode_name_the_plain_lines(tmp_path: Path) -> None:
    run = Terminal(tmp_path)
    assert run.finish() == 0
    assert "With a screen reader, say once: isp plain on" in run.text
    run = Terminal(tmp_path, "reflect")
    run.wait_for("With a screen reader, say once: isp plain on")
    run.answer("Question 1 of 10.", "First.\r")
    run.answer("Question 2 of 10.", "\x03")
    run.finish()
    run = begun(tmp_path / "other")
    assert "isp plain on" not in run.text
    run.send("\x03")
    run.finish()


def test_the_terminal_is_left_as_it_was_and_without_paste_marks(board: Keyboard) -> None:
    reader = LineReader(board.stream, board.shown, has_paste_marks=True)
    before = termios.tcgetattr(board.stream.fileno())
    board.press("words\r")
    assert reader.answer("Answer: ") == "words"
    assert termios.tcgetattr(board.stream.fileno()) == before
    shown = board.shown.getvalue()
    assert shown.startswith("\x1b[?2004hAnswer: ") and shown.endswith("\x1b[?2004l")
