"""YAML files that isp passes over, for their names or their folder's: all are told of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem

_KEPT_BESIDE = re.compile(r".+\.before-[0-9]+\.yaml\Z", re.ASCII)
_NO_WORD = re.compile(r"[^a-z0-9]+", re.ASCII)


def misnamed(folder: Path, may_be_id: Callable[[str], bool]) -> list[InvalidFile]:
    """Return each YAML file of a folder whose name is no id with '.yaml' behind it.

    Where something that is no folder has the folder's name, it is that.
    """
    try:
        there = sorted(
            path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml")
        )
    except NotADirectoryError:
        return [_no_folder(folder)]
    except OSError:
        return []
    return [
        _told(path, may_be_id)
        for path in there
        if not (path.name.startswith(".") or _KEPT_BESIDE.match(path.name))
        and (path.suffix != ".yaml" or not may_be_id(path.stem))
    ]


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
