"""Ends that save: whatever a signal finds in a prompt is on disk before the prompt goes.

Without this a prompt dies with the text in it and leaves the terminal raw; and a signal that fell
into a save, or into the saving after another signal, would cost what is being saved. Who is asked
what, and where it is kept, is the business of those who ask: they give a function that keeps."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated

Keep = Callable[[], None]
_ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_PATIENCE = 5.0  # seconds a prompt may take to end, once its words are on disk


def _nothing() -> None:
    """Keep nothing: what is asked takes no words."""


class Signals:
    """Ctrl-C, SIGTERM, SIGHUP, SIGQUIT and SIGTSTP of this process, and a terminal that goes."""

    def __init__(self) -> None:
        self._keep: Keep = _nothing
        self._may_raise = False
        self._waiting: int | None = None
        self._leaving = False
        self._end_anyway: Callable[[], None] = _nothing

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Hold signals back while this lasts, except inside `asking`.

        One that came after the last question is left for `raise_late`.
        """
        before = {}
        for name in (*_ENDS, "SIGTSTP"):
            number = getattr(signal, name, None)  # Windows knows only two of them
            arrived = self._stopping if name == "SIGTSTP" else self._arrived
            with suppress(ValueError):  # not in the main thread
                if number is not None:
                    before[number] = signal.signal(number, arrived)
        self._leaving = False
        try:
            yield
        finally:
            self._end_anyway()
            self._end_anyway = _nothing
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def asking(self, keep: Keep = _nothing) -> Iterator[None]:
        """Let a signal, also one that waited, break off this block.

        `keep` puts on disk what stands in the prompt. It is called before a signal breaks off
        the block, by `pause`, and when the terminal goes.

        Raises:
            KeyboardInterrupt, Terminated: a signal came.
        """
        try:
            self._raise_waiting()
            self._keep = keep
            self._may_raise = True
            yield
        finally:
            self._may_raise = False
            self._keep = _nothing

    def pause(self) -> None:
        """Keep what stands in the prompt: the person pauses, or something goes wrong there."""
        may_raise, self._may_raise = self._may_raise, False  # a signal waits for the save
        try:
            self._keep()
        finally:
            self._may_raise = may_raise
        if may_raise:
            self._raise_waiting()

    def terminal_gone(self) -> None:
        """Keep what stands in a prompt whose terminal cannot be written or read any more."""
        self.pause()
        self._end_soon(128 + getattr(signal, "SIGHUP", 1))

    def raise_late(self) -> None:
        """End with the code of a signal that came after the last question.

        Raises:
            Interrupted: one came.
        """
        number, self._waiting = self._waiting, None
        if number is not None:
            raise Interrupted(exit_code=_exit_code(number))

    def _arrived(self, number: int, _frame: object) -> None:
        if self._leaving:
            return  # a closed window sends hang-up twice, and the first is still being saved
        self._waiting = number
        if self._may_raise:
            self._raise_waiting()

    def _raise_waiting(self) -> None:
        number, self._waiting = self._waiting, None
        if number is None:
            return
        self._leaving, self._may_raise = True, False
        with suppress(Exception):  # who asked tries again, and says what is wrong
            self._keep()
        self._end_soon(_exit_code(number))
        raise KeyboardInterrupt if number == signal.SIGINT else Terminated(number)

    def _stopping(self, number: int, _frame: object) -> None:
        """Stop as Ctrl-Z asks, with the words on disk: a stopped process may never go on."""
        if self._may_raise:
            self.pause()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._stopping)

    def _end_soon(self, code: int) -> None:
        """End the process by force if the prompt has not let go of it in a few seconds."""
        import threading  # noqa: PLC0415 - only where a signal came

        end = threading.Timer(_PATIENCE, os._exit, (code,))
        end.daemon = True
        end.start()
        self._end_anyway()
        self._end_anyway = end.cancel


def _exit_code(number: int) -> int:
    return EXIT_INTERRUPTED if number == signal.SIGINT else 128 + number
