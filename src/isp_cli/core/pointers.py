"""The ids an entry holds, and which of them lead nowhere in a framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.framework import Framework, Question
from isp_cli.core.plan import Plan
from isp_cli.core.planning import QUESTIONS as PLAN_QUESTIONS
from isp_cli.core.records import Location

Places = Iterator[tuple[Location, str]]


def dangling(record: Entry | Plan, framework: Framework) -> list[tuple[Location, str]]:
    """Return every id the framework does not have as (location, what is wrong)."""
    if isinstance(record, Plan):
        return list(_in_plan(record, framework))
    questions = PLAN_QUESTIONS if record.kind == "plan" else framework.questions
    found: list[tuple[Location, str]] = []
    for index, answer in enumerate(record.answers):
        found += _in_answer(answer, ("answers", index), questions, framework)
    return found


def _in_answer(
    answer: Answer, at: Location, questions: tuple[Question, ...], framework: Framework
) -> Places:
    competencies = [each.id for each in framework.competencies()]
    principles = [each.id for each in framework.principles]
    follow_ups = [each.id for question in questions for each in question.follow_ups]
    yield from _known(
        answer.question, (*at, "question"), "question", [each.id for each in questions]
    )
    for index, id in enumerate(answer.principles):
        yield from _known(id, (*at, "principles", index), "principle", principles)
    for index, id in enumerate(answer.competencies):
        yield from _known(id, (*at, "competencies", index), "competency", competencies)
    for index, each in enumerate(answer.follow_ups):
        here = (*at, "follow_ups", index)
        yield from _known(each.question, (*here, "question"), "question", follow_ups)
        if each.competency:
            yield from _known(each.competency, (*here, "competency"), "competency", competencies)


def _in_plan(plan: Plan, framework: Framework) -> Places:
    competencies = [each.id for each in framework.competencies()]
    sources = [each.id for each in framework.resources]
    sources += [each.id for each in framework.readings]
    for index, each in enumerate(plan.competencies):
        at: Location = ("competencies", index)
        yield from _known(each.competency, (*at, "competency"), "competency", competencies)
        for number, resource in enumerate(each.resources):
            # anything else is the person's own words
            if resource.startswith(("resource.", "reading.")) and " " not in resource:
                yield from _known(resource, (*at, "resources", number), "resource", sources)


def _known(id: str, at: Location, what: str, ids: Iterable[str]) -> Places:
    ids = list(ids)
    if id in ids:
        return
    close = get_close_matches(id.casefold(), ids, n=1) or [
        each for each in ids if each.rpartition(".")[2] == id.casefold()
    ]
    nearest = f"; the nearest is {close[0]!r}" if close else ""
    yield at, f"{id[:60]!r} is no {what} of the framework{nearest}"
