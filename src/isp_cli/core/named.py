"""What an entry names, in the words of the day it was chosen: written beside its ids, and read.

So an entry still says the same when a framework is worded otherwise, or is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from isp_cli.core.entry import Entry, Named
from isp_cli.core.framework import Capability, Question
from isp_cli.core.levels import competency_of
from isp_cli.core.names import Naming
from isp_cli.core.plan import Plan
from isp_cli.core.resources import resource_name

R = TypeVar("R", Entry, Plan)


class _Written(NamedTuple):
    """The names an entry was written with, before anybody else's."""

    own: dict[str, str]
    names: Naming
    resources: dict[str, str]

    def name_of(self, id: str) -> str:
        return self.own.get(id) or self.names.name_of(id)

    def resource(self, id: str) -> tuple[str, str]:
        name, address = self.names.resource(id)
        return self.resources.get(id, name), address

    def capability(self, id: str) -> Capability | None:
        return self.names.capability(id)


def as_written(record: Entry | Plan, names: Naming) -> Naming:
    """Return the names an entry was written with, and after them those of today."""
    resources = _names(record.named) if isinstance(record, Plan) else {}
    return called(names_in(record), names, resources)


def called(
    written: dict[str, str], names: Naming, resources: dict[str, str] | None = None
) -> Naming:
    """Return names that were written down, and after them those of today."""
    return _Written(written, names, resources or {}) if written else names


def names_in(record: Entry | Plan) -> dict[str, str]:
    """Return the names a record holds beside its ids."""
    own = _names(record.named)
    if isinstance(record, Plan):
        own |= {each.competency: each.name for each in record.competencies if each.name}
    return own


def _names(named: tuple[Named, ...]) -> dict[str, str]:
    return {each.id: each.name for each in named}


def with_names(record: R, names: Naming, questions: tuple[Question, ...] = ()) -> R:
    """Return an entry with what it names beside the ids; names it already holds stay.

    The names of options are those of the `questions` that were answered. What is no longer chosen
    loses its name.
    """
    known = as_written(record, names)
    if isinstance(record, Plan):
        developments = tuple(
            replace(each, name=known.name_of(each.competency)) for each in record.competencies
        )
        held = dict.fromkeys(id for each in developments for id in each.resources)
        resources = {id: resource_name(known, id) for id in held}
        named = tuple(Named(id=id, name=name) for id, name in resources.items() if name != id)
        return replace(record, competencies=developments, named=named)
    ids: tuple[str, ...] = tuple(filter(None, _ids_in(record)))
    options = _options(record, questions)
    held = {*ids, *(each.chosen for each in record.answers)}
    found = {each.id: each.name for each in record.named if each.id in held}
    for id in ids:
        if id not in found:
            found[id] = known.name_of(id)
    found.update({id: name for id, name in options.items() if id not in found})
    named = tuple(Named(id=id, name=name) for id, name in found.items() if name)
    return replace(record, named=named)


def _ids_in(entry: Entry) -> Iterator[str]:
    yield entry.about
    for answer in entry.answers:
        yield competency_of(answer.question)
        yield from (*answer.principles, *answer.competencies, *answer.activities)
        yield from (each.competency for each in answer.follow_ups)
    if entry.unfinished:
        yield from entry.unfinished.chosen


def _options(entry: Entry, questions: tuple[Question, ...]) -> dict[str, str]:
    """Return the names of the options chosen, where an id does not say them by itself."""
    names: dict[str, set[str]] = {}
    for question in questions:
        answer = entry.answer(question.id)
        for option in question.options:
            if answer is not None and answer.chosen == option.id:
                names.setdefault(option.id, set()).add(option.name)
    return {
        id: min(said)
        for id, said in names.items()
        if len(said) == 1 and min(said).casefold() != id.replace("-", " ").casefold()
    }
