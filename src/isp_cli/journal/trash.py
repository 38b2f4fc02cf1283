"""The trash: what was put away, until it is brought back or the trash is emptied.

Entries go to `trash/journal/`, drafts to `trash/drafts/`, each with the versions kept beside it.
A file moves by getting its new name before it loses the old one: whatever stops it in the middle,
the file is there, and the same command again ends the move."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

from isp_cli.entry.ids import ListedEntry, day_of, is_id
from isp_cli.errors import AlreadyThere, CannotSave, UnknownEntry
from isp_cli.files import files
from isp_cli.files.files import Disk, turn_at_file
from isp_cli.files.folders import exists, reason_of
from isp_cli.journal.journal import (
    Journal,
    draft_path,
    entries_in,
    versions_kept_beside,
)
from isp_cli.records import NamedTuple

_ROOMS = ("journal", "drafts")


class Trashed(NamedTuple):
    """One thing in the trash, and whether it was a draft."""

    listed: ListedEntry
    was_draft: bool


class Trash:
    """What was put away from one journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.journal.home / "trash"

    def put(self, id: str) -> list[Path]:
        """Move what an id names into the trash and return where it is now, the entry first.

        Raises:
            UnknownEntry: nothing has this id.
            AlreadyThere: another text of this id is in the trash; both stay.
            CannotRead, CannotSave: the disk says no.
        """
        hint = "both stay as they are; 'isp journal empty-trash' makes room"
        moves = [(here, away) for here, away in self._places(id) if exists(here)]
        if not moves:
            raise UnknownEntry(id)
        return self._move(moves, hint=hint)

    def put_draft(self, draft: Path) -> Path:
        """Move a draft alone into the trash and return where it is now.

        Raises:
            AlreadyThere: another text of this name is in the trash; both stay.
            CannotRead, CannotSave: the disk says no.
        """
        target = self.folder / "drafts" / draft.name
        try:
            move(draft, target, self.journal.disk)
        except FileExistsError:
            hint = "both stay as they are; 'isp journal empty-trash' makes room"
            raise AlreadyThere(target, hint=hint) from None
        return target

    def restore(self, id: str) -> list[Path]:
        """Move what an id names back to where it was and return where it is, the entry first.

        Raises:
            UnknownEntry: the trash holds nothing of this id.
            AlreadyThere: another text of this id is in the journal; both stay.
            CannotRead, CannotSave: the disk says no.
        """
        hint = "both stay as they are; to bring it back, give the other one another name"
        unknown = UnknownEntry(
            id, what="entry in the trash", hint="'isp journal list --trash' shows what is in it"
        )
        if not is_id(id):
            raise unknown
        moves = [(away, here) for here, away in self._places(id) if exists(away)]
        if not moves:
            raise unknown
        return self._move(moves, hint=hint)

    def holds(self, id: str) -> bool:
        """Say whether an entry of this id is in the trash.

        Raises:
            CannotLook: the trash cannot be looked into.
        """
        return is_id(id) and exists(self.folder / "journal" / f"{id}.yaml")

    def listed(self) -> list[Trashed]:
        """Return what is in the trash, newest first.

        A part of it that cannot be looked into is added to the journal's missing files.
        """
        found = []
        for room in _ROOMS:
            with self.journal.missing.passing_over():
                there = entries_in(self.folder / room)
                found += [Trashed(each, room == "drafts") for each in there]
        found.sort(key=lambda each: (day_of(each.listed.id), each.listed.started), reverse=True)
        return found

    def empty(self) -> int:
        """Delete what is in the trash for good and return how many entries that were.

        Raises:
            CannotLook: a part of the trash cannot be looked into; nothing was deleted.
            CannotSave: the disk says no; the rest is still there.
        """
        every = [listed.path for room in _ROOMS for listed in entries_in(self.folder / room)]
        for path in every:
            for each in (*versions_kept_beside(path), path):
                files.remove(each, self.journal.disk)
        return len(every)

    def _places(self, id: str) -> list[tuple[Path, Path]]:
        """Return (where it belongs, where it is in the trash) for the entry and the draft."""
        homes = (self.journal.path_of(id), draft_path(self.journal, id))
        return [
            (home, self.folder / room / home.name) for home, room in zip(homes, _ROOMS, strict=True)
        ]

    def _move(self, moves: list[tuple[Path, Path]], *, hint: str) -> list[Path]:
        whole = [
            (each, target.with_name(each.name))
            for source, target in moves
            # the entry goes last: while it is there, the same command finds the rest
            for each in (*versions_kept_beside(source), source)
        ]
        for source, target in whole:
            if files.is_there(target) and files.read(target) not in (b"", files.read(source)):
                raise AlreadyThere(target, hint=hint)
        for source, target in whole:
            try:
                move(source, target, self.journal.disk)
            except FileExistsError:
                raise AlreadyThere(target, hint=hint) from None
        return [target for _, target in moves]


def move(source: Path, target: Path, disk: Disk) -> None:
    """Give a file another name, in another folder perhaps, that nothing else has.

    Raises:
        FileExistsError: something else has the name, or the file changed meanwhile; both stay.
        CannotRead, CannotSave: the disk says no; the file has its old name, or both.
    """
    with ExitStack() as turns:
        # who moves it the other way waits; both ask in one order, so that neither waits for ever
        for path in sorted((source, target)):
            if path == source or not _is_one_file(source, target):
                turns.enter_context(turn_at_file(path))
        _move(source, target, disk)


def _is_one_file(source: Path, target: Path) -> bool:
    """Claim that two names lead to one file, so that one turn is for both."""
    try:
        return source.samefile(target)
    except OSError:  # one of them is not there
        return True


def _move(source: Path, target: Path, disk: Disk) -> None:
    data = files.read(source)
    files.make_folder(target.parent, disk)
    if files.is_there(target) and files.read(target) == b"":
        files.remove(target, disk)  # holds no text: a power cut leaves it where there are no links
    try:
        disk.link(source, target)
    except FileExistsError:
        pass  # an earlier try got this far, or it is another file: the bytes decide
    except OSError:  # no links here (FAT, some network folders), or the disk says no to all
        with suppress(FileExistsError):
            files.create(target, data, disk)
    try:
        files.sync_folder(target.parent, disk)
    except OSError as error:
        raise CannotSave(target, reason_of(error)) from error
    # looked at last: a slow disk takes seconds over a folder, and another window may save meanwhile
    if not files.read(target) == data == files.read(source):
        raise FileExistsError(target)
    files.remove(source, disk)
