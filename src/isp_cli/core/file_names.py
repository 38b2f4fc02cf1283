"""What a file in the journal is, by its name alone: an entry, a copy of one, or something else.

The ways in which sync clients name a copy that lost a race are theirs, and are listed here.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from isp_cli.core.ids import ID, KINDS, is_id

Sort = Literal["entry", "copy", "temporary", "misnamed", "later", "other"]

_SUFFIX = r"\.ya?ml"
_NAMED = re.compile(
    rf"(?P<id>{ID})(?![a-z0-9])(?P<rest>.*){_SUFFIX}\Z", re.ASCII | re.DOTALL | re.I
)
_TEMPORARY = re.compile(r"\.(?P<of>.+)\.[0-9a-f]{8}\.tmp\Z", re.ASCII | re.DOTALL)
_LATER = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-(?P<kind>[a-z]+(?:-[a-z]+)*)-[a-z0-9]{{4}}{_SUFFIX}\Z",
    re.ASCII,
)
OURS, EDITED = "isp", "isp journal edit"
# what follows the id, and who names copies so; the first that fits is taken
_MAKERS = (
    (re.compile(r"\.mine-[0-9]+\Z"), OURS),
    (re.compile(r"\.edited-[0-9a-f]+\Z"), EDITED),
    (re.compile(r"\.sync-conflict-[0-9]{8}-[0-9]{6}-[A-Z0-9]+\Z"), "Syncthing"),
    (re.compile(r" \(conflicted copy [0-9-]{10} [0-9]{6}\)\Z"), "Nextcloud"),
    (re.compile(r" \(.*(?:conflicted copy|case conflict).*\)\Z", re.I | re.S), "Dropbox"),
    (re.compile(r" ?\([0-9]+\)\Z"), "Google Drive"),
    (re.compile(r" [0-9]+\Z"), "iCloud"),
    (re.compile(r"-[^\s()]+\Z"), "OneDrive"),
)


class Named(NamedTuple):
    """What a name says. `of` is the id or file it stands for, `maker` who names copies so."""

    sort: Sort
    of: str = ""
    maker: str = ""


def named(name: str) -> Named:
    """Say what a file of this name is."""
    left_over = _TEMPORARY.match(name)
    if left_over:
        return Named("temporary", left_over["of"])
    found = _NAMED.match(name)
    if found and is_id(found["id"].lower()):
        return _of_entry(name, found["id"], found["rest"])
    later = _LATER.match(name)
    return Named("later" if later and later["kind"] not in KINDS else "other")


def _of_entry(name: str, id: str, rest: str) -> Named:
    if name == f"{id}.yaml" and is_id(id):
        return Named("entry", id)
    if not rest:  # .yml, or capitals
        return Named("misnamed", id.lower())
    maker = next((maker for pattern, maker in _MAKERS if pattern.match(rest)), "")
    return Named("copy", id.lower(), maker)
