"""Let a termination save first: while a person is asked, signals become exceptions; else they wait.

Without this a prompt dies with the text in it and leaves the terminal raw; and a signal that fell
into a save, or into the saving after another signal, would cost what is being saved."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from isp_cli.errors import Terminated


class Signals:
    """Ctrl-C, SIGTERM and SIGHUP of this process."""

    def __init__(self) -> None:
        self._may_raise = False
        self._waiting: int | None = None
        self._leaving = False

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Hold signals back while this lasts, except inside `asking`.

        Raises:
            KeyboardInterrupt, Terminated: one came after the last question, at the end.
        """
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
        self._raise_waiting()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let a signal, also one that waited, break off this block."""
        try:
            self._may_raise = True
            self._raise_waiting()
            yield
        finally:
            self._may_raise = False

    def _arrived(self, number: int, _frame: object) -> None:
        if self._leaving:
            return  # a closed window sends hang-up twice, and the first is still being saved
        self._waiting = number
        if self._may_raise:
            self._raise_waiting()

    def _raise_waiting(self) -> None:
        number, self._waiting = self._waiting, None
        if number is not None:
            self._leaving = True
            raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)
