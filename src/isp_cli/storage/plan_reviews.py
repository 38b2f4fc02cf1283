"""Reviews of a plan across the journal: those the plan does not know of yet, and taking one in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isp_cli.core.entry import Entry
from isp_cli.core.plan import Plan
from isp_cli.core.plan_reviewed import knows_of, reviewed
from isp_cli.errors import CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.journal import Journal

if TYPE_CHECKING:
    from isp_cli.storage.entry_file import Stored


class TakenIn(NamedTuple):
    """A plan as a review found it, and as it is on disk now."""

    before: Plan
    stored: Stored[Plan]


def waiting_reviews(journal: Journal, plan: Plan) -> tuple[list[Entry], list[IspError]]:
    """Return the finished reviews a plan has not taken in, the oldest first, and what is broken."""
    found: list[Entry] = []
    trouble: list[IspError] = []
    for path in journal.newest_first(kind="review"):
        if knows_of(plan, path.stem):
            continue
        try:
            if plan.id.encode() in files.read(path):
                entry = journal.load(path, Entry).record
                found += [entry] if entry.plan == plan.id and entry.finished else []
        except (CannotRead, InvalidFile) as problem:
            trouble.append(problem)
    return found[::-1], trouble


def take_in(journal: Journal, review: Entry) -> TakenIn:
    """Change the plan as its review says, in the file as it stands now.

    Raises:
        BrokenRule: the plan is closed.
        CannotRead, InvalidFile, ChangedOnDisk, CannotSave: the plan's file; the review stays.
    """
    stored = journal.load(journal.path_of(review.plan), Plan)
    saved = journal.save(stored, reviewed(stored.record, review))
    return TakenIn(stored.record, saved)
