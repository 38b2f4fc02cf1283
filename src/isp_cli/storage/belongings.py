"""What belongs to an id: its entry or its draft, and the versions isp kept beside them.

Also the lists of what is not in the journal itself: the drafts, and the rooms of the trash.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from isp_cli.core.ids import KINDS, is_id, kind_of
from isp_cli.storage import files
from isp_cli.storage.glimpse import glimpse
from isp_cli.storage.journal import Journal, Listed

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.plan import Plan

# `ID.mine-1.yaml` was kept from two windows, `ID.edited-0123456789ab.yaml` is not valid yet
_KEPT = re.compile(r"(?:mine|edited)-[0-9a-f]+\Z", re.ASCII)


Whereabouts = Literal["journal", "draft", "nowhere"]


def meant(journal: Journal, wanted: str) -> Path:
    """Return the entry somebody means, or the draft of exactly this id.

    Raises:
        UnknownEntry: there is none.
    """
    if is_id(wanted) and not files.is_there(journal.path_of(wanted)):
        draft = draft_path(journal, wanted)
        if files.is_there(draft):
            return draft
    return journal.find(wanted)


def draft_path(journal: Journal, id: str) -> Path:
    """Return where a draft of this id stands, or would.

    Raises:
        UnknownEntry: this is no id.
    """
    journal.path_of(id)  # refuses what is no id
    return journal.drafts_folder / f"{id}.yaml"


def is_draft(journal: Journal, path: Path) -> bool:
    """Say whether a file is a draft and no finished entry."""
    return path.parent == journal.drafts_folder


def whereabouts(journal: Journal, id: str) -> Whereabouts:
    """Say where the entry of an id is: in the journal, among the drafts, or nowhere."""
    if is_id(id) and files.is_there(journal.path_of(id)):
        return "journal"
    return "draft" if is_id(id) and files.is_there(draft_path(journal, id)) else "nowhere"


def record_class(journal: Journal, path: Path) -> type[Entry] | type[Plan]:
    """Return what a file holds; the draft of a plan is a row of answers like any other."""
    from isp_cli.core.entry import Entry  # noqa: PLC0415 - lists need neither
    from isp_cli.core.plan import Plan  # noqa: PLC0415

    return Plan if kind_of(path.stem) == "plan" and not is_draft(journal, path) else Entry


def kept_beside(path: Path) -> list[Path]:
    """Return the other versions of an entry that isp keeps beside it."""
    return sorted(
        each
        for each in path.parent.glob(f"{path.stem}.*{path.suffix}")
        if _KEPT.match(each.stem.removeprefix(f"{path.stem}."))
    )


def drafts_waiting(journal: Journal) -> list[Listed]:
    """Return the drafts of every kind, newest first."""
    return newest_first([path for kind in KINDS for path in journal.drafts(kind)])


def entries_in(folder: Path) -> list[Listed]:
    """Return the files of one folder that are named like entries, newest first."""
    return newest_first([path for path in folder.glob("*.yaml") if is_id(path.stem)])


def newest_first(paths: list[Path]) -> list[Listed]:
    """Return what a list shows of these files, newest first, from their first lines."""
    found = [Listed(path.stem, kind_of(path.stem), path, *glimpse(path)) for path in paths]
    return sorted(found, key=lambda each: (each.id[:10], each.started, each.id), reverse=True)
