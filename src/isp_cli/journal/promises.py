"""Promises across the journal: which are open, and writing down what came of one.

What a promise is, and the question that asks after it, is in `entry.promises`."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Entry, Outcome
from isp_cli.entry.promises import (
    MadePromise,
    free_numbers,
    numbered_promises,
    promises_as_asked,
    promises_of,
    with_numbers,
    with_outcome,
    with_outcome_words,
)
from isp_cli.errors import BrokenRule, IspError
from isp_cli.files import files
from isp_cli.files.files import MissingFiles
from isp_cli.files.folders import exists
from isp_cli.journal.asked import MAKING_PROMISES, numbering_promises, promising_since
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.journal.entry_file import StoredRecord


class SettledEntry(NamedTuple):
    """An entry before it was written down what came of one of its promises, and as it is now."""

    before: Entry
    stored: StoredRecord[Entry]


def open_promises(journal: Journal, today: date) -> list[MadePromise]:
    """Return the open promises as they are asked, each with the number it goes by."""
    return _with_words(JournalPass(journal), _looked_at(journal, today)[0])


def numbers_in_use(journal: Journal, today: date, *, but: str = "") -> set[int]:
    """Return the numbers of the open promises, and of those that were settled today.

    Whoever types a command twice means the same promise by a number, and never another one.
    Those of the entry of the id `but` are left out; what cannot be read is told of elsewhere.
    """
    found, freed = _looked_at(journal, today, MissingFiles(), but=but)
    return freed | {each.number for each in found}


def _looked_at(
    journal: Journal, today: date, missing: MissingFiles | None = None, *, but: str = ""
) -> tuple[list[MadePromise], set[int]]:
    """Return the open promises, and the numbers that were given free today.

    They are those of every entry but one.
    """
    entries = JournalPass(journal, missing).entries(numbering_promises(today))
    made = [held for entry in entries if entry.id != but for held in promises_of(entry)]
    freed = _freed(made, today)
    found = promises_as_asked([held for held in reversed(made) if held.promise.is_open], today)
    return numbered_promises(found, freed), freed


def _freed(made: list[MadePromise], today: date) -> set[int]:
    """Return the numbers of promises that were settled today."""
    ends = [(each.promise.settlement, each.promise.number) for each in made]
    return {number for end, number in ends if number and end and end.on == today.isoformat()}


def keep_numbers(journal: Journal, today: date) -> None:
    """Write the numbers that open promises go by into their entries, so that they stay.

    Files of earlier versions have none. One that cannot be written keeps its place in line.
    """
    numbers: dict[str, dict[str, int]] = {}
    for each in _looked_at(journal, today, MissingFiles())[0]:
        if each.number != each.promise.number:
            numbers.setdefault(each.entry.id, {})[each.promise.question] = each.number
    for id, given in numbers.items():
        with suppress(IspError):
            stored = journal.load(journal.path_of(id), Entry)
            journal.save(stored, with_numbers(stored.record, given), keeps_ours=False)


def give_free_numbers(journal: Journal, id: str, today: date) -> None:
    """Give the open promises of an entry that came back other numbers than those of the others."""
    path = journal.path_of(id)
    if not files.is_there(path):
        return
    stored = journal.load(path, Entry)
    made = [each for each in stored.record.promises if each.is_open]
    taken = numbers_in_use(journal, today, but=id) if made else set()
    free = free_numbers({*taken, *(each.number for each in made if each.number)})
    anew = {each.question: next(free) for each in made if each.number in taken}
    if anew:
        journal.save(stored, with_numbers(stored.record, anew), keeps_ours=False)


def every_promise(journal: Journal, today: date, *, since: date | None = None) -> list[MadePromise]:
    """Return every promise, the newest first; those that are open have their numbers.

    Of entries that tell of nothing `since` a day, there may be the open ones only. What came of
    one is told with the words for it, which stand in the entry that asked.
    """
    reading = JournalPass(journal)
    made = reading.entries(promising_since(since) if since else MAKING_PROMISES)
    found = [held for entry in made for held in promises_of(entry)]
    still_open = [each for each in found if each.promise.is_open]
    numbered = iter(numbered_promises(still_open, _freed(found, today)))
    found = [next(numbered) if each.promise.is_open else each for each in found]
    return _with_words(reading, found)


def _with_words(reading: JournalPass, found: list[MadePromise]) -> list[MadePromise]:
    """Return promises with what was said of their outcomes, which the entries that asked hold."""
    outcomes = (each for held in found for each in (*held.promise.outcomes, *held.taken_back))
    told = reading.told_in(each.entry for each in outcomes if each.how != "still-open")
    return [with_outcome_words(each, told) for each in found]


def settled_promise(journal: Journal, said: str, today: date) -> MadePromise | None:
    """Find the promise that was settled last of those a number or an entry's id meant."""
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    found = [
        (each.promise.settlement.on, each)
        for each in every_promise(journal, today)
        if each.promise.settlement
        and (each.entry.id == said or (number and each.promise.number == number))
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def find_promise(journal: Journal, entry: str, question: str) -> MadePromise | None:
    """Find one promise by the entry and the question that made it.

    Raises:
        CannotRead, InvalidFile: the entry, or a folder it may stand in, needs attention.
    """
    path = journal.path_of(entry)
    if not exists(path):
        return None
    for held in promises_of(journal.load(path, Entry).record):
        if held.promise.question == question:
            return held
    return None


def settle(
    journal: Journal, entry: str, question: str, outcome: Outcome, *, due: str = ""
) -> SettledEntry:
    """Write down in the entry that made a promise what came of it.

    Raises:
        BrokenRule: the promise is settled already, or not there.
        ChangedOnDisk, CannotSave, InvalidFile: as `Journal.save` and `Journal.load`.
    """
    stored = journal.load(journal.path_of(entry), Entry)
    before = stored.record
    promise = next((each for each in before.promises if each.question == question), None)
    if promise and outcome.entry and outcome.entry in [each.entry for each in promise.outcomes]:
        return SettledEntry(before, stored)  # told already: whoever was broken off tells it again
    if promise is None or not promise.is_open:
        raise BrokenRule(f"the promise of {entry} is no longer open", hint="isp promises --all")
    saved = journal.save(stored, with_outcome(before, question, outcome, due=due))
    return SettledEntry(before, saved)
