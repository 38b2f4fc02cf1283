"""Carry an entry to another day: its file, its id, and all that names it.

The new file is there before anything that names it changes, and the old one goes last: whatever
stops it in the middle, every word is there, and the same command again ends the move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import KINDS, day_of, is_id, kind_of, new_id
from isp_cli.entry.moved import moved_to, with_moved
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import repointed
from isp_cli.errors import BrokenRule, ChangedOnDisk
from isp_cli.files import files
from isp_cli.files.files import turn_at_file
from isp_cli.journal.asked import pointing_to
from isp_cli.journal.entry_file import change_file, load_record
from isp_cli.journal.journal import Journal, draft_path, record_class, versions_kept_beside
from isp_cli.journal.trash import Trash
from isp_cli.records import NamedTuple, replace

if TYPE_CHECKING:
    from isp_cli.journal.entry_file import StoredRecord


class MovedEntry(NamedTuple):
    """Where an entry is now, and how many other files that name it were changed."""

    path: Path
    pointing: int


def move_entry(
    journal: Journal,
    path: Path,
    day: date,
    *,
    on: date,
    randomness: Callable[[], bytes],
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> MovedEntry:
    """Carry the entry at a path to another day; `on` is the day that is done.

    `progress` is told how many of the files that name it were changed, of how many.

    Raises:
        BrokenRule: it is of that day, is being moved to another one, or has versions beside it.
        CannotRead, InvalidFile: a file that may name it needs attention; nothing was written.
        ChangedOnDisk: another program changed a file meanwhile; the same command ends the move.
        CannotSave: the disk says no; the same command ends the move.
    """
    stored: StoredRecord[Any] = journal.load(path, record_class(journal, path))
    old = stored.record.id
    begun = _begun(journal, stored, day)
    if begun is None and day == day_of(old):
        raise BrokenRule(f"{old} is of that day already")
    if kept := versions_kept_beside(path):
        raise BrokenRule(
            f"{kept[0].name} is kept beside it, and would be left behind",
            hint="'isp doctor' says what to do with it",
        )
    pointing = list(_naming(journal, old, but=(path, begun.path if begun else path)))
    made = begun or _created(journal, stored, day, on=on, randomness=randomness)
    for done, each in enumerate(pointing, 1):
        journal.save(each, with_moved(each.record, stored.record, made.record))
        progress(done, len(pointing))
    with turn_at_file(path):
        if files.read(path) != stored.data:
            raise ChangedOnDisk(path, made.path)
        files.remove(path, journal.disk)
    return MovedEntry(made.path, len(pointing))


def _begun(journal: Journal, stored: StoredRecord[Any], day: date) -> StoredRecord[Any] | None:
    """Return what an earlier try has made already."""
    old = stored.record.id
    path = journal.find_moved(old)
    if path is None:
        return None
    made: StoredRecord[Any] = journal.load(path, record_class(journal, path))
    until = next(each.moved_on for each in made.record.moved if each.id == old)
    if day != day_of(path.stem):
        raise BrokenRule(
            f"{old} is being moved to another day already",
            hint=f"end that first: isp journal move {old} --on {day_of(path.stem)}",
        )
    if made.record != moved_to(stored.record, path.stem, on=until):
        raise BrokenRule(
            f"{old} and {path.stem}, which it was being moved to, say different things now",
            hint=f"compare them, and put one away: isp journal trash {old}",
        )
    return made


def _created(
    journal: Journal,
    stored: StoredRecord[Any],
    day: date,
    *,
    on: date,
    randomness: Callable[[], bytes],
) -> StoredRecord[Any]:
    kind, letters = kind_of(stored.record.id), stored.record.id[-4:]
    id = f"{day.isoformat()}-{kind}-{letters}"
    trash = Trash(journal)
    while True:
        path = journal.path_of(id)
        is_taken = trash.holds(id) or files.is_there(draft_path(journal, id))
        if not is_taken and not files.is_there(path):
            made = change_file(replace(stored, path=path), moved_to(stored.record, id, on=on))
            files.make_folder(path.parent, journal.disk)
            try:
                files.create(path, made.data, journal.disk)
            except FileExistsError:
                pass  # taken since we looked
            else:
                return made
        id = new_id(day, kind, randomness())


def _naming(journal: Journal, id: str, *, but: tuple[Path, ...]) -> Iterator[StoredRecord[Any]]:
    """Yield every entry, draft and trashed file that names an entry."""
    for path, kind in _files_naming(journal, id):
        data = files.read(path)
        if path in but or id.encode() not in data:  # whole in the file, or it is not there
            continue
        stored: StoredRecord[Any] = load_record(data, path, kind)
        if repointed(stored.record, id, f"{id}-") != stored.record:
            yield stored


def _files_naming(journal: Journal, id: str) -> Iterator[tuple[Path, type[Entry] | type[Plan]]]:
    """Yield the entries that may name another one, and every draft and trashed file."""
    trash = Trash(journal).folder
    found = journal.index.entries(pointing_to(id))
    for unread in journal.index.unread:
        journal.missing.add(unread)
    yield from ((each.path, record_class(journal, each.path)) for each in found)
    for kind in KINDS:
        yield from ((path, Entry) for path in journal.drafts(kind))
    for room in ("journal", "drafts"):
        for path in sorted((trash / room).glob("*.yaml")):
            if is_id(path.stem):
                is_plan = kind_of(path.stem) == "plan" and room == "journal"
                yield path, Plan if is_plan else Entry
