"""What one run could not read: added where it is met, told once, by the boundary or before.

Whoever reads files returns only what there is, and adds the rest here. Nothing here prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from isp_cli.errors import CannotRead, InvalidFile, IspError, NotRead


class MissingFiles:
    """The files of one run that could not be read, each once, until they are taken or raised.

    A page lacks what an entry says, and ends in `NotRead`. A framework is only something to go on
    without: it is told beside whatever else there is to tell.
    """

    def __init__(self) -> None:
        self._entries: dict[str, IspError] = {}
        self._frameworks: dict[str, IspError] = {}
        self._ending: type[NotRead] = NotRead

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add(self, problem: IspError, ending: type[NotRead] = NotRead) -> None:
        """Go on without what a page is made of: an entry, a question set, a framework listed."""
        self._entries.setdefault(str(problem), problem)
        self._ending = ending

    def add_framework(self, problem: IspError) -> None:
        """Go on without a framework that only names things."""
        self._frameworks.setdefault(str(problem), problem)

    @contextmanager
    def passing_over(self) -> Iterator[None]:
        """Add what cannot be read inside, and go on behind it."""
        try:
            yield
        except (CannotRead, InvalidFile) as problem:
            self.add(problem)

    def take(self) -> list[IspError]:
        """Return what pages lack, so that it is told now and not at the end."""
        found, self._entries = self._entries, {}
        return list(found.values())

    def take_frameworks(self) -> list[IspError]:
        """Return the frameworks gone without, so that they are told now and not at the end."""
        found, self._frameworks = self._frameworks, {}
        return list(found.values())

    def raise_any(self, *, way_out: str = "") -> None:
        """Raise what pages lack; before something is done, where it may not be done without.

        Raises:
            NotRead, NotSearched: a file could not be read.
        """
        if found := self.take():
            raise self._ending(found, way_out=way_out)

    def raise_frameworks(self) -> None:
        """Raise the frameworks gone without that were not told yet.

        Raises:
            CannotRead, InvalidFile, NotRead: a file needs attention.
        """
        found = self.take_frameworks()
        if len(found) == 1:
            raise found[0]
        if found:
            raise NotRead(found, hint="isp framework list")
