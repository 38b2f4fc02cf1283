"""What is told when the last change is taken back: a sentence for each part, or one for many.

What is taken back, and whether it may be, is in `journal.taking_back`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.dates import day_name, short_day, written_day
from isp_cli.entry.own_questions import OUTCOMES
from isp_cli.entry.promises import promises_of
from isp_cli.journal.journal import find_entry_meant, is_draft, read_glimpse
from isp_cli.journal.pages import name_of
from isp_cli.page.document import Aside, Document, Heading, Paragraph
from isp_cli.page.printing import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.entry.undoing import EntryMove, LastChange, PlanChange, PromiseChange, StepChange
    from isp_cli.journal.journal import Journal

_ROOM = 60
_MOST = 2


def taken_back_page(change: LastChange, sentences: Sequence[str], today: date) -> Document:
    """What was taken back, or put back after that; and of which day it was, if not of today."""
    lines = list(sentences)
    if len(lines) > _MOST:
        lines = [f"All that was changed at once: {_counts(change)}."]
    of = written_day(change.at[:10])
    when = (Aside(f"It was of {day_name(of)}."),) if of and of != today else ()
    title = "Done again" if change.undone else "Taken back"
    return (Heading(title, 1), *map(Paragraph, lines), *when)


def _counts(change: LastChange) -> str:
    found = [
        f"{count} {one if count == 1 else f'{one}s'}"
        for one, count in (("promise", len(change.promises)), ("step", len(change.steps)))
        if count
    ]
    return " and ".join(found)


def promise_sentence(entry: Entry, change: PromiseChange) -> str:
    """Say how a promise stands again."""
    held = next(
        each for each in promises_of(entry) if each.promise.question == change.after.question
    )
    words = shortened(held.text, _ROOM)
    how = held.promise.outcomes[-1].how if held.promise.outcomes else ""
    if held.promise.settlement:
        return f"{OUTCOMES[how]} again: {words}"
    by = f", by {day_name(held.due)}" if held.due and change.before.due != change.after.due else ""
    return f"Open again{by}: {words}"


def step_sentence(change: StepChange) -> str:
    """Say how a step of a plan stands again."""
    step, before = change.before, change.after
    if step is None:
        words = shortened(before.text, _ROOM) if before else ""
        return f"Out of the plan again: step {change.number}, {words}"
    words = shortened(step.text, _ROOM)
    if before is None:
        return f"In the plan again: step {step.step}, {words}"
    if not step.is_ahead:
        return f"{'Done' if step.done else 'Dropped'} again: step {step.step}, {words}"
    if not before.is_ahead:
        return f"Ahead again: step {step.step}, {words}"
    by = f", by {day_name(step.due_on)}" if step.due_on else ""
    return f"Step {step.step} says again: {words}{by}"


def plan_sentence(plan: Plan, change: PlanChange) -> str:
    """Say how a plan stands again."""
    if change.before.closed != change.after.closed:
        return f"Your plan of {day_name(plan.day)} is {'open' if plan.is_open else 'closed'} again."
    review = plan.next_review_on
    if review is None:
        return "No review of the plan is set again."
    return f"The next review of the plan is on {short_day(review)} again."


def move_sentence(journal: Journal, move: EntryMove) -> str:
    """Say where an entry goes, or went: into the trash, or back out of it."""
    id = move.entry
    path = find_entry_meant(journal, id)
    name = name_of(id, draft=is_draft(journal, path))
    opening = shortened(read_glimpse(path)[1], _ROOM)
    where = "is back" if move.to == "trash" else "is in the trash"
    return f"{name} {where}{f': {opening}' if opening else '.'}"


def framework_sentence(name: str) -> str:
    """Say which framework is in use again."""
    return f"In use again: {name}"
