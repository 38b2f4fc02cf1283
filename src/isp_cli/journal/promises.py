"""Promises across the journal: which are open, and writing down what came of one.

What a promise is, and the question that asks after it, is in `entry.promises`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Entry, Outcome
from isp_cli.entry.promises import (
    MadePromise,
    promises_as_asked,
    promises_of,
    with_outcome,
    with_outcome_words,
)
from isp_cli.errors import BrokenRule
from isp_cli.files.folders import exists
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass

if TYPE_CHECKING:
    from isp_cli.journal.entry_file import StoredRecord


# A key at the margin cannot be a person's words, which are indented or quoted. Only what is written
# as isp writes it is believed without being parsed.
_MADE = "promises"
_LIST = re.compile(r"^promises:\n((?:(?: .*)?\n)+)(?![\s#-])", re.MULTILINE)
_ONE = re.compile(r"^  - ", re.MULTILINE)
_ENDED = re.compile(r"^        how: (?:kept|let-go)\n", re.MULTILINE)


def open_promises(journal: Journal, today: date) -> list[MadePromise]:
    """Return the open promises as they are asked."""
    entries = JournalPass(journal).entries(_may_hold_open)
    made = [held for entry in entries for held in promises_of(entry)]
    return promises_as_asked([held for held in reversed(made) if held.promise.is_open], today)


def every_promise(journal: Journal) -> list[MadePromise]:
    """Return every promise, the newest first.

    What came of one is told with the words for it, which stand in the entry that asked.
    """
    reading = JournalPass(journal)
    made = reading.entries(lambda text: _MADE in text)
    found = [held for entry in made for held in promises_of(entry)]
    told = reading.told_in(each.entry for held in found for each in held.promise.outcomes)
    return [with_outcome_words(each, told) for each in found]


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
) -> StoredRecord[Entry]:
    """Write down in the entry that made a promise what came of it.

    Raises:
        BrokenRule: the promise is settled already, or not there.
        ChangedOnDisk, CannotSave, InvalidFile: as `Journal.save` and `Journal.load`.
    """
    stored = journal.load(journal.path_of(entry), Entry)
    promise = next((each for each in stored.record.promises if each.question == question), None)
    if promise and outcome.entry and outcome.entry in [each.entry for each in promise.outcomes]:
        return stored  # told already: whoever was broken off tells it again
    if promise is None or not promise.is_open:
        raise BrokenRule(f"the promise of {entry} is no longer open", hint="isp promises --all")
    return journal.save(stored, with_outcome(stored.record, question, outcome, due=due))


def _may_hold_open(text: str) -> bool:
    """Say whether a promise in a file may be open, without reading YAML; when in doubt, yes.

    What came of them decides, and not the key `settled`, which a hand may have left behind.
    """
    found = _LIST.search(text)
    if found is None or "still-open" in found[1]:
        return _MADE in text
    before, *each = _ONE.split(found[1])
    return bool(before) or not each or not all(_ENDED.search(one) for one in each)
