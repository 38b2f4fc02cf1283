"""Go through the entries that meet a condition: their records come from the index, not from files.

What cannot be read is added to the journal's missing files, and whoever asks gets only what there
is. It may hold what is asked for, so it is told of whatever that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from isp_cli.dates import written_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import is_id
from isp_cli.entry.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile, IspError, NotRead
from isp_cli.files.files import MissingFiles
from isp_cli.files.folders import refuse
from isp_cli.journal.asked import EVERY, NONE, Condition, of_ids
from isp_cli.journal.index import IndexedEntry
from isp_cli.journal.journal import Journal

_AT_ONCE = 500  # a database takes no more values in a question than some tens of thousands


class JournalPass:
    """One way through finished entries; what cannot be read is added to the missing files.

    They are the journal's unless others are given, and end the command as `ending`.
    """

    def __init__(
        self,
        journal: Journal,
        missing: MissingFiles | None = None,
        *,
        ending: type[NotRead] = NotRead,
    ) -> None:
        self._missing = journal.missing if missing is None else missing
        self._ending = ending
        self._journal = journal

    def entries(
        self,
        condition: Condition = EVERY,
        *,
        kind: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[Entry]:
        """Yield the entries that are no plans and meet a condition, newest first."""
        for _, record in self.records(condition, kind=kind, since=since, until=until):
            if isinstance(record, Entry):
                yield record

    def records(
        self,
        condition: Condition = EVERY,
        *,
        kind: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[tuple[IndexedEntry, Entry | Plan]]:
        """Yield the entries and plans that meet a condition, newest first."""
        yield from self.records_of(self._found(condition, kind=kind, since=since, until=until))

    def records_of(
        self, entries: list[IndexedEntry]
    ) -> Iterator[tuple[IndexedEntry, Entry | Plan]]:
        """Yield these entries, in their order, with their records."""
        for entry, record in self._journal.index.records(entries):
            if record is None:
                record = self._from_file(entry)
            if record is not None:
                yield entry, record

    def rows(
        self,
        condition: Condition = EVERY,
        *,
        kind: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> list[IndexedEntry]:
        """Return what the index knows of the entries that meet a condition, newest first."""
        found = self._found(condition, kind=kind, since=since, until=until)
        for each in found:
            if each.is_broken:
                self._from_file(each)
        return [each for each in found if not each.is_broken]

    def ask(self, question: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question in SQL."""
        self.rows(NONE)  # it may be that what cannot be read would answer it too
        return self._journal.index.ask(question, *values)

    def _found(self, condition: Condition, **within: Any) -> list[IndexedEntry]:
        index = self._journal.index
        found = index.entries(condition, **within)
        for unread in index.unread:
            self._unread(unread)
        return found

    def told_in(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return the entries that others point to."""
        ahead = filter(is_id, dict.fromkeys(ids))
        entries = {}
        while some := tuple(islice(ahead, _AT_ONCE)):
            for each, record in self.records(of_ids(*some)):
                if isinstance(record, Entry):
                    entries[each.path.stem] = record
        return entries

    def _unread(self, problem: IspError) -> None:
        self._missing.add(problem, self._ending)

    def _from_file(self, entry: IndexedEntry) -> Entry | Plan | None:
        try:
            return self._journal.read(entry.path)
        except (CannotRead, InvalidFile) as problem:
            self._unread(problem)
            return None


def entries_since(journal: Journal, day: date) -> list[Entry]:
    """Return the entries that are no plans since a day, newest first."""
    return list(JournalPass(journal).entries(since=day))


def plan_since(journal: Journal, day: date) -> Plan | None:
    """Return the open plan, or else the newest that was closed since a day.

    Raises:
        CannotRead, InvalidFile: a plan needs attention.
    """
    stored = journal.open_plan()
    if stored is not None:
        return stored.record
    every = journal.newest_first(kind="plan", unread=refuse)
    plans = (journal.load(path, Plan).record for path in every)
    closed = [each for each in plans if each.closed_on and each.closed_on >= day]
    return max(closed, key=lambda each: each.closed, default=None)


def last_day_written(journal: Journal, kind: str) -> date | None:
    """Return the last day on which an entry of a kind was finished, whatever day it is about."""
    found = journal.index.ask("SELECT max(finished) FROM entries WHERE kind = ?", kind)
    return written_day(found[0][0] or "")
