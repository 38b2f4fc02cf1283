"""Plans that are open beside the one isp works with: two computers or windows can make two."""

from __future__ import annotations

from contextlib import suppress

from isp_cli.core.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage.journal import Journal


def open_beside(journal: Journal, plan: Plan) -> list[Plan]:
    """Return the other plans that are open, newest first; `isp doctor` names the broken ones."""
    found = []
    for path in journal.newest_first(kind="plan"):
        if path.stem != plan.id:
            with suppress(CannotRead, InvalidFile):
                found.append(journal.load(path, Plan).record)
    return [each for each in found if each.is_open]
