"""Look into folders: what is in one, and whether something has a name. Opens and writes nothing.

A folder that is not there is empty; one that cannot be looked into is an error that names it, so
that nobody takes it for an empty one. A file that iCloud has taken off this computer is there: in
its place stands `.NAME.icloud`, and reading it says where it is."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, TypeVar

from isp_cli.errors import CannotLook, InvalidFile, IspError, Problem
from isp_cli.patterns import pattern

T = TypeVar("T")
LOST_LINK = "its link leads nowhere"


def reason_of(error: OSError) -> str:
    """Say in a few plain words why the disk said no."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: "the disk quota is used up",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "permission denied",
        errno.EPERM: "it is not permitted",
        errno.ENOENT: "it does not exist",
        errno.ENOTDIR: "a part of the path is not a folder",
        errno.EISDIR: "it is a folder",
        errno.EFBIG: "it is too large",
        errno.EIO: "the disk failed",
        errno.ELOOP: "its links lead in a circle",
        errno.ENAMETOOLONG: "its name is too long",
    }
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())


Unread = Callable[[CannotLook | InvalidFile], None]
"""What is done about a folder that cannot be looked into, or is none; what is in it is unknown."""


def refuse(unread: IspError) -> NoReturn:
    """Do nothing without what stands in a folder.

    Raises:
        CannotLook, InvalidFile: this one.
    """
    raise unread


def names_in(folder: Path, unread: Unread = refuse) -> list[Path]:
    """Return the path of everything in a folder, in no order; none where there is no such folder.

    Raises:
        CannotLook: it cannot be looked into; unless `unread` does something else about it.
    """
    try:
        return [folder / each for each in bare_names_in(folder)]
    except CannotLook as locked:
        unread(locked)
        return []


def bare_names_in(folder: Path) -> set[str]:
    """Return the name of everything in a folder; none where there is no such folder.

    Raises:
        CannotLook: it cannot be looked into.
    """
    return {_name_of_placeholder(each) or each for each in _names(folder)}


def states_in(folder: Path, unread: Unread = refuse) -> list[tuple[str, os.stat_result | None]]:
    """Return the name of everything in a folder and how it is now; None where that is unknown.

    Raises:
        CannotLook: it cannot be looked into; unless `unread` does something else about it.
    """
    try:
        found = _scan(folder, _with_states)
    except CannotLook as locked:
        unread(locked)
        return []
    hidden = (_name_of_placeholder(name) for name, _ in found if name[0] == ".")
    away = [*filter(None, hidden)]
    real = {name for name, _ in found} if away else ()
    return [*found, *((name, None) for name in away if name not in real)]


def _with_states(inside: Iterable[os.DirEntry[str]]) -> list[tuple[str, os.stat_result | None]]:
    entries = [*inside]
    try:
        return [(each.name, each.stat()) for each in entries]
    except OSError:
        return [(each.name, _state(each)) for each in entries]


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _names(folder: Path) -> list[str]:
    return _scan(folder, lambda inside: [each.name for each in inside])


def _scan(folder: Path, of_all: Callable[[Iterable[os.DirEntry[str]]], list[T]]) -> list[T]:
    try:
        with os.scandir(folder) as inside:
            return of_all(inside)
    except FileNotFoundError:
        _refuse_lost_link(folder)
        return []
    except OSError as error:
        raise _not_seen(folder, error) from error


def exists(path: Path) -> bool:
    """Say whether something has this name; a link that leads nowhere is something.

    Raises:
        CannotLook: a folder above it cannot be looked into.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        _refuse_lost_link(path.parent)
        return is_in_the_cloud(path)
    except OSError as error:
        raise _not_seen(path, error) from error
    return True


def is_folder(path: Path) -> bool:
    """Say whether this is a folder to look into; in doubt it is, and looking says what is wrong."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return True


def is_in_the_cloud(path: Path) -> bool:
    """Say whether iCloud has taken this file off the computer, and holds it."""
    return os.path.lexists(path.with_name(f".{path.name}{_PLACEHOLDER}")) and not os.path.lexists(
        path
    )


