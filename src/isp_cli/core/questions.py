"""Sets of questions, and parts of them."""

from __future__ import annotations

from collections.abc import Sequence

from isp_cli.core.framework import Question
from isp_cli.errors import BrokenRule


def question_meant(questions: Sequence[Question], said: str) -> Question | None:
    """Find the question meant by its number, from 1, or by its id."""
    known = {str(number): each for number, each in enumerate(questions, 1)}
    known |= {each.id: each for each in questions}
    return known.get(said.strip().lstrip("0").casefold())


def chosen_questions(
    questions: tuple[Question, ...], said: str, *, set: str = ""
) -> tuple[Question, ...]:
    """Return the questions named by number or id, such as `1,4,7`, in the order of the set.

    Raises:
        BrokenRule: one is unknown, or none is named.
    """
    names = said.replace(",", " ").split()
    wanted = [question_meant(questions, name) for name in names]
    unknown = [name for name, question in zip(names, wanted, strict=True) if question is None]
    if unknown or not wanted:
        shown_by = f"isp questions show {set}" if set else "isp browse questions"
        raise BrokenRule(
            f"there is no question {', '.join(map(repr, unknown)) or repr(said)}",
            hint=f"questions are 1 to {len(questions)}: {shown_by}",
        )
    return tuple(question for question in questions if question in wanted)
