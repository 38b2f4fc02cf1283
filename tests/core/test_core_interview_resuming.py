"""A draft goes on where it was left, with the half-typed words, at every kind of step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, HalfSaid
from isp_cli.framework.records import FollowUp, Question, Source
from isp_cli.interview.interview import Interview

HERE = Source(document="guide", section="Questions")
EMPTY = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=FrameworkPin(id="practice-guide", version="2021"),
    started="2026-11-22T09:00:00+01:00",
)
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


def test_half_typed_words_lose_only_their_line_ends() -> None:
    half = answered(0).interrupted(text="one\r\n two ")
    assert half.entry.unfinished == HalfSaid(
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
    assert interview.entry.unfinished == HalfSaid(question="values", part="principles")


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
        pytest.param(HalfSaid(question="grow"), 5, id="question-only"),
        pytest.param(HalfSaid(question="grow", part="retired"), 5, id="part-unknown"),
        pytest.param(
            HalfSaid(question="grow", part="grow.people", competency="facilitation"),
            5,
            id="competency-not-chosen",
        ),
    ],
)
def test_a_mark_whose_step_is_gone_goes_on_as_near_as_it_can(mark: HalfSaid, position: int) -> None:
    entry = replace(answered(len(COURSE)).entry, unfinished=mark)
    interview = Interview.begin(QUESTIONS, entry)
    assert interview.at == interview.steps()[position]


@pytest.mark.parametrize(("count", "next"), [(1, "values"), (len(COURSE), None)])
def test_a_mark_whose_question_is_gone_goes_on_at_the_first_without_an_answer(
    count: int, next: str | None
) -> None:
    mark = HalfSaid(question="retired", part="text")
    interview = Interview.begin(QUESTIONS, replace(answered(count).entry, unfinished=mark))
    assert (interview.at.question.id if interview.at else None) == next


HALF = "half a sentence"


def test_half_typed_words_of_a_question_that_is_gone_are_an_answer_to_what_was_asked() -> None:
    left = answered(1).interrupted().entry
    mark = HalfSaid(question="retired", part="text", asked="Retired?", text=HALF)
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
    mark = HalfSaid(
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
    mark = HalfSaid(question="retired", part="text", asked="Retired?", text=HALF)
    once = Interview.begin(QUESTIONS, replace(EMPTY, unfinished=mark))
    twice = resumed(once)
    assert twice.moved is None
    assert twice.entry == once.entry


def test_answers_to_questions_that_are_not_asked_any_more_stay() -> None:
    old = Answer(question="retired", asked="retired?", text="kept")
    draft = replace(EMPTY, answers=(old,), unfinished=HalfSaid(question="talk", part="text"))
    interview = Interview.begin(QUESTIONS, draft).accept(text="new")
    assert old in interview.entry.answers
