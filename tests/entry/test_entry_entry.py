"""Entries: answers take their place, and nothing that was typed changes but line ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import (
    Answer,
    AnswerInEntry,
    Entry,
    FollowUpAnswer,
    FrameworkPin,
    find_answered,
    reworded_questions,
    with_line_feeds,
)
from support import entry_record

ORDER = ("practice", "lessons", "coaching")


def entry(*answers: Answer) -> Entry:
    return entry_record(*answers)


def said(question: str, text: str = "words") -> Answer:
    return Answer(question=question, asked=f"{question}?", text=text)


def under(question: str, text: str, competency: str = "") -> FollowUpAnswer:
    return FollowUpAnswer(question=question, competency=competency, asked="?", text=text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("a\r\nb", "a\nb", id="windows"),
        pytest.param("a\rb", "a\nb", id="old-mac"),
        pytest.param("a\nb", "a\nb", id="unix"),
        pytest.param("a\r\n\r\nb", "a\n\nb", id="empty-line"),
        pytest.param("a\r\r\nb", "a\n\nb", id="mixed"),
        pytest.param("  a\t \n ", "  a\t \n ", id="blanks-stay"),
        pytest.param("a\x0bb\x85c\u2028d", "a\x0bb\x85c\u2028d", id="other-separators-stay"),
        pytest.param("a\ud83d\ude00", "a\U0001f600", id="two-halves-of-one-letter"),
        pytest.param("a\ud83db\ude00", "a\ud83db\ude00", id="halves-apart-stay"),
    ],
)
def test_only_line_ends_and_halves_of_letters_change(typed: str, kept: str) -> None:
    assert with_line_feeds(typed) == kept


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("a \r\n\t")))
def test_line_ends_are_changed_once_and_for_all(text: str) -> None:
    once = with_line_feeds(text)
    assert "\r" not in once
    assert with_line_feeds(once) == once


@pytest.mark.parametrize(
    ("answer", "is_empty"),
    [
        pytest.param(Answer(question="q", asked="?"), True, id="nothing"),
        pytest.param(said("q"), False, id="text"),
        pytest.param(Answer(question="q", asked="?", principles=("a",)), False, id="principle"),
        pytest.param(Answer(question="q", asked="?", competencies=("a",)), False, id="competency"),
        pytest.param(
            Answer(question="q", asked="?", follow_ups=(under("f", "x"),)), False, id="follow-up"
        ),
        pytest.param(
            Answer(question="q", asked="?", follow_ups=(under("f", ""),)),
            True,
            id="empty-follow-up",
        ),
    ],
)
def test_an_answer_is_empty_when_nothing_in_it_says_anything(
    answer: Answer, is_empty: bool
) -> None:
    assert answer.is_empty is is_empty


def test_answers_stand_in_the_order_of_the_questions_whenever_they_were_given() -> None:
    late = entry().with_answer(said("coaching"), ORDER).with_answer(said("practice"), ORDER)
    assert [each.question for each in late.answers] == ["practice", "coaching"]


def test_an_answer_to_a_question_that_is_not_asked_any_more_stays_at_the_end() -> None:
    changed = entry(said("retired")).with_answer(said("lessons"), ORDER)
    assert [each.question for each in changed.answers] == ["lessons", "retired"]


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    changed = entry(said("lessons", "old")).with_answer(said("lessons", "new"), ORDER)
    assert [each.text for each in changed.answers] == ["new"]


def test_an_empty_answer_takes_the_earlier_one_away() -> None:
    changed = entry(said("lessons")).with_answer(said("lessons", ""), ORDER)
    assert changed.answers == ()


def test_a_change_leaves_the_entry_it_was_made_from_as_it_was() -> None:
    before = entry()
    before.with_answer(said("lessons"), ORDER)
    assert before.answers == ()


def test_an_answer_is_found_by_its_question() -> None:
    assert entry(said("lessons"), said("coaching", "x")).answer("coaching") == said("coaching", "x")


def test_an_unanswered_question_has_no_answer() -> None:
    assert entry(said("lessons")).answer("coaching") is None


def test_a_follow_up_is_answered_for_each_competency_apart() -> None:
    answer = said("development")
    answer = answer.with_follow_up(under("people", "Anna", "teams"))
    answer = answer.with_follow_up(under("people", "Ben", "brokering"))
    assert answer.follow_up("people", "teams") == under("people", "Anna", "teams")
    assert answer.follow_up("people", "brokering") == under("people", "Ben", "brokering")


def test_a_follow_up_nobody_answered_is_not_found() -> None:
    answer = said("development").with_follow_up(under("people", "Anna", "teams"))
    assert answer.follow_up("people", "brokering") is None


def test_a_second_answer_to_a_follow_up_replaces_the_first() -> None:
    answer = said("sharing").with_follow_up(under("how", "a talk"))
    assert answer.with_follow_up(under("how", "a blog")).follow_ups == (under("how", "a blog"),)


def test_a_follow_up_that_is_answered_again_keeps_its_place() -> None:
    answer = said("q").with_follow_up(under("first", "a")).with_follow_up(under("second", "b"))
    again = answer.with_follow_up(under("first", "c"))
    assert [each.question for each in again.follow_ups] == ["first", "second"]


def test_an_empty_answer_to_a_follow_up_takes_the_earlier_one_away() -> None:
    answer = said("sharing").with_follow_up(under("how", "a talk"))
    assert answer.with_follow_up(under("how", "")).follow_ups == ()


# Which of many answers somebody means, and where the words of a question changed.


def answered(id: str, asked: str = "Which?") -> AnswerInEntry:
    answer = Answer(question="sharing", asked=asked, text="x")
    pinned = FrameworkPin(id="practice-guide", version="1.1")
    return AnswerInEntry(
        Entry(id=id, kind="reflection", framework=pinned, started="", answers=(answer,)), answer
    )


NEW, OLD = answered("2026-11-22-reflection-aaaa"), answered("2025-03-01-reflection-bbbb")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1", NEW),
        ("last", NEW),
        (" 2 ", OLD),
        ("02", OLD),
        ("2025-03-01-reflection-bbbb", OLD),
        ("0", None),
        ("3", None),
        ("-1", None),
        ("", None),
        ("²", None),
        ("2025-03-01-reflection-cccc", None),
    ],
)
def test_one_is_meant_by_number_id_or_last(said: str, meant: AnswerInEntry | None) -> None:
    assert find_answered([NEW, OLD], said) == meant


def test_nothing_is_meant_where_there_is_nothing() -> None:
    assert find_answered([], "last") is None


def test_a_question_is_told_again_only_where_its_words_changed() -> None:
    found = [answered("x", asked) for asked in ("One?", "One?\n", "Two?", "Two?", "One?")]
    assert reworded_questions(found) == ["", "", "Two?", "", "One?"]
    assert reworded_questions([]) == []
