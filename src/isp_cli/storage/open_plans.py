"""Plans that are open beside the one isp works with: two computers or windows can make two."""

from __future__ import annotations

from isp_cli.core.plan import Plan
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading


def open_beside(journal: Journal, plan: Plan) -> list[Plan]:
    """Return the other plans that are open, newest first; `isp doctor` names the broken ones."""
    others = (path for path in journal.newest_first(kind="plan") if path.stem != plan.id)
    found = Reading(journal).records(paths=others)
    return [each for _, each in found if isinstance(each, Plan) and each.is_open]
