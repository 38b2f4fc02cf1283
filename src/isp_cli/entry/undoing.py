"""The last thing that was changed, as plain facts, and how a record becomes what it was before.

Each change says what the part of a record was and what it is; only where it still is that, it can
be taken back. What is taken back leaves a trace in the record, and taking that back takes the
trace away. Where the facts are kept, and what is done with them, is in `journal.taking_back`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from isp_cli.dates import day_of_time
from isp_cli.entry.entry import Entry, Outcome, Promise
from isp_cli.entry.ids import ListedEntry
from isp_cli.entry.plan import (
    Development,
    EarlierDevelopment,
    EarlierHorizon,
    Plan,
    PlanReopening,
    PlanStep,
    StepTakenBack,
)
from isp_cli.entry.promises import day_settled
from isp_cli.errors import BrokenRule
from isp_cli.records import NamedTuple, dataclass, fields, replace


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseChange:
    """A promise of an entry before and after; the number it goes by is no part of it."""

    entry: str
    before: Promise
    after: Promise


@dataclass(frozen=True, kw_only=True, slots=True)
class StepChange:
    """A step of a plan before and after; nothing where it was not in the plan."""

    plan: str
    competency: str
    before: PlanStep | None = None
    after: PlanStep | None = None

    @property
    def number(self) -> int:
        """The number of the step."""
        step = self.after or self.before
        return step.step if step else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanState:
    """What a plan says of itself beside its steps; as in `Plan`."""

    closed: str = ""
    learnt: str = ""
    horizon: str = ""
    next_review: str = ""
    earlier: tuple[EarlierHorizon, ...] = ()
    reopened: tuple[PlanReopening, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanChange:
    """What a plan says of itself before and after."""

    plan: str
    before: PlanState
    after: PlanState

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of what was changed."""
        names = (each.name for each in fields(PlanState))
        return tuple(
            each for each in names if getattr(self.before, each) != getattr(self.after, each)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentState:
    """What a plan says of one of its competencies beside its steps; as in `Development`."""

    why: str = ""
    resources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    added: str = ""
    left: str = ""
    earlier: tuple[EarlierDevelopment, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentChange:
    """What a plan says of a competency before and after; nothing where it was not in the plan."""

    plan: str
    competency: str
    after: DevelopmentState
    before: DevelopmentState | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryMove:
    """Where an entry or a draft went. One that was new has the `digest` of what it says."""

    entry: str
    to: Literal["journal", "draft", "trash"]
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayMove:
    """An entry that was carried to another day: its id before and after."""

    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FrameworkChoice:
    """The id of the framework in use, before and after."""

    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LastChange:
    """The last thing isp was told to change, at a time, ISO 8601 with offset.

    One that took another change back says that it has `undone` it.
    """

    format: Literal["isp-last-change/1"] = "isp-last-change/1"
    at: str
    undone: Literal["", "yes"] = ""
    promises: tuple[PromiseChange, ...] = ()
    steps: tuple[StepChange, ...] = ()
    plans: tuple[PlanChange, ...] = ()
    developments: tuple[DevelopmentChange, ...] = ()
    moves: tuple[EntryMove, ...] = ()
    carried: DayMove | None = None
    in_use: FrameworkChoice | None = None

    @property
    def day(self) -> date | None:
        """The day it was made; None where that cannot be told."""
        return day_of_time(self.at)

    @property
    def is_empty(self) -> bool:
        """Claim that it changed nothing."""
        in_files = self.promises or self.steps or self.plans or self.developments
        return not (in_files or self.moves or self.carried or self.in_use)

    def ended(self, id: str, *, step: int = 0, promise: str = "") -> bool:
        """Claim that it ended a plan, or a step of it, or the promise of a question in an entry."""
        if step:
            return any((each.plan, each.number) == (id, step) for each in self.steps)
        if promise:
            ends = [(each.entry, each.after.question) for each in self.promises]
            return (id, promise) in ends
        return any(each.plan == id and bool(each.after.closed) for each in self.plans)


class PartTakenBack(NamedTuple):
    """A part of a change that was taken back, beside what it is about, as that is now.

    Of a framework it has the name, of an entry that was moved how a list shows it.
    """

    part: (
        PromiseChange
        | StepChange
        | PlanChange
        | DevelopmentChange
        | EntryMove
        | DayMove
        | FrameworkChoice
    )
    record: Entry | Plan | None = None
    listed: ListedEntry | None = None
    is_draft: bool = False
    name: str = ""


def promise_changes(before: Entry, after: Entry) -> Iterator[PromiseChange]:
    """Yield the promises that are otherwise than they were."""
    was = {each.question: replace(each, number=None) for each in before.promises}
    for each in after.promises:
        now = replace(each, number=None)
        if was.get(each.question, now) != now:
            yield PromiseChange(entry=after.id, before=was[each.question], after=now)


def step_changes(before: Plan, after: Plan) -> Iterator[StepChange]:
    """Yield the steps that are otherwise than they were, came into the plan, or left it."""
    was = {(each.competency, step.step): step for each, step in before.steps()}
    now = {(each.competency, step.step): step for each, step in after.steps()}
    for place in dict.fromkeys((*was, *now)):
        if was.get(place) != now.get(place):
            yield StepChange(
                plan=after.id, competency=place[0], before=was.get(place), after=now.get(place)
            )


def plan_changes(before: Plan, after: Plan) -> Iterator[PlanChange]:
    """Yield what a plan says of itself, if that is otherwise than it was."""
    if state_of(before) != state_of(after):
        yield PlanChange(plan=after.id, before=state_of(before), after=state_of(after))


def state_of(plan: Plan) -> PlanState:
    """Return what a plan says of itself beside its steps."""
    return PlanState(**{each.name: getattr(plan, each.name) for each in fields(PlanState)})


def development_changes(before: Plan, after: Plan) -> Iterator[DevelopmentChange]:
    """Yield what a plan says of a competency, where it is otherwise than it was."""
    was = {each.competency: _state_of_one(each) for each in before.competencies}
    for each in after.competencies:
        now = _state_of_one(each)
        if was.get(each.competency) != now:
            yield DevelopmentChange(
                plan=after.id,
                competency=each.competency,
                before=was.get(each.competency),
                after=now,
            )


def _state_of_one(held: Development) -> DevelopmentState:
    names = [each.name for each in fields(DevelopmentState)]
    return DevelopmentState(**{each: getattr(held, each) for each in names})


def with_development_back(plan: Plan, change: DevelopmentChange, on: str, *, exact: bool) -> Plan:
    """Return a plan that says of a competency what it said before; one taken in leaves it again.

    On an ISO day, and with a trace of it. What was undone is taken back `exact`, and leaves none.

    Raises:
        BrokenRule: it no longer says what the change left.
    """
    now = next((each for each in plan.competencies if each.competency == change.competency), None)
    if now is None or _state_of_one(now) != change.after:
        raise changed_since(f"what it says of {change.competency}", plan.id)
    after, before = change.after, change.before
    back = replace(after, left=on) if before is None else before
    if before is not None and not exact and _words_of(before) != _words_of(after):
        trace = EarlierDevelopment(
            until=on, why=after.why, resources=after.resources, people=after.people
        )
        back = replace(before, earlier=(*after.earlier, trace))
    changes = {each.name: getattr(back, each.name) for each in fields(DevelopmentState)}
    return replace(
        plan,
        competencies=tuple(
            replace(each, **changes) if each is now else each for each in plan.competencies
        ),
    )


def _words_of(state: DevelopmentState) -> tuple[object, ...]:
    return state.why, state.resources, state.people


def with_promise_back(entry: Entry, change: PromiseChange, on: str, *, exact: bool) -> Entry:
    """Return an entry with a promise as it was before; on an ISO day, and with a trace of it.

    What was undone is taken back `exact`, and leaves none.

    Raises:
        BrokenRule: the promise is no longer as the change left it.
    """
    now = next((each for each in entry.promises if each.question == change.after.question), None)
    if now is None or replace(now, number=None) != change.after:
        raise changed_since("the promise", entry.id)
    back = change.before if exact else _promise_before(change, on)
    promises = tuple(
        replace(back, number=each.number) if each is now else each for each in entry.promises
    )
    return replace(entry, promises=promises, settled=day_settled(promises))


def _promise_before(change: PromiseChange, on: str) -> Promise:
    before, after = change.before, change.after
    due = after.due if after.due != before.due else ""

    def marked(outcome: Outcome) -> Outcome:
        return replace(outcome, taken_back=on, due=due)

    new = after.outcomes[len(before.outcomes) :]
    return replace(before, outcomes=(*before.outcomes, *map(marked, new)))


def with_step_back(plan: Plan, change: StepChange, on: str, *, exact: bool) -> Plan:
    """Return a plan with a step as it was before; on an ISO day, and with a trace of it.

    What was undone is taken back `exact`, and leaves none.

    Raises:
        BrokenRule: the step is no longer as the change left it.
    """
    there = [(each, step) for each, step in plan.steps() if step.step == change.number]
    undone = [(each, one) for each in plan.competencies for one in each.undone]
    gone = [(each, one) for each, one in undone if one.step == change.number]
    now = there[0][1] if len(there) == 1 else None
    is_as_left = len(there) == bool(change.after) and now == change.after
    if not is_as_left or (change.after is None and len(gone) != 1):
        raise changed_since(f"step {change.number}", plan.id)

    def changed(each: Development) -> Development:
        if each.competency != change.competency:
            return each
        if change.after is None:
            return _with_step_again(each, change)
        if change.before is None:
            steps = tuple(step for step in each.steps if step is not now)
            trace = _trace(PlanStep(step=change.number, text=""), change.after, on)
            left = replace(change.after, undone=(*change.after.undone, trace))
            return replace(each, steps=steps, undone=(*each.undone, left))
        back = change.before
        if not exact:
            trace = _trace(back, change.after, on)
            back = replace(back, undone=(*change.after.undone, trace))
        return replace(each, steps=tuple(back if one is now else one for one in each.steps))

    return replace(plan, competencies=tuple(changed(each) for each in plan.competencies))


def _with_step_again(development: Development, change: StepChange) -> Development:
    """Return a competency with a step again that was taken out, in its place by its number."""
    assert change.before is not None
    undone = tuple(each for each in development.undone if each.step != change.number)
    steps = [*development.steps]
    at = next((n for n, each in enumerate(steps) if each.step > change.number), len(steps))
    steps.insert(at, change.before)
    return replace(development, steps=tuple(steps), undone=undone)


def _trace(before: PlanStep, after: PlanStep, on: str) -> StepTakenBack:
    """Return what a step says after a change and did not say before it."""
    is_reworded = after.earlier != before.earlier
    why = after.earlier[-1].note if is_reworded and after.earlier else ""
    note = after.note if after.note != before.note else ""
    if before.note:
        note = note.removeprefix(f"{before.note}\n")
    return StepTakenBack(
        until=on,
        text=after.text if is_reworded and after.text != before.text else "",
        due=after.due if is_reworded and after.due != before.due else "",
        added=after.added if after.added != before.added else "",
        done=after.done if after.done != before.done else "",
        dropped=after.dropped if after.dropped != before.dropped else "",
        note="\n".join(filter(None, (note, why))),
    )


def with_state_back(plan: Plan, change: PlanChange, on: str, *, exact: bool) -> Plan:
    """Return a plan that says of itself what it said before; on an ISO day, and with a trace of it.

    What was undone is taken back `exact`, and leaves none.

    Raises:
        BrokenRule: what was changed is no longer as the change left it.
    """
    now = state_of(plan)
    if any(getattr(now, each) != getattr(change.after, each) for each in change.differing):
        raise changed_since("what it says of itself", plan.id)
    back = replace(plan, **{each: getattr(change.before, each) for each in change.differing})
    if not exact and back.horizon != plan.horizon:
        last_day = EarlierHorizon(horizon=plan.horizon, until=on)
        back = replace(back, earlier=(*plan.earlier, last_day))
    if not exact and plan.closed and not back.closed:
        closed = PlanReopening(closed=plan.closed, learnt=plan.learnt, until=on)
        back = replace(back, reopened=(*plan.reopened, closed))
    return back


def changed_since(what: str, id: str) -> BrokenRule:
    """Say that a part of an entry is not what a change made of it: nothing is taken back."""
    return BrokenRule(
        f"{what} in {id} has changed since, so nothing was taken back",
        hint=f"change it yourself: isp journal edit {id}",
    )
