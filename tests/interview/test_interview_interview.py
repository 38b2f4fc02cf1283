"""The interview: which steps a question has, what a step takes, and what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, HalfAnswer
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import FollowUp, Question, Source
from isp_cli.interview.interview import Interview, check_choice
from isp_cli.records import replace
from support import entry_record

HERE = Source(document="guide", section="Questions")
Asked = list[tuple[str, str, str]]


def question(id: str, answer: Any = "text", *follow_ups: str, **more: Any) -> Question:
    under = tuple(FollowUp(id=each, text=f"{each}?", source=HERE) for each in follow_ups)
    return Question(
        id=id, text=f"{id}?", help="", answer=answer, source=HERE, follow_ups=under, **more
    )


def draft(*answers: Answer) -> Entry:
    return entry_record(*answers)


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


# A draft goes on where it was left, with the half-typed words, at every kind of step.
EMPTY = entry_record()
QUESTIONS = (
    Question(id="talk", text="talk?", help="", answer="text", source=HERE),
    Question(id="values", text="values?", help="", answer="principles", source=HERE),
    Question(id="strong", text="strong?", help="", answer="competencies", source=HERE),
    Question(
        id="grow",
        text="grow?",
        help="",
        answer="development",
        source=HERE,
        at_least=2,
        at_most=3,
        follow_ups=(
            FollowUp(id="grow.people", text="people?", source=HERE),
            FollowUp(id="grow.steps", text="steps?", source=HERE),
        ),
    ),
    Question(
        id="share",
        text="share?",
        help="",
        answer="text",
        source=HERE,
        follow_ups=(FollowUp(id="share.how", text="how?", source=HERE),),
    ),
)
# what is answered, step by step, from the first question to the last follow-up
COURSE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("I listen.", ()),
    ("", ("be-curious",)),
    ("It opens doors.", ()),
    ("", ("brokering",)),
    ("I know people.", ()),
    ("", ("teams", "capacity")),
    ("They come next.", ()),
    ("Anna", ()),
    ("Shadow Anna", ()),
    ("Ben", ()),
    ("Ask Ben", ()),
    ("A checklist.", ()),
    ("In a talk.", ()),
)
STEPS = [
    "text", "principles", "text-after-principles", "competencies", "text-after-competencies",
    "development", "text-after-development", "follow-up-of-the-first-competency",
    "last-follow-up-of-the-first", "follow-up-of-the-second-competency",
    "last-follow-up-of-the-second", "text-with-follow-up", "follow-up-asked-once",
]  # fmt: skip
at_every_step = pytest.mark.parametrize("position", range(len(COURSE)), ids=STEPS)


def answered(count: int) -> Interview:
    interview = Interview.begin(QUESTIONS, EMPTY)
    for text, chosen in COURSE[:count]:
        interview = interview.accept(text=text, chosen=chosen)
    return interview


def resumed(interview: Interview) -> Interview:
    return Interview.begin(QUESTIONS, interview.entry)


@at_every_step
def test_a_draft_goes_on_at_the_step_that_was_next(position: int) -> None:
    before = answered(position)
    assert resumed(before).at == before.at == before.steps()[position]


@at_every_step
def test_an_interrupted_step_keeps_the_half_said(position: int) -> None:
    left = answered(position)
    assert left.at is not None
    half = ("half a sent", ()) if left.at.wants == "text" else ("", ("facilitation",))
    back = resumed(left.interrupted(text=half[0], chosen=half[1]))
    assert back.at == left.at
    assert back.so_far(back.at) == half


@at_every_step
def test_an_interruption_with_nothing_said_goes_on_at_the_same_step(position: int) -> None:
    left = answered(position)
    back = resumed(left.interrupted())
    assert back.at == left.at
    assert back.so_far(back.at) == ("", ())


@at_every_step
def test_an_interruption_changes_no_answer(position: int) -> None:
    left = answered(position)
    assert left.interrupted(text="half").entry.answers == left.entry.answers


@at_every_step
def test_a_draft_resumed_at_each_step_ends_as_one_that_never_stopped(position: int) -> None:
    interview = resumed(answered(position).interrupted(text="half"))
    for text, chosen in COURSE[position:]:
        interview = interview.accept(text=text, chosen=chosen)
    assert interview == answered(len(COURSE))


@at_every_step
def test_a_step_that_is_asked_again_shows_what_it_holds(position: int) -> None:
    done = answered(len(COURSE))
    assert done.so_far(done.steps()[position]) == COURSE[position]


@at_every_step
def test_a_step_not_reached_yet_holds_nothing(position: int) -> None:
    interview = answered(position)
    assert interview.so_far(interview.steps()[position]) == ("", ())


def test_words_half_typed_at_a_list_are_shown_there_and_go_on_to_its_words_only() -> None:
    half = resumed(answered(1).interrupted(text="curious, mostly"))
    assert half.stray == "curious, mostly"
    assert half.accept(chosen=("be-curious",)).text_so_far == "curious, mostly"
    only_a_list = replace(QUESTIONS[1], words="none")
    asked = (only_a_list, QUESTIONS[0])
    half = Interview.begin(asked, EMPTY).interrupted(text="curious, mostly")
    moved = half.accept(chosen=("be-curious",))
    assert moved.question_id == "talk"
    assert moved.text_so_far == ""
    assert half.accept(chosen=()).text_so_far == ""


def test_words_half_typed_at_a_list_stay_while_something_else_is_done_there() -> None:
    half = answered(1).interrupted(text="curious, mostly")
    ticked = half.interrupted(chosen=("be-curious",))
    assert ticked.at is not None
    assert ticked.so_far(ticked.at) == ("curious, mostly", ("be-curious",))
    assert half.interrupted(text="or kind").stray == "curious, mostly\nor kind"
    assert half.standing_at(half.at).stray == "curious, mostly"


def test_half_typed_words_lose_only_their_line_ends() -> None:
    half = answered(0).interrupted(text="one\r\n two ")
    assert half.entry.unfinished == HalfAnswer(
        question="talk", part="text", asked="talk?", text="one\n two "
    )


def test_half_typed_words_come_before_the_earlier_answer() -> None:
    again = Interview.begin(QUESTIONS, replace(EMPTY, answers=answered(1).entry.answers))
    back = resumed(again.reopen("talk").interrupted(text="I lis"))
    assert back.at is not None
    assert back.so_far(back.at) == ("I lis", ())


def test_half_typed_words_are_shown_at_their_own_step_only() -> None:
    left = answered(7).interrupted(text="An")
    assert [left.so_far(step)[0] for step in left.steps()[7:]] == ["An", "", "", "", "", ""]


def test_the_half_typed_words_are_gone_once_the_step_is_answered() -> None:
    interview = resumed(answered(0).interrupted(text="I lis")).accept(text="I listen.")
    assert interview.entry.unfinished == HalfAnswer(question="values", part="principles")


def test_a_draft_with_nothing_left_to_ask_is_looked_over() -> None:
    back = resumed(answered(len(COURSE)))
    assert back.at is None
    again = back.reopen("talk")
    assert again.at is not None
    assert again.so_far(again.at) == ("I listen.", ())
    assert again.accept(text="I listen more.").at is None


@pytest.mark.parametrize(
    ("mark", "position"),
    [
        pytest.param(HalfAnswer(question="grow"), 5, id="question-only"),
        pytest.param(HalfAnswer(question="grow", part="retired"), 5, id="part-unknown"),
        pytest.param(
            HalfAnswer(question="grow", part="grow.people", competency="facilitation"),
            5,
            id="competency-not-chosen",
        ),
    ],
)
def test_a_mark_whose_step_is_gone_goes_on_as_near_as_it_can(
    mark: HalfAnswer, position: int
) -> None:
    entry = replace(answered(len(COURSE)).entry, unfinished=mark)
    interview = Interview.begin(QUESTIONS, entry)
    assert interview.at == interview.steps()[position]


@pytest.mark.parametrize(("count", "next"), [(1, "values"), (len(COURSE), None)])
def test_a_mark_whose_question_is_gone_goes_on_at_the_first_without_an_answer(
    count: int, next: str | None
) -> None:
    mark = HalfAnswer(question="retired", part="text")
    interview = Interview.begin(QUESTIONS, replace(answered(count).entry, unfinished=mark))
    assert (interview.at.question.id if interview.at else None) == next


HALF = "half a sentence"


def test_half_typed_words_of_a_question_that_is_gone_are_an_answer_to_what_was_asked() -> None:
    left = answered(1).interrupted().entry
    mark = HalfAnswer(question="retired", part="text", asked="Retired?", text=HALF)
    back = Interview.begin(QUESTIONS, replace(left, unfinished=mark))
    assert back.moved == mark
    assert back.at is not None
    assert back.at.question.id == "values", "the first that is not answered"
    assert back.text_so_far == "", "and of no other question"
    kept = back.entry.answer("retired")
    assert kept == Answer(question="retired", asked="Retired?", text=HALF)
    assert back.accept().entry.answer("retired") == kept
    assert back.entry.answer("talk") == left.answer("talk")


@pytest.mark.parametrize("before", ["", "Anna"])
def test_half_typed_words_of_a_step_that_is_gone_stay_with_their_question(before: str) -> None:
    entry = answered(len(COURSE)).entry
    grow = entry.answer("grow")
    assert grow is not None
    said = FollowUpAnswer(
        question="grow.people", competency="facilitation", asked="people?", text=before
    )
    entry = entry.with_answer(grow.with_follow_up(said), ("talk", "values", "strong", "grow"))
    mark = HalfAnswer(
        question="grow", part="grow.people", competency="facilitation", asked="people?", text=HALF
    )
    back = Interview.begin(QUESTIONS, replace(entry, unfinished=mark))
    assert back.moved == mark
    now = back.entry.answer("grow")
    assert now is not None
    assert now.text == "They come next.", "the answer beside it is as it was"
    kept = now.follow_up("grow.people", "facilitation")
    assert kept is not None
    assert kept.text == (f"Anna\n\n{HALF}" if before else HALF)


def test_half_typed_words_that_moved_are_not_moved_again() -> None:
    mark = HalfAnswer(question="retired", part="text", asked="Retired?", text=HALF)
    once = Interview.begin(QUESTIONS, replace(EMPTY, unfinished=mark))
    twice = resumed(once)
    assert twice.moved is None
    assert twice.entry == once.entry


def test_answers_to_questions_that_are_not_asked_any_more_stay() -> None:
    old = Answer(question="retired", asked="retired?", text="kept")
    draft = replace(EMPTY, answers=(old,), unfinished=HalfAnswer(question="talk", part="text"))
    interview = Interview.begin(QUESTIONS, draft).accept(text="new")
    assert old in interview.entry.answers
