"""The page of a thread: one competency's or principle's story, and what is ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from isp_cli.dates import add_months, day_name, month_name, short_day
from isp_cli.entry.naming import choice_name, names_as_written, option_name
from isp_cli.entry.own_questions import HOW_AS_LABEL, HOW_IN_A_SENTENCE
from isp_cli.entry.own_questions import KIND as LEVELS
from isp_cli.entry.plan import Plan
from isp_cli.entry.promises import outcome_name
from isp_cli.framework.names import resource_name
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.page.printing import one_line, quoted, shortened
from isp_cli.plan.changes import due_name
from isp_cli.records import PlainData, plain, replace, selected
from isp_cli.wording import join_names

if TYPE_CHECKING:
    from isp_cli.framework.names import Naming
    from isp_cli.thread.moments import Moment, MomentKind, Subject
    from isp_cli.thread.thread import ReflectionPlace, Thread, ThreadScene


_SHORT = 60  # of an activity, a question or a name, which can be read elsewhere
_OCCASIONS = {
    "": "The ten questions",
    "after-session": "After a session",
    "team-debrief": "Team debrief",
    "coaching": "A coaching conversation",
    "dilemma": "A dilemma",
    "evidence": "Evidence",
    "plan-review": "A review of the plan",
}
_LEADS: dict[MomentKind, str] = {
    "surest": "Among those you are surest of",
    "leaned-on": "Among those you lean on",
    "growth": "You want to grow in it",
    "guides": "It lies behind what you do",
    "resonates": "It speaks to you",
    "raised": "Raised",
    "worry": "Still hard",
    "named": "You named it",
    "changed": "What changed",
}

# what was asked, in a word or two; any other question is put in full
_ASKED = {
    "after.happened": "What happened",
    "after.did": "What you did",
    "after.effect": "What it did for them",
    "about.lately": "Lately",
    "about.went": "How it went",
    "about.effect": "What it did for them",
    "debrief.meant": "Meant to happen",
    "debrief.happened": "What happened",
    "debrief.effect": "What changed",
    "debrief.helped": "What helped",
    "debrief.hard": "In the way",
    "dilemma.pull": "The two sides",
    "dilemma.whose": "Who else is caught in it",
    "dilemma.yours": "Yours to move",
    "development.resources": "Within reach",
    "development.people": "To learn from",
    "development.next-steps": "Next",
}


def entry_occasion(names: Naming, subject: Subject, scene: ThreadScene) -> str:
    """Say what an entry was; nothing for what speaks for itself."""
    if scene.about and scene.about != subject.id:
        what = entry_occasion(names, replace(subject, id=scene.about), replace(scene, about=""))
        on = choice_name(names_as_written(scene.record, names), scene.about)
        return f"{what or 'Evidence'}, on {on}"
    record = scene.record
    if all(each.kind == "outcome" for each in scene.moments):
        return "How promises went" if len(scene.moments) > 1 else ""
    if isinstance(record, Plan):
        others = [each.competency for each in record.current if each.competency != subject.id]
        beside = join_names(choice_name(names_as_written(record, names), each) for each in others)
        if scene.moments[0].kind == "plan":
            return f"A plan for it, with {beside}"
        return "The plan" if len(scene.moments) > 1 else ""
    if record.label:
        return f"After {one_line(record.label)}"
    if record.about == subject.id:
        return f"About {choice_name(names_as_written(record, names), subject.id)}"
    if record.kind == "evidence" and len(scene.moments) == 1:
        return ""
    if record.kind == LEVELS:
        return "Where you saw yourself"
    return _OCCASIONS.get(record.set, "Reflection")


def moment_lines(names: Naming, moment: Moment, room: int) -> list[Point]:
    """What a moment says, in one line or a few."""
    written = names_as_written(moment.record, names)
    words = quoted(moment.words, room)
    match moment.kind:
        case "promise" | "outcome":
            return [_promise(moment, room)]
        case "plan":
            return _plan(written, moment, room)
        case "step":
            return [_step(moment, room)]
        case "review":
            return []
        case "closed":
            label = "Plan closed"
        case "level":
            label = option_name(written, moment.question, moment.chosen)
        case "evidence":
            label = HOW_AS_LABEL.get(moment.how, moment.how)
        case _:
            label = _lead(moment)
    under = (Point(shortened(choice_name(written, each), _SHORT)) for each in moment.activities)
    return [Point(words, label=label, points=tuple(under))]


def _lead(moment: Moment) -> str:
    lead = _ASKED.get(moment.question) or _LEADS.get(moment.kind)
    asked = lead or shortened(moment.asked, _SHORT)
    return f"{asked}, by \u201c{shortened(moment.label, _SHORT)}\u201d" if moment.label else asked


def _promise(moment: Moment, room: int) -> Point:
    by = f"by {short_day(moment.due)}" if moment.due else ""
    text = " ".join(filter(None, (quoted(moment.words, room), by)))
    if not moment.outcomes:
        return Point(text, label="Promised")
    made = f" on {short_day(moment.record.day)}" if moment.kind == "outcome" else ""
    last = moment.outcomes[-1]
    told = Point(quoted(last.note, room), label=outcome_name(last))
    return Point(text, label=f"Promised{made}", points=(told,))


def _plan(written: Naming, moment: Moment, room: int) -> list[Point]:
    found = []
    if moment.words.strip():
        found.append(Point(quoted(moment.words, room), label="Why"))
    if moment.people:
        found.append(Point(", ".join(moment.people), label="To learn from"))
    if moment.resources:
        called = [(each, resource_name(written, each)) for each in moment.resources]
        told = (own if name == own else shortened(name, _SHORT) for own, name in called)
        found.append(Point(", ".join(told), label="To draw on"))
    return found


def _step(moment: Moment, room: int) -> Point:
    under = []
    if moment.became:
        under.append(Point(_with_due(moment.became, moment.became_due, room), label="Now"))
    if moment.note.strip():
        under.append(Point(quoted(moment.note, room)))
    text = _with_due(moment.words, moment.due, room)
    return Point(text, label=f"Step {moment.how}", points=tuple(under))


def _with_due(words: str, due: date | None, room: int) -> str:
    return f"{quoted(words, room)}{f', due {short_day(due)}' if due else ''}"


_DENSE = 8  # a year of more scenes is told by its months
_MANY = 14  # a story of more scenes gives each answer less room
_ROOM, _LESS_ROOM = 150, 110
_STOOD: dict[MomentKind, str] = {
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
        Paragraph(_opening(thread, today, lacks=lacks)),
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


def thread_record(told: Thread) -> PlainData:
    """The same story, every moment whole."""
    plan = told.plan
    return {
        "format": "isp-thread/1",
        **selected(told.subject, "id", "what", "name"),
        "both": [each.id for each in told.also],
        **selected(told, "since"),
        "days": [each.isoformat() for each in dict.fromkeys(told.days)],
        "moments": [_moment_record(told, each) for each in told.moments],
        "standing": [
            selected(each, "day", "entry", "kinds") for each in told.change_of_standing or ()
        ],
        "ahead": {
            "plan": plan.id if plan else "",
            "next_review": plan.next_review if plan else "",
            "steps": plain(told.steps_ahead),
            "promises": [each.record for each in told.promises],
        },
    }


def _moment_record(told: Thread, moment: Moment) -> PlainData:
    record = moment.record
    entry = None if isinstance(record, Plan) else record
    return {
        **selected(moment, "day", "kind"),
        "entry": record.id,
        "about": moment.about or told.subject.id,
        "set": entry.set if entry else "",
        "label": entry.label if entry else "",
        **selected(moment, "question", "asked", "words"),
        "who": moment.label,
        "how": moment.how,
        "level": moment.chosen,
        **selected(moment, "due", "note", "became", "became_due", "outcomes"),
        **selected(moment, "activities", "people", "resources"),
    }


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


def _opening(thread: Thread, today: date, *, lacks: bool) -> str:
    first, latest = thread.days[0], thread.days[-1]
    told = f"You wrote about it on {day_name(first)}."
    if first != latest:
        told = f"First named on {day_name(first)}; the latest is of {day_name(latest)}."
    if thread.since is None:
        return told
    since, lost = day_name(thread.since), " that could be read" if lacks else ""
    if not thread.moments:
        return f"{told} Nothing since {since}{lost}."
    if thread.moments[-1].day < add_months(today, -12):
        told = f"{told} Nothing in the last year{lost}."
    return f"{told} This is from {since} on."


def _chapters(scenes: tuple[ThreadScene, ...]) -> Callable[[ThreadScene], str]:
    years = [each.day.year for each in scenes]
    dense = {year for year in years if years.count(year) > _DENSE}

    def title(scene: ThreadScene) -> str:
        year = scene.day.year
        return f"{month_name(scene.day)} {year}" if year in dense else str(year)

    return title


def _apart(points: list[Point]) -> list[Block]:
    """Set what takes several lines apart; what takes one stays together."""
    return [Points(tuple(found)) for _, found in groupby(points, lambda each: each.points or ())]


def _scene(names: Naming, subject: Subject, scene: ThreadScene, room: int) -> Point:
    """One day in one entry: what it was, the entry's id, and what it says."""
    told = [point for each in scene.moments for point in moment_lines(names, each, room)]
    what = entry_occasion(names, subject, scene)
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
            f"On {short_day(other.day)} came {HOW_IN_A_SENTENCE[other.how]}."
        )
        points.append(Point(text, aside=other.record.id))
    return [Heading("What changed"), Points(tuple(points))] if points else []


