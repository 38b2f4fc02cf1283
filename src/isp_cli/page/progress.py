"""A line that says how far long work is, and goes when something else is said.

What the work is, and who is told, is the business of those above: they are given a function."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

Progress = Callable[[int, int], None]
"""Takes how many are done, and of how many; once more when all are."""

FEW = 300  # so many files are read before anybody wonders


class ProgressLine:
    """How far one piece of work is, on a terminal: a line that is written over at whole percents.

    Where lines are read out (`is_spoken`), there is one sentence at the beginning and nothing else.
    """

    def __init__(self, stream: TextIO, what: str, *, width: int, is_spoken: bool) -> None:
        self._stream = stream
        self._what = what
        self._width = width - 1  # a cursor past the last column would begin another line
        self._is_spoken = is_spoken
        self._shown = ""

    def __call__(self, done: int, of: int) -> None:
        """Show how many are done of how many; of a few nothing is shown."""
        if of <= FEW:
            return
        if done >= of:
            self.clear()
        elif not self._is_spoken:
            self._draw(f"{self._what}: {done * 100 // of} % of {of:,}")
        elif not self._shown:
            self._shown = f"{self._what}: {of:,} of them, which takes a moment"
            self._write(f"{self._shown}\n")

    def clear(self) -> None:
        """Leave nothing on the terminal of what was drawn."""
        if self._shown and not self._is_spoken:
            self._shown = ""
            self._write(f"\r{' ' * self._width}\r")  # also over a `^C` behind the line

    def _draw(self, line: str) -> None:
        line = line[: self._width]
        if line != self._shown:
            self._shown = line
            self._write(f"\r{line}")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # the work goes on without a terminal
            self._stream.write(text)
            self._stream.flush()
