"""A piece of evidence: something that happened, as the entry holds it in which it is told.

Any answer that says how it is known is one, whatever question it answers. What is done with pieces
is in `evidence`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isp_cli.dates import written_day
from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.own_questions import HOW
from isp_cli.records import dataclass

HAPPENED = "evidence.happened"
WHEN = "evidence.when"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: the day it happened, what it is about, the answer that tells it."""

    entry: Entry
    answer: Answer
    day: date
    competencies: tuple[str, ...]
    principles: tuple[str, ...]
    activities: tuple[str, ...]

    @property
    def how(self) -> str:
        """How it is known, in words."""
        return HOW[self.answer.how] if self.answer.how else ""

    def serves(self, id: str) -> bool:
        """Say whether this is evidence for a competency, a principle or an activity."""
        return id in (*self.competencies, *self.principles, *self.activities)


def pieces(entry: Entry) -> Iterator[Piece]:
    """Yield the evidence an entry holds; what it is about may stand in its other answers."""
    for answer in entry.answers:
        if answer.how and answer.text.strip():
            around = (answer,) if answer.competencies or answer.principles else _in_play(entry)
            about = (entry.about,) if entry.about else ()
            competencies = (*about, *(id for each in around for id in each.competencies))
            activities = (id for each in entry.answers for id in each.activities)
            principles = (id for each in around for id in each.principles)
            yield Piece(
                entry,
                answer,
                _day(entry),
                _once(competencies),
                _once(principles),
                _once(activities),
            )


def is_without_how(entry: Entry) -> bool:
    """Claim that a piece of evidence was written down without how it is known."""
    happened = entry.answer(HAPPENED)
    return happened is not None and bool(happened.text.strip()) and not happened.how


def evidence_for(pieces: Iterable[Piece], id: str) -> tuple[Piece, ...]:
    """Return the evidence for a competency, a principle or an activity, in its order."""
    return tuple(each for each in pieces if each.serves(id))


def _in_play(entry: Entry) -> tuple[Answer, ...]:
    return tuple(each for each in entry.answers if each.competencies or each.principles)


def _day(entry: Entry) -> date:
    said = entry.answer(WHEN)
    # a text that is no day was written by hand; doctor says so
    return (written_day(said.text) if said else None) or entry.day


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
