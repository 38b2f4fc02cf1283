"""Take back an entry's text from an editor: valid it is saved, invalid it is kept.

The kept text stands beside the entry and its name says which version of the entry it was begun
from. So it can be opened again, and cannot undo what was saved in between. Each window writes over
and lets go of only the text it opened or kept itself: what another one kept gets no other words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from isp_cli.entry.entry import Entry, with_line_feeds
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import entry_problems
from isp_cli.errors import CannotRead, CannotSave, ChangedOnDisk, InvalidFile, Problem
from isp_cli.files import files
from isp_cli.files.schema import locate_problems, validate
from isp_cli.files.yaml_in import ParsedYaml
from isp_cli.journal.entry_file import hidden_words, parsed_entry, too_large
from isp_cli.journal.journal import Journal, record_class, versions_kept_beside


class EditedEntry:
    """An entry in an editor: the file as it was read, the text to open, where one would be kept.

    `ours` is what stands in the kept file of this window's own: what it opened, or kept last.
    """

    def __init__(
        self, path: Path, data: bytes, kept: Path, text: str, ours: bytes | None = None
    ) -> None:
        self.path = path
        self.data = data
        self.kept = kept
        self.text = text
        self.ours = ours

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
    kept, *_ = [*_texts_kept(path, _version(data)), _kept_name(path, data)]
    ours = files.read(kept) if files.is_there(kept) else None
    return EditedEntry(path, data, kept, _text(data if ours is None else ours), ours)


def texts_left(lent: EditedEntry) -> list[Path]:
    """Return the texts that other windows kept, begun from the entry as it is."""
    return [each for each in _texts_kept(lent.path, _version(lent.data)) if each != lent.kept]


def texts_left_behind(lent: EditedEntry) -> list[Path]:
    """Return the kept texts that were begun from a version of the entry that is gone."""
    ours = _texts_kept(lent.path, _version(lent.data))
    return [each for each in _texts_kept(lent.path) if each not in ours]


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
        if what := too_large(len(data), before=len(lent.data)):
            raise InvalidFile(lent.path, (Problem(None, "", what),))
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
    _forget(journal, lent)
    return True


def keep(journal: Journal, lent: EditedEntry, text: str) -> None:
    """Write an edited text beside its entry, for the next time; `lent` then says where it is.

    Raises:
        CannotSave: the disk says no, or a thousand such texts are there.
    """
    data = _bytes(text)
    if lent.ours is not None:
        with suppress(ChangedOnDisk):  # another window keeps its own there by now
            files.replace(lent.kept, data, journal.disk, expected=files.digest(lent.ours))
            lent.ours = data
            return
    for number in range(1, 1000):
        kept = _kept_name(lent.path, lent.data, number)
        if files.is_there(kept):
            continue
        with suppress(FileExistsError):
            files.create(kept, data, journal.disk)
            lent.kept, lent.ours = kept, data
            return
    raise CannotSave(lent.path, "there are a thousand kept texts beside it")


def _kept_name(path: Path, data: bytes, number: int = 1) -> Path:
    more = f"-{number}" if number > 1 else ""
    return path.with_name(f"{path.stem}.edited-{_version(data)}{more}{path.suffix}")


def _version(data: bytes) -> str:
    return files.digest(data)[:12]


def _texts_kept(path: Path, version: str = "") -> list[Path]:
    """Return the texts kept beside an entry, begun from a version of it; the newest first."""
    found = [each for each in versions_kept_beside(path) if f".edited-{version}" in each.name]
    return sorted(found, key=files.written_time, reverse=True)


def _forget(journal: Journal, lent: EditedEntry) -> None:
    """Let the kept text of this window go, unless another one wrote there meanwhile."""
    if lent.ours is None:
        return
    with files.turn_at_file(lent.kept), suppress(CannotRead):
        if files.read(lent.kept) == lent.ours:
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
