"""The ids of a framework that stand in another one too, so that entries cannot tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isp_cli.core.framework import Capability, Framework
from isp_cli.core.known import Known


def shared_ids(known: Known, others: Iterable[Framework]) -> dict[str, tuple[str, ...]]:
    """Return, by the id of each other framework, what both have of all that an entry can hold.

    Of an overlay it is only what the overlay adds.
    """
    mine = tuple(_added(known) if known.overlay else _held(known.framework))
    found = {each.id: set(_held(each)).intersection(mine) for each in others}
    return {
        other: tuple(id for id in dict.fromkeys(mine) if id in ids)
        for other, ids in found.items()
        if ids
    }


def dropped(old: Framework, new: Framework, others: Iterable[Framework]) -> dict[str, str]:
    """Return what an entry can hold of the old one and no framework has now: its names by id."""
    now = {id for each in (new, *others) for id in _held(each)}
    return {id: old.name_of(id) for id in dict.fromkeys(_held(old)) if id not in now}


def _held(framework: Framework) -> Iterator[str]:
    yield from (each.id for each in framework.capabilities())
    yield from (each.id for each in framework.principles)
    yield from _activities(framework.capabilities())
    yield from (each.id for each in framework.resources)
    yield from (each.id for each in framework.readings)


def _added(known: Known) -> Iterator[str]:
    overlay = known.overlay
    added: tuple[Capability, ...] = ()
    if overlay:
        added = (*overlay.competencies, *overlay.functions)
    yield from (each.id for each in added)
    yield from _activities(added)


def _activities(capabilities: Iterable[Capability]) -> Iterator[str]:
    yield from (item.id for each in capabilities for item in each.every_activity())
