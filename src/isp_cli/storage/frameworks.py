"""Load frameworks: the bundled one in milliseconds, and any file, checked, in its own time.

The authored YAML is the truth. Building the package parses it once and puts the result beside it
as JSON with the digest of the YAML; where the digest differs, the YAML is parsed instead.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import isp_cli
from isp_cli.core.framework import Framework
from isp_cli.core.records import Plain, build
from isp_cli.errors import CannotRead, InvalidFile

_PACKAGE = Path(isp_cli.__file__).parent
_REPOSITORY = _PACKAGE.parents[1]


def bundled(name: str) -> tuple[bytes, Path]:
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


def practice_guide() -> Framework:
    """Return the bundled Practice Guide.

    Raises:
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    data, path = bundled("framework.yaml")
    try:
        held = json.loads(bundled("framework.json")[0])
        if held["digest"] == _digest(data):
            return build(Framework, held["framework"])
    except (CannotRead, OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # built without it, or damaged: the YAML says the same
    return framework_from(data, path)


def _digest(data: bytes) -> str:
    """Tell an edited YAML from the one that was compiled; nothing is trusted because of it."""
    return f"{len(data)}-{zlib.crc32(data):08x}"


def read_framework(path: Path) -> Framework:
    """Read and check a framework file.

    Raises:
        CannotRead: the file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    from isp_cli.storage.files import read  # noqa: PLC0415 - only for a file of somebody's own

    return framework_from(read(path), path)


def framework_from(data: bytes, path: Path | str) -> Framework:
    """Check what a framework file says; `path` is what errors call it.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    from isp_cli.core.consistency import inconsistencies  # noqa: PLC0415 - only to check
    from isp_cli.storage.schema import located, validated  # noqa: PLC0415 - brings pydantic
    from isp_cli.storage.yaml_in import parse  # noqa: PLC0415 - brings ruamel.yaml

    parsed = parse(data, path)
    framework = validated(Framework, parsed, path)
    problems = located(inconsistencies(framework), parsed)
    if problems:
        raise InvalidFile(path, problems)
    return framework


def compiled(data: bytes) -> bytes:
    """Return the JSON form of a framework's YAML, with its digest; used by the build."""
    from isp_cli.storage.yaml_in import parse  # noqa: PLC0415 - brings ruamel.yaml

    framework: Plain = parse(data, "framework.yaml").value
    record = {"digest": _digest(data), "framework": framework}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
