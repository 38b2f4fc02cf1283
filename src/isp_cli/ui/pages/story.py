"""The foot of a page of the framework: what the journal holds of it."""

from __future__ import annotations

from datetime import date

from isp_cli.core.when import short_day
from isp_cli.ui.document import Aside


def story_lines(id: str, count: int, latest: date) -> Aside:
    """How many entries name something, and where its story is."""
    entries = "1 entry of yours names it," if count == 1 else f"{count} entries of yours name it,"
    last = "of" if count == 1 else "the latest of"
    return Aside(f"{entries} {last} {short_day(latest)}.\nThe story: isp thread {id}")