_PLACEHOLDER = ".icloud"


def _name_of_placeholder(name: str) -> str:
    """Return the name of the file a placeholder stands for; nothing where it is none."""
    is_one = name.startswith(".") and name.endswith(_PLACEHOLDER)
    return name[1 : -len(_PLACEHOLDER)] if is_one else ""


def _refuse_lost_link(folder: Path) -> None:
    """Check that a folder is only not there: a link to a disk that went away is no empty folder."""
    here = _nearest(folder)
    if here.is_symlink():
        raise CannotLook(here, LOST_LINK)


def _not_seen(path: Path, error: OSError) -> CannotLook:
    if error.errno == errno.ENAMETOOLONG:
        return CannotLook(_too_long(path), reason_of(error), hint="give it a shorter name")
    nearest = _nearest(path)
    if isinstance(error, PermissionError):
        from shlex import quote  # noqa: PLC0415 - rare

        way_out = f"let yourself look into it: chmod u+rwx {quote(str(nearest))}"
        return CannotLook(nearest, reason_of(error), hint=way_out)
    is_file = isinstance(error, NotADirectoryError)
    return CannotLook(nearest, "it is no folder" if is_file else reason_of(error))


def _too_long(path: Path) -> Path:
    """Return the highest part of a path whose name the system does not take."""
    for each in reversed((path, *path.parents)):
        try:
            each.lstat()
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return each
    return path


def _nearest(folder: Path) -> Path:
    """Return the folder itself, or the nearest above it that can be told of."""
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)


_KEPT_BESIDE = pattern(r".+\.before-[0-9]+\.yaml\Z", re.ASCII)
_NO_WORD = pattern(r"[^a-z0-9]+", re.ASCII)


def yaml_in(folder: Path, may_be_id: Callable[[str], bool], unread: Unread = refuse) -> list[Path]:
    """Return each file of a folder whose name is an id with '.yaml' behind it, by name.

    Raises:
        CannotLook: the folder cannot be looked into; unless `unread` does something else about it.
        InvalidFile: a file has the folder's name; unless likewise.
    """
    inside = _inside(folder, unread)
    return [path for path in inside if path.suffix == ".yaml" and may_be_id(path.stem)]


def misnamed_files(
    folder: Path, may_be_id: Callable[[str], bool], unread: Unread
) -> list[InvalidFile]:
    """Return each YAML file of a folder that `yaml_in` passes over because of its name."""
    return [
        _told(path, may_be_id)
        for path in _inside(folder, unread)
        if path.suffix.lower() in (".yaml", ".yml")
        and not (path.name.startswith(".") or _KEPT_BESIDE.match(path.name))
        and (path.suffix != ".yaml" or not may_be_id(path.stem))
    ]


def _inside(folder: Path, unread: Unread) -> list[Path]:
    def told(locked: CannotLook | InvalidFile) -> None:
        # the question of a path of its own raises where it may not look
        unread(_no_folder(folder) if os.path.isfile(folder) else locked)  # noqa: PTH113

    return sorted(names_in(folder, told))


def _no_folder(path: Path) -> InvalidFile:
    what = "it is a file, and isp looks for a folder of this name"
    way_out = (
        "give the file another name, make a folder called "
        f"{path.name}, and put the file into it under the id it says, with .yaml behind"
    )
    return InvalidFile(path, (Problem(None, "", what),), hint=way_out)


def _told(path: Path, may_be_id: Callable[[str], bool]) -> InvalidFile:
    name = _NO_WORD.sub("-", path.stem.casefold()).strip("-")
    like = f", like {name}.yaml" if may_be_id(name) else ": lower-case words and '-', and .yaml"
    way_out = f"call it as the id in it says{like}"
    what = f"isp does not see a file of this name: {way_out}"
    return InvalidFile(path, (Problem(None, "", what),), hint=way_out)
