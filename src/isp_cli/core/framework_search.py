"""Find words in a framework: in what it says, and in what others say of the same."""

from __future__ import annotations

from typing import NamedTuple

from isp_cli.core.find import folded
from isp_cli.core.framework import Framework
from isp_cli.core.local import LocalNote
from isp_cli.core.places import Place, is_below, places
from isp_cli.core.sources import Variant


class Hit(NamedTuple):
    """A place that holds all the words.

    `variants` and `notes` are those of its other wordings and local notes that hold some of them,
    where its own words do not hold all.
    """

    place: Place
    variants: tuple[Variant, ...] = ()
    notes: tuple[LocalNote, ...] = ()


def search(framework: Framework, words: str, within: Place | None = None) -> list[Hit]:
    """Return every place that holds all the words, in reading order; only `within` one, if named.

    Beside a place's name and text count what other documents and overlays say of it.
    """
    wanted = folded(words).split()
    if not wanted:
        return []
    found = (
        _hit(framework, place, wanted)
        for place in places(framework)
        if within is None or is_below(place, within)
    )
    return [each for each in found if each is not None]


def _hit(framework: Framework, place: Place, wanted: list[str]) -> Hit | None:
    missing = _missing(f"{place.name} {place.text}", wanted)
    if not missing:
        return Hit(place)
    variants: tuple[Variant, ...] = getattr(place.record, "variants", ())
    notes = framework.notes_on(place.id) if place.record is not None else ()

    def holds(text: str) -> bool:
        return len(_missing(text, missing)) < len(missing)

    hit = Hit(
        place,
        tuple(each for each in variants if holds(f"{each.name} {each.text}")),
        tuple(each for each in notes if holds(each.text)),
    )
    beside = [f"{each.name} {each.text}" for each in hit.variants]
    beside += [each.text for each in hit.notes]
    return None if _missing(" ".join(beside), missing) else hit


def _missing(text: str, wanted: list[str]) -> list[str]:
    held = folded(text)
    return [word for word in wanted if word not in held]
