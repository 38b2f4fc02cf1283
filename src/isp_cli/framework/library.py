"""The frameworks there are: those isp brings, and a person's own and their overlays at home.

An own file is `frameworks/ID.yaml` below the home. Reading one goes through here; what it must say
is checked by `framework.own_file`, which also puts new files there, and which one is in use is
`framework.in_use`'s part. What a checked file was made into is kept as JSON in a folder beside it,
so that the next reading takes milliseconds: only where a disk is named, and never in the way of
reading. `disk` is that of the run; without one nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import isp_cli
from isp_cli.errors import (
    CannotRead,
    CannotSave,
    ChangedOnDisk,
    InvalidFile,
    IspError,
    Problem,
    UnknownFramework,
)
from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.files.folders import Unread, exists, misnamed_files, refuse, yaml_in
from isp_cli.framework import overlay, records
from isp_cli.framework.bundled import BUNDLED, FOLDER, bundled_edition
from isp_cli.framework.edition import Edition, checksum, pin_of
from isp_cli.framework.overlay import Overlay, apply_overlay
from isp_cli.framework.records import FORMAT, Framework
from isp_cli.framework.rules import is_name
from isp_cli.records import NamedTuple, PlainData, build, is_dataclass, plain
from isp_cli.wording import nearest_ids, with_nearest

_COMPILED = "compiled"


class OwnFramework(NamedTuple):
    """A framework or overlay by its id; `path` is empty for one that isp brings."""

    id: str
    path: Path | None = None


def own_frameworks(home: Path, unread: Unread = refuse) -> list[OwnFramework]:
    """Return everything there is: what isp brings first, then the person's by id.

    Raises:
        CannotLook, InvalidFile: as `folders.yaml_in`.
    """
    own = yaml_in(home / FOLDER, is_name, unread)
    return [
        *(OwnFramework(id) for id in BUNDLED),
        *(OwnFramework(path.stem, path) for path in own),
    ]


def ids_passed_over(home: Path, unread: Unread) -> list[InvalidFile]:
    """Return the person's files that are none of these because of their names."""
    return misnamed_files(home / FOLDER, is_name, unread)


def readable_ids(home: Path, disk: Disk | None = None) -> frozenset[str]:
    """Return the ids of the person's own frameworks and overlays that nothing is wrong with."""
    found = []
    for each in own_frameworks(home):
        with suppress(CannotRead, InvalidFile):
            found += [read_own(home, each.path, disk).id] if each.path else []
    return frozenset(found)


def load(home: Path, id: str, disk: Disk | None = None) -> Framework:
    """Return the framework of this id, with its overlays.

    Raises:
        UnknownFramework, CannotRead, InvalidFile: as `find_edition`.
    """
    return find_edition(home, id, disk).framework


def find_edition(home: Path, id: str, disk: Disk | None = None) -> Edition:
    """Read the framework or overlay of this id, one of isp's before a person's.

    Raises:
        UnknownFramework: there is none; carries the nearest ids.
        CannotRead: its file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    return _Library(home, disk).edition_of(id.strip().casefold())


def every_edition(home: Path, disk: Disk | None = None) -> Iterator[Edition | Path]:
    """Yield every framework and overlay there is; of one that cannot be read, where it stands.

    Where their folder cannot be looked into, it is that one.
    """
    unread: list[IspError] = []
    for each in own_frameworks(home, unread.append):
        try:
            yield find_edition(home, each.id, disk)
        except (CannotRead, InvalidFile):
            yield each.path or Path(each.id)
    if unread:
        yield home / FOLDER


def read_own(home: Path, path: Path, disk: Disk | None = None) -> Edition:
    """Read one of the person's own files, whatever its name.

    Raises:
        CannotRead: it, or what it lies on, cannot be read.
        InvalidFile: every problem in it, by line.
    """
    return _Library(home, disk).own(path.stem, path)


def check_own_file(home: Path, data: bytes, path: Path | str) -> Edition:
    """Check what a framework's or an overlay's file says; `path` is what errors call it.

    A file that stands among the person's own has to be called as its id. Of what it says itself
    nothing is kept.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    path = Path(path)
    is_there = path.absolute().parent == (home / FOLDER).absolute()
    called = path.stem if is_there and is_name(path.stem) else ""
    return _Library(home, None).checked(data, path, called=called)


class _Compiled(NamedTuple):
    """What was made of a file: its format, what it lies on, the digest of all files, the record."""

    format: str
    of: str
    digest: str
    record: PlainData


