"""`isp` alone: what is waiting, or the first commands. `isp plain`: how pages are to be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

from isp_cli import declaring as typer
from isp_cli.commands.options import env_of
from isp_cli.dates import day_of_time, short_day
from isp_cli.entry.ids import GO_ON, NAMES, day_of, entry_subject
from isp_cli.env import Env
from isp_cli.errors import EXIT_ATTENTION, CannotLook, IspError
from isp_cli.framework.bundled import BUNDLED
from isp_cli.framework.in_use import in_use
from isp_cli.journal.heads import EntryHead, read_head
from isp_cli.journal.promises import open_promises
from isp_cli.journal.reading import last_day_written
from isp_cli.journal.search import newest_answers
from isp_cli.page.document import Aside, Document, Heading, Paragraph
from isp_cli.page.printing import as_argument, shortened
from isp_cli.plan.changes import due_name
from isp_cli.plan.store import closing_drafts, waiting_reviews
from isp_cli.questions.sets import ASKED_BY, question_for
from isp_cli.review.home_page import Home, home_page

if TYPE_CHECKING:
    from isp_cli.entry.plan import Plan


T = TypeVar("T")
_ROOM = 70


def greet(env: Env, *, is_home_said: bool = False) -> None:
    """Show the greeting; where the command line names the home, say how to leave that out."""
    _unless_broken(_framework_in_use, env)
    held = _unless_broken(lambda env: env.journal.open_plan(), env)
    plan = held.record if held else None
    drafts = _drafts(env, plan)
    waiting = _of_plan(env, plan) if plan else ()
    promises = open_promises(env.journal, env.today())
    reflected = last_day_written(env.journal, "reflection")
    question = _unless_broken(_own_question, env)
    step = _next_step(env, plan) if plan else None
    is_new = not (drafts or env.journal.any_entry() or env.missing)
    trouble = env.missing.take()
    home = Home(
        drafts=(*drafts, *waiting),
        promises=tuple(each for each in promises if each.is_due(env.today())),
        step=step,
        reflected=reflected,
        question=question,
        trouble=tuple(f"{each}\n{each.hint}" for each in trouble),
        is_new=is_new,
        plain_hint=is_new and not env.screen.plain,
        stay=_way_to_stay(env) if is_home_said else "",
    )
    env.screen.show(home_page(home, env.today()))
    if any(isinstance(each, CannotLook) for each in trouble):
        raise typer.Exit(EXIT_ATTENTION)


def _way_to_stay(env: Env) -> str:
    """Return how a shell is told of the home, so that no command need name it."""
    if sys.platform == "win32":
        return f"set ISP_HOME={env.home}"  # there, quotation marks would be part of the name
    return f"export ISP_HOME={as_argument(str(env.home))}"


def _unless_broken(look: Callable[[Env], T | None], env: Env) -> T | None:
    """Return what is found; a broken file must not hide the rest of the page."""
    try:
        return look(env)
    except IspError as error:
        env.missing.add(error)
        return None


def _framework_in_use(env: Env) -> None:
    """Read the framework in use where it is a person's own: every other page goes without it."""
    if in_use(env.home) not in BUNDLED:
        _ = env.edition_in_use


def _drafts(env: Env, plan: Plan | None) -> tuple[str, ...]:
    found = []
    for kind, command in GO_ON.items():
        if kind == "closing":
            waiting = closing_drafts(env.journal, plan) if plan else []
        else:
            waiting = [] if kind == "plan" and plan else env.journal.drafts(kind)
        if waiting:
            found.append(f"{_begun(kind, *waiting)}. Go on with: {command}")
    return tuple(found)


def _begun(kind: str, newest: Path, *others: Path) -> str:
    says = read_head(newest)
    of = shortened(entry_subject(says.label, says.about), _ROOM)
    more = f"and {len(others)} {'other' if len(others) == 1 else 'others'}" if others else ""
    began = f"A {NAMES[kind]} you began on {short_day(_day_begun(newest, says))}"
    return ", ".join(filter(None, (began, of, more)))


