"""`isp` alone: what is waiting, or three first commands."""

from __future__ import annotations

from isp_cli.env import Env
from isp_cli.errors import IspError


def greet(env: Env) -> None:
    """Show the greeting."""
    from isp_cli.ui.pages.journal import home_page

    drafts = []
    for kind, what in (("reflection", "reflection"), ("plan", "plan")):
        waiting = env.journal.drafts(kind)
        if waiting:
            command = "isp reflect" if kind == "reflection" else "isp plan"
            drafts.append(f"A {what} you began on {waiting[0].stem[:10]}. Go on with: {command}")
    plan, trouble = None, ""
    try:
        plan = _next_step(env)
    except IspError as error:  # a broken plan must not hide the rest of the page
        trouble = f"{error}\n{error.hint}"
    env.show(home_page(tuple(drafts), plan, trouble))


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
