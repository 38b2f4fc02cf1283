"""The entries of the journal since a day."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of
from isp_cli.core.plan import Plan
from isp_cli.errors import IspError
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading


def entries_since(journal: Journal, day: date) -> tuple[list[Entry], list[IspError]]:
    """Return the entries that are no plans since a day, newest first, and what is not readable."""
    reading = Reading(journal)
    paths = takewhile(lambda path: day_of(path.stem) >= day, journal.newest_first())
    return list(reading.entries(paths=paths)), reading.trouble


def plan_since(journal: Journal, day: date) -> Plan | None:
    """Return the open plan, or else the newest that was closed since a day.

    Raises:
        CannotRead, InvalidFile: a plan needs attention.
    """
    stored = journal.open_plan()
    if stored is not None:
        return stored.record
    plans = (journal.load(path, Plan).record for path in journal.newest_first(kind="plan"))
    closed = [each for each in plans if each.closed[:10] >= day.isoformat()]
    return max(closed, key=lambda each: each.closed, default=None)
