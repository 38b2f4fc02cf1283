"""Check up on every file of the home: what is wrong, where, and the way out. Changes nothing.

One file is read at a time, so that a large journal needs no more memory than a small one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from isp_cli.dates import day_name
from isp_cli.doctor.copies import copy_finding, finished_draft_finding, left_over_finding
from isp_cli.doctor.findings import Checkup, Finding, FindingKind
from isp_cli.doctor.index_check import IndexCheck
from isp_cli.doctor.look import (
    KnownFrameworks,
    KnownSets,
    LookedAt,
    findings_of,
    look,
    unreadable_finding,
    unseen_finding,
    unsound_findings,
)
from isp_cli.doctor.mending import exposed_findings
from isp_cli.doctor.pointers import AskedQuestions, entry_pointers, has_unnamed_ids
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import GO_ON, NAMES, day_of, entry_subject, is_id, kind_of
from isp_cli.entry.own_questions import OUTCOMES
from isp_cli.entry.plan import Plan
from isp_cli.entry.promises import outcomes_in
from isp_cli.errors import CannotLook, CannotRead, InvalidFile
from isp_cli.files import files
from isp_cli.files.folders import exists, names_in
from isp_cli.files.settings import SETTINGS, read_settings
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Framework
from isp_cli.journal.entry_file import MIGRATIONS, Migrations
from isp_cli.journal.journal import Journal, whereabouts
from isp_cli.journal.survey import SurveyedFile, read_file_name, survey_files
from isp_cli.journal.taking_back import LastChangeFile
from isp_cli.journal.trash import Trash
from isp_cli.records import NamedTuple


class LostPointer(NamedTuple):
    """The id of an entry that is nowhere: in which file, on which line, under which key."""

    path: Path
    line: int | None
    key: str
    id: str


class OpenPlan(NamedTuple):
    """A plan that is open; the later `when`, the newer, in the order of the journal."""

    when: tuple[date, str, int]
    path: Path
    id: str


class ToldEnd(NamedTuple):
    """What an entry says came of a promise: by which entry and question that was made."""

    path: Path
    id: str
    made_in: str
    question: str
    how: str


class EntryGraph:
    """The entries of one walk through the files, each beside those it speaks of.

    Of each it keeps only what it says of others: one file is read at a time.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.trash = Trash(journal)
        self._plans: list[OpenPlan] = []
        self._lost: list[LostPointer] = []
        self._moved_to: dict[str, str] = {}
        self._ends: list[ToldEnd] = []
        self._taken_back: dict[tuple[str, str], tuple[str, ...]] = {}  # of each open promise
        self.findings: list[Finding] = []
        self.notes: list[Finding] = []

    def take(self, looked: LookedAt, *, is_draft: bool) -> None:
        """Look at what one entry says of others."""
        self._named(looked)
        self._moved(looked, is_draft=is_draft)
        if isinstance(looked.record, Plan) and looked.record.is_open:
            when = day_of(looked.id), looked.record.started, files.written_time(looked.path)
            self._plans.append(OpenPlan(when, looked.path, looked.id))
        if isinstance(looked.record, Entry) and not is_draft:
            self._promised(looked, looked.record)

    def made(self) -> None:
        """Say what is only seen once every entry was looked at."""
        newest = max(self._plans, key=lambda each: each.when, default=None)
        for each in self._plans:
            if newest and each is not newest:
                what = f"this plan is open, and so is the newer {newest.id}, which isp works with"
                way_out = (
                    "close the newer one, 'isp plan close', and isp works with this one; or put "
                    f"this one away: isp journal trash {each.id}"
                )
                self.findings.append(Finding(each.path, "two-plans", what, way_out))
        self.findings += map(self._pointing_nowhere, self._lost)
        for end in self._ends:
            back = self._taken_back.get((end.made_in, end.question))
            if back is not None and end.id not in back:
                self._still_open(end)

    def _named(self, looked: LookedAt) -> None:
        during = looked.record.during if isinstance(looked.record, Entry) else ""
        if during and whereabouts(self._journal, during) == "nowhere":
            self._away(looked, during, "was written in the middle of", "is not in the journal")
        for at, id in entry_pointers(looked.parts):
            if whereabouts(self._journal, id) in ("journal", "unread"):
                continue
            if self._is_in_trash(id):
                self._away(looked, id, "names")
            else:
                assert looked.parsed is not None
                self._lost.append(LostPointer(looked.path, looked.parsed.line(at), str(at[-1]), id))

    def _pointing_nowhere(self, lost: LostPointer) -> Finding:
        what = f"{lost.key}: the journal holds no {lost.id[:64]!r}"
        way_out = "write the id as 'isp journal list' shows it, or delete the line"
        if moved := self._moved_to.get(lost.id):
            way_out = f"it was moved, and is called {moved} now: write that"
        return Finding(lost.path, "points-nowhere", what, way_out, lost.line)

    def _moved(self, looked: LookedAt, *, is_draft: bool) -> None:
        assert looked.record is not None
        for each in looked.record.moved:
            if each.id == looked.id:  # it was moved away, and back again
                continue
            if not is_draft:
                self._moved_to[each.id] = looked.id
            if whereabouts(self._journal, each.id) == "journal":
                what = f"it was being moved here, and {each.id} is still there too"
                day = day_of(looked.id).isoformat()
                way_out = f"'isp journal move {each.id} --on {day}' ends the move"
                self.findings.append(Finding(looked.path, "half-moved", what, way_out))

    def _away(self, looked: LookedAt, id: str, names: str, where: str = "") -> None:
        """Remark on an entry that is not in the journal, and say how it comes back if it can."""
        in_trash = self._is_in_trash(id)
        where = "is in the trash" if in_trash else where
        way_out = f"bring it back: isp journal restore {id}" if in_trash else ""
        what = f"{looked.path.name} {names} {id[:64]!r}, which {where}"
        self.notes.append(Finding(looked.path, "points-nowhere", what, way_out))

    def _is_in_trash(self, id: str) -> bool:
        with suppress(CannotLook):  # told of with the trash itself
            return self.trash.holds(id)
        return False

    def _promised(self, looked: LookedAt, entry: Entry) -> None:
        """Take the promises an entry made that are open, and those it tells the end of."""
        for made_in, question, outcome, _ in outcomes_in(entry, day_of(looked.id)):
            if outcome.how != "still-open":
                self._ends.append(ToldEnd(looked.path, entry.id, made_in, question, outcome.how))
        if not entry.promises or not looked.readable:
            return
        if looked.path == self._journal.path_of(looked.id):
            for promise in reversed(entry.promises):  # of two of one question the first counts
                at = (looked.id, promise.question)
                self._taken_back.pop(at, None)
                if promise.is_open:
                    back = (each.entry for each in promise.outcomes if each.taken_back)
                    self._taken_back[at] = tuple(back)

    def _still_open(self, end: ToldEnd) -> None:
        """Remark on a promise an entry tells the end of, and that is open where it was made."""
        how = OUTCOMES[end.how].casefold()
        what = f"{end.id} says a promise was {how}, and in {end.made_in} it is open"
        way_out = f"if it was, say so there too: isp promises {end.how} {end.made_in}"
        self.notes.append(Finding(end.path, "open-promise", what, way_out))


