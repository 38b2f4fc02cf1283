"""What there is to say about a plan's calendar file: where it is, what it holds, what it lacks."""

from __future__ import annotations

from isp_cli.core.plan import PlanStep
from isp_cli.core.plan_calendar import CalendarItem
from isp_cli.core.when import day_name
from isp_cli.ui.document import Document, Heading, Rows
from isp_cli.ui.text import shortened


def written_page(items: tuple[CalendarItem, ...], path: str) -> Document:
    """Where the calendar file is, its days, and what to do with it."""
    days = tuple((day_name(each.day), shortened(each.summary, 60)) for each in items)
    return (
        Heading("Your plan as a calendar file", 1),
        Rows(days),
        Rows((("Where", path), ("Load it", "open it with your calendar program"))),
    )


def left_out(step: PlanStep) -> str:
    """Say that a step has no place in a calendar."""
    return f"Step {step.step} has no day and is left out: {shortened(step.text, 60)}"


def warning() -> str:
    """Say what of a person's own leaves the journal with the file."""
    return (
        "The file holds your steps in your words and the names of their competencies. "
        "They are marked as private; whoever may open your calendar can read them all the same."
    )
