"""Read lines from a terminal so that nothing typed is lost and nothing on it moves.

The terminal's own line input cuts a line at 4 095 bytes, throws a half-typed one away on Ctrl-C
or when its window closes, and hands a paste over line by line, so that the second line answers
the next question. Here keys are taken as they come and echoed; a paste is one text. What a key
does stands in `line_edit`, how it looks in `line_drawing`."""

from __future__ import annotations

import codecs
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO

from isp_cli.ask.line_drawing import LineDrawing
from isp_cli.ask.line_edit import ESC, Typed, after_key
from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated
from isp_cli.page.printing import cells

# The next line of a paste follows within a few milliseconds; a person needs longer. Once more keys
# have come than anybody types without a rest, the rest of the paste is waited for.
_TYPED_GAP, _PASTED_GAP, _BURST = 0.03, 0.5, 40
_KEY_GAP = 0.1  # between the first and the other bytes of one key
_REST = 0.5  # seconds from a key until what was typed is told of
_END = "\x04"
_MARKS_ON, _MARKS_OFF = "\x1b[?2004h", "\x1b[?2004l"


class LineReader:
    """Reads lines from a stream: a terminal in earnest, any text stream in tests."""

    def __init__(
        self,
        stream: TextIO,
        echo: TextIO,
        *,
        has_paste_marks: bool = False,
        on_pause: Callable[[], None] | None = None,
    ) -> None:
        """Read from `stream`; `has_paste_marks` claims that the terminal can say what is pasted.

        `on_pause` is called half a second after something was typed, or as soon as the keys rest.
        """
        self._stream = stream
        self._echo = echo
        self._line = ""
        self._keys = _Keys(stream, echo, has_paste_marks) if _has_keys(stream) else None
        self.on_pause = on_pause

    @property
    def half_typed(self) -> str:
        """What has been typed of the answer that is being read, or was read last."""
        return self._keys.half_typed if self._keys else self._line

    def forget(self) -> None:
        """Let go of what was typed: somebody keeps it now."""
        self._line = ""
        if self._keys:
            self._keys.forget()

    def answer(self, prompt: str) -> str:
        """Ask with a prompt of one line, and return what is typed up to Enter.

        After a backslash Enter begins a new line, and a paste keeps its line ends.

        Raises:
            Interrupted: Ctrl-C, end of input, hang-up or termination, with what was half typed.
        """
        if self._keys is not None:
            return self._keys.answer(prompt, self.on_pause)
        self._echo.write(prompt)
        self._echo.flush()
        self._line = ""
        try:
            while True:
                line = self._stream.readline()
                if not line.endswith("\n"):  # the input ended, perhaps in the middle of a line
                    raise Interrupted(self._line + line)
                line = line.rstrip("\r\n")
                if not line.endswith("\\"):
                    self._line += line
                    return self._line
                self._line += line.removesuffix("\\") + "\n"
        except KeyboardInterrupt as stop:
            raise Interrupted(self._line, exit_code=_code(stop)) from None


def _has_keys(stream: TextIO) -> bool:
    return sys.platform != "win32" and stream.isatty()


def _code(stop: BaseException) -> int:
    return stop.exit_code if isinstance(stop, Terminated) else EXIT_INTERRUPTED


