"""What entries name, by the names they were written with: the bytes first, only likely files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from isp_cli.core.find import folded
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage import files
from isp_cli.storage.journal import Journal

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Framework
    from isp_cli.core.plan import Plan


def named_in_entries(journal: Journal, wanted: str) -> Framework:
    """Return what the entries name that may hold these words, as if it were a framework.

    The newest name of a thing is the one it has. A file that cannot be read is passed over: what
    goes through the journal tells of it.
    """
    from isp_cli.core.held import what_is_named  # noqa: PLC0415 - only for what is not found

    return what_is_named(_likely(journal, tuple(folded(wanted).split())))


def _likely(journal: Journal, words: tuple[str, ...]) -> Iterator[Entry | Plan]:
    from isp_cli.storage.belongings import read_record  # noqa: PLC0415

    for path in journal.newest_first():
        try:
            if _may_hold(files.read(path), words):
                yield read_record(journal, path)
        except (CannotRead, InvalidFile):
            continue


def _may_hold(data: bytes, words: tuple[str, ...]) -> bool:
    """Say whether a file may hold the words; an escape, which has a backslash, may hide them."""
    if b"\\" in data:
        return True
    raw = folded(data.decode("utf-8", "replace"))
    return all(word in raw for word in words)
