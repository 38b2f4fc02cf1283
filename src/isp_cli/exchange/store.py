"""Frameworks that come from elsewhere: JSON packages read, checked, and written as our YAML.

What a package means is said in `exchange.case_read`; here are its bytes, their limits, and the way
from a problem with what was made of it back to its path in the package."""

from __future__ import annotations

import json
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem
from isp_cli.exchange.case_read import ImportedPackage, PackageProblems, import_package
from isp_cli.files.schema import locate_problems, validate
from isp_cli.files.yaml_in import ParsedYaml, text_of
from isp_cli.files.yaml_out import dump_record
from isp_cli.framework.bundled import framework_from
from isp_cli.framework.records import Framework
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import PlainData, sparse_record

_MOST_BYTES = 16 * 1024 * 1024
_MOST_PARTS = 2_000_000
_MOST_PROBLEMS = 200
_MOST_DIGITS = 15
_HINT = "mend it where the package comes from, and export it again"


def from_case(data: bytes, path: Path | str, *, id: str = "") -> tuple[Framework, tuple[str, ...]]:
    """Make a framework of a CASE package's bytes, and say what was decided on the way.

    Raises:
        InvalidFile: every problem in it, by its path in the package.
    """
    value = _json(data, path)
    _refuse_own_file(value, path)
    found = import_package(value, id=id)
    framework, problems = _checked(found)
    if problems and found.is_ours:
        (where, what), more = problems[0], len(problems) - 1
        others = f" (and {more} more like it)" if more else ""
        found = import_package(value, id=id, not_ours=f"{where}: {what}{others}")
        framework, problems = _checked(found)
    if framework is None or problems:
        told = tuple(Problem(None, at, what) for at, what in problems[:_MOST_PROBLEMS])
        raise InvalidFile(path, told, hint=_HINT)
    return framework, found.remarks


def _refuse_own_file(value: PlainData, path: Path | str) -> None:
    format = value.get("format") if isinstance(value, dict) else None
    if isinstance(format, str) and format.startswith(("isp-framework/", "isp-overlay/")):
        problem = Problem(
            None, "", "this is no CASE package but a file of isp's own: add it as it is"
        )
        hint = "isp framework check FILE, then: isp framework add FILE"
        raise InvalidFile(path, (problem,), hint=hint)


def _checked(found: ImportedPackage) -> tuple[Framework | None, PackageProblems]:
    """Return the framework that was made of a package, and its problems by their paths there."""
    if found.problems:
        return None, found.problems
    made = ParsedYaml(found.framework, {})
    try:
        framework = validate(Framework, made, "")
    except InvalidFile as invalid:
        return None, tuple(_in_package(each, found.paths or {}) for each in invalid.problems)
    wrong = locate_problems(inconsistencies(framework), made)
    return framework, tuple(_in_package(each, found.paths or {}) for each in wrong)


def _in_package(problem: Problem, paths: dict[str, str]) -> tuple[str, str]:
    steps = problem.where.split(" > ")
    for number, step in reversed(tuple(enumerate(steps, 1))):
        if step in paths:
            return paths[step], ": ".join((*steps[number:], problem.what))
    return "CFDocument", ": ".join((*steps, problem.what))


def as_yaml(framework: Framework) -> bytes:
    """Return a framework as a file's bytes, proved by reading them back.

    Raises:
        InvalidFile: no file can hold it: it is too large, or nested too deep.
    """
    name = "what would be written"
    refused: InvalidFile | None = None
    for quoted in (False, True):
        data = dump_record(sparse_record(framework), quoted=quoted, sealed=False)
        try:
            if framework_from(data, name) == framework:
                return data
        except InvalidFile as invalid:
            refused = invalid
    raise refused or AssertionError("the framework does not read back as it was written")


def _json(data: bytes, path: Path | str) -> PlainData:
    if len(data) > _MOST_BYTES:
        what = f"it is larger than {_MOST_BYTES // 1024 // 1024} MiB"
        raise InvalidFile(path, (Problem(None, "", what),), hint="export one framework at a time")
    text = text_of(data, path)
    if sum(map(text.count, "{[,")) > _MOST_PARTS:  # not fewer than its values, and quick to say
        problem = Problem(None, "", f"it has more than {_MOST_PARTS} parts")
        raise InvalidFile(path, (problem,), hint="export one framework at a time")
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
