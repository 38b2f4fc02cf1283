"""Forty processes that add an entry of the same id in the same moment; each says what it got.

    python adding.py HOME

Each one that finds the name taken writes its own again under an id of its own.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from isp_cli.entry.entry import Answer, Entry, FrameworkPin
from isp_cli.entry.ids import new_id
from isp_cli.journal.journal import Journal
from isp_cli.records import replace

WRITERS = 40
DAY = date.fromisoformat("2026-11-22")


def entry(number: int) -> Entry:
    """Return one writer's entry, with the id that all of them want."""
    return Entry(
        id=new_id(DAY, "reflection", bytes(4)),
        kind="reflection",
        framework=FrameworkPin(id="practice-guide", version="1.1"),
        started="2026-11-22T08:15:00+01:00",
        answers=(Answer(question="practice", asked="About?", text=f"Writer {number}."),),
    )


def add(home: Path, number: int) -> str:
    """Add one writer's entry and return `first`, or `later` where the name was taken."""
    mine = entry(number)
    try:
        Journal(home).add(mine)
    except FileExistsError:
        own = new_id(DAY, "reflection", bytes([1, 1, number // 20, number % 20]))
        Journal(home).add(replace(mine, id=own))
        return "later"
    return "first"


def main(home: Path) -> None:
    """Start all writers, let them go at once, and wait for each."""
    wait, go = os.pipe()
    writers = []
    for number in range(WRITERS):
        pid = os.fork()
        if pid == 0:
            os.close(go)
            os.read(wait, 1)  # returns in all of them once the last writing end is closed
            os.write(1, f"{number} {add(home, number)}\n".encode())
            os._exit(0)
        writers.append(pid)
    os.close(go)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in writers]
    sys.exit(max(codes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
