"""The entries that name one competency or principle.

What they say of it is in `thread.moments`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import day_of
from isp_cli.entry.plan import Plan
from isp_cli.journal.asked import naming
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass


class Story(NamedTuple):
    """What a thread is made of: entries, and those that tell how promises went."""

    records: list[Entry | Plan]
    told: dict[str, Entry]


def story(journal: Journal, id: str) -> Story:
    """Return the entries that may name an id, newest first.

    What says how their promises went need not name it.
    """
    reading = JournalPass(journal)
    records = [record for _, record in reading.records(naming(id))]
    promises = [one for each in records if isinstance(each, Entry) for one in each.promises]
    told = reading.told_in(outcome.entry for each in promises for outcome in each.outcomes)
    return Story(records, told)


def count_naming(journal: Journal, id: str) -> tuple[int, date | None]:
    """Return how many entries name an id, and the latest's day."""
    days = [day_of(each.path.stem) for each in JournalPass(journal).rows(naming(id))]
    return len(days), max(days, default=None)
