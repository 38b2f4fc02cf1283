"""`isp plan change` and `isp plan drop`: what becomes of a step, in one line."""

from __future__ import annotations

from typing import Annotated

import typer

from isp_cli.commands.days import day_ahead
from isp_cli.commands.options import Plain, env_of
from isp_cli.commands.plan_open import open_plan_by_numbers, put_plan

CHANGE = 'Example: isp plan change 2 "Call both sites" --due "in 3 weeks"'
DROP = 'Example: isp plan drop 2 --learnt "It was theirs to do."'

Number = Annotated[
    int, typer.Argument(metavar="STEP", help="The step's number, as 'isp plan' shows it.")
]


def change(
    ctx: typer.Context,
    step: Number,
    words: Annotated[str, typer.Argument(help="What it is now.", show_default=False)] = "",
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="WHEN", help="By when: '2027-01-15', 'in 3 weeks'."),
    ] = None,
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="What made you change it.")
    ] = "",
    plain: Plain = False,
) -> None:
    """Give a step other words, or another day.

    The plan keeps the words and the day it had.
    """
    from isp_cli.core.plan_steps import with_step_changed

    env = env_of(ctx, plain=plain)
    held = open_plan_by_numbers(env)
    day = day_ahead(env, due)
    changed = with_step_changed(held.record, step, on=env.today(), text=words, due=day, why=why)
    put_plan(env, env.journal.save(held, changed))


def drop(
    ctx: typer.Context,
    step: Number,
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you learnt from it.")
    ] = "",
    plain: Plain = False,
) -> None:
    """Drop a step; it stays in the plan as learning."""
    from isp_cli.core.plan_steps import with_step_dropped

    env = env_of(ctx, plain=plain)
    held = open_plan_by_numbers(env)
    changed = with_step_dropped(held.record, step, on=env.today(), learnt=learnt)
    put_plan(env, env.journal.save(held, changed))
