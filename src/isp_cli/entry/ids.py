"""The names of entries: date, kind and four letters, such as `2026-11-22-reflection-k7fq`.

The letters are random, so two machines never make the same one; the alphabet is safe on every
file system. An id is checked here before any path is made of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

# A new kind is added here. Only these count: a sync client's copy of an entry, called
# `2026-11-22-reflection-k7fq-desk`, would else be an entry of the kind `reflection-k7fq`.
ENTRY_KINDS = ("reflection", "plan", "evidence", "promise", "review", "levels")

# a closing is only ever a draft: what was said at the end of a plan goes into the plan
KINDS = (*ENTRY_KINDS, "closing")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0, 1: people read ids aloud
ID = rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-({'|'.join(KINDS)})-([a-z0-9]{{4}})"
_PATTERN = pattern(rf"{ID}\Z", re.ASCII)


class ListedEntry(NamedTuple):
    """An entry as the list shows it; `opening` is the first written line, for recognition only."""

    id: str
    kind: str
    path: Path
    started: str
    opening: str


def new_id(day: date, kind: str, randomness: bytes) -> str:
    """Make an entry's id from four random bytes."""
    return (
        f"{day.isoformat()}-{kind}-{''.join(_LETTERS[b % len(_LETTERS)] for b in randomness[:4])}"
    )


def is_id(text: str) -> bool:
    """Say whether this is an entry's id, of a kind there is and a day that exists."""
    match = _PATTERN.match(text)
    if not match:
        return False
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return False
    return True


def kind_of(id: str) -> str:
    """Return the kind an id names."""
    match = _PATTERN.match(id)
    return match[2] if match else ""


def day_of(id: str) -> date:
    """Return the day an id names."""
    return date.fromisoformat(id[:10])


NAMES = {
    "reflection": "reflection",
    "plan": "plan",
    "evidence": "piece of evidence",
    "promise": "promise",
    "review": "plan review",
    "levels": "look at your levels",
    "closing": "plan closing",
}

GO_ON = {
    "reflection": "isp reflect",
    "plan": "isp plan",
    "evidence": "isp evidence add",
    "review": "isp plan review",
    "levels": "isp levels place",
    "closing": "isp plan close",
}


def entry_subject(label: str, about: str) -> str:
    """Say in a few words what an entry is after or about; nothing where it says neither."""
    label = " ".join(label.split())
    return f"after {label}" if label else f"about {about}" if about else ""
