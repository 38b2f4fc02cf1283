"""What is told when the last change is taken back: a sentence for each part, or one for many.

What is taken back, and whether it may be, is in `journal.taking_back`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.dates import day_name, short_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import NAMES, day_of, kind_of
from isp_cli.entry.own_questions import OUTCOMES
from isp_cli.entry.plan import Plan
from isp_cli.entry.promises import promises_of
from isp_cli.entry.undoing import (
    DayMove,
    DevelopmentChange,
    EntryMove,
    PlanChange,
    PromiseChange,
    StepChange,
)
from isp_cli.journal.pages import name_of
from isp_cli.page.document import Aside, Document, Heading, Paragraph
from isp_cli.page.printing import shortened
from isp_cli.wording import join_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from isp_cli.entry.undoing import LastChange, PartTakenBack

_ROOM = 60
_MOST = 2


def taken_back_page(change: LastChange, parts: Sequence[PartTakenBack], today: date) -> Document:
    """What was taken back, or put back after that; and of which day it was, if not of today."""
    lines = [_sentence(each) for each in parts]
    if len(lines) > _MOST:
        lines = [f"All that was changed at once: {_counts(change)}."]
    when = (Aside(f"It was of {day_name(change.day)}."),) if change.day not in (None, today) else ()
    title = "Done again" if change.undone else "Taken back"
    return (Heading(title, 1), *map(Paragraph, lines), *when)


def _counts(change: LastChange) -> str:
    found = [
        f"{count} {one if count == 1 else many}"
        for one, many, count in (
            ("promise", "promises", len(change.promises)),
            ("step", "steps", len(change.steps)),
            ("competency of the plan", "competencies of the plan", len(change.developments)),
            ("fact of the plan", "facts of the plan", len(change.plans)),
        )
        if count
    ]
    return join_names(found)


def _sentence(told: PartTakenBack) -> str:
    part, record = told.part, told.record
    if isinstance(part, PromiseChange) and isinstance(record, Entry):
        return _of_promise(part, record)
    if isinstance(part, StepChange):
        return _of_step(part)
    if isinstance(part, PlanChange) and isinstance(record, Plan):
        return _of_plan(part, record)
    if isinstance(part, EntryMove) and told.listed is not None:
        name = name_of(part.entry, draft=told.is_draft)
        where = "is back" if part.to == "trash" else "is in the trash"
        opening = shortened(told.listed.opening, _ROOM)
        return f"{name} {where}{f': {opening}' if opening else '.'}"
    if isinstance(part, DevelopmentChange) and isinstance(record, Plan):
        return _of_development(part, record)
    if isinstance(part, DayMove) and told.listed is not None:
        kind, opening = NAMES[kind_of(part.after)], shortened(told.listed.opening, _ROOM)
        is_of = f"Your {kind} is of {day_name(day_of(part.after))} again"
        return f"{is_of}: {opening}" if opening else f"{is_of}."
    return f"In use again: {told.name}"


def _of_development(change: DevelopmentChange, plan: Plan) -> str:
    held = next(each for each in plan.competencies if each.competency == change.competency)
    name = shortened(held.name or held.competency, _ROOM)
    if held.left and not change.after.left:
        return f"Out of the plan again: {name}"
    if change.after.left and not held.left:
        return f"In the plan again: {name}"
    return f"The plan says of {name} again what it said before."


def _of_promise(change: PromiseChange, entry: Entry) -> str:
    made = {each.promise.question: each for each in promises_of(entry)}
    held = made[change.after.question]
    words = shortened(held.text, _ROOM)
    end = held.promise.settlement
    if end is not None:
        return f"{OUTCOMES[end.how]} again: {words}"
    is_moved = change.before.due != change.after.due
    by = f", by {day_name(held.due)}" if held.due and is_moved else ""
    return f"Open again{by}: {words}"


def _of_step(change: StepChange) -> str:
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


def _of_plan(change: PlanChange, plan: Plan) -> str:
    if change.before.closed != change.after.closed:
        return f"Your plan of {day_name(plan.day)} is {'open' if plan.is_open else 'closed'} again."
    if change.before.horizon != change.after.horizon:
        return f"Your plan reaches to {day_name(plan.last_day)} again."
    review = plan.next_review_on
    if review is None:
        return "No review of the plan is set again."
    return f"The next review of the plan is on {short_day(review)} again."
