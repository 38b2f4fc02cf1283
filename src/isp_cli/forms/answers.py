"""Answers that come from a file: the shape of such a file, and what its answers mean.

A form names only what was answered; a question by its id or number, a competency or principle by
its id or name. Every problem is found at once and carries its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, get_args, get_type_hints

from isp_cli.dates import iso_day
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, with_line_feeds
from isp_cli.entry.own_questions import HOW
from isp_cli.errors import BrokenRule, IspError
from isp_cli.framework.find import competency_in, principle_in
from isp_cli.framework.records import (
    Capability,
    FollowUp,
    Framework,
    Question,
    Statement,
    StrictKeys,
)
from isp_cli.interview.steps import check_choice, understand_day, way_of
from isp_cli.questions.sets import find_question_meant
from isp_cli.records import Location, NamedTuple, dataclass, replace
from isp_cli.wording import folded

FormProblems = list[tuple[Location, str]]
"""What is wrong with a form, each with the place in it, such as `("answers", 0, "text")`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFollowUp(StrictKeys):
    """An answer to a question under a question."""

    question: str
    competency: str = ""
    asked: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormAnswer(StrictKeys):
    """An answer to one question."""

    question: str
    asked: str = ""
    principles: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    chosen: str = ""
    text: str = ""
    how: str = ""
    follow_ups: tuple[FormFollowUp, ...] = ()
    share: Literal["", "yes"] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswersForm(StrictKeys):
    """A file of answers. An entry is one too: what isp itself writes at its head is left aside."""

    answers: tuple[FormAnswer, ...]
    format: str = ""
    id: str = ""
    kind: str = ""
    framework: object = ""
    set: str = ""
    label: str = ""
    about: str = ""
    during: str = ""
    plan: str = ""
    started: str = ""
    finished: str = ""
    settled: str = ""
    promises: object = ""
    named: object = ""
    end: str = ""


def fill_form(
    entry: Entry,
    form: AnswersForm,
    questions: tuple[Question, ...],
    frameworks: Iterable[Framework],
) -> tuple[Entry, FormProblems]:
    """Return the entry with the form's answers, and every problem as (place, what is wrong).

    What it names may stand in any of the frameworks, which can be gone through again and again.
    """
    problems: FormProblems = []
    order = tuple(question.id for question in questions)
    seen: set[str] = set()
    for index, given in enumerate(form.answers):
        at: Location = ("answers", index)
        question = find_question_meant(questions, given.question)
        if question is None:
            known = f"1 to {len(questions)}, or {', '.join(order)}"
            problems.append(
                ((*at, "question"), f"unknown question {given.question!r}: use {known}")
            )
        elif question.id in seen:
            problems.append(((*at, "question"), f"{question.id} is answered twice"))
        else:
            seen.add(question.id)
            answer = _Reading(given, question, frameworks, at, problems).answer(entry)
            entry = entry.with_answer(answer, order)
    return entry, problems


