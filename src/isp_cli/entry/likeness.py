"""Whether two entries are one and the same form, handed in twice: with a slip mended, or with more.

Only what was answered counts, place by place, whatever the order. What is done about it is asked
where a form is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from isp_cli.entry.entry import Entry
from isp_cli.entry.rules import parts_of
from isp_cli.records import NamedTuple

_NEARLY = 0.8  # of the places of both, and of the words of a text


class LikeEntry(NamedTuple):
    """An entry that is like a new one: the `same`, `nearly` so, or holding `less` than it."""

    entry: Entry
    how: Literal["same", "nearly", "less"]


def most_alike(new: Entry, others: Iterable[Entry]) -> LikeEntry | None:
    """Return the entry that is most like a new one, of those about the same on the same day."""
    found = [each for other in others if (each := _likeness(new, other))]
    return min(found, key=lambda each: ("same", "nearly", "less").index(each.how), default=None)


def _likeness(new: Entry, other: Entry) -> LikeEntry | None:
    if _subject(new) != _subject(other):
        return None
    ours, theirs = _said(new), _said(other)
    places = ours.keys() | theirs.keys()
    alike = {each for each in places if _is_close(ours.get(each, ""), theirs.get(each, ""))}
    if ours.keys() <= alike:
        is_same = all(ours[each] == theirs[each] for each in ours)
        return LikeEntry(other, "same" if is_same else "nearly")
    if theirs.keys() <= alike:
        return LikeEntry(other, "less")
    return LikeEntry(other, "nearly") if len(alike) >= _NEARLY * len(places) else None


def _subject(entry: Entry) -> tuple[str, ...]:
    label = " ".join(entry.label.split()).casefold()
    return entry.day.isoformat(), entry.kind, entry.set, label, entry.about


def _said(entry: Entry) -> dict[tuple[str, ...], str]:
    """Return what was answered, by the question and the part of it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for part in parts_of(entry):
        if part.at[0] == "answers" and part.statement and part.value:
            found.setdefault(part.statement, []).append(part.value)
    return {place: "\n".join(values) for place, values in found.items()}


def _is_close(one: str, other: str) -> bool:
    """Claim that two texts have nearly all of their words in common, or one has the other's."""
    if one == other:
        return bool(one)
    ours, theirs = Counter(one.casefold().split()), Counter(other.casefold().split())
    common, every = (ours & theirs).total(), ours.total() + theirs.total()
    is_part = 0 < min(ours.total(), theirs.total()) == common and 2 * common >= every - common
    return is_part or 2 * common >= _NEARLY * every > 0
