"""Questions one would ask somebody else come back one at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from isp_cli.questions.sets import question_for, questions_in

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("What did you notice?", ("What did you notice?",), id="one"),
        pytest.param(
            "- What did you notice?\n2. Who was missing? And why?",
            ("What did you notice?", "Who was missing? And why?"),
            id="a-line-of-a-list-is-one",
        ),
        pytest.param(
            "- What would you hear if you\n  said nothing?\nAnd then? I would wait.",
            ("What would you hear if you said nothing?", "And then?"),
            id="a-list-and-what-follows-it",
        ),
        pytest.param(
            "What would you hear if you said\nnothing? What did e.g. Anna do?",
            ("What would you hear if you said nothing?", "What did e.g. Anna do?"),
            id="over-two-lines",
        ),
        pytest.param("What is 3.5 times better?", ("What is 3.5 times better?",), id="a-decimal"),
        pytest.param("3 sites: which first?", ("3 sites: which first?",), id="a-number"),
        pytest.param("What if... you waited?", ("What if... you waited?",), id="a-pause"),
        pytest.param("What did Dr. Who see?", ("What did Dr. Who see?",), id="a-title"),
        pytest.param("My questions:\nWho paid?", ("Who paid?",), id="after-a-colon"),
        pytest.param("Not that.\n\n1) Who paid?", ("Who paid?",), id="after-an-empty-line"),
        pytest.param("\u201cWho paid?\u201d", ("Who paid?",), id="in-quotes"),
        pytest.param(
            "I would ask \u201cwho paid?\u201d and wait.",
            ("I would ask \u201cwho paid?\u201d and wait.",),
            id="quoted-in-a-sentence",
        ),
        pytest.param("Read http://x.org/?a=1 first.", (), id="in-an-address"),
        pytest.param("何が見えた？誰がいた？", ("何が見えた？", "誰がいた？"), id="without-spaces"),
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


@pytest.mark.parametrize(
    "row", ["?", ".", "Ab. ", '?"', "? ", "a?\n", "- ", " ", "("], ids=lambda row: repr(row)
)
def test_a_text_of_a_hundred_thousand_characters_is_read_at_once(row: str) -> None:
    """Where each mark were tried anew with all behind it, this would not end."""
    assert questions_in(f"{row * (100_000 // len(row))}x\n\nWho paid?")[-1] == "Who paid?"


def test_a_quotation_that_closes_behind_a_wide_mark_is_told_without_its_marks() -> None:
    assert questions_in("\u201c何が見えた？\u201dと聞いた。") == ("何が見えた？",)
