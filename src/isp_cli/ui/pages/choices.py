"""What there is to choose from at one step of an interview, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.evidence import HOW
from isp_cli.core.plan_review import STANDS
from isp_cli.core.promises import OUTCOMES
from isp_cli.core.steps import Step, held, named_competencies
from isp_cli.ui.prompt import Choice

if TYPE_CHECKING:
    from isp_cli.core.entry import Answer, Entry
    from isp_cli.core.framework import Framework


def choices(framework: Framework, entry: Entry, step: Step) -> tuple[Choice, ...]:
    """What a step offers: principles, competencies, activities, options, or ways of knowing.

    What an overlay says is not relevant is left out, unless it was chosen before.
    """
    if step.wants == "choice":
        return tuple(Choice(each.id, each.name) for each in step.question.options)
    if step.wants == "how":
        return tuple(Choice(id, name) for id, name in HOW.items())
    offered = _offered(framework, entry, step)
    before = _chosen_before(entry, step)
    return tuple(each for each in offered if each.id in before or framework.is_relevant(each.id))


def _chosen_before(entry: Entry, step: Step) -> tuple[str, ...]:
    answer = entry.answer(step.question.id)
    half = entry.unfinished.chosen if entry.unfinished else ()
    return (*(held(answer, step)[1] if answer else ()), *half)


def _offered(framework: Framework, entry: Entry, step: Step) -> tuple[Choice, ...]:
    if step.wants == "activities":
        return _activity_choices(framework, entry)
    principles = tuple(
        Choice(each.id, each.name, "Principles" if step.wants == "in-play" else "")
        for each in framework.principles
    )
    if step.wants == "principles":
        return principles
    competencies = _every_competency(framework)
    return (*competencies, *principles) if step.wants == "in-play" else competencies


def _every_competency(framework: Framework) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.name, domain.name)
        for domain in framework.domains
        for each in domain.competencies
    )


def _activity_choices(framework: Framework, entry: Entry) -> tuple[Choice, ...]:
    named = named_competencies(entry)
    return tuple(
        Choice(item.id, item.text, each.name)
        for each in framework.competencies()
        if each.id in named
        for item in each.every_activity()
    )


def any_name(framework: Framework, id: str) -> str:
    """Name whatever can be chosen: a principle, a competency, an activity or an option."""
    found = framework.principle(id) or framework.competency(id)
    if found:
        return found.name
    activity = activity_name(framework, id)
    return activity if activity != id else option_name(framework, id)


def choice_name(framework: Framework, id: str) -> str:
    """Name a principle or competency; an id the framework no longer has stands for itself."""
    found = framework.principle(id) or framework.competency(id)
    return found.name if found else id


def competency_name(framework: Framework, id: str) -> str:
    """Name a competency; an id the framework no longer has stands for itself."""
    found = framework.competency(id)
    return found.name if found else id


def activity_name(framework: Framework, id: str) -> str:
    """Say what an activity is; an id the framework no longer has stands for itself."""
    every = (item for each in framework.competencies() for item in each.every_activity())
    return next((item.text for item in every if item.id == id), id)


def option_name(framework: Framework, id: str) -> str:
    """Name an option; its words outlive their set as its id."""
    dilemma = next((each.name for each in framework.dilemmas if each.id == id), "")
    return OUTCOMES.get(id) or STANDS.get(id) or dilemma or id.replace("-", " ")


def chosen_names(framework: Framework, answer: Answer) -> tuple[str, ...]:
    """Name everything an answer chose."""
    named = [choice_name(framework, each) for each in (*answer.principles, *answer.competencies)]
    named += [activity_name(framework, each) for each in answer.activities]
    if answer.chosen:
        named.append(option_name(framework, answer.chosen))
    return tuple(named)
