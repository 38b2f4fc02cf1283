"""Evidence across the journal: the bytes first, and only files that may hold a piece as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from isp_cli.core.entry import Entry
from isp_cli.core.evidence import Piece, pieces
from isp_cli.core.ids import day_of, kind_of
from isp_cli.core.passages import named_in
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.belongings import read_record
from isp_cli.storage.journal import Journal

_WHOLE = b"end: true"
_KEY = re.compile(rb"""how["']?[ \t]*:""")
_LONG_KEY = re.compile(rb"(?:^|[\s\[{,:-])\?\s")  # `? how`, with its value on another line


def every_piece(journal: Journal) -> tuple[list[Piece], list[IspError]]:
    """Return the evidence of all finished entries, newest first, and what could not be read.

    A broken file is told of where it may hold evidence, and where it is cut.
    """
    found: list[Piece] = []
    trouble: list[IspError] = []
    for path in journal.newest_first():
        if kind_of(path.stem) == "plan":
            continue
        try:
            if may_hold_evidence(files.read(path)):
                found += pieces(journal.load(path, Entry).record)
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return sorted(found, key=lambda each: each.day, reverse=True), trouble


def last_named(journal: Journal, ids: Iterable[str]) -> tuple[dict[str, date], list[IspError]]:
    """Return the day of the newest entry that names each of these ids, and what is unreadable.

    It stops looking when each was found.
    """
    found: dict[str, date] = {}
    trouble: list[IspError] = []
    ahead = set(ids)
    for path in journal.newest_first():
        if not ahead:
            break
        try:
            if _may_name(files.read(path), ahead):
                for id in ahead & named_in(read_record(journal, path)):
                    found[id] = day_of(path.stem)
                ahead -= found.keys()
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return found, trouble


def _may_name(data: bytes, ids: set[str]) -> bool:
    if b"\\" in data or not data.rstrip().endswith(_WHOLE):
        return True
    return any(id.encode() in data for id in ids)


def may_hold_evidence(data: bytes) -> bool:
    """Say whether a file may hold a piece of evidence; False is certain.

    A key can stand otherwise in the file than `how:` only with an escape, which has a backslash,
    or as a long key, which has a question mark of its own.
    """
    if b"\\" in data or not data.rstrip().endswith(_WHOLE):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True  # to be told of
    return bool(_KEY.search(data) or (b"how" in data and _LONG_KEY.search(data)))
