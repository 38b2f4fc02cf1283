"""What there is to choose from at one step of an interview, by name.

How many may be chosen is in `interview.steps`, how a list is shown in `ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.ask.prompt import Choice
from isp_cli.entry.entry import named_competencies
from isp_cli.entry.naming import choice_name, names_as_written
from isp_cli.entry.own_questions import HOW
from isp_cli.framework.authorship import listed_name, marked_name, overlay_of
from isp_cli.framework.places import groups
from isp_cli.interview.steps import Step, chosen_so_far

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.framework.names import Naming
    from isp_cli.framework.records import Capability, Framework, Item


def choices(
    framework: Framework,
    names: Naming,
    entry: Entry,
    step: Step,
    others: tuple[Choice, ...] = (),
) -> tuple[Choice, ...]:
    """What a step offers: principles, competencies, activities, options, or ways of knowing.

    All are the framework's, but for the activities of a competency that stands in another, and for
    the `others` among the competencies. What an
    overlay says is not relevant is left out, unless it was chosen before; what was chosen before
    and is not among them any more is offered as it was called then.
    """
    if step.wants == "choice":
        return tuple(Choice(each.id, each.name) for each in step.question.options)
    if step.wants == "how":
        return tuple(Choice(id, name) for id, name in HOW.items())
    offered = _offered(framework, names, entry, step)
    if step.wants == "competencies":
        offered += others
    before = _chosen_before(entry, step)
    fit = tuple(each for each in offered if each.id in before or framework.is_relevant(each.id))
    written, known = names_as_written(entry, names), {each.id for each in fit}
    gone = (id for id in dict.fromkeys(before) if id not in known)
    return (*fit, *(Choice(id, choice_name(written, id)) for id in gone))


def _chosen_before(entry: Entry, step: Step) -> tuple[str, ...]:
    answer = entry.answer(step.question.id)
    mark = entry.unfinished
    half = (
        mark.chosen if mark and (mark.question, mark.part) == (step.question.id, step.part) else ()
    )
    return (*(chosen_so_far(answer, step)[1] if answer else ()), *half)


def _offered(framework: Framework, names: Naming, entry: Entry, step: Step) -> tuple[Choice, ...]:
    if step.wants == "activities":
        return _activity_choices(framework, names, entry)
    principles = tuple(
        Choice(
            each.id,
            listed_name(framework, each),
            "Principles" if step.wants == "in-play" else "",
        )
        for each in framework.principles
    )
    if step.wants == "principles":
        return principles
    capabilities = _every_capability(framework)
    return (*capabilities, *principles) if step.wants == "in-play" else capabilities


def _every_capability(framework: Framework) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, listed_name(framework, each), name)
        for name, group in groups(framework)
        for each in group
    )


def _activity_choices(framework: Framework, names: Naming, entry: Entry) -> tuple[Choice, ...]:
    found = (names.capability(id) for id in named_competencies(entry))
    return tuple(
        Choice(item.id, _listed_text(framework, item, each), listed_name(framework, each))
        for each in found
        if each is not None
        for item in each.every_activity()
    )


def _listed_text(framework: Framework, item: Item, within: Capability) -> str:
    """Return an activity's words, with its overlay where its competency does not say it."""
    same = overlay_of(framework, item) == overlay_of(framework, within)
    return item.text if same else marked_name(framework, item.text, item)
