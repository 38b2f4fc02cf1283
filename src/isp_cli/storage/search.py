"""Look for words through the journal: the bytes first, and only likely files as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of
from isp_cli.core.passages import Passage, Query, folded
from isp_cli.core.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.belongings import read_record
from isp_cli.storage.journal import Journal

_WHOLE = b"end: true"


class Hit(NamedTuple):
    """An entry that was looked for, and the text to show of it."""

    path: Path
    passage: Passage
    record: Entry | Plan


def search(journal: Journal, query: Query) -> tuple[list[Hit], list[IspError]]:
    """Return the finished entries that meet a query, newest first, and what could not be read.

    A broken file is told of where it may hold what is looked for, and where it is cut.
    """
    hits: list[Hit] = []
    trouble: list[IspError] = []
    for path in journal.newest_first(kind=query.kind):
        if not query.covers(day_of(path.stem)):
            continue
        try:
            if may_meet(files.read(path), query):
                record = read_record(journal, path)
                passage = query.first_match(record)
                if passage is not None:
                    hits.append(Hit(path, passage, record))
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return hits, trouble


def may_meet(data: bytes, query: Query) -> bool:
    """Say whether a file's entry may meet a query; False is certain.

    A word holds no space, so no line end of YAML can fall into it. What can stand otherwise in
    the file than in the text is an escape, which has a backslash, and a doubled apostrophe.
    """
    if b"\\" in data or not data.rstrip().endswith(_WHOLE):
        return True
    try:
        raw = folded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return True  # to be told of
    wanted = [word for word in query.words if "'" not in word]
    return all(part in raw for part in (*wanted, query.question, query.competency))