class _Keys:
    """One terminal read key by key (POSIX).

    A signal may raise between any two steps. So bytes are read into a buffer of ours, and what is
    typed and what waits change in one step.
    """

    def __init__(self, stream: TextIO, echo: TextIO, has_paste_marks: bool) -> None:
        self._fd = stream.fileno()
        self._echo = echo
        self._marks = (_MARKS_ON, _MARKS_OFF) if has_paste_marks else ("", "")
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._buffer = bytearray(4096)
        self._now = Typed()
        self._burst = 0  # how many keys came without a rest
        self._news_since: float | None = None  # when something was typed that nobody was told of

    @property
    def half_typed(self) -> str:
        return self._now.whole

    def forget(self) -> None:
        self._now = Typed(waiting=self._now.waiting)

    def answer(self, prompt: str, on_pause: Callable[[], None] | None) -> str:
        self.forget()
        stop: BaseException
        try:
            try:
                with self._taking_keys():
                    self._show(self._marks[0] + prompt)
                    width = self._width()
                    drawing = LineDrawing(self._show, width=width, column=cells(prompt) % width)
                    return self._typed_line(drawing, on_pause)
            except (EOFError, OSError):  # the window is gone
                stop = EOFError()
        except KeyboardInterrupt as signal:
            stop = signal
        self._take_what_waits()
        raise Interrupted(self.half_typed, exit_code=_code(stop))

    def _typed_line(self, drawing: LineDrawing, on_pause: Callable[[], None] | None) -> str:
        while True:
            if not self._now.waiting or self._now.is_unfinished:
                self._draw(drawing)
                self._await_keys(on_pause)
                continue
            if self._now.enter_waits and not self._is_inside(drawing):
                break
            if self._now.waiting[0] == _END and not self._now.pasting and not self._now.text:
                self._now = self._now._replace(waiting=self._now.waiting[1:])
                raise EOFError
            self._now = after_key(self._now)
            self._news_since = self._news_since or monotonic()
        drawing.end()
        self._show("\n")
        self._echo.flush()
        self._now = Typed(self._now.text, waiting=self._now.waiting[1:])
        return self._now.text

    def _draw(self, drawing: LineDrawing) -> None:
        drawing.draw(self._now.text, len(self._now.before))
        self._echo.flush()

    def _is_inside(self, drawing: LineDrawing) -> bool:
        """Claim that Enter stands in the text: after Esc or a backslash, or where more follows."""
        if self._now.escaped or self._now.before.endswith("\\"):
            return True
        if len(self._now.waiting) == 1:
            self._draw(drawing)
            gap = _PASTED_GAP if self._burst > _BURST else _TYPED_GAP
            if not self._has_more(gap):
                return False
            self._read()
        return len(self._now.waiting) > 1

    def _await_keys(self, on_pause: Callable[[], None] | None) -> None:
        """Wait until there is more to look at; call `on_pause` on the way."""
        if self._now.is_unfinished and not self._now.pasting:
            if not self._has_more(_KEY_GAP):
                self._now = self._now.without_unfinished()
                return
            is_esc = self._now.waiting == ESC
            self._read()
            if is_esc and self._now.waiting[1:2] not in ("[", "O"):  # no key begins like that
                self._now = self._now._replace(waiting=self._now.waiting[1:], escaped=True)
            return
        if not self._has_more(_TYPED_GAP):
            self._burst = 0
            if self._news_since is None or on_pause is None:
                pass
            elif monotonic() > self._news_since + _REST or not self._has_more(_REST - _TYPED_GAP):
                self._news_since = None
                on_pause()
        self._read()

    def _has_more(self, seconds: float) -> bool:
        return bool(select.select([self._fd], [], [], seconds)[0])

    def _read(self) -> None:
        if not os.readv(self._fd, [self._buffer]):
            raise EOFError
        self._take_buffer()

    def _take_buffer(self) -> None:
        more = self._decoder.decode(self._buffer.rstrip(b"\0"))
        self._burst += len(more)
        waiting = self._now.waiting + more
        if not self._now.pasting:
            # a text pasted from Windows ends its lines with two keys, which are one new line
            waiting = waiting.replace("\r\n", "\r")
        self._now = self._now._replace(waiting=waiting, is_burst=self._burst > _BURST)
        self._buffer[:] = bytes(len(self._buffer))

    def _take_what_waits(self) -> None:
        """Take what was typed before Ctrl-C and had not been looked at."""
        self._take_buffer()
        with suppress(OSError):
            while self._has_more(0) and os.readv(self._fd, [self._buffer]):
                self._take_buffer()

    def _show(self, text: str) -> None:
        self._echo.write(text)

    def _width(self) -> int:
        with suppress(OSError):
            return os.get_terminal_size(self._fd).columns or 80
        return 80

    @contextmanager
    def _taking_keys(self) -> Iterator[None]:
        import termios  # noqa: PLC0415 - not on Windows

        try:
            before = termios.tcgetattr(self._fd)
            keys = termios.tcgetattr(self._fd)
            # or the two keys of a line end from Windows look like two, and Ctrl-S stops everything
            keys[0] &= ~(termios.ICRNL | termios.IXON)
            keys[3] &= ~(termios.ICANON | termios.ECHO)
            keys[3] |= termios.NOFLSH  # Ctrl-C must not throw away what was typed before it
            keys[6][termios.VMIN], keys[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._fd, termios.TCSANOW, keys)
        except termios.error as gone:
            raise OSError(*gone.args) from gone
        try:
            yield
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(self._fd, termios.TCSANOW, before)
            with suppress(OSError):
                self._show(self._marks[1])
                self._echo.flush()
