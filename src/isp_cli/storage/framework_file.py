"""Frameworks that come from elsewhere: JSON packages read, checked, and written as our YAML."""

from __future__ import annotations

import json
from pathlib import Path

from isp_cli.core.case_in import imported
from isp_cli.core.consistency import inconsistencies
from isp_cli.core.framework import Framework
from isp_cli.core.records import Plain
from isp_cli.errors import InvalidFile, Problem
from isp_cli.storage.entry_file import sparse
from isp_cli.storage.frameworks import framework_from
from isp_cli.storage.schema import located, validated
from isp_cli.storage.yaml_in import Parsed, text_of
from isp_cli.storage.yaml_out import dumped

_MOST_BYTES = 16 * 1024 * 1024
_MOST_PROBLEMS = 200
_MOST_DIGITS = 15
_HINT = "mend it where the package comes from, and export it again"


def from_case(data: bytes, path: Path | str) -> tuple[Framework, tuple[str, ...]]:
    """Make a framework of a CASE package's bytes, and say what was decided on the way.

    Raises:
        InvalidFile: every problem in it, by its path in the package.
    """
    found = imported(_json(data, path))
    problems = tuple(Problem(None, at, what) for at, what in found.problems)
    if problems:
        raise InvalidFile(path, problems[:_MOST_PROBLEMS], hint=_HINT)
    made = Parsed(found.framework, {})
    try:
        framework = validated(Framework, made, path)
    except InvalidFile as invalid:
        raise InvalidFile(path, invalid.problems, hint=_HINT) from invalid
    problems = located(inconsistencies(framework), made)
    if problems:
        raise InvalidFile(path, problems, hint=_HINT)
    return framework, found.remarks


def as_yaml(framework: Framework) -> bytes:
    """Return a framework as a file's bytes, proved by reading them back.

    Raises:
        InvalidFile: no file can hold it: it is too large, or nested too deep.
    """
    name = "what would be written"
    refused: InvalidFile | None = None
    for quoted in (False, True):
        data = dumped(sparse(framework), quoted=quoted, sealed=False)
        try:
            if framework_from(data, name) == framework:
                return data
        except InvalidFile as invalid:
            refused = invalid
    raise refused or AssertionError("the framework does not read back as it was written")


def _json(data: bytes, path: Path | str) -> Plain:
    if len(data) > _MOST_BYTES:
        what = f"it is larger than {_MOST_BYTES // 1024 // 1024} MiB"
        raise InvalidFile(path, (Problem(None, "", what),), hint="export one framework at a time")
    text = text_of(data, path)
    try:
        return json.loads(text, parse_int=_whole, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg.lower()}"
        problem = Problem(error.lineno, "", what)
    except RecursionError:
        problem = Problem(None, "", "it is nested too deep")
    hint = "a CASE package is one JSON file; 'isp framework check' reads YAML"
    raise InvalidFile(path, (problem,), hint=hint)


def _whole(digits: str) -> int | str:
    """Keep a number that no sequence has as text: a hostile one may have a million digits."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits
