"""Mend what a check-up found, when asked: left-over files and older forms.

Nothing is deleted: what goes from its place is in the trash or in the backups first.
"""

from __future__ import annotations

from pathlib import Path

from isp_cli.core.checkup import Finding, Mended
from isp_cli.core.file_names import named
from isp_cli.core.migrations import MIGRATIONS, Migrations, migrated
from isp_cli.core.records import Plain
from isp_cli.errors import CannotSave
from isp_cli.storage import files
from isp_cli.storage.disk import Disk
from isp_cli.storage.journal import Journal
from isp_cli.storage.look import Looked, examined, look
from isp_cli.storage.yaml_out import changed

_WHOLE = "end"


def tidied(journal: Journal, findings: tuple[Finding, ...]) -> list[Mended]:
    """Move the left-over files that `--tidy` mends to the trash, and say where they are.

    Raises:
        CannotRead, CannotSave: the disk says no; what was not moved is where it was.
    """
    done = []
    for path in dict.fromkeys(each.path for each in findings if each.mend == "--tidy"):
        data = files.read(path)
        room = "drafts" if named(path.name).sort == "entry" else "left-over"
        kept = _kept(journal.home / "trash" / room, path.name.lstrip("."), data, journal.disk)
        files.remove(path, journal.disk)
        done.append(Mended(path, f"is in the trash now: {kept}"))
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


def brought_up_to_date(
    journal: Journal,
    findings: tuple[Finding, ...],
    now: str,
    *,
    migrations: Migrations = MIGRATIONS,
) -> list[Mended]:
    """Bring the files of an older form to the one isp reads now, all of them backed up first.

    `now` names the backup. A file whose new form would not be an entry is left as it is.

    Raises:
        CannotRead, CannotSave: the disk says no.
        ChangedOnDisk: another program changed a file meanwhile; both versions are kept.
    """
    old = [
        look(path, path.stem, migrations, is_draft=_is_draft(journal, path))
        for path in dict.fromkeys(each.path for each in findings if each.mend == "--migrate")
    ]
    backup = _free_folder(journal.home / "backups", now[:19].replace("T", "-").replace(":", ""))
    for each in old:
        copy = backup / each.path.relative_to(journal.home)
        files.make_folder(copy.parent, journal.disk)
        files.create(copy, each.data or b"", journal.disk)
    return [_brought(journal, each, backup, migrations) for each in old]


def _free_folder(parent: Path, name: str) -> Path:
    folder, number = parent / name, 1
    while files.is_there(folder):
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _brought(journal: Journal, old: Looked, backup: Path, migrations: Migrations) -> Mended:
    assert old.parsed is not None and old.data is not None
    before = _without_end(old.parsed.value)
    after = _without_end(migrated(old.parsed.value, migrations))
    is_draft = _is_draft(journal, old.path)
    problem = "its new form does not read back"
    for quoted in (False, True):
        data = changed(old.data, before, after, quoted=quoted)
        new = examined(data, old.path, old.id, migrations, is_draft=is_draft)
        if new.record is None:
            problem = new.findings[0].what
        elif new.parsed is not None and _without_end(new.parsed.value) == after:
            files.replace(old.path, data, journal.disk, expected=files.digest(old.data))
            return Mended(old.path, f"is up to date; its backup is in {backup}")
    return Mended(old.path, f"is as it was: {problem}", failed=True)


def _is_draft(journal: Journal, path: Path) -> bool:
    return journal.drafts_folder in path.parents


def _without_end(value: dict[str, Plain]) -> dict[str, Plain]:
    return {key: item for key, item in value.items() if key != _WHOLE}
