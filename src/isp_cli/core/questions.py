"""Sets of questions, and parts of them."""

from __future__ import annotations

from isp_cli.core.framework import Question
from isp_cli.errors import BrokenRule


def chosen_questions(
    questions: tuple[Question, ...], said: str, *, set: str = ""
) -> tuple[Question, ...]:
    """Return the questions named by number or id, such as `1,4,7`, in the order of the set.

    Raises:
        BrokenRule: one is unknown, or none is named.
    """
    numbered = {str(number): question for number, question in enumerate(questions, 1)}
    known = numbered | {question.id: question for question in questions}
    names = said.replace(",", " ").split()
    wanted = [known.get(name.lstrip("0").casefold()) for name in names]
    unknown = [name for name, question in zip(names, wanted, strict=True) if question is None]
    if unknown or not wanted:
        shown_by = f"isp questions show {set}" if set else "isp browse questions"
        raise BrokenRule(
            f"there is no question {', '.join(map(repr, unknown)) or repr(said)}",
            hint=f"questions are 1 to {len(questions)}: {shown_by}",
        )
    return tuple(question for question in questions if question in wanted)
