"""The interview: which steps a question has, what a step takes, and what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import FollowUp, Question, Source
from isp_cli.interview.interview import Interview, check_choice

HERE = Source(document="guide", section="Questions")
Asked = list[tuple[str, str, str]]


def question(id: str, answer: Any = "text", *follow_ups: str, **more: Any) -> Question:
    under = tuple(FollowUp(id=each, text=f"{each}?", source=HERE) for each in follow_ups)
    return Question(
        id=id, text=f"{id}?", help="", answer=answer, source=HERE, follow_ups=under, **more
    )


def draft(*answers: Answer) -> Entry:
    return Entry(
        id="2026-11-22-reflection-k7fq",
        kind="reflection",
        framework=FrameworkPin(id="practice-guide", version="2021"),
        started="2026-11-22T09:00:00+01:00",
        answers=answers,
    )


def begin(*questions: Question, entry: Entry | None = None) -> Interview:
    interview = Interview.begin(questions, entry or draft())
    return interview if interview.at else interview.reopen(questions[0].id)


def asked(interview: Interview) -> Asked:
    return [(step.asked_id, step.part, step.competency) for step in interview.steps()]


TALK = question("talk")
DEVELOPMENT = question("grow", "development", "grow.people", "grow.steps", at_least=2, at_most=3)


@pytest.mark.parametrize(
    ("one", "steps"),
    [
        pytest.param(question("q"), [("q", "text", "")], id="text"),
        pytest.param(
            question("q", "principles"), [("q", "principles", ""), ("q", "text", "")],
            id="principles",
        ),
        pytest.param(
            question("q", "competencies"), [("q", "competencies", ""), ("q", "text", "")],
            id="competencies",
        ),
        pytest.param(
            question("q", "text", "q.how"), [("q", "text", ""), ("q.how", "q.how", "")],
            id="text-and-follow-up",
        ),
        pytest.param(
            question("q", "principles", "q.how", words="none"),
            [("q", "principles", ""), ("q.how", "q.how", "")],
            id="principles-without-words",
        ),
        pytest.param(
            question("q", "text", "q.a", "q.b", words="none"),
            [("q.a", "q.a", ""), ("q.b", "q.b", "")],
            id="only-follow-ups",
        ),
        pytest.param(
            DEVELOPMENT, [("grow", "competencies", ""), ("grow", "text", "")],
            id="development-before-the-choice",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_question_has_its_steps_in_order(one: Question, steps: Asked) -> None:
    assert asked(begin(one)) == steps


def test_each_follow_up_is_asked_for_each_competency_chosen() -> None:
    interview = begin(DEVELOPMENT).accept(chosen=("teams", "brokering"))
    assert asked(interview)[2:] == [
        ("grow.people", "grow.people", "teams"),
        ("grow.steps", "grow.steps", "teams"),
        ("grow.people", "grow.people", "brokering"),
        ("grow.steps", "grow.steps", "brokering"),
    ]


def test_without_words_the_follow_ups_come_right_after_the_choice() -> None:
    choice = question("plan", "development", "plan.why", at_least=2, at_most=3, words="none")
    interview = begin(choice).accept(chosen=("teams", "brokering"))
    assert interview.at is not None
    assert (interview.at.asked_id, interview.at.competency) == ("plan.why", "teams")


def test_questions_are_numbered_from_one_through_all_their_steps() -> None:
    interview = begin(question("a", "principles"), question("b", "text", "b.how"))
    assert [step.number for step in interview.steps()] == [1, 1, 2, 2]


def test_a_new_interview_begins_at_the_first_step() -> None:
    assert begin(TALK, DEVELOPMENT).at == begin(TALK, DEVELOPMENT).steps()[0]


def test_an_answer_is_kept_beside_the_question_as_it_was_put() -> None:
    interview = begin(TALK).accept(text="I listen.")
    assert interview.entry.answers == (Answer(question="talk", asked="talk?", text="I listen."),)


def test_what_was_typed_is_kept_but_for_line_ends() -> None:
    interview = begin(TALK).accept(text="  one\r\ntwo \r")
    assert interview.entry.answers[0].text == "  one\ntwo \n"


def test_a_choice_is_kept_in_the_order_it_was_made() -> None:
    interview = begin(question("q", "principles")).accept(chosen=("be-curious", "advance-equity"))
    assert interview.entry.answers[0].principles == ("be-curious", "advance-equity")
    assert interview.entry.answers[0].competencies == ()


def test_a_follow_up_is_kept_for_its_competency_as_it_was_put() -> None:
    interview = begin(DEVELOPMENT).accept(chosen=("teams", "brokering")).accept()
    held = interview.accept(text="Anna").entry.answers[0].follow_ups
    assert held == (
        FollowUpAnswer(
            question="grow.people", competency="teams", asked="grow.people?", text="Anna"
        ),
    )


@pytest.mark.parametrize("typed", ["", " ", "\n\n", "\t \r\n"])
def test_an_answer_of_nothing_but_blanks_skips(typed: str) -> None:
    interview = begin(TALK, question("next")).accept(text=typed)
    assert interview.entry.answers == ()
    assert interview.at is not None
    assert interview.at.asked_id == "next"


def test_a_skipped_choice_leaves_its_follow_ups_out() -> None:
    interview = begin(DEVELOPMENT, TALK).accept().accept()
    assert interview.at is not None
    assert interview.at.asked_id == "talk"


def test_a_skipped_choice_can_still_have_words() -> None:
    interview = begin(DEVELOPMENT).accept().accept(text="None yet.")
    assert interview.entry.answers == (
        Answer(question="grow", asked="grow?", text="None yet."),
    )  # fmt: skip


def test_after_the_last_step_the_interview_is_done() -> None:
    interview = begin(TALK).accept(text="x")
    assert interview.at is None
    assert interview.entry.unfinished is None


def test_a_done_interview_takes_no_more_answers() -> None:
    with pytest.raises(BrokenRule, match="every question has been answered"):
        begin(TALK).accept(text="x").accept(text="y")


@pytest.mark.parametrize("chosen", [("a",), ("a", "b", "c", "d")], ids=["one", "four"])
def test_a_choice_of_one_or_four_is_refused_and_asked_again(chosen: tuple[str, ...]) -> None:
    interview = begin(DEVELOPMENT)
    with pytest.raises(BrokenRule, match=r"asks for two or three, not (one|four)"):
        interview.accept(chosen=chosen)
    assert interview == begin(DEVELOPMENT)


@pytest.mark.parametrize("chosen", [("a", "b"), ("a", "b", "c"), ()], ids=["two", "three", "skip"])
def test_a_choice_of_two_or_three_or_none_is_taken(chosen: tuple[str, ...]) -> None:
    check_choice(DEVELOPMENT, chosen)


def test_one_thing_chosen_twice_is_refused() -> None:
    with pytest.raises(BrokenRule, match="each may be named once"):
        check_choice(DEVELOPMENT, ("teams", "teams"))


def test_a_question_without_limits_takes_any_number() -> None:
    check_choice(question("q", "competencies"), tuple("abcdefghijklmno"))


def test_a_question_without_an_upper_limit_does_not_speak_of_one() -> None:
    with pytest.raises(BrokenRule) as caught:
        check_choice(question("q", "competencies", at_least=2), ("a",))
    assert str(caught.value) == "this question asks for at least two, not one"


def test_choosing_again_asks_about_the_new_choice_only() -> None:
    interview = begin(DEVELOPMENT).accept(chosen=("teams", "brokering"))
    again = begin(DEVELOPMENT, entry=draft(*interview.entry.answers))
    changed = again.accept(chosen=("teams", "capacity"))
    assert {step.competency for step in changed.steps()} == {"", "teams", "capacity"}


def test_choosing_a_competency_back_brings_its_answers_back() -> None:
    interview = begin(DEVELOPMENT).accept(chosen=("teams", "brokering")).accept()
    held = interview.accept(text="Anna").entry.answers
    without = begin(DEVELOPMENT, entry=draft(*held)).accept(chosen=("brokering", "capacity"))
    back = begin(DEVELOPMENT, entry=draft(*without.entry.answers))
    back = back.accept(chosen=("teams", "capacity"))
    assert back.so_far(back.steps()[2]) == ("Anna", ())


def test_an_answer_given_again_replaces_the_first_and_leaves_the_choice() -> None:
    one = question("q", "principles")
    first = begin(one).accept(chosen=("be-curious",)).accept(text="old").entry.answers
    again = begin(one, entry=draft(*first)).accept(chosen=("be-curious",)).accept(text="new")
    assert again.entry.answers == (
        Answer(question="q", asked="q?", principles=("be-curious",), text="new"),
    )


def test_an_answer_emptied_when_asked_again_is_taken_away() -> None:
    first = begin(TALK).accept(text="old").entry.answers
    assert begin(TALK, entry=draft(*first)).accept().entry.answers == ()


def test_a_finished_entry_holds_its_time_and_no_mark() -> None:
    interview = begin(TALK, question("more")).accept(text="x")
    done = interview.finish("2026-11-22T10:00:00+01:00")
    assert (done.finished, done.unfinished) == ("2026-11-22T10:00:00+01:00", None)


def test_a_new_name_changes_nothing_else() -> None:
    interview = begin(TALK, question("more")).accept(text="x")
    renamed = interview.renamed("2026-11-22-reflection-abcd")
    assert renamed.entry.id == "2026-11-22-reflection-abcd"
    assert (renamed.at, renamed.entry.answers) == (interview.at, interview.entry.answers)


def test_an_interview_ends_though_a_competency_stands_twice_in_its_file() -> None:
    twice = Answer(question="grow", asked="grow?", competencies=("teams", "teams"), text="x")
    interview = begin(DEVELOPMENT, entry=draft(twice))
    interview = Interview(interview.questions, interview.entry, interview.steps()[2])
    for _ in range(10):
        interview = interview.accept(text="x") if interview.at else interview
    assert interview.at is None


def test_a_promise_that_is_taken_away_takes_its_day_along() -> None:
    by = FollowUp(id="do.by", text="By when?", answer="day")
    asked = Question(id="do", text="What?", answer="promise", follow_ups=(by,))
    done = begin(asked).accept(text="Ask first.").accept(text="2026-12-06")
    assert done.reopen("do").accept(text="").entry.answers == ()
