"""The places of a framework: everything in it that can be opened, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from isp_cli.core.framework import Capability, Competency, Framework, Function
from isp_cli.core.items import Item

Kind = Literal[
    "section", "principle", "domain", "competency", "function", "ability", "activity", "statement",
    "level", "hint", "question", "follow-up", "dilemma", "way out", "context level", "term",
    "resource", "reading", "about", "source",
]  # fmt: skip

SECTIONS = {
    "about": "About",
    "principles": "Principles",
    "domains": "Domains and competencies",
    "functions": "Functions",
    "questions": "Reflective questions",
    "dilemmas": "Dilemmas and ways out",
    "glossary": "Glossary",
    "resources": "Resources and further reading",
}
SHARED_BY = {
    "about": ("sources",),
    "dilemmas": ("ways_out",),
    "glossary": ("context_levels",),
    "resources": ("readings",),
}
"""The parts of a framework that have no section to themselves, by the section they stand in."""

_HOLDS: dict[str, tuple[Kind, ...]] = {
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

    `record` is the framework's own record of it; a section has none.
    """

    id: str
    kind: Kind
    name: str
    text: str
    record: Any = None
    path: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


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
        yield domain.name, domain.competencies
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
    if place.path[:1] == ("Functions",):
        return "functions"
    kinds = (id for id, held in _HOLDS.items() if place.kind in held)
    return next(kinds, "domains")


def places(framework: Framework) -> Iterator[Place]:
    """Yield every place of the framework in reading order, the sections first."""
    for id, name in sections(framework).items():
        yield Place(id, "section", name, "", other_names=_ALSO_CALLED.get(id, ()))
    for each in framework.about:
        yield Place(each.id, "about", each.name, each.text, each, ("About",))
    for each in framework.principles:
        yield Place(each.id, "principle", each.name, each.text, each, ("Principles",))
    for domain in framework.domains:
        yield Place(domain.id, "domain", domain.name, domain.text, domain)
        for competency in domain.competencies:
            yield from _competency(competency, (domain.name, competency.name))
    for function in framework.functions:
        yield from _function(function, ("Functions", function.name))
    yield from _questions(framework)
    for each in framework.dilemmas:
        yield Place(each.id, "dilemma", each.name, each.text, each, ("Dilemmas",))
    for each in framework.ways_out:
        yield Place(each.id, "way out", each.name, each.text, each, ("Dilemmas", "Ways out"))
    for each in framework.context_levels:
        path = ("Glossary", "Context levels")
        yield Place(each.id, "context level", each.name, each.text, each, path)
    for each in framework.glossary:
        yield Place(each.id, "term", each.name, each.text, each, ("Glossary",))
    yield from _to_read(framework)


def _competency(competency: Competency, here: tuple[str, ...]) -> Iterator[Place]:
    others = tuple(variant.name for variant in competency.variants if variant.name)
    name, text = competency.name, competency.text
    yield Place(competency.id, "competency", name, text, competency, here[:1], others)
    yield from _items(competency.abilities, "ability", (*here, "Abilities"))
    yield from _items(competency.activities, "activity", (*here, "Activities"))
    yield from _items(competency.statements, "statement", (*here, "Statements"))
    yield from _levels(competency, here)
    hint = competency.hint
    if hint is not None:
        yield Place(hint.id, "hint", f"Hint on {competency.name}", "", hint, here)
        for point in hint.items:
            yield Place(point.id, "hint", "", point.text, point, (*here, "Hint"))


def _function(function: Function, here: tuple[str, ...]) -> Iterator[Place]:
    others = tuple(variant.name for variant in function.variants if variant.name)
    yield Place(function.id, "function", function.name, function.text, function, here[:1], others)
    yield from _items(function.statements, "statement", (*here, "Statements"))
    yield from _levels(function, here)


def _levels(of: Competency | Function, here: tuple[str, ...]) -> Iterator[Place]:
    for level in of.levels:
        name = f"{of.name}: {level.name}"
        yield Place(level.id, "level", name, level.text, level, (*here, "Levels"))


def _items(items: tuple[Item, ...], kind: Kind, path: tuple[str, ...]) -> Iterator[Place]:
    for item in items:
        also = " ".join(variant.text for variant in item.variants)
        yield Place(item.id, kind, "", f"{item.text} {also}".strip(), item, path)
        yield from _items(item.items, kind, path)


def _questions(framework: Framework) -> Iterator[Place]:
    path = ("Reflective questions",)
    for number, question in enumerate(framework.questions, 1):
        names = (str(number), f"q{number}", f"question {number}")
        yield Place(question.id, "question", question.text, question.help, question, path, names)
        for follow_up in question.follow_ups:
            yield Place(follow_up.id, "follow-up", follow_up.text, "", follow_up, path)


def _to_read(framework: Framework) -> Iterator[Place]:
    for each in framework.resources:
        text = f"{each.url} {each.note}".strip()
        yield Place(each.id, "resource", each.name, text, each, ("Resources",))
    for reading in framework.readings:
        name, note = reading.citation, reading.note
        yield Place(reading.id, "reading", name, note, reading, ("Further reading",))
    path = ("About", "Sources")
    for document in framework.sources:
        yield Place(document.id, "source", document.title, document.note, document, path)
