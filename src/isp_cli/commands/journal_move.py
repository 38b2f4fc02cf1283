"""`isp journal move`: an entry that was kept as of the wrong day is carried to the right one.

How its file and all that names it are moved is in `journal.moving`."""

from __future__ import annotations

from typing import Annotated

import typer

from isp_cli.commands.dates import entry_name_or_day, past_day
from isp_cli.commands.options import PlainOption, WhichEntry, env_of
from isp_cli.entry.ids import is_id
from isp_cli.errors import BrokenRule
from isp_cli.journal.journal import find_entry_meant, is_draft


def move(
    ctx: typer.Context,
    id: WhichEntry,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day it is about: 'last tuesday'.")
    ],
    plain: PlainOption = False,
) -> None:
    """Carry an entry to another day.

    It gets a new id, and everything that names it names it by that. The entry keeps the id it had,
    and 'isp journal show' still finds it by it.
    """
    from isp_cli.journal.moving import move_entry
    from isp_cli.journal.pages import moved_page, resume_command

    env = env_of(ctx, plain=plain)
    said = id if is_id(id) else entry_name_or_day(env, id)
    path = find_entry_meant(env.journal, said)
    day = past_day(env, on)
    if is_draft(env.journal, path):
        raise BrokenRule(
            f"{path.stem} is a draft",
            hint=f"finish it, and then move it: {resume_command(path.stem)}",
        )
    with env.signals.saving():
        moved = move_entry(env.journal, path, day, on=env.today(), randomness=env.randomness)
    env.screen.show(moved_page(moved.path.stem, path.stem, str(moved.path), moved.pointing))
