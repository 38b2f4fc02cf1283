"""Evidence across the journal.

What a piece of evidence is stands in `entry.pieces`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isp_cli.dates import written_day
from isp_cli.entry.pieces import Piece, pieces
from isp_cli.evidence.evidence import EvidenceFilter
from isp_cli.evidence.gaps import EvidenceSpans, span_by_id
from isp_cli.journal.asked import (
    LACKING_HOW,
    Condition,
    evidence_on,
    naming,
    of_ids,
    with_evidence,
)
from isp_cli.journal.index import NEWEST_FIRST
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.journal.rows import line, lines_of


def every_piece(journal: Journal) -> list[Piece]:
    """Return the evidence of all finished entries, newest first."""
    return pieces_covered(journal, EvidenceFilter())


def pieces_covered(journal: Journal, wanted: EvidenceFilter) -> list[Piece]:
    """Return the evidence that is looked for, newest first."""
    found = _pieces(journal, with_evidence(_rows_of(wanted)))
    return [each for each in found if wanted.covers(each)]


def count_pieces(journal: Journal, wanted: EvidenceFilter) -> tuple[int, date | None]:
    """Return how many pieces are looked for, and the latest's day."""
    rows = _rows_of(wanted)
    question = f"SELECT count(*), max(day) FROM pieces WHERE {rows.where}"
    ((count, latest),) = JournalPass(journal).ask(question, *rows.values)
    return count, written_day(latest or "")


def pieces_without_how(journal: Journal) -> tuple[str, ...]:
    """Return the ids of pieces that do not say how they are known, newest first."""
    found = JournalPass(journal).rows(LACKING_HOW, kind="evidence")
    return tuple(each.path.stem for each in found)


def evidence_spans(journal: Journal) -> EvidenceSpans:
    """Return what evidence there is on each thing."""
    about: dict[tuple[str, str], list[str]] = {}
    activities: dict[tuple[str, str], list[str]] = {}
    question = "SELECT competencies || principles, activities, how, day FROM pieces"
    for served, done, how, day in JournalPass(journal).ask(question):
        about.setdefault((served, how), []).append(day)
        activities.setdefault((done, how), []).append(day)
    return EvidenceSpans(span_by_id(_by_ids(about)), span_by_id(_by_ids(activities)))


def _by_ids(
    days: dict[tuple[str, str], list[str]],
) -> Iterator[tuple[list[str], str, date, date]]:
    for (ids, how), of_these in days.items():
        first, latest = written_day(min(of_these)), written_day(max(of_these))
        if first and latest:
            yield lines_of(ids), how, first, latest


def newest_pieces_on(journal: Journal, ids: Iterable[str]) -> list[Piece]:
    """Return the newest piece on each competency or principle, and others of its entry."""
    reading = JournalPass(journal)
    newest = [
        name
        for id in ids
        for (name,) in reading.ask(
            "SELECT name FROM pieces JOIN entries USING (n) "
            "WHERE instr(competencies, ?1) OR instr(principles, ?1) "
            f"ORDER BY pieces.day DESC, {NEWEST_FIRST} LIMIT 1",
            line(id),
        )
    ]
    return _pieces(journal, of_ids(*newest))


def last_days_named(journal: Journal, ids: Iterable[str]) -> dict[str, date]:
    """Return the day of the newest entry that names each of these ids."""
    reading, found = JournalPass(journal), {}
    for id in ids:
        where, values = naming(id)
        ((last,),) = reading.ask(f"SELECT max(day) FROM entries WHERE {where}", *values)
        if day := written_day(last or ""):
            found[id] = day
    return found


def _pieces(journal: Journal, condition: Condition) -> list[Piece]:
    entries = JournalPass(journal).entries(condition)
    found = [each for entry in entries for each in pieces(entry)]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _rows_of(wanted: EvidenceFilter) -> Condition:
    return evidence_on(wanted.competency, wanted.principle, wanted.how, wanted.since)
