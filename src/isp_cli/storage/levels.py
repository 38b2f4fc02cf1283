"""The entries of the journal that say where their writer sees themself."""

from __future__ import annotations

from isp_cli.core.entry import Entry
from isp_cli.core.levels import KIND
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage.journal import Journal


def entries_of_levels(journal: Journal) -> tuple[list[Entry], list[IspError]]:
    """Return the entries about levels, newest first, and what could not be read."""
    found: list[Entry] = []
    trouble: list[IspError] = []
    for path in journal.newest_first(kind=KIND):
        try:
            found.append(journal.load(path, Entry).record)
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return found, trouble
