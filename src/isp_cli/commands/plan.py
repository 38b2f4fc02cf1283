"""`isp plan`: two or three competencies to develop, and their next steps.

Here a plan is made and shown, and a step is added or done. The other commands are in `open_plan`
and `plan_review`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

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
from isp_cli.commands.options import Commands, JsonOption, MarkdownOption, PlainOption, env_of
from isp_cli.commands.plan_review import review
from isp_cli.commands.reflect import FormPath
from isp_cli.conversation.beginning import add_new, choose_draft, new_entry
from isp_cli.dates import day_name
from isp_cli.entry.ids import day_of
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, InvalidFile, NeedsTerminal
from isp_cli.interview.interview import Interview, texts_beside
from isp_cli.page.printing import shortened
from isp_cli.plan import making as planning
from isp_cli.plan import pages
from isp_cli.plan.candidates import (
    IN_PLAY,
    RAISED,
    Candidate,
    CompetencyMentions,
    candidates_in,
    competencies_to_develop,
    development_questions,
    last_naming,
)
from isp_cli.plan.changes import due_name, with_new_step, with_step_done
from isp_cli.records import NamedTuple
from isp_cli.scope import Scope, find_competency, framework_to_complete_from, scope_in_use

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.journal.entry_file import StoredRecord


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
) -> None:
    """See your plan, or make one.

    With a plan open it shows it, the next step first. Without one it asks: two or three
    competencies, and for each why, resources, people to learn from and dated next steps.
    """
    if ctx.invoked_subcommand is not None:
        return
    env = env_of(ctx, json=json, markdown=markdown, plain=plain)
    scope = scope_in_use(env)
    held = env.journal.open_plan()
    if from_ is not None:
        if held is not None:
            raise BrokenRule(
                f"the plan {held.record.id} is still open",
                hint="close it first, it stays in the journal: isp plan close",
            )
        held = _from_file(scope, from_)
    elif held is None:
        if json or markdown:
            raise BrokenRule("no plan is open", hint="'isp plan' makes one")
        if not env.screen.can_ask:
            raise NeedsTerminal(
                hint="no plan is open; one can come from a file: isp plan --from FILE"
            )
        held, scope = _interview(scope)
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

app.command("review", epilog="Example: isp plan review")(review)


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


def _interview(scope: Scope) -> tuple[StoredRecord[Plan], Scope]:
    from isp_cli.conversation.asking import ask_what_is_left
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.conversation.keeping import Conversation, Script
    from isp_cli.interview.choices import choices

    env = scope.env
    with env.signals.saving():
        draft, scope = choose_draft(scope, "plan")
        guide, today, names = scope.framework, env.today(), scope.names
        before = find_candidates(scope)
        others = pages.candidates_of_others(guide, names, before.candidates)
        given = new_entry(scope, "plan")
        if before.reflection is not None:
            given = planning.prepare_draft(given, before.reflection, names)
        entry = draft.record if draft else given
        script = Script(
            page=lambda so_far, step: pages.plan_question_page(
                guide, names, so_far, step, before.candidates, before.named
            ),
            choices=lambda so_far, step: choices(guide, names, so_far.entry, step, others),
            understand=lambda step, text, chosen: planning.understand_plan_answer(
                step, text, chosen, env.today()
            ),
            resume="isp plan",
            days=lambda step, kept: planning.plan_days_in(step, kept, env.today()),
            completing=lambda step: planning.plan_completion(step, env.today()),
            write_evidence=ask_for_evidence,
        )
        asking = Conversation(
            scope, Interview.begin(planning.questions_for(guide), entry), draft, script
        )
        ask_what_is_left(asking)
        source = before.reflection.id if before.reflection else ""
        made = planning.plan_from_answers(asking.interview.entry, guide, today, source)
        held = _added(scope, made)
        if asking.draft is not None:
            _put_away(env, asking.draft, given)
    return held, scope


def _added(scope: Scope, made: Plan) -> StoredRecord[Plan]:
    with scope.env.changing() as change:
        held = add_new(scope, made)
        change.add_new(held.record)
    return held


def _put_away(env: Env, draft: StoredRecord[Entry], given: Entry) -> None:
    """Take the draft of a plan away, but not with words on competencies the plan does not hold.

    What was `given` by an earlier reflection stands there.
    """
    from isp_cli.journal.trash import Trash

    if set(texts_beside(draft.record)) <= {each for a in given.answers for each in a.follow_ups}:
        env.journal.drop_draft(draft)
        return
    where = Trash(env.journal).put_draft(draft.path)
    env.screen.tell(
        f"What you wrote on competencies you did not choose in the end is kept in {where}"
    )


def _from_file(scope: Scope, source: str) -> StoredRecord[Plan]:
    from isp_cli.files.json_in import MOST_FORM_BYTES, parse_json_or_yaml
    from isp_cli.files.schema import locate_problems, validate
    from isp_cli.plan.form import PlanForm, plan_from_form

    env = scope.env
    data, name = env.read_input(source, most=MOST_FORM_BYTES)
    parsed = parse_json_or_yaml(data, name)
    form = validate(PlanForm, parsed, name)
    made, problems = plan_from_form(new_entry(scope, "plan"), form, scope.names, env.today())
    if made is None:
        raise InvalidFile(name, locate_problems(problems, parsed))
    held = _added(scope, made)
    for _, step in held.record.steps():
        if step.due_on and step.due_on < env.today():
            env.screen.tell(
                f"The day of step {step.step} has gone by: {due_name(step, env.today())}."
            )
    return held


class PlanCandidates(NamedTuple):
    """The newest reflection that named competencies to develop, these, and every candidate."""

    reflection: Entry | None
    named: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def find_candidates(scope: Scope) -> PlanCandidates:
    """Look through the journal for candidates; a file that cannot be read is told of."""
    from functools import partial

    from isp_cli.evidence.store import every_piece
    from isp_cli.journal.search import answers_to
    from isp_cli.thread.moments import people_raising

    env, names, today = scope.env, scope.names, scope.env.today()
    pieces, answers = every_piece(env.journal), partial(answers_to, env.journal)
    said = CompetencyMentions(
        named=[
            (f"question {number}", each)
            for id, (number, _) in development_questions(names).items()
            for each in answers(id)
        ],
        raised=[
            (shortened(people_raising(each.entry), 60) or "the person who coached you", each)
            for each in answers(RAISED)
        ],
        in_play=[each for id in IN_PLAY for each in answers(id)],
        evidence=pieces,
    )
    env.tell_missing("what it says of competencies is not told here")
    newest = last_naming(said, names, today)
    named = competencies_to_develop(newest, names) if newest else ()
    return PlanCandidates(newest, named, candidates_in(said, names, today))
