"""Entries as files: a record's bytes, a file's record, and the proof that the one is the other.

How YAML is read and written at all is in `files`; where a file stands, and when it may be replaced,
in `journal.journal`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

from isp_cli.entry.entry import FORMAT, Entry
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import unusable_values
from isp_cli.errors import CannotSave, InvalidFile, Problem, TooLarge
from isp_cli.files.files import MAX_BYTES
from isp_cli.files.growing import MAX_NODES
from isp_cli.files.schema import Migration, is_newer, locate_problems, misspelt_keys, validate
from isp_cli.files.yaml_in import ParsedYaml, parse
from isp_cli.files.yaml_out import change_record, dump_record, merge_changes
from isp_cli.journal.git_conflict import refuse_conflicts
from isp_cli.records import PlainData, dataclass, sparse_record

MOST_BYTES = 2 * 1024 * 1024  # of what isp writes: to show more of it takes seconds
Migrations = Mapping[str, Migration]
MIGRATIONS: Migrations = {}


def migrated(value: dict[str, PlainData], migrations: Migrations) -> dict[str, PlainData]:
    """Return an entry in the form isp reads now, one version at a time."""
    for _ in range(len(migrations)):
        stated = str(value.get("format"))
        if stated == FORMAT or stated not in migrations:
            break
        value = migrations[stated](value)
    return value


R = TypeVar("R", Entry, Plan)


@dataclass(frozen=True, slots=True)
class StoredRecord(Generic[R]):
    """A record as it stands in a file: `data` is what was read, and guards the next write."""

    path: Path
    data: bytes
    record: R
    parsed: ParsedYaml


def parsed_entry(data: bytes, path: Path) -> ParsedYaml:
    """Read an entry's file as far as every kind has it in common.

    Raises:
        InConflict: git left two versions in it.
        InvalidFile: not YAML, cut short, or written by a newer isp.
    """
    refuse_conflicts(data, path)
    parsed = parse(data, path)
    check_entry(parsed, path)
    return parsed


def check_entry(parsed: ParsedYaml, path: Path, *, migrations: Migrations = MIGRATIONS) -> None:
    """Check what every kind of entry has in common.

    Raises:
        InvalidFile: cut short, or in an older or newer form.
    """
    if not isinstance(parsed.value, dict):
        raise InvalidFile(
            path, (Problem(1, "", f"expected an entry that starts 'format: {FORMAT}'"),)
        )
    stated = stated_format(parsed)
    if stated != FORMAT:
        hint = ""
        if is_newer(stated, FORMAT):
            what = f"this isp reads {FORMAT}, not {stated[:40]}"
            hint = "a newer isp wrote it; upgrade isp to read it"
        elif stated in migrations:
            what = f"this is the older form {stated}"
            hint = "bring it up to date, with a backup: isp doctor --migrate"
        else:
            what = f"expected {FORMAT}"
        problem = Problem(parsed.line(("format",)), "format", what)
        raise InvalidFile(path, (problem,), hint=hint)
    if parsed.value.get("end") != "true":
        last = max(parsed.lines.values(), default=1)
        problem = Problem(last, "", "the last line, 'end: true', is missing: the file may be cut")
        raise InvalidFile(path, (problem,), hint="if the text is whole, add the line 'end: true'")
    if next(reversed(parsed.value)) != "end":
        line = parsed.line(("end",))
        problem = Problem(line, "end", "'end: true' is not the last line: the file may be mixed up")
        hint = f"if the text is whole, move the line 'end: true' (line {line}) to the end"
        raise InvalidFile(path, (problem,), hint=hint)


def stated_format(parsed: ParsedYaml) -> str:
    """Return the format a file says it has; nothing where it says none."""
    stated = parsed.value.get("format") if isinstance(parsed.value, dict) else None
    return stated if isinstance(stated, str) else ""


def load_record(data: bytes, path: Path, kind: type[R]) -> StoredRecord[R]:
    """Make the record a file holds.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    parsed = parsed_entry(data, path)
    record = validate(kind, parsed, path)
    if problems := unusable_values(record):
        raise InvalidFile(path, locate_problems(problems, parsed))
    return StoredRecord(path, data, record, parsed)


