"""Where a person places themself in the competencies of a framework that has levels.

A level never stands alone: a sentence of the person's own is beside it. The levels are the
framework's; the questions here are this project's own. Nothing is counted or averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.framework import Competency, FollowUp, Framework, Option, Question
from isp_cli.core.ids import day_of
from isp_cli.core.sources import Source
from isp_cli.core.steps import Step
from isp_cli.errors import BrokenRule

KIND = "levels"
PLACES = {
    "not-my-role": "Not part of my role",
    "foundational": "Foundational",
    "advanced": "Advanced",
}
_PREFIX = "level."
_WORDS = ".words"
_OURS = Source(document="isp", section="Levels")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an entry places its writer in one competency, and their sentence about it."""

    entry: Entry
    answer: Answer

    @property
    def competency(self) -> str:
        """The id of the competency."""
        return competency_of(self.answer.question)

    @property
    def place(self) -> str:
        """The id of the level, or of what is not part of the role; a word if written by hand."""
        return self.answer.chosen

    @property
    def words(self) -> str:
        """The sentence."""
        return _words(self.answer)

    @property
    def day(self) -> date:
        """The day it was said."""
        return day_of(self.entry.id)


@dataclass(frozen=True, slots=True)
class Change:
    """One competency at two times; None where it was not spoken of."""

    competency: str
    then: Placed | None
    now: Placed | None


def questions_of(framework: Framework) -> tuple[Question, ...]:
    """Return one question for each competency that has levels; none where none has."""
    return tuple(_question(each) for each in framework.competencies() if each.levels)


def _question(competency: Competency) -> Question:
    id = f"{_PREFIX}{competency.id}"
    return Question(
        id=id,
        text=f"{competency.name}: where do you see yourself now?",
        answer="choice",
        words="none",
        options=tuple(Option(id=key, name=name) for key, name in PLACES.items()),
        follow_ups=tuple(
            FollowUp(
                id=f"{id}{_WORDS}",
                text="What makes you say so? A sentence of your own.",
                only_if=place,
                source=_OURS,
            )
            for place in PLACES
        ),
        source=_OURS,
    )


def competency_of(question: str) -> str:
    """Return the id of the competency a question places somebody in; nothing for another one."""
    return question.removeprefix(_PREFIX) if question.startswith(_PREFIX) else ""


def check_words(step: Step, text: str) -> None:
    """Check that a level has words beside it.

    Raises:
        BrokenRule: nothing is said about the level that was chosen.
    """
    if step.follow_up and not text.strip():
        raise BrokenRule(
            "a level stands beside a sentence of your own",
            hint="a few words will do; or ':back', and choose none of the levels",
        )


def without_words(entry: Entry) -> str:
    """Return the id of the first question whose level has no words beside it, or nothing."""
    bare = (each.question for each in entry.answers if each.chosen and not _words(each).strip())
    return next(bare, "")


def placements(entry: Entry) -> Iterator[Placed]:
    """Yield where an entry places its writer, competency by competency.

    A place that somebody wrote by hand is taken as it stands: the sentence beside it is theirs.
    """
    for answer in entry.answers:
        placed = Placed(entry, answer)
        if placed.competency and (placed.place or placed.words):
            yield placed


def compared(then: Entry, now: Entry) -> tuple[Change, ...]:
    """Return what both entries say of each competency, in the order of the later one."""
    earlier = {each.competency: each for each in placements(then)}
    later = {each.competency: each for each in placements(now)}
    ids = dict.fromkeys((*later, *earlier))
    return tuple(Change(id, earlier.get(id), later.get(id)) for id in ids)


def _words(answer: Answer) -> str:
    said = answer.follow_up(f"{answer.question}{_WORDS}")
    return said.text if said else ""
