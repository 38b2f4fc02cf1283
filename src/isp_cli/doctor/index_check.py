"""Check the index against the files that somebody reads anyway: does it say what they say?

It is asked nothing here and changed in nothing. What it will look at again, since a file is another
one by now, is no fault; what it would answer of a file that is as it was, and what the file says
otherwise, is one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import pathname2url

from isp_cli.doctor.findings import IndexVerdict
from isp_cli.errors import CannotLook
from isp_cli.files.files import is_there
from isp_cli.files.folders import states_in
from isp_cli.journal.index import (
    OF_ENTRIES,
    FileState,
    MonthState,
    is_of_the_disk,
    is_of_this_isp,
    rows_of,
)
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan


_WAIT = 2.0  # seconds for another isp to write a batch


_Rows = tuple[str, dict[str, list[tuple[Any, ...]]]]
"""The state of a file that was read, and what the tables hold of it, as `rows_of`."""


class _Month(NamedTuple):
    """A folder, and the files in it that the index takes for what it knows of them."""

    path: Path
    folder: str
    trusted: dict[str, FileState]


class IndexCheck:
    """Compares the rows of one index with the files of its journal, a month at a time."""

    def __init__(self, file: Path | None, journal: Path) -> None:
        """Take the index's `file`, which need not be there, and the folder of its journal."""
        self._journal = journal
        self._db: sqlite3.Connection | None = None
        self._month: _Month | None = None
        self._ahead: dict[str, _Rows] = {}
        self._is_damaged = False
        self._wrong: set[Path] = set()
        if file and is_there(file):
            with self._looking():
                where = f"file:{pathname2url(str(file))}?mode=rw"
                self._db = sqlite3.connect(where, uri=True, timeout=_WAIT, isolation_level=None)
                if not is_of_this_isp(self._db):
                    self._close()

    def take(self, path: Path, record: Entry | Plan | None) -> None:
        """Compare what the index says of one file with its record; without one it is broken.

        Files come month by month.
        """
        if self._db is not None:
            with self._looking():
                self._take(self._db, path, record)

    def verdict(self) -> IndexVerdict:
        """Say how it is, once every file was taken."""
        if self._db is not None:
            with self._looking():
                self._look_for_strays(self._db)
        is_there = self._db is not None
        self._close()
        return IndexVerdict(is_there, self._is_damaged, len(self._wrong))

    @contextmanager
    def _looking(self) -> Iterator[None]:
        try:
            with suppress(CannotLook):  # told of with the folder itself
                yield
        except (sqlite3.Error, TypeError, ValueError) as problem:
            self._is_damaged = not is_of_the_disk(problem)
            self._close()

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _take(self, db: sqlite3.Connection, path: Path, record: Entry | Plan | None) -> None:
        if self._month is None or self._month.path != path.parent:
            self._month, self._ahead = self._month_at(db, path.parent), {}
        file = self._month.trusted.get(path.stem)
        if file is None:
            return
        if file.name not in self._ahead:
            self._ahead = _rows_from(db, self._month.folder, file.name)
        if self._ahead.pop(file.name, None) == (file.state, rows_of(file, record)):
            return
        if file in MonthState(states_in(path.parent)).files:  # else it was written just now
            self._wrong.add(path)

    def _month_at(self, db: sqlite3.Connection, path: Path) -> _Month:
        """Look at a month as the index does, and see what it would not look at again."""
        there, folder = MonthState(states_in(path)), path.relative_to(self._journal).as_posix()
        month = db.execute("SELECT state, looked FROM months WHERE folder = ?", (folder,))
        rows = {
            name: (state, looked)
            for name, state, looked in db.execute(
                "SELECT name, state, looked FROM entries WHERE folder = ?", (folder,)
            )
        }
        if there.was_seen(*(month.fetchone() or ("", 0))):
            files = {each.name: each for each in there.files}
            self._wrong |= {path / f"{name}.yaml" for name in rows.keys() ^ files.keys()}
            return _Month(path, folder, {name: files[name] for name in rows.keys() & files.keys()})
        sure = (each for each in there.files if each.was_seen(*rows.get(each.name, ("", 0))))
        return _Month(path, folder, {each.name: each for each in sure})

    def _look_for_strays(self, db: sqlite3.Connection) -> None:
        for table in OF_ENTRIES[1:]:
            where = f"SELECT 1 FROM {table} WHERE n NOT IN (SELECT n FROM entries)"
            self._is_damaged |= db.execute(where).fetchone() is not None


def _rows_from(db: sqlite3.Connection, folder: str, name: str) -> dict[str, _Rows]:
    """Return what the tables hold of a file and of some that come after it, by their names."""
    where = "SELECT * FROM entries WHERE folder = ? AND name >= ? ORDER BY name LIMIT 25"
    found: dict[str, _Rows] = {}
    of_n: dict[int, dict[str, list[tuple[Any, ...]]]] = {}
    for n, _, each, state, _, *row in db.execute(where, (folder, name)).fetchall():
        of_n[n] = {table: [] for table in OF_ENTRIES} | {"entries": [tuple(row)]}
        found[each] = (state, of_n[n])
    marks = ", ".join("?" * len(of_n))
    for table in OF_ENTRIES[1:]:
        rows = f"SELECT * FROM {table} WHERE n IN ({marks}) ORDER BY n, rowid"
        for n, *row in db.execute(rows, [*of_n]):
            of_n[n][table].append(tuple(row))
    return found
