"""The open plan, for every command that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.commands.output import put
from isp_cli.commands.taking import take_as_written
from isp_cli.env import Env
from isp_cli.errors import BrokenRule

if TYPE_CHECKING:
    from isp_cli.core.plan import Plan
    from isp_cli.storage.entry_file import Stored


def open_plan(env: Env) -> Stored[Plan]:
    """Return the open plan to work on, and be about the framework it was made with.

    Raises:
        BrokenRule: no plan is open.
    """
    held = env.journal.open_plan()
    if held is None:
        raise BrokenRule("no plan is open", hint="'isp plan' makes one")
    take_as_written(env, held.record)
    env.lacking.tell()
    return held


def open_plan_by_numbers(env: Env) -> Stored[Plan]:
    """Return the open plan where a number is to mean one of its steps; raises as those do."""
    held = open_plan(env)
    must_tell_steps_apart(held)
    return held


def must_tell_steps_apart(held: Stored[Plan]) -> None:
    """Check that each step of a plan has a number of its own: only a hand can have changed one.

    Raises:
        InvalidFile: two steps have one number.
    """
    from isp_cli.core.entry_rules import same_numbers
    from isp_cli.errors import InvalidFile

    problems = list(same_numbers(held.record))
    if problems:
        from isp_cli.storage.schema import located
        from isp_cli.storage.yaml_in import parse

        raise InvalidFile(
            held.path,
            located(problems, parse(held.data, held.path)),
            hint=f"give one of them another number: isp journal edit {held.record.id}",
        )


def put_plan(env: Env, held: Stored[Plan], *, json: bool = False, markdown: bool = False) -> None:
    """Print a plan; be about the framework it was made with."""
    from isp_cli.commands.names import names_of
    from isp_cli.core.records import plain as as_plain_data
    from isp_cli.ui.pages.plan import plan_page

    put(
        env,
        lambda: plan_page(names_of(env), held.record, env.today(), str(held.path)),
        json=json,
        markdown=markdown,
        record=lambda: as_plain_data(held.record),
    )
