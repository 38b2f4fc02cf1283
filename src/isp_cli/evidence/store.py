"""Evidence across the journal.

What a piece of evidence is stands in `evidence.evidence`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isp_cli.entry.ids import day_of
from isp_cli.entry.pieces import Piece, is_without_how, pieces
from isp_cli.entry.texts import ids_named_in
from isp_cli.journal.asked import LACKING_HOW, WITH_EVIDENCE, naming
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass


def every_piece(journal: Journal) -> list[Piece]:
    """Return the evidence of all finished entries, newest first."""
    entries = JournalPass(journal).entries(WITH_EVIDENCE)
    found = [each for entry in entries for each in pieces(entry)]
    return sorted(found, key=lambda each: each.day, reverse=True)


def pieces_without_how(journal: Journal) -> tuple[str, ...]:
    """Return the ids of pieces that do not say how they are known."""
    found = JournalPass(journal).entries(LACKING_HOW, kind="evidence")
    return tuple(each.id for each in found if is_without_how(each))


def last_days_named(journal: Journal, ids: Iterable[str]) -> dict[str, date]:
    """Return the day of the newest entry that names each of these ids.

    It stops looking when each was found.
    """
    found: dict[str, date] = {}
    ahead = {*ids}
    for entry, record in JournalPass(journal).records(naming(*ahead)):
        for id in ahead & ids_named_in(record):
            found[id] = day_of(entry.path.stem)
            ahead.remove(id)
        if not ahead:
            break
    return found
