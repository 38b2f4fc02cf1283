"""`isp review --since`: what was touched since a day, what is open, and a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.commands.days import past_day
from isp_cli.commands.output import put
from isp_cli.errors import CannotRead, InvalidFile, IspError, NotRead

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.looking_back import LookBack
    from isp_cli.core.plan import Development, Plan, PlanStep
    from isp_cli.env import Env


def since(env: Env, said: str, *, json: bool, markdown: bool) -> None:
    """Look back to a day, as people say days.

    Raises:
        BrokenRule: it is no day, could be two, or is still to come.
        NotRead: some files could not be read; the rest is shown.
    """
    from isp_cli.commands.names import names_of
    from isp_cli.core.looking_back import look_back
    from isp_cli.storage.promises import every_promise
    from isp_cli.storage.since import entries_since
    from isp_cli.ui.pages.review_since import since_page

    day = past_day(env, said)
    entries, trouble = entries_since(env.journal, day)
    promises, more = every_promise(env.journal)
    trouble += more
    back = look_back(day, entries, promises, _plan(env, day, trouble))
    put(
        env,
        lambda: since_page(names_of(env), back, env.today(), is_whole=not trouble),
        json=json,
        markdown=markdown,
        record=lambda: _record(back),
    )
    if trouble:
        raise NotRead(trouble)


def _plan(env: Env, day: date, trouble: list[IspError]) -> Plan | None:
    from isp_cli.storage.since import plan_since

    try:
        return plan_since(env.journal, day)
    except (CannotRead, InvalidFile) as problem:
        trouble.append(problem)
        return None


def _record(back: LookBack) -> dict[str, Any]:
    from isp_cli.core.records import plain

    plan = back.plan
    return {
        "format": "isp-review-since/1",
        "since": back.since.isoformat(),
        "competencies": list(back.competencies),
        "principles": list(back.principles),
        "open": [each.record for each in back.open],
        "settled": [each.record for each in back.settled],
        "plan": {
            "entry": plan.id if plan else "",
            "closed": plan.closed if plan else "",
            "learnt": plan.learnt if plan else "",
            "ahead": [_step(*each) for each in plan.steps_ahead()] if plan and plan.is_open else [],
            "ended": [_step(*each) for each in back.ended],
            "next_review": plan.next_review if plan else "",
        },
        "sentences": plain(back.sentences),
    }


def _step(held: Development, step: PlanStep) -> dict[str, Any]:
    from isp_cli.core.records import plain

    return {"competency": held.competency, **plain(step)}
