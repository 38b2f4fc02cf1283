"""Find what others on this computer may read, and take that away when asked.

The home itself is left alone: it may be a folder the person chose and shares, and everything
private is below it. Links are left alone too. Windows keeps no such modes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from isp_cli.core.checkup import Finding, Mended
from isp_cli.storage.disk import Disk, reason

_PRIVATE = ("journal", "drafts", "trash", "backups")
_OTHERS = 0o077


class Loose(NamedTuple):
    """A file or folder that others may look into, and its mode."""

    path: Path
    mode: int
    is_folder: bool


def exposed(home: Path) -> list[Finding]:
    """Return one finding for each of our folders in which something is open to others."""
    found = []
    for name in _PRIVATE:
        loose = list(_loose(home / name))
        if len(loose) == 1:
            found.append(_one(loose[0]))
        elif loose:
            found.append(_many(home / name, loose))
    return found


def made_private(home: Path, disk: Disk) -> list[Mended]:
    """Take away what others may do with our files and folders, and say what was done."""
    done = []
    for name in _PRIVATE:
        for each in _loose(home / name):
            mode = each.mode & ~_OTHERS
            try:
                disk.chmod(each.path, mode)
                after = stat.S_IMODE(each.path.lstat().st_mode)
            except OSError as error:
                done.append(_not_private(each, reason(error)))
                continue
            if after & _OTHERS:
                done.append(_not_private(each, "this disk keeps no modes"))
            else:
                done.append(
                    Mended(each.path, f"is private now: {mode:04o}, it was {each.mode:04o}")
                )
    return done


def _not_private(loose: Loose, why: str) -> Mended:
    return Mended(loose.path, f"could not be made private: {why}", failed=True)


def _loose(top: Path) -> Iterator[Loose]:
    if os.name == "nt" or not top.is_dir():
        return
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for path in (Path(folder), *(Path(folder, name) for name in sorted(names))):
            try:
                status = path.stat() if path == top else path.lstat()
            except OSError:
                continue
            mode = stat.S_IMODE(status.st_mode)
            if mode & _OTHERS and not stat.S_ISLNK(status.st_mode):
                yield Loose(path, mode, stat.S_ISDIR(status.st_mode))


def _one(loose: Loose) -> Finding:
    what = f"others on this computer may look into it: its mode is {loose.mode:04o}"
    return _finding(loose.path, what, f"chmod {loose.mode & ~_OTHERS:o} {quote(str(loose.path))}")


def _many(top: Path, loose: list[Loose]) -> Finding:
    folders = sum(each.is_folder for each in loose)
    counts = [_count(len(loose) - folders, "file"), _count(folders, "folder")]
    what = f"others on this computer may look into {' and '.join(filter(None, counts))} in it"
    return _finding(top, what, f"chmod -R go= {quote(str(top))}")


def _finding(path: Path, what: str, command: str) -> Finding:
    way_out = f"isp doctor --fix-permissions, or: {command}"
    return Finding(path, "permissions", what, way_out, mend="--fix-permissions")


def _count(number: int, what: str) -> str:
    return "" if not number else f"1 {what}" if number == 1 else f"{number} {what}s"
