"""Which framework a command is about: the one in use, or one that a set or an entry names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.entry import Pinned
from isp_cli.env import Env
from isp_cli.errors import CannotRead, InvalidFile, UnknownFramework

if TYPE_CHECKING:
    from isp_cli.core.framework import Framework


def take(env: Env, id: str) -> None:
    """Be about the framework of this id from here on; one in use stays, overlays and all.

    Where the one in use cannot be read, that is told before another is taken.

    Raises:
        UnknownFramework: there is none of this id.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.storage.frameworks import BUNDLED
    from isp_cli.storage.in_use import bundled_known
    from isp_cli.storage.library import known

    try:
        if env.framework.id == id:
            return
    except (CannotRead, InvalidFile) as trouble:
        env.tell(f"isp: {trouble}\nisp: {trouble.hint}")
    env.known = bundled_known(id) if id in BUNDLED else known(env.home, id)


def take_if_there(env: Env, pinned: Pinned) -> None:
    """Be about the framework an entry was written against, if it can still be read."""
    try:
        take(env, pinned.id)
    except (UnknownFramework, CannotRead, InvalidFile):
        env.tell(
            f"The framework {pinned.id[:64]!r} is not there: what it named is shown as it was "
            "written."
        )


def offered() -> Framework | None:
    """Return the framework in use for a shell to complete from; None if it cannot be read."""
    try:
        return Env().framework
    except (CannotRead, InvalidFile):
        return None  # the command itself says what is wrong


def take_what_asks(env: Env, set_name: str) -> None:
    """Be about the framework whose questions a set asks; the guide's ten are the guide's."""
    from isp_cli.core.question_set import GUIDE_TEN
    from isp_cli.storage.frameworks import GUIDE
    from isp_cli.storage.question_sets import OURS, question_set

    if set_name in ("", GUIDE_TEN):
        take(env, GUIDE)
    elif set_name not in OURS:
        of = question_set(env.home, set_name).questions_of
        if of:
            take(env, of)


def take_guide(env: Env) -> Framework:
    """Be about the Practice Guide, and return it: with its overlay, where one is in use."""
    from isp_cli.storage.frameworks import GUIDE

    take(env, GUIDE)
    return env.framework


def guide_of(env: Env) -> Framework:
    """Return the Practice Guide, with its overlay where one is in use; stay with what is."""
    from isp_cli.storage.frameworks import GUIDE, practice_guide

    return env.framework if env.framework.id == GUIDE else practice_guide()


def pinned(env: Env) -> Pinned:
    """Return what an entry says of the framework it is written against, to its very wording."""
    held = env.framework
    return Pinned(id=held.id, version=held.version, digest=env.known.digest)
