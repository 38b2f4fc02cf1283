"""Check a framework's or an overlay's file, and add it to the library: never over another."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from isp_cli.core.consistency import Problems, inconsistent, is_name, unusable
from isp_cli.core.framework import Framework
from isp_cli.core.overlay import Overlay, with_own_sources
from isp_cli.core.overlay_rules import broken_rules
from isp_cli.core.records import Plain
from isp_cli.errors import BrokenRule, InvalidFile, Problem
from isp_cli.storage import files
from isp_cli.storage.disk import Disk
from isp_cli.storage.frameworks import BUNDLED
from isp_cli.storage.schema import checked
from isp_cli.storage.yaml_in import Parsed

# looked for before the file is parsed: a package may hold more than a framework's file may
_CASE_PACKAGE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*[\[{].*"CFDocument"\s*:', re.DOTALL)


class Added(NamedTuple):
    """Where a file was put, and where the one that was there before is kept."""

    path: Path
    before: Path | None = None


def refuse_case_package(data: bytes, path: Path) -> None:
    """Pass every file but a CASE package, which has a door of its own.

    Raises:
        InvalidFile: it is one, and every key in it would be told as unknown.
    """
    if _CASE_PACKAGE.match(data):
        problem = Problem(None, "", "this is a CASE package, and no framework file yet: import it")
        raise InvalidFile(path, (problem,), hint="isp framework import FILE")


def own_framework(parsed: Parsed, path: Path, *, called: str = "") -> Framework:
    """Return the framework a file holds; `called` is the name it has in the library.

    Raises:
        InvalidFile: every problem in it, by line.
    """

    def rules(value: Plain) -> Problems:
        return [
            *_id_problems(value, called),
            *unusable(value),
            *inconsistent(value),
        ]

    return checked(Framework, parsed, path, rules)


def overlay_from(
    parsed: Parsed, path: Path, below: Framework | None, problem: str, *, called: str = ""
) -> Overlay:
    """Return the overlay a file holds, checked against what it lies on.

    `problem` says what is wrong with the id it names, where that leads to nothing; `called` is
    the name it has in the library.

    Raises:
        InvalidFile: every problem in it, by line.
    """

    def rules(value: Plain) -> Problems:
        lies_on: Problems = [(("of",), problem)] if problem else []
        return [
            *_id_problems(value, called),
            *lies_on,
            *unusable(value),
            *broken_rules(value, below),
        ]

    whole = Parsed(with_own_sources(parsed.value), parsed.lines)
    return checked(Overlay, whole, path, lambda _: rules(parsed.value))


def _id_problems(value: Plain, called: str) -> Problems:
    id = value.get("id") if isinstance(value, dict) else None
    if not isinstance(id, str):
        return []  # its shape is told of
    if id in BUNDLED or called in BUNDLED:
        id = id if id in BUNDLED else called
        return [(("id",), f"isp brings a framework called {id!r}; give yours another name")]
    if called and id != called:
        return [(("id",), f"the file is called {called}.yaml, so its id is {called!r}")]
    what = f"{id[:64]!r} cannot be the name of a file: use lower-case words and '-'"
    return [] if is_name(id) else [(("id",), what)]


def add_file(folder: Path, id: str, data: bytes, disk: Disk, *, replace: bool) -> Added:
    """Put a file that was checked into the library; an earlier one of its id stays beside it.

    Raises:
        BrokenRule: there is another of this id, and it was not to be replaced.
        CannotRead, CannotSave: the disk says no.
        ChangedOnDisk: another program wrote the earlier one at the same moment.
    """
    path = folder / f"{id}.yaml"
    files.make_folder(folder, disk)
    try:
        files.create(path, data, disk)
        return Added(path)
    except FileExistsError as taken:
        if not replace:
            raise BrokenRule(
                f"there is a framework called {id!r} already, and it was left as it is",
                hint="the option --replace puts yours in its place and keeps the old one beside it",
            ) from taken
    old = files.read(path)
    before = _kept_beside(path, old, disk)
    files.replace(path, data, disk, expected=files.digest(old))
    return Added(path, before)


def _kept_beside(path: Path, data: bytes, disk: Disk) -> Path:
    number = 1
    while True:
        kept = path.with_name(f"{path.stem}.before-{number}.yaml")
        with suppress(FileExistsError):
            files.create(kept, data, disk)
            return kept
        number += 1
