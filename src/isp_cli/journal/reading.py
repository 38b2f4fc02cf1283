"""Go through the journal: the bytes first, and only what may matter as YAML. The one place for it.

What is asked for may stand in a file in other letters where it has an escape, or be lost where the
file is cut, in a git conflict or no text. Such a file is read whatever is asked, and told of where
it cannot be; any other is read, and told of, where `likely` says so of its text. What cannot be
read is added to the journal's missing files, and whoever asks gets only what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

from isp_cli.dates import day_of_time
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import day_of, is_id, kind_of
from isp_cli.entry.plan import Plan
from isp_cli.errors import CannotLook, CannotRead, InvalidFile, IspError, NotRead
from isp_cli.files import files
from isp_cli.files.files import MissingFiles
from isp_cli.files.folders import exists, refuse
from isp_cli.journal.git_conflict import may_be_in_conflict
from isp_cli.journal.journal import Journal, at_margin

ByteGuess = Callable[[str], bool]
_WHOLE = b"\nend: true"


def _any(text: str) -> bool:
    del text
    return True


def may_matter(data: bytes, likely: ByteGuess = _any) -> bool:
    """Say whether a file is to be read as YAML; False is certain."""
    if b"\\" in data or b"\0" in data or not data.rstrip().endswith(_WHOLE):
        return True
    if may_be_in_conflict(data):
        return True
    try:
        return likely(data.decode("utf-8"))
    except UnicodeDecodeError:
        return True


class JournalPass:
    """One way through finished entries; what cannot be read is added to the missing files.

    They are the journal's unless others are given, and end the command as `ending`.
    """

    def __init__(
        self,
        journal: Journal,
        missing: MissingFiles | None = None,
        *,
        ending: type[NotRead] = NotRead,
    ) -> None:
        self._missing = journal.missing if missing is None else missing
        self._ending = ending
        self._journal = journal
        self._read: dict[Path, Entry | Plan | None] = {}

    def entries(
        self, likely: ByteGuess = _any, paths: Iterable[Path] | None = None
    ) -> Iterator[Entry]:
        """Yield the entries that are no plans and may matter: of `paths`, or newest first."""
        every = self._every() if paths is None else paths
        no_plans = (path for path in every if kind_of(path.stem) != "plan")
        for _, record in self.records(likely, no_plans):
            if isinstance(record, Entry):
                yield record

    def records(
        self, likely: ByteGuess = _any, paths: Iterable[Path] | None = None
    ) -> Iterator[tuple[Path, Entry | Plan]]:
        """Yield the entries and plans that may matter: of `paths`, or newest first."""
        for path in self._every() if paths is None else paths:
            record = self._record(path, likely)
            if record is not None:
                yield path, record

    def told_in(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return the entries that others point to; what was read is not read again."""
        paths = (self._journal.path_of(id) for id in dict.fromkeys(ids) if is_id(id))
        found = self.records(paths=filter(self._is_there, paths))
        return {path.stem: record for path, record in found if isinstance(record, Entry)}

    def _unread(self, problem: IspError) -> None:
        self._missing.add(problem, self._ending)

    def _every(self) -> Iterator[Path]:
        return self._journal.newest_first(unread=self._unread)

    def _is_there(self, path: Path) -> bool:
        try:
            return exists(path)
        except CannotLook as locked:
            self._unread(locked)
            return False

    def _record(self, path: Path, likely: ByteGuess) -> Entry | Plan | None:
        if path not in self._read:
            try:
                data = files.read(path)
                if not may_matter(data, likely):
                    return None
                self._read[path] = _record_in(data, path)
            except (CannotRead, InvalidFile) as problem:
                self._read[path] = None
                self._unread(problem)
        return self._read[path]


def _record_in(data: bytes, path: Path) -> Entry | Plan:
    from isp_cli.journal.entry_file import load_record  # noqa: PLC0415 - only to read an entry

    if kind_of(path.stem) == "plan":
        return load_record(data, path, Plan).record
    return load_record(data, path, Entry).record


def entries_since(journal: Journal, day: date) -> list[Entry]:
    """Return the entries that are no plans since a day, newest first."""
    paths = takewhile(lambda path: day_of(path.stem) >= day, journal.newest_first())
    return list(JournalPass(journal).entries(paths=paths))


def plan_since(journal: Journal, day: date) -> Plan | None:
    """Return the open plan, or else the newest that was closed since a day.

    Raises:
        CannotRead, InvalidFile: a plan needs attention.
    """
    stored = journal.open_plan()
    if stored is not None:
        return stored.record
    every = journal.newest_first(kind="plan", unread=refuse)
    plans = (journal.load(path, Plan).record for path in every)
    closed = [each for each in plans if each.closed_on and each.closed_on >= day]
    return max(closed, key=lambda each: each.closed, default=None)


def last_day_written(journal: Journal, kind: str) -> date | None:
    """Return the last day on which an entry of a kind was finished, whatever day it is about."""
    paths = (path for path in journal.in_any_order() if kind_of(path.stem) == kind)
    return max(map(_day_written, paths), default=None)


def _day_written(path: Path) -> date:
    # a time that is none was written by hand; doctor says so
    return day_of_time(at_margin(path).get("finished", "")) or day_of(path.stem)
