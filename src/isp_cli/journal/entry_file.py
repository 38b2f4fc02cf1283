"""Entries as files: a record's bytes, a file's record, and the proof that the one is the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from isp_cli.entry.entry import FORMAT, Entry
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import impossible
from isp_cli.errors import CannotSave, InvalidFile, Problem
from isp_cli.files.schema import Migration, is_newer, located, validated
from isp_cli.files.yaml_in import Parsed, parse
from isp_cli.files.yaml_out import changed, dumped, identities
from isp_cli.journal.git_conflict import refuse_conflicts
from isp_cli.records import Location, Plain, plain

_Place = tuple[Any, ...]


def touched(before: Parsed, known_before: Plain, after: Parsed, known_after: Plain) -> Location:
    """Return where a key that isp does not know was changed; nothing if none was.

    What went with the record it stood in is not meant.
    """
    held = {place: (at, value) for place, at, value in _unknown(before.value, known_before)}
    now = {place: value for place, _, value in _unknown(after.value, known_after)}
    stays = set(_records(known_after))
    for place, (at, value) in held.items():
        if now.get(place) != value and all(place[:end] in stays for end in _ends(place)):
            return at
    return next(
        (at for place, at, _ in _unknown(after.value, known_after) if place not in held), ()
    )


def _unknown(
    value: Plain, known: Plain, place: _Place = (), at: Location = ()
) -> Iterator[tuple[_Place, Location, Plain]]:
    if isinstance(value, dict) and isinstance(known, dict):
        for key, item in value.items():
            if key in known:
                yield from _unknown(item, known[key], (*place, key), (*at, key))
            else:
                yield (*place, key), (*at, key), item
    elif isinstance(value, list) and _are_records(known):
        named = zip(identities(known), value, known, strict=False)
        for index, (identity, item, record) in enumerate(named):
            yield from _unknown(item, record, (*place, identity), (*at, index))


def _records(known: Plain, place: _Place = ()) -> Iterator[_Place]:
    """Yield the places of the records in lists."""
    if isinstance(known, dict):
        for key, item in known.items():
            yield from _records(item, (*place, key))
    elif _are_records(known):
        for identity, record in zip(identities(known), known, strict=True):
            yield (*place, identity)
            yield from _records(record, (*place, identity))


def _ends(place: _Place) -> Iterator[int]:
    """Yield where the records end that a place leads through."""
    return (index + 1 for index, step in enumerate(place) if isinstance(step, tuple))


def _are_records(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


Migrations = Mapping[str, Migration]

MIGRATIONS: Migrations = {}


def migrated(value: dict[str, Plain], migrations: Migrations) -> dict[str, Plain]:
    """Return an entry in the form isp reads now, one version at a time."""
    for _ in range(len(migrations)):
        stated = str(value.get("format"))
        if stated == FORMAT or stated not in migrations:
            break
        value = migrations[stated](value)
    return value


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
    if is_newer(stated, FORMAT):
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
