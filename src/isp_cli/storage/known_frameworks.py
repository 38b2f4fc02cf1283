"""The frameworks as a check-up meets them: whose ids an entry may hold, and which are broken."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from isp_cli.core.checkup import Finding
from isp_cli.core.entry import Pinned
from isp_cli.core.framework import Framework
from isp_cli.core.known import Known
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage.in_use import known_in_use
from isp_cli.storage.library import known as known_of
from isp_cli.storage.library import named, passed_over, read_own
from isp_cli.storage.look import told_by, unread


class KnownFrameworks:
    """The frameworks and overlays below one home, read once each."""

    def __init__(self, home: Path, framework: Framework) -> None:
        self._home = home
        self._first = framework
        self._read: list[Known] | None = None
        self._problems: list[Finding] = []

    def of(self, id: str) -> tuple[Framework, ...]:
        """Return the framework of this id as it is, and as it is with each overlay there is."""
        every = (self._first, *(each.framework for each in self._all()))
        return tuple(each for each in every if each.id == id)

    def has(self, pin: Pinned) -> bool:
        """Say whether there is the very wording that an entry pins, with an overlay or without."""
        return (pin.id, pin.digest) in self._pins

    def but(self, id: str) -> tuple[Framework, ...]:
        """Return every framework of another id."""
        return tuple(each.framework for each in self._all() if each.framework.id != id)

    @cached_property
    def _pins(self) -> set[tuple[str, str]]:
        return {(each.framework.id, each.digest) for each in self._all()}

    def broken(self) -> list[Finding]:
        """Return every problem of the person's own files, and of what says which is in use."""
        self._all()
        return self._problems

    def _all(self) -> list[Known]:
        if self._read is None:
            self._read = []
            for each in named(self._home):
                try:
                    held = read_own(self._home, each.path) if each.path else None
                    self._read.append(held or known_of(self._home, each.id))
                except (CannotRead, InvalidFile) as problem:
                    self._tell(problem, each.path or self._home)
            for misnamed in passed_over(self._home):
                self._tell(misnamed, self._home)
            try:
                known_in_use(self._home)
            except (CannotRead, InvalidFile) as problem:
                self._tell(problem, self._home)
        return self._read

    def _tell(self, problem: CannotRead | InvalidFile, path: Path) -> None:
        if isinstance(problem, InvalidFile):
            found = [*told_by(problem, Path(str(problem.path)))]
        else:
            found = [unread(problem, path, wanted="framework", room="folder")]
        told = {(each.path, each.line, each.what) for each in self._problems}
        self._problems += [each for each in found if (each.path, each.line, each.what) not in told]
