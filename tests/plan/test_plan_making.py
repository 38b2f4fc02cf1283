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
    complete_steps,
    plan_from_answers,
    prepare_draft,
    read_horizon,
    read_steps,
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


# Next steps as people write them: the words, and the day at the end of the line.

SUNDAY = date(2026, 11, 22)


def one(line: str) -> tuple[str, str]:
    ((text, day),) = read_steps(line, SUNDAY)
    return text, day.isoformat()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Shadow Anna by 15 Jan", "2027-01-15"),
        ("Shadow Anna by Jan 15", "2027-01-15"),
        ("Shadow Anna by 15 Jan 2028", "2028-01-15"),
        ("Shadow Anna by Jan 15, 2028", "2028-01-15"),
        ("Shadow Anna by 15th of January", "2027-01-15"),
        ("Shadow Anna BY 15 JAN", "2027-01-15"),
        ("Shadow Anna by 2027-01-15", "2027-01-15"),
        ("Shadow Anna by tomorrow", "2026-11-23"),
        ("Shadow Anna by friday", "2026-11-27"),
        ("Shadow Anna by next friday", "2026-11-27"),
        ("Shadow Anna by next week", "2026-11-29"),
        ("Shadow Anna by end of march", "2027-03-31"),
        ("Shadow Anna by the end of March", "2027-03-31"),
        ("Shadow Anna by the end of the month", "2026-11-30"),
        ("Shadow Anna before 15 Jan", "2027-01-15"),
        ("Shadow Anna on Friday", "2026-11-27"),
        ("Shadow Anna on 15 jan", "2027-01-15"),
        ("Shadow Anna until 15 jan", "2027-01-15"),
        ("Shadow Anna in 3 weeks", "2026-12-13"),
        ("Shadow Anna in a month", "2026-12-22"),
        ("Shadow Anna in two months", "2027-01-22"),
        ("Shadow Anna next week", "2026-11-29"),
        ("Shadow Anna next friday", "2026-11-27"),
        ("Shadow Anna tomorrow", "2026-11-23"),
        ("Shadow Anna 2027-01-15", "2027-01-15"),
        ("Shadow Anna, by 15 Jan", "2027-01-15"),
        ("Shadow Anna; in 3 weeks", "2026-12-13"),
        ("Shadow Anna: tomorrow", "2026-11-23"),
        ("Shadow Anna (by 15 Jan)", "2027-01-15"),
        ("Shadow Anna (2027-01-15)", "2027-01-15"),
        ("Shadow Anna, (in 3 weeks)", "2026-12-13"),
        ("Shadow Anna (by 15 Jan).", "2027-01-15"),
        ("Shadow Anna tomorrow.", "2026-11-23"),
        ("Shadow Anna 2027-01-15.", "2027-01-15"),
        ("Shadow Anna by 15 Jan.", "2027-01-15"),
        ("Shadow Anna in 3 weeks.", "2026-12-13"),
        ("Shadow Anna   by   15   Jan  ", "2027-01-15"),
        ("- Shadow Anna by 15 Jan", "2027-01-15"),
        ("* Shadow Anna by 15 Jan", "2027-01-15"),
        ("\t• Shadow Anna by 15 Jan", "2027-01-15"),
        ("Shadow Anna - by 15 Jan", "2027-01-15"),
        ("Shadow Anna in March", "2027-03-31"),
        ("Shadow Anna at the end of March", "2027-03-31"),
        ("Shadow Anna by the 15th of January", "2027-01-15"),
        ("Shadow Anna within ten days", "2026-12-02"),
        ("Shadow Anna in six weeks' time", "2027-01-03"),
        ("Shadow Anna – by 15 Jan", "2027-01-15"),
    ],
)
def test_a_step_is_its_words_and_its_day(line: str, day: str) -> None:
    assert one(line) == ("Shadow Anna", day)


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("Report on progress by 15 Jan", "Report on progress", "2027-01-15"),
        ("Sit in on a meeting in 3 weeks", "Sit in on a meeting", "2026-12-13"),
        ("Meet Anna by the river by 15 Jan", "Meet Anna by the river", "2027-01-15"),
        ("Enrol in the course before 1 March", "Enrol in the course", "2027-03-01"),
        ("Agree on the next steps on Friday", "Agree on the next steps", "2026-11-27"),
        ("Read up on co-design 2027-01-15", "Read up on co-design", "2027-01-15"),
        ("Wait until Ben is back, in 3 weeks", "Wait until Ben is back", "2026-12-13"),
        ("Plan the next cohort next week", "Plan the next cohort", "2026-11-29"),
        ("Ask (again) by 15 Jan", "Ask (again)", "2027-01-15"),
        ("Read chapters 1, 2 by 15 Jan", "Read chapters 1, 2", "2027-01-15"),
        ("Begin by 15 Jan", "Begin", "2027-01-15"),
        ("Übersicht für Ben by 15 Jan", "Übersicht für Ben", "2027-01-15"),
    ],
)
def test_words_that_also_name_days_may_stand_in_a_step(line: str, words: str, day: str) -> None:
    assert one(line) == (words, day)


