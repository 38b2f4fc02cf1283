"""`isp` alone: what is waiting, or the first commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from isp_cli.core.ids import day_of
from isp_cli.core.kinds import GO_ON, NAMES
from isp_cli.core.when import short_day
from isp_cli.env import Env
from isp_cli.errors import IspError

if TYPE_CHECKING:
    from isp_cli.core.plan import Plan
    from isp_cli.core.promises import Held

T = TypeVar("T")


def greet(env: Env) -> None:
    """Show the greeting."""
    from isp_cli.ui.pages.home import Home, home_page

    trouble: list[str] = []
    held = _unless_broken(lambda env: env.journal.open_plan(), env, trouble)
    plan = held.record if held else None
    last = next(env.journal.newest_first(kind="reflection"), None)
    drafts = _drafts(env, has_plan=plan is not None)
    home = Home(
        drafts=(*drafts, *(_review_due(env, plan) if plan else ())),
        promises=tuple(each for each in _promises(env, trouble) if each.is_due(env.today())),
        step=_next_step(env, plan) if plan else None,
        reflected=day_of(last.stem) if last else None,
        question=_unless_broken(_own_question, env, trouble),
        trouble=tuple(dict.fromkeys(trouble)),
        is_new=not drafts and not env.journal.any_entry(),
    )
    env.show(home_page(home, env.today()))


def _unless_broken(look: Callable[[Env], T | None], env: Env, trouble: list[str]) -> T | None:
    """Return what is found; a broken file must not hide the rest of the page."""
    try:
        return look(env)
    except IspError as error:
        trouble.append(f"{error}\n{error.hint}")
        return None


def _drafts(env: Env, *, has_plan: bool) -> tuple[str, ...]:
    found = []
    for kind, command in GO_ON.items():
        waiting = env.journal.drafts(kind)
        if waiting and not (kind == "plan" and has_plan):
            began = short_day(date.fromisoformat(waiting[0].stem[:10]))
            found.append(f"A {NAMES[kind]} you began on {began}. Go on with: {command}")
    return tuple(found)


def _promises(env: Env, trouble: list[str]) -> list[Held]:
    from isp_cli.storage.promises import open_promises

    found, broken = open_promises(env.journal, env.today())
    trouble += [f"{each}\n{each.hint}" for each in broken]
    return found


def _own_question(env: Env) -> tuple[str, date] | None:
    from isp_cli.core.own_questions import ASKED_BY, question_for
    from isp_cli.storage.answers import last_answer

    found = last_answer(env.journal, ASKED_BY)
    if found is None:
        return None
    entry, answer = found
    words = question_for(answer.text, env.today())
    return (words, day_of(entry.id)) if words else None


def _review_due(env: Env, plan: Plan) -> tuple[str, ...]:
    if not plan.next_review or date.fromisoformat(plan.next_review) > env.today():
        return ()
    if env.journal.drafts("review"):
        return ()  # it has begun
    day = short_day(date.fromisoformat(plan.next_review))
    return (f"The plan review you set for {day}. Begin with: isp plan review",)


def _next_step(env: Env, plan: Plan) -> tuple[str, str]:
    from isp_cli.core.planning import due_name

    ahead = plan.steps_ahead()
    if not ahead:
        dropped = any(step.dropped for _, step in plan.steps())
        done = "No step of your plan is ahead." if dropped else "Every step of your plan is done."
        return done, "See it: isp plan"
    step = ahead[0][1]
    text = f"{step.text}\n{due_name(step, env.today())}"
    return text, f"When it is done: isp plan done {step.step}"
