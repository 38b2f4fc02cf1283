"""Let a termination save first: signals become exceptions, and wait while a file is written.

Without this a prompt dies with the text in it and leaves the terminal raw.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from isp_cli.errors import Terminated


class Signals:
    """Ctrl-C, SIGTERM and SIGHUP of this process."""

    def __init__(self) -> None:
        self._unbroken = False
        self._waiting: int | None = None
        self._leaving = False

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Turn termination and hang-up into an exception while this lasts."""
        before = {}
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows knows no SIGHUP
            with suppress(ValueError):  # not in the main thread
                if number is not None:
                    before[number] = signal.signal(number, self._arrived)
        self._leaving = False
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def unbroken(self) -> Iterator[None]:
        """Let no signal fall into this block; one that came is raised after it."""
        self._unbroken = True
        try:
            yield
        finally:
            self._unbroken = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._raise(waiting)

    def _arrived(self, number: int, _frame: object) -> None:
        if self._leaving:
            return  # a closed window sends hang-up twice, and the first is still being saved
        if self._unbroken:
            self._waiting = number
        else:
            self._raise(number)

    def _raise(self, number: int) -> None:
        self._leaving = True
        raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)
