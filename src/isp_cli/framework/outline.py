"""A framework as one tree of items, each of a kind: what every form of interchange is made from.

Which record is of which kind, and which of its keys holds its words, is said here once; writing
a framework down and reading it back both follow it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from isp_cli.framework.records import PARTS, Framework, Source, Variant
from isp_cli.records import MISSING, NamedTuple, fields, is_dataclass


class RecordShape(NamedTuple):
    """The keys of a kind of record: its words, its short name, and what stands below it."""

    words: str = ""
    name: str = ""
    below: tuple[tuple[str, str], ...] = ()

    def key_for(self, kind: str) -> str:
        """Return the key under which records of a kind stand; nothing if they do not."""
        return next((key for key, each in self.below if each == kind), "")


SECTION = "Section"
_AT_TOP = "domains"  # the items of every other part stand in a section
VARIANT = "Variant"
_STATEMENT = RecordShape("text", "name")

WHOLE = RecordShape(
    below=(
        ("about", "About"),
        ("principles", "Principle"),
        ("domains", "Domain"),
        ("functions", "Function"),
        ("questions", "Question"),
        ("dilemmas", "Dilemma"),
        ("ways_out", "Way out"),
        ("context_levels", "Context level"),
        ("glossary", "Term"),
        ("resources", "Resource"),
        ("readings", "Reading"),
        ("sources", "Source document"),
    )
)

_SHAPES: dict[str, RecordShape] = {
    "About": _STATEMENT,
    "Principle": _STATEMENT,
    "Domain": RecordShape("text", "name", (("competencies", "Competency"),)),
    "Competency": RecordShape(
        "text",
        "name",
        (
            ("abilities", "Ability"),
            ("activities", "Activity"),
            ("statements", "Statement"),
            ("levels", "Level"),
            ("hint", "Hint"),
        ),
    ),
    "Function": RecordShape("text", "name", (("statements", "Statement"), ("levels", "Level"))),
    **{
        kind: RecordShape("text", "", (("items", kind),))
        for kind in ("Ability", "Activity", "Statement")
    },
    "Level": RecordShape("text", "name"),
    "Hint": RecordShape("", "", (("items", "Hint point"),)),
    "Hint point": RecordShape("text"),
    "Question": RecordShape("text", "", (("options", "Option"), ("follow_ups", "Follow-up"))),
    "Option": RecordShape("name"),
    "Follow-up": RecordShape("text"),
    "Dilemma": _STATEMENT,
    "Way out": _STATEMENT,
    "Context level": _STATEMENT,
    "Term": _STATEMENT,
    "Resource": RecordShape("name"),
    "Reading": RecordShape("citation"),
    "Source document": RecordShape("citation", "name"),
    VARIANT: RecordShape("text", "name"),
}

KINDS = (SECTION, *_SHAPES)


class OutlineItem(NamedTuple):
    """One item of the tree: `key` names it within its framework, `parent` is the key above it.

    `number` counts from 1 among what stands under the same parent. A section has no record.
    """

    key: str
    kind: str
    parent: str
    number: int
    id: str = ""
    name: str = ""
    words: str = ""
    record: Any = None

    @property
    def source(self) -> Source | None:
        """Where it stands, if it says so."""
        source = getattr(self.record, "source", None)
        return source if isinstance(source, Source) else None


def outline(framework: Framework) -> Iterator[OutlineItem]:
    """Yield everything in a framework, each item before what stands below it."""
    number = 0
    for key, kind in WHOLE.below:
        records = getattr(framework, key)
        if key == _AT_TOP:
            for record in records:
                number += 1
                yield from _nodes(record, kind, "", number, number)
        elif records:
            number += 1
            section = f"section:{key}"
            yield OutlineItem(section, SECTION, "", number, name=PARTS[key])
            for place, record in enumerate(records, 1):
                yield from _nodes(record, kind, section, place, place)


def _nodes(record: Any, kind: str, parent: str, number: int, place: int) -> Iterator[OutlineItem]:
    shape = shape_of(kind)
    id = getattr(record, "id", "")
    key = id or f"{parent}#{place}"  # a variant has no id; ids hold no '#'
    words, name = (getattr(record, each) if each else "" for each in (shape.words, shape.name))
    yield OutlineItem(key, kind, parent, number, id, name, words, record)
    number = 0
    for part, below in shape.below:
        held = getattr(record, part)
        for place, each in enumerate(held if isinstance(held, tuple) else (held,) * bool(held), 1):
            number += 1
            yield from _nodes(each, below, key, number, place)


@cache
def shape_of(kind: str) -> RecordShape:
    """Return the keys of a kind of record; any that has variants has them below it."""
    shape = _SHAPES[kind]
    has_variants = "variants" in keys_of(kind)
    return shape._replace(below=(*shape.below, ("variants", VARIANT))) if has_variants else shape


def other_keys(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind that hold neither its id, its source nor other records."""
    below = {key for key, _ in shape_of(kind).below}
    return tuple(each for each in keys_of(kind) if each not in {"id", "source", *below})


@cache
def keys_of(kind: str) -> tuple[str, ...]:
    """Return every key of a kind of record, in the order of a file."""
    return tuple(each.name for each in fields(record_class(kind)))


@cache
def required_keys(kind: str, key: str) -> bool:
    """Say whether a record of a kind is none without a key, even an empty one."""
    (found,) = (each for each in fields(record_class(kind)) if each.name == key)
    return found.default is MISSING


@cache
def is_list_of_records(kind: str, key: str) -> bool:
    """Say whether a key holds a list of records, not one."""
    return get_origin(get_type_hints(record_class(kind))[key]) is tuple


def record_class(kind: str) -> Any:
    """Return the class of a kind of record."""
    return _classes()[kind]


@cache
def _classes() -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting: list[tuple[Any, RecordShape]] = [(Framework, WHOLE)]
    while waiting:
        cls, shape = waiting.pop()
        hints = get_type_hints(cls)
        for key, kind in shape.below:
            if kind not in found:
                found[kind] = next(each for each in get_args(hints[key]) if is_dataclass(each))
                waiting.append((found[kind], _SHAPES[kind]))
    found[VARIANT] = Variant
    return found
