"""Load frameworks: the bundled one in milliseconds, and any file, checked, in its own time.

The authored YAML is the truth. Building the package parses it once and puts the result beside it
as JSON with the digest of the YAML; where the digest differs, the YAML is parsed instead.
"""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from isp_cli.core.consistency import inconsistencies
from isp_cli.core.framework import Framework
from isp_cli.core.records import Plain, build
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage.files import digest, read


def bundled(name: str) -> Traversable:
    """Find a file of `data/`, however isp was installed.

    Raises:
        CannotRead: the installation lacks it.
    """
    packaged = files("isp_cli").joinpath("data", name)
    if packaged.is_file():
        return packaged
    # An editable install or a plain checkout: data/ stands at the top of the repository.
    root = Path(__file__).resolve().parents[3]
    if (root / "pyproject.toml").is_file() and (root / "data" / name).is_file():
        return root / "data" / name
    raise CannotRead(name, "isp was installed without it; please install it again")


def practice_guide() -> Framework:
    """Return the bundled Practice Guide.

    Raises:
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    source = bundled("framework.yaml")
    data = source.read_bytes()
    try:
        compiled = json.loads(bundled("framework.json").read_bytes())
        if compiled["digest"] == digest(data):
            return build(Framework, compiled["framework"])
    except (CannotRead, OSError, ValueError, KeyError, TypeError):
        pass  # built without it, or damaged: the YAML says the same
    return framework_from(data, str(source))


def read_framework(path: Path) -> Framework:
    """Read and check a framework file.

    Raises:
        CannotRead: the file cannot be read.
        InvalidFile: every problem in it, by line.
    """
    return framework_from(read(path), path)


def framework_from(data: bytes, path: Path | str) -> Framework:
    """Check what a framework file says; `path` is what errors call it.

    Raises:
        InvalidFile: every problem in it, by line.
    """
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
    record = {"digest": digest(data), "framework": framework}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
