"""The program that takes a text: what each key does, and what the screen shows of it."""

from __future__ import annotations

import string
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.utils import get_cwidth

if sys.platform == "win32":
    pytest.skip("needs a screen to read, which pyte has on POSIX", allow_module_level=True)

from isp_cli.ask.wrapping import Wrapping
from screen_player import play

ESC, UP, DOWN, LEFT, RIGHT = "\x1b", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_K, CTRL_S, CTRL_U = "\x01\x03\x04\x05\x0b\x13\x15"
CTRL_X, CTRL_Y, CTRL_Z, CTRL_BACKSLASH, BACKSPACE = "\x18\x19\x1a\x1c\x7f"
ENDS = {"\r", "\n", CTRL_C, CTRL_E, CTRL_BACKSLASH, "\x1b[Z"}
# what moves the cursor, or erases
EDITS = {
    "c-a", "c-b", "c-f", "c-n", "c-p", "c-h", "c-d", "c-w", "c-u", "c-k", "c-z", "c-y", "c-_",
    "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "delete", "c-delete",
    "c-left", "c-right", "c-home", "c-end", "c-s-left", "c-s-right", "s-delete",
    "s-left", "s-right", "s-up", "s-down", "s-home", "s-end",
}  # fmt: skip
ESCAPED = {f"\x1b{letter}" for letter in "bfdzZ"} | {"\x1b\x7f", "\x1b\x08", "\x1b\r", "\x1b\n"}
KEYS = sorted(
    {*ANSI_SEQUENCES, *map(chr, range(32)), *(f"\x1b{each}" for each in string.printable)}
)


def names_of(key: str) -> set[str]:
    names = ANSI_SEQUENCES.get(key, ())
    return {str(each.value) for each in ([names] if not isinstance(names, tuple) else names)}


def is_mouse_or_paste(key: str) -> bool:
    return names_of(key) <= {"<bracketed-paste>", "<vt100-mouse-event>"} and bool(names_of(key))


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(8))
def test_no_key_takes_words_anywhere_but_into_the_answer(part: int) -> None:
    for key in KEYS[part::8]:
        names = names_of(key)
        if key in ENDS or names & {"c-m", "c-j", "c-c", "c-e", "c-\\", "s-tab"}:
            continue
        if is_mouse_or_paste(key):
            continue
        played = play(f"half{key} more", "\r")
        assert played.result == played.half_typed, ascii(key)
        assert isinstance(played.result, str)
        assert " more" in played.result, ascii(key)
        rows = Wrapping().rows(played.result, 78)
        lines = [f" {rows.drawn(number)}".rstrip() for number in range(rows.count)]
        assert played.screens[-1][1 : rows.count + 1] == lines, ascii(key)
        if key in ESCAPED or names & EDITS:
            continue
        # of Esc and a letter the letter is written; so is a tab that comes with more
        letter = key[1:] if key[0] == ESC and len(key) == 2 and key[1:].isprintable() else ""
        letter = "\t" if key[-1] == "\t" else letter
        assert played.result == f"half{letter} more", ascii(key)


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        pytest.param([f"{CTRL_X}{CTRL_E}"], "half\n:edit", id="Ctrl-X Ctrl-E"),
        pytest.param([CTRL_E], "half\n:edit", id="Ctrl-E"),
        pytest.param(["\x1b[Z"], "half\n:back", id="Shift-Tab"),
        pytest.param([f"{CTRL_X}a", "\r"], "halfa", id="Ctrl-X before a letter"),
        pytest.param(["\r"], "half", id="Enter"),
        pytest.param([f"{ESC}\r", "more\r"], "half\nmore", id="Esc Enter"),
        pytest.param(["\\\r", "more\r"], "half\nmore", id="a backslash and Enter"),
        pytest.param(["\t", "\r"], "half", id="Tab"),
    ],
)
def test_the_keys_that_end_a_text_and_those_beside_them(keys: list[str], result: str) -> None:
    assert play("half", *keys).result == result


