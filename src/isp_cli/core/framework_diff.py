"""What differs between two frameworks, item by item: an item is the same where its id is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from isp_cli.core.framework import Framework, Option
from isp_cli.core.places import places
from isp_cli.core.records import Location, walk

_NO_ITEMS = ("local", "overlays")
_NOT_WORDS = ("id", "kind", "answer", "words", "only_if", "identifier")


class Thing(NamedTuple):
    """One item: its id, what kind of thing it is, its words by key, and what it stands in."""

    id: str
    kind: str
    words: dict[str, str]
    within: str

    @property
    def begins(self) -> str:
        """What it is called, or what it says."""
        return next((each for each in self.words.values() if each), "")


class Reworded(NamedTuple):
    """An item that says something else, with what it said before by key."""

    now: Thing
    before: dict[str, str]


class Moved(NamedTuple):
    """An item that stands elsewhere."""

    now: Thing
    before: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What the second of two frameworks has, lacks, words otherwise, and has elsewhere."""

    added: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    reworded: tuple[Reworded, ...]
    moved: tuple[Moved, ...]

    @property
    def are_none(self) -> bool:
        """Claim that both say the same."""
        return not (self.added or self.gone or self.reworded or self.moved)


def differences(one: Framework, other: Framework) -> Differences:
    """Return what differs; the order of items within what they stand in does not count."""
    before, now = _things(one), _things(other)
    both = [(before[id], thing) for id, thing in now.items() if id in before]
    reworded = (
        Reworded(new, {k: old.words.get(k, "") for k in _changed(old, new)})
        for old, new in both
        if old.words != new.words
    )
    return Differences(
        added=tuple(thing for id, thing in now.items() if id not in before),
        gone=tuple(thing for id, thing in before.items() if id not in now),
        reworded=tuple(reworded),
        moved=tuple(Moved(new, old.within) for old, new in both if old.within != new.within),
    )


def _changed(old: Thing, new: Thing) -> list[str]:
    return [key for key in new.words if new.words[key] != old.words.get(key)]


def _things(framework: Framework) -> dict[str, Thing]:
    kinds = {place.id: place.kind for place in places(framework) if place.kind != "section"}
    ids: dict[Location, str] = {}
    found: dict[str, Thing] = {}
    for at, record in walk(framework):
        id = getattr(record, "id", None)
        if not at or at[0] in _NO_ITEMS or not isinstance(id, str) or isinstance(record, Option):
            continue
        ids[at] = id
        found[id] = Thing(id, str(kinds.get(id, "item")), _words(record), _within(at, ids))
    for note in framework.local:
        kind = "local example" if note.kind == "example" else "not relevant here"
        id = f"{note.to} ({note.source.document})"
        words = {"text": note.text}
        found[f"{kind} {id} {note.text}"] = Thing(note.to, kind, words, note.to)
    return found


def _words(record: Any) -> dict[str, str]:
    values = ((each.name, getattr(record, each.name)) for each in fields(record))
    return {key: item for key, item in values if isinstance(item, str) and key not in _NOT_WORDS}


def _within(at: Location, ids: dict[Location, str]) -> str:
    """Name what an item stands in: the list, and the item that list is a part of."""
    around = at[:-1]
    part = next((str(step) for step in reversed(around) if isinstance(step, str)), str(at[-1]))
    while around and around not in ids:
        around = around[:-1]
    name = part.replace("_", " ")
    return f"{name} of {ids[around]}" if around else name
