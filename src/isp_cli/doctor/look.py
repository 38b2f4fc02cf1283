"""Look at one entry's file as far as it can be read, and say everything that is wrong with it.

What several files say together, such as two plans that are open, is in `doctor.checkup`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from shlex import quote

from isp_cli.doctor.findings import Finding, FindingKind, MendingOption
from isp_cli.doctor.pointers import (
    AskedQuestions,
    Vocabulary,
    answers_without_day,
    dangling_ids,
    guide_questions_of,
)
from isp_cli.entry.entry import FORMAT, Entry, FrameworkPin
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import Part, entry_problems, parts_of, unusable_values
from isp_cli.errors import (
    CannotLook,
    CannotRead,
    InConflict,
    InvalidFile,
    NotHere,
    Problem,
    UnknownName,
)
from isp_cli.files import files
from isp_cli.files.schema import is_newer, locate_problems, validate
from isp_cli.files.yaml_in import ParsedYaml, parse
from isp_cli.framework.edition import Edition
from isp_cli.framework.in_use import edition_in_use
from isp_cli.framework.library import find_edition as known_of
from isp_cli.framework.library import ids_passed_over, own_frameworks, read_own
from isp_cli.framework.records import Framework
from isp_cli.journal.entry_file import Migrations, check_entry, hidden_words, stated_format
from isp_cli.journal.git_conflict import refuse_conflicts
from isp_cli.questions.sets import GUIDE_TEN, is_set_id
from isp_cli.questions.store import FOLDER, OURS, question_set, read_set
from isp_cli.questions.store import set_files as named_known_sets
from isp_cli.questions.store import sets_passed_over as passed_over_known_sets
from isp_cli.records import Location, NamedTuple
from isp_cli.wording import with_nearest

_LONGEST = 200
_UNSEEN = "mend it in an editor, or give a key of your own another name"
_ASKED = ("question", "chosen")


class LookedAt(NamedTuple):
    """What a file was found to hold, and what is wrong with it. A draft of any kind is an Entry.

    `parts` are those of the record, and `unusable` its values of which nothing can be made.
    """

    path: Path
    id: str
    data: bytes | None = None
    parsed: ParsedYaml | None = None
    record: Entry | Plan | None = None
    findings: tuple[Finding, ...] = ()
    parts: tuple[Part, ...] = ()
    unusable: tuple[tuple[Location, str], ...] = ()

    @property
    def readable(self) -> Entry | Plan | None:
        """The record, where all of isp reads it: doctor goes on where others refuse the file."""
        return None if self.unusable else self.record


def look(path: Path, id: str, migrations: Migrations, *, is_draft: bool) -> LookedAt:
    """Read a file as the entry of this id."""
    try:
        data = files.read(path)
    except CannotRead as error:
        return LookedAt(path, id, findings=(unreadable_finding(error, path),))
    return examine(data, path, id, migrations, is_draft=is_draft)


def examine(
    data: bytes, path: Path, id: str, migrations: Migrations, *, is_draft: bool
) -> LookedAt:
    """Say what bytes hold as the entry of this id; `path` is what findings call them."""
    parsed = None
    try:
        refuse_conflicts(data, path)
        parsed = parse(data, path)
        check_entry(parsed, path, migrations=migrations)
        of_plan = kind_of(id) == "plan" and not is_draft
        record = validate(Plan, parsed, path) if of_plan else validate(Entry, parsed, path)
    except InvalidFile as invalid:
        kind = _kind(invalid, parsed, migrations)
        return LookedAt(path, id, data, parsed, None, tuple(findings_of(invalid, path, kind)))
    parts = tuple(parts_of(record))
    return LookedAt(
        path, id, data, parsed, record, parts=parts, unusable=tuple(unusable_values(record, parts))
    )


def unreadable_finding(
    error: CannotRead, path: Path, *, wanted: str = "entry", room: str = "journal"
) -> Finding:
    """Return what there is to say of a path from which nothing can be read."""
    if isinstance(error, NotHere):
        return Finding(path, "unreadable", error.reason, error.hint)
    if isinstance(error, CannotLook):
        return unseen_finding(error)
    what = f"it cannot be read: {error.reason}"
    return Finding(path, "unreadable", what, _way_out_of_unread(path, wanted, room))


def unseen_finding(locked: CannotLook) -> Finding:
    """Return what there is to say of a folder that nobody can look into."""
    what = f"it cannot be looked into: {locked.reason}"
    return Finding(Path(str(locked.path)), "unreadable", what, locked.hint)


def _way_out_of_unread(path: Path, wanted: str, room: str) -> str:
    if path.is_symlink() and not os.path.exists(path):  # noqa: PTH110 - never raises
        return f"lead the link to the {wanted} again, or move the link away"
    if path.is_file():
        return f"let yourself read it: chmod u+rw {quote(str(path))}"
    return f"no {wanted} can be read from it; move it out of the {room}"


def _kind(invalid: InvalidFile, parsed: ParsedYaml | None, migrations: Migrations) -> FindingKind:
    stated = stated_format(parsed) if parsed else ""
    if isinstance(invalid, InConflict):
        return "conflict-markers"
    if is_newer(stated, FORMAT):
        return "newer-format"
    return "older-format" if stated in migrations else "invalid"


def findings_of(
    invalid: InvalidFile, path: Path, kind: FindingKind = "invalid"
) -> Iterator[Finding]:
    """Yield every problem of a file, as findings on `path`."""
    mend: MendingOption = "--migrate" if kind == "older-format" else ""
    for each in invalid.problems:
        what = f"{each.where}: {each.what}" if each.where else each.what
        yield Finding(path, kind, what, invalid.hint, each.line, mend)


def unsound_findings(
    looked: LookedAt,
    vocabulary: Vocabulary | None,
    asked: AskedQuestions,
    *,
    as_pinned: bool = False,
) -> list[Finding]:
    """Return what is wrong with what an entry says: ids that lead nowhere, odd days.

    It may hold any id of the `vocabulary`; without one its ids are not looked at. `asked` are the
    questions it may answer. `as_pinned` claims that its framework is still worded as it was.
    """
    record = looked.record
    if record is None:
        return []
    rules = entry_problems(record, looked.unusable)
    if isinstance(record, Entry):
        rules += answers_without_day(record, asked)
    found = _placed(looked, "invalid", rules, "mend it in an editor")
    if looked.parsed is not None:
        found += [
            Finding(looked.path, "hidden-words", _told(each), _UNSEEN, each.line)
            for each in hidden_words(record, looked.parsed)
        ]
    if vocabulary is not None:
        lost = dangling_ids(record, vocabulary, asked, as_pinned=as_pinned, parts=looked.parts)
        of_set = [each for each in lost if asked.of != "the framework" and each[0][-1] in _ASKED]
        rest = [each for each in lost if each not in of_set]
        found += _placed(looked, "points-nowhere", rest, "write the id as 'isp browse' shows it")
        found += _placed(looked, "points-nowhere", of_set, f"write the id as {asked.of} has it")
    return found


def _told(problem: Problem) -> str:
    where = f"{problem.where}: " if problem.where else ""
    return f"{where}{problem.what[:_LONGEST]}"


def _placed(
    looked: LookedAt, kind: FindingKind, problems: list[tuple[Location, str]], way_out: str
) -> list[Finding]:
    if not problems:
        return []
    assert looked.parsed is not None
    return [
        Finding(looked.path, kind, _told(each), way_out, each.line)
        for each in locate_problems(problems, looked.parsed)
    ]


class KnownFrameworks:
    """The frameworks and overlays below one home, read once each."""

    def __init__(self, home: Path, framework: Framework) -> None:
        self._home = home
        self._first = framework
        self._read: list[Edition] | None = None
        self._problems: list[Finding] = []
        self._beside: dict[str, Vocabulary] = {}

    def of(self, id: str) -> tuple[Framework, ...]:
        """Return the framework of this id as it is, and as it is with each overlay there is."""
        every = (self._first, *(each.framework for each in self._all()))
        return tuple(each for each in every if each.id == id)

    def vocabulary(self, id: str) -> Vocabulary:
        """Return what a record about this framework may name: of it, and of those beside it."""
        if id not in self._beside:
            about = self.of(id)
            others = (each.framework for each in self._all() if each.framework.id != id)
            key = id if about else ""  # files may name any number that are not there
            self._beside[key] = self._beside.get(key) or Vocabulary(*about, *others)
            id = key
        return self._beside[id]

    def has(self, pin: FrameworkPin) -> bool:
        """Say whether there is the very wording that an entry pins, with an overlay or without."""
        return (pin.id, pin.digest) in self._pins

    @cached_property
    def _pins(self) -> set[tuple[str, str]]:
        return {(each.framework.id, each.digest) for each in self._all()}

    def broken(self) -> list[Finding]:
        """Return every problem of the person's own files, and of what says which is in use."""
        self._all()
        return self._problems

    def _all(self) -> list[Edition]:
        if self._read is None:
            self._read = []
            for each in own_frameworks(self._home, self._tell_of_folder):
                try:
                    held = read_own(self._home, each.path) if each.path else None
                    self._read.append(held or known_of(self._home, each.id))
                except (CannotRead, InvalidFile) as problem:
                    self._tell(problem, each.path or self._home)
            for misnamed in ids_passed_over(self._home, self._tell_of_folder):
                self._tell(misnamed, self._home)
            try:
                edition_in_use(self._home)
            except (CannotRead, InvalidFile) as problem:
                self._tell(problem, self._home)
        return self._read

    def _tell_of_folder(self, problem: CannotLook | InvalidFile) -> None:
        self._tell(problem, self._home)

    def _tell(self, problem: CannotRead | InvalidFile, path: Path) -> None:
        if isinstance(problem, CannotLook):
            found = [unseen_finding(problem)]
        elif isinstance(problem, InvalidFile):
            found = [*findings_of(problem, Path(str(problem.path)))]
        else:
            found = [unreadable_finding(problem, path, wanted="framework", room="folder")]
        told = {(each.path, each.line, each.what) for each in self._problems}
        self._problems += [each for each in found if (each.path, each.line, each.what) not in told]