@pytest.mark.parametrize("key", [CTRL_C, CTRL_BACKSLASH], ids=["Ctrl-C", "Ctrl-backslash"])
def test_leaving_keeps_what_is_half_typed(key: str) -> None:
    played = play("half a thought", key)
    assert isinstance(played.result, KeyboardInterrupt)
    assert played.half_typed == "half a thought"


def test_ctrl_d_ends_an_empty_text_only() -> None:
    assert isinstance(play(CTRL_D).result, EOFError)
    assert play("ab", CTRL_A, CTRL_D, "\r").result == "b"
    assert play("ab", CTRL_D, "\r").result == "ab"


def test_ctrl_s_says_below_the_text_that_everything_is_kept_and_then_the_keys_are_back() -> None:
    played = play("Half", CTRL_S, *"of a thought that went on", "\r")
    hints = [screen[3] for screen in played.screens]
    assert hints[2] == " Everything is kept as you write."
    assert "Everything" in hints[10]
    assert hints[-1] == hints[0]
    assert "Enter next" in hints[0]
    assert played.result == "Halfof a thought that went on"
    assert not any("Everything" in line for line in played.last)


@pytest.mark.parametrize("redo", [CTRL_Y, f"{ESC}z"], ids=["Ctrl-Y", "Esc Z"])
def test_ctrl_z_takes_back_what_was_typed_and_two_keys_bring_it_again(redo: str) -> None:
    played = play(*"one two", CTRL_Z, redo, CTRL_Z, CTRL_Z, redo, "\r")
    texts = [screen[1].strip() for screen in played.screens[7:]]
    assert texts == ["one two", "one", "one two", "one", "", "one"]
    assert played.result == "one "


def test_a_long_paste_is_one_insert_and_one_step_back() -> None:
    line = "She said it\u2019s going well, though I wonder. "
    paste = (line * 40 + "\r") * 25
    played = play("Then: ", f"\x1b[200~{paste}\x1b[201~", "!", CTRL_Z, CTRL_Z, CTRL_Y, "\r")
    assert played.screens[-2][1] == " Then:"
    assert played.result == "Then: " + paste.replace("\r", "\n")


def test_a_paste_whose_ends_are_not_told_is_one_answer_and_one_step_back() -> None:
    paste = "First line of it.\r\rA third,\twith a tab.\rThe end"
    played = play("Then: ", paste, CTRL_Z, CTRL_Y, "\r")
    assert played.screens[3][1] == " Then:"
    assert played.result == "Then: " + paste.replace("\r", "\n")


@pytest.mark.parametrize(
    ("columns", "hint"),
    [
        (80, " Enter next  Esc Enter new line  Ctrl-Z undo  Shift-Tab back  Ctrl-E edit  :help"),
        (40, " Enter next  Esc Enter line  :help more"),
        (20, " Enter next   :help"),
    ],
)  # fmt: skip
def test_the_hint_fits_and_where_it_is_short_it_names_help(columns: int, hint: str) -> None:
    assert play("\r", columns=columns, width=columns).screens[0][3] == hint


def test_words_are_wrapped_whole_while_they_are_typed_and_afterwards() -> None:
    words = "You would not be asking her teachers about it before the visit."
    played = play(*words, "\r", columns=40)
    rows = [" You would not be asking her teachers", " about it before the visit."]
    assert played.screens[-1][1:3] == rows
    assert [line for line in played.last if line] == rows
    for screen in played.screens:
        for line in screen[1:3]:
            assert {*line.split()[:-1]} <= {*words.split()}


SHOWABLE = st.sampled_from(
    ["a", "word", "longer-word", "\u65e5\u672c", "e\u0301", "\u00f6", "\U0001f600", " ", "\n", "\t"]
)


