"""Which competencies a plan could be for, each with the reasons the person's own journal gives.

Reasons are told, never counted or weighed against one another: the choice is the person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from isp_cli.dates import add_months, short_day
from isp_cli.entry.entry import AnswerInEntry, Entry
from isp_cli.entry.pieces import Piece
from isp_cli.framework.names import Names
from isp_cli.framework.records import Framework, Question
from isp_cli.records import dataclass

RAISED = "coaching.raised"
IN_PLAY = ("after.in-play", "debrief.in-play")
"""The questions whose answers speak for a competency, beside the one that asks what to develop."""

DaysAndIds = list[tuple[date, str]]  # with who said it that day, or in which question
_RECENT_MONTHS, _GAP_MONTHS = 24, 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A competency that speaks for itself, and why."""

    competency: str
    reasons: tuple[str, ...]


def development_questions(frameworks: Iterable[Framework]) -> dict[str, tuple[int, Question]]:
    """Return the questions that ask what to develop by their ids, each with its number."""
    found: dict[str, tuple[int, Question]] = {}
    for framework in frameworks:
        for number, question in enumerate(framework.questions, 1):
            if question.answer == "development":
                found.setdefault(question.id, (number, question))
    return found


def competencies_to_develop(reflection: Entry, frameworks: Iterable[Framework]) -> tuple[str, ...]:
    """Return what a reflection named to develop, as far as one of the frameworks has it."""
    asked = development_questions(frameworks)
    named = (
        id for each in reflection.answers if each.question in asked for id in each.competencies
    )
    known = {each.id for framework in frameworks for each in framework.capabilities()}
    return tuple(id for id in dict.fromkeys(named) if id in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyMentions:
    """What a journal says of competencies, the newest first.

    `named` are answers that name what to develop, each with the question it answers, as it is
    told; `raised` those that tell what somebody else raised, each with who.
    """

    named: Sequence[tuple[str, AnswerInEntry]] = ()
    raised: Sequence[tuple[str, AnswerInEntry]] = ()
    in_play: Sequence[AnswerInEntry] = ()
    evidence: Sequence[Piece] = ()


def candidates_in(said: CompetencyMentions, names: Names, today: date) -> tuple[Candidate, ...]:
    """Return the candidates of a journal, in any of the frameworks.

    A gap is told of what stands in the first, or was named or raised of late: who works with one
    framework does not miss evidence on all of another.
    """
    named, raised = _spoken_of(said.named, names), _spoken_of(said.raised, names)
    of_late = {id for id, day, _ in (*named, *raised) if is_recent(day, today)}

    def matters(id: str) -> bool:
        return id in of_late or (names.first is not None and names.first.capability(id) is not None)

    in_play: dict[str, date] = {}
    for each in said.in_play:
        for id in filter(matters, each.answer.competencies):
            in_play[id] = min(each.day, in_play.get(id, each.day))
    return candidates(
        named=named,
        last_evidence={
            id: piece.day
            for piece in reversed(said.evidence)
            for id in filter(matters, piece.competencies)
        },
        raised=raised,
        in_play=in_play,
        today=today,
    )


def _spoken_of(
    said: Iterable[tuple[str, AnswerInEntry]], names: Names
) -> list[tuple[str, date, str]]:
    return [
        (id, each.day, by)
        for by, each in said
        for id in each.answer.competencies
        if names.capability(id)
    ]


def last_naming(said: CompetencyMentions, names: Names, today: date) -> Entry | None:
    """Find the newest reflection that named competencies to develop, if it is recent."""
    naming = [
        each
        for _, each in said.named
        if is_recent(each.day, today) and any(map(names.capability, each.answer.competencies))
    ]
    return max(naming, key=lambda each: each.day).entry if naming else None


def is_recent(day: date, today: date) -> bool:
    """Claim that a day is close enough to speak for a competency still: two years."""
    return day >= add_months(today, -_RECENT_MONTHS)


def candidates(
    *,
    named: Iterable[tuple[str, date, str]] = (),
    last_evidence: Mapping[str, date] | None = None,
    raised: Iterable[tuple[str, date, str]] = (),
    in_play: Mapping[str, date] | None = None,
    today: date,
) -> tuple[Candidate, ...]:
    """Return the candidates: first those raised and named, then raised, then named, newest first.

    `named` holds each competency with the day a reflection named it to develop and the question
    that asked for it, `raised` those somebody else raised, with who. `last_evidence` is each
    competency's newest evidence, None where nobody looked: then no gap is told. `in_play` is the
    first day each was in play. A gap is told only of what the person knows for a year at least.
    """
    names = list(named)
    gaps = _gaps(_known(names, in_play or {}, last_evidence or {}), last_evidence, today)
    said_by = _by_competency((id, day, by) for id, day, by in raised if is_recent(day, today))
    named_on = _by_competency(each for each in names if is_recent(each[1], today))

    def place(id: str) -> tuple[bool, bool, int]:
        days = (day.toordinal() for day, _ in (*said_by.get(id, ()), *named_on.get(id, ())))
        return id not in said_by, id not in named_on, -max(days, default=0)

    def reasons(id: str) -> tuple[str, ...]:
        raised_on = _raised(said_by.get(id, []))
        return raised_on + _named(named_on.get(id, [])) + gaps.get(id, ())

    order = sorted(dict.fromkeys([*said_by, *named_on, *gaps]), key=place)
    return tuple(Candidate(id, reasons(id)) for id in order)


def _by_competency(said: Iterable[tuple[str, date, str]]) -> dict[str, DaysAndIds]:
    """Group by competency, each thing once, the newest first."""
    found: dict[str, DaysAndIds] = {}
    for id, day, by in said:
        found.setdefault(id, []).append((day, by.strip()))
    return {
        id: sorted(dict.fromkeys(days), key=lambda each: each[0], reverse=True)
        for id, days in found.items()
    }


def _raised(days: DaysAndIds) -> tuple[str, ...]:
    return tuple(f"{by or 'a supervisor'} raised it on {short_day(day)}" for day, by in days)


def _named(days: DaysAndIds) -> tuple[str, ...]:
    asked_in: dict[str, list[str]] = {}
    for day, question in days:
        asked_in.setdefault(question, []).append(short_day(day))
    return tuple(f"named in {question} on {_listed(when)}" for question, when in asked_in.items())


def _listed(days: list[str]) -> str:
    *first, last = days
    return f"{', '.join(first)} and {last}" if first else last


def _known(
    named: list[tuple[str, date, str]], in_play: Mapping[str, date], evidence: Mapping[str, date]
) -> dict[str, date]:
    known: dict[str, date] = {}
    said = ((id, day) for id, day, _ in named)
    for id, day in (*said, *in_play.items(), *evidence.items()):
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
