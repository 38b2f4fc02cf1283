"""A plan is made: in questions, or of a form that was filled in.

What the questions are, and what a plan is made of, is in `plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.conversation.beginning import add_new, choose_draft, new_entry
from isp_cli.env import Env
from isp_cli.errors import InvalidFile
from isp_cli.interview.interview import Interview, texts_beside
from isp_cli.page.printing import shortened
from isp_cli.plan import asking_pages
from isp_cli.plan import making as planning
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
from isp_cli.plan.changes import due_name
from isp_cli.records import NamedTuple
from isp_cli.scope import Scope

if TYPE_CHECKING:
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.journal.entry_file import StoredRecord


def ask_for_plan(scope: Scope) -> tuple[StoredRecord[Plan], Scope]:
    """Ask what a plan takes, make it and save it; return it with the scope it was made with."""
    from isp_cli.conversation.asking import ask_what_is_left
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.conversation.keeping import Conversation, Script
    from isp_cli.interview.choices import choices

    env = scope.env
    with env.signals.saving():
        draft, scope = choose_draft(scope, "plan")
        guide, today, names = scope.framework, env.today(), scope.names
        before = find_candidates(scope)
        others = asking_pages.candidates_of_others(guide, names, before.candidates)
        given = new_entry(scope, "plan")
        if before.reflection is not None:
            given = planning.prepare_draft(given, before.reflection, names)
        entry = draft.record if draft else given
        script = Script(
            page=lambda so_far, step: asking_pages.plan_question_page(
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


def plan_from_file(scope: Scope, source: str) -> StoredRecord[Plan]:
    """Make and save the plan that a filled form says.

    Raises:
        InvalidFile: the form needs attention.
    """
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
