"""Which competency, principle or other thing a person means, in whichever framework there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.names import Names
from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.find import Found
    from isp_cli.core.framework import Capability, Framework, Statement


def names_of(env: Env) -> Names:
    """Return every framework there is, the one in use first; the others when they are needed."""
    first = env.framework
    return Names(first, lambda: (each for each in env.frameworks if each.id != first.id))


def framework_meant(env: Env, said: str) -> Framework:
    """Return the framework with this id.

    Raises:
        UnknownName: there is none.
    """
    from isp_cli.errors import UnknownName

    wanted = said.strip().casefold()
    known: list[str] = []
    for framework in names_of(env):
        if framework.id == wanted:
            return framework
        known.append(framework.id)
    raise UnknownName(said, tuple(known), among="the frameworks")


def framework_of(env: Env, competency: str) -> Framework:
    """Return the framework that has this competency or function; the one in use if none has."""
    return next((each for each in names_of(env) if each.capability(competency)), env.framework)


def named_meant(env: Env, said: str) -> Found:
    """Return what a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import find_in

    return find_in(names_of(env), said)


def competency_meant(env: Env, said: str) -> Capability:
    """Return the competency or function a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import competency_in

    return competency_in(names_of(env), said)


def principle_meant(env: Env, said: str) -> Statement:
    """Return the principle a name means; raises as `core.find.find_in`."""
    from isp_cli.core.find import principle_in

    return principle_in(names_of(env), said)
