"""Questions one would ask somebody else come back one at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from isp_cli.core.own_questions import question_for, questions_in

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("What did you notice?", ("What did you notice?",), id="one"),
        pytest.param(
            "- What did you notice?\n2. Who was missing? And why?",
            ("What did you notice?", "Who was missing?", "And why?"),
            id="a-list",
        ),
        pytest.param("I would listen. What hurts?", ("What hurts?",), id="after-a-sentence"),
        pytest.param("What hurts?\nWhat hurts?", ("What hurts?",), id="once"),
        pytest.param("ما الذي لاحظته؟", ("ما الذي لاحظته؟",), id="arabic"),
        pytest.param("I would only listen.", (), id="none"),
        pytest.param("? ?? .?", (), id="marks-alone"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_the_questions_of_a_text_are_found_without_their_marks(
    text: str, found: tuple[str, ...]
) -> None:
    assert questions_in(text) == found


def test_another_question_comes_each_day_and_the_same_all_day() -> None:
    text = "Who? What? When?"
    days = [question_for(text, DAY + timedelta(days=each)) for each in range(3)]
    assert sorted(days) == ["What?", "When?", "Who?"]
    assert question_for(text, DAY) == days[0]


def test_no_question_is_no_question() -> None:
    assert question_for("I would listen.", DAY) == ""
