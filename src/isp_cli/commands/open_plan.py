"""The open plan, for every command that works on it: its steps, its end, its days in a calendar.

Making a plan and showing it is in `plan`, looking it over in `plan_review`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import day_ahead
from isp_cli.commands.options import PlainOption, env_of, output_option, put, way_back
from isp_cli.entry.naming import with_names
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import steps_of_same_number
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, Interrupted, InvalidFile, IspError
from isp_cli.files.folders import refuse
from isp_cli.framework.names import resource_id
from isp_cli.plan.changes import with_step_changed, with_step_dropped
from isp_cli.plan.pages import plan_page
from isp_cli.records import plain, replace
from isp_cli.scope import Scope, find_competency, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.journal.entry_file import StoredRecord


def open_plan(env: Env, *, by_numbers: bool = False) -> tuple[StoredRecord[Plan], Scope]:
    """Return the open plan to work on, and the scope of the framework it was made with.

    Raises:
        BrokenRule: no plan is open.
        InvalidFile: two steps have one number, where one is to be meant `by_numbers`.
    """
    held = env.journal.open_plan()
    if held is None:
        raise _none_open(env)
    scope = scope_in_use(env).as_written(held.record)
    env.tell_missing_frameworks()
    if by_numbers:
        check_step_numbers(held)
    return held, scope


def _none_open(env: Env) -> BrokenRule:
    """Say that no plan is open; where the last thing was to close one, how it opens again."""
    last = next((path.stem for path in env.journal.newest_first(kind="plan")), "")
    way = way_back(env, last) if last else ""
    opens = ", and 'isp undo' opens the last one again" if way.endswith("isp undo") else ""
    return BrokenRule("no plan is open", hint=f"'isp plan' makes one{opens}")


def check_step_numbers(held: StoredRecord[Plan]) -> None:
    """Check that each step of a plan has a number of its own: only a hand can have changed one.

    Raises:
        InvalidFile: two steps have one number.
    """
    problems = list(steps_of_same_number(held.record))
    if problems:
        from isp_cli.files.schema import locate_problems
        from isp_cli.files.yaml_in import parse

        raise InvalidFile(
            held.path,
            locate_problems(problems, parse(held.data, held.path)),
            hint=f"give one of them another number: isp journal edit {held.record.id}",
        )


def reviews_to_bring_in(env: Env, plan: Plan) -> list[Entry]:
    """Return the finished reviews a plan has not taken in; one that is broken is told of."""
    from isp_cli.plan.store import waiting_reviews

    found = waiting_reviews(env.journal, plan)
    env.tell_missing("the plan does not know what this review says")
    return found


def put_plan(scope: Scope, held: StoredRecord[Plan]) -> None:
    """Print a plan, in the scope of the framework it was made with."""
    env = scope.env
    put(
        env,
        lambda: plan_page(scope.names, held.record, env.today(), str(held.path)),
        lambda: plain(held.record),
    )


@contextmanager
def step_to_change(env: Env, plan: Plan, number: int) -> Iterator[None]:
    """Name the way back where a step that is done or dropped already is to be changed."""
    try:
        yield
    except BrokenRule as rule:
        step = plan.step(number)
        if step and not step.is_ahead:
            rule.hint = way_back(env, plan.id, step=number)
        raise


def save_plan(scope: Scope, held: StoredRecord[Plan], plan: Plan) -> None:
    """Save a plan that was changed, print it, and name the way back."""
    env = scope.env
    with env.changing() as change:
        saved = env.journal.save(held, plan)
        change.add(held.record, saved.record)
    put_plan(scope, saved)
    env.tell_way_back()


StepNumber = Annotated[
    int, typer.Argument(metavar="STEP", help="The step's number, as 'isp plan' shows it.")
]


def change(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(help="A step's number, or a competency of the plan.", show_default=False),
    ] = "",
    words: Annotated[str, typer.Argument(help="What the step is now.", show_default=False)] = "",
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="WHEN", help="By when: '2027-01-15', 'in 3 weeks'."),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="WORDS", help="Why a competency; or why you change it."),
    ] = None,
    resources: Annotated[
        list[str] | None,
        typer.Option("--resources", metavar="WORDS", help="What you draw on, for a competency."),
    ] = None,
    people: Annotated[
        list[str] | None,
        typer.Option("--people", metavar="NAMES", help="Who you learn from, for a competency."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="WHEN", help="The plan's last day: 'in 6 months'."),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option("--add", metavar="COMPETENCY", help="Take a competency into the plan."),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="COMPETENCY", help="Take one out; its steps stay."),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Change a step, or the plan itself.

    A step gets other words or another day; a competency another why, other resources or people;
    the plan another last day or other competencies, two or three of them. The plan keeps what it
    said before. The steps ahead of one that is taken out are dropped, with why.
    """
    from isp_cli.plan.reshaping import with_horizon, with_other_competencies

    env = env_of(ctx, plain=plain)
    of_plan, of_one = (until, add, remove), (resources, people)
    _check_line(which, bool(words) or due is not None, why is not None, any(of_plan), of_one)
    held, scope = open_plan(env)
    plan, today = held.record, env.today()
    said = tuple(None if each is None else _lines(each) for each in of_one)
    if which.strip().isdecimal():
        check_step_numbers(held)
        day = day_ahead(env, due)
        with step_to_change(env, plan, int(which)):
            plan = with_step_changed(plan, int(which), on=today, text=words, due=day, why=why or "")
    elif which:
        plan = _with_said(scope, plan, find_competency(scope, which).id, why, said)
    else:
        taken_in = [find_competency(scope, each).id for each in add or ()]
        taken_out = [find_competency(scope, each).id for each in remove or ()]
        if taken_in or taken_out:
            check_step_numbers(held)
            reason = "" if taken_in else why or ""
            plan = with_other_competencies(
                plan, add=taken_in, remove=taken_out, on=today, why=reason
            )
        if len(taken_in) == 1 and (why is not None or any(each is not None for each in said)):
            plan = _with_said(scope, plan, taken_in[0], why, said)
        if until is not None and (day := day_ahead(env, until)):
            note = "" if taken_in or taken_out else why or ""
            plan = with_horizon(plan, day, on=today, note=note)
    save_plan(scope, held, with_names(plan, scope.names))


