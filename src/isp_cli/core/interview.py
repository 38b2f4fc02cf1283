"""The interview: which step is next, what a step accepts, and where a draft goes on.

A question is one to many steps: a choice, the free text, and its follow-ups (for
`development`, each follow-up for each competency chosen). Every accepted step makes a new
interview whose entry can be saved as it stands. Nothing here asks or saves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from isp_cli.core.entry import Answer, Entry, FollowUpAnswer, Unfinished, with_line_feeds
from isp_cli.core.framework import FollowUp, Question
from isp_cli.errors import BrokenRule

Chosen = tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Interview:
    """A set of questions, an entry that answers them, and the step that is next (None: done)."""

    questions: tuple[Question, ...]
    entry: Entry
    at: Step | None

    @classmethod
    def begin(cls, questions: tuple[Question, ...], entry: Entry) -> Interview:
        """Start, or go on where the entry's `unfinished` says."""
        interview = cls(questions, entry, None)
        steps = interview.steps()
        mark = entry.unfinished
        if mark is None:
            return replace(interview, at=steps[0])
        here = [step for step in steps if step.question.id == mark.question] or steps
        for step in here:
            if (step.part, step.competency) == (mark.part, mark.competency):
                return replace(interview, at=step)
        # the step is gone, by a hand edit or a newer framework: its half-said words are not
        if not mark.text:
            return replace(interview, at=here[0])
        step = next((each for each in here if each.wants == "text"), here[0])
        return replace(interview, at=step).interrupted(text=mark.text)

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the questions in the order they are asked."""
        return tuple(question.id for question in self.questions)

    def steps(self) -> list[Step]:
        """Return every step the answers so far ask for, in order."""
        found: list[Step] = []
        for number, question in enumerate(self.questions, 1):
            if question.answer in ("competencies", "development"):
                found.append(Step(question, number, "competencies"))
            elif question.answer == "principles":
                found.append(Step(question, number, "principles"))
            if question.words == "asked":
                found.append(Step(question, number, "text"))
            answer = self.entry.answer(question.id)
            about: tuple[str, ...] = ("",)
            if question.answer == "development":
                about = tuple(dict.fromkeys(answer.competencies)) if answer else ()
            found += [
                Step(question, number, "text", follow_up, competency)
                for competency in about
                for follow_up in question.follow_ups
            ]
        return found

    def so_far(self, step: Step) -> tuple[str, Chosen]:
        """Return the text and the choice a step holds, half-said ones first."""
        mark = self.entry.unfinished
        if (
            mark
            and (mark.question, mark.part, mark.competency)
            == (
                step.question.id,
                step.part,
                step.competency,
            )
            and (mark.text or mark.chosen)
        ):
            return mark.text, mark.chosen
        answer = self.entry.answer(step.question.id)
        if answer is None:
            return "", ()
        if step.follow_up:
            held = answer.follow_up(step.follow_up.id, step.competency)
            return (held.text if held else ""), ()
        if step.wants == "text":
            return answer.text, ()
        return "", answer.principles if step.wants == "principles" else answer.competencies

    def accept(self, *, text: str = "", chosen: Chosen = ()) -> Interview:
        """Take the answer to the step at hand and move to the next.

        An empty answer skips.

        Raises:
            BrokenRule: the choice has too few or too many in it.
        """
        step = self._here()
        if step.wants != "text":
            check_choice(step.question, chosen)
        changed = self._with(step, with_line_feeds(text) if text.strip() else "", chosen)
        return changed._moved(step)

    def interrupted(self, *, text: str = "", chosen: Chosen = ()) -> Interview:
        """Keep what was half said at the step at hand, and stay there."""
        step = self._here()
        mark = Unfinished(
            question=step.question.id,
            part=step.part,
            competency=step.competency,
            text=with_line_feeds(text),
            chosen=chosen,
        )
        return replace(self, entry=replace(self.entry, unfinished=mark))

    def renamed(self, id: str) -> Interview:
        """Return the same interview under another entry id."""
        return replace(self, entry=replace(self.entry, id=id))

    def finish(self, at: str) -> Entry:
        """Return the finished entry; `at` is the time, ISO 8601 with offset."""
        return replace(self.entry, finished=at, unfinished=None)

    def _here(self) -> Step:
        if self.at is None:
            raise BrokenRule("every question has been answered")
        return self.at

    def _with(self, step: Step, text: str, chosen: Chosen) -> Interview:
        question = step.question
        answer = self.entry.answer(question.id) or Answer(question=question.id, asked=question.text)
        if step.follow_up:
            answer = answer.with_follow_up(
                FollowUpAnswer(
                    question=step.follow_up.id,
                    asked=step.follow_up.text,
                    text=text,
                    competency=step.competency,
                )
            )
        elif step.wants == "text":
            answer = replace(answer, text=text)
        elif step.wants == "principles":
            answer = replace(answer, principles=chosen)
        else:
            answer = replace(answer, competencies=chosen)
        return replace(self, entry=self.entry.with_answer(answer, self.order))

    def _moved(self, step: Step) -> Interview:
        steps = self.steps()
        following = steps[steps.index(step) + 1 :]
        if not following:
            return replace(self, at=None, entry=replace(self.entry, unfinished=None))
        coming = following[0]
        mark = Unfinished(
            question=coming.question.id, part=coming.part, competency=coming.competency
        )
        return replace(self, at=coming, entry=replace(self.entry, unfinished=mark))


def check_choice(question: Question, chosen: Chosen) -> None:
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
        wanted = f"at least {fewest}" if most is None else f"{fewest} to {most}"
        raise BrokenRule(f"this question asks for {wanted}, not {len(chosen)}")
