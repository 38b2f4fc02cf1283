"""`isp plan`: two or three competencies to develop, and their next steps.

Here a plan is made and shown, and a step is added or done. The other commands are in `open_plan`
and `plan_review`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import day_ahead
from isp_cli.commands.open_plan import (
    StepNumber,
    change,
    close,
    drop,
    ics,
    open_plan,
    put_plan,
    reviews_to_bring_in,
    save_plan,
    step_to_change,
)
from isp_cli.commands.options import (
    Commands,
    FormPath,
    JsonOption,
    MarkdownOption,
    NoIndexOption,
    PlainOption,
    env_of,
)
from isp_cli.dates import day_name
from isp_cli.entry.ids import day_of
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, NeedsTerminal
from isp_cli.plan.changes import with_new_step, with_step_done
from isp_cli.scope import find_competency, framework_to_complete_from, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.plan import Plan


app = Commands()


def complete_competency(incomplete: str) -> list[tuple[str, str]]:
    """Offer the competencies and functions to the shell."""
    framework = framework_to_complete_from()
    return [
        (each.id, each.name)
        for each in (framework.capabilities() if framework else ())
        if each.id.startswith(incomplete.casefold())
    ]


@app.callback(invoke_without_command=True, epilog="Example: isp plan")
def plan(
    ctx: typer.Context,
    from_: FormPath = None,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
) -> None:
    """See your plan, or make one.

    With a plan open it shows it, the next step first. Without one it asks: two or three
    competencies, and for each why, resources, people to learn from and dated next steps.
    """
    if ctx.invoked_subcommand is not None:
        return
    env = env_of(ctx, json=json, markdown=markdown, plain=plain, no_index=no_index)
    scope = scope_in_use(env)
    held = env.journal.open_plan()
    if from_ is not None:
        if held is not None:
            raise BrokenRule(
                f"the plan {held.record.id} is still open",
                hint="close it first, it stays in the journal: isp plan close",
            )
        from isp_cli.conversation.planning import plan_from_file

        held = plan_from_file(scope, from_)
    elif held is None:
        if json or markdown:
            raise BrokenRule("no plan is open", hint="'isp plan' makes one")
        if not env.screen.can_ask:
            raise NeedsTerminal(
                hint="no plan is open; one can come from a file: isp plan --from FILE"
            )
        from isp_cli.conversation.planning import ask_for_plan

        held, scope = ask_for_plan(scope)
    else:
        scope = scope.as_written(held.record)
    put_plan(scope, held)
    if held.record.is_open:
        _tell_what_waits(env, held.record)
    env.tell_way_back()


@app.command("done", epilog="Example: isp plan done 2")
def done(
    ctx: typer.Context,
    step: StepNumber,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="What came of it.")] = "",
    plain: PlainOption = False,
) -> None:
    """Say that a step is done."""
    env = env_of(ctx, plain=plain)
    held, scope = open_plan(env, by_numbers=True)
    with step_to_change(env, held.record, step):
        changed = with_step_done(held.record, step, on=env.today(), note=note)
    save_plan(scope, held, changed)


@app.command("add", epilog='Example: isp plan add facilitation "Shadow Anna" --due "in 3 weeks"')
def add(
    ctx: typer.Context,
    competency: Annotated[
        str,
        typer.Argument(help="One of the plan's competencies.", autocompletion=complete_competency),
    ],
    step: Annotated[str, typer.Argument(help="What you will do.")],
    due: Annotated[
        str, typer.Option("--due", metavar="WHEN", help="By when: '2027-01-15', 'in 3 weeks'.")
    ],
    plain: PlainOption = False,
) -> None:
    """Add a next step to the plan."""
    env = env_of(ctx, plain=plain)
    held, scope = open_plan(env)
    day = day_ahead(env, due)
    id = find_competency(scope, competency).id
    changed = with_new_step(held.record, id, step, on=env.today(), due=day)
    save_plan(scope, held, changed)


app.command("ics", epilog="Example: isp plan ics --output plan.ics")(ics)

app.command("change", epilog='Example: isp plan change 2 "Call both sites" --due "in 3 weeks"')(
    change
)

app.command("drop", epilog='Example: isp plan drop 2 --learnt "It was theirs to do."')(drop)

app.command("close", epilog='Example: isp plan close --learnt "Ask sooner."')(close)


@app.command("review", epilog="Example: isp plan review")
def review(ctx: typer.Context, plain: PlainOption = False) -> None:
    """Look the plan over: its steps, what changed, what is next.

    Your open promises come first. Then each step still ahead: done, changed, dropped or still
    ahead; then, for each competency, what you wrote on it since the last review. What you say is
    kept as an entry, and the plan keeps what it said before.
    """
    from isp_cli.commands.plan_review import look_over

    look_over(env_of(ctx, plain=plain))


def _tell_what_waits(env: Env, plan: Plan) -> None:
    """Say what was begun at a plan's end, what it has not taken in, and which others are open."""
    from isp_cli.plan.store import closing_drafts, open_beside

    if closing_drafts(env.journal, plan):
        env.screen.tell("You have begun to close it. Go on with: isp plan close")
    for entry in reviews_to_bring_in(env, plan):
        day = day_name(day_of(entry.id))
        env.screen.tell(
            f"Your review of {day} is not in the plan yet. Bring it in: isp plan review"
        )
    for other in open_beside(env.journal, plan):
        env.screen.tell(
            f"Another plan is open too: isp journal show {other.id}\n"
            "Close this one, 'isp plan close', and isp works with the other; or put the other "
            f"away: isp journal trash {other.id}"
        )
