"""Answers that come from a file: the shape of such a file, and what its answers mean.

A form names only what was answered; a question by its id or number, a competency or principle by
its id or name. Every problem is found at once and carries its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from isp_cli.core.entry import Answer, Entry, FollowUpAnswer, with_line_feeds
from isp_cli.core.find import competency_in, principle_in
from isp_cli.core.form_choices import with_choices, with_days
from isp_cli.core.framework import Capability, Framework, Question, Statement
from isp_cli.core.questions import question_meant
from isp_cli.core.records import Location
from isp_cli.core.sources import Strict
from isp_cli.core.steps import check_choice
from isp_cli.errors import IspError

Problems = list[tuple[Location, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFollowUp(Strict):
    """An answer to a question under a question."""

    question: str
    competency: str = ""
    asked: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormAnswer(Strict):
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
class Form(Strict):
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


def filled(
    entry: Entry,
    form: Form,
    questions: tuple[Question, ...],
    frameworks: Iterable[Framework],
) -> tuple[Entry, Problems]:
    """Return the entry with the form's answers, and every problem as (place, what is wrong).

    What it names may stand in any of the frameworks, which can be gone through again and again.
    """
    problems: Problems = []
    order = tuple(question.id for question in questions)
    seen: set[str] = set()
    for index, given in enumerate(form.answers):
        at: Location = ("answers", index)
        question = question_meant(questions, given.question)
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
) -> tuple[Answer, Problems]:
    problems: Problems = []
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
    problems: Problems,
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
    problems: Problems,
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
