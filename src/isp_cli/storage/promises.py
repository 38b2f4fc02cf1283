"""Promises across the journal: which are open, and writing down what came of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.entry import Entry, Outcome
from isp_cli.core.ids import is_id, kind_of
from isp_cli.core.promises import Held, as_asked, promises_of, with_outcome, with_words
from isp_cli.errors import BrokenRule, CannotRead, InvalidFile, IspError
from isp_cli.storage import files
from isp_cli.storage.journal import Journal

if TYPE_CHECKING:
    from isp_cli.storage.entry_file import Stored

# A key at the margin cannot be a person's words, which are indented or quoted. Only what is written
# as isp writes it is believed without being parsed.
_MADE, _ESCAPE = b"promises", b"\\"
_LIST = re.compile(rb"^promises:\n((?:(?: .*)?\n)+)(?![\s#-])", re.MULTILINE)
_ONE = re.compile(rb"^  - ", re.MULTILINE)
_ENDED = re.compile(rb"^        how: (?:kept|let-go)\n", re.MULTILINE)


def open_promises(journal: Journal, today: date) -> tuple[list[Held], list[IspError]]:
    """Return the open promises as they are asked, and the files that could not be read."""
    found: list[Held] = []
    trouble: list[IspError] = []
    for each in _made(journal, settled_too=False):
        if isinstance(each, IspError):
            trouble.append(each)
        else:
            found += [held for held in promises_of(each.record) if held.promise.is_open]
    return as_asked(found[::-1], today), trouble


def every_promise(journal: Journal) -> tuple[list[Held], list[IspError]]:
    """Return every promise, the newest first, and the files that could not be read.

    What came of one is told with the words for it, which stand in the entry that asked.
    """
    found: list[Held] = []
    trouble: list[IspError] = []
    for each in _made(journal, settled_too=True):
        if isinstance(each, IspError):
            trouble.append(each)
        else:
            found += promises_of(each.record)
    told = _told(journal, found)
    return [with_words(each, told) for each in found], trouble


def _told(journal: Journal, found: list[Held]) -> dict[str, Entry]:
    """Return the entries that tell how promises went; a broken one is named where it is read."""
    wanted = {outcome.entry for held in found for outcome in held.promise.outcomes}
    told = {}
    for id in wanted:
        if is_id(id) and files.is_there(journal.path_of(id)):
            with suppress(CannotRead, InvalidFile):
                told[id] = journal.load(journal.path_of(id), Entry).record
    return told


def held_promise(journal: Journal, entry: str, question: str) -> Held | None:
    """Find one promise by the entry and the question that made it."""
    path = journal.path_of(entry)
    if not files.is_there(path):
        return None
    for held in promises_of(journal.load(path, Entry).record):
        if held.promise.question == question:
            return held
    return None


def settle(
    journal: Journal, entry: str, question: str, outcome: Outcome, *, due: str = ""
) -> Stored[Entry]:
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


def _made(journal: Journal, *, settled_too: bool) -> Iterator[Stored[Entry] | IspError]:
    for path in journal.newest_first():
        if kind_of(path.stem) == "plan":
            continue
        try:
            data = files.read(path)
            may_have_made = _MADE in data or _ESCAPE in data
            if may_have_made and (settled_too or not _is_settled(data)):
                yield journal.load(path, Entry)
        except (CannotRead, InvalidFile) as problem:
            yield problem


def _is_settled(data: bytes) -> bool:
    """Say whether no promise of an entry can be open, without reading YAML; when in doubt, no.

    What came of them decides, and not the key `settled`, which a hand may have left behind.
    """
    found = _LIST.search(data)
    if found is None or b"still-open" in found[1]:
        return False
    before, *each = _ONE.split(found[1])
    return not before and bool(each) and all(_ENDED.search(one) for one in each)
