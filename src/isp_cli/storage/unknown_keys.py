"""What stands in a file beside the keys isp knows: it may not change when isp changes others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isp_cli.core.records import Location, Plain
from isp_cli.storage.yaml_in import Parsed
from isp_cli.storage.yaml_out import identities

_Place = tuple[Any, ...]


def touched(before: Parsed, known_before: Plain, after: Parsed, known_after: Plain) -> Location:
    """Return where a key that isp does not know was changed; nothing if none was.

    What went with the record it stood in is not meant.
    """
    held = {place: (at, value) for place, at, value in _unknown(before.value, known_before)}
    now = {place: value for place, _, value in _unknown(after.value, known_after)}
    stays = set(_records(known_after))
    for place, (at, value) in held.items():
        if now.get(place) != value and all(place[:end] in stays for end in _ends(place)):
            return at
    return next(
        (at for place, at, _ in _unknown(after.value, known_after) if place not in held), ()
    )


def _unknown(
    value: Plain, known: Plain, place: _Place = (), at: Location = ()
) -> Iterator[tuple[_Place, Location, Plain]]:
    if isinstance(value, dict) and isinstance(known, dict):
        for key, item in value.items():
            if key in known:
                yield from _unknown(item, known[key], (*place, key), (*at, key))
            else:
                yield (*place, key), (*at, key), item
    elif isinstance(value, list) and _are_records(known):
        named = zip(identities(known), value, known, strict=False)
        for index, (identity, item, record) in enumerate(named):
            yield from _unknown(item, record, (*place, identity), (*at, index))


def _records(known: Plain, place: _Place = ()) -> Iterator[_Place]:
    """Yield the places of the records in lists."""
    if isinstance(known, dict):
        for key, item in known.items():
            yield from _records(item, (*place, key))
    elif _are_records(known):
        for identity, record in zip(identities(known), known, strict=True):
            yield (*place, identity)
            yield from _records(record, (*place, identity))


def _ends(place: _Place) -> Iterator[int]:
    """Yield where the records end that a place leads through."""
    return (index + 1 for index, step in enumerate(place) if isinstance(step, tuple))


def _are_records(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)
