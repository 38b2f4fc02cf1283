"""What a record was before a change: with a trace of what was taken back, and without it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from isp_cli.entry.entry import Answer, Entry, Outcome, Promise
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.promises import numbered_promises, promises_of, with_outcome
from isp_cli.entry.texts import passages
from isp_cli.entry.undoing import (
    plan_changes,
    promise_changes,
    step_changes,
    with_promise_back,
    with_state_back,
    with_step_back,
)
from isp_cli.errors import BrokenRule
from isp_cli.plan.changes import (
    with_new_step,
    with_step_changed,
    with_step_done,
    with_step_dropped,
)
from isp_cli.plan.closing import closed_plan
from isp_cli.records import replace
from support import PINNED, PLAN, entry_record

TODAY, LATER = date(2026, 11, 22), "2026-11-23"
words = some.text(min_size=1).filter(str.strip)
days = some.dates(date(2026, 1, 1), date(2027, 12, 31))
Change = Callable[[Plan], Plan]


def step(number: int, text: str, due: date | None, note: str) -> PlanStep:
    return PlanStep(step=number, text=text, due=due.isoformat() if due else "", note=note)


def plan_of(first: list[PlanStep], second: list[PlanStep]) -> Plan:
    return Plan(
        id=PLAN,
        framework=PINNED,
        started="2026-11-22T08:15:00+01:00",
        horizon="2028-05-22",
        next_review="2027-02-01",
        competencies=(
            Development(competency="facilitation", steps=tuple(first)),
            Development(competency="brokering", steps=tuple(second)),
        ),
    )


@some.composite
def plans(draw: some.DrawFn) -> Plan:
    """Return an open plan with some steps, of which the first is ahead."""
    made = [
        step(number, draw(words), draw(some.none() | days), draw(some.text()))
        for number in range(1, draw(some.integers(2, 5)))
    ]
    cut = draw(some.integers(0, len(made)))
    return plan_of(made[:cut], made[cut:])


@some.composite
def changes(draw: some.DrawFn) -> Change:
    """Return something that may be done to such a plan."""
    said, due, on = draw(words), draw(days), draw(days)
    return draw(
        some.sampled_from(
            [
                lambda plan: with_step_done(plan, 1, on=on, note=said),
                lambda plan: with_step_dropped(plan, 1, on=on, learnt=said),
                lambda plan: with_step_changed(plan, 1, on=on, text=f"{said}!", due=due, why=said),
                lambda plan: with_new_step(plan, "brokering", said, on=on, due=due),
                lambda plan: closed_plan(plan, at="2026-12-01T12:00:00+01:00", learnt=said),
                lambda plan: replace(plan, next_review=due.isoformat()),
            ]
        )
    )


def back(before: Plan, after: Plan, now: Plan, *, exact: bool) -> Plan:
    """Take everything back that is otherwise between two plans, in a third."""
    for state in plan_changes(before, after):
        now = with_state_back(now, state, LATER, exact=exact)
    for each in step_changes(before, after):
        now = with_step_back(now, each, LATER, exact=exact)
    return now


def without_traces(plan: Plan) -> Plan:
    competencies = (
        replace(
            each,
            undone=(),
            steps=tuple(replace(step, undone=()) for step in each.steps),
        )
        for each in plan.competencies
    )
    return replace(plan, reopened=(), competencies=tuple(competencies))


@settings(deadline=None)
@given(plans(), changes())
def test_a_plan_is_what_it_was_and_then_what_it_became(plan: Plan, change: Change) -> None:
    try:
        changed = change(plan)
    except BrokenRule:  # it says that already
        return
    undone = back(plan, changed, changed, exact=False)
    assert without_traces(undone) == plan
    assert back(changed, undone, undone, exact=True) == changed


@settings(deadline=None)
@given(plans(), changes())
def test_no_word_of_a_change_is_lost_when_it_is_taken_back(plan: Plan, change: Change) -> None:
    try:
        changed = change(plan)
    except BrokenRule:
        return
    undone = back(plan, changed, changed, exact=False)
    kept = "\n".join(each.text for each in passages(undone))
    written = {each.text for each in passages(changed)} - {each.text for each in passages(plan)}
    for text in written:
        assert all(line in kept for line in text.split("\n"))


@settings(deadline=None)
@given(plans(), changes(), changes())
def test_what_is_no_longer_as_it_was_left_is_not_taken_back(
    plan: Plan, change: Change, other: Change
) -> None:
    try:
        changed = change(plan)
        now = other(changed)
    except BrokenRule:
        return
    try:
        undone = back(plan, changed, now, exact=False)
    except BrokenRule as refused:
        assert "has changed since" in str(refused)
        assert PLAN in refused.hint
    else:  # what the other change wrote stands
        kept = "\n".join(each.text for each in passages(undone))
        written = (each.text for each in passages(now))
        assert all(line in kept for text in written for line in text.split("\n"))


def test_a_step_goes_back_to_its_place_by_its_number() -> None:
    begun = plan_of([step(1, "One", None, ""), step(3, "Three", None, "")], [])
    added = plan_of([*begun.competencies[0].steps[:1], step(2, "Two", None, "")], [])
    added = plan_of([*added.competencies[0].steps, step(3, "Three", None, "")], [])
    undone = back(begun, added, added, exact=False)
    assert [each.step for _, each in undone.steps()] == [1, 3]
    assert undone.next_number == 4
    assert [each.step for _, each in back(added, undone, undone, exact=True).steps()] == [1, 2, 3]


def promised(*promises: Promise) -> Entry:
    answers = (Answer(question=each.question, asked="What?", text="Ask") for each in promises)
    return entry_record(*answers, promises=promises)


def settled(entry: Entry, question: str, on: str, how: str = "kept", due: str = "") -> Entry:
    outcome = Outcome(on=on, how=how)  # type: ignore[arg-type]
    return with_outcome(entry, question, outcome, due=due)


@pytest.mark.parametrize(("how", "due"), [("kept", ""), ("let-go", ""), ("still-open", LATER)])
def test_a_promise_is_what_it_was_and_what_was_said_of_it_stays(how: str, due: str) -> None:
    begun = promised(Promise(question="a", number=4, due="2026-12-01"))
    after = settled(begun, "a", "2026-11-22", how, due)
    (change,) = promise_changes(begun, after)
    undone = with_promise_back(after, change, LATER, exact=False)
    (promise,) = undone.promises
    assert promise.is_open
    assert (promise.number, promise.due) == (4, "2026-12-01")
    (outcome,) = promise.outcomes
    assert (outcome.how, outcome.taken_back, outcome.due) == (how, LATER, due)
    (held,) = promises_of(undone)
    assert (held.promise.outcomes, held.taken_back) == ((), (outcome,))
    (again,) = promise_changes(after, undone)
    assert again.before == change.after
    (change,) = promise_changes(after, undone)
    assert with_promise_back(undone, change, LATER, exact=True) == after


def test_an_entry_is_settled_by_what_holds() -> None:
    begun = promised(Promise(question="a"), Promise(question="b"))
    one = settled(begun, "a", "2026-11-22")
    both = settled(one, "b", "2026-11-20")
    assert both.settled == "2026-11-22"
    (change,) = promise_changes(one, both)
    undone = with_promise_back(both, change, LATER, exact=False)
    assert undone.settled == ""


def test_a_number_that_was_written_meanwhile_hinders_nothing() -> None:
    begun = promised(Promise(question="a"))
    after = settled(begun, "a", "2026-11-22")
    (change,) = promise_changes(begun, after)
    numbered = replace(after, promises=(replace(after.promises[0], number=7),))
    assert with_promise_back(numbered, change, LATER, exact=False).promises[0].number == 7
    assert not list(promise_changes(after, numbered))


@given(some.lists(some.none() | some.integers(-2, 6), max_size=8), some.sets(some.integers(1, 6)))
def test_no_two_open_promises_have_one_number_and_each_keeps_its_own(
    numbers: list[int | None], taken: set[int]
) -> None:
    found = [
        held
        for n, number in enumerate(numbers)
        for held in promises_of(
            replace(
                promised(Promise(question="a", number=number)),
                id=f"2026-11-{n + 1:02}-promise-aaaa",
            )
        )
    ]
    listed = numbered_promises(found, taken)
    assert [each.entry.id for each in listed] == [each.entry.id for each in found]
    given_ = [each.number for each in listed]
    assert len({*given_}) == len(given_)
    assert all(number > 0 for number in given_)
    for each in listed:
        own = each.promise.number or 0
        first = next(other for other in listed if (other.promise.number or 0) == own)
        if own > 0 and first is each:
            assert each.number == own
        else:
            assert each.number not in taken
