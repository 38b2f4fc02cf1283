"""The entries that name one competency or principle: the bytes first, only likely files as YAML."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isp_cli.core.ids import day_of, is_id
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.journal import Journal

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.plan import Plan


class Story(NamedTuple):
    """What a thread is made of: entries, those that tell how promises went, and what is broken."""

    records: list[Entry | Plan]
    told: dict[str, Entry]
    trouble: list[IspError]


def story(journal: Journal, id: str) -> Story:
    """Return the entries that may name an id, newest first, and what could not be read.

    A broken file is told of where it may name it, and where it is cut.
    """
    from isp_cli.core.passages import Query  # noqa: PLC0415 - `naming` needs none of these
    from isp_cli.storage.belongings import read_record  # noqa: PLC0415
    from isp_cli.storage.search import may_meet  # noqa: PLC0415

    found = Story([], {}, [])
    for path in journal.newest_first():
        try:
            if not may_meet(files.read(path), Query(competency=id)):
                continue
            found.records.append(read_record(journal, path))
        except (CannotRead, InvalidFile) as problem:
            found.trouble.append(problem)
    _tell(journal, found)
    return found


def _tell(journal: Journal, found: Story) -> None:
    """Add the entries that say how the promises went; they need not name the subject."""
    from isp_cli.core.entry import Entry  # noqa: PLC0415

    entries = {each.id: each for each in found.records if isinstance(each, Entry)}
    wanted = [
        outcome.entry
        for entry in entries.values()
        for promise in entry.promises
        for outcome in promise.outcomes
    ]
    broken = {str(each) for each in found.trouble}
    for id in dict.fromkeys(wanted):
        if id in entries:
            found.told[id] = entries[id]
        elif is_id(id) and files.is_there(journal.path_of(id)):
            try:
                found.told[id] = journal.load(journal.path_of(id), Entry).record
            except (CannotRead, InvalidFile) as problem:
                if str(problem) not in broken:
                    found.trouble.append(problem)


def naming(journal: Journal, id: str) -> tuple[int, date | None]:
    """Return how many entries name an id on a line where isp writes one, and the latest's day.

    This reads bytes and no YAML, because every page of the framework asks it: ids in a list of
    one line by hand count too, ids in the middle of a sentence do not.
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
        try:
            data = files.read(path)
        except CannotRead:
            continue  # `isp doctor` tells of it
        if id.encode() in data and line.search(data):
            days.append(day_of(path.stem))
    return len(days), max(days, default=None)
