"""Look for words through the journal: the bytes first, and only likely files as YAML."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of
from isp_cli.core.passages import Passage, Query, folded
from isp_cli.core.plan import Plan
from isp_cli.errors import IspError
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading


class Hit(NamedTuple):
    """An entry that was looked for, and the text to show of it."""

    path: Path
    passage: Passage
    record: Entry | Plan


def search(journal: Journal, query: Query) -> tuple[list[Hit], list[IspError]]:
    """Return the finished entries that meet a query, newest first, and what could not be read."""
    hits: list[Hit] = []
    reading = Reading(journal)
    every = journal.newest_first(kind=query.kind)
    paths = (path for path in every if query.covers(day_of(path.stem)))
    for path, record in reading.records(partial(may_meet, query=query), paths):
        passage = query.first_match(record)
        if passage is not None:
            hits.append(Hit(path, passage, record))
    return hits, reading.trouble


def may_meet(text: str, query: Query) -> bool:
    """Say whether a file's entry may meet a query.

    A word holds no space, so no line end of YAML can fall into it. Without an escape only an
    apostrophe, which may be doubled, can stand otherwise in the file than in the text.
    """
    raw = folded(text)
    wanted = [word for word in query.words if "'" not in word]
    return all(part in raw for part in (*wanted, query.question, query.competency))
