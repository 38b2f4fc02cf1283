"""Where a person places themself in the competencies of a framework that has levels.

A level never stands alone: a sentence of the person's own is beside it. The levels are the
framework's; the questions here are this project's own. Nothing is counted or averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.ids import day_of
from isp_cli.entry.own_questions import _NOT_MY_ROLE, PLACES, level_competency, level_question_id
from isp_cli.errors import BrokenRule
from isp_cli.framework.authorship import marked_name
from isp_cli.framework.records import (
    Competency,
    FollowUp,
    Framework,
    Level,
    Option,
    Question,
    Source,
)
from isp_cli.records import dataclass

if TYPE_CHECKING:
    from isp_cli.interview.steps import Step

# TCI's two levels go by their words, so that an entry reads well; any other by its own id
_BY_WORD = {"level 1 (foundational)": "foundational", "level 2 (advanced)": "advanced"}
_WORDS = ".words"
_OURS = Source(document="isp", section="Levels")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an entry places its writer in one competency, and their sentence about it."""

    entry: Entry
    answer: Answer

    @property
    def competency(self) -> str:
        """The id of the competency."""
        return level_competency(self.answer.question)

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
class LevelChange:
    """One competency at two times: None where it had not been spoken of, or has not been since."""

    competency: str
    then: Placement | None
    now: Placement | None


def has_levels(framework: Framework) -> bool:
    """Say whether any competency of a framework has levels."""
    return any(each.levels for each in framework.competencies())


def places_of(competency: Competency) -> dict[str, str]:
    """Return the names of what a competency offers, by id: no part of the role, then its levels."""
    levels = {id: PLACES.get(id, each.name) for id, each in _levels_of(competency).items()}
    return {_NOT_MY_ROLE: PLACES[_NOT_MY_ROLE], **levels}


def level_at(competency: Competency | None, place: str) -> Level | None:
    """Find the level of a competency that a place is; none for no part of the role."""
    return _levels_of(competency).get(place) if competency else None


def _levels_of(competency: Competency) -> dict[str, Level]:
    return {_BY_WORD.get(each.name, each.id): each for each in competency.levels}


def level_questions(framework: Framework, entry: Entry) -> tuple[Question, ...]:
    """Return what an entry asks: the questions in `asking`, else one for each that has levels.

    What an overlay says is not relevant is asked only by name, or where it was answered before.
    An answer can be gone on with, also where its framework lost its levels.
    """
    every = {
        level_question_id(each.id): each
        for each in framework.competencies()
        if each.levels or entry.answer(level_question_id(each.id))
    }
    usual = (id for id, each in every.items() if entry.answer(id) or framework.is_relevant(each.id))
    asked = entry.asking or usual
    return tuple(_question(framework, every[id], _chosen(entry, id)) for id in asked if id in every)


def competencies_left_out(framework: Framework, entry: Entry) -> tuple[Competency, ...]:
    """Return the competencies with levels that are not asked, since an overlay says so."""
    asked = {each.id for each in level_questions(framework, entry)}
    return tuple(
        each
        for each in framework.competencies()
        if each.levels and not entry.asking and level_question_id(each.id) not in asked
    )


def _chosen(entry: Entry, question: str) -> dict[str, str]:
    """Return the id and the name of the level that was chosen before."""
    answer = entry.answer(question)
    if answer is None or not answer.chosen:
        return {}
    names = {each.id: each.name for each in entry.named}
    return {answer.chosen: names.get(answer.chosen, answer.chosen)}


def _question(framework: Framework, competency: Competency, chosen: Mapping[str, str]) -> Question:
    id = level_question_id(competency.id)
    places = places_of(competency)
    places |= {place: name for place, name in chosen.items() if place not in places}
    return Question(
        id=id,
        text=f"{marked_name(framework, competency.name, competency)}: "
        "where do you see yourself now?",
        answer="choice",
        words="none",
        options=tuple(Option(id=key, name=name) for key, name in places.items()),
        follow_ups=tuple(
            FollowUp(
                id=f"{id}{_WORDS}",
                text="What makes you say so? A sentence of your own.",
                only_if=place,
                source=_OURS,
            )
            for place in places
        ),
        source=_OURS,
    )


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


def question_without_words(entry: Entry) -> str:
    """Return the id of the first question whose level has no words beside it, or nothing."""
    bare = (each.question for each in entry.answers if each.chosen and not _words(each).strip())
    return next(bare, "")


def placements(entry: Entry) -> Iterator[Placement]:
    """Yield where an entry places its writer, competency by competency.

    A place that somebody wrote by hand is taken as it stands: the sentence beside it is theirs.
    """
    for answer in entry.answers:
        placed = Placement(entry, answer)
        if placed.competency and (placed.place or placed.words):
            yield placed


def by_framework(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries by the id of the framework whose levels they are about, in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.framework.id, []).append(entry)
    return found


def latest_placements(
    entries: Iterable[Entry], framework: Framework | None
) -> dict[str, Placement]:
    """Return the latest word on each competency, in the framework's order; entries newest first."""
    found: dict[str, Placement] = {}
    for entry in entries:
        for placed in placements(entry):
            found.setdefault(placed.competency, placed)
    order = [each.id for each in framework.competencies()] if framework else []
    return {id: found[id] for id in dict.fromkeys((*order, *found)) if id in found}


def compare_levels(
    then: Mapping[str, Placement], now: Mapping[str, Placement]
) -> tuple[LevelChange, ...]:
    """Return the latest words of an earlier time and of now side by side."""
    return tuple(
        LevelChange(id, then.get(id), None if placed == then.get(id) else placed)
        for id, placed in now.items()
    )


def _words(answer: Answer) -> str:
    said = answer.follow_up(f"{answer.question}{_WORDS}")
    return said.text if said else ""
