"""Rows that end between words, and the place of every index in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth
from wcwidth import iter_graphemes

from isp_cli.ask.wrapping import TextRows, Wrapping, cells

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
PIECES = st.sampled_from(
    ["a", "word", "longer-word", "\u65e5\u672c", "e\u0301", FAMILY, "\U0001f1ef\U0001f1f5", " "]
)
LINES = st.lists(PIECES | st.just(" "), max_size=30).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
WIDTHS = st.integers(6, 30)


def rows_by_hand(line: str, width: int) -> list[str]:
    """Take the longest row that ends after a blank or with the line; else cut after a letter."""
    rows = []
    while line:
        letters = [0]
        for letter in iter_graphemes(line):
            letters.append(letters[-1] + len(letter))
        room = [at for at in letters if _fits(line[:at], width)]
        whole = [at for at in room if at == len(line) or line[at - 1 : at] == " "]
        inside = max([at for at in room if get_cwidth(line[:at]) <= width])
        cut = max(whole, default=0) or inside or 1
        rows.append(line[:cut])
        line = line[cut:]
    if not rows or get_cwidth(rows[-1]) > width:
        rows.append("")
    return rows


def _fits(row: str, width: int) -> bool:
    return get_cwidth(row[:-1] if row.endswith(" ") else row) <= width


def drawn(rows: TextRows) -> list[str]:
    return [rows.drawn(number) for number in range(rows.count)]


@given(TEXTS, WIDTHS)
@example("four four ", 9)
@example("four four five", 9)
@example("a   b", 6)
@example("aaaaaa      b", 6)
def test_rows_are_those_wrapped_by_hand(text: str, width: int) -> None:
    by_hand = [row for line in text.split("\n") for row in rows_by_hand(line, width)]
    assert drawn(Wrapping().rows(text, width)) == by_hand


@given(TEXTS, WIDTHS)
def test_every_index_stands_where_its_letter_is_drawn(text: str, width: int) -> None:
    rows = Wrapping().rows(text, width)
    lines = drawn(rows)
    for at, character in enumerate(text):
        row, offset, column = rows.place(at)
        assert column == get_cwidth(lines[row][:offset]) <= width
        if character == "\n":
            assert lines[row][offset:] == ""
        else:
            assert lines[row][offset] == character
    assert rows.place(len(text)).row == rows.count - 1
    assert lines[-1][rows.place(len(text)).offset :] == ""


@given(TEXTS, WIDTHS, st.integers(0, 40), st.data())
def test_a_cell_of_a_row_is_found_and_stays_on_that_row(
    text: str, width: int, column: int, data: st.DataObject
) -> None:
    rows = Wrapping().rows(text, width)
    row = data.draw(st.integers(0, rows.count - 1))
    there = rows.place(rows.index_at(row, column))
    assert there.row == row
    assert there.column <= column


CHANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), LINES | PIECES | st.just("\n")))


@given(TEXTS, CHANGES, WIDTHS)
@example("", [(0, 0, f" a{FAMILY}"), (2, 0, "\n")], 6)
@example(" \u65e5\u672c\u65e5x", [(4, 1, "")], 7)
def test_a_text_that_changes_is_wrapped_as_a_new_one(
    text: str, changes: list[tuple[int, int, str]], width: int
) -> None:
    wrapping = Wrapping()
    wrapping.rows(text, width)
    for at, gone, words in changes:
        text = text[:at] + words + text[at + gone :]
        assert drawn(wrapping.rows(text, width)) == drawn(Wrapping().rows(text, width))
    assert drawn(wrapping.rows(text, 20)) == drawn(Wrapping().rows(text, 20))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("", [""], id="nothing"),
        pytest.param("she asked why", ["she asked ", "why"], id="a word that does not fit"),
        pytest.param("she asked ", ["she asked ", ""], id="a blank past the edge"),
        pytest.param("she asked", ["she asked"], id="a row that is full"),
        pytest.param("an\n\nend", ["an", "", "end"], id="an empty line"),
        pytest.param("see https://a.b/c", ["see ", "https://a", ".b/c"], id="a long word"),
        pytest.param("\u65e5\u672c\u8a9e\u65e5\u672c", ["\u65e5\u672c\u8a9e\u65e5", "\u672c"],
                     id="wide letters"),
        pytest.param("a\tb", ["a|\u2508\u2508b"], id="a tab"),
        pytest.param("she aske\tb", ["she aske|\u2508", "b"], id="a tab at the edge"),
        pytest.param("a\x1b[2Jb", ["a\ufffd[2Jb"], id="what a terminal would obey"),
    ],
)  # fmt: skip
def test_rows_of_nine_cells(text: str, rows: list[str]) -> None:
    assert drawn(Wrapping().rows(text, 9)) == rows


def test_a_tab_pushes_what_follows_on() -> None:
    rows = Wrapping().rows("a\tb", 9)
    assert [rows.place(at).column for at in range(4)] == [0, 1, 4, 5]
    assert [rows.index_at(0, column) for column in range(6)] == [0, 1, 1, 1, 2, 3]


def test_the_place_after_a_blank_at_the_edge_is_the_start_of_the_next_row() -> None:
    rows = Wrapping().rows("she asked why", 9)
    assert rows.place(9)[::2] == (0, 9)
    assert rows.place(10)[::2] == (1, 0)


@given(st.text())
def test_cells_are_those_the_terminal_library_counts(words: str) -> None:
    assert cells(words) == get_cwidth(words) or re.search("[\x00-\x1f\x7f]", words)
