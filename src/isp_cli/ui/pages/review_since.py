"""The page of a look back: what was touched, the promises, the plan, sentences to reread."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.named import as_written, called
from isp_cli.core.plan_steps import due_name
from isp_cli.core.promises import OUTCOMES
from isp_cli.core.sentences import together
from isp_cli.core.when import day_name, short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.choices import choice_name
from isp_cli.ui.text import quoted

if TYPE_CHECKING:
    from isp_cli.core.looking_back import LookBack
    from isp_cli.core.names import Naming
    from isp_cli.core.plan import PlanStep
    from isp_cli.core.promises import Held

_ROOM = 300  # cells of a sentence to reread
_LESS_ROOM = 100  # of a promise


def since_page(names: Naming, back: LookBack, today: date, *, is_whole: bool) -> Document:
    """What there is since a day; what is open is told whatever its day.

    It `is_whole` where every file could be read.
    """
    blocks: list[Block] = [
        Heading(f"Since {day_name(back.since)}", 1),
        Paragraph(_touched(names, back, is_whole=is_whole)),
        *_promises(back, today),
        *_plan(names, back, today),
    ]
    if back.sentences:
        points = tuple(
            Point(quoted(each.words, _ROOM), aside=f"{each.asked}\n{each.entry}")
            for each in back.sentences
        )
        blocks += [Heading("To read again"), *(Points((each,)) for each in points)]
    return (*blocks, _ways_on(back))


def _touched(names: Naming, back: LookBack, *, is_whole: bool) -> str:
    if not back.entries:
        none = "Nothing you wrote is about a day since then."
        return none if is_whole else "No entry about a day since then could be read."
    names = called(back.named, names)
    competencies = [choice_name(names, each) for each in back.competencies]
    principles = [choice_name(names, each) for each in back.principles]
    told = []
    if competencies:
        told.append(f"You wrote about {together(competencies)}.")
    if principles:
        which = "The principle you named was" if len(principles) == 1 else "The principles were"
        told.append(f"{which} {together(principles)}.")
    return "\n".join(told) or "You wrote, and named no competency and no principle."


def _promises(back: LookBack, today: date) -> list[Block]:
    points = [_settled(each) for each in back.settled]
    points += [_open(each, today) for each in back.open]
    return [Heading("Promises"), Points(tuple(points))] if points else []


def _settled(held: Held) -> Point:
    last = held.promise.outcomes[-1]
    on = short_day(date.fromisoformat(last.on))
    note = (Point(quoted(last.note, _LESS_ROOM)),) if last.note.strip() else ()
    label = f"{OUTCOMES[last.how]} on {on}"
    return Point(quoted(held.text, _LESS_ROOM), label=label, aside=held.entry.id, points=note)


def _open(held: Held, today: date) -> Point:
    due = held.due
    by = "" if due is None else f", {'meant for' if due < today else 'by'} {short_day(due)}"
    return Point(quoted(held.text, _LESS_ROOM), label=f"Open{by}", aside=held.entry.id)


def _plan(names: Naming, back: LookBack, today: date) -> list[Block]:
    if back.plan is None:
        return []
    names = as_written(back.plan, names)
    grown = [choice_name(names, each.competency) for each in back.plan.competencies]
    points = [_ended(step) for _, step in back.ended]
    if not back.plan.is_open:
        closed = short_day(date.fromisoformat(back.plan.closed[:10]))
        blocks: list[Block] = [Paragraph(f"For {together(grown)}, closed on {closed}.")]
        learnt = Point(quoted(back.plan.learnt, _LESS_ROOM), label="What I learnt")
        points += [learnt] if back.plan.learnt.strip() else []
        blocks += [Points(tuple(points))] if points else []
        return [Heading("Your plan"), *blocks, Aside(back.plan.id)]
    for development, step in back.plan.steps_ahead()[:1]:
        name = choice_name(names, development.competency)
        text = f"{quoted(step.text, _LESS_ROOM)}, {due_name(step, today)} ({name})"
        points.append(Point(text, label="Next step"))
    if back.plan.next_review:
        day = day_name(date.fromisoformat(back.plan.next_review))
        points.append(Point(day, label="Next review"))
    until = short_day(date.fromisoformat(back.plan.horizon))
    head = Paragraph(f"For {together(grown)}, until {until}.")
    every = () if points else (Paragraph("No step is ahead."),)
    return [Heading("Your plan"), head, *(every or (Points(tuple(points)),)), Aside(back.plan.id)]


def _ended(step: PlanStep) -> Point:
    what = "Dropped" if step.dropped else "Done"
    on = short_day(date.fromisoformat(step.dropped or step.done))
    note = (Point(quoted(step.note, _LESS_ROOM)),) if step.note.strip() else ()
    return Point(quoted(step.text, _LESS_ROOM), label=f"{what} on {on}", points=note)


def _ways_on(back: LookBack) -> Block:
    rows = [("Go on", "isp reflect")]
    rows += [("One story", f"isp thread {each}") for each in back.competencies[:1]]
    if back.sentences:
        rows.append(("Read one", f"isp journal show {back.sentences[-1].entry}"))
    if back.open:
        rows.append(("Promises", "isp promises"))
    return Rows(tuple(rows))
