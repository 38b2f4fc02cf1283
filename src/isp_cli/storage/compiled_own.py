"""What was made of a person's own framework file, kept as JSON, so that reading stays quick.

It is only ever a copy: it is taken where it bears the digest of the very bytes that are read now,
and comes from this isp; else the YAML is read. A home that cannot be written to does without.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import isp_cli
from isp_cli.core.digests import checksum
from isp_cli.core.records import Plain
from isp_cli.errors import CannotRead, CannotSave, ChangedOnDisk
from isp_cli.storage import files
from isp_cli.storage.disk import Disk

FOLDER = "compiled"
_MADE_BY = f"isp {isp_cli.__version__}"


class Compiled(NamedTuple):
    """A compiled file: what kind it was made of, what it lies on, its digest, and its record."""

    format: str
    of: str
    digest: str
    record: Plain


def read_compiled(folder: Path, id: str) -> Compiled | None:
    """Return what was compiled of the file of this id; None if nothing was, or it is damaged."""
    try:
        head, _, body = files.read(_path(folder, id)).partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        if told["by"] != _MADE_BY or told["checksum"] != checksum(body):
            return None
        return Compiled(str(told["format"]), str(told["of"]), str(told["digest"]), json.loads(body))
    except (CannotRead, ValueError, KeyError, TypeError):
        return None


def keep_compiled(folder: Path, id: str, made: Compiled) -> None:
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
    return folder / FOLDER / f"{id}.json"
