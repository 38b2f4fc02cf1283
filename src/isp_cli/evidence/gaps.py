"""What a journal holds evidence on and what it does not, as facts; the page makes the sentences.

Nothing is counted and nothing is graded: a thing that nobody wrote about is only that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal

from isp_cli.dates import add_months
from isp_cli.entry.naming import names_as_written
from isp_cli.entry.own_questions import HOW
from isp_cli.entry.pieces import Piece
from isp_cli.framework.authorship import overlay_of
from isp_cli.framework.names import Naming
from isp_cli.framework.records import GUIDE, Capability, Framework, kind_of
from isp_cli.records import dataclass, replace, walk

CapabilityKind = Literal["competency", "function", "principle", "activity"]
State = Literal["told", "impression", "long-ago", "written", "silent"]
_RECENT_MONTHS = 12


_SERVED: tuple[tuple[CapabilityKind, Callable[[Piece], tuple[str, ...]]], ...] = (
    ("competency", lambda piece: piece.competencies),
    ("principle", lambda piece: piece.principles),
)


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
    framework: Framework, pieces: Iterable[Piece], written: Mapping[str, date], today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where each competency, function and then principle stands, in the framework's order.

    `written` has the day of the last entry that names a thing without evidence.
    """
    held = list(pieces)
    nouns = framework.id == GUIDE
    return (
        *(
            replace(
                _standing(each.id, kind_of(each), each.name, held, written, today), is_noun=nouns
            )
            for each in framework.capabilities()
        ),
        *(
            _standing(each.id, "principle", each.name, held, written, today)
            for each in framework.principles
        ),
    )


def standings_elsewhere(
    framework: Framework, pieces: Iterable[Piece], names: Naming, today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where that stands which there is evidence on and the framework does not have.

    Another framework has it, or none any more; then it is called what its entry calls it.
    """
    held = list(pieces)
    ids = {each.id for each in framework.capabilities()}
    ids |= {each.id for each in framework.principles}
    found: dict[str, EvidenceStanding] = {}
    for piece in held:
        called = names_as_written(piece.entry, names)
        for kind, served in _SERVED:
            for id in served(piece):
                if id not in ids and id not in found:
                    name, known = called.name_of(id) or id, names.capability(id)
                    kind = kind_of(known) if known else kind
                    found[id] = _standing(id, kind, name, held, {}, today)
    return tuple(found.values())


def activity_standings(
    capability: Capability, pieces: Iterable[Piece], today: date
) -> tuple[EvidenceStanding, ...]:
    """Return where each activity of a competency or function stands."""
    held = list(pieces)
    return tuple(
        _standing(each.id, "activity", each.text, held, {}, today)
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


def ids_without_evidence(framework: Framework, pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the ids of the competencies, functions and principles that no piece is about."""
    held = list(pieces)
    ids = [each.id for each in framework.capabilities()]
    ids += [each.id for each in framework.principles]
    return tuple(id for id in ids if not any(piece.serves(id) for piece in held))


def _standing(
    id: str,
    kind: CapabilityKind,
    name: str,
    pieces: list[Piece],
    written: Mapping[str, date],
    today: date,
) -> EvidenceStanding:
    about = [piece for piece in pieces if piece.serves(id)]
    if not about:
        last = written.get(id)
        state: State = "written" if last else "silent"
        return EvidenceStanding(id=id, kind=kind, name=name, state=state, written=last)
    days = [piece.day for piece in about]
    how = tuple(each for each in HOW if any(piece.answer.how == each for piece in about))
    state = "told"
    if how == ("impression",):
        state = "impression"
    elif max(days) < add_months(today, -_RECENT_MONTHS):
        state = "long-ago"
    return EvidenceStanding(
        id=id, kind=kind, name=name, state=state, how=how, earliest=min(days), latest=max(days)
    )
