"""Show a line while it is typed, in rows, on a terminal that knows no more than a backspace.

A terminal that is dumb cannot go up, so only the row of the cursor is ever written to; nothing
above it moves. Where the cursor goes to a row above, that row is written once more below, which a
screen reader reads out: it is where one is now. Rows are ended by us, one cell before the edge,
where terminals differ in what they do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, takewhile

from isp_cli.ask.letters import letters
from isp_cli.page.printing import cells, visible

_LEAST = 8
_MARGIN = 12  # a blank so near the edge ends the row, so that few words are cut in two


class LineDrawing:
    """One line on the screen, as far as it has been drawn."""

    def __init__(self, write: Callable[[str], object], *, width: int, column: int) -> None:
        """Draw with `write` on a terminal so many cells wide, from a column on."""
        self._write = write
        self._room = max(width - 1, _LEAST)
        self._first_room = self._room - column if self._room - column >= _LEAST else self._room
        self._margin = min(_MARGIN, self._room // 3)
        self._text = ""
        self._starts = [0]  # of each row, as far as they have been looked for
        self._row = 0  # the one on the screen
        self._shown: list[str] = []  # its letters
        self._at = 0  # how many of them stand left of the cursor

    def draw(self, text: str, cursor: int) -> None:
        """Make the screen show the row where the cursor is, and the cursor in it."""
        changed = _same_length(self._text, text)
        self._starts = [0, *(each for each in self._starts[1:] if each < changed)]
        self._text = text
        while (after := self._row_end(len(self._starts) - 1)[1]) is not None and after <= cursor:
            self._starts.append(after)
        row = max(place for place, start in enumerate(self._starts) if start <= cursor)
        if row < self._row:
            self._begin_row(row)
        while self._row < row:
            self._write_row(self._starts[self._row], self._row_end(self._row)[0], len(text))
            self._begin_row(self._row + 1)
        self._write_row(self._starts[row], self._row_end(row)[0], cursor)

    def end(self) -> None:
        """Leave the cursor at the end of the text, with all of it in view."""
        self.draw(self._text, len(self._text))

    def _begin_row(self, row: int) -> None:
        self._write("\n")
        self._row, self._shown, self._at = row, [], 0

    def _row_end(self, row: int) -> tuple[int, int | None]:
        """Return where a row ends, and where the next begins; None where there is no next."""
        room = self._room if row else self._first_room
        at, used = self._starts[row], 0
        for letter in letters(self._text, at):
            if letter == "\n":
                return at, at + 1
            wide = cells(visible(letter))
            if used and used + wide > room:
                return at, at
            used, at = used + wide, at + len(letter)
            if letter == " " and used > room - self._margin:
                break
        return at, at if at < len(self._text) else None

    def _write_row(self, start: int, end: int, cursor: int) -> None:
        """Let the row on the screen become this part of the text, with no more written than that.

        It never holds a control character: those of the text are shown as their codes.
        """
        row = [*letters(self._text[start:end])]
        left = accumulate(map(len, row), initial=start)
        at = sum(1 for each in left if each <= cursor) - 1
        row = [visible(each) for each in row]
        if row != self._shown:
            self._go_to(sum(1 for _ in takewhile(_are_same, zip(self._shown, row, strict=False))))
            over = _width(self._shown[self._at :]) - _width(row[self._at :])
            self._write("".join(row[self._at :]))
            if over > 0:
                self._write(" " * over + "\b" * over)
            self._shown, self._at = row, len(row)
        self._go_to(at)

    def _go_to(self, at: int) -> None:
        if at < self._at:
            self._write("\b" * _width(self._shown[at : self._at]))
        else:
            self._write("".join(self._shown[self._at : at]))
        self._at = at


def _are_same(two: tuple[str, str]) -> bool:
    return two[0] == two[1]


def _width(row: list[str]) -> int:
    return sum(map(cells, row))


def _same_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
