"""What a person sees, and how they are asked: pages, remarks, prompts, an editor.

It knows the streams and the terminal; what the run is about is the business of `env`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from isp_cli.dates import whole_days
from isp_cli.errors import EXIT_INTERRUPTED, Interrupted
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.ask.prompt import Prompter
    from isp_cli.journal.editor import LentFile
    from isp_cli.page.document import Document
    from isp_cli.page.progress import Progress, ProgressLine
    from isp_cli.signals import Signals


class Printed(NamedTuple):
    """What a reading command prints in place of a page on the screen."""

    json: bool = False
    markdown: bool = False


AS_PAGE = Printed()
_DUMB = ("dumb", "unknown")

_CAME_BACK = (
    "Your editor came back at once. If it is still open, save there, then press Enter here. "
    "(VS Code waits by itself with EDITOR='code --wait'.)"
)


class Screen:
    """One run's output and questions; a test gives its own `prompter`."""

    def __init__(
        self,
        environ: dict[str, str],
        signals: Signals,
        *,
        prompter: Prompter | None = None,
        is_plain_kept: Callable[[], bool] = lambda: False,
    ) -> None:
        """Show and ask; `is_plain_kept` looks whether the settings say plain, when it matters."""
        self._environ = environ
        self._signals = signals
        self._prompter = prompter
        self._plain = False
        self._is_plain_kept = is_plain_kept
        self._lines_told = 0
        self._progress: ProgressLine | None = None
        self.printed = AS_PAGE

    def take_options(self, *, plain: bool, printed: Printed) -> None:
        """Print lines of text only from here on, or something else than pages, as is asked for."""
        self._plain = self._plain or plain
        self.look_again()
        self.printed = printed

    def look_again(self) -> None:
        """Look once more at what asks for plain lines."""
        vars(self).pop("why_spoken", None)

    @property
    def can_ask(self) -> bool:
        """Claim that there is somebody to ask."""
        return self._prompter is not None or _is_terminal(sys.stdin)

    @property
    def plain(self) -> bool:
        """Claim that output is lines of text only: asked for, or it goes to no terminal."""
        return self.is_spoken or not _is_terminal(sys.stdout)

    @property
    def is_spoken(self) -> bool:
        """Claim that pages are made to be listened to, or for a terminal that can do no more."""
        return bool(self.why_spoken)

    @cached_property
    def why_spoken(self) -> str:
        """What asked for plain lines: an option, a variable, the settings; nothing where none did.

        The settings are not opened where anything else says so.
        """
        if self._plain:
            return "--plain"
        if self._environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "no"):
            return "ACCESSIBLE"
        if self._environ.get("TERM", "").lower() in _DUMB:
            return "TERM"
        return "isp plain on" if _is_terminal(sys.stdout) and self._is_plain_kept() else ""

    @property
    def stdout_is_pipe(self) -> bool:
        """Claim that what is printed goes to a file or a program."""
        return self._prompter is None and not _is_terminal(sys.stdout)

    @property
    def width(self) -> int:
        """The terminal's width in cells; 80 where there is none."""
        said = self._environ.get("COLUMNS") or os.environ.get("COLUMNS", "")
        wide = int(said) if said.isdecimal() else 0
        return max(20, wide or _terminal_width() or 80)

    @property
    def prompter(self) -> Prompter:
        """The prompter that fits the terminal. Ask `can_ask` first."""
        if self._prompter is None:
            self._prompter = self._plain_prompter() if self.plain else self._terminal_prompter()
        return self._prompter

    def show(self, document: Document) -> int:
        """Show a page on stdout; return how many lines it takes."""
        return self._show_on(sys.stdout, document)

    def show_beside(self, document: Document) -> None:
        """Show a page beside the question at hand: the next list leaves it in view, or waits."""
        self._lines_told += self.show(document)

    def write(self, text: str, *, exact: bool = False) -> None:
        """Write text that is already in its final form to stdout.

        `exact` is for a file's own form: UTF-8 and its line ends on every system.
        """
        if exact and isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.write(text)

    def tell(self, message: str) -> None:
        """Say something beside the page, on stderr; a terminal that is gone is no error."""
        from isp_cli.page.printing import tell_on

        self.end_progress()
        with suppress(OSError, ValueError):
            width = self.width if _is_terminal(sys.stderr) and not self.is_spoken else 0
            message = whole_days(message) if self.is_spoken else message
            self._lines_told += tell_on(sys.stderr, message, width=width)

    def tell_stopped(self) -> None:
        """Say that Ctrl-C ended the work, over what the terminal wrote of that key."""
        self.end_progress()
        with suppress(OSError, ValueError):
            sys.stderr.write("\r" if _is_terminal(sys.stderr) else "")
        self.tell("isp: stopped before the end; every file is whole")

    def progress(self, what: str) -> Progress:
        """Return what shows how far long work is, such as "Reading your entries".

        It is called with how many are done and of how many, at last with all. On a terminal a line
        of stderr says so while it lasts; one sentence where lines are read out; elsewhere nothing.
        """
        self.end_progress()
        if not _is_terminal(sys.stderr):
            return lambda done, of: None
        from isp_cli.page.progress import ProgressLine

        # for a page that goes to a pipe the settings are not looked at, and here they count too
        is_spoken = self.is_spoken or (not _is_terminal(sys.stdout) and self._is_plain_kept())
        self._progress = ProgressLine(sys.stderr, what, width=self.width, is_spoken=is_spoken)
        return self._progress

    def end_progress(self) -> None:
        """Leave nothing on the terminal of how far the work was: it ended, one way or another."""
        if self._progress is not None:
            self._progress.clear()
            self._progress = None

    def edited(self, lent: LentFile) -> str | None:
        """Return a text as the person's editor left it; None if that failed, and say why.

        Raises:
            Interrupted: the person or the system stopped it; with the text as far as it was saved.
        """
        from isp_cli.journal.editor import EditorFailed, editor_command

        try:
            if not (command := editor_command(self._environ)):
                self.tell("No editor found: set VISUAL or EDITOR.")
                return None
            return self._opened(command, lent)
        except EditorFailed as failure:
            self.tell(f"The editor did not work ({failure}). Your text is as it was.")
            return None
        except (KeyboardInterrupt, EOFError, OSError) as stop:
            code = getattr(stop, "exit_code", EXIT_INTERRUPTED)
            raise Interrupted(lent.read(), exit_code=code) from None

    def _opened(self, command: list[str], lent: LentFile) -> str:
        from isp_cli.journal.editor import EditorFailed, run_editor

        with self._signals.asking():
            end = run_editor(command, lent.path)
            if end.is_at_once and not end.code and lent.is_untouched and self.can_ask:
                self.prompter.wait(_CAME_BACK)
        text = lent.read()
        if end.code and (text == lent.text or not text.strip()):  # it may have died in a save
            raise EditorFailed(f"{command[0]} said that it failed")
        if end.code:
            self.tell("The editor said that it failed. What you saved in it is taken.")
        return text

    def _show_on(self, stream: TextIO, document: Document) -> int:
        self.end_progress()
        if self.is_spoken:
            from isp_cli.page.spoken import as_spoken

            text = as_spoken(document)
            stream.write(text)
            return text.count("\n")
        from isp_cli.page.printing import show_on

        return show_on(stream, document, width=self.width, plain=self.plain)

    def _ask_on(self, stream: TextIO, page: Document) -> None:
        stream.write("\n")  # a question stands apart from what came before it
        self._show_on(stream, page)

    def _plain_prompter(self) -> Prompter:
        from isp_cli.ask.line_reader import LineReader
        from isp_cli.ask.plain import PlainPrompter

        # where stdout is a pipe, the questions go to the terminal and the pipe stays clean
        out = sys.stdout if _is_terminal(sys.stdout) else sys.stderr
        sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
        marks = self._environ.get("TERM", "").lower() not in ("", *_DUMB, "emacs")
        reader = LineReader(sys.stdin, out, has_paste_marks=marks)
        show = partial(self._ask_on, out)
        return PlainPrompter(reader, out, show, on_pause=self._signals.pause)

    def _terminal_prompter(self) -> Prompter:
        from isp_cli.ask.terminal import TerminalPrompter, can_draw

        if can_draw():
            show = partial(self._ask_on, sys.stdout)
            return TerminalPrompter(
                show,
                width=self.width,
                lines_told=lambda: self._lines_told,
                on_pause=self._signals.pause,
                on_gone=self._signals.terminal_gone,
            )
        return self._plain_prompter()


def _terminal_width() -> int:
    # shutil would tell, and imports three ways to unpack archives first
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (ValueError, OSError):  # it is none
        return 0


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
