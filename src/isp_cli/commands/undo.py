"""`isp undo`: take back the last thing that was changed, or do it again after that.

What a command changed is noted by `Env.changing`, which every command that changes something
settled puts around it; what the note says is in `entry.undoing`."""

from __future__ import annotations

from isp_cli import declaring as typer
from isp_cli.commands.options import PlainOption, env_of
from isp_cli.errors import BrokenRule


def undo(ctx: typer.Context, plain: PlainOption = False) -> None:
    """Take back the last thing you changed.

    That is: a promise kept, still open or let go, in a command or in a reflection, or made outside
    of one; a step of the plan done, dropped, changed or added; the plan itself changed, made or
    closed, also in a review; an entry put away, brought back or carried to another day; evidence
    written down; levels placed; another framework in use. It says what it did, and 'isp undo' once
    more puts it back.

    What you had written with it stays in the file. What has been changed since, in an editor or in
    another window, is left alone.
    """
    from isp_cli.journal.taking_back import take_back
    from isp_cli.journal.undo_pages import taken_back_page

    env = env_of(ctx, plain=plain)
    change = env.last_change.read()
    if change is None:
        raise BrokenRule(
            "there is nothing to take back", hint="an entry is changed with 'isp journal edit ID'"
        )
    with env.changing(undoes=change) as note:
        take_back(env.journal, change, note, env.today(), env.randomness)
    # looking for numbers that are free met other files too: what is broken there is told by the
    # pages that speak of it, and hindered nothing here
    env.missing.take()
    env.screen.show(taken_back_page(change, note.taken_back, env.today()))
    env.tell_way_back()
