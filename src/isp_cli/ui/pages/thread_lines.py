"""The lines of a thread: what an entry was, and what it says, in a few words of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.ids import day_of
from isp_cli.core.levels import KIND as LEVELS
from isp_cli.core.named import as_written
from isp_cli.core.plan import Plan
from isp_cli.core.promises import OUTCOMES
from isp_cli.core.resources import resource_name
from isp_cli.core.sentences import together
from isp_cli.core.when import short_day
from isp_cli.ui.document import Point
from isp_cli.ui.pages.choices import choice_name, option_name
from isp_cli.ui.text import one_line, quoted, shortened

if TYPE_CHECKING:
    from isp_cli.core.moments import Kind, Moment
    from isp_cli.core.names import Naming
    from isp_cli.core.subject import Subject
    from isp_cli.core.thread import Scene

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
_LEADS: dict[Kind, str] = {
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
_KNOWN = {
    "impression": "Your own impression",
    "feedback": "Feedback",
    "data": "Data",
    "observed": "Observed",
}


def occasion(names: Naming, subject: Subject, scene: Scene) -> str:
    """Say what an entry was; nothing for what speaks for itself."""
    if scene.about and scene.about != subject.id:
        what = occasion(names, replace(subject, id=scene.about), replace(scene, about=""))
        on = choice_name(as_written(scene.record, names), scene.about)
        return f"{what or 'Evidence'}, on {on}"
    record = scene.record
    if all(each.kind == "outcome" for each in scene.moments):
        return "How promises went" if len(scene.moments) > 1 else ""
    if isinstance(record, Plan):
        others = [each.competency for each in record.competencies if each.competency != subject.id]
        beside = together(choice_name(as_written(record, names), each) for each in others)
        if scene.moments[0].kind == "plan":
            return f"A plan for it, with {beside}"
        return "The plan" if len(scene.moments) > 1 else ""
    if record.label:
        return f"After {one_line(record.label)}"
    if record.about == subject.id:
        return f"About {choice_name(as_written(record, names), subject.id)}"
    if record.kind == "evidence" and len(scene.moments) == 1:
        return ""
    if record.kind == LEVELS:
        return "Where you saw yourself"
    return _OCCASIONS.get(record.set, "Reflection")


def lines(names: Naming, moment: Moment, room: int) -> list[Point]:
    """What a moment says, in one line or a few."""
    if moment.kind == "evidence":
        return [_evidence(names, moment, room)]
    if moment.kind == "level":
        return [_level(names, moment, room)]
    if moment.kind in ("promise", "outcome"):
        return [_promise(moment, room)]
    if moment.kind == "plan":
        return _plan(names, moment, room)
    if moment.kind == "step":
        return [_step(moment, room)]
    if moment.kind == "review":
        return []
    if moment.kind == "closed":
        return [Point(quoted(moment.words, room), label="Plan closed")]
    return _said(names, moment, room)


def _said(names: Naming, moment: Moment, room: int) -> list[Point]:
    words = quoted(moment.words, room)
    lead = _LEADS.get(moment.kind, "")
    by = shortened(moment.label, _SHORT) if moment.label else ""
    if moment.question in _ASKED:
        lead = _ASKED[moment.question]
    under = _activities(names, moment)
    asked = lead or shortened(moment.asked, _SHORT)
    label = f"{asked}, by \u201c{by}\u201d" if by else asked
    return [Point(words, label=label, points=under)]


def _level(names: Naming, moment: Moment, room: int) -> Point:
    level = option_name(as_written(moment.record, names), moment.question, moment.chosen)
    return Point(quoted(moment.words, room), label=level)


def _evidence(names: Naming, moment: Moment, room: int) -> Point:
    label = _KNOWN.get(moment.how, moment.how)
    return Point(quoted(moment.words, room), label=label, points=_activities(names, moment))


def _activities(names: Naming, moment: Moment) -> tuple[Point, ...]:
    written = as_written(moment.record, names)
    return tuple(Point(shortened(choice_name(written, each), _SHORT)) for each in moment.activities)


def _promise(moment: Moment, room: int) -> Point:
    by = f"by {_day(moment.due)}" if moment.due else ""
    text = " ".join(filter(None, (quoted(moment.words, room), by)))
    if not moment.outcomes:
        return Point(text, label="Promised")
    made = f" on {short_day(day_of(moment.record.id))}" if moment.kind == "outcome" else ""
    last = moment.outcomes[-1]
    told = Point(quoted(last.note, room), label=f"{OUTCOMES[last.how]} on {_day(last.on)}")
    return Point(text, label=f"Promised{made}", points=(told,))


def _plan(names: Naming, moment: Moment, room: int) -> list[Point]:
    found = []
    if moment.words.strip():
        found.append(Point(quoted(moment.words, room), label="Why"))
    if moment.people:
        found.append(Point(", ".join(moment.people), label="To learn from"))
    if moment.resources:
        written = as_written(moment.record, names)
        told = ", ".join(_resource(written, each) for each in moment.resources)
        found.append(Point(told, label="To draw on"))
    return found


def _resource(names: Naming, held: str) -> str:
    return shortened(name, _SHORT) if (name := resource_name(names, held)) != held else held


def _step(moment: Moment, room: int) -> Point:
    under = []
    if moment.became:
        under.append(Point(_with_due(moment.became, moment.became_due, room), label="Now"))
    if moment.note.strip():
        under.append(Point(quoted(moment.note, room)))
    text = _with_due(moment.words, moment.due, room)
    return Point(text, label=f"Step {moment.how}", points=tuple(under))


def _with_due(words: str, due: str, room: int) -> str:
    return f"{quoted(words, room)}{f', due {_day(due)}' if due else ''}"


def _day(day: str) -> str:
    return short_day(date.fromisoformat(day))
