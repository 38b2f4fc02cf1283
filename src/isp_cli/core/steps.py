"""The steps of an interview: what one question asks for, in order, and what it accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from isp_cli.core.entry import Entry
from isp_cli.core.framework import FollowUp, Question
from isp_cli.errors import BrokenRule


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask: a choice or a text, of a question or of one of its follow-ups."""

    question: Question
    number: int
    wants: Literal["principles", "competencies", "text"]
    follow_up: FollowUp | None = None
    competency: str = ""

    @property
    def part(self) -> str:
        """The name of this step inside its question."""
        return self.follow_up.id if self.follow_up else self.wants

    @property
    def asked_id(self) -> str:
        """The id of the question or follow-up this step puts."""
        return self.follow_up.id if self.follow_up else self.question.id


def steps_of(questions: tuple[Question, ...], entry: Entry) -> list[Step]:
    """Return every step the answers so far ask for, the questions put off at the end."""
    put_off = [each for id in entry.later for each in questions if each.id == id]
    ordered = [each for each in questions if each not in put_off] + put_off
    return [
        step
        for question in ordered
        for step in _of_one(question, questions.index(question) + 1, entry)
    ]


def _of_one(question: Question, number: int, entry: Entry) -> list[Step]:
    found: list[Step] = []
    if question.answer in ("competencies", "development"):
        found.append(Step(question, number, "competencies"))
    elif question.answer == "principles":
        found.append(Step(question, number, "principles"))
    if question.words == "asked":
        found.append(Step(question, number, "text"))
    answer = entry.answer(question.id)
    about: tuple[str, ...] = ("",)
    if question.answer == "development":
        about = tuple(dict.fromkeys(answer.competencies)) if answer else ()
    return found + [
        Step(question, number, "text", follow_up, competency)
        for competency in about
        for follow_up in question.follow_ups
    ]


def check_choice(question: Question, chosen: tuple[str, ...]) -> None:
    """Check how many were chosen; none is a skip and always right.

    Raises:
        BrokenRule: too few or too many for this question.
    """
    if not chosen:
        return
    if len(set(chosen)) != len(chosen):
        raise BrokenRule("each may be named once")
    fewest, most = question.at_least, question.at_most
    if len(chosen) < fewest or (most is not None and len(chosen) > most):
        between = "or" if most == fewest + 1 else "to"
        wanted = f"at least {fewest}" if most is None else f"{fewest} {between} {most}"
        raise BrokenRule(f"this question asks for {wanted}, not {len(chosen)}")
