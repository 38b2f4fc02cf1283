"""The journal: one file an entry, by year and month; drafts beside it. It answers questions.

Nobody else walks these folders. What is asked of all entries is answered by the index; an entry is
read when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from isp_cli.dates import iso_day
from isp_cli.entry.ids import KINDS, ListedEntry, day_of, is_id, kind_of
from isp_cli.errors import (
    AmbiguousName,
    CannotLook,
    ChangedOnDisk,
    InvalidFile,
    UnknownEntry,
)
from isp_cli.files import files, folders
from isp_cli.files.files import Disk, MissingFiles
from isp_cli.files.folders import Unread, refuse
from isp_cli.journal.heads import read_head
from isp_cli.records import replace

if TYPE_CHECKING:
    from typing import TypeVar

    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.journal.entry_file import StoredRecord
    from isp_cli.journal.index import Index, MonthFiles

    R = TypeVar("R", Entry, Plan)


_NEAR = 15  # as many as the list shows at once


class Journal:
    """The entries and drafts below one home folder; `missing` holds what could not be read.

    A folder that cannot be looked into is no empty one: whoever goes through the folders has it
    added to `missing`, unless they say what else is done about it.
    """

    def __init__(
        self,
        home: Path,
        disk: Disk | None = None,
        missing: MissingFiles | None = None,
        *,
        cache: Path | None = None,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        """Take the folder; `cache` is where its index is kept, which is else made in memory."""
        self.home = home
        self.disk = disk or Disk()
        self.missing = MissingFiles() if missing is None else missing
        self._cache = cache
        self._progress = progress

    @cached_property
    def index_file(self) -> Path | None:
        """Where the index is kept; None where it is made in memory."""
        from isp_cli.journal.index import index_file  # noqa: PLC0415 - brings sqlite3

        return self._cache and index_file(self._cache, self.folder)

    @cached_property
    def index(self) -> Index:
        """What answers questions to all entries."""
        from isp_cli.journal.index import Index  # noqa: PLC0415 - brings sqlite3

        return Index(
            self.folder,
            self.index_file,
            self.disk,
            look=self._states,
            read=self.read,
            progress=self._progress,
        )

    @property
    def folder(self) -> Path:
        """Where finished entries are."""
        return self.home / "journal"

    @property
    def drafts_folder(self) -> Path:
        """Where unfinished entries are."""
        return self.home / "drafts"

    def path_of(self, id: str) -> Path:
        """Return where an entry of this id stands, or will."""
        if not is_id(id):
            raise UnknownEntry(id)
        return self.folder.joinpath(id[:4], id[5:7], f"{id}.yaml")

    def newest_first(self, *, kind: str = "", unread: Unread | None = None) -> Iterator[Path]:
        """Yield the paths of finished entries, by their ids' days and then by when they started."""
        for found in self._months(unread or self.missing.add):
            yield from _newest_first(
                path for path in found if not kind or kind_of(path.stem) == kind
            )

    def in_any_order(self) -> Iterator[Path]:
        """Yield the paths of finished entries without opening any: order may take a look inside."""
        for found in self._months(self.missing.add):
            yield from found

    def _months(self, unread: Unread) -> Iterator[list[Path]]:
        """Yield the entries of each month, the newest month first."""
        for month in self._month_folders(unread):
            yield _entries(month, unread)

    def _states(self, unread: Unread) -> Iterator[MonthFiles]:
        """Yield the folder of each month, and its files as they are now."""
        for month in self._month_folders(unread):
            yield month, folders.states_in(month, unread)

    def _month_folders(self, unread: Unread) -> Iterator[Path]:
        for year in _folders(self.folder, unread):
            yield from _folders(year, unread)

    def listed(self, *, limit: int = -1) -> Iterator[ListedEntry]:
        """Yield what the list shows, newest first; no more than a `limit`, where there is one."""
        from isp_cli.journal.asked import EVERY  # noqa: PLC0415

        found = self.index.entries(EVERY, limit=limit)
        for unread in self.index.unread:
            self.missing.add(unread)
        for each in found:
            if each.is_broken:
                with self.missing.passing_over():
                    files.read(each.path)
            yield ListedEntry(each.path.stem, each.kind, each.path, each.started, each.opening)

    def count(self) -> int:
        """Return how many entries there are."""
        ((count,),) = self.index.ask("SELECT count(*) FROM entries")
        return int(count)

    def find(self, wanted: str) -> Path:
        """Return the entry meant by an id, `last`, a number of the list, or an ISO date.

        Raises:
            UnknownEntry: none is.
            AmbiguousName: several of that day are.
            CannotLook: it may stand in a folder that cannot be looked into.
        """
        if wanted == "last" or (wanted.isascii() and wanted.isdigit() and len(wanted) < 9):
            if found := self._in_list(1 if wanted == "last" else int(wanted)):
                return found
            raise UnknownEntry(
                wanted, hint="" if self.any_entry() else "the journal is still empty"
            )
        if is_id(wanted):
            path = self.path_of(wanted)
            if folders.exists(path):
                return path
            if moved := self.find_moved(wanted):
                return moved
            raise UnknownEntry(wanted)
        month = self.folder / wanted[:4] / wanted[5:7]

        def unread(locked: CannotLook | InvalidFile) -> None:
            if isinstance(locked, CannotLook) and locked.path in (month, *month.parents):
                raise locked

        every = (path for month in self._months(unread) for path in month)
        day = [*_newest_first(path for path in every if path.stem.startswith(f"{wanted}-"))]
        if len(wanted) == len("2026-11-22") and len(day) == 1:
            return day[0]
        if len(wanted) == len("2026-11-22") and day:
            raise AmbiguousName(wanted, tuple(path.stem for path in day))
        raise UnknownEntry(wanted)

    def _in_list(self, number: int) -> Path | None:
        """Return the entry of a number of the list; the first ones need no look at all others."""
        if number < 1:
            return None
        if number <= _NEAR:
            return next(islice(_newest_first(self._near(number)), number - 1, None), None)
        from isp_cli.journal.asked import EVERY  # noqa: PLC0415

        found = self.index.entries(EVERY)
        for unread in self.index.unread:
            raise unread
        return found[number - 1].path if number <= len(found) else None

    def _near(self, number: int) -> list[Path]:
        """Return so many of the newest entries, and perhaps more, in no order.

        One that stands in the folder of another month is as new as its day, as in the list.
        """
        found: list[Path] = []
        since = ""

        def unread(locked: CannotLook | InvalidFile) -> None:
            if len(found) < number:
                raise locked

        for month in self._month_folders(unread):
            try:
                names = folders.bare_names_in(month)
            except CannotLook as locked:
                unread(locked)
                continue
            newer = (month / each for each in names if each >= since)
            found += [each for each in newer if _is_entry(each)]
            if len(found) >= number:
                days = sorted((day_of(each.stem) for each in found), reverse=True)
                since = iso_day(days[number - 1])
        return found

    def find_moved(self, former: str) -> Path | None:
        """Return the entry that had this id until it was moved."""
        from isp_cli.journal.asked import once_called  # noqa: PLC0415

        found = self.index.entries(once_called(former))
        return next((each.path for each in found if not each.is_broken), None)

    def any_entry(self) -> bool:
        """Say whether the journal holds an entry."""
        return any(True for _ in self.in_any_order())

    def load(self, path: Path, kind: type[R]) -> StoredRecord[R]:
        """Read one entry.

        Raises:
            CannotRead: the file cannot be read.
            InvalidFile: every problem in it, by line.
        """
        from isp_cli.journal.entry_file import load_record  # noqa: PLC0415 - only to read an entry

        return load_record(files.read(path), path, kind)

    def read(self, path: Path) -> Entry | Plan:
        """Return what a finished entry says; raises as `load`."""
        from isp_cli.journal.entry_file import load_file  # noqa: PLC0415 - brings pydantic and ruamel

        return load_file(files.read(path), path)

    def of_day(self, day: date, kind: str) -> list[Path]:
        """Return the entries of a kind and a day, in no order.

        Raises:
            CannotLook: their folder cannot be looked into.
        """
        begins = f"{day.isoformat()}-{kind}-"
        month = self.folder / begins[:4] / begins[5:7]
        return [each for each in _entries(month, refuse) if each.stem.startswith(begins)]

    def open_plan(self) -> StoredRecord[Plan] | None:
        """Find the newest plan that has not been closed.

        Raises:
            CannotLook: a newer one may stand in a folder that cannot be looked into.
            CannotRead, InvalidFile: a plan needs attention.
        """
        from isp_cli.entry.plan import Plan  # noqa: PLC0415

        for path in self.newest_first(kind="plan", unread=refuse):
            stored = self.load(path, Plan)
            if stored.record.is_open:
                return stored
        return None

    def drafts(self, kind: str, *, unread: Unread | None = None) -> list[Path]:
        """Return the drafts of a kind, newest first, without those that were finished since."""
        every = _entries(self.drafts_folder, unread or self.missing.add)
        found = [path for path in every if kind_of(path.stem) == kind]
        waiting = [path for path in found if not files.head(self.path_of(path.stem), 1)]
        return list(_newest_first(waiting))

    def start_draft(self, entry: Entry) -> StoredRecord[Entry]:
        """Save a new draft; the id must be new.

        Raises:
            FileExistsError: the id is taken.
            CannotSave: the disk says no.
        """
        self.path_of(entry.id)  # refuses what is no id
        return self._create(self.drafts_folder / f"{entry.id}.yaml", entry)

    def save_draft(self, stored: StoredRecord[Entry], entry: Entry) -> StoredRecord[Entry]:
        """Save the changes of a draft into its file.

        Raises:
            ChangedOnDisk: another program changed the draft, or finished it; ours is not kept.
            CannotSave: the disk says no; the file is as it was.
        """
        if files.is_there(self.path_of(entry.id)):
            raise ChangedOnDisk(stored.path)
        return self._replace(stored, entry)

    def save(
        self, stored: StoredRecord[R], record: R, *, keeps_ours: bool = True
    ) -> StoredRecord[R]:
        """Save the changes of a record into its file.

        Raises:
            ChangedOnDisk: another program changed the file; both versions are kept, unless ours
                says nothing that a person did.
            CannotSave: the disk says no; the file is as it was.
        """
        try:
            return self._replace(stored, record)
        except ChangedOnDisk as changed:
            if not keeps_ours:
                raise
            from isp_cli.journal.entry_file import change_file  # noqa: PLC0415

            ours = change_file(stored, record).data
            kept = files.keep_beside(stored.path, ours, self.disk)
            raise ChangedOnDisk(stored.path, kept) from changed

    def _replace(self, stored: StoredRecord[R], record: R) -> StoredRecord[R]:
        from isp_cli.journal.entry_file import change_file  # noqa: PLC0415

        if record == stored.record and files.is_there(stored.path):
            return stored
        made = change_file(stored, record)
        files.replace(made.path, made.data, self.disk, expected=files.digest(stored.data))
        return made

    def add(self, record: R) -> StoredRecord[R]:
        """Write a finished entry as a new file of the journal.

        Raises:
            FileExistsError: the id is taken.
            CannotSave: the disk says no.
        """
        return self._create(self.path_of(record.id), record)

    def finish(self, draft: StoredRecord[Entry], entry: Entry) -> StoredRecord[Entry]:
        """Move a draft into the journal; the draft goes once the entry is safe.

        Raises:
            ChangedOnDisk, CannotSave: as `save`; the draft stays.
        """
        saved = self._replace(draft, entry)
        path = self.path_of(entry.id)
        files.make_folder(path.parent, self.disk)
        files.create(path, saved.data, self.disk)
        files.remove(saved.path, self.disk)
        return replace(saved, path=path)

    def keep_words(self, id: str, words: str) -> Path:
        """Put words that no entry holds into a file of their own beside the drafts; return it.

        Raises:
            CannotSave: the disk says no.
        """
        files.make_folder(self.drafts_folder, self.disk)
        beside = self.drafts_folder / f"{id}.txt"
        return files.keep_beside(beside, words.encode("utf-8", "surrogatepass"), self.disk)

    def drop_draft(self, stored: StoredRecord[Entry]) -> None:
        """Take away a draft whose words stand in the journal."""
        files.remove(stored.path, self.disk)

    def _create(self, path: Path, record: R) -> StoredRecord[R]:
        from isp_cli.journal.entry_file import new_file  # noqa: PLC0415

        made = new_file(record, path)
        files.make_folder(path.parent, self.disk)
        files.create(path, made.data, self.disk)
        return made


