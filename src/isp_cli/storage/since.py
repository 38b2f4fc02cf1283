"""The entries of the journal since a day."""

from __future__ import annotations

from datetime import date

from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of, kind_of
from isp_cli.core.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage.journal import Journal


def entries_since(journal: Journal, day: date) -> tuple[list[Entry], list[IspError]]:
    """Return the entries that are no plans since a day, newest first, and what is not readable."""
    found: list[Entry] = []
    trouble: list[IspError] = []
    for path in journal.newest_first():
        if day_of(path.stem) < day:
            break
        if kind_of(path.stem) == "plan":
            continue
        try:
            found.append(journal.load(path, Entry).record)
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return found, trouble


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
