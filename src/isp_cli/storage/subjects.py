"""What entries name, by the names they were written with: the bytes first, only likely files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.find import folded
from isp_cli.storage.journal import Journal
from isp_cli.storage.reading import Reading

if TYPE_CHECKING:
    from isp_cli.core.framework import Framework


def named_in_entries(journal: Journal, wanted: str) -> Framework:
    """Return what the entries name that may hold these words, as if it were a framework.

    The newest name of a thing is the one it has. A file that cannot be read is passed over: what
    goes through the journal tells of it.
    """
    from isp_cli.core.held import what_is_named  # noqa: PLC0415 - only for what is not found

    # an apostrophe may be doubled in the file
    words = [word for word in folded(wanted).split() if "'" not in word]

    def may_hold(text: str) -> bool:
        raw = folded(text)
        return all(word in raw for word in words)

    return what_is_named(record for _, record in Reading(journal).records(may_hold))