def _stood(standing: ReflectionPlace) -> str:
    said = join_names(_STOOD[each] for each in standing.kinds)
    return f"On {short_day(standing.day)} {said}."


def _ahead(thread: Thread, today: date, room: int) -> list[Block]:
    points = [*_plan_ahead(thread, today, room)]
    for held in thread.promises:
        text = " ".join(filter(None, (quoted(held.text, room), held.by_when(today))))
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
    if thread.plan.next_review_on:
        steps.append(Point(day_name(thread.plan.next_review_on), label="Next review"))
    until = short_day(thread.plan.last_day)
    yield Point(f"Your plan, until {until}", aside=thread.plan.id, points=tuple(steps))


def _ways_on(thread: Thread, *, cut: bool) -> Block:
    is_there = thread.subject.in_a_framework
    rows = [("Go on", _write(thread.subject).partition(",")[0])] if is_there else []
    if number := thread.earlier:
        what = "1 entry" if number == 1 else f"{number} entries"
        rows.append(("Earlier", f"{what} since {short_day(thread.days[0])}"))
    if cut or thread.earlier:
        rows.append(("In full", f"isp thread {thread.subject.id} --whole"))
    if thread.moments:
        rows.append(("Read one", f"isp journal show {thread.moments[-1].record.id}"))
    if is_there:
        rows.append(("What it is", f"isp browse {thread.subject.id}"))
    return Rows(tuple(rows))
