"""Where the words, ids, days and times of an entry or a plan lie, and what they must be.

This is the one walk over a record. What its ids are called is in `entry.naming`, whether they lead
anywhere, in a framework or the journal, is asked in `doctor.pointers`, what two versions say
otherwise in `entry.texts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

from isp_cli.dates import is_day
from isp_cli.entry.entry import (
    Answer,
    EarlierAnswer,
    Entry,
    FollowUpAnswer,
    FormerId,
    HalfAnswer,
    Outcome,
    Promise,
    Reopened,
)
from isp_cli.entry.ids import is_id
from isp_cli.entry.own_questions import question_of_renamed
from isp_cli.entry.plan import (
    Development,
    EarlierDevelopment,
    EarlierHorizon,
    EarlierWording,
    Plan,
    PlanReopening,
    PlanStep,
    ReviewDay,
    StepTakenBack,
    check_count,
)
from isp_cli.errors import BrokenRule
from isp_cli.records import Location, NamedTuple, replace

Id = TypeVar("Id", str, int)
R = TypeVar("R", Entry, Plan)

PartKind = Literal[
    "words", "day", "time", "entry", "question", "set", "way",
    "competency", "principle", "activity", "option", "chosen", "resource",
]  # fmt: skip


class Part(NamedTuple):
    """One value of a record, or one item of a list in it; empty only where it must be there.

    `at` is where it stands in the file: `("answers", 0, "competencies", 1)`. `statement` is what it
    belongs to whatever the order of the lists, by the ids in them: `("answers", "lessons",
    "chosen")`; it is empty for what isp itself writes down. `kind` says what the value is: `entry`
    the id of one, `way` how something went or is known, `chosen` the id of a principle, competency
    or activity that a draft chose last, `resource` an id or the person's own words.
    """

    at: Location
    kind: PartKind
    value: str
    statement: tuple[str, ...] = ()


_OF_ANSWERS: dict[str, PartKind] = {
    "question": "question", "principles": "principle", "competencies": "competency",
    "activities": "activity", "chosen": "option", "text": "words", "how": "way", "since": "day",
}  # fmt: skip

_FieldKinds = dict[type, dict[str, PartKind]]

# what the fields of each record hold
_FIELDS: _FieldKinds = {
    Entry: {
        "set": "set", "label": "words", "about": "competency", "plan": "entry",
        "started": "time", "finished": "time", "settled": "day",
    },
    Answer: _OF_ANSWERS,
    EarlierAnswer: {**_OF_ANSWERS, "until": "day"},
    Reopened: {"entry": "entry"},
    FormerId: {"until": "day", "began": "time", "ended": "time", "when": "day"},
    FollowUpAnswer: {"competency": "competency", "text": "words"},
    Promise: {"due": "day"},
    Outcome: {
        "on": "day", "how": "way", "note": "words", "entry": "entry", "due": "day",
        "taken_back": "day",
    },
    HalfAnswer: {"text": "words", "chosen": "chosen"},
    Plan: {
        "started": "time", "reflection": "entry", "horizon": "day", "next_review": "day",
        "closed": "time", "learnt": "words",
    },
    ReviewDay: {"on": "day", "entry": "entry"},
    Development: {
        "competency": "competency", "why": "words", "resources": "resource", "people": "words",
        "added": "day", "left": "day",
    },
    EarlierDevelopment: {
        "why": "words", "resources": "resource", "people": "words", "until": "day",
    },
    EarlierHorizon: {"horizon": "day", "until": "day", "note": "words"},
    PlanStep: {
        "text": "words", "due": "day", "added": "day", "done": "day", "dropped": "day",
        "note": "words",
    },
    EarlierWording: {"text": "words", "due": "day", "until": "day", "note": "words"},
    StepTakenBack: {
        "until": "day", "text": "words", "due": "day", "added": "day", "done": "day",
        "dropped": "day", "note": "words",
    },
    PlanReopening: {"closed": "time", "learnt": "words", "until": "day"},
}  # fmt: skip

_CHECKED = ("day", "time", "entry")

# those of them of which something may be no day, no time or no id
_CHECKED_FIELDS: _FieldKinds = {
    of: {name: kind for name, kind in kinds.items() if kind in _CHECKED}
    for of, kinds in _FIELDS.items()
}

# the records inside each, and what they are known by whatever their order
_INSIDE: dict[type, dict[str, tuple[str, ...]]] = {
    Entry: {
        "answers": ("question",), "promises": ("question",), "moved": ("id",),
        "unfinished": ("question", "part", "competency"), "before": (), "again": (),
    },
    Answer: {"follow_ups": ("question", "competency")},
    EarlierAnswer: {"follow_ups": ("question", "competency")},
    Promise: {"outcomes": ()},
    Plan: {
        "competencies": ("competency",), "reviews": ("entry",), "moved": ("id",), "earlier": (),
        "reopened": (),
    },
    Development: {"steps": ("step",), "undone": ("step",), "earlier": ()},
    PlanStep: {"earlier": (), "undone": ()},
}  # fmt: skip

# one statement each, whatever their fields say
_WHOLE = frozenset((
    FollowUpAnswer, Outcome, HalfAnswer, ReviewDay, EarlierWording, EarlierAnswer,
    EarlierDevelopment, EarlierHorizon, StepTakenBack, PlanReopening,
))  # fmt: skip

# what isp writes by itself, or what the record is known by
_UNSAID: dict[type, tuple[str, ...]] = {
    Entry: ("plan", "started", "finished", "settled"),
    Answer: ("question", "since"),
    EarlierAnswer: ("question", "since"),
    Reopened: ("entry",),
    FormerId: ("until", "began", "ended", "when"),
    FollowUpAnswer: ("competency",),
    Plan: ("started", "reflection"),
}

_CHOICES = ("principle", "competency", "activity", "option")

# days and times that must be there: where one is empty, that is told
_REQUIRED = ("started", "horizon", "on", "until")


def parts_of(record: Entry | Plan) -> list[Part]:
    """Return every value of an entry or a plan, in the order of its records."""
    return _gathered(record, _FIELDS)


def _gathered(record: Entry | Plan, fields: _FieldKinds) -> list[Part]:
    found: list[Part] = []
    _gather(record, (), (), found, fields)
    return found


def _gather(
    held: Any, at: Location, place: tuple[str, ...], found: list[Part], fields: _FieldKinds
) -> None:
    of = type(held)
    unsaid, is_whole = _UNSAID.get(of, ()), of in _WHOLE
    for name, kind in fields[of].items():
        value = getattr(held, name)
        if not value and name not in _REQUIRED:
            continue
        said = "chosen" if of is Answer and kind in _CHOICES else name
        statement = () if name in unsaid else place if is_whole else (*place, said)
        if isinstance(value, str):
            found.append(Part((*at, name), kind, value, statement))
        else:
            found += [Part((*at, name, n), kind, each, statement) for n, each in enumerate(value)]
    for name, keys in _INSIDE.get(of, {}).items():
        inside = getattr(held, name)
        if not inside:
            continue
        many = isinstance(inside, tuple)
        for index, each in enumerate(inside) if many else ((-1, inside),):
            if not fields[type(each)] and type(each) not in _INSIDE:
                continue
            known_by = [str(getattr(each, key)) for key in keys] or [str(index)]
            here = (*at, name, index) if many else (*at, name)
            _gather(each, here, (*place, name, *known_by), found, fields)


# what names another entry beside the fields that hold its id alone: questions about its promises
# or steps, and the entry another one was written in the middle of
_NAMES_ENTRIES: dict[type, tuple[str, ...]] = {
    Entry: ("during", "asking", "later", "only"),
    Answer: ("question",),
    EarlierAnswer: ("question",),
    FollowUpAnswer: ("question",),
    HalfAnswer: ("question", "part"),
    Promise: ("question",),
}


def repointed(record: R, old: str, new: str) -> R:
    """Return a record in which all that names the entry `old` names it `new`; no words change."""
    changed: R = _repointed(record, old, new)
    return changed


def _repointed(held: Any, old: str, new: str) -> Any:
    of, changes = type(held), {}
    pointing = [name for name, kind in _FIELDS.get(of, {}).items() if kind == "entry"]
    for name in (*pointing, *_NAMES_ENTRIES.get(of, ())):
        value = getattr(held, name)
        many = isinstance(value, tuple)
        said = tuple(_renamed(each, old, new) for each in (value if many else (value,)))
        changes[name] = said if many else said[0]
    for name in _INSIDE.get(of, {}):
        inside = getattr(held, name)
        if isinstance(inside, tuple):
            changes[name] = tuple(_repointed(each, old, new) for each in inside)
        elif inside is not None:
            changes[name] = _repointed(inside, old, new)
    return replace(held, **changes)


def _renamed(said: str, old: str, new: str) -> str:
    if said == old:
        return new
    return question_of_renamed(said, old, new)


def entry_problems(
    record: Entry | Plan, unusable: Sequence[tuple[Location, str]] | None = None
) -> list[tuple[Location, str]]:
    """Return every broken rule of an entry as (location, what is wrong).

    `unusable` are its `unusable_values`, where somebody has them already.
    """
    rules = _plan_rules(record) if isinstance(record, Plan) else _entry_rules(record)
    named = [
        (("named", index, "id"), f"{id[:60]!r} is named twice")
        for index, id in _again(each.id for each in record.named)
    ]
    return [*(unusable_values(record) if unusable is None else unusable), *rules, *named]


def unusable_values(
    record: Entry | Plan, parts: Sequence[Part] | None = None
) -> list[tuple[Location, str]]:
    """Return what an entry says that nothing can be made of: no id, no kind, no time, no day.

    `parts` are those of the record, where somebody has them already.
    """
    every = _gathered(record, _CHECKED_FIELDS) if parts is None else parts
    told = [(part.at, _wrong_with(part)) for part in every if part.kind in _CHECKED]
    if not is_id(record.id):
        told.append((("id",), _no_id(record.id, "reflection")))
    return [(at, what) for at, what in told if what]


def _wrong_with(part: Part) -> str:
    kind, value = part.kind, part.value
    if kind == "day" and not is_day(value):
        return no_day(value or ("nothing" if part.at[-1] == "until" else ""))
    if kind == "time" and not _is_time(value):
        return f"{value!r} is no time, like 2026-11-22T18:05:00+01:00"
    if kind == "entry" and not is_id(value):
        of = {"plan": "plan", "reviews": "review"}.get(str(part.at[0]))
        return _no_id(value, of) if of else ""  # doctor looks for the others in the journal
    return ""


def no_day(said: str) -> str:
    """Say that a text is no day as files have it."""
    return f"{said[:60]!r} is no day, like 2027-01-15"


def _no_id(said: str, kind: str) -> str:
    return f"{said!r} is no entry's id, like 2026-11-22-{kind}-k7fq"


def _is_time(said: str) -> bool:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return False
    return is_day(said[:10])


def _entry_rules(entry: Entry) -> Iterator[tuple[Location, str]]:
    for index, id in _again(each.question for each in entry.answers):
        yield ("answers", index, "question"), f"{id} is answered twice"
    twice = dict(_again(each.question for each in entry.promises))
    for index, promise in enumerate(entry.promises):
        at: Location = ("promises", index, "question")
        answer = entry.answer(promise.question)
        if index in twice:
            yield at, f"{promise.question[:60]} is promised twice"
        elif answer is None or not answer.text.strip():
            yield at, f"{promise.question[:60]!r} is not answered here, so nothing is promised"


def _plan_rules(plan: Plan) -> Iterator[tuple[Location, str]]:
    try:
        check_count(tuple(each.competency for each in plan.current))
    except BrokenRule as rule:
        yield ("competencies",), str(rule)
    yield from steps_of_same_number(plan)


def steps_of_same_number(plan: Plan) -> Iterator[tuple[Location, str]]:
    """Yield the steps of a plan that have the number of one before them."""
    places: list[Location] = [
        ("competencies", which, "steps", index, "step")
        for which, development in enumerate(plan.competencies)
        for index, _ in enumerate(development.steps)
    ]
    for number, step in _again(step.step for _, step in plan.steps()):
        yield places[number], f"step {step} is there twice"


def _again(ids: Iterable[Id]) -> Iterator[tuple[int, Id]]:
    """Yield those that were there before, each with its index."""
    seen: set[Id] = set()
    for index, id in enumerate(ids):
        if id in seen:
            yield index, id
        seen.add(id)
