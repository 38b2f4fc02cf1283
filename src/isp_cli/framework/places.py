"""The places of a framework: everything in it that can be opened, in reading order.

A place bears the names by which a person may ask for it, and the path of names that leads to it.
The tree that forms of interchange are made from, which holds variants and options too, is
`framework.outline`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from isp_cli.framework.authorship import marked_name
from isp_cli.framework.records import (
    PARTS,
    Capability,
    Competency,
    Domain,
    Framework,
    Item,
    Statement,
    kind_of,
)
from isp_cli.records import NamedTuple

PlaceKind = Literal[
    "section", "principle", "domain", "competency", "function", "ability", "activity", "statement",
    "level", "hint", "question", "follow-up", "dilemma", "way out", "context level", "term",
    "resource", "reading", "about", "source",
]  # fmt: skip

SHARED_BY = {
    "about": ("sources",),
    "dilemmas": ("ways_out",),
    "glossary": ("context_levels",),
    "resources": ("readings",),
}
"""The parts of a framework that have no section to themselves, by the section they stand in."""

_WIDER = {
    "domains": "Domains and competencies",
    "dilemmas": "Dilemmas and ways out",
    "resources": "Resources and further reading",
}

SECTIONS = {
    id: _WIDER.get(id, name)
    for id, name in PARTS.items()
    if id not in {part for parts in SHARED_BY.values() for part in parts}
}
"""What each section is called, by its id: that of the first part it shows."""

_HOLDS: dict[str, tuple[PlaceKind, ...]] = {
    "about": ("about", "source"),
    "principles": ("principle",),
    "questions": ("question", "follow-up"),
    "dilemmas": ("dilemma", "way out"),
    "glossary": ("term", "context level"),
    "resources": ("resource", "reading"),
}
_ALSO_CALLED = {
    "about": ("sources",),
    "glossary": ("context levels", "terms"),
    "resources": ("readings", "further reading"),
    "dilemmas": ("ways out",),
}


class Place(NamedTuple):
    """Where something stands: its id, kind, name, text, and the path of names that leads there.

    `record` is the framework's own record of it; a section has none. `named_after` is the record
    whose name the name begins or ends with, where it has none to itself.
    """

    id: str
    kind: PlaceKind
    name: str
    text: str
    record: Any = None
    path: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    named_after: Capability | None = None


def sections(framework: Framework) -> dict[str, str]:
    """Return the sections a framework has something in, each with its name."""
    return {
        id: name
        for id, name in SECTIONS.items()
        if any(getattr(framework, part) for part in (id, *SHARED_BY.get(id, ())))
    }


def groups(framework: Framework) -> Iterator[tuple[str, tuple[Capability, ...]]]:
    """Yield the competencies under the names of their domains, and then the functions."""
    for domain in framework.domains:
        yield marked_name(framework, domain.name, domain), domain.competencies
    if framework.functions:
        yield SECTIONS["functions"], framework.functions


def is_below(place: Place, above: Place) -> bool:
    """Say whether something is a thing, or stands in it; a section holds all that it shows."""
    if above.kind == "section":
        return _section_of(place) == above.id
    return place.id == above.id or above.name in place.path


def _section_of(place: Place) -> str:
    if place.kind == "section":
        return place.id
    if place.path[:1] == (PARTS["functions"],):
        return "functions"
    kinds = (id for id, held in _HOLDS.items() if place.kind in held)
    return next(kinds, "domains")


def places(framework: Framework) -> Iterator[Place]:
    """Yield every place of the framework in reading order, the sections first."""
    for id, name in sections(framework).items():
        yield Place(id, "section", name, "", other_names=_ALSO_CALLED.get(id, ()))
    yield from _statements(framework.about, "about", PARTS["about"])
    yield from _statements(framework.principles, "principle", PARTS["principles"])
    for domain in framework.domains:
        yield _described(domain, "domain", ())
        for competency in domain.competencies:
            yield from _capability(competency, domain.name)
    for function in framework.functions:
        yield from _capability(function, PARTS["functions"])
    yield from _questions(framework)
    dilemmas, glossary = PARTS["dilemmas"], PARTS["glossary"]
    levels = PARTS["context_levels"]
    yield from _statements(framework.dilemmas, "dilemma", dilemmas)
    yield from _statements(framework.ways_out, "way out", dilemmas, PARTS["ways_out"])
    yield from _statements(framework.context_levels, "context level", glossary, levels)
    yield from _statements(framework.glossary, "term", glossary)
    yield from _to_read(framework)


def _described(
    record: Capability | Domain | Statement, kind: PlaceKind, path: tuple[str, ...]
) -> Place:
    others = tuple(variant.name for variant in record.variants if variant.name)
    return Place(record.id, kind, record.name, record.text, record, path, others)


def _statements(statements: tuple[Statement, ...], kind: PlaceKind, *path: str) -> Iterator[Place]:
    return (_described(each, kind, path) for each in statements)


def _capability(record: Capability, above: str) -> Iterator[Place]:
    yield _described(record, kind_of(record), (above,))
    here = (above, record.name)
    if isinstance(record, Competency):
        yield from _items(record.abilities, "ability", (*here, "Abilities"))
        yield from _items(record.activities, "activity", (*here, "Activities"))
    yield from _items(record.statements, "statement", (*here, "Statements"))
    for level in record.levels:
        name, path = f"{record.name}: {level.name}", (*here, "Levels")
        yield Place(level.id, "level", name, level.text, level, path, named_after=record)
    hint = record.hint if isinstance(record, Competency) else None
    if hint is not None:
        name = f"Hint on {record.name}"
        yield Place(hint.id, "hint", name, "", hint, here, named_after=record)
        for point in hint.items:
            yield Place(point.id, "hint", "", point.text, point, (*here, "Hint"))


def _items(items: tuple[Item, ...], kind: PlaceKind, path: tuple[str, ...]) -> Iterator[Place]:
    for item in items:
        yield Place(item.id, kind, "", item.text, item, path)
        yield from _items(item.items, kind, path)


def _questions(framework: Framework) -> Iterator[Place]:
    path = (PARTS["questions"],)
    for number, question in enumerate(framework.questions, 1):
        names = (str(number), f"q{number}", f"question {number}")
        yield Place(question.id, "question", question.text, question.help, question, path, names)
        for follow_up in question.follow_ups:
            yield Place(follow_up.id, "follow-up", follow_up.text, "", follow_up, path)


def _to_read(framework: Framework) -> Iterator[Place]:
    for each in framework.resources:
        text = f"{each.url} {each.note}".strip()
        yield Place(each.id, "resource", each.name, text, each, (PARTS["resources"],))
    for reading in framework.readings:
        name, note = reading.citation, reading.note
        yield Place(reading.id, "reading", name, note, reading, (PARTS["readings"],))
    path = (PARTS["about"], PARTS["sources"])
    for document in framework.sources:
        yield Place(document.id, "source", document.title, document.note, document, path)
