"""Which of many answers somebody means, and where the words of a question changed."""

from __future__ import annotations

import pytest

from isp_cli.entry.entry import (
    Answer,
    AnswerInEntry,
    Entry,
    FrameworkPin,
    find_answered,
    reworded_questions,
)


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
