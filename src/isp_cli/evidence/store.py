"""Evidence across the journal: the bytes first, and only files that may hold a piece as YAML.

What a piece of evidence is stands in `evidence.evidence`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from isp_cli.entry.ids import day_of
from isp_cli.entry.pieces import Piece, is_without_how, pieces
from isp_cli.entry.texts import ids_named_in
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass

_KEY = re.compile(r"""how["']?[ \t]*:""")
_HOW_AS_WRITTEN = re.compile(r"^    how: \w", re.MULTILINE)  # a person's words stand in further
_LONG_KEY = re.compile(r"(?:^|[\s\[{,:-])\?\s")  # `? how`, with its value on another line


def every_piece(journal: Journal) -> list[Piece]:
    """Return the evidence of all finished entries, newest first."""
    entries = JournalPass(journal).entries(may_hold_evidence)
    found = [each for entry in entries for each in pieces(entry)]
    return sorted(found, key=lambda each: each.day, reverse=True)


def pieces_without_how(journal: Journal) -> tuple[str, ...]:
    """Return the ids of pieces that do not say how they are known."""
    paths = journal.newest_first(kind="evidence")
    found = JournalPass(journal).entries(lambda text: not _HOW_AS_WRITTEN.search(text), paths)
    return tuple(each.id for each in found if is_without_how(each))


def last_days_named(journal: Journal, ids: Iterable[str]) -> dict[str, date]:
    """Return the day of the newest entry that names each of these ids.

    It stops looking when each was found.
    """
    found: dict[str, date] = {}
    wanted = frozenset(ids)

    def ahead() -> frozenset[str]:
        return wanted - found.keys()

    reading = JournalPass(journal)
    paths = takewhile(lambda _: ahead(), journal.newest_first())
    for path, record in reading.records(lambda text: any(id in text for id in ahead()), paths):
        for id in ahead() & ids_named_in(record):
            found[id] = day_of(path.stem)
    return found


def may_hold_evidence(text: str) -> bool:
    """Say whether a file may hold a piece of evidence.

    Without an escape a key can stand otherwise in it than `how:` only as a long key, which has a
    question mark of its own.
    """
    return bool(_KEY.search(text) or ("how" in text and _LONG_KEY.search(text)))
