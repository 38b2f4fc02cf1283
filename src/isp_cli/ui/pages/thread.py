"""The page of a thread: one competency's or principle's story, and what is ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from isp_cli.core.evidence import IN_A_SENTENCE
from isp_cli.core.plan_steps import due_name
from isp_cli.core.sentences import together
from isp_cli.core.when import day_name, month_name, short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.thread_lines import lines, occasion
from isp_cli.ui.text import quoted

if TYPE_CHECKING:
    from isp_cli.core.moments import Kind
    from isp_cli.core.names import Naming
    from isp_cli.core.subject import Subject
    from isp_cli.core.thread import Scene, Standing, Thread

_DENSE = 8  # a year of more scenes is told by its months
_MANY = 14  # a story of more scenes gives each answer less room
_ROOM, _LESS_ROOM = 150, 110
_STOOD: dict[Kind, str] = {
    "growth": "you wanted to grow in it",
    "leaned-on": "you leaned on it",
    "surest": "you were sure of it",
    "guides": "it lay behind what you did",
    "resonates": "it spoke to you",
}


def thread_page(
    names: Naming, thread: Thread, today: date, *, whole: bool = False, lacks: bool = False
) -> Document:
    """The story from its beginning, or from a day on; then what changed and what is ahead.

    A long answer is told by how it begins, unless it is to be `whole`. The story `lacks` something
    where a file could not be read.
    """
    if not thread.days:
        return _nothing(thread)
    scenes = thread.scenes
    room = 0 if whole else _ROOM if len(scenes) <= _MANY else _LESS_ROOM
    blocks: list[Block] = [
        Heading(thread.subject.listed, 1),
        Paragraph(_opening(thread, lacks=lacks)),
    ]
    if not thread.subject.in_a_framework:
        blocks.append(Aside("Told as you wrote it: no framework that isp can read has it now."))
    if thread.both:
        blocks.append(Aside(_followed(thread)))
    for title, told in groupby(scenes, _chapters(scenes)):
        points = [_scene(names, thread.subject, each, room) for each in told]
        blocks += [Heading(title), *_apart(points)]
    return (
        *blocks,
        *_changed(thread),
        *_ahead(thread, today, room),
        _ways_on(thread, cut=not whole),
    )


def _nothing(thread: Thread) -> Document:
    subject = thread.subject
    followed = (Aside(_followed(thread)),) if thread.both else ()
    return (
        Heading(subject.listed, 1),
        Paragraph("You have not written about it yet."),
        *followed,
        Aside(f"To begin: {_write(subject)}\nTo read about it: isp browse {subject.id}"),
    )


def _followed(thread: Thread) -> str:
    """Say what a story follows in the other framework, or that there is nothing to follow."""
    reading = "this project's own reading of"
    if not thread.also:
        nothing = f"{reading} the guide and TCI names nothing on the same ground"
        return f"There is nothing to follow: {nothing}."
    names = ", ".join(
        f"the function {each.listed}" if each.what == "function" else each.listed
        for each in thread.also
    )
    reading = f"by {reading} both frameworks"
    if thread.days:
        return f"With {names}, {reading}."
    return f"Nor about the same ground in the other framework: {names}, {reading}."


def _write(subject: Subject) -> str:
    if subject.what == "principle":
        return "isp reflect --after 'Site B call', and name it as in play"
    return f"isp reflect --about {subject.id}"


def _opening(thread: Thread, *, lacks: bool) -> str:
    first, latest = thread.days[0], thread.days[-1]
    told = f"You wrote about it on {day_name(first)}."
    if first != latest:
        told = f"First named on {day_name(first)}; the latest is of {day_name(latest)}."
    if thread.since is None:
        return told
    since = day_name(thread.since)
    nothing = f"Nothing since {since}{' that could be read' if lacks else ''}."
    return f"{told} {f'This is from {since} on.' if thread.moments else nothing}"


def _chapters(scenes: tuple[Scene, ...]) -> Callable[[Scene], str]:
    years = [each.day.year for each in scenes]
    dense = {year for year in years if years.count(year) > _DENSE}

    def title(scene: Scene) -> str:
        year = scene.day.year
        return f"{month_name(scene.day)} {year}" if year in dense else str(year)

    return title


def _apart(points: list[Point]) -> list[Block]:
    """Set what takes several lines apart; what takes one stays together."""
    return [Points(tuple(found)) for _, found in groupby(points, lambda each: each.points or ())]


def _scene(names: Naming, subject: Subject, scene: Scene, room: int) -> Point:
    """One day in one entry: what it was, the entry's id, and what it says."""
    told = [point for each in scene.moments for point in lines(names, each, room)]
    what = occasion(names, subject, scene)
    day, id = f"{scene.day.day} {month_name(scene.day)[:3]}", scene.record.id
    if what or len(told) != 1:
        return Point(what, label=day, aside=id, points=tuple(told))
    (only,) = told
    text = ": ".join(filter(None, (only.label, only.text)))
    return Point(text, label=day, aside=id, points=only.points)


def _changed(thread: Thread) -> list[Block]:
    points = []
    change = thread.change_of_standing
    if change:
        before, after = change
        text = f"{_stood(before)} {_stood(after)}"
        points.append(Point(text, aside=f"{before.entry}\n{after.entry}"))
    # from the middle of a story nobody can tell what was there at first
    other = thread.beyond_impression if thread.since is None else None
    if other:
        text = (
            "At first what you held was your own impression. "
            f"On {short_day(other.day)} came {IN_A_SENTENCE[other.how]}."
        )
        points.append(Point(text, aside=other.record.id))
    return [Heading("What changed"), Points(tuple(points))] if points else []


def _stood(standing: Standing) -> str:
    said = together(_STOOD[each] for each in standing.kinds)
    return f"On {short_day(standing.day)} {said}."


def _ahead(thread: Thread, today: date, room: int) -> list[Block]:
    points = [*_plan_ahead(thread, today, room)]
    for held in thread.promises:
        due = held.due
        by = f"{'meant for' if due < today else 'by'} {day_name(due)}" if due else ""
        text = " ".join(filter(None, (quoted(held.text, room), by)))
        points.append(Point(text, label="Promised", aside=held.entry.id))
    return [Heading("Ahead"), Points(tuple(points))] if points else []


def _plan_ahead(thread: Thread, today: date, room: int) -> Iterator[Point]:
    if thread.plan is None:
        return
    steps = [
        Point(
            f"{quoted(step.text, room)}, {due_name(step, today)}",
            label="Then" if number else "Next step",
        )
        for number, step in enumerate(thread.steps_ahead)
    ]
    if thread.plan.next_review:
        steps.append(
            Point(day_name(date.fromisoformat(thread.plan.next_review)), label="Next review")
        )
    until = short_day(date.fromisoformat(thread.plan.horizon))
    yield Point(f"Your plan, until {until}", aside=thread.plan.id, points=tuple(steps))


def _ways_on(thread: Thread, *, cut: bool) -> Block:
    is_there = thread.subject.in_a_framework
    rows = [("Go on", _write(thread.subject).partition(",")[0])] if is_there else []
    if cut:
        rows.append(("In full", f"isp thread {thread.subject.id} --whole"))
    if thread.moments:
        rows.append(("Read one", f"isp journal show {thread.moments[-1].record.id}"))
    if is_there:
        rows.append(("What it is", f"isp browse {thread.subject.id}"))
    return Rows(tuple(rows))
