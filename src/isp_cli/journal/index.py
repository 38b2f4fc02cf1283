"""The index: what questions to the journal need of every entry, so that no entry is opened for it.

It is a SQLite file among this computer's caches, made of the entries and of nothing else. It may be
deleted at any time; where it is damaged, older or of another isp, it is made anew. Before it
answers it looks at every file's name, size, times and inode, and reads those that changed. Where
it cannot be kept, it is made in memory for the one command."""

from __future__ import annotations

import os
import sqlite3
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from isp_cli import __version__
from isp_cli.entry.entry import Entry
from isp_cli.entry.folding import has_accents_of
from isp_cli.entry.ids import day_of, is_id, kind_of
from isp_cli.entry.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.files import files
from isp_cli.journal.rows import (
    EntryRow,
    entry_row,
    passage_rows,
    piece_rows,
    record_of,
    storable,
)
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.files.files import Disk
    from isp_cli.files.folders import Unread
    from isp_cli.journal.asked import Condition

    T = TypeVar("T")

_FORM = f"2 {__version__} {sys.version_info[:2]} {unicodedata.unidata_version}"
"""What makes the same rows of the same files: any other index is made anew."""

_TABLES = {
    "made": "form TEXT",
    "months": "folder TEXT PRIMARY KEY, state TEXT, looked INTEGER",
    "entries": (
        "n INTEGER PRIMARY KEY, folder TEXT, name TEXT, state TEXT, looked INTEGER, day TEXT, "
        "kind TEXT, written INTEGER, is_broken INTEGER, started TEXT, finished TEXT, opening TEXT, "
        "names TEXT, called TEXT, asked TEXT, points TEXT, former TEXT, plan TEXT, "
        "promises INTEGER, waiting INTEGER, settled TEXT, is_open INTEGER, lacks_how INTEGER, "
        "first_day TEXT, last_day TEXT, "
        "UNIQUE (folder, name)"
    ),
    "records": "n INTEGER PRIMARY KEY, record TEXT",
    "passages": (
        "n INTEGER, question TEXT, names TEXT, says_something INTEGER, folded TEXT, unaccented TEXT"
    ),
    "pieces": (
        "n INTEGER, day TEXT, how TEXT, competencies TEXT, principles TEXT, activities TEXT"
    ),
}
NEWEST_FIRST = "entries.day DESC, started DESC, written DESC, name DESC, folder DESC"
"""As `Journal.newest_first`; the order of rows says only which file was read first."""
OF_ENTRIES = ("entries", "records", "passages", "pieces")
_BROKEN = EntryRow("", "", "", "", "", "", "", "", "", 0, 0, "", False, False, "", "", "")

# a file may change again within the time that its disk counts in, which is two seconds on some
_UNSURE = 2_000_000_000
_WAIT = 2.0  # seconds for another isp to write a batch; to read all anew takes about as long
_BATCH = 500
_NO_DISK = ("locked", "busy", "readonly", "unable to open", "full", "disk i/o")


def index_file(cache: Path, folder: Path) -> Path:
    """Return where the index of a journal's folder is kept among the caches."""
    name = zlib.crc32(os.fsencode(folder))
    return cache / f"journal-{name:08x}.sqlite3"


MonthFiles = tuple[Path, list[tuple[str, os.stat_result | None]]]


class IndexedEntry(NamedTuple):
    """An entry as the index knows it; one that `is_broken` cannot be read."""

    n: int
    path: Path
    kind: str
    day: str
    started: str
    opening: str
    is_broken: bool


class FileState(NamedTuple):
    """A file as it was looked at: `changed` is the later of its times, in nanoseconds."""

    name: str
    state: str
    changed: int
    written: int

    def was_seen(self, state: str, looked: int) -> bool:
        """Claim that a look at that time saw it as it is now, and that nothing came after it."""
        return self.state == state and self.changed + _UNSURE < looked


class MonthState:
    """The files of a folder as they were looked at: `state` is all of it as one text."""

    def __init__(self, inside: list[tuple[str, os.stat_result | None]]) -> None:
        """Take the names of the files, each with how it is now, if that can be told."""
        lines, changed = [], 0
        for name, status in inside:
            if status is None:  # a link that leads nowhere, or a file the computer does not hold
                lines.append(name)
                continue
            written, of_inode = status.st_mtime_ns, status.st_ctime_ns
            changed = max(changed, written, of_inode)
            lines.append(f"{name} {status.st_size} {written} {of_inode} {status.st_ino}")
        lines.sort()
        self.state = storable("\n".join(lines))
        self._changed = changed
        self._inside = inside

    @property
    def files(self) -> list[FileState]:
        """The entries among them, in the order of their names."""
        named = ((name.removesuffix(".yaml"), name, status) for name, status in self._inside)
        every = ((id, status) for id, name, status in named if id != name and is_id(id))
        return [_state_of(*each) for each in sorted(every, key=lambda each: each[0])]

    def was_seen(self, state: str, looked: int) -> bool:
        """Claim that a look at that time saw all of them as they are now."""
        return state == self.state and self._changed + _UNSURE < looked


