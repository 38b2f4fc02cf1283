"""Read one line from a terminal so that nothing typed is lost.

A paste of several lines comes back as one text, and what was half typed survives Ctrl-C: the
terminal is asked to keep its input queue on an interrupt, and the queue is then read out.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated

# A pasted line follows the one before it within a few milliseconds; a person needs longer.
_PASTE_GAP = 0.03


class LineReader:
    """Reads lines from a stream, which is a terminal in earnest and any text stream in tests."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()

    def line(self) -> str:
        """Return the next line without its line end; a paste keeps its inner line ends.

        Raises:
            Interrupted: Ctrl-C, end of input, hang-up or termination, with what was half typed.
        """
        with self._keeping_queue():
            lines: list[str] = []
            try:
                while True:
                    line = self._stream.readline()
                    if not line:
                        raise Interrupted("\n".join(lines))
                    if not line.endswith("\n"):  # the input ended in the middle of a line
                        raise Interrupted("\n".join([*lines, line]))
                    lines.append(line.rstrip("\r\n"))
                    if not self._more_waits():
                        return "\n".join(lines)
            except KeyboardInterrupt as signal:
                code = signal.exit_code if isinstance(signal, Terminated) else EXIT_INTERRUPTED
                half = "\n".join([*lines, self._queued()])
                raise Interrupted(half, exit_code=code) from None

    def _more_waits(self) -> bool:
        if not self._is_terminal:
            return False
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            return bool(msvcrt.kbhit())
        ready, _, _ = select.select([self._stream.fileno()], [], [], _PASTE_GAP)
        return bool(ready)

    @contextmanager
    def _keeping_queue(self) -> Iterator[None]:
        if not self._is_terminal or sys.platform == "win32":
            yield
            return
        import termios  # noqa: PLC0415 - not on Windows

        fd = self._stream.fileno()
        before = termios.tcgetattr(fd)
        keeping = termios.tcgetattr(fd)
        keeping[3] |= termios.NOFLSH
        termios.tcsetattr(fd, termios.TCSANOW, keeping)
        try:
            yield
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(fd, termios.TCSANOW, before)

    def _queued(self) -> str:
        if not self._is_terminal or sys.platform == "win32":
            return ""
        import termios  # noqa: PLC0415 - not on Windows

        fd = self._stream.fileno()
        with suppress(termios.error, OSError):
            now = termios.tcgetattr(fd)
            now[3] &= ~termios.ICANON
            now[6][termios.VMIN] = 0
            now[6][termios.VTIME] = 0
            termios.tcsetattr(fd, termios.TCSANOW, now)
            return os.read(fd, 65536).decode("utf-8", "surrogateescape").rstrip("\r\n")
        return ""
