"""Which framework a command speaks of, and what a name means in it and beside it.

A command makes one `Scope` and passes it on: the framework in use, the one that asks a set's
questions, or the one a draft or a plan was written with. Nothing changes a scope; who turns to
another framework makes another. What a framework holds stands in `framework`, not here."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from isp_cli.env import Env
from isp_cli.errors import (
    EXIT_ATTENTION,
    CannotRead,
    InvalidFile,
    IspError,
    UnknownFramework,
    UnknownName,
)
from isp_cli.framework.edition import Edition
from isp_cli.framework.names import Names
from isp_cli.framework.records import GUIDE, Capability, Framework, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from isp_cli.entry.entry import Entry, FrameworkPin
    from isp_cli.entry.plan import Plan
    from isp_cli.framework.find import FoundPlace

AS_WRITTEN = "what it named is shown as it was written."
GO_ON = (
    "you can go on with what you named before.\n"
    "Its file brings back the rest: isp framework add FILE"
)


class Scope:
    """One framework to speak of, read when it is first needed, and every one beside it."""

    def __init__(self, env: Env, read: Callable[[], Edition]) -> None:
        self.env = env
        self._read = read

    @cached_property
    def edition(self) -> Edition:
        """The framework as it is read under an id, with an overlay on it where that is one.

        Raises:
            CannotRead, InvalidFile: its file needs attention.
        """
        return self._read()

    @property
    def framework(self) -> Framework:
        """The framework to speak of; raises as `edition`."""
        return self.edition.framework

    @property
    def framework_if_readable(self) -> Framework | None:
        """The framework; where it cannot be read, the command does without, and tells."""
        try:
            return self.framework
        except (CannotRead, InvalidFile) as trouble:
            self.env.missing.add_framework(trouble)
            return None

    @property
    def guide(self) -> Framework:
        """The Practice Guide, with its overlay where this is one; whatever this is."""
        from isp_cli.framework.bundled import practice_guide

        here = self.framework_if_readable
        return here if here is not None and here.id == GUIDE else practice_guide()

    @cached_property
    def names(self) -> Names:
        """Every framework there is, this one first; the others when they are needed.

        Where this one cannot be read, the others are all; the end of the command tells.
        """
        first = self.framework_if_readable
        but = first.id if first else ""
        return Names(first, lambda: other_frameworks(self.env, but=but))

    @property
    def pin(self) -> FrameworkPin:
        """What an entry says of the framework it is written against, to its very wording."""
        from isp_cli.entry.entry import FrameworkPin

        framework, overlay = self.framework, self.edition.overlay
        return FrameworkPin(
            id=framework.id,
            version=framework.version,
            digest=self.edition.digest,
            overlay=overlay.id if overlay else "",
        )

    def of(self, id: str) -> Scope:
        """Return the scope of the framework of this id: this one, overlays and all, if it is that.

        Where this one cannot be read, that is told before another is taken.

        Raises:
            UnknownFramework: there is none of this id.
            CannotRead, InvalidFile: its file needs attention.
        """
        from isp_cli.framework.bundled import BUNDLED, bundled_edition
        from isp_cli.framework.library import find_edition

        try:
            if self.framework.id == id:
                return self
        except (CannotRead, InvalidFile) as trouble:
            self.env.screen.tell(f"isp: {trouble}\nisp: {trouble.hint}")
        found = (
            bundled_edition(id) if id in BUNDLED else find_edition(self.env.home, id, self.env.disk)
        )
        return Scope(self.env, lambda: found)

    def with_overlay(self, id: str) -> Scope:
        """Return the scope of a framework with the overlay of this id on it.

        Raises:
            UnknownFramework: there is none of this id.
            CannotRead, InvalidFile: its file needs attention.
        """
        from isp_cli.framework.library import find_edition

        if self.edition.id == id:
            return self
        found = find_edition(self.env.home, id, self.env.disk)
        return Scope(self.env, lambda: found)

    def as_written(self, record: Entry | Plan, *, meaning: str = AS_WRITTEN) -> Scope:
        """Return the scope of the framework a record was written with, overlay and all.

        Where it cannot be read, it is what the record itself names; `meaning` says what that
        comes to.
        """
        from isp_cli.entry.naming import framework_as_written

        pin = record.framework
        found = self._there(pin.overlay, "overlay", meaning) if pin.overlay else None
        found = found or self._there(pin.id, "framework", meaning)
        others = Names(None, lambda: other_frameworks(self.env, but=pin.id))
        framework = framework_as_written(record, found.framework if found else None, others)
        if found is not None:
            written = found._replace(framework=framework)
        else:
            written = Edition(pin.id, framework, Path(), (), pin=pin.digest)
        return Scope(self.env, lambda: written)

    def _there(self, id: str, what: str, meaning: str) -> Edition | None:
        from isp_cli.framework.in_use import in_use
        from isp_cli.framework.library import find_edition

        try:
            used = in_use(self.env.home)
        except (CannotRead, InvalidFile):
            used = ""  # nothing says which is in use, and none is asked for here
        try:
            here = self.edition if used == id else None
            return (
                here if here and here.id == id else find_edition(self.env.home, id, self.env.disk)
            )
        except UnknownFramework:
            self.env.screen.tell(f"The {what} {id[:64]!r} is not there: {meaning}")
        except (CannotRead, InvalidFile) as trouble:
            self.env.missing.add_framework(trouble)
        return None

    def asking(self, set_name: str) -> Scope:
        """Return the scope of the framework whose questions a set asks; the ten are the guide's.

        The dilemmas are the guide's too, and so are the principles to choose from beside them
        where this framework has none.
        """
        from isp_cli.questions.sets import DILEMMA, GUIDE_TEN
        from isp_cli.questions.store import OURS, question_set, refuse_what_asks_nothing

        if set_name in ("", GUIDE_TEN):
            return self.of(GUIDE)
        if set_name == DILEMMA:
            return self if self.framework.principles else self.of(GUIDE)
        if set_name in OURS:
            return self
        held = question_set(self.env.home, set_name)
        try:
            return self.of(held.questions_of) if held.questions_of else self
        except UnknownFramework:
            refuse_what_asks_nothing(self.env.home, held)
            raise

    def names_with_entries(self, *said: str) -> Names:
        """Return every framework there is, and last what entries name of what is said.

        So what a person wrote about is found when no framework has it any more.
        """
        from isp_cli.journal.search import framework_from_entries

        names = self.names
        for each in filter(None, said):
            names = names.and_last(partial(framework_from_entries, self.env.journal, each))
        return names


def scope_in_use(env: Env) -> Scope:
    """Return the scope of the framework in use, which is read when it is first needed."""
    return Scope(env, lambda: env.edition_in_use)


def framework_to_complete_from() -> Framework | None:
    """Return the framework in use for a shell to complete from; None if it cannot be read."""
    try:
        return scope_in_use(Env()).framework
    except IspError:
        return None  # the command itself says what is wrong


T = TypeVar("T")


def other_frameworks(env: Env, *, but: str) -> tuple[Framework, ...]:
    """Return every framework there is but the one of this id; the person's own last.

    One that cannot be read is passed over: 'isp framework list' says what is wrong with it.
    """
    found = {}
    for each in env.every_edition:
        if isinstance(each, Edition) and each.overlay is None and each.framework.id != but:
            found[each.framework.id] = each.framework
    return tuple(found.values())


def find_framework(scope: Scope, said: str) -> Framework:
    """Return the framework or overlay of this id, as 'isp framework list' shows it.

    Raises:
        UnknownFramework: there is none; carries the nearest ids.
        CannotRead, InvalidFile: its file needs attention.
    """
    from isp_cli.framework.library import find_edition

    here = scope.framework_if_readable
    if here is not None and scope.edition.id == said.strip().casefold():
        return here
    return find_edition(scope.env.home, said, scope.env.disk).framework


def framework_of(scope: Scope, competency: str) -> Framework:
    """Return the framework that has this competency or function; the one in use if none has."""
    found = next((each for each in scope.names if each.capability(competency)), None)
    return found or scope.framework


def find_place_meant(scope: Scope, said: str) -> FoundPlace:
    """Return what a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import find_in

    return find_among(scope, find_in, said)


