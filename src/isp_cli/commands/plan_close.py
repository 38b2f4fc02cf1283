"""`isp plan close`: what the plan taught, and its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import Plain, env_of
from isp_cli.commands.plan_open import open_plan, put_plan
from isp_cli.env import Env
from isp_cli.errors import EXIT_INTERRUPTED, CannotSave, Interrupted

if TYPE_CHECKING:
    from isp_cli.core.plan import Plan
    from isp_cli.storage.entry_file import Stored

CLOSE = 'Example: isp plan close --learnt "Ask sooner."'


def close(
    ctx: typer.Context,
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you take from it.")
    ] = "",
    plain: Plain = False,
) -> None:
    """Close the plan; it stays in the journal.

    Without --learnt it asks what the plan taught you; Enter closes it without a word.
    """
    from isp_cli.core.plan import closed_plan
    from isp_cli.core.plan_calendar import days_ahead

    env = env_of(ctx, plain=plain)
    held = open_plan(env)
    with env.signals.saving():
        learnt = learnt or (_asked(env, held) if env.can_ask else held.record.learnt)
        closed = closed_plan(held.record, at=env.now(), learnt=learnt)
        saved = _saved(env, held, closed)
    put_plan(env, saved)
    if days_ahead(closed, env.today()) and env.journal.open_plan() is None:
        env.tell(
            "If you put its days into your calendar, take them out again: "
            "isp plan ics --output plan.ics"
        )


def _asked(env: Env, held: Stored[Plan]) -> str:
    """Ask what the plan taught; whoever leaves finds the words again, and the plan open.

    Raises:
        Interrupted: the person left; what was half said is in the plan.
    """
    said, is_done = held.record.learnt, False
    try:
        while not is_done:
            said, is_done = _answered(env, said)
    except Interrupted as left:
        _keep(env, held, left.partial or said)
        raise
    except KeyboardInterrupt as signal:
        _keep(env, held, env.prompter.half_typed or said)
        code = getattr(signal, "exit_code", EXIT_INTERRUPTED)
        raise Interrupted(exit_code=code) from signal
    return said


def _answered(env: Env, said: str) -> tuple[str, bool]:
    """Return what was answered, and whether that is all of it."""
    from isp_cli.core.moves import parted
    from isp_cli.ui.pages.plan import closing_page

    with env.signals.asking():
        words, move = parted(env.prompter.text(closing_page(), default=said))
    if move is None or move.name == "skip":
        return words, True
    if move.name == "quit":
        raise Interrupted(words, exit_code=0)
    if move.name == "empty":
        return "", True
    if move.name == "edit":
        return env.edit(words), False
    env.tell("Here these help: :edit, :empty, :skip and :quit.")
    return words, False


def _keep(env: Env, held: Stored[Plan], words: str) -> None:
    _saved(env, held, replace(held.record, learnt=words))
    kept = "What you wrote is kept in it. " if words.strip() else ""
    env.tell(f"\nThe plan is still open. {kept}Go on with: isp plan close")


def _saved(env: Env, held: Stored[Plan], changed: Plan) -> Stored[Plan]:
    try:
        return env.journal.save(held, changed)
    except CannotSave:
        if changed.learnt != held.record.learnt:
            env.tell(f"What you wrote:\n{changed.learnt}")
        raise
