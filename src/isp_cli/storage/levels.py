"""The entries of the journal that say where their writer sees themself."""

from __future__ import annotations

from isp_cli.core.entry import Entry
from isp_cli.core.levels import KIND
from isp_cli.errors import IspError
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading


def entries_of_levels(journal: Journal) -> tuple[list[Entry], list[IspError]]:
    """Return the entries about levels, newest first, and what could not be read."""
    reading = Reading(journal)
    return list(reading.entries(paths=journal.newest_first(kind=KIND))), reading.trouble
