"""The rules of a plan: how many, how far, and what may be done to it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.dates import add_months
from isp_cli.entry.entry import FrameworkPin
from isp_cli.entry.plan import Development, Plan, PlanStep, check_count
from isp_cli.errors import BrokenRule
from isp_cli.plan.changes import check_horizon, with_new_step, with_step_done
from isp_cli.plan.closing import closed_plan
from isp_cli.records import replace

ADDED_ON = date(2026, 11, 30)
DONE_ON = date(2026, 12, 1)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=FrameworkPin(id="practice-guide", version="2021"),
    started="2026-11-22T09:00:00+01:00",
    horizon="2028-05-22",
    competencies=(
        Development(
            competency="teams",
            steps=(
                PlanStep(step=1, text="Shadow Anna", due="2027-03-01"),
                PlanStep(step=2, text="Write it up"),
            ),
        ),
        Development(
            competency="brokering",
            steps=(PlanStep(step=3, text="Ask Ben", due="2027-01-15"),),
        ),
    ),
)
CLOSED = replace(PLAN, closed="2027-11-22T09:00:00+01:00")


def step_of(plan: Plan, number: int) -> PlanStep:
    return next(step for _, step in plan.steps() if step.step == number)


def ahead(plan: Plan) -> list[int]:
    return [step.step for _, step in plan.steps_ahead()]


@pytest.mark.parametrize("chosen", [("a", "b"), ("a", "b", "c")], ids=["two", "three"])
def test_a_plan_is_for_two_or_three_competencies(chosen: tuple[str, ...]) -> None:
    check_count(chosen)


@pytest.mark.parametrize(
    "chosen", [(), ("a",), ("a", "b", "c", "d")], ids=["none", "one", "four"]
)  # fmt: skip
def test_a_plan_for_fewer_or_more_is_refused_and_counted(chosen: tuple[str, ...]) -> None:
    with pytest.raises(BrokenRule) as caught:
        check_count(chosen)
    assert str(caught.value) == f"a plan is for two or three competencies, not {len(chosen)}"
    assert caught.value.hint


@pytest.mark.parametrize("chosen", [("a", "a"), ("a", "b", "a")], ids=["of-two", "of-three"])
def test_a_plan_names_no_competency_twice(chosen: tuple[str, ...]) -> None:
    with pytest.raises(BrokenRule, match="a plan names each competency once"):
        check_count(chosen)


@pytest.mark.parametrize(
    ("today", "horizon"),
    [
        pytest.param("2026-11-22", "2027-11-22", id="exactly-twelve-months"),
        pytest.param("2026-11-22", "2028-05-22", id="eighteen-months"),
        pytest.param("2026-11-22", "2028-11-22", id="exactly-twenty-four-months"),
        pytest.param("2028-02-29", "2029-02-28", id="a-year-from-a-leap-day"),
        pytest.param("2028-02-29", "2030-02-28", id="two-years-from-a-leap-day"),
        pytest.param("2027-02-28", "2028-02-28", id="into-a-leap-year"),
        pytest.param("2026-03-01", "2028-02-29", id="to-a-leap-day"),
    ],
)
def test_a_plan_reaches_one_to_two_years_ahead(today: str, horizon: str) -> None:
    check_horizon(date.fromisoformat(horizon), date.fromisoformat(today))


@pytest.mark.parametrize(
    ("today", "horizon"),
    [
        pytest.param("2026-11-22", "2027-11-21", id="a-day-less-than-twelve-months"),
        pytest.param("2026-11-22", "2028-11-23", id="a-day-more-than-twenty-four-months"),
        pytest.param("2028-02-29", "2029-02-27", id="less-than-a-year-from-a-leap-day"),
        pytest.param("2028-02-29", "2030-03-01", id="more-than-two-years-from-a-leap-day"),
        pytest.param("2026-02-28", "2028-02-29", id="the-leap-day-after-two-years"),
        pytest.param("2026-11-22", "2026-11-22", id="today"),
        pytest.param("2026-11-22", "2025-11-22", id="past"),
    ],
)
def test_a_nearer_or_further_horizon_is_refused(today: str, horizon: str) -> None:
    with pytest.raises(BrokenRule, match="a plan reaches one to two years ahead"):
        check_horizon(date.fromisoformat(horizon), date.fromisoformat(today))


def test_a_refused_horizon_is_told_the_days_that_are_right() -> None:
    with pytest.raises(BrokenRule) as caught:
        check_horizon(date(2027, 1, 15), date(2026, 11, 22))
    assert str(caught.value).endswith("Fri 15 Jan 2027 does not")
    assert caught.value.hint == "name a day from Mon 22 Nov 2027 to Wed 22 Nov 2028"


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(12, 24))
def test_any_whole_number_of_months_from_twelve_to_twenty_four_is_right(
    today: date, months: int
) -> None:
    check_horizon(add_months(today, months), today)


def test_steps_ahead_come_soonest_first_and_those_without_a_day_last() -> None:
    assert ahead(PLAN) == [3, 1, 2]


def test_steps_due_the_same_day_come_in_the_order_of_their_numbers() -> None:
    day = date(2027, 3, 1)
    same = with_new_step(PLAN, "brokering", "x", on=ADDED_ON, due=day)
    assert ahead(with_new_step(same, "teams", "y", on=ADDED_ON, due=day)) == [3, 1, 4, 5, 2]


def test_a_step_that_is_done_is_not_ahead_any_more() -> None:
    assert ahead(with_step_done(PLAN, 3, on=DONE_ON)) == [1, 2]


def test_every_step_comes_with_the_competency_it_serves() -> None:
    assert [(each.competency, step.step) for each, step in PLAN.steps()] == [
        ("teams", 1),
        ("teams", 2),
        ("brokering", 3),
    ]


def test_a_step_done_keeps_its_day_and_note() -> None:
    changed = with_step_done(PLAN, 2, on=DONE_ON, note="Took two hours.")
    assert step_of(changed, 2) == PlanStep(
        step=2, text="Write it up", done="2026-12-01", note="Took two hours."
    )


def test_a_step_done_changes_no_other_step() -> None:
    changed = with_step_done(PLAN, 2, on=DONE_ON)
    assert [step_of(changed, each) for each in (1, 3)] == [step_of(PLAN, each) for each in (1, 3)]


def test_a_step_cannot_be_done_twice() -> None:
    changed = with_step_done(PLAN, 2, on=DONE_ON)
    with pytest.raises(BrokenRule, match="step 2 was done on Tue 1 Dec 2026"):
        with_step_done(changed, 2, on=date(2027, 1, 1))


@pytest.mark.parametrize("number", [0, 4, -1])
def test_an_unknown_step_is_answered_with_the_ones_to_do(number: int) -> None:
    with pytest.raises(BrokenRule, match=f"the plan has no step {number}") as caught:
        with_step_done(PLAN, number, on=DONE_ON)
    assert caught.value.hint == "steps still to do: 1, 2, 3"


def test_where_no_step_is_to_do_an_unknown_one_is_told_so() -> None:
    empty = replace(PLAN, competencies=(Development(competency="teams"),))
    with pytest.raises(BrokenRule) as caught:
        with_step_done(empty, 1, on=DONE_ON)
    assert caught.value.hint == "steps still to do: none"


def test_a_new_step_takes_the_next_number_of_the_whole_plan_and_says_when_it_was_added() -> None:
    changed = with_new_step(PLAN, "teams", "Read", on=ADDED_ON, due=date(2027, 1, 15))
    new = PlanStep(step=4, text="Read", due="2027-01-15", added="2026-11-30")
    assert changed.competencies[0].steps[-1] == new


def test_the_number_of_a_done_step_is_not_given_again() -> None:
    changed = with_new_step(with_step_done(PLAN, 3, on=DONE_ON), "teams", "Read", on=ADDED_ON)
    assert step_of(changed, 4).text == "Read"


def test_the_first_step_of_a_plan_has_number_one() -> None:
    empty = replace(PLAN, competencies=(Development(competency="teams"),))
    assert ahead(with_new_step(empty, "teams", "Read", on=ADDED_ON)) == [1]


def test_a_step_for_a_competency_the_plan_does_not_hold_is_refused() -> None:
    with pytest.raises(BrokenRule, match="the plan is not about capacity") as caught:
        with_new_step(PLAN, "capacity", "Read", on=ADDED_ON)
    assert caught.value.hint == (
        "it is about teams, brokering; to take it in: isp plan change --add capacity"
    )


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_step_needs_words(text: str) -> None:
    with pytest.raises(BrokenRule, match="a step needs words"):
        with_new_step(PLAN, "teams", text, on=ADDED_ON)


def test_a_plan_is_closed_with_its_time_and_what_was_learnt() -> None:
    changed = closed_plan(PLAN, at="2027-11-22T09:00:00+01:00", learnt="Ask sooner.")
    assert (changed.closed, changed.learnt) == ("2027-11-22T09:00:00+01:00", "Ask sooner.")


def test_a_plan_is_open_until_it_is_closed() -> None:
    assert (PLAN.is_open, CLOSED.is_open) == (True, False)


def test_a_closed_plan_stays_as_it_is() -> None:
    refusal = "the plan 2026-11-22-plan-k7fq is closed"
    with pytest.raises(BrokenRule, match=refusal):
        with_step_done(CLOSED, 1, on=DONE_ON)
    with pytest.raises(BrokenRule, match=refusal):
        with_new_step(CLOSED, "teams", "Read", on=ADDED_ON)
    with pytest.raises(BrokenRule, match=refusal):
        closed_plan(CLOSED, at="2028-01-01T00:00:00+01:00")
