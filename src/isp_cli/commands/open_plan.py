"""The open plan, for every command that works on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.dates import day_ahead
from isp_cli.commands.options import PlainOption, env_of, put
from isp_cli.env import Env
from isp_cli.errors import EXIT_INTERRUPTED, BrokenRule, CannotSave, Interrupted
from isp_cli.scope import Scope, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.plan import Plan
    from isp_cli.journal.entry_file import StoredRecord


def open_plan(env: Env) -> tuple[StoredRecord[Plan], Scope]:
    """Return the open plan to work on, and the scope of the framework it was made with.

    Raises:
        BrokenRule: no plan is open.
    """
    held = env.journal.open_plan()
    if held is None:
        raise BrokenRule("no plan is open", hint="'isp plan' makes one")
    scope = scope_in_use(env).as_written(held.record)
    env.tell_missing_frameworks()
    return held, scope


def open_plan_by_numbers(env: Env) -> tuple[StoredRecord[Plan], Scope]:
    """Return the open plan where a number is to mean one of its steps; raises as those do."""
    held, scope = open_plan(env)
    check_step_numbers(held)
    return held, scope


def check_step_numbers(held: StoredRecord[Plan]) -> None:
    """Check that each step of a plan has a number of its own: only a hand can have changed one.

    Raises:
        InvalidFile: two steps have one number.
    """
    from isp_cli.entry.rules import steps_of_same_number
    from isp_cli.errors import InvalidFile

    problems = list(steps_of_same_number(held.record))
    if problems:
        from isp_cli.files.schema import locate_problems
        from isp_cli.files.yaml_in import parse

        raise InvalidFile(
            held.path,
            locate_problems(problems, parse(held.data, held.path)),
            hint=f"give one of them another number: isp journal edit {held.record.id}",
        )


def put_plan(scope: Scope, held: StoredRecord[Plan]) -> None:
    """Print a plan, in the scope of the framework it was made with."""
    from isp_cli.plan.pages import plan_page
    from isp_cli.records import plain

    env = scope.env
    put(
        env,
        lambda: plan_page(scope.names, held.record, env.today(), str(held.path)),
        lambda: plain(held.record),
    )


CHANGE = 'Example: isp plan change 2 "Call both sites" --due "in 3 weeks"'

DROP = 'Example: isp plan drop 2 --learnt "It was theirs to do."'

StepNumber = Annotated[
    int, typer.Argument(metavar="STEP", help="The step's number, as 'isp plan' shows it.")
]


def change(
    ctx: typer.Context,
    step: StepNumber,
    words: Annotated[str, typer.Argument(help="What it is now.", show_default=False)] = "",
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="WHEN", help="By when: '2027-01-15', 'in 3 weeks'."),
    ] = None,
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="What made you change it.")
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Give a step other words, or another day.

    The plan keeps the words and the day it had.
    """
    from isp_cli.plan.changes import with_step_changed

    env = env_of(ctx, plain=plain)
    held, scope = open_plan_by_numbers(env)
    day = day_ahead(env, due)
    changed = with_step_changed(held.record, step, on=env.today(), text=words, due=day, why=why)
    put_plan(scope, env.journal.save(held, changed))


