"""Which parts of two frameworks cover the same ground, in the shape of `data/crosswalk.yaml`.

A crosswalk is a reading, not part of either framework: whoever shows one says whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from isp_cli.framework.places import Place, is_below, places
from isp_cli.framework.records import Framework, StrictKeys
from isp_cli.records import Location, NamedTuple, dataclass, walk

FORMAT = "isp-crosswalk/1"
Strength = Literal["strong", "partial", "none"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side(StrictKeys):
    """One of the two frameworks, in the version that was read."""

    framework: str
    version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row(StrictKeys):
    """Two items that meet, or, with the strength `none`, one that the other framework lacks.

    It holds both ways: which of the two is `origin` and which `target` means nothing.
    """

    origin: str
    strength: Strength
    reason: str
    target: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Crosswalk(StrictKeys):
    """A reading of two frameworks side by side; `text` says whose reading it is."""

    format: Literal["isp-crosswalk/1"]
    name: str
    text: str
    between: tuple[Side, ...]
    rows: tuple[Row, ...]


class Match(NamedTuple):
    """What covers the same ground as something: its id, how much of it, and why."""

    id: str
    strength: Strength
    reason: str


def matches_covering(crosswalk: Crosswalk, id: str) -> tuple[Match, ...]:
    """Return what covers the same ground as an item of either framework, the strong ones first."""
    found = [
        Match(row.target if row.origin == id else row.origin, row.strength, row.reason)
        for row in crosswalk.rows
        if row.target and id in (row.origin, row.target)
    ]
    return tuple(sorted(found, key=lambda match: match.strength != "strong"))


def same_ground(crosswalk: Crosswalk, id: str) -> tuple[str, ...]:
    """Return the ids that cover the same ground: the strong ones, or else those that do in part."""
    found = matches_covering(crosswalk, id)
    strong = tuple(each.id for each in found if each.strength == "strong")
    return strong or tuple(each.id for each in found)


def only_in(crosswalk: Crosswalk, framework: Framework) -> tuple[Match, ...]:
    """Return what a framework has and the other lacks, or hardly has."""
    ids = set(ids_of(framework))
    return tuple(
        Match(row.origin, row.strength, row.reason)
        for row in crosswalk.rows
        if not row.target and row.origin in ids
    )


def ids_with_match(crosswalk: Crosswalk) -> frozenset[str]:
    """Return the ids of everything a crosswalk speaks of."""
    return frozenset(id for row in crosswalk.rows for id in (row.origin, row.target) if id)


def main_items(framework: Framework) -> Iterator[str]:
    """Yield the ids a crosswalk has to account for: principles, competencies and functions."""
    yield from (each.id for each in framework.principles)
    yield from (each.id for each in framework.capabilities())


def ids_of(framework: Framework) -> Iterator[str]:
    """Yield the id of everything in a framework."""
    for at, record in walk(framework):
        id = getattr(record, "id", None)
        if at and isinstance(id, str):
            yield id


def disagreements(
    crosswalk: Crosswalk, frameworks: tuple[Framework, Framework]
) -> list[tuple[Location, str]]:
    """Return where a crosswalk does not fit its two frameworks, as (location, what is wrong)."""
    sides = [(side.framework, side.version) for side in crosswalk.between]
    if sides != [(each.id, each.version) for each in frameworks]:
        known = " and ".join(f"{each.id} {each.version}" for each in frameworks)
        return [(("between",), f"is to name {known}, in this order")]
    ids = tuple(set(ids_of(each)) for each in frameworks)
    found: list[tuple[Location, str]] = []
    seen: set[frozenset[str]] = set()
    for index, row in enumerate(crosswalk.rows):
        at: Location = ("rows", index)
        found += [((*at, key), what) for key, what in _wrong(row, *ids)]
        pair = frozenset((row.origin, row.target))
        if pair in seen:
            found.append((at, f"stands above already: {row.origin} {row.target}".rstrip()))
        seen.add(pair)
    return found + list(_forgotten(crosswalk, frameworks))


def _wrong(row: Row, one: set[str], other: set[str]) -> Iterator[tuple[str, str]]:
    for key, id in (("origin", row.origin), ("target", row.target)):
        if id not in one and id not in other and (id or key == "origin"):
            yield key, f"{id!r} is in neither framework"
    if (row.strength == "none") == bool(row.target):
        yield "strength", "is none exactly where there is no target"
    if any({row.origin, row.target} <= side for side in (one, other)):
        yield "target", "is in the same framework as its origin"
    if not row.reason.strip() or "\n" in row.reason:
        yield "reason", "is to be one line of words"


def _forgotten(
    crosswalk: Crosswalk, frameworks: tuple[Framework, Framework]
) -> Iterator[tuple[Location, str]]:
    told = ids_with_match(crosswalk)
    for framework in frameworks:
        for id in main_items(framework):
            if id not in told:
                yield ("rows",), f"nothing is said of {id!r}: add a row, with strength none perhaps"


class SameGround(NamedTuple):
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
    met: tuple[SameGround, ...]
    lacking: str
    only_here: tuple[SameGround, ...]
    pairs: tuple[tuple[Place, tuple[SameGround, ...]], ...]

    @property
    def is_told(self) -> bool:
        """Claim that the crosswalk speaks of it, or of what stands in it."""
        return bool(self.met or self.lacking or self.pairs)


class Overview(NamedTuple):
    """Two frameworks as a whole: the main items of the first with what meets each, and the rest.

    `unread` are those of both that the crosswalk does not speak of: an overlay added them.
    """

    frameworks: tuple[Framework, Framework]
    pairs: tuple[tuple[Place, tuple[SameGround, ...]], ...]
    only_in: tuple[tuple[SameGround, ...], tuple[SameGround, ...]]
    unread: tuple[tuple[Place, ...], tuple[Place, ...]]


def compare_item(
    crosswalk: Crosswalk, place: Place, framework: Framework, other: Framework
) -> Comparison:
    """Return one thing of a framework beside what the other framework has."""
    there, here = _by_id(other), _by_id(framework)
    met = _told(there, matches_covering(crosswalk, place.id))
    alone = _told(here, only_in(crosswalk, framework))
    itself = (place.id, f"about.{place.id}") if place.kind == "section" else (place.id,)
    lacking = next((each.reason for each in alone if each.place.id in itself), "")
    inside = tuple(each for each in alone if each.place.id.startswith(f"{place.id}."))
    pairs: tuple[tuple[Place, tuple[SameGround, ...]], ...] = ()
    if place.kind in ("section", "domain"):
        items = (here[id] for id in main_items(framework))
        held = (each for each in items if is_below(each, place))
        pairs = tuple((each, _told(there, matches_covering(crosswalk, each.id))) for each in held)
    return Comparison(place, framework, other, met, lacking, inside, pairs)


def overview(crosswalk: Crosswalk, one: Framework, other: Framework) -> Overview:
    """Return two frameworks side by side: what meets what, and what each has that the other lacks.

    The main items of both are accounted for: those of the other that meet none of the first's
    stand at its `only_in`.
    """
    here, there, told = _by_id(one), _by_id(other), ids_with_match(crosswalk)
    pairs = tuple(
        (here[id], _told(there, matches_covering(crosswalk, id)))
        for id in main_items(one)
        if id in told
    )
    lacks = (_told(here, only_in(crosswalk, one)), _told(there, only_in(crosswalk, other)))
    unread = (
        tuple(here[id] for id in main_items(one) if id not in told),
        tuple(there[id] for id in main_items(other) if id not in told),
    )
    return Overview((one, other), pairs, lacks, unread)


def _by_id(framework: Framework) -> dict[str, Place]:
    return {place.id: place for place in places(framework) if place.kind != "section"}


def _told(known: dict[str, Place], matches: tuple[Match, ...]) -> tuple[SameGround, ...]:
    return tuple(
        SameGround(known[each.id], each.strength, each.reason)
        for each in matches
        if each.id in known
    )
