"""The entries that name one competency or principle.

What they say of it is in `thread.moments`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isp_cli.dates import written_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.journal.asked import naming, naming_since, placing
from isp_cli.journal.index import IndexedEntry
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.records import NamedTuple, replace
from isp_cli.thread.moments import PLACING, Subject
from isp_cli.thread.thread import Thread, merge_threads, places, thread_of


class Story(NamedTuple):
    """What a thread is made of: entries, and those that tell how promises went."""

    records: list[Entry | Plan]
    told: dict[str, Entry]


def story(journal: Journal, subject: Subject, since: date | None = None) -> Story:
    """Return the entries that name a subject, in no order.

    Where only what happened `since` a day is to be told, they are all that tell of that day or
    later, with the first of all, the first and the last that placed it, every plan, and what made
    a promise that is open. What says how their promises went need not name it.
    """
    reading = JournalPass(journal)
    named = naming_since(since, *_ids(subject)) if since else naming(*_ids(subject))
    records = {record.id: record for _, record in reading.records(named)}
    if since:
        rows = reading.rows(placing(PLACING, *_ids(subject)))
        for ordered in (rows, rows[::-1]):
            records |= {each.id: each for each in _of_first_placing(reading, ordered, subject)}
    promises = [one for e in records.values() if isinstance(e, Entry) for one in e.promises]
    told = reading.told_in(outcome.entry for each in promises for outcome in each.outcomes)
    return Story([*records.values()], told)


def _of_first_placing(
    reading: JournalPass, rows: list[IndexedEntry], subject: Subject
) -> Iterator[Entry | Plan]:
    """Yield the entries of the first day, of all in this order, on which one placed the subject."""
    day = ""
    for row, record in reading.records_of(rows):
        if day and row.day != day:
            return
        if places(record, subject):
            day = row.day
            yield record


def count_naming(journal: Journal, *ids: str) -> tuple[int, date | None]:
    """Return how many entries name one of these ids, and the latest's day."""
    where, values = naming(*ids)
    # a copy in the folder of another month is the same entry
    question = f"SELECT count(DISTINCT name), max(day) FROM entries WHERE {where}"
    ((count, latest),) = JournalPass(journal).ask(question, *values)
    return count, written_day(latest or "")


def read_thread(
    journal: Journal,
    subjects: tuple[Subject, ...],
    since: date | None,
    *,
    both: bool = False,
) -> Thread:
    """Tell the story of a subject, with those that cover the same ground if it is to tell `both`.

    Where it is read `since` a day, it knows how many others it did not read.
    """
    stories = [story(journal, each, since) for each in subjects]
    told = [thread_of(each, *one) for each, one in zip(subjects, stories, strict=True)]
    thread = merge_threads(told[0], told[1:]) if both else told[0]
    if since is None:
        return thread
    ids = (id for each in subjects for id in _ids(each))
    read = {record.id for each in stories for record in each.records}
    return replace(thread, others=count_naming(journal, *ids)[0] - len(read))


def _ids(subject: Subject) -> tuple[str, ...]:
    return (subject.id, *(id for id, _ in subject.activities))