def load_file(data: bytes, path: Path, *, is_draft: bool = False) -> Entry | Plan:
    """Make the record of a file by its name; the draft of a plan is a row of answers.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    if kind_of(path.stem) == "plan" and not is_draft:
        return load_record(data, path, Plan).record
    return load_record(data, path, Entry).record


def hidden_words(record: Entry | Plan, parsed: ParsedYaml) -> tuple[Problem, ...]:
    """Return where a file that is valid may hold words that no page shows: a key is misspelt.

    A finished entry without any answer is told of too: nobody finishes one.
    """
    found = misspelt_keys(type(record), parsed)
    if isinstance(record, Entry) and record.finished and not record.answers and not found:
        found.append(((), "this entry has no answers, so that no page shows a word of it"))
    return locate_problems(found, parsed)


def new_file(record: R, path: Path) -> StoredRecord[R]:
    """Return a new file, proved by reading it back; nothing is written yet.

    Raises:
        TooLarge: an entry holds less.
    """
    value = sparse_record(record)
    _check_size(value, path)
    for quoted in (False, True):
        data = dump_record(value, quoted=quoted)
        made = _read_back(data, path, record)
        if made:
            return made
    raise AssertionError("the entry does not read back as it was written")


def too_large(size: int, *, before: int = 0) -> str:
    """Say that a file of so many bytes is more than an entry holds; nothing where it is not.

    One that an earlier isp wrote and that is larger already may grow as far as files are read.
    """
    most = MAX_BYTES if before > MOST_BYTES else MOST_BYTES
    if size <= most:
        return ""
    return f"it would be {size // 1024} KiB, and an entry holds at most {most // 1024} KiB"


def _check_size(value: PlainData, path: Path, *, before: int = 0) -> None:
    """Refuse at once what could not be read again: to write it and see takes minutes."""
    size, parts = _amount(value)
    if what := too_large(size, before=before):
        raise TooLarge(path, what)
    if parts >= MAX_NODES:
        raise TooLarge(path, f"it would have {parts} parts, and an entry has at most {MAX_NODES}")


def _amount(value: PlainData) -> tuple[int, int]:
    """Return the bytes of all texts in a value, and its parts as the reader of YAML counts them."""
    if isinstance(value, dict):
        inside = [_amount(each) for pair in value.items() for each in pair]
    elif isinstance(value, list):
        inside = [_amount(each) for each in value]
    else:
        return len(str(value).encode("utf-8", "surrogatepass")), 1
    return sum(size for size, _ in inside), 1 + sum(parts for _, parts in inside)


def change_file(stored: StoredRecord[R], record: R) -> StoredRecord[R]:
    """Return an existing file with the record's changes, proved by reading it back.

    Raises:
        TooLarge: an entry holds less.
        CannotSave: something in it that isp does not know would change too.
    """
    before, after = sparse_record(stored.record), sparse_record(record)
    _check_size(after, stored.path, before=len(stored.data))
    whole = _as_texts(merge_changes(stored.parsed.value, before, after))
    for quoted in (False, True):
        if stored.data == dump_record(before, quoted=quoted):  # the same lines, and sooner
            data = dump_record(after, quoted=quoted)
        else:
            data = change_record(stored.data, before, after, quoted=quoted)
        made = _read_back(data, stored.path, record, before=len(stored.data))
        if made and _as_texts(made.parsed.value) == whole:
            return made
    raise CannotSave(
        stored.path,
        "it is written in a form that isp cannot change without changing more of it",
        hint=f"write what you want to change in it: isp journal edit {record.id}",
    )


def _as_texts(value: PlainData) -> PlainData:
    """Return a value as a file gives it back: every scalar is a text."""
    if isinstance(value, dict):
        return {key: _as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_texts(item) for item in value]
    return value if isinstance(value, str) else str(value).lower()


def _read_back(data: bytes, path: Path, record: R, *, before: int = 0) -> StoredRecord[R] | None:
    """Return what the bytes say, where it is the record."""
    if what := too_large(len(data), before=before):
        raise TooLarge(path, what)
    try:
        parsed = parsed_entry(data, path)
        if validate(type(record), parsed, path) != record:
            return None
    except InvalidFile:
        return None
    return StoredRecord(path, data, record, parsed)
