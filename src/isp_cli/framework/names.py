"""What the ids in a person's files are called, whichever framework they come from.

An entry may name things of a framework that is not in use: several are asked one after the other,
and a later one is loaded only where those before it lack an id. Finding an id by a name that
somebody typed is `framework.find`'s part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Protocol

from isp_cli.framework.records import Capability, Framework


class Naming(Protocol):
    """Whoever can say what an id is called: one framework, or several."""

    def name_of(self, id: str) -> str:
        """Return the name of what has this id; empty where nothing has."""

    def resource(self, id: str) -> tuple[str, str]:
        """Return the name and the address of a resource or a reading; without one, nothing."""

    def capability(self, id: str) -> Capability | None:
        """Find the competency or function with exactly this id."""


class Names:
    """Several frameworks as one: the one in use, and others, loaded only when it lacks an id.

    Going through it gives the frameworks in this order. There is no first where the one in use
    cannot be read.
    """

    def __init__(
        self,
        first: Framework | None,
        others: Callable[[], Iterable[Framework]] = tuple,
        last: Callable[[], Iterable[Framework]] = tuple,
    ) -> None:
        self.first = first
        self._load = others
        self._load_last = last

    @cached_property
    def _others(self) -> tuple[Framework, ...]:
        return tuple(self._load())

    @cached_property
    def _last(self) -> tuple[Framework, ...]:
        return tuple(self._load_last())

    def and_last(self, last: Callable[[], Framework]) -> Names:
        """Return the same frameworks and one more behind them, loaded only when all lack an id."""
        return Names(self.first, lambda: self._others, lambda: (*self._last, last()))

    def __iter__(self) -> Iterator[Framework]:
        if self.first is not None:
            yield self.first
        yield from self._others
        yield from self._last

    def name_of(self, id: str) -> str:
        """Return what an id is called in the first framework that has it, or nothing."""
        return next(filter(None, (each.name_of(id) for each in self)), "") if id else ""

    def resource(self, id: str) -> tuple[str, str]:
        """Return the name and the address of a resource in the first framework that has it."""
        found = (each.resource(id) for each in self)
        return next((each for each in found if each[0]), ("", ""))

    def capability(self, id: str) -> Capability | None:
        """Find the competency or function with exactly this id in any of the frameworks."""
        found = (each.capability(id) for each in self) if id else ()
        return next((each for each in found if each is not None), None)


def resource_id(frameworks: Iterable[Framework], said: str) -> str:
    """Return the id of a framework's resource or reading meant, or the person's own words."""
    key = said.strip().casefold()
    for framework in frameworks:
        names = [(each.id, each.name) for each in framework.resources]
        names += [(each.id, each.citation) for each in framework.readings]
        for id, name in names:
            if key in (id, id.partition(".")[2], name.casefold()):
                return id
    return said


def resource_name(names: Naming, held: str) -> str:
    """Name a plan's resource; one's own is told as it was written."""
    return _resource(names, held)[0] or held


def resource_and_address(names: Naming, held: str) -> str:
    """Name a plan's resource with its address, if it has one."""
    name, address = _resource(names, held)
    return ", ".join(filter(None, (name or held, address)))


def _resource(names: Naming, held: str) -> tuple[str, str]:
    return names.resource(held) if " " not in held else ("", "")