class _Library(NamedTuple):
    """The frameworks of one home, and the disk that takes compiled copies, if one does.

    `above` are the ids of the overlays that lie on what is looked for.
    """

    home: Path
    disk: Disk | None

    def edition_of(self, id: str, above: tuple[str, ...] = ()) -> Edition:
        if id in BUNDLED:
            return bundled_edition(id)
        path = self.home / FOLDER / f"{id}.yaml"
        if not is_name(id) or not exists(path):
            ids = tuple(each.id for each in own_frameworks(self.home))
            raise UnknownFramework(id, nearest_ids(id, ids), ids)
        return self.own(id, path, above)

    def own(self, id: str, path: Path, above: tuple[str, ...] = ()) -> Edition:
        data = files.read(path)
        copy = self.home / FOLDER / _COMPILED / f"{id}.json"
        compiled = _read_compiled(copy)
        made = self._unpacked(id, path, data, compiled, above) if compiled else None
        if made is None:
            made = self.checked(data, path, above, called=path.stem)
            if self.disk is not None:
                _keep_compiled(copy, made, self.disk)
        return made

    def _unpacked(
        self, id: str, path: Path, data: bytes, compiled: _Compiled, above: tuple[str, ...]
    ) -> Edition | None:
        """Return what was compiled, where it was made of the very files there are now."""
        try:
            if compiled.format == FORMAT:
                if compiled.digest != pin_of(data):
                    return None
                return Edition(id, build(Framework, compiled.record), path, (data,))
            if compiled.of in above:
                return None
            below = self.edition_of(compiled.of, (*above, id))
            if compiled.digest != pin_of(b"".join((*below.files, data))):
                return None
            return _laid(below, build(Overlay, compiled.record), path, data)
        except (IspError, ValueError, KeyError, TypeError, AttributeError):
            return None  # the YAML says what is wrong

    def checked(
        self, data: bytes, path: Path, above: tuple[str, ...] = (), *, called: str = ""
    ) -> Edition:
        from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - only for one of their own
        from isp_cli.framework.own_file import (  # noqa: PLC0415
            overlay_from,
            own_framework,
            refuse_case_package,
        )

        refuse_case_package(data, path)
        parsed = parse(data, path)
        said = parsed.value if isinstance(parsed.value, dict) else {}
        if not _is_overlay(said):
            framework = own_framework(parsed, path, called=called)
            return Edition(framework.id, framework, path, (data,))
        below, problem = self._below(said, above)
        lies_on = below.framework if below else None
        checked = overlay_from(parsed, path, lies_on, problem, called=called)
        if below is None:
            raise InvalidFile(path, (Problem(parsed.line(("of",)), "of", problem),))
        return _laid(below, checked, path, data)

    def _below(
        self, said: dict[str, PlainData], above: tuple[str, ...]
    ) -> tuple[Edition | None, str]:
        """Return what an overlay lies on; else what is wrong with the id it names."""
        id, of = said.get("id"), said.get("of")
        if not isinstance(of, str):
            return None, ""  # its shape is told of
        if not of.strip():
            return None, "name a framework, or another overlay: 'isp framework list' shows them"
        if of in (id, *above):
            return None, f"{of!r} lies on this overlay in its turn: name a framework"
        try:
            return self.edition_of(of, (*above, str(id))), ""
        except UnknownFramework as unknown:
            problem = f"there is no framework called {of[:64]!r}"
            return None, with_nearest(problem, of, unknown.nearest)


def _laid(below: Edition, on_it: Overlay, path: Path, data: bytes) -> Edition:
    framework = apply_overlay(below.framework, on_it)
    return Edition(on_it.id, framework, path, (*below.files, data), on_it)


def _is_overlay(said: dict[str, PlainData]) -> bool:
    format = str(said.get("format", ""))
    if format.startswith(("isp-framework", "isp-overlay")):
        return format.startswith("isp-overlay")
    return "of" in said and "domains" not in said  # so that a misspelt format is told as one


def _read_compiled(copy: Path) -> _Compiled | None:
    """Return what was made of a file; None if nothing was, or it is damaged or of another shape."""
    try:
        head, _, body = files.read(copy).partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        if told["by"] != _made_by() or told["checksum"] != checksum(body):
            return None
        format, of, digest = (str(told[key]) for key in ("format", "of", "digest"))
        return _Compiled(format, of, digest, json.loads(body))
    except (CannotRead, ValueError, KeyError, TypeError):
        return None


def _keep_compiled(copy: Path, made: Edition, disk: Disk) -> None:
    """Keep what was made of a file; where that cannot be, it is made again next time."""
    record = made.overlay or made.framework
    body = json.dumps(plain(record), ensure_ascii=False, separators=(",", ":")).encode()
    head = {"by": _made_by(), "format": record.format, "of": made.of, "digest": made.digest}
    told = json.dumps(head | {"checksum": checksum(body)}).encode()
    with suppress(CannotSave, CannotRead, ChangedOnDisk):
        files.make_folder(copy.parent, disk)
        there = files.digest(files.read(copy)) if files.is_there(copy) else ""
        files.replace(copy, told + b"\n" + body, disk, expected=there)


@cache
def shape_of_records(*modules: ModuleType) -> str:
    """Return a checksum of all that the records of some modules can hold: what they are made of.

    It follows each key of each record, with its type, and the words that such a type lists.
    """
    lines = []
    for name, value in (named for module in modules for named in vars(module).items()):
        if isinstance(value, type) and is_dataclass(value):
            lines.append(f"{name} {value.__annotations__}")
        elif getattr(value, "__origin__", None) is Literal:
            lines.append(f"{name} {value}")
    return checksum("\n".join(sorted(lines)).encode())


def _made_by() -> str:
    """Name what makes a copy that is to be trusted: this isp, with the records it has now."""
    return f"isp {isp_cli.__version__} {shape_of_records(records, overlay)}"
