"""Promises: made with an answer, brought back as a question, settled where they were made."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, Outcome, Promise
from isp_cli.entry.own_questions import promise_of_question
from isp_cli.entry.promises import (
    outcomes_in,
    promises_as_asked,
    promises_by_day,
    promises_of,
    question_about,
    question_as_asked,
    with_outcome,
    with_promises,
)
from isp_cli.framework.records import FollowUp, Question
from isp_cli.records import replace

ASKED = Question(
    id="next",
    text="What next?",
    answer="promise",
    follow_ups=(FollowUp(id="next.by", text="By when?", answer="day"),),
)
TODAY = date(2026, 12, 6)


def entry(*answers: Answer, id: str = "2026-11-22-reflection-k7fq", label: str = "") -> Entry:
    return Entry(
        id=id,
        kind="reflection",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T18:05:00+01:00",
        label=label,
        answers=answers,
    )


def said(text: str, by: str = "") -> Answer:
    answer = Answer(question="next", asked="What next?", text=text)
    return answer.with_follow_up(FollowUpAnswer(question="next.by", asked="By when?", text=by))


def test_words_make_a_promise_with_their_day() -> None:
    made = with_promises(entry(said("Wait.", "2026-12-06")), (ASKED,))
    assert made.promises == (Promise(question="next", number=1, due="2026-12-06"),)
    (held,) = promises_of(made)
    assert (held.text, held.due, held.made) == ("Wait.", TODAY, date(2026, 11, 22))


@pytest.mark.parametrize("answer", [said("", "2026-12-06"), said(" \n")], ids=["a-day", "spaces"])
def test_without_words_nothing_is_promised(answer: Answer) -> None:
    assert with_promises(entry(answer), (ASKED,)).promises == ()


def test_a_promise_is_due_when_its_day_has_come_or_it_has_none() -> None:
    dated = next(promises_of(with_promises(entry(said("Wait.", "2026-12-06")), (ASKED,))))
    open_ended = next(promises_of(with_promises(entry(said("Wait.")), (ASKED,))))
    assert not dated.is_due(date(2026, 12, 5))
    assert dated.is_due(TODAY)
    assert open_ended.is_due(date(2026, 11, 22))


def test_those_with_a_day_come_first_then_the_oldest() -> None:
    made = [
        next(promises_of(with_promises(entry(answer, id=id), (ASKED,))))
        for id, answer in (
            ("2026-11-03-reflection-cccc", said("c")),
            ("2026-11-02-reflection-bbbb", said("b")),
            ("2026-11-04-reflection-dddd", said("d", "2026-12-01")),
        )
    ]
    assert [each.text for each in promises_by_day(made)] == ["d", "b", "c"]


@pytest.mark.parametrize("dated", [1, 3, 9])
def test_one_without_a_day_has_its_turn_however_many_have_one(dated: int) -> None:
    first = next(promises_of(with_promises(entry(said("no day")), (ASKED,))))
    days = [date(2026, 12, 7) + timedelta(days=number) for number in range(dated)]
    others = [
        next(promises_of(with_promises(entry(said(str(day), day.isoformat())), (ASKED,))))
        for day in days
    ]
    assert promises_as_asked([*others, first], TODAY)[0] == first
    assert promises_as_asked([*others, first], date(2027, 2, 1))[0] == first


def test_those_that_are_due_come_before_those_to_come() -> None:
    texts = {
        "come": "2027-01-15",
        "late": "2026-11-30",
        "today": "2026-12-06",
        "next": "2026-12-07",
    }
    made = [
        next(promises_of(with_promises(entry(said(text, day)), (ASKED,))))
        for text, day in texts.items()
    ]
    assert [each.text for each in promises_as_asked(made, TODAY)] == [
        "late",
        "today",
        "next",
        "come",
    ]


def test_one_that_was_said_to_be_open_goes_behind_those_that_wait_longer() -> None:
    asked = with_promises(entry(said("asked", "2026-11-24")), (ASKED,))
    told = with_outcome(asked, "next", Outcome(on="2026-12-05", how="still-open"))
    other = with_promises(entry(said("other", "2026-11-30")), (ASKED,))
    made = [next(promises_of(each)) for each in (told, other)]
    assert [each.text for each in promises_as_asked(made, TODAY)] == ["other", "asked"]


def test_the_question_that_brings_it_back_says_when_after_what_and_the_words() -> None:
    made = with_promises(entry(said("Wait\nlonger.", "2026-12-06"), label="Site B"), (ASKED,))
    question = question_about(next(promises_of(made)))
    assert question.text == (
        "On 22 Nov 2026, after Site B, you said you would do this by Sun 6 Dec 2026: "
        "“Wait longer.” How did it go?"
    )
    assert [each.id for each in question.options] == ["kept", "still-open", "let-go"]
    assert promise_of_question(question.id) == ("2026-11-22-reflection-k7fq", "next")


def test_words_without_a_full_stop_do_not_run_into_the_question() -> None:
    made = with_promises(entry(said("Wait longer", "2026-12-06")), (ASKED,))
    question = question_about(next(promises_of(made)))
    assert question.text.endswith("\u201cWait longer\u201d. How did it go?")
    assert question.promised == "Wait longer"


@pytest.mark.parametrize("id", ["next", "promise.new", "promise", "lessons"])
def test_other_questions_bring_no_promise_back(id: str) -> None:
    assert promise_of_question(id) is None


@pytest.mark.parametrize(
    ("how", "settled"), [("kept", "2026-12-06"), ("let-go", "2026-12-06"), ("still-open", "")]
)
def test_kept_and_let_go_settle_the_entry_and_still_open_does_not(how: str, settled: str) -> None:
    made = with_promises(entry(said("Wait.")), (ASKED,))
    outcome = Outcome(on="2026-12-06", how=how)  # type: ignore[arg-type]
    told = with_outcome(made, "next", outcome)
    assert told.settled == settled
    assert told.promises[0].outcomes == (outcome,)
    assert told.promises[0].is_open is (how == "still-open")


def test_an_entry_is_settled_only_when_all_its_promises_are() -> None:
    made = replace(entry(), promises=(Promise(question="a"), Promise(question="b")))
    told = with_outcome(made, "a", Outcome(on="2026-12-06", how="kept"))
    assert told.settled == ""
    assert with_outcome(told, "b", Outcome(on="2026-12-07", how="kept")).settled == "2026-12-07"


def test_what_an_entry_says_of_promises_is_found_with_the_new_day() -> None:
    made = with_promises(entry(said("Wait.")), (ASKED,))
    question = question_about(next(promises_of(made)))
    answer = Answer(question=question.id, asked=question.text, chosen="still-open")
    answer = answer.with_follow_up(
        FollowUpAnswer(question=f"{question.id}.by", asked="By when now?", text="2027-01-01")
    )
    telling = entry(answer, id="2026-12-06-reflection-zzzz")
    assert list(outcomes_in(telling, TODAY)) == [
        (
            "2026-11-22-reflection-k7fq",
            "next",
            Outcome(on="2026-12-06", how="still-open", entry="2026-12-06-reflection-zzzz"),
            "2027-01-01",
        )
    ]


def test_a_promise_nobody_spoke_of_is_left_alone() -> None:
    made = with_promises(entry(said("Wait.")), (ASKED,))
    question = question_about(next(promises_of(made)))
    answer = Answer(question=question.id, asked=question.text, text="Hm.")
    assert list(outcomes_in(entry(answer), TODAY)) == []


@pytest.mark.parametrize("words", ["Ask first.", "Ask \u201cwhat if?\u201d first.", ""])
def test_the_question_that_brings_a_promise_back_holds_its_words(words: str) -> None:
    made = entry(said(words), label="the \u201cbig\u201d call")
    (held,) = promises_of(replace(made, promises=(Promise(question="next"),)))
    assert question_about(held).promised == words


def test_where_the_promise_is_gone_all_that_was_asked_stands_for_its_words() -> None:
    asked = "On 22 Nov 2026, you said you would do this: \u201cWait.\u201d How did it go?"
    answer = Answer(question="promise.2026-11-22-reflection-k7fq.next", asked=asked, chosen="kept")
    question = question_as_asked(answer)
    assert (question.text, question.promised) == (asked, asked)
    assert [each.id for each in question.options] == ["kept", "still-open", "let-go"]
