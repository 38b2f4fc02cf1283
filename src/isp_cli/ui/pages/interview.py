"""Pages of the interview: one question at a time, and where the answers went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.when import short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.prompt import Choice

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Framework
    from isp_cli.core.interview import Interview, Step


def question_page(framework: Framework, interview: Interview, step: Step) -> Document:
    """The question at hand, with its number and its help."""
    question = step.question
    number = f"Question {step.number} of {len(interview.questions)}"
    answer = interview.entry.answer(question.id)
    if step.follow_up:
        about = [competency_name(framework, step.competency)] if step.competency else []
        return (Aside(", ".join([number, *about]) + "."), Heading(step.follow_up.text))
    if step.wants == "text" and question.answer != "text":
        chosen = (answer.principles or answer.competencies) if answer else ()
        blocks: list[Block] = [Aside(f"{number}, in your own words.")]
        if chosen:
            names = tuple(Point(choice_name(framework, id)) for id in chosen)
            blocks += [Heading("You chose"), Points(names)]
        else:
            blocks.append(Heading(question.text))
        return (*blocks, Aside("Say more if you like, or press Enter to go on."))
    return (Aside(f"{number}."), Heading(question.text), Aside(question.help))


def choices(framework: Framework, step: Step) -> tuple[Choice, ...]:
    """What there is to choose from: the principles, or the competencies by domain."""
    if step.wants == "principles":
        return tuple(Choice(each.id, each.name) for each in framework.principles)
    return competency_choices(framework)


def competency_choices(framework: Framework) -> tuple[Choice, ...]:
    """Every competency, grouped by domain."""
    return tuple(
        Choice(each.id, each.name, domain.name)
        for domain in framework.domains
        for each in domain.competencies
    )


def choice_name(framework: Framework, id: str) -> str:
    """Name a principle or competency; an id the framework no longer has stands for itself."""
    found = framework.principle(id) or framework.competency(id)
    return found.name if found else id


def competency_name(framework: Framework, id: str) -> str:
    """Name a competency; an id the framework no longer has stands for itself."""
    found = framework.competency(id)
    return found.name if found else id


def welcome_page(interview: Interview) -> Document:
    """What is about to happen, before the first question."""
    return (
        Heading("Time to reflect", 1),
        Paragraph(
            f"{len(interview.questions)} questions, one at a time. Skip what does not speak to "
            "you: this is a conversation with yourself, not a checklist."
        ),
        Aside("Each answer is saved before the next question. Ctrl-C keeps everything and stops."),
    )


def saved_page(path: str, answered: int, asked: int) -> Document:
    """Where a finished reflection is and what comes next."""
    return (
        Heading("Your reflection is saved", 1),
        Paragraph(f"{answered} of {asked} questions answered. The rest can wait."),
        Rows(
            (
                ("Where", path),
                ("Read it", "isp journal show last"),
                ("Go on", "isp plan"),
            )
        ),
    )


def resume_question(draft: Entry) -> str:
    """Ask whether to go on with a draft."""
    day = short_day(date.fromisoformat(draft.id[:10]))
    count = len(draft.answers)
    held = f"{count} {'answer' if count == 1 else 'answers'}"
    return f"You began on {day} ({held} so far). Go on with it?"