def _check_line(
    which: str,
    is_of_step: bool,
    has_why: bool,
    is_of_plan: bool,
    of_one: tuple[list[str] | None, ...],
) -> None:
    """Refuse what goes with nothing, before anything is read."""
    is_of_one = any(each is not None for each in of_one)
    if not which and not is_of_plan:
        raise typer.BadParameter(
            "say what to change: a step's number, a competency, --until, --add or --remove"
        )
    if which and is_of_plan:
        raise typer.BadParameter("--until, --add and --remove stand without a step or a competency")
    if which.strip().isdecimal() and is_of_one:
        raise typer.BadParameter("--resources and --people go with a competency, not with a step")
    if which and not which.strip().isdecimal():
        if is_of_step:
            raise typer.BadParameter(f"a step is meant by its number, not by {which!r}")
        if not (has_why or is_of_one):
            raise typer.BadParameter(f"say what changes for {which}: --why, --resources, --people")


def _with_said(
    scope: Scope,
    plan: Plan,
    competency: str,
    why: str | None,
    said: tuple[tuple[str, ...] | None, ...],
) -> Plan:
    from isp_cli.plan.reshaping import with_development

    resources, people = said
    if resources is not None:
        resources = tuple(resource_id(scope.names, each) for each in resources)
    return with_development(
        plan,
        competency,
        on=scope.env.today(),
        why=why,
        resources=resources,
        people=people,
    )


def _lines(said: list[str]) -> tuple[str, ...]:
    from isp_cli.plan.step_line import lines_of

    return tuple(line for each in said for line in lines_of(each))


