"""Mend what a check-up found, when asked: left-over files and older forms.

Nothing is deleted: what goes from its place is in the trash or in the backups first."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from shlex import quote

from isp_cli.doctor.findings import Finding, Mending
from isp_cli.doctor.look import LookedAt, examine
from isp_cli.errors import CannotSave
from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.files.folders import is_folder, reason_of
from isp_cli.files.yaml_out import change_record
from isp_cli.journal.entry_file import MIGRATIONS, Migrations, migrated
from isp_cli.journal.journal import Journal
from isp_cli.journal.survey import read_file_name
from isp_cli.journal.taking_back import LAST_CHANGE
from isp_cli.records import NamedTuple, PlainData

_WHOLE = "end"


def tidy(journal: Journal, findings: tuple[Finding, ...]) -> list[Mending]:
    """Move the left-over files that `--tidy` mends to the trash, and say where they are.

    Raises:
        CannotRead, CannotSave: the disk says no; what was not moved is where it was.
    """
    done = []
    for path in dict.fromkeys(each.path for each in findings if each.mend == "--tidy"):
        data = files.read(path)
        room = "drafts" if read_file_name(path.name).sort == "entry" else "left-over"
        kept = _kept(journal.home / "trash" / room, path.name.lstrip("."), data, journal.disk)
        files.remove(path, journal.disk)
        done.append(Mending(path, f"is in the trash now: {kept}"))
    return done


def _kept(folder: Path, name: str, data: bytes, disk: Disk) -> Path:
    files.make_folder(folder, disk)
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, 1000):
        path = folder / (name if number == 1 else f"{stem}-{number}{dot}{suffix}")
        try:
            files.create(path, data, disk)
        except FileExistsError:
            continue
        return path
    raise CannotSave(folder / name, "there are a thousand files of this name")


def migrate_files(
    journal: Journal,
    findings: tuple[Finding, ...],
    now: str,
    *,
    migrations: Migrations = MIGRATIONS,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Mending]:
    """Bring the files of an older form to the one isp reads now, all of them backed up first.

    Whoever breaks it off finds each file in the one form or the other. `now` names the backup. A
    file whose new form would not be an entry is left as it is.

    Raises:
        CannotRead, CannotSave: the disk says no.
        ChangedOnDisk: another program changed a file meanwhile; both versions are kept.
    """
    paths = dict.fromkeys(each.path for each in findings if each.mend == "--migrate")
    backup = _free_folder(journal.home / "backups", now[:19].replace("T", "-").replace(":", ""))
    for path in paths:
        copy = backup / path.relative_to(journal.home)
        files.make_folder(copy.parent, journal.disk)
        files.create(copy, files.read(path), journal.disk)
    done: list[Mending] = []
    for path in paths:
        progress(len(done), len(paths))
        data = files.read(backup / path.relative_to(journal.home))
        old = examine(data, path, path.stem, migrations, is_draft=_is_draft(journal, path))
        done.append(_brought(journal, old, backup, migrations))
    progress(len(paths), len(paths))
    return done


def _free_folder(parent: Path, name: str) -> Path:
    folder, number = parent / name, 1
    while files.is_there(folder):
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _brought(journal: Journal, old: LookedAt, backup: Path, migrations: Migrations) -> Mending:
    assert old.parsed is not None and old.data is not None
    before = _without_end(old.parsed.value)
    after = _without_end(migrated(old.parsed.value, migrations))
    is_draft = _is_draft(journal, old.path)
    problem = "its new form does not read back"
    for quoted in (False, True):
        data = change_record(old.data, before, after, quoted=quoted)
        new = examine(data, old.path, old.id, migrations, is_draft=is_draft)
        if new.record is None:
            problem = new.findings[0].what
        elif new.parsed is not None and _without_end(new.parsed.value) == after:
            files.replace(old.path, data, journal.disk, expected=files.digest(old.data))
            return Mending(old.path, f"is up to date; its backup is in {backup}")
    return Mending(old.path, f"is as it was: {problem}", failed=True)


def _is_draft(journal: Journal, path: Path) -> bool:
    return journal.drafts_folder in path.parents


def _without_end(value: dict[str, PlainData]) -> dict[str, PlainData]:
    return {key: item for key, item in value.items() if key != _WHOLE}


_PRIVATE = ("journal", "drafts", "trash", "backups", LAST_CHANGE)
_OTHERS = 0o077


class OpenToOthers(NamedTuple):
    """A file or folder that others may look into, and its mode."""

    path: Path
    mode: int
    is_folder: bool


def exposed_findings(home: Path) -> list[Finding]:
    """Return one finding for each of our folders, and the file of the last change, in which
    something is open to others.
    """
    found = []
    for name in _PRIVATE:
        loose = list(_loose(home / name))
        if len(loose) == 1:
            found.append(_one(loose[0]))
        elif loose:
            found.append(_many(home / name, loose))
    return found


def make_private(home: Path, disk: Disk) -> list[Mending]:
    """Take away what others may do with our files and folders, and say what was done."""
    done = []
    for name in _PRIVATE:
        for each in _loose(home / name):
            mode = each.mode & ~_OTHERS
            try:
                disk.chmod(each.path, mode)
                after = stat.S_IMODE(each.path.lstat().st_mode)
            except OSError as error:
                done.append(_not_private(each, reason_of(error)))
                continue
            if after & _OTHERS:
                done.append(_not_private(each, "this disk keeps no modes"))
            else:
                done.append(
                    Mending(each.path, f"is private now: {mode:04o}, it was {each.mode:04o}")
                )
    return done


def _not_private(loose: OpenToOthers, why: str) -> Mending:
    return Mending(loose.path, f"could not be made private: {why}", failed=True)


def _loose(top: Path) -> Iterator[OpenToOthers]:
    if os.name == "nt":
        return
    walked = os.walk(top) if is_folder(top) else [(str(top), [], [])]
    for folder, folders, names in walked:
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for path in (Path(folder), *(Path(folder, name) for name in sorted(names))):
            try:
                status = path.stat() if path == top else path.lstat()
            except OSError:
                continue
            mode = stat.S_IMODE(status.st_mode)
            if mode & _OTHERS and not stat.S_ISLNK(status.st_mode):
                yield OpenToOthers(path, mode, stat.S_ISDIR(status.st_mode))


def _one(loose: OpenToOthers) -> Finding:
    what = f"others on this computer may look into it: its mode is {loose.mode:04o}"
    return _finding(loose.path, what, f"chmod go= {quote(str(loose.path))}")


def _many(top: Path, loose: list[OpenToOthers]) -> Finding:
    folders = sum(each.is_folder for each in loose)
    counts = [_count(len(loose) - folders, "file"), _count(folders, "folder")]
    what = f"others on this computer may look into {' and '.join(filter(None, counts))} in it"
    return _finding(top, what, f"chmod -R go= {quote(str(top))}")


def _finding(path: Path, what: str, command: str) -> Finding:
    way_out = f"isp doctor --fix-permissions, or: {command}"
    return Finding(path, "permissions", what, way_out, mend="--fix-permissions")


def _count(number: int, what: str) -> str:
    return "" if not number else f"1 {what}" if number == 1 else f"{number} {what}s"
