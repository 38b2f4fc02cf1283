"""What there is to choose from at one step of an interview, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.evidence import HOW
from isp_cli.core.framework import kind_of
from isp_cli.core.levels import PLACES, competency_of
from isp_cli.core.named import as_written
from isp_cli.core.places import groups
from isp_cli.core.plan_review import STANDS, is_about_step
from isp_cli.core.promises import OUTCOMES, meant_by
from isp_cli.core.steps import Step, held, named_competencies
from isp_cli.core.whose import listed_name, marked, overlay_of
from isp_cli.ui.prompt import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isp_cli.core.candidates import Candidate
    from isp_cli.core.entry import Answer, Entry
    from isp_cli.core.framework import Capability, Framework
    from isp_cli.core.items import Item
    from isp_cli.core.names import Naming


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
    written, known = as_written(entry, names), {each.id for each in fit}
    gone = (id for id in dict.fromkeys(before) if id not in known)
    return (*fit, *(Choice(id, choice_name(written, id)) for id in gone))


def _chosen_before(entry: Entry, step: Step) -> tuple[str, ...]:
    answer = entry.answer(step.question.id)
    mark = entry.unfinished
    half = (
        mark.chosen if mark and (mark.question, mark.part) == (step.question.id, step.part) else ()
    )
    return (*(held(answer, step)[1] if answer else ()), *half)


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


def of_others(
    framework: Framework, names: Iterable[Framework], candidates: tuple[Candidate, ...]
) -> tuple[Choice, ...]:
    """The candidates that the framework lacks, each under the name of the one that has it."""
    ids = {each.competency for each in candidates if not framework.capability(each.competency)}
    found: dict[str, Choice] = {}
    for other in names:
        for each in other.capabilities():
            if each.id in ids:
                found.setdefault(each.id, Choice(each.id, each.name, other.name))
    return tuple(found.values())


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
    return item.text if same else marked(framework, item.text, item)


def option_name(names: Naming, question: str, id: str) -> str:
    """Name the option chosen at a question; its words outlive their set as its id.

    What isp itself asks has options of isp's own, and no other question has them.
    """
    return _of_isp(question).get(id) or names.name_of(id) or id.replace("-", " ")


def _of_isp(question: str) -> Mapping[str, str]:
    if meant_by(question):
        return OUTCOMES
    if is_about_step(question):
        return STANDS
    return PLACES if competency_of(question) else {}


def choice_name(names: Naming, id: str) -> str:
    """Name a principle, competency or activity; an id nobody has any more stands for itself."""
    return names.name_of(id) or id


def competency_row(names: Naming, id: str) -> tuple[str, str]:
    """Say which competency is looked for, or that it is a function; nothing for none."""
    found = names.capability(id)
    return kind_of(found).capitalize() if found else "Competency", id and choice_name(names, id)


def chosen_names(names: Naming, answer: Answer) -> tuple[str, ...]:
    """Name everything an answer chose."""
    chosen = (*answer.principles, *answer.competencies, *answer.activities)
    named = [choice_name(names, each) for each in chosen]
    if answer.chosen:
        named.append(option_name(names, answer.question, answer.chosen))
    return tuple(named)
