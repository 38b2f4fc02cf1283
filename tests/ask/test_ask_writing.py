"""One text while it is written: letters as a person sees them, words, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from isp_cli.ask.letters import letter_after, letter_before
from isp_cli.ask.writing import Writing

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
JAPAN, NORWAY = "\U0001f1ef\U0001f1f5", "\U0001f1f3\U0001f1f4"
ACCENT = "e\u0301"
HEART = "\u2764\ufe0f"
LETTERS = [FAMILY, THUMB, JAPAN, NORWAY, ACCENT, HEART, "\u0928\u093f", "\ud55c", "a", " ", "\n"]
PIECES = st.sampled_from([*LETTERS, "\u0301", "\u200d", "\U0001f1ef", "\t", "\ud800", "b c", "'"])
TEXTS = st.lists(PIECES, max_size=12).map("".join)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def written(*keys: str, clock: Clock | None = None) -> Writing:
    writing = Writing("", clock=clock or Clock())
    for key in keys:
        writing.insert(key)
    return writing


@pytest.mark.parametrize("letter", LETTERS, ids=ascii)
def test_backspace_and_delete_take_one_whole_letter(letter: str) -> None:
    writing = Writing(f"x{letter}")
    writing.erase_before()
    assert writing.text == "x"
    writing = Writing(f"{letter}x")
    writing.go(0)
    writing.erase_after()
    assert writing.text == "x"


def test_flags_in_a_row_are_taken_one_by_one() -> None:
    writing = Writing(JAPAN + NORWAY + JAPAN)
    writing.erase_before()
    assert writing.text == JAPAN + NORWAY
    writing.go(0)
    writing.erase_after()
    assert writing.text == NORWAY


@given(TEXTS)
def test_from_either_end_the_cursor_stops_between_the_letters_of_each_line(text: str) -> None:
    places = [0]
    for line in text.split("\n"):
        for letter in chain.from_iterable(map(iter_graphemes, re.split("(\t)", line))):
            places.append(places[-1] + len(letter))
        places.append(places[-1] + 1)
    places.pop()
    on, back = [0], [len(text)]
    while on[-1] < len(text):
        on.append(letter_after(text, on[-1]))
    while back[-1] > 0:
        back.append(letter_before(text, back[-1]))
    assert on == sorted(set(places))
    assert back == on[::-1]


def test_a_letter_of_endless_marks_is_taken_in_parts() -> None:
    text = "a" + "\u0301" * 1000
    assert 0 < letter_after(text, 0) < len(text)


@pytest.mark.parametrize(
    ("edit", "at", "left"),
    [
        pytest.param(Writing.cut_word_before, 13, "don't stop ", id="a word"),
        pytest.param(Writing.cut_word_before, 5, " stop it", id="an apostrophe is of it"),
        pytest.param(Writing.cut_back_to_blank, 5, " stop it", id="to the blank"),
        pytest.param(Writing.cut_word_after, 5, "don't it", id="the word after"),
        pytest.param(Writing.cut_line_before, 6, "stop it", id="to the start of the line"),
        pytest.param(Writing.cut_line_after, 5, "don't", id="to its end"),
    ],
)
def test_what_is_cut(edit: Callable[[Writing], None], at: int, left: str) -> None:
    writing = Writing("don't stop it")
    writing.go(at)
    edit(writing)
    assert writing.text == left


def test_at_the_end_of_a_line_the_line_end_is_cut() -> None:
    writing = Writing("one\ntwo")
    writing.go(3)
    writing.cut_line_after()
    assert writing.text == "onetwo"
    writing = Writing("one\ntwo")
    writing.go(4)
    writing.cut_line_before()
    assert writing.text == "onetwo"


def test_words_end_where_an_accent_does() -> None:
    text = f"caf{ACCENT} {FAMILY} cr{ACCENT}me"
    writing = Writing(text)
    writing.go(0)
    assert text[: writing.word_end] == f"caf{ACCENT}"
    writing.go(len(text))
    assert text[writing.word_start :] == f"cr{ACCENT}me"


def test_cutting_twice_gives_both_back_at_once() -> None:
    writing = Writing("one two three")
    writing.cut_word_before()
    writing.cut_word_before()
    assert writing.text == "one "
    writing.go(0)
    writing.redo()
    assert writing.text == "two threeone "


def test_after_redoing_all_nothing_that_was_cut_comes_by_surprise() -> None:
    writing = Writing("one two")
    writing.cut_word_before()
    writing.undo()
    for _ in range(3):
        writing.redo()
    assert writing.text == "one "


def test_undo_goes_back_word_by_word_and_redo_on() -> None:
    writing = written(*"So it went")
    texts = []
    for _ in range(4):
        texts.append(writing.text)
        writing.undo()
    assert texts == ["So it went", "So it ", "So ", ""]
    for _ in range(4):
        writing.redo()
    assert writing.text == "So it went"
    assert writing.at == len("So it went")


def test_a_pause_ends_a_step() -> None:
    clock = Clock()
    writing = written(*"Some", clock=clock)
    clock.now += 5
    for letter in "where":
        writing.insert(letter)
    writing.undo()
    assert writing.text == "Some"


def test_a_paste_is_one_step() -> None:
    writing = written(*"Before ")
    writing.insert("two words\nand a line", "pasted")
    writing.insert("again, two words", "pasted")
    writing.undo()
    assert writing.text == "Before two words\nand a line"
    writing.undo()
    assert writing.text == "Before "


def test_a_paste_that_comes_in_parts_is_one_step() -> None:
    writing = written(*"Before ")
    for part in ("one line", "\n", "another line, of words", "\n"):
        writing.insert(part, "streamed")
    writing.insert("its end", "typed")
    writing.undo()
    assert writing.text == "Before "


def test_what_was_erased_comes_back_word_by_word() -> None:
    writing = Writing("one two", clock=Clock())
    for _ in range(7):
        writing.erase_before()
    writing.undo()
    assert (writing.text, writing.at) == ("one ", 4)
    writing.undo()
    assert writing.text == "one two"


def test_undo_ends_at_the_earlier_answer() -> None:
    writing = Writing("earlier", clock=Clock())
    writing.insert("!")
    for _ in range(5):
        writing.undo()
    assert writing.text == "earlier"


EDITS: dict[str, Callable[[Writing], None]] = {
    name: getattr(Writing, name)
    for name in (
        "erase_before", "erase_after", "cut_line_before", "cut_line_after", "cut_word_before",
        "cut_word_after", "cut_back_to_blank",
    )
}  # fmt: skip


@given(TEXTS, st.lists(st.tuples(st.sampled_from(sorted(EDITS)) | PIECES, st.integers(0, 20))))
def test_undoing_everything_gives_the_first_text_and_redoing_the_last(
    text: str, doings: list[tuple[str, int]]
) -> None:
    told: list[str] = [text]
    writing = Writing(text, told.append, clock=Clock())
    for doing, at in doings:
        writing.go(at)
        if doing in EDITS:
            EDITS[doing](writing)
        else:
            writing.insert(doing)
        assert told[-1] == writing.text
    last = writing.text
    steps = len(doings)
    for _ in range(steps):
        writing.undo()
    assert writing.text == told[-1] == text
    writing.go(0)
    for _ in range(steps):
        if writing.text != last:
            writing.redo()
    assert writing.text == told[-1] == last
