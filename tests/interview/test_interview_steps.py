"""What one question asks for, step by step, as its answer grows."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, named_competencies
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import AnswerKind, FollowUp, Option, Question, Source
from isp_cli.interview.interview import Interview
from isp_cli.interview.steps import steps_of, understand_day, way_of
from isp_cli.records import replace

TODAY = date(2026, 11, 22)
BY = FollowUp(id="q.by", text="By when?", answer="day")
WHY = FollowUp(id="q.why", text="Why?", only_if="no")
OPTIONS = (Option(id="yes", name="Yes"), Option(id="no", name="No"))


def entry(*answers: Answer, about: str = "") -> Entry:
    return Entry(
        id="2026-11-22-reflection-k7fq",
        kind="reflection",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T18:05:00+01:00",
        about=about,
        answers=answers,
    )


def parts(question: Question, *answers: Answer, about: str = "") -> list[str]:
    return [step.part for step in steps_of((question,), entry(*answers, about=about))]


def said(**more: object) -> Answer:
    return Answer(question="q", asked="Q?", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        pytest.param(Question(id="q", text="Q?"), said(), ["text"], id="text"),
        pytest.param(Question(id="q", text="Q?", answer="day"), said(), ["day"], id="day"),
        pytest.param(
            Question(id="q", text="Q?", answer="evidence"), said(), ["text"], id="evidence-unsaid"
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="evidence"),
            said(text="They spoke."),
            ["text", "how"],
            id="evidence",
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="promise", follow_ups=(BY,)),
            said(),
            ["text"],
            id="promise-unsaid",
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="promise", follow_ups=(BY,)),
            said(text="Wait."),
            ["text", "q.by"],
            id="promise",
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="in-play", words="none"),
            said(),
            ["in-play"],
            id="in-play",
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="choice", options=OPTIONS, follow_ups=(WHY,)),
            said(chosen="yes"),
            ["choice", "text"],
            id="choice",
        ),
        pytest.param(
            Question(id="q", text="Q?", answer="choice", options=OPTIONS, follow_ups=(WHY,)),
            said(chosen="no"),
            ["choice", "text", "q.why"],
            id="a-follow-up-of-one-option",
        ),
    ],
)
def test_a_question_asks_for_what_its_answer_so_far_calls_for(
    question: Question, answer: Answer, expected: list[str]
) -> None:
    assert parts(question, answer) == expected


def test_activities_are_asked_for_once_a_competency_is_named() -> None:
    question = Question(id="a", text="Which?", answer="activities", words="none")
    assert parts(question) == []
    assert parts(question, about="facilitation") == ["activities"]
    assert parts(question, said(competencies=("brokering",))) == ["activities"]


def test_the_competencies_of_an_entry_are_named_once_the_one_it_is_about_first() -> None:
    held = entry(said(competencies=("brokering", "facilitation")), about="facilitation")
    assert named_competencies(held) == ("facilitation", "brokering")


@pytest.mark.parametrize(
    ("wants", "chosen", "field"),
    [
        ("in-play", ("facilitation", "be-curious"), ("competencies", ("facilitation",))),
        ("in-play", ("facilitation", "be-curious"), ("principles", ("be-curious",))),
        ("activities", ("facilitation.voices",), ("activities", ("facilitation.voices",))),
        ("choice", ("yes",), ("chosen", "yes")),
        ("choice", (), ("chosen", "")),
    ],
)
def test_a_choice_is_kept_where_it_belongs(
    wants: str, chosen: tuple[str, ...], field: tuple[str, object]
) -> None:
    question = Question(
        id="q",
        text="Q?",
        answer=wants,  # type: ignore[arg-type]
        options=OPTIONS if wants == "choice" else (),
    )
    held = entry(Answer(question="before", asked="?", text="x"), about="facilitation")
    interview = Interview.begin((question,), held, ("be-curious",))
    interview = interview.standing_at(interview.steps()[0]).accept(chosen=chosen)
    answer = interview.entry.answer("q") or said()
    assert getattr(answer, field[0]) == field[1]


def test_how_it_is_known_is_kept_beside_the_words_and_shown_again() -> None:
    question = Question(id="q", text="Q?", answer="evidence")
    interview = Interview.begin((question,), entry()).accept(text="They spoke.")
    interview = interview.accept(chosen=("observed",))
    answer = interview.entry.answer("q")
    assert answer is not None
    assert (answer.text, answer.how) == ("They spoke.", "observed")
    assert interview.so_far(interview.steps()[1]) == ("", ("observed",))


def test_evidence_whose_words_are_taken_away_is_gone() -> None:
    question = Question(id="q", text="Q?", answer="evidence")
    interview = Interview.begin((question,), entry(said(text="They spoke.", how="data")))
    again = interview.reopen("q").accept(text="")
    assert again.entry.answer("q") is None


def test_a_follow_ups_answer_is_offered_again() -> None:
    question = Question(id="q", text="Q?", answer="promise", follow_ups=(BY,))
    answer = said(text="Wait.").with_follow_up(
        FollowUpAnswer(question="q.by", asked="By when?", text="2026-12-06")
    )
    interview = Interview.begin((question,), entry(answer))
    assert interview.so_far(interview.steps()[1]) == ("2026-12-06", ())


def test_a_day_is_understood_ahead_or_behind_as_it_is_asked() -> None:
    assert understand_day("tuesday", TODAY, "ahead") == date(2026, 11, 24)
    assert understand_day("tuesday", TODAY, "past") == date(2026, 11, 17)
    assert understand_day(" ", TODAY, "any") is None


def test_a_day_that_lies_on_the_wrong_side_is_refused() -> None:
    with pytest.raises(BrokenRule, match="Sat 21 Nov 2026 has gone by"):
        understand_day("yesterday", TODAY, "ahead")
    with pytest.raises(BrokenRule, match="Mon 23 Nov 2026 is still to come"):
        understand_day("tomorrow", TODAY, "past", also_gone_by=True)
    assert understand_day("yesterday", TODAY, "ahead", also_gone_by=True) == date(2026, 11, 21)


def test_a_questions_day_lies_where_it_says_and_a_promises_ahead() -> None:
    day = Question(id="q", text="When?", answer="day")
    assert way_of(day, None) == "any"
    assert way_of(replace(day, day="past"), None) == "past"
    assert way_of(day, replace(BY, day="past")) == "past"
    assert way_of(replace(day, answer="promise"), BY) == "ahead"


def test_a_day_that_could_be_two_is_refused() -> None:
    with pytest.raises(BrokenRule, match="'3/4/2027' could be"):
        understand_day("3/4/2027", TODAY, "ahead")


@pytest.mark.parametrize("kind", get_args(AnswerKind))
def test_every_kind_of_answer_says_what_is_asked_for_it(kind: AnswerKind) -> None:
    question = Question(
        id="one", text="What?", answer=kind, source=Source(document="isp", section="One")
    )
    assert steps_of((question,), entry())
