"""Read lines from a terminal so that nothing typed is lost and nothing on it moves.

The terminal's own line input cuts a line at 4 095 bytes, throws a half-typed one away on Ctrl-C
or when its window closes, and hands a paste over line by line, so that the second line answers
the next question. Here keys are taken as they come and echoed; a paste is one text."""

from __future__ import annotations

import codecs
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated
from isp_cli.page.printing import cells, visible

# The next line of a paste follows within a few milliseconds; a person needs longer.
_PASTE_GAP = 0.03
_ERASE, _ERASE_WORD, _ERASE_LINE, _END = ("\x7f", "\x08"), "\x17", "\x15", "\x04"


class LineReader:
    """Reads lines from a stream: a terminal in earnest, any text stream in tests."""

    def __init__(self, stream: TextIO, echo: TextIO) -> None:
        self._stream = stream
        self._keys = _Keys(stream, echo) if _has_keys(stream) else None

    @property
    def half_typed(self) -> str:
        """What has been typed of the line that is being read."""
        return self._keys.half_typed if self._keys else ""

    def line(self) -> str:
        """Return the next line without its line end; a paste keeps its inner line ends.

        Raises:
            Interrupted: Ctrl-C, end of input, hang-up or termination, with what was half typed.
        """
        if self._keys is not None:
            return self._keys.line()
        try:
            line = self._stream.readline()
        except KeyboardInterrupt as stop:
            raise Interrupted(exit_code=_code(stop)) from None
        if not line.endswith("\n"):  # the input ended, perhaps in the middle of a line
            raise Interrupted(line)
        return line.rstrip("\r\n")


def _has_keys(stream: TextIO) -> bool:
    return sys.platform != "win32" and stream.isatty()


def _code(stop: BaseException) -> int:
    return stop.exit_code if isinstance(stop, Terminated) else EXIT_INTERRUPTED


class _Keys:
    """One terminal read key by key (POSIX).

    A signal may raise between any two steps. So bytes are read into a buffer of ours, and a key
    leaves its place only after it has been taken: at worst one stands there twice.
    """

    def __init__(self, stream: TextIO, echo: TextIO) -> None:
        self._fd = stream.fileno()
        self._echo = echo
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._buffer = bytearray(4096)
        self._waiting = self._last = ""
        self._typed: list[str] = []

    @property
    def half_typed(self) -> str:
        return "".join(self._typed) + self._waiting.replace("\r", "\n").rstrip("\n")

    def line(self) -> str:
        self._typed = []
        stop: BaseException
        try:
            try:
                with self._taking_keys():
                    return self._typed_line(self._typed)
            except (EOFError, OSError):  # the window is gone
                stop = EOFError()
        except KeyboardInterrupt as signal:
            stop = signal
        self._take_what_waits()
        raise Interrupted(self.half_typed, exit_code=_code(stop))

    def _typed_line(self, typed: list[str]) -> str:
        while True:
            key = self._next_key()
            if key == "\n" and not self._more_follows():
                self._drop_key()
                self._show("\n")
                line = "".join(typed)
                self._typed = []
                return line
            if key == _END and not typed:
                self._drop_key()
                raise EOFError
            if key in (*_ERASE, _ERASE_WORD, _ERASE_LINE):
                self._erase(typed, key)
            elif key != _END:
                typed.append(key)
                self._show(key)
            self._drop_key()

    def _next_key(self) -> str:
        while True:
            while not self._waiting:
                count = os.readv(self._fd, [self._buffer])
                if not count:
                    raise EOFError
                self._take_buffer()
            if self._waiting[0] == "\x1b" and self._waiting[1:2] in ("[", "O"):
                self._drop_sequence()
            else:
                return "\n" if self._waiting[0] == "\r" else self._waiting[0]

    def _take_buffer(self) -> None:
        text = self._last + self._waiting + self._decoder.decode(self._buffer.rstrip(b"\0"))
        # a text pasted from Windows ends its lines with two keys, which are one new line
        self._waiting = text.replace("\r\n", "\r")[len(self._last) :]
        self._buffer[:] = bytes(len(self._buffer))

    def _drop_key(self) -> None:
        self._last, self._waiting = self._waiting[:1], self._waiting[1:]

    def _take_what_waits(self) -> None:
        """Take what was typed before Ctrl-C and had not been looked at."""
        self._take_buffer()
        with suppress(OSError):
            while select.select([self._fd], [], [], 0)[0] and os.readv(self._fd, [self._buffer]):
                self._take_buffer()

    def _drop_sequence(self) -> None:
        """Drop an arrow or function key: it has no meaning in a line without a cursor."""
        rest = self._waiting[2:]
        end = next((i for i, each in enumerate(rest) if "@" <= each <= "~"), len(rest) - 1)
        self._waiting = rest[end + 1 :]

    def _more_follows(self) -> bool:
        if self._waiting[1:]:
            return True
        ready, _, _ = select.select([self._fd], [], [], _PASTE_GAP)
        return bool(ready)

    def _erase(self, typed: list[str], key: str) -> None:
        count = 1
        if key == _ERASE_LINE:
            count = len(typed)
        elif key == _ERASE_WORD:
            text = "".join(typed)
            count = len(text) - len(text.rstrip().rpartition(" ")[0])
        for _ in range(count):
            if not typed or typed[-1] == "\n":  # a line that has ended stays
                return
            width = cells(visible(typed.pop()))
            self._show("\b" * width + " " * width + "\b" * width, as_it_is=True)

    def _show(self, text: str, *, as_it_is: bool = False) -> None:
        self._echo.write(text if as_it_is else visible(text))
        self._echo.flush()

    @contextmanager
    def _taking_keys(self) -> Iterator[None]:
        import termios  # noqa: PLC0415 - not on Windows

        before = termios.tcgetattr(self._fd)
        keys = termios.tcgetattr(self._fd)
        keys[0] &= ~termios.ICRNL  # or the two keys of a line end from Windows look like two
        keys[3] &= ~(termios.ICANON | termios.ECHO)
        keys[3] |= termios.NOFLSH  # Ctrl-C must not throw away what was typed before it
        keys[6][termios.VMIN], keys[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._fd, termios.TCSANOW, keys)
        try:
            yield
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(self._fd, termios.TCSANOW, before)