def _day_begun(draft: Path, says: EntryHead) -> date:
    """Return the day a draft was begun; what it is about may be of an earlier one."""
    return day_of_time(says.started) or day_of(draft.stem)


def _own_question(env: Env) -> tuple[str, date] | None:
    for entry, answer in newest_answers(env.journal, ASKED_BY):
        if words := question_for(answer.text, env.today()):
            return words, day_of(entry.id)
    return None


def _of_plan(env: Env, plan: Plan) -> tuple[str, ...]:
    """Say what waits in an open plan: reviews to bring in, the next one, the look back at its end.

    One review at a time: what is finished comes first, and what has begun is told as a draft.
    """
    found = [
        f"Your plan review of {short_day(day_of(each.id))} is not in the plan yet. "
        "Bring it in: isp plan review"
        for each in waiting_reviews(env.journal, plan)
    ]
    set_for = plan.next_review_on
    is_due = set_for and set_for <= env.today()
    if set_for and is_due and not found and not env.journal.drafts("review"):
        day = short_day(set_for)
        found.append(f"The plan review you set for {day}. Begin with: isp plan review")
    if plan.is_over(env.today()) and not closing_drafts(env.journal, plan):
        day = short_day(plan.last_day)
        found.append(
            f"Your plan reached its last day on {day}. Look back: isp plan close\n"
            'Or carry on: isp plan change --until "in 6 months"'
        )
    return tuple(found)


def _next_step(env: Env, plan: Plan) -> tuple[str, str]:
    ahead = plan.steps_ahead()
    if not ahead:
        dropped = any(step.dropped for _, step in plan.steps())
        done = "No step of your plan is ahead." if dropped else "Every step of your plan is done."
        return done, "See it: isp plan"
    step = ahead[0][1]
    text = f"{step.text}\n{due_name(step, env.today())}"
    return text, f"When it is done: isp plan done {step.step}"


_WHAT = "Every command prints whole sentences and numbered lines, and redraws nothing."
_WHY = {
    "--plain": "The option --plain asks for them.",
    "ACCESSIBLE": "The variable ACCESSIBLE asks for them.",
    "TERM": "The variable TERM names a terminal that can do no more.",
    "isp plain on": "They are remembered. Take it back with: isp plain off",
    "": "Remember them for every command with: isp plain on",
}


def plain(
    ctx: typer.Context,
    state: Annotated[str, typer.Argument(help="on or off; without it, see what is so.")] = "",
) -> None:
    """Have plain lines, as a screen reader wants.

    It is remembered in this home, for every command. The option --plain asks for them once.
    """
    env = env_of(ctx)
    said = state.strip().casefold()
    if said not in ("", "on", "off"):
        raise typer.BadParameter("say on or off", param_hint="STATE")
    from isp_cli.files.settings import is_plain_kept, keep_plain

    is_kept = is_plain_kept(env.home)
    if said:
        keep_plain(env.home, env.disk, "on" if said == "on" else "off")
        env.screen.look_again()
    env.screen.show(_plain_page(said, why=env.screen.why_spoken, is_kept=is_kept))


def _plain_page(said: str, *, why: str, is_kept: bool) -> Document:
    """Say what is so; `is_kept` is what the settings said before."""
    if said == "on":
        return (
            Heading("Plain lines from now on", 1),
            Paragraph(_WHAT),
            Aside("Take it back with: isp plain off"),
        )
    if said == "off":
        still = (Paragraph(f"Here they are still on. {_WHY[why]}"),) if why else ()
        what = "are no longer" if is_kept else "were not"
        return (Heading(f"Plain lines {what} remembered", 1), *still)
    if is_kept and not why:  # no page for eyes goes to a pipe, so nothing asks for another there
        why = "isp plain on"
    return (
        Heading(f"Plain lines are {'on' if why else 'off'}", 1),
        Paragraph(_WHAT if why else "Pages are drawn for eyes."),
        Aside(_WHY[why]),
    )
