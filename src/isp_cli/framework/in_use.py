"""Which framework is in use: what says so, and the framework itself.

It stands in a file of one line below the home; without that file it is the Practice Guide."""

from __future__ import annotations

import os
from pathlib import Path

from isp_cli.errors import CannotLook, CannotRead, InvalidFile, Problem, UnknownFramework
from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.files.folders import exists
from isp_cli.framework.bundled import BUNDLED, FOLDER, bundled_edition
from isp_cli.framework.edition import Edition
from isp_cli.framework.records import GUIDE
from isp_cli.wording import with_nearest

IN_USE = "in-use"
_WAY_BACK = f"isp framework use {GUIDE}"


def in_use(home: Path) -> str:
    """Return the id of the framework in use.

    Raises:
        CannotRead: the file that says so cannot be read.
        InvalidFile: it says something else.
    """
    path = home / FOLDER / IN_USE
    try:
        if not exists(path):
            return GUIDE
    except CannotLook:
        if os.path.isfile(path.parent):  # noqa: PTH113 - that of a path raises where it may not look
            return GUIDE
        raise
    id = files.read(path).decode("utf-8", "replace").strip().casefold()
    if id in BUNDLED:
        return id
    from isp_cli.framework.rules import is_name  # noqa: PLC0415 - only for one of their own

    if not is_name(id):
        problem = Problem(1, "", f"expected the id of a framework, found {id[:40]!r}")
        raise InvalidFile(path, (problem,), hint=f"choose one: {_WAY_BACK}")
    return id


def edition_in_use(home: Path, disk: Disk | None = None) -> Edition:
    """Read the framework in use; what is wrong with it is told with the way out.

    `disk` takes the compiled copy of one of a person's own; without it none is kept.

    Raises:
        CannotRead, InvalidFile: what says which it is, or its own file, needs attention.
    """
    id = in_use(home)
    if id in BUNDLED:
        return bundled_edition(id)
    from isp_cli.framework.library import find_edition  # noqa: PLC0415 - only for one of their own

    try:
        return find_edition(home, id, disk)
    except UnknownFramework as unknown:
        what = with_nearest(f"there is no framework called {id!r}", id, unknown.nearest)
        hint = f"choose one that is there: {_WAY_BACK}"
        raise InvalidFile(home / FOLDER / IN_USE, (Problem(1, "", what),), hint=hint) from unknown
    except InvalidFile as invalid:
        hint = f"{invalid.hint}, or use another: {_WAY_BACK}"
        raise InvalidFile(invalid.path, invalid.problems, hint=hint) from invalid
    except CannotRead as error:
        error.hint = f"{error.hint}, or use another: {_WAY_BACK}"
        raise


def use_framework(home: Path, id: str, disk: Disk) -> Edition:
    """Use the framework of this id from now on, once it has been read.

    Raises:
        UnknownFramework, CannotRead, InvalidFile: there is none, or its file needs attention.
        CannotSave: the disk says no.
        ChangedOnDisk: another program wrote down another at the same moment.
    """
    from isp_cli.framework.library import find_edition  # noqa: PLC0415 - reading needs no library

    found = find_edition(home, id, disk)
    path = home / FOLDER / IN_USE
    files.make_folder(path.parent, disk)
    there = files.digest(files.read(path)) if files.is_there(path) else ""
    files.replace(path, f"{found.id}\n".encode(), disk, expected=there)
    return found
