"""Writes drafts and entries until it is killed, and says on stdout what is safe and what it does.

    python saving.py HOME

A line `saved N` says that the text number N was accepted; a dot, that the disk is asked for an
operation. The tests kill it after some of these bytes.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from isp_cli.entry.entry import Answer, Entry, FrameworkPin
from isp_cli.entry.ids import new_id
from isp_cli.files.files import Disk
from isp_cli.journal.journal import Journal
from isp_cli.records import replace

DAY = date.fromisoformat("2026-11-22")
PER_ENTRY = 3  # texts a draft gets before it is finished


def words(number: int) -> str:
    """Return the text of this number: several lines, and not the same twice."""
    return "\n".join(
        f"line {line} of {number}: ü, # and 'quotes'" for line in range(number % 9 + 1)
    )


class AnnouncingDisk(Disk):
    """Says before each operation that it is asked for one."""

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            say(".")
        return super().__getattribute__(name)


def say(text: str) -> None:
    """Write to stdout at once: what the pipe holds outlives this process."""
    os.write(sys.stdout.fileno(), text.encode())


def entry(number: int) -> Entry:
    """Return an entry whose only answer is the text of this number."""
    letters = bytes([number // 8000, number // 400 % 20, number // 20 % 20, number % 20])
    return Entry(
        id=new_id(DAY, "reflection", letters),
        kind="reflection",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T08:15:00+01:00",
        answers=(Answer(question="practice", asked="About?", text=words(number)),),
    )


def main(home: Path) -> None:
    """Start a draft, change it, finish it, and again, without end."""
    journal = Journal(home, AnnouncingDisk())
    number = 0
    while True:
        first = entry(number)
        draft = journal.start_draft(first)
        say(f"\nsaved {number}\n")
        for _ in range(1, PER_ENTRY):
            number += 1
            draft = journal.save_draft(draft, replace(first, answers=entry(number).answers))
            say(f"\nsaved {number}\n")
        journal.finish(draft, replace(draft.record, finished="2026-11-22T09:00:00+01:00"))
        say(f"\nfinished {number}\n")
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