@pytest.mark.parametrize(
    "line",
    [
        "Shadow Anna",
        "Shadow Anna soon",
        "Shadow Anna by",
        "Shadow Anna in the morning",
        "Shadow Anna next time",
        "by 15 Jan",
        "in 3 weeks",
        "tomorrow",
        "2027-01-15",
        "By 15 Jan Shadow Anna",
        "Shadow Anna by 15 Jan, then Ben",
    ],
)
def test_a_step_without_words_or_a_day_that_is_sure_is_refused(line: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        read_steps(line, SUNDAY)
    assert str(caught.value) == f"when will you do this: {line!r}?"
    assert caught.value.hint == "end the line with its day, like 'by 15 Jan' or 'in 3 weeks'"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("by 3/4/2027", "'by 3/4/2027' could be Sat 3 Apr 2027 or Thu 4 Mar 2027"),
        ("by 31 Feb", "the calendar has no 'by 31 Feb'"),
        ("on 2027-02-29", "the calendar has no '2027-02-29'"),
    ],
)
def test_a_step_with_a_day_that_cannot_be_says_why(day: str, why: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        read_steps(f"Shadow Anna {day}", SUNDAY)
    assert str(caught.value) == why


def test_a_doubtful_day_before_one_that_is_sure_is_part_of_the_words() -> None:
    assert one("Read on 3/4 and tell Ben in 3 weeks") == (
        "Read on 3/4 and tell Ben", "2026-12-13",
    )  # fmt: skip


def test_each_line_is_a_step_and_empty_lines_are_none() -> None:
    text = "\nShadow Anna by 15 Jan\n\n  \n- Ask Ben tomorrow\n-\n"
    assert read_steps(text, SUNDAY) == (
        ("Shadow Anna", date(2027, 1, 15)),
        ("Ask Ben", date(2026, 11, 23)),
    )


@pytest.mark.parametrize("text", ["", "  ", "\n\n", "-\n*"])
def test_no_steps_at_all_are_right(text: str) -> None:
    assert read_steps(text, SUNDAY) == ()


def test_one_line_without_a_day_refuses_them_all_and_is_the_one_named() -> None:
    with pytest.raises(BrokenRule, match="'Ask Ben'"):
        read_steps("Shadow Anna by 15 Jan\nAsk Ben", SUNDAY)


@pytest.mark.parametrize(
    ("refused", "said", "together"),
    [
        ("Shadow Anna", "in 3 weeks", "Shadow Anna in 3 weeks"),
        ("Shadow Anna", "15 jan", "Shadow Anna by 15 jan"),
        ("Shadow Anna", "from 15 jan", "Shadow Anna by 15 jan"),
        ("Shadow Anna", "end of next month", "Shadow Anna by end of next month"),
        ("Shadow Anna", "3/4/2027", "Shadow Anna by 3/4/2027"),
        ("Shadow Anna on 3/4/2027", "3 apr", "Shadow Anna by 3 apr"),
        ("Shadow Anna by 2020-01-01", "tomorrow", "Shadow Anna tomorrow"),
        ("Shadow Anna", "Call Ben by friday", "Call Ben by friday\nShadow Anna"),
        ("Shadow Anna", "shadow Anna twice by friday", "shadow Anna twice by friday"),
        ("Shadow Anna\nRead it", "Read it by 5 jan", "Shadow Anna\nRead it by 5 jan"),
        ("A by 1 jan\nB", "A by 5 jan", "A by 5 jan\nB"),
        ("Shadow Anna", "when she has time", "Shadow Anna when she has time"),
        ("in 3 weeks", "Shadow Anna", "Shadow Anna in 3 weeks"),
        ("2020-01-01", "15 jan", "15 jan"),
        ("A by 1 jan\nB\nC", "in 3 weeks", "A by 1 jan\nB in 3 weeks\nC"),
        ("A by 1 jan\nB\nC", "A by 1 jan\nB by 2 jan", "A by 1 jan\nB by 2 jan\nC"),
        ("A by 1 jan", "B", "A by 1 jan\nB"),
    ],
)
def test_what_is_said_to_a_refused_step_completes_it_and_no_word_goes(
    refused: str, said: str, together: str
) -> None:
    assert complete_steps(refused, said, SUNDAY) == together
