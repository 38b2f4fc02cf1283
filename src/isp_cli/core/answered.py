"""An answer beside the entry it stands in, and how one of many answers is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.ids import day_of
from isp_cli.core.records import plain

PRACTICES = "sharing"  # the guide's tenth question: what could be passed on to others


class Answered(NamedTuple):
    """One answer, with its entry."""

    entry: Entry
    answer: Answer

    @property
    def day(self) -> date:
        """The day the entry is about."""
        return day_of(self.entry.id)

    @property
    def record(self) -> dict[str, Any]:
        """The answer as plain data, with what tells where it stands."""
        entry = self.entry
        where = {"entry": entry.id, "day": self.day.isoformat(), "label": entry.label}
        about = {"set": entry.set, "about": entry.about}
        return {**where, **about, **plain(self.answer)}


class Unanswered(NamedTuple):
    """A question without an answer: its words, and the command that asks it."""

    text: str
    command: str


def find_answered(found: Sequence[Answered], wanted: str) -> Answered | None:
    """Find the answer meant by `last`, its number in the list, or the id of its entry."""
    numbered = {str(number): each for number, each in enumerate(found, 1)}
    by_id = {each.entry.id: each for each in found}
    said = wanted.strip()
    return numbered.get("1" if said == "last" else said.lstrip("0")) or by_id.get(said)


def asked_anew(found: Sequence[Answered]) -> list[str]:
    """Return for each answer its question where it is worded otherwise than for the one before."""
    changes: list[str] = []
    before = found[0].answer.asked if found else ""
    for each in found:
        asked = each.answer.asked
        changes.append("" if asked.split() == before.split() else asked)
        before = asked
    return changes
