"""`isp reflect --again`: which finished entry is meant, and whether it is one to go on with.

How it is asked and saved is in `conversation.again`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from isp_cli.commands.dates import entry_name_or_day
from isp_cli.entry.ids import NAMES, kind_of
from isp_cli.errors import AmbiguousName, BrokenRule, NeedsTerminal, UnknownEntry
from isp_cli.scope import scope_in_use

if TYPE_CHECKING:
    from pathlib import Path

    from isp_cli.env import Env

_FITTING = {
    "plan": "isp plan change",
    "promise": "isp promises",
    "review": "isp plan review",
    "levels": "isp levels place",
}


def go_on_with(env: Env, said: str, questions: str | None, others: list[str]) -> None:
    """Go on with the entry that is meant; `others` are options that a finished one has no use for.

    Raises:
        UnknownEntry, AmbiguousName: nothing, or more than one entry, is meant.
        BrokenRule: it is no reflection.
        NeedsTerminal: there is nobody to ask.
    """
    from isp_cli.conversation.again import draft_going_on_with, reflect_again

    if others:
        raise typer.BadParameter(f"--again takes an entry as it is, without {' or '.join(others)}")
    id = _meant(env, said).stem
    if kind_of(id) != "reflection":
        fitting = _FITTING.get(kind_of(id), f"isp journal edit {id}")
        raise BrokenRule(
            f"{id} is a {NAMES[kind_of(id)]}, and --again goes on with reflections",
            hint=f"for this one: {fitting}",
        )
    if not env.screen.can_ask:
        raise NeedsTerminal(hint=f"without questions, in your editor: isp journal edit {id}")
    with env.signals.saving():
        draft = draft_going_on_with(env, id)
        if draft is not None:
            env.screen.tell("You had begun to change it: we go on there.")
        reflect_again(scope_in_use(env), id, draft, questions)


def _meant(env: Env, said: str) -> Path:
    if said in ("", "last"):
        newest = next(env.journal.newest_first(kind="reflection"), None)
        if newest is None:
            raise UnknownEntry("last", what="reflection", hint="begin one: isp reflect")
        return newest
    try:
        return env.journal.find(entry_name_or_day(env, said))
    except AmbiguousName as several:
        found = [each for each in several.candidates if kind_of(each) == "reflection"]
        if len(found) != 1:
            raise
        return env.journal.path_of(found[0])