def find_competency(scope: Scope, said: str, names: Names | None = None) -> Capability:
    """Return the competency or function a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import competency_in

    return find_among(scope, competency_in, said, names)


def find_principle(scope: Scope, said: str, names: Names | None = None) -> Statement:
    """Return the principle a name means; raises as `find.find_in`."""
    from isp_cli.framework.find import principle_in

    return find_among(scope, principle_in, said, names)


def find_activity_meant(scope: Scope, said: str) -> tuple[str, str]:
    """Return the ids of an activity and its competency; raises as `evidence.find_activity`."""
    from isp_cli.evidence.evidence import find_activity

    return find_among(scope, find_activity, said)


def find_among(
    scope: Scope, find: Callable[[Names, str], T], said: str, names: Names | None = None
) -> T:
    """Return what is found among all frameworks; an unknown name may stand in one not read.

    Raises:
        UnknownName: nothing is called that; says where a file needs attention.
    """
    try:
        return find(names or scope.names, said)
    except UnknownName as unknown:
        unread = [each.name for each in scope.env.every_edition if isinstance(each, Path)]
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
    from isp_cli.framework.library import check_own_file, find_edition

    try:
        return find_edition(env.home, said, env.disk)
    except UnknownFramework:
        try:
            data, name = env.read_input(said)
        except CannotRead:
            if "." in said or "/" in said:
                raise
        else:
            return check_own_file(env.home, data, name)
        raise
