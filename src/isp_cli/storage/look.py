"""Look at one entry's file as far as it can be read, and say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from isp_cli.core.checkup import Finding, Kind, Mend
from isp_cli.core.entry import Entry
from isp_cli.core.entry_rules import broken_rules, no_days
from isp_cli.core.framework import Framework
from isp_cli.core.ids import kind_of
from isp_cli.core.migrations import Migrations, is_newer
from isp_cli.core.plan import Plan
from isp_cli.core.pointers import Asked, dangling
from isp_cli.core.records import Location
from isp_cli.errors import CannotRead, InConflict, InvalidFile
from isp_cli.storage import files
from isp_cli.storage.entry_file import check_entry, stated_format
from isp_cli.storage.git_conflict import refuse_conflicts
from isp_cli.storage.schema import located, validated
from isp_cli.storage.yaml_in import Parsed, parse

_LONGEST = 200
_ASKED = ("question", "chosen")


class Looked(NamedTuple):
    """What a file was found to hold, and what is wrong with it. A draft of any kind is an Entry."""

    path: Path
    id: str
    data: bytes | None = None
    parsed: Parsed | None = None
    record: Entry | Plan | None = None
    findings: tuple[Finding, ...] = ()


def look(path: Path, id: str, migrations: Migrations, *, is_draft: bool) -> Looked:
    """Read a file as the entry of this id."""
    try:
        data = files.read(path)
    except CannotRead as error:
        return Looked(path, id, findings=(unread(error, path),))
    return examined(data, path, id, migrations, is_draft=is_draft)


def examined(data: bytes, path: Path, id: str, migrations: Migrations, *, is_draft: bool) -> Looked:
    """Say what bytes hold as the entry of this id; `path` is what findings call them."""
    parsed = None
    try:
        refuse_conflicts(data, path)
        parsed = parse(data, path)
        check_entry(parsed, path, migrations=migrations)
        of_plan = kind_of(id) == "plan" and not is_draft
        record = validated(Plan, parsed, path) if of_plan else validated(Entry, parsed, path)
    except InvalidFile as invalid:
        kind = _kind(invalid, parsed, migrations)
        return Looked(path, id, data, parsed, None, tuple(told_by(invalid, path, kind)))
    return Looked(path, id, data, parsed, record)


def unread(
    error: CannotRead, path: Path, *, wanted: str = "entry", room: str = "journal"
) -> Finding:
    """Return what there is to say of a path from which nothing can be read."""
    what = f"it cannot be read: {error.reason}"
    return Finding(path, "unreadable", what, _way_out_of_unread(path, wanted, room))


def _way_out_of_unread(path: Path, wanted: str, room: str) -> str:
    if path.is_symlink():
        return f"lead the link to the {wanted} again, or move the link away"
    if path.is_file():
        return f"let yourself read it: chmod u+rw {quote(str(path))}"
    return f"no {wanted} can be read from it; move it out of the {room}"


def _kind(invalid: InvalidFile, parsed: Parsed | None, migrations: Migrations) -> Kind:
    stated = stated_format(parsed) if parsed else ""
    if isinstance(invalid, InConflict):
        return "conflict-markers"
    if is_newer(stated):
        return "newer-format"
    return "older-format" if stated in migrations else "invalid"


def told_by(invalid: InvalidFile, path: Path, kind: Kind = "invalid") -> Iterator[Finding]:
    """Yield every problem of a file, as findings on `path`."""
    mend: Mend = "--migrate" if kind == "older-format" else ""
    for each in invalid.problems:
        what = f"{each.where}: {each.what}" if each.where else each.what
        yield Finding(path, kind, what, invalid.way_out, each.line, mend)


def unsound(
    looked: Looked, frameworks: tuple[Framework, ...], asked: Asked, *, as_pinned: bool = False
) -> list[Finding]:
    """Return what is wrong with what an entry says: ids that lead nowhere, odd days.

    It may hold an id of any of the `frameworks`, its own first; without any of them its ids are
    not looked at. `asked` are the questions it may answer. `as_pinned` claims that its framework
    is still worded as it was.
    """
    record = looked.record
    if record is None:
        return []
    rules = broken_rules(record)
    if isinstance(record, Entry):
        rules += no_days(record, asked)
    found = _placed(looked, "invalid", rules, "mend it in an editor")
    if frameworks:
        lost = dangling(record, frameworks, asked, as_pinned=as_pinned)
        of_set = [each for each in lost if asked.of != "the framework" and each[0][-1] in _ASKED]
        rest = [each for each in lost if each not in of_set]
        found += _placed(looked, "points-nowhere", rest, "write the id as 'isp browse' shows it")
        found += _placed(looked, "points-nowhere", of_set, f"write the id as {asked.of} has it")
    return found


def _placed(
    looked: Looked, kind: Kind, problems: Iterable[tuple[Location, str]], way_out: str
) -> list[Finding]:
    assert looked.parsed is not None
    return [
        Finding(looked.path, kind, f"{each.where}: {each.what[:_LONGEST]}", way_out, each.line)
        for each in located(problems, looked.parsed)
    ]
