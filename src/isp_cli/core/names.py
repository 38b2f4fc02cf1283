"""What the ids in a person's files are called, whichever framework they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Protocol

from isp_cli.core.framework import Capability, Framework


class Naming(Protocol):
    """Whoever can say what an id is called: one framework, or several."""

    def name_of(self, id: str) -> str:
        """Return what it is called, or nothing."""

    def address_of(self, id: str) -> str:
        """Return where a resource is to be found, or nothing."""

    def capability(self, id: str) -> Capability | None:
        """Find the competency or function with exactly this id."""


class Names:
    """Several frameworks as one: the one in use, and others, loaded only when it lacks an id.

    Going through it gives the frameworks in this order.
    """

    def __init__(self, first: Framework, others: Callable[[], Iterable[Framework]] = tuple) -> None:
        self.first = first
        self._load = others

    @cached_property
    def _others(self) -> tuple[Framework, ...]:
        return tuple(self._load())

    def __iter__(self) -> Iterator[Framework]:
        yield self.first
        yield from self._others

    def name_of(self, id: str) -> str:
        """Return what an id is called in the first framework that has it, or nothing."""
        return next(filter(None, (each.name_of(id) for each in self)), "") if id else ""

    def address_of(self, id: str) -> str:
        """Return where a resource of any of the frameworks is to be found, or nothing."""
        return next(filter(None, (each.address_of(id) for each in self)), "")

    def capability(self, id: str) -> Capability | None:
        """Find the competency or function with exactly this id in any of the frameworks."""
        found = (each.capability(id) for each in self) if id else ()
        return next((each for each in found if each is not None), None)
