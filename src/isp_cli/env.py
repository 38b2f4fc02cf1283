"""What a command has around it: home, clock, randomness, journal, frameworks, and its screen.

Nothing else reads them. Each is made when it is first asked for, and a test gives its own. What is
shown and asked goes through `screen`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from isp_cli.errors import (
    EXIT_HUNG_UP,
    EXIT_INTERRUPTED,
    BrokenRule,
    CannotRead,
    CannotSave,
    Interrupted,
    IspError,
    Terminated,
)
from isp_cli.files.files import MAX_BYTES, Disk, MissingFiles
from isp_cli.files.folders import exists, is_folder
from isp_cli.files.settings import is_plain_kept
from isp_cli.files.streams import read_named, read_stream
from isp_cli.screen import AS_PAGE, Printed, Screen
from isp_cli.signals import Signals

if TYPE_CHECKING:
    from typing import TypeVar

    from isp_cli.ask.prompt import Prompter
    from isp_cli.entry.undoing import LastChange
    from isp_cli.framework.edition import Edition
    from isp_cli.journal.journal import Journal
    from isp_cli.journal.taking_back import ChangeNote, LastChangeFile

    T = TypeVar("T")


def local_time() -> datetime:
    """Return the time here with its offset; in UTC where TZ names a zone more than a day away."""
    try:
        return datetime.now().astimezone()
    except ValueError:
        return datetime.now(UTC)


class Env:
    """One run's surroundings."""

    def __init__(
        self,
        *,
        home: Path | None = None,
        clock: Callable[[], datetime] = local_time,
        prompter: Prompter | None = None,
        environ: dict[str, str] | None = None,
    ) -> None:
        self.environ = dict(os.environ) if environ is None else environ
        self._home = home
        self._clock = clock
        self.signals = Signals()
        self.screen = Screen(
            self.environ,
            self.signals,
            prompter=prompter,
            is_plain_kept=lambda: is_plain_kept(self.home),
        )
        self.disk = Disk()
        self.missing = MissingFiles()
        self.uses_index = True
        self._has_way_back = False

    def take_options(
        self,
        *,
        home: Path | None = None,
        plain: bool = False,
        no_index: bool = False,
        printed: Printed = AS_PAGE,
    ) -> None:
        """Take what the command line says over what the environment says."""
        if home is not None:
            self._home = home
        self.uses_index = self.uses_index and not no_index
        self.screen.take_options(plain=plain, printed=printed)

    @cached_property
    def home(self) -> Path:
        """The folder that holds everything isp keeps.

        Raises:
            BrokenRule: it is a file, is named by a user that this computer does not know, or from
                where isp was started, and that folder is gone.
            CannotLook: a folder above it cannot be looked into.
        """
        named = self._home or self.environ.get("ISP_HOME", "")
        if named:
            return _home_at(Path(named))
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
        """The journal of this home.

        Raises:
            BrokenRule: something else than a folder has the home's name.
            CannotLook: a folder above it cannot be looked into.
        """
        from isp_cli.journal.journal import Journal

        cache = self.cache if self.uses_index else None
        return Journal(
            self.home,
            self.disk,
            self.missing,
            cache=cache,
            progress=lambda done, of: self._reading(done, of),
        )

    @cached_property
    def _reading(self) -> Callable[[int, int], None]:
        """What shows how many entries are read, where many are."""
        return self.screen.progress("Reading your entries")

    @cached_property
    def cache(self) -> Path:
        """The folder of what can be made anew at any time: the index of the journal."""
        if named := self.environ.get("ISP_CACHE", ""):
            return Path(os.path.expanduser(named))  # noqa: PTH111 - Path's own may raise
        from platformdirs import user_cache_path

        return user_cache_path("isp", appauthor=False)

    @cached_property
    def last_change(self) -> LastChangeFile:
        """Where it stands what was changed last in this home."""
        from isp_cli.journal.taking_back import LastChangeFile

        return LastChangeFile(self.home, self.disk)

    @contextmanager
    def changing(self, *, undoes: LastChange | None = None) -> Iterator[ChangeNote]:
        """Note what the block changes, and write that down after it, so that it can be taken back.

        Where the block fails, what it did by then is written down; or nothing, and the change
        before it stays the last. Where nobody can tell what is on disk, there is none. One that
        `undoes` another says so.
        """
        from isp_cli.entry.undoing import LastChange
        from isp_cli.journal.taking_back import ChangeNote

        is_back = undoes is not None and not undoes.undone
        note = ChangeNote(LastChange(at=self.now(), undone="yes" if is_back else ""))
        self.last_change.put_aside()
        try:
            yield note
        except IspError as problem:
            if not (isinstance(problem, CannotSave) and problem.is_written):
                self._write_down(note.change)
            raise
        self._write_down(note.change)

    def _write_down(self, change: LastChange) -> None:
        try:
            if change.is_empty:
                self.last_change.put_again()
            else:
                self.last_change.write(change)
                self._has_way_back = True
        except IspError as problem:  # what was changed is on disk
            self.screen.tell(f"isp: {problem}\nisp: what was done cannot be taken back by isp")

    def tell_way_back(self) -> None:
        """Say at the end of a command that it can be taken back, where it can."""
        if self._has_way_back:
            self.screen.tell("To take this back: isp undo")

    @cached_property
    def edition_in_use(self) -> Edition:
        """The framework in use; a command speaks of it, or of another, through a `Scope`."""
        from isp_cli.framework.in_use import edition_in_use

        return edition_in_use(self.home, self.disk)

    @cached_property
    def every_edition(self) -> tuple[Edition | Path, ...]:
        """Every framework and overlay there is; of one that cannot be read, where it stands."""
        from isp_cli.framework.library import every_edition

        return tuple(every_edition(self.home, self.disk))

    def asked(
        self,
        ask: Callable[[Prompter], T],
        keep: Callable[[str, tuple[str, ...]], None] = lambda text, chosen: None,
        before: tuple[str, tuple[str, ...]] = ("", ()),
    ) -> T:
        """Ask, and return the answer; on any way out `keep` has had what stood in the prompt.

        That is, to begin with, the text and the choice that stood there `before`.

        Raises:
            Interrupted: the person left, a signal came, or the terminal is gone; with what was
                half typed and half chosen.
            TypedCommand, WordsAtList: as the prompter.
        """
        prompter = self.screen.prompter
        prompter.begin(*before)
        try:
            with self.signals.asking(lambda: keep(prompter.half_typed, prompter.half_chosen)):
                return ask(prompter)
        except (KeyboardInterrupt, EOFError, OSError) as left:
            code = EXIT_INTERRUPTED
            if isinstance(left, Terminated):
                code = left.exit_code
            elif isinstance(left, OSError):  # a window that closes may fail before it hangs up
                code = EXIT_HUNG_UP
            half, chosen = prompter.half_typed, prompter.half_chosen
            raise Interrupted(half, chosen=chosen, exit_code=code) from None

    def tell_missing(self, meaning: str, *, but: Collection[str] = ()) -> None:
        """Tell now of each file that could not be read, and what that means for what is done.

        Those of which `but` has the words were told of before.
        """
        for problem in self.missing.take():
            if str(problem) not in but:
                self.screen.tell(f"isp: {problem}\nisp: {meaning}")

    def tell_missing_frameworks(self, *, but: str = "") -> None:
        """Tell now of the frameworks gone without, but for what another message says already."""
        for problem in self.missing.take_frameworks():
            if str(problem) not in but:
                self.screen.tell(f"isp: {problem}\nisp: {problem.hint}")

    def read_input(self, source: str, *, most: int = MAX_BYTES) -> tuple[bytes, str]:
        """Return the bytes of a file or pipe, or of stdin for `-`, and what to call it.

        Raises:
            CannotRead: it cannot be read, or is larger than `most` bytes.
        """
        if source != "-":
            return read_named(Path(source), most), source
        name = "standard input"
        if sys.stdin is None:
            raise CannotRead(name, "it is closed")
        return read_stream(sys.stdin.buffer, name, most), name


def _home_at(named: Path) -> Path:
    hint = "--home or ISP_HOME names the folder isp keeps things in"
    try:
        home = named.expanduser().absolute()
    except RuntimeError:
        why = f"this computer does not know where {named.parts[0]} is"
        raise BrokenRule(f"{named} cannot be found: {why}", hint=hint) from None
    except FileNotFoundError as gone:
        raise BrokenRule(
            f"the folder isp was started in is gone, so {named} cannot be found from there",
            hint="go to a folder that is there, or name the home with its whole path",
        ) from gone
    if exists(home) and not is_folder(home):
        raise BrokenRule(f"{home} is not a folder", hint=hint)
    return home
