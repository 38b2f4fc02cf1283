"""Write a file of the person's own choosing: new, whole, and never over another's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isp_cli.errors import CannotRead, CannotSave, NameTaken
from isp_cli.storage.disk import Disk
from isp_cli.storage.files import create, digest, is_there, read, replace


def write_new(
    path: Path, text: str, disk: Disk, *, is_ours: Callable[[bytes], bool] = lambda _: False
) -> None:
    """Write a text as UTF-8 to a file that is not there yet, or that holds only what is ours.

    Raises:
        NameTaken: something has this name.
        CannotSave: the disk says no, or there is no such folder.
        ChangedOnDisk: another program wrote the file meanwhile.
    """
    if not is_there(path.parent):
        hint = "make it first, or name a file in another folder"
        raise CannotSave(path, f"the folder {path.parent} is not there", hint=hint)
    data = text.encode("utf-8")
    try:
        if is_there(path) or path.is_symlink():
            _write_over(path, data, disk, is_ours)
        else:
            create(path, data, disk)
    except FileExistsError as taken:
        raise NameTaken(path) from taken
    except CannotSave as failure:
        hint = "name a file in a folder that you may write to"
        raise CannotSave(path, failure.reason, hint=hint) from failure


def _write_over(path: Path, data: bytes, disk: Disk, is_ours: Callable[[bytes], bool]) -> None:
    try:
        before = read(path)
    except CannotRead as what:
        raise NameTaken(path) from what
    if not is_ours(before):
        raise NameTaken(path)
    replace(path, data, disk, expected=digest(before))
