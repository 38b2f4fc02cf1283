"""The page of one question over the years: each answer in full, under its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from isp_cli.core.answered import asked_anew
from isp_cli.core.named import as_written
from isp_cli.core.when import day_name
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph
from isp_cli.ui.pages.choices import choice_name
from isp_cli.ui.pages.journal import said_in

if TYPE_CHECKING:
    from isp_cli.core.answered import Answered, Unanswered
    from isp_cli.core.names import Naming


def question_over_time_page(names: Naming, answered: Sequence[Answered]) -> Document:
    """One question's answers in the order given; the wording at the top is that of the first."""
    last = answered[-1].entry.id
    return (
        Heading("One question over time", 1),
        *answers_in_turn(names, answered),
        Aside(f"Read the whole entry: isp journal show {last}"),
    )


def not_answered_page(question: Unanswered) -> Document:
    """Nobody has answered this question yet."""
    return (
        Heading("Not answered yet", 1),
        Paragraph(question.text),
        Aside(f"To answer it: {question.command}"),
    )


def answers_in_turn(names: Naming, answered: Sequence[Answered]) -> Document:
    """The question, then each answer in full; where the question was worded otherwise, it says so.

    What was asked stands beside the answers of its time: its words may have changed since.
    """
    blocks: list[Block] = [Paragraph(answered[0].answer.asked)]
    for each, anew in zip(answered, asked_anew(answered), strict=True):
        blocks += [Heading(day_name(each.day)), *circumstances(names, each)]
        if anew:
            blocks.append(Aside(f"Asked in other words: {anew}"))
        blocks += [*said_in(as_written(each.entry, names), each.answer), Aside(each.entry.id)]
    return tuple(blocks)


def circumstances(names: Naming, answered: Answered) -> Document:
    """After what, and about which competency, an answer was written."""
    entry = answered.entry
    after = (Paragraph(f"After {entry.label}"),) if entry.label else ()
    name = choice_name(as_written(entry, names), entry.about) if entry.about else ""
    return (*after, Paragraph(f"About {name}")) if name else after
