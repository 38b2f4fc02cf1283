"""A text that is being written, in rows that end between words: which row, cell and letter.

Pages are wrapped by `page.printing`; here nothing may be dropped, since the cursor goes everywhere.
A blank stays on the row of the word before it, where it may stand in the one cell past the edge;
the place after it there is the start of the next row, where the next letter will come. A word
longer than a row is cut between letters. Widths are those prompt_toolkit draws with: cells, added
up character by character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from wcwidth import iter_graphemes, wcwidth

from isp_cli.page.printing import mask
from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple

_TAB = 4  # cells, from the start of a row
_TAB_MARKS = ("|", "\u2508")  # how prompt_toolkit shows a tab
_PIECE = pattern(r"[^ \t]+|[ \t]")


class CursorPlace(NamedTuple):
    """Where an index of the text is drawn."""

    row: int
    offset: int  # in the characters of the drawn row
    column: int  # in cells


class _Line(NamedTuple):
    """A line as it is drawn, and where its rows begin."""

    shown: str  # a character for each of the line's own
    starts: tuple[int, ...]


class Wrapping:
    """Lays texts out in rows of so many cells; what is as it was before is not laid out again."""

    def __init__(self) -> None:
        self._width = 0
        self._before: list[_Line] = []
        self._laid: dict[str, _Line] = {}

    def rows(self, text: str, width: int) -> TextRows:
        """Lay a text out in rows of `width` cells, with one cell to spare for a blank."""
        if width != self._width:
            self._width, self._before, self._laid = width, [], {}
        lines = text.split("\n")
        laid = {line: self._laid.get(line) or self._lay(n, line) for n, line in enumerate(lines)}
        self._laid, self._before = laid, [laid[line] for line in lines]
        return TextRows(text, width, self._before)

    def _lay(self, number: int, line: str) -> _Line:
        shown = mask(line)
        if number >= len(self._before):
            return _Line(shown, (0, *_starts(shown, 0, self._width)))
        return _changed(self._before[number], shown, self._width)


class TextRows:
    """One text in rows of at most `width` cells, and a blank."""

    def __init__(self, text: str, width: int, lines: list[_Line]) -> None:
        self._text = text
        self._width = width
        self._lines = lines
        self._firsts = list(accumulate((len(line.starts) for line in lines), initial=0))
        self._begins = list(accumulate((len(line.shown) + 1 for line in lines), initial=0))

    @property
    def count(self) -> int:
        """How many rows there are; one at least."""
        return self._firsts[-1]

    def drawn(self, row: int) -> str:
        """Return a row as it is to be drawn."""
        line, start, end = self._ends(row)
        return _with_tabs(self._lines[line].shown[start:end], self._width)

    def place(self, at: int) -> CursorPlace:
        """Return where an index of the text is drawn."""
        number = bisect_right(self._begins, at) - 1
        line = self._lines[number]
        column = at - self._begins[number]
        row = bisect_right(line.starts, column) - 1
        before = _with_tabs(line.shown[line.starts[row] : column], self._width)
        return CursorPlace(self._firsts[number] + row, len(before), cells(before))

    def index_at(self, row: int, column: int) -> int:
        """Return the index of the letter that stands in that cell of a row, or of the row's end.

        The end of a row inside a line is the start of the next row, so its last letter is meant.
        """
        number, start, end = self._ends(row)
        is_last = row == self._firsts[number + 1] - 1
        at, width = start, 0
        for letter in _letters(self._lines[number].shown[start:end]):
            width += cells(_with_tabs(letter, self._width, width))
            if width > column or (at + len(letter) == end and not is_last):
                break
            at += len(letter)
        return self._begins[number] + at

    def _ends(self, row: int) -> tuple[int, int, int]:
        number = bisect_right(self._firsts, row) - 1
        line = self._lines[number]
        inside = row - self._firsts[number]
        following = line.starts[inside + 1 : inside + 2]
        return number, line.starts[inside], following[0] if following else len(line.shown)


def cells(words: str) -> int:
    """Return how many cells words take; they hold no tab."""
    return len(words) if words.isascii() else sum(map(_cell, words))


@lru_cache(maxsize=4096)
def _cell(character: str) -> int:
    return max(0, wcwidth(character))


def _changed(before: _Line, shown: str, width: int) -> _Line:
    """Lay out what a line has become: from above the change to where rows are as before."""
    old, starts = before
    same = _same(old, shown)
    # from here on nothing is new
    end = len(old) - min(_same(old[::-1], shown[::-1]), min(len(old), len(shown)) - same)
    longer = len(shown) - len(old)
    # a word whose end has changed may be short now, and fit on the row above the one it began on
    kept = max(1, bisect_right(starts, same) - 2)
    new = list(starts[:kept])
    for start in _starts(shown, new[-1], width):
        at = bisect_left(starts, start - longer)
        if start - longer >= end and starts[at : at + 1] == (start - longer,):
            return _Line(shown, (*new, *(each + longer for each in starts[at:])))
        new.append(start)
    return _Line(shown, tuple(new))


def _same(one: str, other: str) -> int:
    """Return how many characters two texts begin with are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _starts(shown: str, start: int, width: int) -> Iterator[int]:
    """Yield where the rows after the one that starts there begin; what is before has no say."""
    column = 0
    for piece in _PIECE.finditer(shown, start):
        words, at = piece.group(), piece.start()
        is_blank = words in " \t"
        needs = _tab_cells(column, width) if words == "\t" else cells(words)
        fits = column <= width if is_blank else column + needs <= width
        if not fits and column:
            yield at
            column = 0
            needs = _TAB if words == "\t" else needs
        if is_blank or needs <= width:
            column += needs
            continue
        for part in _parts(words, width):
            needs = cells(part)
            if column and column + needs > width:
                yield at
                column = 0
            column += needs
            at += len(part)
    if column > width:  # a blank past the edge, and the next letter comes below
        yield len(shown)


def _letters(shown: str) -> Iterator[str]:
    for piece in _PIECE.findall(shown):
        yield from iter_graphemes(piece)  # before 0.9.4 it parts a flag that follows a tab


def _parts(word: str, width: int) -> Iterator[str]:
    """Yield the letters of a word; one that is wider than a row in its characters."""
    for letter in iter_graphemes(word):
        if cells(letter) <= width:
            yield letter
        else:
            yield from letter


def _with_tabs(shown: str, width: int, column: int = 0) -> str:
    if "\t" not in shown:
        return shown
    first, *rest = shown.split("\t")
    drawn, column = first, column + cells(first)
    for part in rest:
        needs = _tab_cells(column, width)
        drawn += _TAB_MARKS[0] + _TAB_MARKS[1] * (needs - 1)
        drawn += part
        column += needs + cells(part)
    return drawn


def _tab_cells(column: int, width: int) -> int:
    return max(1, min(_TAB - column % _TAB, width + 1 - column))