def _state_of(id: str, status: os.stat_result | None) -> FileState:
    if status is None:
        return FileState(id, "", 0, 0)
    times = status.st_mtime_ns, status.st_ctime_ns
    state = f"{status.st_size} {times[0]} {times[1]} {status.st_ino}"
    return FileState(id, state, max(times), times[0])


class Index:
    """Answers questions to all entries of one journal.

    `unread` are the folders that could not be looked into when it looked last.
    """

    def __init__(
        self,
        folder: Path,
        file: Path | None,
        disk: Disk,
        *,
        look: Callable[[Unread], Iterator[MonthFiles]],
        read: Callable[[Path], Entry | Plan],
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        """Take what it is made of: `look` yields the files by month, `read` reads one.

        Without a `file` it is made in memory. `progress` is told how many files are read, of how
        many.
        """
        self.unread: list[IspError] = []
        self._folder = folder
        self._file = file
        self._disk = disk
        self._look, self._read, self._progress = look, read, progress
        self._open: sqlite3.Connection | None = None
        self._changes = -1

    def entries(
        self,
        condition: Condition,
        *,
        kind: str = "",
        since: date | None = None,
        until: date | None = None,
        limit: int = -1,
    ) -> list[IndexedEntry]:
        """Return the entries that meet a condition, and all that cannot be read; newest first.

        They are of a kind and of days, both ends among them, where these are given; no more of
        them than a `limit`, unless that is below nothing.
        """
        wheres, values = [f"({condition.where} OR is_broken)"], [*condition.values]
        for where, value in (
            ("kind = ?", kind),
            ("day >= ?", since.isoformat() if since else ""),
            ("day <= ?", until.isoformat() if until else ""),
        ):
            if value:
                wheres.append(where)
                values.append(value)
        rows = self.ask(
            "SELECT n, folder, name, kind, day, started, opening, is_broken FROM entries "
            f"WHERE {' AND '.join(wheres)} ORDER BY {NEWEST_FIRST} LIMIT ?",
            *values,
            limit,
        )
        months = {folder: self._folder / folder for folder in {each[1] for each in rows}}
        return [
            IndexedEntry(
                n, months[folder] / f"{name}.yaml", kind, day, started, opening, bool(is_broken)
            )
            for n, folder, name, kind, day, started, opening, is_broken in rows
        ]

    def records(self, entries: list[IndexedEntry]) -> Iterator[tuple[IndexedEntry, Any]]:
        """Yield entries with their records; None for one that is to be read from its file."""
        ahead = iter(entries)
        while some := tuple(islice(ahead, 200)):
            marks = ", ".join("?" * len(some))
            where = f"SELECT n, record FROM records WHERE n IN ({marks})"
            texts = dict(self.ask(where, *(each.n for each in some)))
            for each in some:
                yield each, self._record(each, texts.get(each.n) or "")

    def ask(self, question: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question in SQL, of the files as they are now."""
        return self._with_database(lambda db: db.execute(question, values).fetchall())

    def forget_what_is_gone(self) -> None:
        """Take out, where there is an index, what is no longer in the journal; or delete it."""
        file = self._file
        if file and os.path.exists(file):  # noqa: PTH110 - Path's own may raise
            self.ask("SELECT 1")
            if self._file is None:  # it could not be written
                _unlink(file)

    def throw_away(self) -> None:
        """Delete the index; the next question makes it anew."""
        self._close()
        if self._file:
            _unlink(self._file)

    def _record(self, entry: IndexedEntry, text: str) -> Entry | Plan | None:
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            return record_of(Plan if entry.kind == "plan" else Entry, text) if text else None
        return None

    def _with_database(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work with an index that agrees with the files, wherever it can be."""
        for _ in range(2):
            try:
                db = self._connected()
                self._look_again(db)
                return work(db)
            except (sqlite3.Error, OSError, TypeError, ValueError) as problem:
                # a damaged row may hold a number where there was a text, or nothing
                if self._file is None:
                    raise
                if is_of_the_disk(problem):
                    break
                self.throw_away()
        self._close()
        self._file = None
        db = self._connected()
        self._look_again(db)
        return work(db)

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open, self._changes = None, -1

    def _connected(self) -> sqlite3.Connection:
        if self._open is None:
            where = ":memory:"
            if self._file:
                where = str(self._file)
                files.make_private(self._file)  # it holds a person's words
            self._open = sqlite3.connect(where, timeout=_WAIT, isolation_level=None)
            self._open.execute("PRAGMA secure_delete = ON")
            self._open.create_function("has_accents_of", 2, has_accents_of, deterministic=True)
            _make_tables(self._open)
        return self._open

    def _look_again(self, db: sqlite3.Connection) -> None:
        """Bring the rows up to the files, unless nothing was written since the last look."""
        if self._changes == self._disk.changes:
            return
        changes, looked = self._disk.changes, self._disk.time()
        self.unread = []
        change = _Change(looked)
        months = {folder: month for folder, *month in db.execute("SELECT * FROM months")}
        for path, inside in self._look(self.unread.append):
            folder = path.relative_to(self._folder).as_posix()
            there = MonthState(inside)
            if there.was_seen(*months.pop(folder, ("", 0))):
                continue
            change.months.append((folder, there.state, looked))
            rows = {name: row for name, *row in db.execute(_OF_MONTH, (folder,))}
            for each in there.files:
                if not each.was_seen(*rows.pop(each.name, ("", 0))):
                    change.files.append((folder, path, each))
            change.gone += [(folder, name) for name in rows]
        for folder in months:
            change.gone += [(folder, name) for name, *_ in db.execute(_OF_MONTH, (folder,))]
        change.months_gone = [*months]
        self._bring_in(db, change)
        self._changes = changes

    def _bring_in(self, db: sqlite3.Connection, change: _Change) -> None:
        """Read the files that changed, and write what they say: a batch at a time, each whole."""
        every, done = change.files, 0
        while done < len(every):
            batch = every[done : done + _BATCH]
            made = []
            for folder, path, each in batch:
                made.append((folder, each, self._record_in(path / f"{each.name}.yaml")))
                done += 1
                self._progress(done, len(every))
            with _writing(db):
                _write_rows(db, made, change.looked)
        if change.months or change.gone or change.months_gone:
            with _writing(db):
                _delete_rows(db, change.gone)
                gone = ((folder,) for folder in change.months_gone)
                db.executemany("DELETE FROM months WHERE folder = ?", gone)
                db.executemany("INSERT OR REPLACE INTO months VALUES (?, ?, ?)", change.months)

    def _record_in(self, path: Path) -> Entry | Plan | None:
        try:
            return self._read(path)
        except (CannotRead, InvalidFile):
            return None


def _unlink(file: Path) -> None:
    for each in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            each.unlink()


class _Change:
    """What is to be written after a look: files to read, and what is gone."""

    def __init__(self, looked: int) -> None:
        self.looked = looked
        self.files: list[tuple[str, Path, FileState]] = []
        self.gone: list[tuple[str, str]] = []
        self.months: list[tuple[str, str, int]] = []
        self.months_gone: list[str] = []


_OF_MONTH = "SELECT name, state, looked FROM entries WHERE folder = ?"


def _make_tables(db: sqlite3.Connection) -> None:
    """Make the tables, where there are none or those of another isp."""
    if is_of_this_isp(db):
        return
    with _writing(db):
        if is_of_this_isp(db):  # another isp was quicker
            return
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{name}"')
        for name, columns in _TABLES.items():
            db.execute(f"CREATE TABLE {name} ({columns})")
        db.execute("CREATE INDEX passages_of ON passages (n)")
        db.execute("CREATE INDEX pieces_of ON pieces (n)")
        db.execute("INSERT INTO made VALUES (?)", (_FORM,))


def is_of_this_isp(db: sqlite3.Connection) -> bool:
    """Claim that it has the tables of this isp: not of another, and that it is no new file."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'made'").fetchone():
        return False
    said = db.execute("SELECT form FROM made").fetchone()
    return said is not None and said[0] == _FORM


def is_of_the_disk(problem: Exception) -> bool:
    """Claim that it is not the index that is wrong: the disk, or another program."""
    return any(each in str(problem).lower() for each in _NO_DISK)


@contextmanager
def _writing(db: sqlite3.Connection) -> Iterator[None]:
    """Write all that the block does, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def rows_of(file: FileState, record: Entry | Plan | None) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the tables hold of one file, but for its number, place and state."""
    row = entry_row(record) if record else _BROKEN
    day, kind = day_of(file.name).isoformat(), kind_of(file.name)
    return {
        "entries": [(day, kind, file.written, record is None, *row[:-1])],
        "records": [(row.record,)] if record else [],
        "passages": [*passage_rows(record)] if record else [],
        "pieces": [*piece_rows(record)] if record else [],
    }


def _write_rows(
    db: sqlite3.Connection,
    made: list[tuple[str, FileState, Entry | Plan | None]],
    looked: int,
) -> None:
    _delete_rows(db, [(folder, file.name) for folder, file, _ in made])
    last = db.execute("SELECT max(n) FROM entries").fetchone()[0] or 0
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in OF_ENTRIES}
    for n, (folder, file, record) in enumerate(made, last + 1):
        place = {"entries": (folder, file.name, file.state, looked)}
        for name, of_file in rows_of(file, record).items():
            rows[name] += [(n, *place.get(name, ()), *each) for each in of_file]
    for name, each in rows.items():
        if each:
            marks = ", ".join("?" * len(each[0]))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", each)


def _delete_rows(db: sqlite3.Connection, those: list[tuple[str, str]]) -> None:
    found = [
        db.execute("SELECT n FROM entries WHERE folder = ? AND name = ?", each).fetchone()
        for each in those
    ]
    for name in OF_ENTRIES:
        db.executemany(f"DELETE FROM {name} WHERE n = ?", filter(None, found))