class _Reading(NamedTuple):
    """One answer of a form with its question; what is wrong goes to the problems, from `at` on."""

    given: FormAnswer
    question: Question
    frameworks: Iterable[Framework]
    at: Location
    problems: FormProblems

    def answer(self, entry: Entry) -> Answer:
        """Return the answer as an entry holds it; days count from the day the entry was begun."""
        given, question = self.given, self.question
        principles, competencies = self._chosen()
        answer = Answer(
            question=question.id,
            asked=given.asked or question.text,
            principles=principles,
            competencies=competencies,
            text=_text(given.text),
            share=given.share,
        )
        for index, follow_up in enumerate(given.follow_ups):
            answer = self._with_follow_up(answer, follow_up, ("follow_ups", index))
        return self._with_days(self._with_choices(answer), entry)

    def _tell(self, what: str, *where: str | int) -> None:
        self.problems.append(((*self.at, *where), what))

    def _chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given, question = self.given, self.question
        principles = self._ids(given.principles, principle_in, "principles")
        competencies = self._ids(given.competencies, competency_in, "competencies")
        if competencies and question.answer not in ("competencies", "development", "in-play"):
            self._tell(f"{question.id} does not ask for competencies", "competencies")
        if principles and question.answer not in ("principles", "in-play"):
            self._tell(f"{question.id} does not ask for principles", "principles")
        wanted = len(given.principles) + len(given.competencies)
        if len(principles) + len(competencies) == wanted:
            try:
                check_choice(question, (*principles, *competencies))
            except IspError as error:
                self._tell(str(error), "principles" if principles else "competencies")
        return principles, competencies

    def _ids(
        self,
        names: tuple[str, ...],
        find: Callable[[Iterable[Framework], str], Capability | Statement],
        *where: str | int,
    ) -> tuple[str, ...]:
        found = []
        for index, name in enumerate(names):
            try:
                found.append(find(self.frameworks, name).id)
            except IspError as error:
                what = f"{error} ({error.hint})" if error.hint else str(error)
                self._tell(what, *where, *([index] if where[-1] != "competency" else []))
        return tuple(found)

    def _with_follow_up(self, answer: Answer, given: FormFollowUp, where: Location) -> Answer:
        asks = next((each for each in self.question.follow_ups if each.id == given.question), None)
        if asks is None:
            ids = ", ".join(each.id for each in self.question.follow_ups) or "none"
            what = f"unknown follow-up {given.question!r}: {self.question.id} has {ids}"
            self._tell(what, *where, "question")
            return answer
        if not (given.text.strip() or given.competency.strip()):
            return answer  # a form's place that was left empty
        competency = self._competency(given, where)
        if answer.follow_up(asks.id, competency):
            self._tell(f"{asks.id} is answered twice", *where, "question")
        return answer.with_follow_up(
            FollowUpAnswer(
                question=asks.id,
                competency=competency,
                asked=given.asked or asks.text,
                text=_text(given.text),
            )
        )

    def _competency(self, given: FormFollowUp, where: Location) -> str:
        if self.question.answer != "development":
            if given.competency:
                self._tell(f"{given.question} is not about a competency", *where, "competency")
            return ""
        if not given.competency:
            self._tell("the competency it is about is missing", *where)
            return ""
        return next(iter(self._ids((given.competency,), competency_in, *where, "competency")), "")

    def _with_choices(self, answer: Answer) -> Answer:
        given, question = self.given, self.question
        options = {each.id: each.name for each in question.options}
        chosen = _one_of(options, given.chosen)
        if given.chosen and chosen is None:
            known = ", ".join(options) or "it has no options"
            self._tell(f"{given.chosen[:60]!r} is no option: {known}", "chosen")
        how = _one_of(HOW, given.how)
        if given.how and (how is None or question.answer != "evidence"):
            says = f"use {', '.join(HOW)}" if how is None else f"{question.id} does not ask for it"
            self._tell(f"{given.how[:60]!r} is no way of knowing here: {says}", "how")
            how = None
        asks_activities = question.answer == "activities"
        if given.activities and not asks_activities:
            self._tell(f"{question.id} does not ask for activities", "activities")
        kept = given.activities if asks_activities else ()
        for index, id in enumerate(kept):
            if not any(id in _activities(each) for each in self.frameworks):
                what = f"{id[:60]!r} is no activity's id: 'isp browse NAME --ids' shows them"
                self._tell(what, "activities", index)
        return replace(answer, chosen=chosen or "", how=_HOW[how or ""], activities=kept)

    def _with_days(self, answer: Answer, entry: Entry) -> Answer:
        today = entry.begun_on
        if self.question.answer == "day":
            answer = replace(answer, text=self._day(answer.text, today, None, "text"))
        days = {each.id: each for each in self.question.follow_ups if each.answer == "day"}
        for index, each in enumerate(answer.follow_ups):
            if each.question in days:
                where = ("follow_ups", index, "text")
                text = self._day(each.text, today, days[each.question], *where)
                answer = answer.with_follow_up(replace(each, text=text))
        return answer

    def _day(self, text: str, today: date, follow_up: FollowUp | None, *where: str | int) -> str:
        way = way_of(self.question, follow_up)
        try:
            # a form may be an entry of long ago, whose promises were for days gone by since
            return iso_day(understand_day(text, today, way, also_gone_by=True))
        except BrokenRule as rule:
            self._tell(f"{rule} ({rule.hint})", *where)
            return text


def _text(text: str) -> str:
    return with_line_feeds(text) if text.strip() else ""


def _activities(framework: Framework) -> set[str]:
    every = (item for each in framework.capabilities() for item in each.every_activity())
    return {each.id for each in every}


_HOW = {each: each for each in get_args(get_type_hints(Answer)["how"])}


def _one_of(options: dict[str, str], said: str) -> str | None:
    key = folded(said)
    return next((id for id, name in options.items() if key in (id, folded(name))), None)
