"""`isp plan review`: look the plan over, keep what was said as an entry, then change the plan."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isp_cli.commands.open_plan import check_step_numbers, open_plan, reviews_to_bring_in
from isp_cli.conversation.beginning import (
    choose_draft,
    new_entry,
    promise_question,
    promise_questions,
    settle_promises,
)
from isp_cli.entry.own_questions import reviewed_competency
from isp_cli.entry.plan import Plan
from isp_cli.entry.promises import MadePromise, promises_by_day
from isp_cli.env import Env
from isp_cli.errors import BrokenRule, CannotLook, CannotRead, IspError, NeedsTerminal, NotHere
from isp_cli.files.folders import exists
from isp_cli.interview.interview import Interview
from isp_cli.plan.asking_pages import (
    review_question_page,
    reviewed_page,
    waiting_question,
    welcome_page,
)
from isp_cli.plan.review import (
    SET,
    CompetencyNews,
    news_on,
    review_completion,
    review_days_in,
    review_questions,
    understand_review_answer,
    with_competencies,
)
from isp_cli.scope import Scope, scope_in_use

if TYPE_CHECKING:
    from isp_cli.conversation.keeping import Script
    from isp_cli.entry.entry import AnswerInEntry, Entry
    from isp_cli.entry.pieces import Piece
    from isp_cli.framework.records import Question
    from isp_cli.interview.steps import Step
    from isp_cli.page.document import Document


def look_over(env: Env) -> None:
    """Ask for a review, or go on with one, and take it into the plan."""
    if not env.screen.can_ask:
        open_plan(env)  # without one that is the first thing to say
        hint = "without questions: isp plan done 2, isp plan change 2, isp plan drop 2"
        raise NeedsTerminal(hint=hint)
    with env.signals.saving():
        entry = _late(env) or _asked(env)
        if entry is not None:
            _finish(env, entry)
    if entry is None:
        env.screen.tell("Nothing was answered, so nothing was kept.")
    env.tell_way_back()


def _late(env: Env) -> Entry | None:
    """Offer to take in a review that was finished, and was cut off before it reached the plan."""
    held = env.journal.open_plan()
    if held is None:
        return None
    check_step_numbers(held)
    for entry in reviews_to_bring_in(env, held.record):
        if _is_wanted(env, waiting_question(entry)):
            return entry
    return None


def _is_wanted(env: Env, question: str) -> bool:
    return env.asked(lambda prompter: prompter.confirm(question, default=True))


def _asked(env: Env) -> Entry | None:
    from isp_cli.conversation.asking import ask_and_look_over
    from isp_cli.conversation.keeping import Conversation
    from isp_cli.records import replace

    draft, scope = choose_draft(scope_in_use(env), "review")
    plan, scope = _plan_of(scope, draft.record if draft else None)
    if draft is not None:
        interview = Interview.begin(_questions_of_draft(scope, plan, draft.record), draft.record)
    else:
        env.screen.show(welcome_page(plan))
        ours = review_questions(plan, scope.names, is_over=plan.is_over(env.today()))
        questions = (*promise_questions(env, env.today()), *ours)
        asking = tuple(each.id for each in questions)
        begun = replace(new_entry(scope, "review"), set=SET, plan=plan.id, asking=asking)
        interview = Interview.begin(questions, begun)
    asked = Conversation(scope, interview, draft, _script(scope, plan))
    ask_and_look_over(asked)
    told = replace(with_competencies(asked.interview.entry, plan), plan=plan.id)
    asked.interview = asked.interview.holding(told)
    saved = asked.finish()
    return saved.record if saved else None


def _plan_of(scope: Scope, draft: Entry | None) -> tuple[Plan, Scope]:
    """Return the plan a draft reviews, also where it was closed since, or the open one."""
    env = scope.env
    if draft is not None and draft.plan:
        try:
            held = env.journal.load(env.journal.path_of(draft.plan), Plan)
        except (CannotLook, NotHere):
            raise
        except CannotRead as gone:
            raise BrokenRule(
                f"the plan {draft.plan} that you were reviewing cannot be read",
                hint=f"bring it back, 'isp journal restore {draft.plan}', or put the review away, "
                f"'isp journal trash {draft.id}'",
            ) from gone
        check_step_numbers(held)
        return held.record, scope
    held, scope = open_plan(env)
    return held.record, scope


def _questions_of_draft(scope: Scope, plan: Plan, draft: Entry) -> tuple[Question, ...]:
    """Return what a draft asks: its own questions, and those of steps added since."""
    every = {each.id: each for each in review_questions(plan, scope.names, every_step=True)}
    ahead = [each.id for each in review_questions(plan, scope.names)]
    back = [promise_question(scope.env, draft, id) for id in draft.asking]
    ours = [each for id, each in every.items() if id in draft.asking or id in ahead]
    return (*(each for each in back if each is not None), *ours)


def _script(scope: Scope, plan: Plan) -> Script:
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.conversation.keeping import Script
    from isp_cli.interview.choices import choices
    from isp_cli.journal.search import last_answer

    env = scope.env

    @cache
    def last(question: str) -> AnswerInEntry | None:
        return last_answer(env.journal, question)

    @cache
    def written() -> tuple[list[MadePromise], list[Piece]]:
        return _written(env)

    def found(so_far: Interview, step: Step) -> CompetencyNews | None:
        about = reviewed_competency(step.question.id)
        return news_on(plan, about, so_far.entry, *written()) if about else None

    def page(so_far: Interview, step: Step) -> Document:
        before = last(step.question.id) if step.opens_question else None
        return review_question_page(
            scope.names, plan, so_far, step, last=before, found=found(so_far, step)
        )

    return Script(
        page=page,
        choices=lambda so_far, step: choices(scope.framework, scope.names, so_far.entry, step),
        understand=lambda step, text, _: understand_review_answer(step, text, plan, env.today()),
        resume="isp plan review",
        days=lambda step, kept: review_days_in(step, kept, plan),
        completing=lambda step: review_completion(step, plan, env.today()),
        write_evidence=ask_for_evidence,
    )


def _written(env: Env) -> tuple[list[MadePromise], list[Piece]]:
    """Return every promise and all evidence; a file that cannot be read is told of."""
    from isp_cli.evidence.store import every_piece
    from isp_cli.journal.promises import every_promise

    promises = every_promise(env.journal, env.today())
    before = [str(each) for each in env.missing.take()]
    pieces = every_piece(env.journal)
    env.tell_missing("evidence in it would not come up before it is mended", but=before)
    return promises_by_day(promises), pieces


def _finish(env: Env, entry: Entry) -> None:
    """Write down, after the entry is safe, what it says: in its promises, and last in the plan."""
    with env.changing() as change:
        settle_promises(env, entry, change)
        before, after = _taken_in(env, entry)
        change.add(before, after)
    where = str(env.journal.path_of(entry.id))
    env.screen.show(reviewed_page(entry, where, before, after))


def _taken_in(env: Env, entry: Entry) -> tuple[Plan, Plan]:
    """Return the plan as the review found it, and as it left it.

    Raises:
        BrokenRule: the plan is gone; the review is in the journal.
        CannotRead, InvalidFile, ChangedOnDisk, CannotSave: the plan's file needs attention.
    """
    from isp_cli.plan.store import take_in

    path = env.journal.path_of(entry.plan)
    try:
        taken = take_in(env.journal, entry)
    except BrokenRule:  # it was closed meanwhile
        plan = env.journal.load(path, Plan).record
        return plan, plan
    except IspError as problem:
        env.screen.tell(f"Your review is kept: {env.journal.path_of(entry.id)}")
        if not exists(path):
            raise BrokenRule(
                f"the plan {entry.plan} is no longer in the journal",
                hint=f"bring it back with 'isp journal restore {entry.plan}', then the review into "
                "it with 'isp plan review'",
            ) from problem
        env.screen.tell("The plan is as it was. Bring the review in with: isp plan review")
        raise
    return taken.before, taken.stored.record
