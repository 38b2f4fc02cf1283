"""What a command has around it: home, clock, terminal, prompter, editor, journal, framework.

Nothing else reads them. Each is made when it is first asked for, and a test gives its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property, partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from isp_cli.files.files import Disk
from isp_cli.files.missing import MissingFiles
from isp_cli.signals import Signals

if TYPE_CHECKING:
    from isp_cli.ask.prompt import Prompter
    from isp_cli.framework.edition import Edition
    from isp_cli.framework.records import Framework
    from isp_cli.journal.journal import Journal
    from isp_cli.page.document import Document


class Env:
    """One run's surroundings."""

    def __init__(
        self,
        *,
        home: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        prompter: Prompter | None = None,
        environ: dict[str, str] | None = None,
        plain: bool = False,
    ) -> None:
        self.environ = dict(os.environ) if environ is None else environ
        self._home = home
        self._clock = clock
        self._prompter = prompter
        self._plain = plain
        self._lines_told = 0
        self.signals = Signals()
        self.disk = Disk()
        self.missing = MissingFiles()

    def take_options(self, *, home: Path | None, plain: bool) -> None:
        """Take what the command line says over what the environment says."""
        if home is not None:
            self._home = home
        self._plain = self._plain or plain

    @cached_property
    def home(self) -> Path:
        """The folder that holds everything isp keeps."""
        named = self._home or self.environ.get("ISP_HOME", "")
        if named:
            return Path(named).expanduser().absolute()
        from platformdirs import user_data_path

        return user_data_path("isp", appauthor=False)

    @property
    def home_named_by(self) -> str:
        """Say in a few words what decided where the home is."""
        if self._home:
            return "the one --home named"
        if self.environ.get("ISP_HOME"):
            return "the one ISP_HOME names"
        return "this computer's usual place; ISP_HOME or --home names another"

    def now(self) -> str:
        """Return the time as ISO 8601 with offset, to the second."""
        return self._clock().isoformat(timespec="seconds")

    def today(self) -> date:
        """Return the day it is here."""
        return self._clock().date()

    def randomness(self) -> bytes:
        """Return four random bytes for a new id."""
        return os.urandom(4)

    @cached_property
    def journal(self) -> Journal:
        """The journal of this home."""
        from isp_cli.errors import BrokenRule
        from isp_cli.journal.journal import Journal

        if self.home.exists() and not self.home.is_dir():
            raise BrokenRule(
                f"{self.home} is not a folder",
                hint="--home or ISP_HOME names the folder isp keeps things in",
            )
        return Journal(self.home, self.disk, self.missing)

    @cached_property
    def known(self) -> Edition:
        """What this run is about: the framework in use, unless a command took another."""
        from isp_cli.framework.in_use import edition_in_use

        return edition_in_use(self.home)

    @property
    def framework(self) -> Framework:
        """The framework this run is about."""
        return self.known.framework

    @cached_property
    def every_known(self) -> tuple[Edition | Path, ...]:
        """Every framework and overlay there is; of one that cannot be read, where it stands."""
        from isp_cli.framework.library import every_edition

        return tuple(every_edition(self.home))

    @property
    def can_ask(self) -> bool:
        """Claim that there is somebody to ask."""
        return self._prompter is not None or _is_terminal(sys.stdin)

    @property
    def plain(self) -> bool:
        """Claim that output is lines of text only: asked for, or the terminal can do no more."""
        wanted = self.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "no")
        dumb = self.environ.get("TERM", "").lower() in ("dumb", "unknown")
        return self._plain or wanted or dumb or not _is_terminal(sys.stdout)

    @property
    def stdout_is_pipe(self) -> bool:
        """Claim that what is printed goes to a file or a program."""
        return self._prompter is None and not _is_terminal(sys.stdout)

    @property
    def width(self) -> int:
        """The terminal's width in cells; 80 where there is none."""
        return max(20, shutil.get_terminal_size((80, 24)).columns)

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

        with suppress(OSError, ValueError):
            width = self.width if _is_terminal(sys.stderr) else 0
            self._lines_told += tell_on(sys.stderr, message, width=width)

    def tell_missing(self, meaning: str, *, but: Collection[str] = ()) -> None:
        """Tell now of each file that could not be read, and what that means for what is done.

        Those of which `but` has the words were told of before.
        """
        for problem in self.missing.take():
            if str(problem) not in but:
                self.tell(f"isp: {problem}\nisp: {meaning}")

    def tell_missing_frameworks(self, *, but: str = "") -> None:
        """Tell now of the frameworks gone without, but for what another message says already."""
        for problem in self.missing.take_frameworks():
            if str(problem) not in but:
                self.tell(f"isp: {problem}\nisp: {problem.hint}")

    def read_input(self, source: str) -> tuple[bytes, str]:
        """Return the bytes of a file, or of stdin for `-`, and what to call it.

        Raises:
            CannotRead: it cannot be read or is too large.
        """
        from isp_cli.errors import CannotRead
        from isp_cli.files.files import MAX_BYTES, read

        if source != "-":
            return read(Path(source)), source
        if sys.stdin is None:
            raise CannotRead("standard input", "it is closed")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise CannotRead("standard input", f"it is larger than {MAX_BYTES // 1024} KiB")
        return data, "standard input"

    def edit(self, text: str) -> str:
        """Return the text as the person's editor left it, or as it was if that failed."""
        left = self.edited(text)
        return text if left is None else left

    def edited(self, text: str, *, name: str = "answer.txt") -> str | None:
        """Return the text as the person's editor left it; None if that failed, and say why.

        Raises:
            Interrupted: the person or the system stopped it; with the text as far as it was saved.
        """
        from isp_cli.journal.editing import EditorFailed, edit_text, editor_command

        if not (command := editor_command(self.environ)):
            self.tell("No editor found: set VISUAL or EDITOR.")
            return None
        try:
            return edit_text(text, command, name=name)
        except EditorFailed as failure:
            self.tell(f"The editor did not work ({failure}). Your text is as it was.")
            return None

    def _show_on(self, stream: TextIO, document: Document) -> int:
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
        return PlainPrompter(
            LineReader(sys.stdin, out), out, lambda page: self._ask_on(out, page), width=self.width
        )

    def _terminal_prompter(self) -> Prompter:
        from isp_cli.ask.terminal import TerminalPrompter, can_draw

        if can_draw():
            show = partial(self._ask_on, sys.stdout)
            return TerminalPrompter(show, width=self.width, lines_told=lambda: self._lines_told)
        return self._plain_prompter()


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
