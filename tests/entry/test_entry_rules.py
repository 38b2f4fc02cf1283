"""What an entry may not say of its promises: a check-up tells it by its place."""

from __future__ import annotations

import pytest

from isp_cli.entry.entry import Answer, Entry, Promise
from isp_cli.entry.rules import entry_problems
from support import entry_record


def promising(*questions: str, said: str = "Ask first.") -> Entry:
    promises = tuple(Promise(question=each) for each in questions)
    return entry_record(Answer(question="next", asked="What next?", text=said), promises=promises)


def test_an_answer_makes_one_promise() -> None:
    assert entry_problems(promising("next")) == []
    at = ("promises", 1, "question")
    assert entry_problems(promising("next", "next")) == [(at, "next is promised twice")]


@pytest.mark.parametrize(
    ("question", "said"), [("next", " \n"), ("other", "Ask first.")], ids=["blank", "no-answer"]
)
def test_nothing_is_promised_without_words(question: str, said: str) -> None:
    ((place, told),) = entry_problems(promising(question, said=said))
    assert place == ("promises", 0, "question")
    assert told == f"{question!r} is not answered here, so nothing is promised"
