"""Write a file of the person's own choosing: new, whole, and never over another."""

from __future__ import annotations

from pathlib import Path

from isp_cli.errors import NameTaken
from isp_cli.storage.disk import Disk
from isp_cli.storage.files import create, is_there


def write_new(path: Path, text: str) -> None:
    """Write a text as UTF-8 to a file that is not there yet.

    Raises:
        NameTaken: something has this name.
        CannotSave: the disk says no.
    """
    if is_there(path) or path.is_symlink():
        raise NameTaken(path)
    try:
        create(path, text.encode("utf-8"), Disk())
    except FileExistsError as taken:
        raise NameTaken(path) from taken
