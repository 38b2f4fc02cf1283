"""`isp` alone: what is waiting, or three first commands."""

from __future__ import annotations

from datetime import date

from isp_cli.core.when import short_day
from isp_cli.env import Env
from isp_cli.errors import IspError


def greet(env: Env) -> None:
    """Show the greeting."""
    from isp_cli.ui.pages.journal import home_page

    plan, trouble = None, ""
    try:
        plan = _next_step(env)
    except IspError as error:  # a broken plan must not hide the rest of the page
        trouble = f"{error}\n{error.hint}"
    drafts = []
    for kind, command in (("reflection", "isp reflect"), ("plan", "isp plan")):
        waiting = env.journal.drafts(kind)
        if waiting and not (kind == "plan" and plan):
            began = short_day(date.fromisoformat(waiting[0].stem[:10]))
            drafts.append(f"A {kind} you began on {began}. Go on with: {command}")
    is_new = not (drafts or plan or env.journal.any_entry())
    env.show(home_page(tuple(drafts), plan, trouble, is_new=is_new))


def _next_step(env: Env) -> tuple[str, str] | None:
    held = env.journal.open_plan()
    if held is None:
        return None
    from isp_cli.core.planning import due_name

    ahead = held.record.steps_ahead()
    if not ahead:
        return "Every step of your plan is done.", "See it: isp plan"
    step = ahead[0][1]
    text = f"{step.text}\n{due_name(step, env.today())}"
    return text, f"When it is done: isp plan done {step.step}"
