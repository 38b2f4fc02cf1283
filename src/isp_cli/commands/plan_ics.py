"""`isp plan ics`: the open plan as a calendar file, or the end of the one that was closed last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.commands.plan_open import must_tell_steps_apart, open_plan_by_numbers
from isp_cli.commands.taking import take_as_written
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.plan import Plan
    from isp_cli.storage.entry_file import Stored


def ics(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write it into a file, over this plan's own."
        ),
    ] = None,
    plain: Plain = False,
) -> None:
    """Put your plan's days into your calendar.

    Prints a calendar file (iCalendar): the steps, the next review, and the day the plan reaches
    to, each as a whole day. Your calendar reminds you at nine in the morning: a week before, while
    there is time to arrange it, and on the day. Some calendars keep one of the two, or their own.

    Write and load the file again after the plan has changed: days that moved move in the calendar
    too, and a step that is done or dropped is marked as cancelled and no longer reminds you. So is
    all that lies ahead of a plan that you closed, before you make another.
    """
    from datetime import datetime
    from functools import partial

    from isp_cli.commands.names import names_of
    from isp_cli.core.plan_calendar import (
        calendar_items,
        is_calendar_of,
        revision,
        steps_without_day,
    )
    from isp_cli.ui.calendar_file import as_calendar
    from isp_cli.ui.pages.plan_calendar import left_out, warning, written_page

    env = env_of(ctx, plain=plain)
    plan = (_closed_last(env) or open_plan_by_numbers(env)).record
    now = datetime.fromisoformat(env.now())
    items = calendar_items(plan, names_of(env), env.today())
    text = as_calendar(items, now=now, revision=revision(plan, now))
    if output is None:
        env.write(text, exact=True)
    else:
        from isp_cli.storage.new_file import write_new

        write_new(output, text, env.disk, is_ours=partial(is_calendar_of, plan))
        env.show(written_page(items, str(output)))
    for step in steps_without_day(plan):
        env.tell(left_out(step))
    env.tell(warning())


def _closed_last(env: Env) -> Stored[Plan] | None:
    """Return the last plan, where none is open and a calendar may still remind of days of it."""
    from isp_cli.core.plan import Plan
    from isp_cli.core.plan_calendar import days_ahead

    newest = next(env.journal.newest_first(kind="plan"), None)
    if newest is None or env.journal.open_plan() is not None:
        return None
    held = env.journal.load(newest, Plan)
    if not days_ahead(held.record, env.today()):
        return None
    take_as_written(env, held.record)
    env.lacking.tell()
    must_tell_steps_apart(held)
    return held
