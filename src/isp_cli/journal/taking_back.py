"""The way back: the last change, in a file of the home, and taking it back across the journal.

The file is written after the change itself is on disk, and there is none while a change is being
made: whatever breaks that off, nothing is there to take back, and never the wrong thing. Losing the
file loses the way back and no words. What a change is, and how a record becomes what it was, is in
`entry.undoing`, and what is told of it in `journal.undo_pages`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from isp_cli.dates import iso_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import day_of, is_id, kind_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.undoing import (
    DayMove,
    DevelopmentChange,
    EntryMove,
    FrameworkChoice,
    LastChange,
    PartTakenBack,
    PlanChange,
    PromiseChange,
    StepChange,
    development_changes,
    plan_changes,
    promise_changes,
    step_changes,
    with_development_back,
    with_promise_back,
    with_state_back,
    with_step_back,
)
from isp_cli.errors import (
    BrokenRule,
    CannotRead,
    CannotSave,
    InvalidFile,
    IspError,
    Problem,
)
from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.files.folders import reason_of
from isp_cli.framework.in_use import in_use, use_framework
from isp_cli.journal.journal import (
    Journal,
    find_entry_meant,
    is_draft,
    newest_first,
    whereabouts,
)
from isp_cli.journal.moving import move_entry
from isp_cli.journal.promises import give_free_numbers, keep_numbers
from isp_cli.journal.trash import Trash
from isp_cli.records import replace, sparse_record

if TYPE_CHECKING:
    from typing import TypeVar

    from isp_cli.journal.entry_file import StoredRecord

    R = TypeVar("R", Entry, Plan)

LAST_CHANGE = "last-change.yaml"
ASIDE = f".{LAST_CHANGE}.aside"
_WAY_OUT = "delete it: the way back goes with it, and none of your words"


class LastChangeFile:
    """Where the last change is written down."""

    def __init__(self, home: Path, disk: Disk) -> None:
        self.path = home / LAST_CHANGE
        self._aside = home / ASIDE
        self._disk = disk
        self._is_aside = False

    def read(self) -> LastChange | None:
        """Return the last change; none where nothing was changed, or a change was broken off.

        Raises:
            InvalidFile: the file cannot be read, or says something else.
        """
        if not files.is_there(self.path):
            return None
        from isp_cli.files.schema import validate  # noqa: PLC0415 - brings pydantic
        from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - and ruamel

        try:
            data = files.read(self.path)
        except CannotRead as error:
            problem = Problem(None, "", f"it cannot be read: {error.reason}")
            raise InvalidFile(self.path, (problem,), hint=_WAY_OUT) from error
        try:
            change = validate(LastChange, parse(data, self.path), self.path)
        except InvalidFile as invalid:
            raise InvalidFile(self.path, invalid.problems, hint=_WAY_OUT) from invalid
        return None if change.is_empty else change

    def put_aside(self) -> None:
        """Let there be no last change while another one is made.

        Raises:
            CannotSave: the disk says no.
        """
        if not self.path.is_file():
            return
        try:
            self._disk.replace(self.path, self._aside)
            self._is_aside = True
            files.sync_folder(self.path.parent, self._disk)
        except OSError as error:
            raise CannotSave(self.path, reason_of(error)) from error

    def put_again(self) -> None:
        """Let the last change be what it was, where nothing was changed after all."""
        if self._is_aside and not files.is_there(self.path):
            try:
                self._is_aside = False
                self._disk.replace(self._aside, self.path)
            except OSError as error:
                raise CannotSave(self.path, reason_of(error)) from error

    def write(self, change: LastChange) -> None:
        """Write the last change down.

        Raises:
            CannotSave: the disk says no.
            ChangedOnDisk: another window wrote down another at the same moment.
        """
        from isp_cli.files.yaml_out import dump_record  # noqa: PLC0415 - brings ruamel

        record = {"format": change.format, **sparse_record(change)}
        files.make_folder(self.path.parent, self._disk)
        there = files.digest(files.read(self.path)) if files.is_there(self.path) else ""
        data = dump_record(record, sealed=False)
        files.replace(self.path, data, self._disk, expected=there)
        with suppress(CannotSave):  # it is looked at by nobody
            files.remove(self._aside, self._disk)


class ChangeNote:
    """What a command changes, gathered while it does so."""

    def __init__(self, change: LastChange) -> None:
        self.change = change
        self.taken_back: list[PartTakenBack] = []

    def add(self, before: Entry | Plan, after: Entry | Plan) -> None:
        """Note what is otherwise in a record than it was."""
        change = self.change
        if isinstance(before, Plan) and isinstance(after, Plan):
            steps = (*change.steps, *step_changes(before, after))
            plans = (*change.plans, *plan_changes(before, after))
            said = (*change.developments, *development_changes(before, after))
            self.change = replace(change, steps=steps, plans=plans, developments=said)
        elif isinstance(before, Entry) and isinstance(after, Entry):
            promises = (*change.promises, *promise_changes(before, after))
            self.change = replace(change, promises=promises)

    def add_new(self, record: Entry | Plan) -> None:
        """Note that an entry came into the journal."""
        self.add_move(record.id, "journal", digest=record_digest(record))

    def add_move(
        self, id: str, to: Literal["journal", "draft", "trash"], *, digest: str = ""
    ) -> None:
        """Note that an entry or a draft was put somewhere."""
        move = EntryMove(entry=id, to=to, digest=digest)
        self.change = replace(self.change, moves=(*self.change.moves, move))

    def add_day(self, before: str, after: str) -> None:
        """Note that an entry was carried to another day, and has another id now."""
        self.change = replace(self.change, carried=DayMove(before=before, after=after))

    def add_choice(self, before: str, after: str) -> None:
        """Note that another framework is in use."""
        if before != after:
            choice = FrameworkChoice(before=before, after=after)
            self.change = replace(self.change, in_use=choice)


def record_digest(record: Entry | Plan) -> str:
    """Return what tells whether a record says the same, whatever numbers its promises go by."""

    if isinstance(record, Entry):
        promises = tuple(replace(each, number=None) for each in record.promises)
        record = replace(record, promises=promises)
    text = json.dumps(sparse_record(record), sort_keys=True)
    return files.digest(text.encode("ascii"))


def take_back(
    journal: Journal,
    change: LastChange,
    note: ChangeNote,
    today: date,
    randomness: Callable[[], bytes],
) -> None:
    """Take a change back, all of it or, where a part is not as it was left, nothing.

    What is done is added to the note, part by part.

    Raises:
        BrokenRule: a part has changed since, or is gone; nothing was written.
        CannotRead, InvalidFile: a file needs attention; nothing was written.
        ChangedOnDisk, CannotSave: the disk says no; the note has what was taken back by then.
    """
    ready = [
        *_promises_back(journal, change, note, today),
        *_plans_back(journal, change, note, today),
        *(_move_back(journal, each, note, today) for each in change.moves),
    ]
    if change.carried:
        ready.append(_carried_back(journal, change.carried, note, today, randomness))
    if change.in_use:
        ready.append(_choice_back(journal, change.in_use, note))
    keep_numbers(journal, today)
    for each in ready:
        each()


def _promises_back(
    journal: Journal, change: LastChange, note: ChangeNote, today: date
) -> Iterator[Callable[[], None]]:
    on, exact = iso_day(today), bool(change.undone)
    for id in dict.fromkeys(each.entry for each in change.promises):
        parts = [each for each in change.promises if each.entry == id]

        def back(entry: Entry, parts: list[PromiseChange] = parts) -> Entry:
            for each in parts:
                entry = with_promise_back(entry, each, on, exact=exact)
            return entry

        def save(
            id: str = id,
            back: Callable[[Entry], Entry] = back,
            parts: list[PromiseChange] = parts,
        ) -> None:
            stored = _loaded(journal, id, Entry)  # its numbers may have been written meanwhile
            saved = journal.save(stored, back(stored.record))
            note.add(stored.record, saved.record)
            give_free_numbers(journal, id, today)
            note.taken_back += [PartTakenBack(each, saved.record) for each in parts]

        back(_loaded(journal, id, Entry).record)
        yield save


def _plans_back(
    journal: Journal, change: LastChange, note: ChangeNote, today: date
) -> Iterator[Callable[[], None]]:
    on, exact = iso_day(today), bool(change.undone)
    changed = [each.plan for each in change.plans]
    changed += [each.plan for each in change.developments]
    changed += [each.plan for each in change.steps]
    for id in dict.fromkeys(changed):
        stored = _loaded(journal, id, Plan)
        plan = stored.record
        steps = [each for each in change.steps if each.plan == id]
        states = [each for each in change.plans if each.plan == id]
        said = [each for each in change.developments if each.plan == id]
        for state in states:
            plan = with_state_back(plan, state, on, exact=exact)
        for step in steps:
            plan = with_step_back(plan, step, on, exact=exact)
        for one in said:
            plan = with_development_back(plan, one, on, exact=exact)
        other = journal.open_plan() if plan.is_open and not stored.record.is_open else None
        if other is not None:
            raise BrokenRule(
                f"another plan is open now, {other.record.id}",
                hint="close it first, it stays in the journal: isp plan close",
            )

        def save(
            stored: StoredRecord[Plan] = stored,
            plan: Plan = plan,
            steps: list[StepChange] = steps,
            states: list[PlanChange] = states,
            said: list[DevelopmentChange] = said,
        ) -> None:
            journal.save(stored, plan)
            note.add(stored.record, plan)
            note.taken_back += [PartTakenBack(each, plan) for each in states]
            note.taken_back += [PartTakenBack(each, plan) for each in said]
            note.taken_back += [PartTakenBack(each, plan) for each in steps]

        yield save


def _loaded(journal: Journal, id: str, kind: type[R]) -> StoredRecord[R]:
    """Return an entry or a plan that was changed; it may be gone since."""
    if whereabouts(journal, id) == "journal":
        return journal.load(journal.path_of(id), kind)
    in_trash = Trash(journal).holds(id)
    raise BrokenRule(
        f"{id[:64]} is {'in the trash' if in_trash else 'no longer in the journal'}",
        hint=f"bring it back first: isp journal restore {id}" if in_trash else "isp journal list",
    )


def _move_back(
    journal: Journal, move: EntryMove, note: ChangeNote, today: date
) -> Callable[[], None]:
    id, trash = move.entry, Trash(journal)
    if not is_id(id):
        raise BrokenRule(f"{id[:64]!r} is no entry's id", hint="isp journal list")
    if move.to == "trash":
        return _restoring(trash, move, note, today)
    if whereabouts(journal, id) != move.to:
        where = "in the journal" if move.to == "journal" else "among the drafts"
        raise BrokenRule(f"{id} is no longer {where}", hint="isp journal list --trash")
    if move.digest:
        of_plan = kind_of(id) == "plan"
        now = _loaded(journal, id, Plan).record if of_plan else _loaded(journal, id, Entry).record
        if record_digest(now) != move.digest:
            raise BrokenRule(
                f"{id} has changed since, so nothing was taken back",
                hint=f"change it yourself, 'isp journal edit {id}', or put it away: "
                f"isp journal trash {id}",
            )

    def put() -> None:
        part = _part_moved(journal, move)
        trash.put(id)
        note.add_move(id, "trash", digest=move.digest)
        note.taken_back.append(part)

    return put


def _restoring(trash: Trash, move: EntryMove, note: ChangeNote, today: date) -> Callable[[], None]:
    journal, id = trash.journal, move.entry
    if id not in [each.listed.id for each in trash.listed()]:
        raise BrokenRule(f"{id} is no longer in the trash", hint="isp journal list")

    def restore() -> None:
        trash.restore(id)
        place = whereabouts(journal, id)
        to: Literal["journal", "draft"] = "draft" if place == "draft" else "journal"
        note.add_move(id, to, digest=move.digest)
        with suppress(IspError):  # what came back may need attention itself
            give_free_numbers(journal, id, today)
        note.taken_back.append(_part_moved(journal, move))

    return restore


def _part_moved(journal: Journal, move: EntryMove) -> PartTakenBack:
    path = find_entry_meant(journal, move.entry)
    (listed,) = newest_first([path])
    return PartTakenBack(move, listed=listed, is_draft=is_draft(journal, path))


def _carried_back(
    journal: Journal,
    carried: DayMove,
    note: ChangeNote,
    today: date,
    randomness: Callable[[], bytes],
) -> Callable[[], None]:
    if not (is_id(carried.before) and is_id(carried.after)):
        raise BrokenRule(f"{carried.after[:64]!r} is no entry's id", hint="isp journal list")
    if whereabouts(journal, carried.after) != "journal":
        raise BrokenRule(f"{carried.after} is no longer in the journal", hint="isp journal list")

    def carry() -> None:
        path, day = journal.path_of(carried.after), day_of(carried.before)
        moved = move_entry(journal, path, day, on=today, randomness=randomness)
        note.add_day(carried.after, moved.path.stem)
        (listed,) = newest_first([moved.path])
        back = DayMove(before=carried.after, after=listed.id)
        note.taken_back.append(PartTakenBack(back, listed=listed))

    return carry


def _choice_back(journal: Journal, choice: FrameworkChoice, note: ChangeNote) -> Callable[[], None]:
    now = in_use(journal.home)
    if now != choice.after:
        raise BrokenRule(
            f"{now} is in use now, so nothing was taken back",
            hint=f"use the other one: isp framework use {choice.before}",
        )

    def use() -> None:
        found = use_framework(journal.home, choice.before, journal.disk)
        note.add_choice(choice.after, choice.before)
        note.taken_back.append(PartTakenBack(choice, name=found.framework.name))

    return use
