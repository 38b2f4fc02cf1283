"""Go through the journal: the bytes first, and only what may matter as YAML. The one place for it.

What is asked for may stand in a file in other letters where it has an escape, or be lost where the
file is cut, in a git conflict or no text. Such a file is read whatever is asked, and told of where
it cannot be; any other is read, and told of, where `likely` says so of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from isp_cli.core.entry import Entry
from isp_cli.core.ids import is_id, kind_of
from isp_cli.core.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.git_conflict import may_be_in_conflict
from isp_cli.storage.journal import Journal

Likely = Callable[[str], bool]
_WHOLE = b"\nend: true"


def _any(text: str) -> bool:
    del text
    return True


def may_matter(data: bytes, likely: Likely = _any) -> bool:
    """Say whether a file is to be read as YAML; False is certain."""
    if b"\\" in data or b"\0" in data or not data.rstrip().endswith(_WHOLE):
        return True
    if may_be_in_conflict(data):
        return True
    try:
        return likely(data.decode("utf-8"))
    except UnicodeDecodeError:
        return True


class Reading:
    """One way through finished entries; `trouble` is what could not be read on it, each once."""

    def __init__(self, journal: Journal) -> None:
        self.trouble: list[IspError] = []
        self._journal = journal
        self._read: dict[Path, Entry | Plan | None] = {}

    def entries(
        self, likely: Likely = _any, paths: Iterable[Path] | None = None
    ) -> Iterator[Entry]:
        """Yield the entries that are no plans and may matter: of `paths`, or newest first."""
        every = self._journal.newest_first() if paths is None else paths
        no_plans = (path for path in every if kind_of(path.stem) != "plan")
        for _, record in self.records(likely, no_plans):
            if isinstance(record, Entry):
                yield record

    def records(
        self, likely: Likely = _any, paths: Iterable[Path] | None = None
    ) -> Iterator[tuple[Path, Entry | Plan]]:
        """Yield the entries and plans that may matter: of `paths`, or newest first."""
        for path in self._journal.newest_first() if paths is None else paths:
            record = self._record(path, likely)
            if record is not None:
                yield path, record

    def told_in(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return the entries that others point to; what was read is not read again."""
        there = (self._journal.path_of(id) for id in dict.fromkeys(ids) if is_id(id))
        found = self.records(paths=(path for path in there if files.is_there(path)))
        return {path.stem: record for path, record in found if isinstance(record, Entry)}

    def _record(self, path: Path, likely: Likely) -> Entry | Plan | None:
        if path not in self._read:
            try:
                data = files.read(path)
                if not may_matter(data, likely):
                    return None
                self._read[path] = _record_in(data, path)
            except (CannotRead, InvalidFile) as problem:
                self._read[path] = None
                self.trouble.append(problem)
        return self._read[path]


def _record_in(data: bytes, path: Path) -> Entry | Plan:
    from isp_cli.storage.entry_file import loaded  # noqa: PLC0415 - brings pydantic and ruamel

    if kind_of(path.stem) == "plan":
        return loaded(data, path, Plan).record
    return loaded(data, path, Entry).record