_NAMED_AT_MOST = 5


def check_up(
    journal: Journal,
    framework: Framework,
    *,
    migrations: Migrations = MIGRATIONS,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Checkup:
    """Read every file of the journal and the drafts, and say what was found."""
    try:
        names_in(journal.home)
        exists(journal.folder)
    except CannotLook as locked:  # the home, and nothing in it can be told of
        return Checkup({}, (unseen_finding(locked),))
    return _Round(journal, framework, migrations).made(progress)


class _Round:
    """One walk through the files."""

    def __init__(self, journal: Journal, framework: Framework, migrations: Migrations) -> None:
        self.journal = journal
        self.framework = framework
        self.migrations = migrations
        self.read: Counter[str] = Counter()
        self.findings: list[Finding] = []
        self.notes: list[Finding] = []
        self.ids: dict[str, list[Path]] = defaultdict(list)
        self.others: list[Path] = []
        self.unchecked: dict[str, list[Path]] = defaultdict(list)
        self.together = EntryGraph(journal)
        self.sets = KnownSets(journal.home, practice_guide())
        self.frameworks = KnownFrameworks(journal.home, framework)
        self.index = IndexCheck(journal.index_file, journal.folder)

    def made(self, progress: Callable[[int, int], None]) -> Checkup:
        every = survey_files(self.journal)
        for done, seen in enumerate(every):
            progress(done, len(every))
            self._take(seen)
        progress(len(every), len(every))
        self._look_into_the_trash()
        self._same_ids()
        self.together.made()
        self.findings += self.together.findings
        self.notes += self.together.notes
        self.findings += [*exposed_findings(self.journal.home), *self.sets.broken()]
        self.findings += self.frameworks.broken()
        self._settings()
        self._last_change()
        self.findings = list(dict.fromkeys(self.findings))  # one folder may be behind many
        self.findings.sort(key=lambda each: (str(each.path), each.line or 0))
        self.notes += self.sets.gone()
        self._not_checked()
        self._left_alone()
        verdict = self.index.verdict()
        return Checkup(dict(self.read), tuple(self.findings), tuple(self.notes), verdict)

    def _settings(self) -> None:
        try:
            read_settings(self.journal.home)
        except InvalidFile as invalid:
            self.findings += findings_of(invalid, Path(str(invalid.path)))
        except CannotRead as error:
            path = self.journal.home / SETTINGS
            self.findings.append(unreadable_finding(error, path, wanted="settings", room="home"))

    def _last_change(self) -> None:
        try:
            LastChangeFile(self.journal.home, self.journal.disk).read()
        except InvalidFile as invalid:
            self.findings += findings_of(invalid, Path(str(invalid.path)))

    def _take(self, seen: SurveyedFile) -> None:
        path, what = seen.path, seen.named
        if seen.locked:
            self.findings.append(unseen_finding(seen.locked))
        elif what.sort == "entry":
            self._entry(seen)
        elif what.sort == "copy":
            self._copy(seen)
        elif what.sort == "temporary":
            self._left_over(seen)
        elif what.sort == "misnamed":
            way_out = f"call it {what.of}.yaml, unless there is one of that name"
            self._find(path, "misplaced", "isp does not see an entry of this name", way_out)
        elif what.sort == "later":
            said = f"{self._short(path)} is an entry of a kind this isp does not know"
            self._note(path, "not-checked", said)
        else:
            self.others.append(path)

    def _look_into_the_trash(self) -> None:
        trash = self.together.trash.folder
        for folder in (trash, trash / "journal", trash / "drafts"):
            try:
                names_in(folder)
            except CannotLook as locked:
                self.findings.append(unseen_finding(locked))
                return

    def _entry(self, seen: SurveyedFile) -> None:
        path, id = seen.path, seen.named.of
        looked = self._look(path, id, is_draft=seen.is_draft)
        self.read["draft" if seen.is_draft else kind_of(id)] += 1
        if not seen.is_draft:
            self.index.take(path, looked.readable)
        asked = self.sets.asked(looked.record)
        self.findings += looked.findings
        self._ids(looked, asked)
        if looked.data is not None:
            self._place(seen)
        if looked.record is not None:
            self._identity(looked)
            self.together.take(looked, is_draft=seen.is_draft)
            if not seen.is_draft:
                self.ids[looked.record.id].append(path)
        if seen.is_draft:
            self._draft(looked)

    def _ids(self, looked: LookedAt, asked: AskedQuestions) -> None:
        if looked.record is None:
            return
        pin = looked.record.framework
        as_pinned = self.frameworks.has(pin)
        vocabulary = self.frameworks.vocabulary(pin.id)
        is_there = bool(vocabulary.frameworks) and vocabulary.frameworks[0].id == pin.id
        known = vocabulary if is_there else None
        self.findings += unsound_findings(looked, known, asked, as_pinned=as_pinned)
        if not is_there and has_unnamed_ids(looked.record, vocabulary, asked):
            self.unchecked[pin.id].append(looked.path)

    def _about(self, looked: LookedAt) -> tuple[Framework, ...]:
        return self.frameworks.of(looked.record.framework.id) if looked.record else ()

    def _identity(self, looked: LookedAt) -> None:
        record, parsed, path = looked.record, looked.parsed, looked.path
        assert record is not None and parsed is not None
        if record.id != looked.id:
            what = f"id: it says {record.id[:64]!r}, and its name says {looked.id}"
            way_out = f"write 'id: {looked.id}', or call the file as its id says"
            self._find(path, "wrong-id", what, way_out, parsed.line(("id",)))
        if record.kind != kind_of(looked.id):
            what = f"kind: it says {record.kind[:64]!r}, and its name says {kind_of(looked.id)}"
            way_out = f"write 'kind: {kind_of(looked.id)}'"
            self._find(path, "wrong-id", what, way_out, parsed.line(("kind",)))

    def _place(self, seen: SurveyedFile) -> None:
        home = self._home_of(seen)
        if seen.path == home:
            return
        folder = self._short(home.parent)
        way_out = f"move it into {folder}"
        if files.is_there(home):
            way_out = f"there is one of this name in {folder} already: compare, and keep one there"
        what = f"it stands in another folder than its name says, {folder}"
        self._find(seen.path, "misplaced", what, way_out)

    def _draft(self, draft: LookedAt) -> None:
        finished = self.journal.path_of(draft.id)
        kind = kind_of(draft.id)
        try:
            is_finished = exists(finished)
        except CannotLook:
            return  # told of with its folder; nobody knows whether the draft waits
        if is_finished:
            entry = self._look(finished, draft.id)
            about = next(iter(self._about(draft)), self.framework)
            self.findings.append(finished_draft_finding(draft, entry, about))
        elif isinstance(draft.record, Entry):
            of = entry_subject(draft.record.label, draft.record.about)
            day = f"{day_name(day_of(draft.id))}, {of}," if of else day_name(day_of(draft.id))
            what = f"a {NAMES[kind]} of {day} waits for you"
            way_out = f"go on with it: {GO_ON[kind]}" if kind in GO_ON else ""
            self._note(draft.path, "waiting-draft", what, way_out)

    def _copy(self, seen: SurveyedFile) -> None:
        home = self._home_of(seen)
        copy = self._look(seen.path, seen.named.of, is_draft=seen.is_draft)
        places = (seen.path.with_name(home.name), home)
        beside = next((each for each in places if files.is_there(each)), None)
        entry = self._look(beside, seen.named.of, is_draft=seen.is_draft) if beside else None
        self.findings.append(copy_finding(copy, seen.named, entry, home.name))

    def _left_over(self, seen: SurveyedFile) -> None:
        id = read_file_name(seen.named.of).of
        if not id:
            what = "left over from a save that did not finish"
            self._find(seen.path, "left-over-file", what, "delete it when you like")
            return
        left = self._look(seen.path, id, is_draft=seen.is_draft)
        draft = self.journal.drafts_folder / f"{id}.yaml"
        others = [seen.path.with_name(seen.named.of), self.journal.path_of(id), draft]
        there = [
            self._look(each, id, is_draft=each.parent == self.journal.drafts_folder)
            for each in dict.fromkeys(others)
            if files.is_there(each)
        ]
        self.findings.append(left_over_finding(left, f"{id}.yaml", there))

    def _same_ids(self) -> None:
        for id, paths in self.ids.items():
            rightful = self.journal.path_of(id) if is_id(id) else paths[0]
            first = rightful if rightful in paths else paths[0]
            for path in paths:
                if path.name != first.name:  # in another folder it was told of already
                    what = f"{self._short(first)} has the same id, {id[:64]!r}"
                    self._find(path, "wrong-id", what, "give each entry an id of its own")

    def _not_checked(self) -> None:
        for id, paths in self.unchecked.items():
            what = (
                f"ids of the framework {id[:64]!r}, which isp cannot read, are not checked where "
            )
            what += f"no name stands beside them: {self._listed(paths)}"
            self._note(self.journal.home, "not-checked", what)

    def _left_alone(self) -> None:
        if not self.others:
            return
        count = len(self.others)
        begins = "1 other file is" if count == 1 else f"{count} other files are"
        what = f"{begins} left alone: {self._listed(self.others)}"
        self._note(self.journal.home, "left-alone", what)

    def _listed(self, paths: list[Path]) -> str:
        names = [self._short(each) for each in paths[:_NAMED_AT_MOST]]
        return ", ".join([*names, *(["…"] if len(paths) > _NAMED_AT_MOST else [])])

    def _home_of(self, seen: SurveyedFile) -> Path:
        if seen.is_draft:
            return self.journal.drafts_folder / f"{seen.named.of}.yaml"
        return self.journal.path_of(seen.named.of)

    def _look(self, path: Path, id: str, *, is_draft: bool = False) -> LookedAt:
        return look(path, id, self.migrations, is_draft=is_draft)

    def _short(self, path: Path) -> str:
        return path.relative_to(self.journal.home).as_posix()

    def _find(
        self, path: Path, kind: FindingKind, what: str, way_out: str, line: int | None = None
    ) -> None:
        self.findings.append(Finding(path, kind, what, way_out, line))

    def _note(self, path: Path, kind: FindingKind, what: str, way_out: str = "") -> None:
        self.notes.append(Finding(path, kind, what, way_out))