def drop(
    ctx: typer.Context,
    step: StepNumber,
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you learnt from it.")
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Drop a step; it stays in the plan as learning."""
    from isp_cli.plan.changes import with_step_dropped

    env = env_of(ctx, plain=plain)
    held, scope = open_plan_by_numbers(env)
    changed = with_step_dropped(held.record, step, on=env.today(), learnt=learnt)
    put_plan(scope, env.journal.save(held, changed))


CLOSE = 'Example: isp plan close --learnt "Ask sooner."'


def close(
    ctx: typer.Context,
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you take from it.")
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Close the plan; it stays in the journal.

    Without --learnt it asks what the plan taught you; Enter closes it without a word.
    """
    from isp_cli.plan.calendar import days_ahead
    from isp_cli.plan.changes import closed_plan

    env = env_of(ctx, plain=plain)
    held, scope = open_plan(env)
    with env.signals.saving():
        learnt = learnt or (_asked(env, held) if env.screen.can_ask else held.record.learnt)
        closed = closed_plan(held.record, at=env.now(), learnt=learnt)
        saved = _saved(env, held, closed)
    put_plan(scope, saved)
    if days_ahead(closed, env.today()) and env.journal.open_plan() is None:
        env.screen.tell(
            "If you put its days into your calendar, take them out again: "
            "isp plan ics --output plan.ics"
        )


def _asked(env: Env, held: StoredRecord[Plan]) -> str:
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
        _keep(env, held, env.screen.prompter.half_typed or said)
        code = getattr(signal, "exit_code", EXIT_INTERRUPTED)
        raise Interrupted(exit_code=code) from signal
    return said


def _answered(env: Env, said: str) -> tuple[str, bool]:
    """Return what was answered, and whether that is all of it."""
    from isp_cli.ask.words import find_mistyped_word, split_move
    from isp_cli.interview.pages import no_such_word
    from isp_cli.plan.pages import closing_page

    with env.signals.asking():
        written = env.screen.prompter.text(closing_page(), default=said)
    if find_mistyped_word(written) and written != said:
        env.screen.tell(f"{no_such_word(written)} Two colons begin a text with one.")
        return written.rpartition("\n")[0] or said, False
    words, move = split_move(written)
    if move is None or move.name == "skip":
        return words, True
    if move.name == "quit":
        raise Interrupted(words, exit_code=0)
    if move.name == "empty":
        return "", True
    if move.name == "edit":
        return env.screen.edit(words), False
    env.screen.tell("Here these help: :edit, :empty, :skip and :quit.")
    return words, False


def _keep(env: Env, held: StoredRecord[Plan], words: str) -> None:
    _saved(env, held, replace(held.record, learnt=words))
    kept = "What you wrote is kept in it. " if words.strip() else ""
    env.screen.tell(f"\nThe plan is still open. {kept}Go on with: isp plan close")


def _saved(env: Env, held: StoredRecord[Plan], changed: Plan) -> StoredRecord[Plan]:
    try:
        return env.journal.save(held, changed)
    except CannotSave:
        if changed.learnt != held.record.learnt:
            env.screen.tell(f"What you wrote:\n{changed.learnt}")
        raise


def ics(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write it into a file, over this plan's own."
        ),
    ] = None,
    plain: PlainOption = False,
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

    from isp_cli.plan.calendar import calendar_items, is_calendar_of, revision, steps_without_day
    from isp_cli.plan.calendar_file import as_calendar, left_out_sentence, warning, written_page

    env = env_of(ctx, plain=plain)
    held, scope = _closed_last(env) or open_plan_by_numbers(env)
    plan = held.record
    now = datetime.fromisoformat(env.now())
    items = calendar_items(plan, scope.names, env.today())
    text = as_calendar(items, now=now, revision=revision(plan, now))
    if output is None:
        env.screen.write(text, exact=True)
    else:
        from isp_cli.files.files import write_new

        write_new(output, text, env.disk, is_ours=partial(is_calendar_of, plan))
        env.screen.show(written_page(items, str(output)))
    for step in steps_without_day(plan):
        env.screen.tell(left_out_sentence(step))
    env.screen.tell(warning())


def _closed_last(env: Env) -> tuple[StoredRecord[Plan], Scope] | None:
    """Return the last plan, where none is open and a calendar may still remind of days of it."""
    from isp_cli.entry.plan import Plan
    from isp_cli.plan.calendar import days_ahead

    newest = next(env.journal.newest_first(kind="plan"), None)
    if newest is None or env.journal.open_plan() is not None:
        return None
    held = env.journal.load(newest, Plan)
    if not days_ahead(held.record, env.today()):
        return None
    scope = scope_in_use(env).as_written(held.record)
    env.tell_missing_frameworks()
    check_step_numbers(held)
    return held, scope
