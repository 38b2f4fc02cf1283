"""What a finished review changes in its plan: once, and nothing that ended meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from isp_cli.doctor.pointers import Vocabulary, dangling_ids, entry_pointers
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin
from isp_cli.entry.own_questions import reviewed_competency, step_of_question
from isp_cli.entry.plan import Development, EarlierWording, Plan, PlanStep, ReviewDay
from isp_cli.entry.rules import parts_of, unusable_values
from isp_cli.entry.texts import count_missing
from isp_cli.errors import BrokenRule
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Question
from isp_cli.interview.steps import Step
from isp_cli.plan.closing import closed_plan
from isp_cli.plan.review import (
    NEXT,
    apply_review,
    review_questions,
    understand_review_answer,
    with_competencies,
)
from isp_cli.records import replace

GUIDE = practice_guide()
PINNED = FrameworkPin(id="practice-guide", version="1.1")
TODAY = date(2027, 2, 22)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=PINNED,
    started="2026-11-22T18:00:00+01:00",
    horizon="2028-05-22",
    next_review="2027-02-20",
    competencies=(
        Development(
            competency="facilitation",
            steps=(
                PlanStep(step=1, text="Shadow\nAnna", due="2026-12-13"),
                PlanStep(step=2, text="Read Kislov", note="Mine."),
            ),
        ),
        Development(competency="brokering", steps=(PlanStep(step=3, text="Call"),)),
    ),
)


def answer(number: int, chosen: str, **parts: str) -> Answer:
    id = f"step.{PLAN.id}.{number}"
    follow_ups = tuple(
        FollowUpAnswer(question=f"{id}.{part}", asked="?", text=text)
        for part, text in parts.items()
    )
    return Answer(question=id, asked="?", chosen=chosen, follow_ups=follow_ups)


def review(*answers: Answer, on: str = "2027-02-22", next: str = "2027-05-22") -> Entry:
    following = Answer(question=NEXT.id, asked="?", text=next)
    return Entry(
        id=f"{on}-review-k7fq",
        kind="review",
        framework=PINNED,
        set="plan-review",
        plan=PLAN.id,
        started=f"{on}T18:00:00+01:00",
        finished=f"{on}T18:20:00+01:00",
        answers=(*answers, following),
    )


def step(plan: Plan, number: int) -> PlanStep:
    return next(each for _, each in plan.steps() if each.step == number)


def test_a_review_counts_once_however_often_it_is_taken_in() -> None:
    entry = review(answer(1, "changed", now="Shadow Ben by 2027-04-01", why="Anna left."))
    once = apply_review(PLAN, entry)
    assert apply_review(once, entry) == once
    assert once.reviews == (ReviewDay(on="2027-02-22", entry=entry.id),)
    assert step(once, 1).earlier == (
        EarlierWording(
            text="Shadow\nAnna", due="2026-12-13", until="2027-02-22", note="Anna left."
        ),
    )


def test_only_another_day_keeps_the_words_as_they_were_broken_into_lines() -> None:
    changed = apply_review(PLAN, review(answer(1, "changed", now="Shadow Anna by 2027-04-01")))
    assert (step(changed, 1).text, step(changed, 1).due) == ("Shadow\nAnna", "2027-04-01")


def test_what_was_learnt_stands_below_a_note_of_ones_own() -> None:
    assert (
        step(apply_review(PLAN, review(answer(2, "dropped", learnt="Dry."))), 2).note
        == "Mine.\nDry."
    )


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(answer(1, "changed", now="whenever"), id="no day"),
        pytest.param(answer(1, "changed", now="A by 2027-04-01\nB by 2027-04-01"), id="two"),
        pytest.param(answer(1, "changed", now="Shadow Anna by 2026-12-13"), id="the same"),
        pytest.param(answer(1, "changed"), id="nothing"),
        pytest.param(answer(1, "magic"), id="no option"),
        pytest.param(answer(9, "done"), id="no step"),
        pytest.param(
            Answer(question="step.2026-11-22-plan-zzzz.1", asked="?", chosen="done"), id="x"
        ),
    ],
)
def test_what_means_nothing_for_the_plan_stays_in_the_review_alone(said: Answer) -> None:
    assert apply_review(PLAN, review(said)).competencies == PLAN.competencies


def test_a_day_written_by_hand_that_is_none_is_the_day_of_the_review() -> None:
    assert (
        step(apply_review(PLAN, review(answer(1, "done", when="soonish"))), 1).done == "2027-02-22"
    )


def test_a_step_that_ended_meanwhile_stays_as_it_ended() -> None:
    first = apply_review(PLAN, review(answer(1, "dropped", learnt="No."), on="2027-02-25"))
    late = apply_review(first, review(answer(1, "done"), next="2027-03-30"))
    assert step(late, 1).dropped == "2027-02-25"
    assert not step(late, 1).done
    assert [each.on for each in late.reviews] == ["2027-02-22", "2027-02-25"]
    assert late.next_review == "2027-05-22", "a later review has set the day"


def test_without_a_day_for_the_next_one_a_day_that_is_ahead_stays() -> None:
    ahead = replace(PLAN, next_review="2027-03-20")
    assert apply_review(ahead, review(next="")).next_review == "2027-03-20"
    assert apply_review(PLAN, review(next="")).next_review == "", "this review was that of the day"


def test_a_second_step_of_one_number_keeps_its_words() -> None:
    twin = Development(competency="teams", steps=(PlanStep(step=1, text="Other"),))
    plan = replace(PLAN, competencies=(*PLAN.competencies, twin))
    after = apply_review(plan, review(answer(1, "dropped", learnt="No.")))
    assert after.competencies[-1] == twin


def test_a_closed_plan_takes_in_no_review() -> None:
    closed = closed_plan(PLAN, at="2027-02-01T10:00:00+01:00")
    with pytest.raises(BrokenRule, match="is closed"):
        apply_review(closed, review())


def test_every_question_says_what_it_is_about() -> None:
    asked = review_questions(PLAN, GUIDE)
    assert [step_of_question(each.id, PLAN.id) for each in asked] == [1, 2, 3, None, None, None]
    about = [reviewed_competency(each.id) for each in asked]
    assert about == ["", "", "", "facilitation", "brokering", ""]
    assert step_of_question("step.2026-11-22-plan-k7fq.x", PLAN.id) is None
    assert asked[0].text == (
        "Step 1, by Sun 13 Dec 2026: \u201cShadow Anna\u201d. How does it stand?"
    )


def test_an_answer_understood_once_means_the_same_on_any_other_day() -> None:
    question = review_questions(PLAN, GUIDE)[0]
    (now,) = (each for each in question.follow_ups if each.id.endswith(".now"))
    at = Step(question, 1, "text", now)
    for said in ("Shadow Ben by friday", "by 15 mar", "in 3 weeks"):
        kept = understand_review_answer(at, said, PLAN, TODAY)
        assert understand_review_answer(at, kept, PLAN, TODAY + timedelta(days=2)) == kept


@pytest.mark.parametrize("said", ["yesterday", "Shadow Ben by 2027-02-21"])
def test_a_step_is_not_changed_to_a_day_that_has_gone_by(said: str) -> None:
    question = review_questions(PLAN, GUIDE)[0]
    (now,) = (each for each in question.follow_ups if each.id.endswith(".now"))
    with pytest.raises(BrokenRule, match="Sun 21 Feb 2027 has gone by"):
        understand_review_answer(Step(question, 1, "text", now), said, PLAN, TODAY)


def test_no_day_at_all_for_the_next_review_is_in_three_months() -> None:
    asked: Question = NEXT
    assert understand_review_answer(Step(asked, 1, "text"), " ", PLAN, TODAY) == "2027-05-22"


def test_answers_name_the_competency_they_are_about() -> None:
    named = with_competencies(
        review(answer(3, "ahead"), Answer(question="review.changed.facilitation", asked="?")), PLAN
    )
    assert [each.competencies for each in named.answers] == [("brokering",), ("facilitation",), ()]
    assert dangling_ids(named, Vocabulary(GUIDE)) == []
    assert list(entry_pointers(parts_of(named))) == [(("plan",), PLAN.id)]


def test_days_and_ids_of_a_plans_history_are_checked() -> None:
    odd = PlanStep(step=4, text="x", dropped="soon", earlier=(EarlierWording(text="y", until=""),))
    plan = replace(
        PLAN,
        next_review="may",
        competencies=(*PLAN.competencies, Development(competency="teams", steps=(odd,))),
        reviews=(ReviewDay(on="2027-02-30", entry="../x"),),
    )
    at = ("competencies", 2, "steps", 0)
    assert [place for place, _ in unusable_values(plan)] == [
        ("next_review",),
        (*at, "dropped"),
        (*at, "earlier", 0, "until"),
        ("reviews", 0, "on"),
        ("reviews", 0, "entry"),
    ]
    assert [place for place, _ in unusable_values(replace(review(), plan="../x"))] == [("plan",)]


def test_a_version_without_the_history_says_less() -> None:
    told = apply_review(PLAN, review(answer(1, "changed", now="Shadow Ben by 2027-04-01")))
    bare = replace(told, reviews=(), next_review="")
    bare = replace(
        bare,
        competencies=tuple(
            replace(each, steps=tuple(replace(one, earlier=()) for one in each.steps))
            for each in bare.competencies
        ),
    )
    assert count_missing(told, bare) == 3
    assert count_missing(bare, told) == 0
