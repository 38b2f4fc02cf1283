"""The entries that name one competency or principle: the bytes first, only likely files as YAML.

What they say of it is in `thread.moments`."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from isp_cli.entry.ids import day_of
from isp_cli.files import files
from isp_cli.journal.journal import Journal
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan


class Story(NamedTuple):
    """What a thread is made of: entries, and those that tell how promises went."""

    records: list[Entry | Plan]
    told: dict[str, Entry]


def story(journal: Journal, id: str) -> Story:
    """Return the entries that may name an id, newest first.

    What says how their promises went need not name it.
    """
    from isp_cli.entry.entry import Entry  # noqa: PLC0415 - `count_naming` needs none of these
    from isp_cli.entry.texts import Query  # noqa: PLC0415
    from isp_cli.journal.reading import JournalPass  # noqa: PLC0415
    from isp_cli.journal.search import may_meet  # noqa: PLC0415

    reading = JournalPass(journal)
    likely = partial(may_meet, query=Query(competency=id))
    records = [record for _, record in reading.records(likely)]
    promises = [one for each in records if isinstance(each, Entry) for one in each.promises]
    told = reading.told_in(outcome.entry for each in promises for outcome in each.outcomes)
    return Story(records, told)


def count_naming(journal: Journal, id: str) -> tuple[int, date | None]:
    """Return how many entries name an id on a line where isp writes one, and the latest's day.

    This reads bytes and no YAML, because every page of the framework asks it: ids in a list of
    one line by hand count too, ids in the middle of a sentence do not. What cannot be read is
    added to the journal's missing files.
    """
    quoted = rb"[\"']?" + re.escape(id.encode()) + rb"[\"']?"
    line = re.compile(
        rb"^[ \t]*(?:-[ \t]+|(?:-[ \t]+)?(?:competency|about):[ \t]+|"
        rb"(?:-[ \t]+)?question:[ \t]+[\"']?level\.|"
        rb"(?:-[ \t]+)?(?:competencies|principles):[ \t]*\[(?:[^\]\n]*,)?[ \t]*)"
        + quoted
        + rb"[ \t]*(?:[\],][^\n]*)?(?:[ \t]#[^\n]*)?\r?$",
        re.MULTILINE,
    )
    days = []
    for path in journal.in_any_order():
        data = b""
        with journal.missing.passing_over():
            data = files.read(path)
        if id.encode() in data and line.search(data):
            days.append(day_of(path.stem))
    return len(days), max(days, default=None)
