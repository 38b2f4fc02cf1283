"""Half-said words whose question is gone are kept; what is on no disk is known in words."""

from __future__ import annotations

import pytest

from isp_cli.entry.entry import Answer, FollowUpAnswer, HalfAnswer
from isp_cli.interview.interview import is_kept_as_answer, unsaved_answers
from isp_cli.records import replace
from support import entry_record

TALK = Answer(question="talk", asked="Talk?", text="I listen.")
ENTRY = entry_record(TALK)


def half(text: str, part: str = "text", question: str = "talk") -> HalfAnswer:
    return HalfAnswer(question=question, part=part, asked="Asked?", text=text)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("And I wait.", "I listen.\n\nAnd I wait."),
        ("I listen. And wait.", "I listen. And wait."),
        ("listen", "I listen."),
    ],
    ids=["new", "grown", "there-already"],
)
def test_what_was_answered_before_stays_above_what_was_half_said(words: str, kept: str) -> None:
    answer = is_kept_as_answer(ENTRY, half(words), ("talk",)).answer("talk")
    assert answer is not None
    assert answer.text == kept


def test_without_what_was_asked_the_name_of_the_question_is_told() -> None:
    mark = HalfAnswer(question="morning.two", part="text", text="Words")
    answer = is_kept_as_answer(ENTRY, mark, ("talk",)).answer("morning.two")
    assert answer is not None
    assert answer.asked == "(a question that was called morning.two)"


def test_only_what_is_not_saved_is_told_and_all_of_it() -> None:
    more = Answer(
        question="more",
        asked="More?",
        competencies=("facilitation", "teams"),
        text="A lot.",
        follow_ups=(FollowUpAnswer(question="more.who", asked="Who?", text="Anna"),),
    )
    now = replace(ENTRY, answers=(TALK, more), unfinished=half("half a word"))
    assert [each for each in unsaved_answers(now, ENTRY) if each[1]] == [
        ("More?", "facilitation, teams"),
        ("More?", "A lot."),
        ("Who?", "Anna"),
        ("Asked?", "half a word"),
    ]
    assert ("Talk?", "I listen.") in unsaved_answers(now, None)
