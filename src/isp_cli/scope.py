"""Which framework a command is about: the one in use, or one that a set or an entry names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from isp_cli.entry.entry import FrameworkPin
from isp_cli.env import Env
from isp_cli.errors import CannotRead, InvalidFile, UnknownFramework
from isp_cli.framework.edition import Edition
from isp_cli.framework.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from isp_cli.entry.entry import Entry
    from isp_cli.entry.plan import Plan
    from isp_cli.framework.find import FoundPlace
    from isp_cli.framework.records import Capability, Framework, Statement


AS_WRITTEN = "what it named is shown as it was written."

GO_ON = (
    "you can go on with what you named before.\n"
    "Its file brings back the rest: isp framework add FILE"
)


def framework_if_readable(env: Env) -> Framework | None:
    """Return the framework in use; where it cannot be read, the command does without, and tells."""
    try:
        return env.framework
    except (CannotRead, InvalidFile) as trouble:
        env.missing.add_framework(trouble)
        return None


def take(env: Env, id: str) -> None:
    """Be about the framework of this id from here on; one in use stays, overlays and all.

    Where the one in use cannot be read, that is told before another is taken.

    Raises:
        UnknownFramework: there is none of this id.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.framework.bundled import BUNDLED, bundled_edition
    from isp_cli.framework.library import find_edition

    try:
        if env.framework.id == id:
            return
    except (CannotRead, InvalidFile) as trouble:
        env.tell(f"isp: {trouble}\nisp: {trouble.hint}")
    env.known = bundled_edition(id) if id in BUNDLED else find_edition(env.home, id)


def take_as_written(env: Env, record: Entry | Plan, *, meaning: str = AS_WRITTEN) -> None:
    """Be about the framework a record was written with, overlay and all.

    Where it cannot be read, it is what the record itself names; `meaning` says what that comes to.
    """
    from isp_cli.entry.naming import framework_as_written
    from isp_cli.framework.edition import Edition
    from isp_cli.framework.names import Names

    pin = record.framework
    found = _there(env, pin.overlay, "overlay", meaning) if pin.overlay else None
    found = found or _there(env, pin.id, "framework", meaning)
    known = found.framework if found else None
    others = Names(None, lambda: other_frameworks(env, but=pin.id))
    framework = framework_as_written(record, known, others)
    if found is not None:
        env.known = found._replace(framework=framework)
    else:
        env.known = Edition(pin.id, framework, Path(), (), pin=pin.digest)


def _there(env: Env, id: str, what: str, meaning: str) -> Edition | None:
    from isp_cli.framework.in_use import in_use
    from isp_cli.framework.library import find_edition

    try:
        used = in_use(env.home)
    except (CannotRead, InvalidFile):
        used = ""  # nothing says which is in use, and none is asked for here
    try:
        here = env.known if used == id else None
        return here if here and here.id == id else find_edition(env.home, id)
    except UnknownFramework:
        env.tell(f"The {what} {id[:64]!r} is not there: {meaning}")
    except (CannotRead, InvalidFile) as trouble:
        env.missing.add_framework(trouble)
    return None


def framework_to_complete_from() -> Framework | None:
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
    from isp_cli.framework.bundled import GUIDE
    from isp_cli.questions.sets import DILEMMA, GUIDE_TEN
    from isp_cli.questions.store import OURS, question_set

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
    from isp_cli.framework.bundled import GUIDE

    take(env, GUIDE)
    return env.framework


def guide_of(env: Env) -> Framework:
    """Return the Practice Guide, with its overlay where one is in use; stay with what is."""
    from isp_cli.framework.bundled import GUIDE, practice_guide

    here = framework_if_readable(env)
    return here if here is not None and here.id == GUIDE else practice_guide()


def framework_pin(env: Env) -> FrameworkPin:
    """Return what an entry says of the framework it is written against, to its very wording."""
    held, overlay = env.framework, env.known.overlay
    return FrameworkPin(
        id=held.id,
        version=held.version,
        digest=env.known.digest,
        overlay=overlay.id if overlay else "",
    )


T = TypeVar("T")


def other_frameworks(env: Env, *, but: str) -> tuple[Framework, ...]:
    """Return every framework there is but the one of this id; the person's own last.

    One that cannot be read is passed over: 'isp framework list' says what is wrong with it.
    """
    found = {}
    for each in env.every_known:
        if isinstance(each, Edition) and each.overlay is None and each.framework.id != but:
            found[each.framework.id] = each.framework
    return tuple(found.values())


def names_of(env: Env) -> Names:
    """Return every framework there is, the one in use first; the others when they are needed.

    Where the one in use cannot be read, the others are all; the end of the command tells.
    """
    first = framework_if_readable(env)
    but = first.id if first else ""
    return Names(first, lambda: other_frameworks(env, but=but))


def names_with_entries(env: Env, *said: str) -> Names:
    """Return every framework there is, and last what entries name of what is said.

    So what a person wrote about is found when no framework has it any more.
    """
    from isp_cli.journal.search import framework_from_entries

    names = names_of(env)
    for each in filter(None, said):
        names = names.and_last(partial(framework_from_entries, env.journal, each))
    return names


def find_framework(env: Env, said: str) -> Framework:
    """Return the framework or overlay of this id, as 'isp framework list' shows it.

    Raises:
        UnknownFramework: there is none; carries the nearest ids.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.framework.library import find_edition

    here = framework_if_readable(env)
    if here is not None and env.known.id == said.strip().casefold():
        return here
    return find_edition(env.home, said).framework


def framework_of(env: Env, competency: str) -> Framework:
    """Return the framework that has this competency or function; the one in use if none has."""
    found = next((each for each in names_of(env) if each.capability(competency)), None)
    return found or env.framework


def find_place_meant(env: Env, said: str) -> FoundPlace:
    """Return what a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import find_in

    return find_among(env, find_in, said)


def find_competency(env: Env, said: str, names: Names | None = None) -> Capability:
    """Return the competency or function a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import competency_in

    return find_among(env, competency_in, said, names)


def find_principle(env: Env, said: str, names: Names | None = None) -> Statement:
    """Return the principle a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import principle_in

    return find_among(env, principle_in, said, names)


def find_activity_meant(env: Env, said: str) -> tuple[str, str]:
    """Return the ids of an activity and its competency; raises as `evidence.find_activity`."""
    from isp_cli.evidence.evidence import find_activity

    return find_among(env, find_activity, said)


def find_among(
    env: Env, find: Callable[[Names, str], T], said: str, names: Names | None = None
) -> T:
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


def find_edition_or_file(env: Env, said: str) -> Edition:
    """Return the framework of an id; where there is none, the one in the file of that name.

    Raises:
        UnknownFramework: there is neither.
        CannotRead: it looks like a file's name, and cannot be read.
        InvalidFile: every problem in the file, by line.
    """
    from isp_cli.errors import CannotRead, UnknownFramework
    from isp_cli.framework.library import check_own_file, find_edition

    try:
        return find_edition(env.home, said)
    except UnknownFramework:
        try:
            data, name = env.read_input(said)
        except CannotRead:
            if "." in said or "/" in said:
                raise
        else:
            return check_own_file(env.home, data, name)
        raise
