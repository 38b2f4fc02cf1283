"""Answers that come from a file: the shape of such a file, and what its answers mean.

A form names only what was answered; a question by its id or number, a competency or principle by
its id or name. Every problem is found at once and carries its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol, get_args, get_type_hints

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
from isp_cli.records import Location
from isp_cli.wording import folded

ChosenAndProblems = tuple[Answer, list[tuple[Location, str]]]


class GivenAnswer(Protocol):
    """What a form says: option, activities and how it is known, as somebody wrote them."""

    @property
    def chosen(self) -> str:
        """The option's id or name."""

    @property
    def activities(self) -> tuple[str, ...]:
        """Ids of activities."""

    @property
    def how(self) -> str:
        """One of the ways of knowing, by id or in words."""


def with_choices(
    answer: Answer,
    given: GivenAnswer,
    question: Question,
    frameworks: Iterable[Framework],
    at: Location,
) -> ChosenAndProblems:
    """Return the answer with what was chosen, and what cannot have been."""
    problems: list[tuple[Location, str]] = []
    options = {each.id: each.name for each in question.options}
    chosen = _one_of(options, given.chosen)
    if given.chosen and chosen is None:
        known = ", ".join(options) or "it has no options"
        problems.append(((*at, "chosen"), f"{given.chosen[:60]!r} is no option: {known}"))
    how = _one_of(HOW, given.how)
    if given.how and (how is None or question.answer != "evidence"):
        says = f"use {', '.join(HOW)}" if how is None else f"{question.id} does not ask for it"
        problems.append(((*at, "how"), f"{given.how[:60]!r} is no way of knowing here: {says}"))
        how = None
    for index, id in enumerate(given.activities):
        if question.answer != "activities":
            what = f"{question.id} does not ask for activities"
            problems.append(((*at, "activities"), what))
            break
        if not any(id in _activities(each) for each in frameworks):
            what = f"{id[:60]!r} is no activity's id: 'isp browse NAME --ids' shows them"
            problems.append(((*at, "activities", index), what))
    kept = given.activities if question.answer == "activities" else ()
    return replace(answer, chosen=chosen or "", how=_HOW[how or ""], activities=kept), problems


def _activities(framework: Framework) -> set[str]:
    every = (item for each in framework.capabilities() for item in each.every_activity())
    return {each.id for each in every}


def with_days(answer: Answer, question: Question, entry: Entry, at: Location) -> ChosenAndProblems:
    """Return the answer with its days as ISO dates, counted from the day the entry was begun."""
    problems: list[tuple[Location, str]] = []
    today = entry.begun_on
    if question.answer == "day":
        try:
            answer = replace(answer, text=_day(answer.text, today, question))
        except BrokenRule as rule:
            problems.append(((*at, "text"), f"{rule} ({rule.hint})"))
    days = {each.id: each for each in question.follow_ups if each.answer == "day"}
    for index, each in enumerate(answer.follow_ups):
        if each.question in days:
            try:
                said = replace(each, text=_day(each.text, today, question, days[each.question]))
                answer = answer.with_follow_up(said)
            except BrokenRule as rule:
                problems.append(((*at, "follow_ups", index, "text"), f"{rule} ({rule.hint})"))
    return answer, problems


def _day(said: str, today: date, question: Question, follow_up: FollowUp | None = None) -> str:
    way = way_of(question, follow_up)
    # a form may be an entry of long ago, whose promises were for days that have gone by since
    return iso_day(understand_day(said, today, way, also_gone_by=True))


_HOW = {each: each for each in get_args(get_type_hints(Answer)["how"])}


def _one_of(options: dict[str, str], said: str) -> str | None:
    key = folded(said)
    return next((id for id, name in options.items() if key in (id, folded(name))), None)


FormProblems = list[tuple[Location, str]]


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
            answer, found = _answer(given, question, frameworks, at)
            answer, wrong = with_choices(answer, given, question, frameworks, at)
            answer, no_days = with_days(answer, question, entry, at)
            problems += (*found, *wrong, *no_days)
            entry = entry.with_answer(answer, order)
    return entry, problems


def _answer(
    given: FormAnswer, question: Question, frameworks: Iterable[Framework], at: Location
) -> tuple[Answer, FormProblems]:
    problems: FormProblems = []
    principles = _names(given.principles, (*at, "principles"), problems, frameworks, principle_in)
    competencies = _names(
        given.competencies, (*at, "competencies"), problems, frameworks, competency_in
    )
    if competencies and question.answer not in ("competencies", "development", "in-play"):
        problems.append(((*at, "competencies"), f"{question.id} does not ask for competencies"))
    if principles and question.answer not in ("principles", "in-play"):
        problems.append(((*at, "principles"), f"{question.id} does not ask for principles"))
    try:
        if len(principles) == len(given.principles) and len(competencies) == len(
            given.competencies
        ):
            check_choice(question, (*principles, *competencies))
    except IspError as error:
        problems.append(((*at, "principles" if principles else "competencies"), str(error)))
    answer = Answer(
        question=question.id,
        asked=given.asked or question.text,
        principles=principles,
        competencies=competencies,
        text=_text(given.text),
        share=given.share,
    )
    for index, follow_up in enumerate(given.follow_ups):
        here = (*at, "follow_ups", index)
        known = next((each for each in question.follow_ups if each.id == follow_up.question), None)
        if known is None:
            ids = ", ".join(each.id for each in question.follow_ups) or "none"
            what = f"unknown follow-up {follow_up.question!r}: {question.id} has {ids}"
            problems.append(((*here, "question"), what))
            continue
        if not (follow_up.text.strip() or follow_up.competency.strip()):
            continue  # a form's place that was left empty
        competency = _competency(follow_up, question, here, problems, frameworks)
        if answer.follow_up(known.id, competency):
            problems.append(((*here, "question"), f"{known.id} is answered twice"))
        answer = answer.with_follow_up(
            FollowUpAnswer(
                question=known.id,
                competency=competency,
                asked=follow_up.asked or known.text,
                text=_text(follow_up.text),
            )
        )
    return answer, problems


def _competency(
    follow_up: FormFollowUp,
    question: Question,
    at: Location,
    problems: FormProblems,
    frameworks: Iterable[Framework],
) -> str:
    if question.answer != "development":
        if follow_up.competency:
            problems.append(
                ((*at, "competency"), f"{follow_up.question} is not about a competency")
            )
        return ""
    if not follow_up.competency:
        problems.append((at, "the competency it is about is missing"))
        return ""
    named = _names(
        (follow_up.competency,), (*at, "competency"), problems, frameworks, competency_in
    )
    return named[0] if named else ""


def _names(
    said: tuple[str, ...],
    at: Location,
    problems: FormProblems,
    frameworks: Iterable[Framework],
    find: Callable[[Iterable[Framework], str], Capability | Statement],
) -> tuple[str, ...]:
    found = []
    for index, name in enumerate(said):
        try:
            found.append(find(frameworks, name).id)
        except IspError as error:
            place = (*at, index) if at[-1] != "competency" else at
            what = f"{error} ({error.hint})" if error.hint else str(error)
            problems.append((place, what))
    return tuple(found)


def _text(text: str) -> str:
    return with_line_feeds(text) if text.strip() else ""
