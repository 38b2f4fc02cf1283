"""Which competencies a plan could be for, each with the reasons the person's own journal gives.

Reasons are told, never counted or weighed against one another: the choice is the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from isp_cli.core.when import add_months, short_day

Days = list[tuple[date, str]]  # with who said it that day, where it was somebody else
_RECENT_MONTHS, _GAP_MONTHS = 24, 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A competency that speaks for itself, and why."""

    competency: str
    reasons: tuple[str, ...]


def is_recent(day: date, today: date) -> bool:
    """Claim that a day is close enough to speak for a competency still: two years."""
    return day >= add_months(today, -_RECENT_MONTHS)


def candidates(
    *,
    named: Iterable[tuple[str, date]] = (),
    last_evidence: Mapping[str, date] | None = None,
    raised: Iterable[tuple[str, date, str]] = (),
    in_play: Mapping[str, date] | None = None,
    today: date,
    asked_in: str = "question 7",
) -> tuple[Candidate, ...]:
    """Return the candidates: first those raised and named, then raised, then named, newest first.

    `named` holds each competency with the day a reflection named it to develop, `raised` those
    somebody else raised, with who. `last_evidence` is each competency's newest evidence, None where
    nobody looked: then no gap is told. `in_play` is the first day each was in play. A gap is told
    only of what the person knows for a year at least.
    """
    names = list(named)
    gaps = _gaps(_known(names, in_play or {}, last_evidence or {}), last_evidence, today)
    said_by = _by_competency((id, day, by) for id, day, by in raised if is_recent(day, today))
    named_on = _by_competency((id, day, "") for id, day in names if is_recent(day, today))

    def place(id: str) -> tuple[bool, bool, int]:
        days = (day.toordinal() for day, _ in (*said_by.get(id, ()), *named_on.get(id, ())))
        return id not in said_by, id not in named_on, -max(days, default=0)

    def reasons(id: str) -> tuple[str, ...]:
        raised_on = _raised(said_by.get(id, []))
        return raised_on + _named(named_on.get(id, []), asked_in) + gaps.get(id, ())

    order = sorted(dict.fromkeys([*said_by, *named_on, *gaps]), key=place)
    return tuple(Candidate(id, reasons(id)) for id in order)


def _by_competency(said: Iterable[tuple[str, date, str]]) -> dict[str, Days]:
    """Group by competency, each thing once, the newest first."""
    found: dict[str, Days] = {}
    for id, day, by in said:
        found.setdefault(id, []).append((day, by.strip()))
    return {
        id: sorted(dict.fromkeys(days), key=lambda each: each[0], reverse=True)
        for id, days in found.items()
    }


def _raised(days: Days) -> tuple[str, ...]:
    return tuple(f"{by or 'a supervisor'} raised it on {short_day(day)}" for day, by in days)


def _named(days: Days, asked_in: str) -> tuple[str, ...]:
    if not days:
        return ()
    *first, last = (short_day(day) for day, _ in days)
    when = f"{', '.join(first)} and {last}" if first else last
    return (f"named in {asked_in} on {when}",)


def _known(
    named: list[tuple[str, date]], in_play: Mapping[str, date], evidence: Mapping[str, date]
) -> dict[str, date]:
    known: dict[str, date] = {}
    for id, day in (*named, *in_play.items(), *evidence.items()):
        known[id] = min(day, known.get(id, day))
    return known


def _gaps(
    known: Mapping[str, date], last_evidence: Mapping[str, date] | None, today: date
) -> dict[str, tuple[str, ...]]:
    """Return what to say of each competency known for a year that has no evidence of that year."""
    if last_evidence is None:
        return {}
    a_year_ago = add_months(today, -_GAP_MONTHS)
    return {
        id: (f"no evidence since {short_day(last_evidence[id])}",)
        if id in last_evidence
        else ("no evidence for a year",)
        for id, since in known.items()
        if last_evidence.get(id, since) <= a_year_ago
    }
