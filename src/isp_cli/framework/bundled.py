"""Load frameworks: the bundled ones in milliseconds, and any file, checked, in its own time.

The authored YAML is the truth. Building the package parses it once and puts the result beside it
as JSON with a checksum of the YAML; where the checksum differs, the YAML is parsed instead."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import isp_cli
from isp_cli.errors import CannotRead, InvalidFile, UnknownName
from isp_cli.framework.crosswalk import Crosswalk, disagreements
from isp_cli.framework.edition import Edition, checksum, pin_of
from isp_cli.framework.records import GUIDE, TCI, Framework
from isp_cli.records import NamedTuple, PlainData, build

BUNDLED = {GUIDE: "framework", TCI: "tci"}
"""The frameworks that come with isp, each with the name of its files."""

_PACKAGE = Path(isp_cli.__file__).parent
_REPOSITORY = _PACKAGE.parents[1]


class LoadedFramework(NamedTuple):
    """A framework, and the digest of the very YAML it was made of."""

    framework: Framework
    digest: str


def read_bundled(name: str) -> tuple[bytes, Path]:
    """Return the bytes of a file of `data/`, however isp was installed, and where it stands.

    Raises:
        CannotRead: the installation lacks it.
    """
    packaged = _PACKAGE / "data" / name
    try:
        # the loader also reads from a zip; importlib.resources does too, at four times the cost
        return isp_cli.__loader__.get_data(str(packaged)), packaged  # type: ignore[union-attr]
    except OSError:
        pass  # an editable install or a plain checkout: data/ stands at the top of the repository
    authored = _REPOSITORY / "data" / name
    if (_REPOSITORY / "pyproject.toml").is_file() and authored.is_file():
        return authored.read_bytes(), authored
    raise CannotRead(name, "isp was installed without it; please install it again")


def read_template(kind: str) -> str:
    """Return the template that a file of one's own begins from; `kind` is framework or overlay.

    Raises:
        CannotRead: the installation lacks it.
    """
    return read_bundled(f"templates/{kind}.yaml")[0].decode()


def read_style() -> str:
    """Return the CSS of every page that is printed as HTML.

    Raises:
        CannotRead: the installation lacks it.
    """
    return read_bundled("page.css")[0].decode()


def practice_guide() -> Framework:
    """Return the bundled Practice Guide.

    Raises:
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    return bundled_framework(GUIDE).framework


@cache
def bundled_framework(id: str) -> LoadedFramework:
    """Return one of the frameworks that come with isp, read once.

    Raises:
        UnknownName: none of them has this id.
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    if id not in BUNDLED:
        raise UnknownName(id, tuple(BUNDLED), among="the bundled frameworks")
    data, path = read_bundled(f"{BUNDLED[id]}.yaml")
    try:
        held = compiled_record(f"{BUNDLED[id]}.json", data)
        return LoadedFramework(build(Framework, held["record"]), str(held["digest"]))
    except (CannotRead, OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # built without it, or damaged: the YAML says the same
    return LoadedFramework(framework_from(data, path), pin_of(data))


def compiled_record(name: str, data: bytes) -> dict[str, Any]:
    """Return what was compiled of a file of `data/`: its record and its digest.

    Raises:
        CannotRead: it was not compiled.
        ValueError: it was compiled of other bytes than `data`, or is damaged.
    """
    held = json.loads(read_bundled(name)[0])
    if not isinstance(held, dict) or held.get("checksum") != checksum(data):
        raise ValueError(name)
    return held


def framework_from(data: bytes, path: Path | str) -> Framework:
    """Check what a framework file says; `path` is what errors call it.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    from isp_cli.files.schema import check_parsed  # noqa: PLC0415 - not where it is compiled
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - not where it is compiled
    from isp_cli.framework.rules import check_consistency  # noqa: PLC0415 - only to check

    return check_parsed(Framework, parse(data, path), path, check_consistency)


def compile_yaml(data: bytes) -> bytes:
    """Return the JSON form of a file of `data/`, with checksum and digest; used by the build."""
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - not where it is compiled

    record: PlainData = parse(data, "a file of data/").value
    held = {"checksum": checksum(data), "digest": pin_of(data), "record": record}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


_NAME = "crosswalk"


def bundled_crosswalk() -> Crosswalk:
    """Return this project's reading of the Practice Guide beside TCI's white paper.

    Raises:
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    data, path = read_bundled(f"{_NAME}.yaml")
    try:
        return build(Crosswalk, compiled_record(f"{_NAME}.json", data)["record"])
    except (CannotRead, OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # built without it, or damaged: the YAML says the same
    both = bundled_framework(GUIDE).framework, bundled_framework(TCI).framework
    return crosswalk_from(data, path, both)


def crosswalk_from(
    data: bytes, path: Path | str, frameworks: tuple[Framework, Framework]
) -> Crosswalk:
    """Check what a crosswalk file says of two frameworks; `path` is what errors call it.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    from isp_cli.files.schema import (  # noqa: PLC0415 - not where it is compiled
        locate_problems,
        validate,
    )
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - not where it is compiled

    parsed = parse(data, path)
    crosswalk = validate(Crosswalk, parsed, path)
    problems = locate_problems(disagreements(crosswalk, frameworks), parsed)
    if problems:
        raise InvalidFile(path, problems)
    return crosswalk


FOLDER = "frameworks"


def bundled_edition(id: str) -> Edition:
    """Read one of the frameworks that isp brings.

    Raises:
        CannotRead: the installation lacks it.
    """
    data, path = read_bundled(f"{BUNDLED[id]}.yaml")
    return Edition(id, bundled_framework(id).framework, path, (data,), is_bundled=True)
