"""What a journal holds evidence on and what it does not, as facts; the page makes the sentences.

Nothing is counted and nothing is graded: a thing that nobody wrote about is only that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from isp_cli.dates import add_months
from isp_cli.entry.naming import names_as_written
from isp_cli.entry.own_questions import HOW
from isp_cli.entry.pieces import Piece
from isp_cli.framework.authorship import overlay_of
from isp_cli.framework.names import Naming
from isp_cli.framework.records import GUIDE, Capability, Framework, kind_of
from isp_cli.records import NamedTuple, dataclass, replace, walk

CapabilityKind = Literal["competency", "function", "principle", "activity"]
State = Literal["told", "impression", "long-ago", "written", "silent"]
_RECENT_MONTHS = 12


class EvidenceSpan(NamedTuple):
    """The evidence on one thing: the ways it is known, and the days of the first and the latest."""

    how: frozenset[str]
    earliest: date
    latest: date


class EvidenceSpans(NamedTuple):
    """The evidence by what it is about, a competency, function or principle, and by activity."""

    about: Mapping[str, EvidenceSpan] = {}
    activities: Mapping[str, EvidenceSpan] = {}


def span_by_id(told: Iterable[tuple[Iterable[str], str, date, date]]) -> dict[str, EvidenceSpan]:
    """Put together what there is on each id.

    `told` has ids, and of some pieces that are about all these how they are known, and the days of
    the first and the latest.
    """
    ways: dict[str, set[str]] = {}
    days: dict[str, list[date]] = {}
    for ids, how, first, last in told:
        for id in ids:
            ways.setdefault(id, set()).add(how)
            days.setdefault(id, []).extend((first, last))
    return {id: EvidenceSpan(frozenset(ways[id]), min(days[id]), max(days[id])) for id in ways}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceStanding:
    """Where one competency, function, principle or activity stands.

    There is evidence of the kinds in `how` (`told`), only one's own `impression`, or none since
    `latest`, more than a year back (`long-ago`); without any, an entry of the day `written` names
    it, or none does (`silent`). `is_noun` claims that its name can stand in a sentence, as the
    guide's do; another framework's may be an imperative or in another language.
    `overlay` names the one it comes from, or is worded by.
    """

    id: str
    kind: CapabilityKind
    name: str
    state: State
    how: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    written: date | None = None
    is_noun: bool = False
    overlay: str = ""


def standings(
    framework: Framework, spans: EvidenceSpans, written: Mapping[str, date], today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where each competency, function and then principle stands, in the framework's order.

    `written` has the day of the last entry that names a thing without evidence.
    """
    nouns = framework.id == GUIDE
    return (
        *(
            replace(
                _standing(each.id, kind_of(each), each.name, spans.about, today, written),
                is_noun=nouns,
            )
            for each in framework.capabilities()
        ),
        *(
            _standing(each.id, "principle", each.name, spans.about, today, written)
            for each in framework.principles
        ),
    )


def standings_elsewhere(
    spans: EvidenceSpans, newest: Iterable[Piece], ids: Iterable[str], names: Naming, today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where those `ids` stand which there is evidence on and the framework does not have.

    Another framework has it, or none any more; then it is called what its newest entry calls it.
    The `newest` piece on each is among them, the newest first.
    """
    ahead = {*ids}
    found = []
    for piece in newest:
        called = names_as_written(piece.entry, names)
        for id in (*piece.competencies, *piece.principles):
            if id in ahead:
                ahead.remove(id)
                kind: CapabilityKind = "competency" if id in piece.competencies else "principle"
                name, known = called.name_of(id) or id, names.capability(id)
                kind = kind_of(known) if known else kind
                found.append(_standing(id, kind, name, spans.about, today))
    return tuple(found)


def activity_standings(
    capability: Capability, spans: EvidenceSpans, today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where each activity of a competency or function stands."""
    return tuple(
        _standing(each.id, "activity", each.text, spans.activities, today)
        for each in capability.every_activity()
    )


def standings_to_show(
    framework: Framework, found: tuple[EvidenceStanding, ...]
) -> tuple[EvidenceStanding, ...]:
    """Return what is to be told of, with the overlay that each comes from.

    What an overlay says is not relevant is told of only where something was written about it.
    """
    overlays = {
        record.id: overlay_of(framework, record)
        for _, record in walk((framework.principles, framework.domains, framework.functions))
        if hasattr(record, "id")
    }
    kept = (each for each in found if each.state != "silent" or framework.is_relevant(each.id))
    return tuple(
        replace(each, overlay=overlays[each.id], is_noun=False) if overlays.get(each.id) else each
        for each in kept
    )


def ids_without_evidence(framework: Framework, spans: EvidenceSpans) -> tuple[str, ...]:
    """Return the ids of the competencies, functions and principles that no piece is about."""
    return tuple(id for id in _ids(framework) if id not in spans.about)


def ids_elsewhere(framework: Framework, spans: EvidenceSpans) -> tuple[str, ...]:
    """Return the ids of what there is evidence on and the framework does not have."""
    return tuple(spans.about.keys() - _ids(framework).keys())


def _ids(framework: Framework) -> dict[str, None]:
    return dict.fromkeys(each.id for each in (*framework.capabilities(), *framework.principles))


def _standing(
    id: str,
    kind: CapabilityKind,
    name: str,
    spans: Mapping[str, EvidenceSpan],
    today: date,
    written: Mapping[str, date] | None = None,
) -> EvidenceStanding:
    span = spans.get(id)
    if span is None:
        last = (written or {}).get(id)
        state: State = "written" if last else "silent"
        return EvidenceStanding(id=id, kind=kind, name=name, state=state, written=last)
    how = tuple(each for each in HOW if each in span.how)
    state = "told"
    if how == ("impression",):
        state = "impression"
    elif span.latest < add_months(today, -_RECENT_MONTHS):
        state = "long-ago"
    return EvidenceStanding(
        id=id, kind=kind, name=name, state=state, how=how,
        earliest=span.earliest, latest=span.latest,
    )  # fmt: skip
