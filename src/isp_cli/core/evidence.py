"""Evidence: something that happened, tied to competencies and principles, with how it is known.

Any answer that says how it is known is a piece of evidence, whatever question it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from isp_cli.core.entry import Answer, Entry

HOW = {
    "impression": "my own impression",
    "feedback": "feedback from somebody",
    "data": "data",
    "observed": "observed by somebody",
}
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
        return HOW[self.answer.how]

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


def _in_play(entry: Entry) -> tuple[Answer, ...]:
    return tuple(each for each in entry.answers if each.competencies or each.principles)


def _day(entry: Entry) -> date:
    said = entry.answer(WHEN)
    try:
        return date.fromisoformat(said.text if said else entry.id[:10])
    except ValueError:  # written by hand; doctor says so
        return date.fromisoformat(entry.id[:10])


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
