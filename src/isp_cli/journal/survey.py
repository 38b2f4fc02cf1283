"""Survey the journal and the drafts by file names alone; nothing is opened.

Folders are followed as `Journal` follows them: a link only where its name is a year or a month,
each folder once, and three deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from isp_cli.entry.ids import ID, KINDS, is_id
from isp_cli.errors import CannotLook
from isp_cli.files.folders import bare_names_in, is_folder
from isp_cli.journal.journal import Journal
from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple

FileSort = Literal["entry", "copy", "temporary", "misnamed", "later", "other"]
_SUFFIX = r"\.ya?ml"
_NAMED = pattern(rf"(?P<id>{ID})(?![a-z0-9])(?P<rest>.*){_SUFFIX}\Z", re.ASCII | re.DOTALL | re.I)
_ENTRY = pattern(rf"{ID}\.yaml\Z", re.ASCII)
_TEMPORARY = pattern(r"\.(?P<of>.+)\.[0-9a-f]{8}\.tmp\Z", re.ASCII | re.DOTALL)
_LATER = pattern(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-(?P<kind>[a-z]+(?:-[a-z]+)*)-[a-z0-9]{{4}}{_SUFFIX}\Z",
    re.ASCII,
)
OURS, EDITED = "isp", "isp journal edit"

# what follows the id, and who names copies so; the first that fits is taken
_MAKERS = (
    (pattern(r"\.mine-[0-9]+\Z"), OURS),
    (pattern(r"\.edited-[0-9a-f]+(?:-[0-9]+)?\Z"), EDITED),
    (pattern(r"\.sync-conflict-[0-9]{8}-[0-9]{6}-[A-Z0-9]+\Z"), "Syncthing"),
    (pattern(r" \(conflicted copy [0-9-]{10} [0-9]{6}\)\Z"), "Nextcloud"),
    (pattern(r" \(.*(?:conflicted copy|case conflict).*\)\Z", re.I | re.S), "Dropbox"),
    (pattern(r" ?\([0-9]+\)\Z"), "Google Drive"),
    (pattern(r" [0-9]+\Z"), "iCloud"),
    (pattern(r"-[^\s()]+\Z"), "OneDrive"),
)


class FileName(NamedTuple):
    """What a name says. `of` is the id or file it stands for, `maker` who names copies so."""

    sort: FileSort
    of: str = ""
    maker: str = ""


def read_file_name(name: str) -> FileName:
    """Say what a file of this name is."""
    left_over = _TEMPORARY.match(name)
    if left_over:
        return FileName("temporary", left_over["of"])
    found = _NAMED.match(name)
    if found and is_id(found["id"].lower()):
        return _of_entry(name, found["id"], found["rest"])
    later = _LATER.match(name)
    return FileName("later" if later and later["kind"] not in KINDS else "other")


def _of_entry(name: str, id: str, rest: str) -> FileName:
    if name == f"{id}.yaml" and is_id(id):
        return FileName("entry", id)
    if not rest:  # .yml, or capitals
        return FileName("misnamed", id.lower())
    maker = next((maker for ending, maker in _MAKERS if ending.match(rest)), "")
    return FileName("copy", id.lower(), maker)


_DEEPEST = 3


class SurveyedFile(NamedTuple):
    """One file as its name shows it; `locked` says why a folder could not be looked into."""

    path: Path
    named: FileName
    is_draft: bool = False
    locked: CannotLook | None = None


def survey_files(journal: Journal) -> list[SurveyedFile]:
    """Return every file of the journal and the drafts, in the order of their paths."""
    found = [
        SurveyedFile(path, what, False, locked) for path, what, locked in _walk(journal.folder)
    ]
    found += [SurveyedFile(*each[:2], True, each[2]) for each in _walk(journal.drafts_folder)]
    return sorted(found, key=lambda each: str(each.path))


def conflict_copies(journal: Journal) -> int:
    """Count the copies that a race for a file left beside it."""
    found = (
        what
        for top in (journal.folder, journal.drafts_folder)
        for _, what, _ in _walk(top, but_entries=True)
    )
    return sum(each.sort == "copy" and each.maker != EDITED for each in found)


def _walk(
    top: Path, *, but_entries: bool = False
) -> Iterator[tuple[Path, FileName, CannotLook | None]]:
    seen: set[tuple[int, int]] = set()
    ahead = [(top, 0)]
    while ahead:
        folder, depth = ahead.pop()
        try:
            inside = bare_names_in(folder)
            if inside:
                status = folder.stat()
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
        except CannotLook as locked:
            yield Path(str(locked.path)), FileName("other"), locked
            continue
        for name in inside:
            if but_entries and _ENTRY.match(name):
                continue
            path, what = folder / name, read_file_name(name)
            if what.sort == "other" and _is_folder(path):
                if depth < _DEEPEST and not path.name.startswith("."):
                    ahead.append((path, depth + 1))
            else:
                yield path, what, None


def _is_folder(path: Path) -> bool:
    is_followed = path.name.isdigit() or not path.is_symlink()
    return is_followed and is_folder(path)
