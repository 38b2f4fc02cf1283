"""A plan across the journal: reviews it does not know of yet, and what was begun at its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.files.files import MissingFiles
from isp_cli.files.folders import Unread
from isp_cli.journal.asked import OPEN_PLANS, reviewing
from isp_cli.journal.heads import read_head
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.plan.changes import knows_review
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.journal.entry_file import StoredRecord


class ReviewedPlan(NamedTuple):
    """A plan as a review found it, and as it is on disk now."""

    before: Plan
    stored: StoredRecord[Plan]


def waiting_reviews(journal: Journal, plan: Plan) -> list[Entry]:
    """Return the finished reviews a plan has not taken in, the oldest first."""
    found = [
        each
        for each in JournalPass(journal).entries(reviewing(plan.id), kind="review")
        if not knows_review(plan, each.id) and each.plan == plan.id and each.finished
    ]
    return found[::-1]


def take_in(journal: Journal, review: Entry) -> ReviewedPlan:
    """Change the plan as its review says, in the file as it stands now.

    Raises:
        BrokenRule: the plan is closed.
        CannotRead, InvalidFile, ChangedOnDisk, CannotSave: the plan's file; the review stays.
    """
    from isp_cli.plan.review import apply_review  # noqa: PLC0415 - a look at a plan needs none

    stored = journal.load(journal.path_of(review.plan), Plan)
    saved = journal.save(stored, apply_review(stored.record, review))
    return ReviewedPlan(stored.record, saved)


def closing_drafts(journal: Journal, plan: Plan, *, unread: Unread | None = None) -> list[Path]:
    """Return what was begun at the end of a plan and still waits, newest first.

    One that cannot be read may be of this plan, and is among them. `unread` is as in
    `Journal.drafts`.
    """
    drafts = journal.drafts("closing", unread=unread)
    return [each for each in drafts if read_head(each).plan in ("", plan.id)]


def close(journal: Journal, plan: str, *, at: str, learnt: str) -> StoredRecord[Plan]:
    """Close the plan of this id, as its file stands now; `at` is the time, ISO 8601 with offset.

    Raises:
        BrokenRule: it is closed already.
        CannotRead, InvalidFile, ChangedOnDisk, CannotSave: the plan's file needs attention.
    """
    from isp_cli.plan.closing import closed_plan  # noqa: PLC0415 - a look at a plan needs none

    stored = journal.load(journal.path_of(plan), Plan)
    return journal.save(stored, closed_plan(stored.record, at=at, learnt=learnt))


def open_beside(journal: Journal, plan: Plan) -> list[Plan]:
    """Return the other plans that are open, newest first; `isp doctor` names the broken ones."""
    found = JournalPass(journal, MissingFiles()).records(OPEN_PLANS, kind="plan")
    plans = (each for _, each in found if isinstance(each, Plan) and each.is_open)
    return [each for each in plans if each.id != plan.id]
