"""Pages of the interview: one question at a time, and where the answers went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.when import short_day
from isp_cli.ui.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Rows,
)
from isp_cli.ui.prompt import Choice
from isp_cli.ui.text import shortened

if TYPE_CHECKING:
    from isp_cli.core.entry import Answer, Entry
    from isp_cli.core.framework import Framework
    from isp_cli.core.interview import Interview
from isp_cli.core.steps import Step


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
        Aside(
            "Each answer is saved before the next question. Ctrl-C keeps everything and stops. "
            "A line that says :help shows how to go back, put off, or use your editor."
        ),
    )


def saved_page(path: str, answered: int, asked: int) -> Document:
    """Where a finished reflection is and what comes next."""
    return (
        Heading("Your reflection is saved", 1),
        Paragraph(
            f"{answered} of {asked} questions answered."
            f"{' The rest can wait.' if answered < asked else ''}"
        ),
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
    return f"You began this {draft.kind} on {_begun(draft)}. Go on with it?"


def drafts_page(kind: str) -> Document:
    """Several drafts wait."""
    return (
        Heading(f"You have begun more than one {kind}"),
        Aside("Which one will you go on with?"),
    )


def draft_choice(draft: Entry) -> Choice:
    """One of several drafts."""
    first = next((each.text for each in draft.answers if each.text.strip()), "")
    return Choice(draft.id, shortened(f"{_begun(draft)} {first}", 70))


def _begun(draft: Entry) -> str:
    count = len(draft.answers)
    return f"{day_of(draft)} ({count} {'answer' if count == 1 else 'answers'} so far)"


def moves_page(moves: dict[str, str]) -> Document:
    """The words that move about."""
    return (
        Heading("On a line of their own"),
        Rows(tuple((f":{name}", what) for name, what in moves.items())),
        Aside("Two colons start a text with one. What you have written so far stays."),
    )


def last_answer_page(framework: Framework, entry: Entry, answer: Answer) -> Document:
    """What was answered last time; never filled in as today's answer."""
    chosen = tuple(
        Point(choice_name(framework, each)) for each in (*answer.principles, *answer.competencies)
    )
    blocks: list[Block] = [Heading(f"On {day_of(entry)} you answered")]
    if chosen:
        blocks.append(Points(chosen))
    blocks += [Quote(text) for text in (answer.text, *(e.text for e in answer.follow_ups)) if text]
    return tuple(blocks)


def no_last_answer_page() -> Document:
    """There is no earlier answer."""
    return (Aside("This is the first time you answer this question."),)


def review_page(interview: Interview) -> Document:
    """Everything has been asked: a look back before the entry is finished."""
    count = len(interview.entry.answers)
    return (
        Heading("Before you finish"),
        Paragraph(
            f"{count} of {len(interview.questions)} questions have an answer. "
            "Open any of them again, or finish."
        ),
    )


def review_choices(framework: Framework, interview: Interview, width: int) -> tuple[Choice, ...]:
    """Every question with the first line of its answer."""
    found = []
    for number, question in enumerate(interview.questions, 1):
        answer = interview.entry.answer(question.id)
        line = first_line(framework, answer) if answer else "(skipped)"
        found.append(Choice(question.id, shortened(f"{number}. {line}", max(20, width - 8))))
    return tuple(found)


def first_line(framework: Framework, answer: Answer) -> str:
    """Return what an answer begins with: its words, or else what it names."""
    said = (answer.text, *(each.text for each in answer.follow_ups))
    words = next((text for text in said if text.strip()), "").strip().split("\n")[0]
    named = (choice_name(framework, each) for each in (*answer.principles, *answer.competencies))
    return words or ", ".join(named)


def day_of(entry: Entry) -> str:
    """Write an entry's day."""
    return short_day(date.fromisoformat(entry.id[:10]))
