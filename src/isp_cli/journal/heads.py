"""The head of an entry's file: the little that tells it from others in a list or a sentence.

It is for drafts, for what is in the trash, and for the entries of one day. What is asked of all
entries is in `journal.asked`."""

from __future__ import annotations

from pathlib import Path

from isp_cli.entry.plan import Plan
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.files import files
from isp_cli.records import dataclass


@dataclass(frozen=True, slots=True)
class EntryHead:
    """What tells an entry or a draft from others; empty where it cannot be read.

    `opening` is the first line somebody wrote, `finished` an ISO time.
    """

    started: str = ""
    opening: str = ""
    label: str = ""
    about: str = ""
    plan: str = ""
    finished: str = ""


def read_head(path: Path) -> EntryHead:
    """Return what tells an entry from others, be it a draft or in the trash, as far as it reads."""
    from isp_cli.journal.entry_file import load_file  # noqa: PLC0415 - many days have one entry
    from isp_cli.journal.rows import opening_of  # noqa: PLC0415

    try:
        record = load_file(files.read(path), path, is_draft=path.parent.name == "drafts")
    except (CannotRead, InvalidFile):
        return EntryHead()
    opening = opening_of(record)
    if isinstance(record, Plan):
        return EntryHead(record.started, opening)
    return EntryHead(
        record.started, opening, record.label, record.about, record.plan, record.finished
    )
