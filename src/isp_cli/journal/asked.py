"""The questions asked of all entries at once, each a condition on the index's rows.

They narrow what is read, exactly; what an entry then says is worked out from its record, as ever.
What the rows hold is in `journal.rows`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isp_cli.journal.rows import line


class Condition(NamedTuple):
    """Which entries are asked for: SQL about `entries`, and the values for its marks."""

    where: str
    values: tuple[str | int, ...] = ()


EVERY = Condition("1")
MAKING_PROMISES = Condition("promises > 0")
LACKING_HOW = Condition("lacks_how")
WITH_EVIDENCE = Condition("n IN (SELECT n FROM pieces)")
OPEN_PLANS = Condition("is_open")


def of_ids(*ids: str) -> Condition:
    """The entries of these ids."""
    return Condition(f"name IN ({', '.join('?' * len(ids))})", ids)


def naming(*ids: str) -> Condition:
    """Entries that are about one of these, choose it, or say something of it."""
    return _any_line("names", *ids)


def answering(question: str) -> Condition:
    """Entries that answer a question."""
    return _any_line("asked", question)


def reviewing(plan: str) -> Condition:
    """Reviews of a plan."""
    return Condition("plan = ?", (plan,))


def pointing_to(id: str) -> Condition:
    """Entries in which the id of another one stands."""
    return _any_line("points", id)


def once_called(id: str) -> Condition:
    """Entries that had an id until they were moved, and have it no more."""
    return Condition("instr(former, ?) AND name != ?", (line(id), id))


def numbering_promises(day: date) -> Condition:
    """Entries with a promise that is open, or that was settled on a day."""
    settled = _any_line("settled", day.isoformat())
    return Condition(f"waiting > 0 OR {settled.where}", settled.values)


def calling(*words: str) -> Condition:
    """Entries with each of these folded words in the ids and names of what they name."""
    found = " AND ".join("instr(called, ?)" for _ in words)
    return Condition(found or "1", words)


def _any_line(column: str, *values: str) -> Condition:
    found = " OR ".join(f"instr({column}, ?)" for _ in values)
    return Condition(f"({found})" if found else "0", tuple(map(line, values)))
