"""The open plan, for every command that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.env import Env
from isp_cli.errors import BrokenRule

if TYPE_CHECKING:
    from isp_cli.core.plan import Plan
    from isp_cli.storage.entry_file import Stored


def open_plan(env: Env) -> Stored[Plan]:
    """Return the open plan.

    Raises:
        BrokenRule: no plan is open.
    """
    held = env.journal.open_plan()
    if held is None:
        raise BrokenRule("no plan is open", hint="'isp plan' makes one")
    return held
