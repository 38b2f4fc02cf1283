"""What two versions of an entry say, place by place."""

from __future__ import annotations

from isp_cli.entry.entry import (
    Answer,
    Entry,
    FollowUpAnswer,
    HalfAnswer,
    Outcome,
    Promise,
)
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.texts import amount_in_words, count_missing
from isp_cli.records import replace
from support import PINNED

ENTRY = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=PINNED,
    started="2026-11-22T18:00:00+01:00",
    answers=(
        Answer(question="practice", asked="About?", text="I coach."),
        Answer(
            question="development",
            asked="Which?",
            competencies=("brokering", "facilitation"),
            follow_ups=(
                FollowUpAnswer(
                    question="development.people", competency="brokering", asked="Who?", text="Anna"
                ),
            ),
        ),
    ),
)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=PINNED,
    started="2026-11-22T18:00:00+01:00",
    horizon="2028-05-22",
    competencies=(
        Development(competency="brokering", steps=(PlanStep(step=1, text="Call"),)),
        Development(competency="facilitation", why="I talk too much."),
    ),
)


def with_text(text: str) -> Entry:
    return ENTRY.with_answer(replace(ENTRY.answers[0], text=text), ("practice", "development"))


def test_an_entry_says_all_that_it_says_itself() -> None:
    assert count_missing(ENTRY, ENTRY) == 0
    assert count_missing(PLAN, PLAN) == 0


def test_times_and_questions_as_they_were_put_are_not_the_persons_words() -> None:
    later = replace(ENTRY, started="2027-01-01T09:00:00+01:00", finished="2027-01-01T10:00:00Z")
    assert count_missing(ENTRY, later) == 0


def test_another_word_in_one_answer_is_missing_from_either_side() -> None:
    assert count_missing(with_text("I teach."), ENTRY) == 1
    assert count_missing(ENTRY, with_text("I teach.")) == 1


def test_a_shorter_version_adds_nothing_to_the_longer_one() -> None:
    shorter = replace(ENTRY, answers=ENTRY.answers[:1])
    assert (count_missing(shorter, ENTRY), count_missing(ENTRY, shorter)) == (0, 2)


def test_half_typed_words_are_words() -> None:
    half = replace(ENTRY, unfinished=HalfAnswer(question="practice", part="text", text="And I"))
    assert count_missing(half, ENTRY) == 1


def test_a_label_an_option_a_way_of_knowing_and_what_came_of_a_promise_are_words() -> None:
    first = ENTRY.answers[0]
    kept = Outcome(on="2026-12-01", how="kept", note="It went well.")
    changed = [
        replace(ENTRY, label="Site B"),
        replace(ENTRY, about="brokering"),
        *(
            replace(ENTRY, answers=(replace(first, **said), *ENTRY.answers[1:]))  # type: ignore[arg-type]
            for said in ({"chosen": "well"}, {"how": "data"}, {"activities": ("brokering.know",)})
        ),
        replace(ENTRY, promises=(Promise(question="practice", due="2026-12-06"),)),
        replace(ENTRY, promises=(Promise(question="practice", outcomes=(kept,)),)),
    ]
    assert [count_missing(each, ENTRY) for each in changed] == [1] * 7


def test_a_step_that_was_done_since_is_what_the_plan_says_more() -> None:
    done = replace(PLAN.competencies[0].steps[0], done="2026-12-01")
    developed = (replace(PLAN.competencies[0], steps=(done,)), PLAN.competencies[1])
    later = replace(PLAN, competencies=developed)
    assert (count_missing(PLAN, later), count_missing(later, PLAN)) == (0, 1)


def test_the_day_of_the_next_review_is_what_the_plan_says_more() -> None:
    later = replace(PLAN, next_review="2027-05-22")
    assert (count_missing(PLAN, later), count_missing(later, PLAN)) == (0, 1)


def test_the_amount_is_told_in_two_words() -> None:
    assert (amount_in_words(ENTRY), amount_in_words(PLAN)) == ("3 answers", "1 step")
