"""Load crosswalks: the bundled one in milliseconds, and any file, checked against frameworks."""

from __future__ import annotations

from pathlib import Path

from isp_cli.core.crosswalk import Crosswalk, disagreements
from isp_cli.core.framework import Framework
from isp_cli.core.records import build
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage.frameworks import GUIDE, TCI, bundled, bundled_framework, compiled_record

_NAME = "crosswalk"


def bundled_crosswalk() -> Crosswalk:
    """Return this project's reading of the Practice Guide beside TCI's white paper.

    Raises:
        CannotRead: the installation lacks it.
        InvalidFile: the bundled file was edited and is wrong.
    """
    data, path = bundled(f"{_NAME}.yaml")
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
    from isp_cli.storage.schema import located, validated  # noqa: PLC0415 - brings pydantic
    from isp_cli.storage.yaml_in import parse  # noqa: PLC0415 - brings ruamel.yaml

    parsed = parse(data, path)
    crosswalk = validated(Crosswalk, parsed, path)
    problems = located(disagreements(crosswalk, frameworks), parsed)
    if problems:
        raise InvalidFile(path, problems)
    return crosswalk
