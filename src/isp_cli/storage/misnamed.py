"""YAML files that isp passes over because of their names: told of, so that nobody looks in vain."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem

_KEPT_BESIDE = re.compile(r".+\.before-[0-9]+\.yaml\Z", re.ASCII)
_NO_WORD = re.compile(r"[^a-z0-9]+", re.ASCII)


def misnamed(folder: Path, may_be_id: Callable[[str], bool]) -> list[InvalidFile]:
    """Return each YAML file of a folder whose name is no id with '.yaml' behind it."""
    try:
        there = sorted(
            path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml")
        )
    except OSError:
        return []
    return [
        _told(path, may_be_id)
        for path in there
        if not (path.name.startswith(".") or _KEPT_BESIDE.match(path.name))
        and (path.suffix != ".yaml" or not may_be_id(path.stem))
    ]


def _told(path: Path, may_be_id: Callable[[str], bool]) -> InvalidFile:
    name = _NO_WORD.sub("-", path.stem.casefold()).strip("-")
    like = f", like {name}.yaml" if may_be_id(name) else ": lower-case words and '-', and .yaml"
    way_out = f"call it as the id in it says{like}"
    what = f"isp does not see a file of this name: {way_out}"
    return InvalidFile(path, (Problem(None, "", what),), hint=way_out)
