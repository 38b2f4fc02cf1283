"""A plan from an interview: what the reflection already says, and the plan the answers mean."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.errors import BrokenRule
from isp_cli.framework.names import resource_and_address, resource_id
from isp_cli.framework.records import Framework
from isp_cli.interview.interview import Interview
from isp_cli.interview.steps import Step
from isp_cli.plan.candidates import competencies_to_develop
from isp_cli.plan.changes import due_name
from isp_cli.plan.making import (
    QUESTIONS,
    plan_from_answers,
    prepare_draft,
    read_horizon,
    understand_plan_answer,
)

TODAY = date(2026, 11, 22)
GUIDE = FrameworkPin(id="practice-guide", version="2021")
STARTED = "2026-11-22T09:00:00+01:00"


def draft(id: str = "2026-11-22-plan-k7fq", *answers: Answer) -> Entry:
    return Entry(id=id, kind="plan", framework=GUIDE, started=STARTED, answers=answers)


def reflection(*competencies: str, follow_ups: tuple[FollowUpAnswer, ...] = ()) -> Entry:
    answer = Answer(
        question="development", asked="?", competencies=competencies, follow_ups=follow_ups
    )
    return draft("2026-11-20-reflection-abcd", answer)


def said(question: str, text: str, competency: str = "teams") -> FollowUpAnswer:
    return FollowUpAnswer(question=question, competency=competency, asked="?", text=text)


def interview(*answers: str, chosen: tuple[str, ...] = ("teams", "brokering")) -> Entry:
    going = Interview.begin(QUESTIONS, draft()).accept(chosen=chosen)
    for text in answers:
        going = going.accept(text=text)
    return going.entry


def test_a_plan_asks_four_things_of_each_competency_and_then_two_days() -> None:
    going = Interview.begin(QUESTIONS, draft()).accept(chosen=("teams", "brokering"))
    each = ["plan.why", "plan.resources", "plan.people", "plan.steps"]
    assert [step.asked_id for step in going.steps()] == [
        "plan.competencies", *each, *each, "plan.horizon", "plan.review",
    ]  # fmt: skip


def test_the_competencies_of_the_last_reflection_are_candidates(guide: Framework) -> None:
    assert competencies_to_develop(reflection("teams", "brokering"), (guide,)) == (
        "teams",
        "brokering",
    )


def test_a_competency_the_guide_does_not_have_is_no_candidate(guide: Framework) -> None:
    assert competencies_to_develop(reflection("teams", "retired"), (guide,)) == ("teams",)


def test_a_reflection_that_named_none_has_no_candidates(guide: Framework) -> None:
    assert competencies_to_develop(draft(), (guide,)) == ()


def test_a_reflection_that_named_none_leaves_the_draft_as_it_was(guide: Framework) -> None:
    assert prepare_draft(draft(), draft(), (guide,)) == draft()


def test_a_new_plan_holds_the_choice_of_the_reflection(guide: Framework) -> None:
    made = Interview.begin(
        QUESTIONS, prepare_draft(draft(), reflection("teams", "capacity"), (guide,))
    )
    assert made.at is not None
    assert made.so_far(made.at) == ("", ("teams", "capacity"))


def test_a_new_plan_holds_what_the_reflection_said_about_each_competency(guide: Framework) -> None:
    words = (
        said("development.resources", "A book"),
        said("development.people", "Anna"),
        said("development.next-steps", "Shadow Anna"),
        said("development.people", "Ben", "capacity"),
    )
    entry = prepare_draft(draft(), reflection("teams", "capacity", follow_ups=words), (guide,))
    held = entry.answers[0].follow_ups
    assert [(each.question, each.competency, each.text) for each in held] == [
        ("plan.resources", "teams", "A book"),
        ("plan.people", "teams", "Anna"),
        ("plan.people", "capacity", "Ben"),
        ("plan.steps", "teams", "Shadow Anna"),
    ]  # fmt: skip


def test_the_answers_of_an_interview_make_the_plan(guide: Framework) -> None:
    entry = interview(
        "They grow.", "resource.cip\nMy notes", "Anna\n- Ben",
        "Shadow Anna by 15 Jan\nWrite it up in 3 weeks",
        "", "", "", "Ask Ben tomorrow",
        "in 18 months",
    )  # fmt: skip
    teams = Development(
        competency="teams",
        why="They grow.",
        resources=("resource.cip", "My notes"),
        people=("Anna", "Ben"),
        steps=(
            PlanStep(step=1, text="Shadow Anna", due="2027-01-15"),
            PlanStep(step=2, text="Write it up", due="2026-12-13"),
        ),
    )
    brokering = Development(
        competency="brokering", steps=(PlanStep(step=3, text="Ask Ben", due="2026-11-23"),)
    )
    assert plan_from_answers(entry, guide, TODAY, "2026-11-20-reflection-abcd") == Plan(
        id="2026-11-22-plan-k7fq",
        framework=GUIDE,
        started=STARTED,
        reflection="2026-11-20-reflection-abcd",
        horizon="2028-05-22",
        competencies=(teams, brokering),
    )


def test_a_plan_may_hold_a_choice_and_nothing_else(guide: Framework) -> None:
    plan = plan_from_answers(interview(), guide, TODAY, "")
    assert plan.competencies == (
        Development(competency="teams"),
        Development(competency="brokering"),
    )


def test_words_about_a_competency_no_longer_chosen_stay_out_of_the_plan(guide: Framework) -> None:
    again = Interview.begin(QUESTIONS, draft("x", *interview("Why teams").answers))
    again = again.reopen("plan.competencies")
    plan = plan_from_answers(again.accept(chosen=("brokering", "capacity")).entry, guide, TODAY, "")
    assert [(each.competency, each.why) for each in plan.competencies] == [
        ("brokering", ""),
        ("capacity", ""),
    ]


def test_without_a_choice_there_is_no_plan(guide: Framework) -> None:
    with pytest.raises(BrokenRule, match="two or three competencies, not 0"):
        plan_from_answers(draft(), guide, TODAY, "")


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_horizon_not_named_is_eighteen_months(text: str) -> None:
    assert read_horizon(text, TODAY) == date(2028, 5, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028-05-01", date(2028, 5, 1)),
        ("in 18 months", date(2028, 5, 22)),
        ("next year", date(2027, 11, 22)),
        ("in 2 years", date(2028, 11, 22)),
        ("end of march 2028", date(2028, 3, 31)),
        (" 1 may 2028 ", date(2028, 5, 1)),
    ],
)
def test_a_horizon_is_named_as_people_type_it(text: str, day: date) -> None:
    assert read_horizon(text, TODAY) == day


@pytest.mark.parametrize("text", ["tomorrow", "in 11 months", "in 25 months", "2027-11-21"])
def test_a_horizon_nearer_or_further_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule, match="one to two years ahead"):
        read_horizon(text, TODAY)


@pytest.mark.parametrize("text", ["someday", "2028"])
def test_a_horizon_that_is_no_day_is_refused_by_its_words(text: str) -> None:
    with pytest.raises(BrokenRule, match=f"'{text}' is no day"):
        read_horizon(f" {text} ", TODAY)


def test_a_horizon_that_could_be_two_days_is_refused() -> None:
    with pytest.raises(BrokenRule, match="could be Mon 3 Apr 2028 or Sat 4 Mar 2028"):
        read_horizon("3/4/2028", TODAY)


def step_called(asked: str) -> Step:
    going = Interview.begin(QUESTIONS, draft()).accept(chosen=("teams", "brokering"))
    return next(step for step in going.steps() if step.asked_id == asked)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("plan.steps", "Shadow Anna"),
        ("plan.steps", "Shadow Anna by 2026-11-21"),
        ("plan.horizon", "someday"),
    ],
)
def test_an_answer_that_must_be_understood_is_checked_when_it_is_given(
    asked: str, text: str
) -> None:
    with pytest.raises(BrokenRule):
        understand_plan_answer(step_called(asked), text, (), TODAY)


@pytest.mark.parametrize("asked", ["plan.why", "plan.resources", "plan.people"])
def test_other_answers_may_say_anything(asked: str) -> None:
    understand_plan_answer(step_called(asked), "someday, somebody", (), TODAY)


@pytest.mark.parametrize("asked", ["plan.steps", "plan.horizon"])
def test_an_answer_that_must_be_understood_may_be_skipped(asked: str) -> None:
    understand_plan_answer(step_called(asked), "", (), TODAY)


@pytest.mark.parametrize("chosen", [(), ("a",), ("a", "b", "c", "d")], ids=["skip", "one", "four"])
def test_a_plan_does_not_go_on_without_two_or_three_competencies(chosen: tuple[str, ...]) -> None:
    with pytest.raises(BrokenRule, match=f"two or three competencies, not {len(chosen)}"):
        understand_plan_answer(step_called("plan.competencies"), "", chosen, TODAY)


def test_a_plan_goes_on_with_two_competencies() -> None:
    understand_plan_answer(step_called("plan.competencies"), "", ("teams", "brokering"), TODAY)


# How a plan names its resources and says when its steps are due.


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        pytest.param("resource.cip", "resource.cip", id="id"),
        pytest.param(" Resource.CIP ", "resource.cip", id="id-folded"),
        pytest.param("cip", "resource.cip", id="end-of-the-id"),
        pytest.param("implementation SCIENCE", "resource.implementation-science", id="name"),
        pytest.param("moore-2018", "reading.moore-2018", id="reading"),
        pytest.param("Moore, my copy", "Moore, my copy", id="words of ones own"),
    ],
)
def test_a_resource_is_the_guides_or_the_persons_own(
    guide: Framework, typed: str, held: str
) -> None:
    assert resource_id((guide,), typed) == held


def test_a_resource_of_the_guide_is_named_with_its_address(guide: Framework) -> None:
    named = resource_and_address(guide, "resource.cip")
    assert (
        named == "Collaborative for Implementation Practice, https://www.implementationpractice.org"
    )


def test_a_reading_is_named_by_its_citation(guide: Framework) -> None:
    assert resource_and_address(guide, "reading.moore-2018").startswith("Moore, J. E.")


def test_a_resource_of_ones_own_is_named_as_it_was_written(guide: Framework) -> None:
    assert resource_and_address(guide, "My notes") == "My notes"


@pytest.mark.parametrize(
    ("step", "name"),
    [
        pytest.param(PlanStep(step=1, text="x"), "no day yet", id="no-day"),
        pytest.param(PlanStep(step=1, text="x", due="2027-01-15"), "by Fri 15 Jan 2027", id="due"),
        pytest.param(PlanStep(step=1, text="x", due="2026-11-22"), "by Sun 22 Nov 2026", id="now"),
        pytest.param(
            PlanStep(step=1, text="x", due="2026-11-21"),
            "planned for Sat 21 Nov 2026",
            id="past",
        ),
        pytest.param(
            PlanStep(step=1, text="x", due="2026-11-01", done="2026-11-21"),
            "done Sat 21 Nov 2026",
            id="done",
        ),
    ],
)
def test_a_step_says_when_it_is_due(step: PlanStep, name: str) -> None:
    assert due_name(step, TODAY) == name
