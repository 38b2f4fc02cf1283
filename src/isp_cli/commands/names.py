"""Which competency, principle or other thing a person means, in whichever framework there is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from isp_cli.commands.taking import framework_there
from isp_cli.core.known import Known
from isp_cli.core.names import Names
from isp_cli.env import Env

if TYPE_CHECKING:
    from collections.abc import Callable

    from isp_cli.core.find import Found
    from isp_cli.core.framework import Capability, Framework, Statement

T = TypeVar("T")


def other_frameworks(env: Env, *, but: str) -> tuple[Framework, ...]:
    """Return every framework there is but the one of this id; the person's own last.

    One that cannot be read is passed over: 'isp framework list' says what is wrong with it.
    """
    found = {}
    for each in env.every_known:
        if isinstance(each, Known) and each.overlay is None and each.framework.id != but:
            found[each.framework.id] = each.framework
    return tuple(found.values())


def names_of(env: Env) -> Names:
    """Return every framework there is, the one in use first; the others when they are needed.

    Where the one in use cannot be read, the others are all; the end of the command tells.
    """
    first = framework_there(env)
    but = first.id if first else ""
    return Names(first, lambda: other_frameworks(env, but=but))


def names_told(env: Env, *said: str) -> Names:
    """Return every framework there is, and last what entries name of what is said.

    So what a person wrote about is found when no framework has it any more.
    """
    from isp_cli.storage.subjects import named_in_entries

    names = names_of(env)
    for each in filter(None, said):
        names = names.and_last(partial(named_in_entries, env.journal, each))
    return names


def framework_meant(env: Env, said: str) -> Framework:
    """Return the framework with this id, with its overlay where one is in use.

    Raises:
        UnknownFramework: there is none.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.storage.library import known

    here = framework_there(env)
    if here is not None and here.id == said.strip().casefold():
        return here
    return known(env.home, said).framework


def framework_of(env: Env, competency: str) -> Framework:
    """Return the framework that has this competency or function; the one in use if none has."""
    found = next((each for each in names_of(env) if each.capability(competency)), None)
    return found or env.framework


def named_meant(env: Env, said: str) -> Found:
    """Return what a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import find_in

    return among(env, find_in, said)


def competency_meant(env: Env, said: str, names: Names | None = None) -> Capability:
    """Return the competency or function a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import competency_in

    return among(env, competency_in, said, names)


def principle_meant(env: Env, said: str, names: Names | None = None) -> Statement:
    """Return the principle a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import principle_in

    return among(env, principle_in, said, names)


def activity_meant(env: Env, said: str) -> tuple[str, str]:
    """Return the ids of an activity and its competency; raises as `core.evidence.find_activity`."""
    from isp_cli.core.evidence import find_activity

    return among(env, find_activity, said)


def among(env: Env, find: Callable[[Names, str], T], said: str, names: Names | None = None) -> T:
    """Return what is found among all frameworks; an unknown name may stand in one not read.

    Raises:
        UnknownName: nothing is called that; says where a file needs attention.
    """
    from isp_cli.errors import EXIT_ATTENTION, UnknownName

    try:
        return find(names or names_of(env), said)
    except UnknownName as unknown:
        unread = [each.name for each in env.every_known if isinstance(each, Path)]
        if unread:
            near = f"nearest: {', '.join(unknown.nearest)}; " if unknown.nearest else ""
            may = f"{', '.join(unread)} could not be read and may have it: isp framework list"
            unknown.hint, unknown.exit_code = f"{near}{may}", EXIT_ATTENTION
        raise
