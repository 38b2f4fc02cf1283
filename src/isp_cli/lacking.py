"""What a command did without: files that cannot be read while the rest can be shown."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.errors import IspError, NotRead


class Lacking:
    """The troubles of one run, each once, until they are told."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._found: dict[str, IspError] = {}

    def add(self, trouble: IspError) -> None:
        """Go on without a file; the end of the command tells of it."""
        self._found.setdefault(str(trouble), trouble)

    def tell(self, *, but: str = "") -> None:
        """Tell of them at once, but for what another message says already."""
        for words, each in self._taken():
            if words not in but:
                self._tell(f"isp: {words}\nisp: {each.hint}")

    def raise_any(self) -> None:
        """Raise what is still to be told, where there is any.

        Raises:
            CannotRead, InvalidFile, NotRead: a file needs attention.
        """
        found = [each for _, each in self._taken()]
        if len(found) == 1:
            raise found[0]
        if found:
            raise NotRead(found, hint="isp framework list")

    def _taken(self) -> list[tuple[str, IspError]]:
        found, self._found = self._found, {}
        return list(found.items())
