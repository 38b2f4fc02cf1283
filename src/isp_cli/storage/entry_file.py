"""Entries as files: a record's bytes, a file's record, and the proof that the one is the other."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from isp_cli.core.entry import FORMAT, Entry
from isp_cli.core.entry_rules import impossible
from isp_cli.core.migrations import MIGRATIONS, Migrations, is_newer
from isp_cli.core.plan import Plan
from isp_cli.core.records import Plain, plain
from isp_cli.errors import CannotSave, InvalidFile, Problem
from isp_cli.storage.git_conflict import refuse_conflicts
from isp_cli.storage.schema import located, validated
from isp_cli.storage.unknown_keys import touched
from isp_cli.storage.yaml_in import Parsed, parse
from isp_cli.storage.yaml_out import changed, dumped

R = TypeVar("R", Entry, Plan)


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record as it stands in a file: `data` is what was read, and guards the next write."""

    path: Path
    data: bytes
    record: R
    parsed: Parsed


def parsed_entry(data: bytes, path: Path) -> Parsed:
    """Read an entry's file as far as every kind has it in common.

    Raises:
        InConflict: git left two versions in it.
        InvalidFile: not YAML, cut short, or written by a newer isp.
    """
    refuse_conflicts(data, path)
    parsed = parse(data, path)
    check_entry(parsed, path)
    return parsed


def check_entry(parsed: Parsed, path: Path, *, migrations: Migrations = MIGRATIONS) -> None:
    """Check what every kind of entry has in common.

    Raises:
        InvalidFile: cut short, or in an older or newer form.
    """
    if not isinstance(parsed.value, dict):
        raise InvalidFile(
            path, (Problem(1, "", f"expected an entry that starts 'format: {FORMAT}'"),)
        )
    stated, line = stated_format(parsed), parsed.line(("format",))
    if is_newer(stated):
        problem = Problem(line, "format", f"this isp reads {FORMAT}, not {stated[:40]}")
        raise InvalidFile(path, (problem,), hint="a newer isp wrote it; upgrade isp to read it")
    if stated in migrations:
        problem = Problem(line, "format", f"this is the older form {stated}")
        hint = "bring it up to date, with a backup: isp doctor --migrate"
        raise InvalidFile(path, (problem,), hint=hint)
    if stated != FORMAT:
        raise InvalidFile(path, (Problem(line, "format", f"expected {FORMAT}"),))
    if list(parsed.value)[-1] != "end" or parsed.value["end"] != "true":
        last = max(parsed.lines.values(), default=1)
        problem = Problem(last, "", "the last line, 'end: true', is missing: the file may be cut")
        raise InvalidFile(path, (problem,), hint="if the text is whole, add the line 'end: true'")


def stated_format(parsed: Parsed) -> str:
    """Return the format a file says it has; nothing where it says none."""
    stated = parsed.value.get("format") if isinstance(parsed.value, dict) else None
    return stated if isinstance(stated, str) else ""


def loaded(data: bytes, path: Path, kind: type[R]) -> Stored[R]:
    """Make the record a file holds.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    parsed = parsed_entry(data, path)
    record = validated(kind, parsed, path)
    problems = located(impossible(record), parsed)
    if problems:
        raise InvalidFile(path, problems)
    return Stored(path, data, record, parsed)


def new_file(record: R, path: Path) -> Stored[R]:
    """Return a new file, proved by reading it back; nothing is written yet."""
    for quoted in (False, True):
        made = _read_back(dumped(sparse(record), quoted=quoted), path, record)
        if made:
            return made
    raise AssertionError("the entry does not read back as it was written")


def changed_file(stored: Stored[R], record: R) -> Stored[R]:
    """Return an existing file with the record's changes, proved by reading it back.

    Raises:
        CannotSave: a key isp does not know would change too.
    """
    for quoted in (False, True):
        data = changed(stored.data, sparse(stored.record), sparse(record), quoted=quoted)
        made = _read_back(data, stored.path, record)
        if made:
            _check_unknown_keys(stored, made)
            return made
    raise AssertionError("the entry does not read back as it was written")


def _check_unknown_keys(stored: Stored[R], made: Stored[R]) -> None:
    at = touched(stored.parsed, plain(stored.record), made.parsed, plain(made.record))
    if at:
        key = f"line {stored.parsed.line(at)}: {str(at[-1])[:60]!r}"
        hint = "put its text in quotes, or move the comment beside it, and try again"
        raise CannotSave(
            stored.path, f"{key}, which isp does not know, would change too", hint=hint
        )


def _read_back(data: bytes, path: Path, record: R) -> Stored[R] | None:
    """Return what the bytes say, where it is the record."""
    try:
        parsed = parsed_entry(data, path)
        if validated(type(record), parsed, path) != record:
            return None
    except InvalidFile:
        return None
    return Stored(path, data, record, parsed)


def sparse(record: Any) -> Plain:
    """Return a record as plain data without the optional keys that say nothing."""
    if is_dataclass(record):
        found = {}
        for each in fields(record):
            value = sparse(getattr(record, each.name))
            required = each.default is MISSING and each.default_factory is MISSING
            if required or value not in ("", [], None):
                found[each.name] = value
        return found
    if isinstance(record, tuple):
        return [sparse(item) for item in record]
    return record
