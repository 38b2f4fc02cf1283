"""The frameworks there are: those isp brings, and a person's own and their overlays at home.

An own file is `frameworks/ID.yaml` below the home."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

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
from isp_cli.files.files import Disk, misnamed_files
from isp_cli.framework.bundled import BUNDLED, FOLDER, bundled_edition
from isp_cli.framework.edition import Edition, checksum, pin_of
from isp_cli.framework.overlay import Overlay, apply_overlay
from isp_cli.framework.records import FORMAT, Framework
from isp_cli.framework.rules import is_name
from isp_cli.records import PlainData, build, plain
from isp_cli.wording import nearest_ids, with_nearest

_COMPILED = "compiled"

_MADE_BY = f"isp {isp_cli.__version__}"


class CompiledFramework(NamedTuple):
    """A compiled file: what kind it was made of, what it lies on, its digest, and its record."""

    format: str
    of: str
    digest: str
    record: PlainData


def read_compiled(folder: Path, id: str) -> CompiledFramework | None:
    """Return what was compiled of the file of this id; None if nothing was, or it is damaged."""
    try:
        head, _, body = files.read(_path(folder, id)).partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        if told["by"] != _MADE_BY or told["checksum"] != checksum(body):
            return None
        return CompiledFramework(
            str(told["format"]), str(told["of"]), str(told["digest"]), json.loads(body)
        )
    except (CannotRead, ValueError, KeyError, TypeError):
        return None


def keep_compiled(folder: Path, id: str, made: CompiledFramework) -> None:
    """Keep what was made of a file; where that cannot be, it is made again next time."""
    body = json.dumps(made.record, ensure_ascii=False, separators=(",", ":")).encode()
    head = {"by": _MADE_BY, "format": made.format, "of": made.of, "digest": made.digest}
    told = json.dumps(head | {"checksum": checksum(body)}).encode()
    path = _path(folder, id)
    with suppress(CannotSave, CannotRead, ChangedOnDisk):
        files.make_folder(path.parent, Disk())
        there = files.digest(files.read(path)) if files.is_there(path) else ""
        files.replace(path, told + b"\n" + body, Disk(), expected=there)


def _path(folder: Path, id: str) -> Path:
    return folder / _COMPILED / f"{id}.json"


class OwnFramework(NamedTuple):
    """A framework or overlay by its id; `path` is empty for one that isp brings."""

    id: str
    path: Path | None = None


def own_frameworks(home: Path) -> list[OwnFramework]:
    """Return everything there is: what isp brings first, then the person's by id."""
    try:
        own = sorted(path for path in (home / FOLDER).iterdir() if path.suffix == ".yaml")
    except OSError:
        own = []
    return [
        *(OwnFramework(id) for id in BUNDLED),
        *(OwnFramework(path.stem, path) for path in own if is_name(path.stem)),
    ]


def ids_passed_over(home: Path) -> list[InvalidFile]:
    """Return the person's files that are none of these because of their names."""
    return misnamed_files(home / FOLDER, is_name)


def readable_ids(home: Path) -> frozenset[str]:
    """Return the ids of the person's own frameworks and overlays that nothing is wrong with."""
    found = []
    for each in own_frameworks(home):
        with suppress(CannotRead, InvalidFile):
            found += [read_own(home, each.path).id] if each.path else []
    return frozenset(found)


def load(home: Path, id: str) -> Framework:
    """Return the framework of this id, with its overlays; raises as `find_edition`."""
    return find_edition(home, id).framework


def find_edition(home: Path, id: str) -> Edition:
    """Read the framework or overlay of this id, one of isp's before a person's.

    Raises:
        UnknownFramework: there is none; carries the nearest ids.
        CannotRead: its file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    return _known(home, id.strip().casefold(), ())


def every_edition(home: Path) -> Iterator[Edition | Path]:
    """Yield every framework and overlay there is; of one that cannot be read, where it stands."""
    for each in own_frameworks(home):
        try:
            yield find_edition(home, each.id)
        except (CannotRead, InvalidFile):
            yield each.path or Path(each.id)


def read_own(home: Path, path: Path) -> Edition:
    """Read one of the person's own files, whatever its name; raises as `find_edition`."""
    return _own(home, path.stem, path, ())


def _known(home: Path, id: str, above: tuple[str, ...]) -> Edition:
    if id in BUNDLED:
        return bundled_edition(id)
    path = home / FOLDER / f"{id}.yaml"
    if not is_name(id) or not files.is_there(path):
        ids = tuple(each.id for each in own_frameworks(home))
        raise UnknownFramework(id, nearest_ids(id, ids), ids)
    return _own(home, id, path, above)


def _own(home: Path, id: str, path: Path, above: tuple[str, ...]) -> Edition:
    data = files.read(path)
    held = read_compiled(home / FOLDER, id)
    made = _unpacked(home, id, path, data, held, above) if held else None
    if made is not None:
        return made
    made = _checked(home, data, path, above, called=path.stem)
    record = made.overlay or made.framework
    of = made.overlay.of if made.overlay else ""
    keep_compiled(
        home / FOLDER, id, CompiledFramework(record.format, of, made.digest, plain(record))
    )
    return made


def _unpacked(
    home: Path, id: str, path: Path, data: bytes, held: CompiledFramework, above: tuple[str, ...]
) -> Edition | None:
    """Return what was compiled, where it was made of the very files there are now."""
    try:
        if held.format == FORMAT:
            if held.digest != pin_of(data):
                return None
            return Edition(id, build(Framework, held.record), path, (data,))
        below = _known(home, held.of, (*above, id)) if held.of not in above else None
        if below is None or held.digest != pin_of(b"".join((*below.files, data))):
            return None
        overlay = build(Overlay, held.record)
        return _laid(below, overlay, path, data)
    except (IspError, ValueError, KeyError, TypeError, AttributeError):
        return None  # the YAML says what is wrong


def _laid(below: Edition, overlay: Overlay, path: Path, data: bytes) -> Edition:
    framework = apply_overlay(below.framework, overlay)
    return Edition(overlay.id, framework, path, (*below.files, data), overlay)


def check_own_file(home: Path, data: bytes, path: Path | str) -> Edition:
    """Check what a framework's or an overlay's file says; `path` is what errors call it.

    A file that stands among the person's own has to be called as its id.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    path = Path(path)
    is_there = path.absolute().parent == (home / FOLDER).absolute()
    called = path.stem if is_there and is_name(path.stem) else ""
    return _checked(home, data, path, (), called=called)


def _checked(
    home: Path, data: bytes, path: Path, above: tuple[str, ...], *, called: str = ""
) -> Edition:
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - brings ruamel.yaml
    from isp_cli.framework.own_file import (  # noqa: PLC0415 - brings pydantic
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
    below, problem = _below(home, said, above)
    lies_on = (below.framework if below else None, problem)
    overlay = overlay_from(parsed, path, *lies_on, called=called)
    if below is None:
        raise InvalidFile(path, (Problem(parsed.line(("of",)), "of", problem),))
    return _laid(below, overlay, path, data)


def _below(
    home: Path, said: dict[str, PlainData], above: tuple[str, ...]
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
        return _known(home, of, (*above, str(id))), ""
    except UnknownFramework as unknown:
        problem = f"there is no framework called {of[:64]!r}"
        return None, with_nearest(problem, of, unknown.nearest)


def _is_overlay(said: dict[str, PlainData]) -> bool:
    format = str(said.get("format", ""))
    if format.startswith(("isp-framework", "isp-overlay")):
        return format.startswith("isp-overlay")
    return "of" in said and "domains" not in said  # so that a misspelt format is told as one
