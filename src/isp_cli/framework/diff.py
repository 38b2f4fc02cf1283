"""What differs between two frameworks, item by item: an item is the same where its id is.

What two frameworks have in common by meaning is no matter of ids: that is `framework.crosswalk`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from isp_cli.framework.authorship import is_reworded, sources_of
from isp_cli.framework.edition import Edition
from isp_cli.framework.places import places
from isp_cli.framework.records import Capability, Framework, Option, Source, Variant
from isp_cli.records import Location, NamedTuple, dataclass, fields, replace

_NOT_WORDS = ("id", "format", "identifier")
_NAMES = ("name", "text", "title", "citation")


class DiffItem(NamedTuple):
    """One item: its id, what kind of thing it is, its words by key, and what it stands in."""

    id: str
    kind: str
    words: dict[str, str]
    within: str

    @property
    def begins(self) -> str:
        """What it is called, or what it says."""
        return next((self.words[key] for key in _NAMES if self.words.get(key)), "")


class RewordedItem(NamedTuple):
    """An item that says something else, with what it said before by key."""

    now: DiffItem
    before: dict[str, str]


class MovedItem(NamedTuple):
    """An item that stands elsewhere."""

    now: DiffItem
    before: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What the second of two frameworks has, lacks, words otherwise, and has elsewhere."""

    added: tuple[DiffItem, ...]
    gone: tuple[DiffItem, ...]
    reworded: tuple[RewordedItem, ...]
    moved: tuple[MovedItem, ...]

    @property
    def are_none(self) -> bool:
        """Claim that both say the same."""
        return not (self.added or self.gone or self.reworded or self.moved)


def differences(one: Framework, other: Framework) -> Differences:
    """Return what the other framework adds, lacks, words otherwise and has elsewhere.

    The order of items within what they stand in does not count.
    """
    before, now = _things(one), _things(other)
    both = [(before[id], thing) for id, thing in now.items() if id in before]
    reworded = (
        RewordedItem(new, {key: old.words.get(key, "") for key in changed})
        for old, new in both
        if (changed := _changed(old, new))
    )
    return Differences(
        added=tuple(thing for id, thing in now.items() if id not in before),
        gone=tuple(thing for id, thing in before.items() if id not in now),
        reworded=tuple(reworded),
        moved=tuple(MovedItem(new, old.within) for old, new in both if old.within != new.within),
    )


def _changed(old: DiffItem, new: DiffItem) -> list[str]:
    keys = dict.fromkeys((*new.words, *old.words))
    return [key for key in keys if new.words.get(key, "") != old.words.get(key, "")]


def _things(framework: Framework) -> dict[str, DiffItem]:
    kinds = {place.id: place.kind for place in places(framework) if place.kind != "section"}
    ids: dict[Location, str] = {}
    # a framework as a whole is the same thing, whatever its id
    found = {"": DiffItem(framework.id, "framework", _words(framework), "")}
    for overlay in framework.overlays:
        within = f"overlays of {framework.id}"
        found[f"overlay {overlay.id}"] = DiffItem(overlay.id, "overlay", _words(overlay), within)
    for at, record in framework.items():
        id = ids[at] = record.id
        words = _words(_where_it_was(framework, record))
        found[id] = DiffItem(id, str(kinds.get(id, "item")), words, _within(at, ids))
    for note in framework.local:
        kind = "local example" if note.kind == "example" else "not relevant here"
        id = f"{note.to} ({note.source.document})"
        words = {"text": note.text}
        found[f"{kind} {id} {note.text}"] = DiffItem(note.to, kind, words, note.to)
    return found


def _where_it_was(framework: Framework, record: Any) -> Any:
    """Return what an overlay words with its own words, but the original's source and variants."""
    if not is_reworded(framework, record):
        return record
    sources = sources_of(framework, record)
    return replace(record, source=sources[-1], variants=record.variants[len(sources) - 1 :])


def _words(record: Any) -> dict[str, str]:
    """Return what a record says, by key; what stands in it with an id is a thing of its own."""
    values = ((each.name, _in_words(getattr(record, each.name))) for each in fields(record))
    return {key: said for key, said in values if said is not None and key not in _NOT_WORDS}


def _in_words(value: object) -> str | None:
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Source):
        return ", ".join(filter(None, (value.document, value.section, value.item)))
    if isinstance(value, Variant):
        return ": ".join(filter(None, (value.source.document, value.name, value.text)))
    if isinstance(value, Option):
        return f"{value.id}: {value.name}"
    if value is None:
        return ""
    parts = [_in_words(each) for each in value] if isinstance(value, tuple) else [None]
    return "\n".join(part for part in parts if part) if all(parts) and parts else None


def _within(at: Location, ids: dict[Location, str]) -> str:
    """Name what an item stands in: the list, and the item that list is a part of."""
    around = at[:-1]
    part = next((str(step) for step in reversed(around) if isinstance(step, str)), str(at[-1]))
    while around and around not in ids:
        around = around[:-1]
    name = part.replace("_", " ")
    return f"{name} of {ids[around]}" if around else name


def shared_ids(known: Edition, others: Iterable[Framework]) -> dict[str, tuple[str, ...]]:
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


def ids_dropped(old: Framework, new: Framework, others: Iterable[Framework]) -> dict[str, str]:
    """Return the old framework's names, by id, of what entries can hold and no framework has now.

    `new` takes the place of `old`; `others` are there beside it.
    """
    now = {id for each in (new, *others) for id in _held(each)}
    return {id: old.name_of(id) for id in dict.fromkeys(_held(old)) if id not in now}


def _held(framework: Framework) -> Iterator[str]:
    yield from (each.id for each in framework.capabilities())
    yield from (each.id for each in framework.principles)
    yield from _activities(framework.capabilities())
    yield from (each.id for each in framework.resources)
    yield from (each.id for each in framework.readings)


def _added(known: Edition) -> Iterator[str]:
    overlay = known.overlay
    added: tuple[Capability, ...] = ()
    if overlay:
        added = (*overlay.competencies, *overlay.functions)
    yield from (each.id for each in added)
    yield from _activities(added)


def _activities(capabilities: Iterable[Capability]) -> Iterator[str]:
    yield from (item.id for each in capabilities for item in each.every_activity())