def drop(
    ctx: typer.Context,
    step: StepNumber,
    learnt: Annotated[
        str, typer.Option("--learnt", metavar="WORDS", help="What you learnt from it.")
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Drop a step; it stays in the plan as learning."""
    env = env_of(ctx, plain=plain)
    held, scope = open_plan(env, by_numbers=True)
    with step_to_change(env, held.record, step):
        changed = with_step_dropped(held.record, step, on=env.today(), learnt=learnt)
    save_plan(scope, held, changed)


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

    env = env_of(ctx, plain=plain)
    with env.signals.saving():
        plan, scope = _plan_to_close(env)
        saved = _closed(scope, plan, learnt)
    put_plan(scope, saved)
    if days_ahead(saved.record, env.today()) and env.journal.open_plan() is None:
        env.screen.tell(
            "If you put its days into your calendar, take them out again: "
            "isp plan ics --output plan.ics"
        )
    env.tell_way_back()


def _plan_to_close(env: Env) -> tuple[Plan, Scope]:
    try:
        held, scope = open_plan(env)
    except BrokenRule as none_open:
        for draft in env.journal.drafts("closing"):
            raise BrokenRule(
                str(none_open),
                hint=f"{none_open.hint}; what you wrote at the end of another is kept: {draft}",
            ) from none_open
        raise
    return held.record, scope


def _closed(scope: Scope, plan: Plan, learnt: str) -> StoredRecord[Plan]:
    """Close a plan with what was learnt, or asked for, or begun before; then what was begun goes.

    Raises:
        Interrupted: the person left; the plan is open, and a draft holds what was said.
        BrokenRule: it was closed in the meantime; the draft stays.
        CannotRead, InvalidFile, ChangedOnDisk, CannotSave: the plan's file; the draft stays.
    """
    from isp_cli.conversation.beginning import load_drafts
    from isp_cli.plan.closing import words_of_closing
    from isp_cli.plan.store import close as close_in_journal
    from isp_cli.plan.store import closing_drafts

    env = scope.env
    begun = load_drafts(env, closing_drafts(env.journal, plan, unread=refuse))
    if not learnt and env.screen.can_ask:
        begun.insert(0, _asked(scope, plan, begun[0] if begun else None))
        learnt = words_of_closing(begun[0].record)
    else:
        learnt = learnt or (words_of_closing(begun[0].record) if begun else "") or plan.learnt
    try:
        with env.changing() as change:
            saved = close_in_journal(env.journal, plan.id, at=env.now(), learnt=learnt)
            change.add(replace(saved.record, closed="", learnt=plan.learnt), saved.record)
    except IspError:
        if begun:
            env.screen.tell(f"What you wrote is kept: {begun[0].path}")
        raise
    ours = {each.path for each in begun}
    left = [path for path in closing_drafts(env.journal, plan) if path in ours]
    for each in load_drafts(env, left):  # another window may have gone on with one
        if words_of_closing(each.record) in ("", learnt):
            env.journal.drop_draft(each)
        else:
            from isp_cli.journal.trash import Trash

            where = Trash(env.journal).put_draft(each.path)
            env.screen.tell(f"What you had begun to write is kept in {where}")
    return saved


def _asked(scope: Scope, plan: Plan, draft: StoredRecord[Entry] | None) -> StoredRecord[Entry]:
    """Ask what a plan taught and return the draft that holds it.

    Raises:
        Interrupted: the person left, or put the question off.
    """
    from isp_cli.conversation.asking import ask_what_is_left
    from isp_cli.conversation.beginning import new_entry
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.conversation.keeping import Conversation, QuitTyped, Script
    from isp_cli.plan.asking_pages import closing_page
    from isp_cli.plan.closing import closing_interview

    entry = draft.record if draft else replace(new_entry(scope, "closing"), plan=plan.id)
    script = Script(
        page=lambda so_far, step: closing_page(),
        choices=lambda so_far, step: (),
        understand=lambda step, text, chosen: text,
        resume="isp plan close",
        write_evidence=lambda scope, during: ask_for_evidence(scope, plan.id),
    )
    asking = Conversation(scope, closing_interview(entry, plan), draft, script)
    try:
        ask_what_is_left(asking)
        if asking.interview.entry.later:  # there is nothing else to ask first
            asking.leave(QuitTyped())
    except Interrupted:
        scope.env.screen.tell("The plan is still open.")
        raise
    assert asking.draft is not None
    return asking.draft


def ics(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        output_option("Write it into a file, over this plan's own."),
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

    from isp_cli.files.files import write_new
    from isp_cli.plan.calendar import calendar_items, is_calendar_of, revision, steps_without_day
    from isp_cli.plan.calendar_file import as_calendar, left_out_sentence, warning, written_page

    env = env_of(ctx, plain=plain)
    held, scope = _closed_last(env) or open_plan(env, by_numbers=True)
    plan = held.record
    now = datetime.fromisoformat(env.now())
    items = calendar_items(plan, scope.names, env.today())
    text = as_calendar(items, now=now, revision=revision(plan, now))
    if output is None:
        env.screen.write(text, exact=True)
    else:
        write_new(output, text, env.disk, is_ours=partial(is_calendar_of, plan))
        env.screen.show(written_page(items, str(output)))
    for step in steps_without_day(plan):
        env.screen.tell(left_out_sentence(step))
    env.screen.tell(warning())


def _closed_last(env: Env) -> tuple[StoredRecord[Plan], Scope] | None:
    """Return the last plan, where none is open and a calendar may still remind of days of it."""
    from isp_cli.plan.calendar import days_ahead

    newest = next(env.journal.newest_first(kind="plan", unread=refuse), None)
    if newest is None or env.journal.open_plan() is not None:
        return None
    held = env.journal.load(newest, Plan)
    if not days_ahead(held.record, env.today()):
        return None
    scope = scope_in_use(env).as_written(held.record)
    env.tell_missing_frameworks()
    check_step_numbers(held)
    return held, scope
