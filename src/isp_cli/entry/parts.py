"""Where the words, ids, days and times of an entry or a plan lie: the one walk over a record.

What they are checked for is in `entry.rules` and `doctor.pointers`, what ids are called in
`entry.naming`, what two versions say otherwise in `entry.texts`."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, HalfSaid, Outcome, Promise
from isp_cli.entry.plan import Development, EarlierWording, Plan, PlanStep, ReviewDay
from isp_cli.records import Location

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


# what the fields of each record hold
_FIELDS: dict[type, dict[str, PartKind]] = {
    Entry: {
        "set": "set", "label": "words", "about": "competency", "plan": "entry",
        "started": "time", "finished": "time", "settled": "day",
    },
    Answer: {
        "question": "question", "principles": "principle", "competencies": "competency",
        "activities": "activity", "chosen": "option", "text": "words", "how": "way",
    },
    FollowUpAnswer: {"competency": "competency", "text": "words"},
    Promise: {"due": "day"},
    Outcome: {"on": "day", "how": "way", "note": "words", "entry": "entry"},
    HalfSaid: {"text": "words", "chosen": "chosen"},
    Plan: {
        "started": "time", "reflection": "entry", "horizon": "day", "next_review": "day",
        "closed": "time", "learnt": "words",
    },
    ReviewDay: {"on": "day", "entry": "entry"},
    Development: {
        "competency": "competency", "why": "words", "resources": "resource", "people": "words",
    },
    PlanStep: {
        "text": "words", "due": "day", "added": "day", "done": "day", "dropped": "day",
        "note": "words",
    },
    EarlierWording: {"text": "words", "due": "day", "until": "day", "note": "words"},
}  # fmt: skip

# the records inside each, and what they are known by whatever their order
_INSIDE: dict[type, dict[str, tuple[str, ...]]] = {
    Entry: {
        "answers": ("question",), "promises": ("question",),
        "unfinished": ("question", "part", "competency"),
    },
    Answer: {"follow_ups": ("question", "competency")},
    Promise: {"outcomes": ()},
    Plan: {"competencies": ("competency",), "reviews": ("entry",)},
    Development: {"steps": ("step",)},
    PlanStep: {"earlier": ()},
}  # fmt: skip

# one statement each, whatever their fields say
_WHOLE = (FollowUpAnswer, Outcome, HalfSaid, ReviewDay, EarlierWording)

# what isp writes by itself, or what the record is known by
_UNSAID: dict[type, tuple[str, ...]] = {
    Entry: ("plan", "started", "finished", "settled"),
    Answer: ("question",),
    FollowUpAnswer: ("competency",),
    Plan: ("started", "reflection"),
}

_CHOICES = ("principle", "competency", "activity", "option")


# days and times that must be there: where one is empty, that is told
_REQUIRED = ("started", "horizon", "on", "until")


def parts_of(record: Entry | Plan) -> list[Part]:
    """Return every value of an entry or a plan, in the order of its records."""
    found: list[Part] = []
    _gather(record, (), (), found)
    return found


def _gather(held: Any, at: Location, place: tuple[str, ...], found: list[Part]) -> None:
    of = type(held)
    unsaid, is_whole = _UNSAID.get(of, ()), of in _WHOLE
    for name, kind in _FIELDS[of].items():
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
        many = isinstance(inside, tuple)
        for index, each in enumerate(inside) if many else () if inside is None else ((-1, inside),):
            known_by = [str(getattr(each, key)) for key in keys] or [str(index)]
            here = (*at, name, index) if many else (*at, name)
            _gather(each, here, (*place, name, *known_by), found)