class KnownSets:
    """The sets below one home, and the entries that answer one which is not there.

    The framework is the one whose questions an entry without a set answers: the Practice Guide.
    """

    def __init__(self, home: Path, framework: Framework) -> None:
        self._home = home
        self._framework = framework
        self._asked: dict[str, AskedQuestions] = {}
        self._gone: dict[str, int] = {}

    def asked(self, record: Entry | Plan | None) -> AskedQuestions:
        """Return the questions a record may answer; of a set that is not there or broken none."""
        if record is None:
            return AskedQuestions()
        # a review asks about the plan it names, and no file holds its questions
        name = "" if isinstance(record, Plan) or record.kind == "review" else record.set
        if not name:
            return guide_questions_of(record, self._framework)
        if name not in self._asked:
            self._asked[name] = self._read(name)
        if name in self._gone:
            self._gone[name] += 1
        return self._asked[name]

    def _read(self, name: str) -> AskedQuestions:
        if name == GUIDE_TEN:
            return AskedQuestions(self._framework.questions, whole=True)
        try:
            held = question_set(self._home, name)
        except UnknownName:
            self._gone[name] = 0
            return AskedQuestions()
        except (CannotRead, InvalidFile):
            return AskedQuestions()  # told of with the set's own file
        if held.questions_of == self._framework.id:
            return AskedQuestions(self._framework.questions, whole=True)
        if held.questions_of:
            return AskedQuestions()  # another framework's, which may have changed since
        return AskedQuestions(held.questions, whole=name in OURS, of=f"the question set {name}")

    def broken(self) -> list[Finding]:
        """Return every problem of the person's own sets."""
        found: list[Finding] = []
        unread: list[CannotLook | InvalidFile] = []
        sets = named_known_sets(self._home, unread.append)
        told = passed_over_known_sets(self._home, lambda _: None)  # that was told just now
        for locked in unread:
            if isinstance(locked, CannotLook):
                found.append(unseen_finding(locked))
            else:
                told.append(locked)
        for each in sets:
            if each.path is None:
                continue
            try:
                read_set(self._home, each.path)
            except CannotRead as error:
                found.append(
                    unreadable_finding(error, each.path, wanted="question set", room="folder")
                )
            except InvalidFile as invalid:
                told.append(invalid)
        return found + [
            each for broken in told for each in findings_of(broken, Path(str(broken.path)))
        ]

    def gone(self) -> list[Finding]:
        """Return a remark for each set that entries answer and that is not there."""
        return [self._remark(name, count) for name, count in self._gone.items()]

    def _remark(self, name: str, count: int) -> Finding:
        entries = "1 entry answers" if count == 1 else f"{count} entries answer"
        gone = f"{entries} the question set {name[:64]!r}, which is not there"
        sets = named_known_sets(self._home, lambda _: None)  # its own finding tells
        gone = with_nearest(gone, name, (each.name for each in sets))
        what = f"{gone}\nwhat was asked stands in each entry"
        path = self._home / FOLDER / f"{name}.yaml" if is_set_id(name) else self._home / FOLDER
        return Finding(path, "not-checked", what)
