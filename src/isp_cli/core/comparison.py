"""One thing of a framework beside what covers the same ground in another, read from a crosswalk."""

from __future__ import annotations

from typing import NamedTuple

from isp_cli.core.crosswalk import Crosswalk, Match, covering, main_items, only_in, told_ids
from isp_cli.core.framework import Framework
from isp_cli.core.places import Place, is_below, places


class Met(NamedTuple):
    """Something that covers the same ground, how much of it, and why."""

    place: Place
    strength: str
    reason: str


class Comparison(NamedTuple):
    """One thing beside the other framework.

    `met` is empty where nothing there covers the same ground; `lacking` says why, if the
    crosswalk does. `only_here` are the parts of it that the other lacks. `pairs` are the main
    items of a section or a domain with what meets each.
    """

    place: Place
    framework: Framework
    other: Framework
    met: tuple[Met, ...]
    lacking: str
    only_here: tuple[Met, ...]
    pairs: tuple[tuple[Place, tuple[Met, ...]], ...]

    @property
    def is_told(self) -> bool:
        """Claim that the crosswalk speaks of it, or of what stands in it."""
        return bool(self.met or self.lacking or self.pairs)


class Overview(NamedTuple):
    """Two frameworks as a whole: the main items of the first with what meets each, and the rest.

    `unread` are those of both that the crosswalk does not speak of: an overlay added them.
    """

    frameworks: tuple[Framework, Framework]
    pairs: tuple[tuple[Place, tuple[Met, ...]], ...]
    only_in: tuple[tuple[Met, ...], tuple[Met, ...]]
    unread: tuple[tuple[Place, ...], tuple[Place, ...]]


def compared(
    crosswalk: Crosswalk, place: Place, framework: Framework, other: Framework
) -> Comparison:
    """Return one thing of a framework beside what the other framework has."""
    there, here = _by_id(other), _by_id(framework)
    met = _told(there, covering(crosswalk, place.id))
    alone = _told(here, only_in(crosswalk, framework))
    itself = (place.id, f"about.{place.id}") if place.kind == "section" else (place.id,)
    lacking = next((each.reason for each in alone if each.place.id in itself), "")
    inside = tuple(each for each in alone if each.place.id.startswith(f"{place.id}."))
    pairs: tuple[tuple[Place, tuple[Met, ...]], ...] = ()
    if place.kind in ("section", "domain"):
        items = (here[id] for id in main_items(framework))
        held = (each for each in items if is_below(each, place))
        pairs = tuple((each, _told(there, covering(crosswalk, each.id))) for each in held)
    return Comparison(place, framework, other, met, lacking, inside, pairs)


def overview(crosswalk: Crosswalk, one: Framework, other: Framework) -> Overview:
    """Return two frameworks side by side: what meets what, and what each has that the other lacks.

    The main items of both are accounted for: those of the other that meet none of the first's
    stand at its `only_in`.
    """
    here, there, told = _by_id(one), _by_id(other), told_ids(crosswalk)
    pairs = tuple(
        (here[id], _told(there, covering(crosswalk, id))) for id in main_items(one) if id in told
    )
    lacks = (_told(here, only_in(crosswalk, one)), _told(there, only_in(crosswalk, other)))
    unread = (
        tuple(here[id] for id in main_items(one) if id not in told),
        tuple(there[id] for id in main_items(other) if id not in told),
    )
    return Overview((one, other), pairs, lacks, unread)


def _by_id(framework: Framework) -> dict[str, Place]:
    return {place.id: place for place in places(framework) if place.kind != "section"}


def _told(known: dict[str, Place], matches: tuple[Match, ...]) -> tuple[Met, ...]:
    return tuple(
        Met(known[each.id], each.strength, each.reason) for each in matches if each.id in known
    )
