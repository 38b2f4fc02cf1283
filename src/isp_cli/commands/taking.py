"""Which framework a command is about: the one in use, or one that a set or an entry names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isp_cli.core.entry import Pinned
from isp_cli.env import Env
from isp_cli.errors import CannotRead, InvalidFile, UnknownFramework

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Framework
    from isp_cli.core.known import Known
    from isp_cli.core.plan import Plan


AS_WRITTEN = "what it named is shown as it was written."
GO_ON = (
    "you can go on with what you named before.\n"
    "Its file brings back the rest: isp framework add FILE"
)


def framework_there(env: Env) -> Framework | None:
    """Return the framework in use; where it cannot be read, the command does without, and tells."""
    try:
        return env.framework
    except (CannotRead, InvalidFile) as trouble:
        env.lacking.add(trouble)
        return None


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


def take_as_written(env: Env, record: Entry | Plan, *, meaning: str = AS_WRITTEN) -> None:
    """Be about the framework a record was written with, overlay and all.

    Where it cannot be read, it is what the record itself names; `meaning` says what that comes to.
    """
    from isp_cli.commands.names import other_frameworks
    from isp_cli.core.held import as_held
    from isp_cli.core.known import Known
    from isp_cli.core.names import Names

    pin = record.framework
    found = _there(env, pin.overlay, "overlay", meaning) if pin.overlay else None
    found = found or _there(env, pin.id, "framework", meaning)
    known = found.framework if found else None
    others = Names(None, lambda: other_frameworks(env, but=pin.id))
    framework = as_held(record, known, others)
    if found is not None:
        env.known = found._replace(framework=framework)
    else:
        env.known = Known(pin.id, framework, Path(), (), pin=pin.digest)


def _there(env: Env, id: str, what: str, meaning: str) -> Known | None:
    from isp_cli.storage.in_use import in_use
    from isp_cli.storage.library import known

    try:
        used = in_use(env.home)
    except (CannotRead, InvalidFile):
        used = ""  # nothing says which is in use, and none is asked for here
    try:
        here = env.known if used == id else None
        return here if here and here.id == id else known(env.home, id)
    except UnknownFramework:
        env.tell(f"The {what} {id[:64]!r} is not there: {meaning}")
    except (CannotRead, InvalidFile) as trouble:
        env.lacking.add(trouble)
    return None


def offered() -> Framework | None:
    """Return the framework in use for a shell to complete from; None if it cannot be read."""
    try:
        return Env().framework
    except (CannotRead, InvalidFile):
        return None  # the command itself says what is wrong


def take_what_asks(env: Env, set_name: str) -> None:
    """Be about the framework whose questions a set asks; the guide's ten are the guide's.

    The dilemmas are the guide's too, and so are the principles to choose from beside them where
    the framework in use has none.
    """
    from isp_cli.core.question_set import DILEMMA, GUIDE_TEN
    from isp_cli.storage.frameworks import GUIDE
    from isp_cli.storage.question_sets import OURS, question_set

    if set_name in ("", GUIDE_TEN):
        take(env, GUIDE)
    elif set_name == DILEMMA:
        if not env.framework.principles:
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

    here = framework_there(env)
    return here if here is not None and here.id == GUIDE else practice_guide()


def pinned(env: Env) -> Pinned:
    """Return what an entry says of the framework it is written against, to its very wording."""
    held, overlay = env.framework, env.known.overlay
    return Pinned(
        id=held.id,
        version=held.version,
        digest=env.known.digest,
        overlay=overlay.id if overlay else "",
    )
