"""Lend an entry's file to an editor and take it back: valid it is saved, invalid it is kept.

The kept text stands beside the entry and its name says which version of the entry it was begun
from. So it can be opened again, and cannot undo what was saved in between."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isp_cli.entry.entry import Entry, with_line_feeds
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import entry_problems
from isp_cli.errors import EXIT_INTERRUPTED, ChangedOnDisk, Interrupted, InvalidFile, Problem
from isp_cli.files import files
from isp_cli.files.schema import locate_problems, validate
from isp_cli.files.yaml_in import ParsedYaml
from isp_cli.journal.entry_file import hidden_words, parsed_entry
from isp_cli.journal.journal import Journal, record_class, versions_kept_beside


@dataclass(frozen=True, slots=True)
class EditedEntry:
    """An entry in an editor: the file as it was read, the text to open, where one would be kept."""

    path: Path
    data: bytes
    kept: Path
    text: str

    @property
    def is_kept_text(self) -> bool:
        """Claim that the text to open is one that was kept."""
        return self.text != _text(self.data)


def open_copy(path: Path) -> EditedEntry:
    """Read an entry for an editor, or the text that was kept when it was last edited.

    Raises:
        CannotRead: one of them cannot be read.
    """
    data = files.read(path)
    version = files.digest(data)[:12]
    kept = path.with_name(f"{path.stem}.edited-{version}{path.suffix}")
    text = _text(files.read(kept) if files.is_there(kept) else data)
    return EditedEntry(path, data, kept, text)


def copy_left_behind(lent: EditedEntry) -> list[Path]:
    """Return the kept texts that were begun from a version of the entry that is gone."""
    found = versions_kept_beside(lent.path)
    return [each for each in found if ".edited-" in each.name and each != lent.kept]


def take_back(journal: Journal, lent: EditedEntry, text: str) -> bool:
    """Save an edited text as the entry; return False where nothing was changed.

    Raises:
        InvalidFile: every problem by line, of the kept text where one was kept.
        ChangedOnDisk: another program changed the entry; both versions are kept.
        CannotSave: the disk says no; the entry is as it was, and the text is only in our hands.
    """
    data = _bytes(text)
    if text == with_line_feeds(_text(lent.data)):
        check_edited(lent.data, lent.path, record_class(journal, lent.path))
        _forget(journal, lent)
        return False
    try:
        check_edited(data, lent.path, record_class(journal, lent.path))
    except InvalidFile as found:
        keep(journal, lent, text)
        hint = f"'isp journal edit {lent.path.stem}' opens this text again; the entry is as it was"
        raise InvalidFile(lent.kept, found.problems, hint=hint) from None
    try:
        files.replace(lent.path, data, journal.disk, expected=files.digest(lent.data))
    except ChangedOnDisk as changed:
        kept = files.keep_beside(lent.path, data, journal.disk)
        raise ChangedOnDisk(lent.path, kept) from changed
    journal.written.append(lent.path)
    _forget(journal, lent)
    return True


def keep(journal: Journal, lent: EditedEntry, text: str) -> None:
    """Write an edited text beside its entry, for the next time.

    Raises:
        CannotSave: the disk says no.
    """
    data = _bytes(text)
    if files.is_there(lent.kept):
        before = files.digest(files.read(lent.kept))
        files.replace(lent.kept, data, journal.disk, expected=before)
    else:
        files.create(lent.kept, data, journal.disk)


def _forget(journal: Journal, lent: EditedEntry) -> None:
    if files.is_there(lent.kept):
        files.remove(lent.kept, journal.disk)


def check_edited(data: bytes, path: Path, kind: type[Entry] | type[Plan]) -> None:
    """Check an entry's file as a whole: its shape, its name, its kind, its days.

    Raises:
        InvalidFile: every problem in it, by line.
    """
    parsed = parsed_entry(data, path)
    problems = list(locate_problems(_renamed(parsed, path), parsed))
    try:
        record: Entry | Plan = validate(kind, parsed, path)
        problems += locate_problems(entry_problems(record), parsed)
    except InvalidFile as found:
        problems += found.problems
    if problems:
        raise InvalidFile(path, tuple(sorted(problems, key=lambda each: each.line or 0)))


def words_hidden_in(journal: Journal, path: Path) -> tuple[Problem, ...]:
    """Return where an entry's file, as it stands now, may hold words that no page shows.

    Raises:
        CannotRead, InvalidFile: it changed once more.
    """
    kind: Any = record_class(journal, path)
    stored = journal.load(path, kind)
    return hidden_words(stored.record, stored.parsed)


def _renamed(parsed: ParsedYaml, path: Path) -> list[tuple[tuple[str], str]]:
    """Compare the id and the kind with the file's name, by which everything finds it."""
    wanted = {"id": path.stem, "kind": kind_of(path.stem)}
    return [
        ((key,), f"stays {value!r}, as the file is named")
        for key, value in wanted.items()
        if isinstance(parsed.value.get(key), str) and parsed.value[key] != value
    ]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")  # bytes that are no UTF-8 come through too


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


_BOM = "\ufeff"


class EditorFailed(Exception):
    """The editor could not be started, said it failed, or left what cannot be read."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens the person's editor; nothing where none is found."""
    for name in ("VISUAL", "EDITOR"):
        said = environ.get(name, "").strip()
        if said:
            whole = said.strip('"')
            return [whole] if Path(whole).is_file() else shlex.split(said, posix=os.name != "nt")
    if os.name == "nt":
        return ["notepad.exe"]
    if sys.platform == "darwin" and "SSH_CONNECTION" not in environ:
        return ["open", "-W", "-n", "-e"]  # TextEdit, until it is closed
    found = (shutil.which(name) for name in ("editor", "nano", "vi"))
    return next(([path] for path in found if path), [])


def edit_text(text: str, command: list[str], *, name: str = "answer.txt") -> str:
    """Return the text as the editor left it, with LF line ends; `name` is what the file is called.

    Raises:
        EditorFailed: it did not work; the caller still has the text.
        Interrupted: a signal came while it was open; with the text as it was last saved there.
    """
    try:
        # the folder is 0700, and an editor's backup files go with it
        with tempfile.TemporaryDirectory(prefix="isp-") as folder:
            path = Path(folder) / name
            newline = "\r\n" if os.name == "nt" else "\n"
            data = text.replace("\n", newline).encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            path.chmod(0o600)
            try:
                code = _run([*command, str(path)])
            except KeyboardInterrupt as stop:
                left = _written(path, text) if path.is_file() else text
                exit_code = getattr(stop, "exit_code", EXIT_INTERRUPTED)
                raise Interrupted(left, exit_code=exit_code) from None
            if code != 0:
                raise EditorFailed(f"{command[0]} said that it failed")
            return _written(path, text)
    except OSError as error:
        raise EditorFailed(f"{command[0]}: {error.strerror or error}") from error


def _run(command: list[str]) -> int:
    editor = subprocess.Popen(command)
    try:
        return editor.wait()
    except KeyboardInterrupt:
        editor.terminate()
        try:
            editor.wait(timeout=2)
        except subprocess.TimeoutExpired:
            editor.kill()
            editor.wait()
        raise


def _written(path: Path, text: str) -> str:
    written = with_line_feeds(_decoded(path.read_bytes()))
    if not text.startswith(_BOM):
        written = written.removeprefix(_BOM)  # some editors begin a file with one
    # editors end a file with a newline that nobody typed
    return written.removesuffix("\n") if not text.endswith("\n") else written


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
