"""What an interview shows and understands, beyond asking: its pages, its choices, its days."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isp_cli.commands.asking import Script
from isp_cli.env import Env

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.answered import Answered
    from isp_cli.core.interview import Interview
    from isp_cli.core.steps import Step
    from isp_cli.ui.document import Document


def reflecting(env: Env, *, resume: str = "isp reflect", echo: bool = True) -> Script:
    """Return how a question set is asked; `echo` has what was last answered beside a question."""
    from isp_cli.commands.names import names_of
    from isp_cli.core.ids import day_of
    from isp_cli.storage.answers import last_answer
    from isp_cli.ui.pages.choices import choices
    from isp_cli.ui.pages.interview import question_page

    guide, names = env.framework, names_of(env)

    @cache
    def last(question: str, until: date) -> Answered | None:
        return last_answer(env.journal, question, until=until)

    def page(so_far: Interview, step: Step) -> Document:
        has_echo = echo and step.opens_question
        before = last(step.question.id, day_of(so_far.entry.id)) if has_echo else None
        return question_page(names, so_far, step, before)

    return Script(
        page=page,
        choices=lambda so_far, step: choices(guide, names, so_far.entry, step),
        understand=lambda step, text, chosen: understood(step, text, env.today()),
        resume=resume,
    )


def understood(step: Step, text: str, today: date) -> str:
    """Return an answer as it is kept; a day as an ISO date.

    Raises:
        BrokenRule: a day was asked for, and this is none, could be two, or lies on the wrong
            side of today.
    """
    from isp_cli.core.steps import understood_day

    return understood_day(text, today, step.way) if step.wants == "day" else text