@pytest.mark.sweep
@settings(max_examples=50, deadline=None)
@given(st.lists(SHOWABLE | st.just(" "), max_size=40).map("".join), st.integers(20, 40))
def test_the_screen_shows_the_rows_and_the_cursor_where_it_belongs(text: str, columns: int) -> None:
    rows = Wrapping().rows(text, columns - 2)
    played = play(*[LEFT] * 12, CTRL_C, default=text, columns=columns, rows=rows.count + 6)
    lines = [f" {rows.drawn(number)}".rstrip() for number in range(rows.count)]
    for screen in played.screens:
        assert [_composed(line) for line in screen[1 : rows.count + 1]] == [*map(_composed, lines)]
        assert screen[rows.count + 2].startswith(" Enter next")
    at = len(text)
    for cursor in played.cursors:
        place = rows.place(at)
        assert cursor == (place.column + 1, place.row + 1)
        at = max(0, at - (2 if text[:at].endswith("\u0301") else 1))


def _composed(line: str) -> str:
    return unicodedata.normalize("NFC", line)


ROWS = "The first row is long,\nshort,\nand the third is long again"


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        pytest.param([UP], (10, 3), id="up by a row, not by a line"),
        pytest.param([UP, UP, UP], (5, 1), id="at most to the last letter of a row"),
        pytest.param([UP, UP, UP, UP, UP], (10, 0), id="and no higher than the first"),
        pytest.param([UP, UP, DOWN, DOWN], (10, 4), id="back to the column it came from"),
        pytest.param([HOME], (0, 4), id="Home: the row's start"),
        pytest.param([HOME, HOME], (0, 3), id="Home again: the line's"),
        pytest.param([UP, END], (16, 3), id="End: before the blank at the edge"),
        pytest.param([UP, END, END], (10, 4), id="End again: the line's"),
        pytest.param([CTRL_A], (0, 3), id="Ctrl-A: the line's start"),
        pytest.param([PAGE_UP], (10, 0), id="a page"),
        pytest.param([PAGE_UP, PAGE_DOWN], (10, 4), id="a page and back"),
    ],
)
def test_keys_move_as_the_eye_does(keys: list[str], cursor: tuple[int, int]) -> None:
    played = play(*keys, CTRL_C, default=ROWS, columns=20)
    column, row = played.cursors[-1]
    assert (column - 1, row - 1) == cursor, played.screens[-1]


def test_a_text_higher_than_the_screen_scrolls_with_the_cursor_and_the_hint_stays() -> None:
    text = "\n".join(f"line {number}" for number in range(30))
    played = play("\x1b[1;5H", "\x1b[1;5F", CTRL_C, default=text, rows=10)
    first, top, end = played.screens
    assert " line 29" in first and " line 0" not in first
    assert " line 0" in top and " line 29" not in top
    assert end == first
    assert all(screen[-1].startswith(" Enter next") for screen in played.screens)
    assert all(all(screen) for screen in played.screens)  # no line of the window is left empty


def test_what_a_terminal_would_obey_is_shown_as_a_mark_with_the_cursor_beside_it() -> None:
    played = play(LEFT, LEFT, "\r", default="a\x1b[2J\u202eb")
    assert played.screens[0][1] == " a\ufffd[2J\ufffdb"
    assert [column for column, _ in played.cursors] == [8, 7, 6]
    assert "\u202e" not in played.raw and "\x1b[2J" not in played.raw
    assert played.result == "a\x1b[2J\u202eb"


def test_a_control_key_never_becomes_part_of_an_answer() -> None:
    controls = "".join(chr(code) for code in range(0x80, 0xA0))
    assert play(f"a{controls}b", "\r").result == "ab"


def test_wide_letters_never_stand_across_the_edge() -> None:
    played = play("\r", default="\u65e5\u672c\u8a9e" * 20, columns=21)
    for line in played.screens[0][1:8]:
        assert get_cwidth(line.strip()) <= 20
