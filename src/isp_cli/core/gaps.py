"""What a journal holds evidence on and what it does not, as facts; the page makes the sentences.

Nothing is counted and nothing is graded: a thing that nobody wrote about is only that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from isp_cli.core.evidence import HOW, Piece
from isp_cli.core.framework import IN_OUR_WORDS, Capability, Framework, kind_of
from isp_cli.core.when import add_months

Kind = Literal["competency", "function", "principle", "activity"]
State = Literal["told", "impression", "long-ago", "written", "silent"]
_RECENT_MONTHS = 12
_GUIDE = IN_OUR_WORDS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one competency, function, principle or activity stands.

    There is evidence of the kinds in `how` (`told`), only one's own `impression`, or none since
    `latest`, more than a year back (`long-ago`); without any, an entry of the day `written` names
    it, or none does (`silent`). `is_noun` claims that its name can stand in a sentence, as the
    guide's do; another framework's may be an imperative or in another language.
    """

    id: str
    kind: Kind
    name: str
    state: State
    how: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    written: date | None = None
    is_noun: bool = False


def standings(
    framework: Framework, pieces: Iterable[Piece], written: Mapping[str, date], today: date
) -> tuple[Standing, ...]:
    """Return where each competency, function and then principle stands, in the framework's order.

    `written` has the day of the last entry that names a thing without evidence.
    """
    held = list(pieces)
    nouns = framework.id == _GUIDE
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


def of_activities(
    capability: Capability, pieces: Iterable[Piece], today: date
) -> tuple[Standing, ...]:
    """Return where each activity of a competency or function stands."""
    held = list(pieces)
    return tuple(
        _standing(each.id, "activity", each.text, held, {}, today)
        for each in capability.every_activity()
    )


def without_evidence(framework: Framework, pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the ids of the competencies, functions and principles that no piece is about."""
    held = list(pieces)
    ids = [each.id for each in framework.capabilities()]
    ids += [each.id for each in framework.principles]
    return tuple(id for id in ids if not any(piece.serves(id) for piece in held))


def _standing(
    id: str,
    kind: Kind,
    name: str,
    pieces: list[Piece],
    written: Mapping[str, date],
    today: date,
) -> Standing:
    about = [piece for piece in pieces if piece.serves(id)]
    if not about:
        last = written.get(id)
        state: State = "written" if last else "silent"
        return Standing(id=id, kind=kind, name=name, state=state, written=last)
    days = [piece.day for piece in about]
    how = tuple(each for each in HOW if any(piece.answer.how == each for piece in about))
    state = "told"
    if how == ("impression",):
        state = "impression"
    elif max(days) < add_months(today, -_RECENT_MONTHS):
        state = "long-ago"
    return Standing(
        id=id, kind=kind, name=name, state=state, how=how, earliest=min(days), latest=max(days)
    )