def _folders(parent: Path, unread: Unread) -> list[Path]:
    numbered = [path for path in folders.names_in(parent, unread) if path.name.isdigit()]
    return sorted(filter(folders.is_folder, numbered), reverse=True)


def _entries(folder: Path, unread: Unread) -> list[Path]:
    inside = folders.names_in(folder, unread)
    return [*filter(_is_entry, inside)]


def _is_entry(path: Path) -> bool:
    return path.suffix == ".yaml" and is_id(path.stem)


def _newest_first(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield paths by their days; a look inside is taken where a day has more than one."""
    for _, of_day in groupby(sorted(paths, key=_day, reverse=True), key=_day):
        found = list(of_day)
        yield from sorted(found, key=_when, reverse=True) if found[1:] else found


def _day(path: Path) -> date:
    return day_of(path.stem)


def _when(path: Path) -> tuple[str, int, str, Path]:
    # within a second, the order in which they were written; what was unpacked has one time for all
    return (read_head(path).started, files.written_time(path), path.stem, path.parent)


# `ID.mine-1.yaml` was kept from two windows, `ID.edited-0123456789ab.yaml` is not valid yet
_KEPT = re.compile(r"(?:mine|edited)-[0-9a-f]+(?:-[0-9]+)?\Z", re.ASCII)
EntryPlace = Literal["journal", "draft", "nowhere", "unread"]


def find_entry_meant(journal: Journal, wanted: str) -> Path:
    """Return the entry somebody means, or the draft of exactly this id.

    Raises:
        UnknownEntry: there is none.
        CannotLook: it may stand in a folder that cannot be looked into.
    """
    if is_id(wanted) and not folders.exists(journal.path_of(wanted)):
        draft = draft_path(journal, wanted)
        if folders.exists(draft):
            return draft
    return journal.find(wanted)


def draft_path(journal: Journal, id: str) -> Path:
    """Return where a draft of this id stands, or would.

    Raises:
        UnknownEntry: this is no id.
    """
    journal.path_of(id)  # refuses what is no id
    return journal.drafts_folder / f"{id}.yaml"


def is_draft(journal: Journal, path: Path) -> bool:
    """Say whether a file is a draft and no finished entry."""
    return path.parent == journal.drafts_folder


def whereabouts(journal: Journal, id: str) -> EntryPlace:
    """Say where the entry of an id is: in the journal, among the drafts, or nowhere.

    It is `unread` where a folder in which it may be cannot be looked into.
    """
    try:
        if is_id(id) and folders.exists(journal.path_of(id)):
            return "journal"
        return "draft" if is_id(id) and folders.exists(draft_path(journal, id)) else "nowhere"
    except CannotLook:
        return "unread"


def record_class(journal: Journal, path: Path) -> type[Entry] | type[Plan]:
    """Return what a file holds; the draft of a plan is a row of answers like any other."""
    from isp_cli.entry.entry import Entry  # noqa: PLC0415 - lists need neither
    from isp_cli.entry.plan import Plan  # noqa: PLC0415

    return Plan if kind_of(path.stem) == "plan" and not is_draft(journal, path) else Entry


def versions_kept_beside(path: Path) -> list[Path]:
    """Return the other versions of an entry that isp keeps beside it.

    Raises:
        CannotLook: its folder cannot be looked into.
    """
    begins = f"{path.stem}."
    return sorted(
        each
        for each in folders.names_in(path.parent)
        if each.name.startswith(begins)
        and each.suffix == path.suffix
        and _KEPT.match(each.stem.removeprefix(begins))
    )


def drafts_waiting(journal: Journal) -> list[ListedEntry]:
    """Return the drafts of every kind, newest first."""
    return newest_first([path for kind in KINDS for path in journal.drafts(kind)])


def entries_in(folder: Path) -> list[ListedEntry]:
    """Return the files of one folder that are named like entries, newest first.

    Raises:
        CannotLook: it cannot be looked into.
    """
    return newest_first(_entries(folder, refuse))


def newest_first(paths: list[Path]) -> list[ListedEntry]:
    """Return what a list shows of these files, newest first, from their first lines."""
    found = []
    for path in paths:
        head = read_head(path)
        found.append(ListedEntry(path.stem, kind_of(path.stem), path, head.started, head.opening))
    return sorted(found, key=lambda each: (day_of(each.id), each.started, each.id), reverse=True)
