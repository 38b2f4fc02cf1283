"""An interview on a disk that fails or dies at every one of its operations: no answer is lost."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from failing_disk import FailingDisk, PowerOff, disk_error
from isp_cli.ask.prompt import NO_LIMITS, Choice, CompleteAnswer, Limits
from isp_cli.entry.entry import Entry
from isp_cli.env import Env
from isp_cli.files.files import Disk
from isp_cli.framework.bundled import bundled_edition
from isp_cli.framework.records import GUIDE
from isp_cli.journal.journal import Journal
from isp_cli.line.root import app as root
from isp_cli.page.document import Document
from isp_cli.page.printing import as_plain
from support import NOW

BYSTANDERS = {
    "journal/2026/11/2026-11-01-reflection-aaaa.yaml": b"another entry, \xff not even text\n",
    "drafts/notes.txt": b"a file of one's own\n",
}
KNOWN = bundled_edition(GUIDE)
Said = str | tuple[str, ...]


class Outage(FailingDisk):
    """A disk that fails at operation `at` and goes on failing until it is mended."""

    mended = False

    def _next(self) -> None:
        self.count += 1
        if self.count >= self.at and not self.mended:
            raise self.fault


class Person:
    """Answers every question, and looks at the disk whenever another one is shown.

    A question that comes again must offer what was said; it is said again, and the third time
    somebody has mended the disk.
    """

    def __init__(self, home: Path, disk: Disk) -> None:
        self.home = home
        self.disk = disk
        self.kept: list[Said] = []
        self.page = ""
        self.said: Said = ""
        self.again = 0

    half_typed, half_chosen = "", ()

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        pass

    def wait(self, message: str) -> None:
        raise AssertionError(message)

    def text(self, page: Document, *, default: str = "") -> str:
        asked = as_plain(page, 80)
        words = f"café {hashlib.sha256(asked.encode()).hexdigest()[:8]}:\n\t# no comment"
        return self._answer(asked, default, words)

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        del complete
        return self.text(page, default=written)

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        wanted = tuple(each.id for each in choices[: max(2, limits.at_least or 0)])
        return self._answer(as_plain(page, 80), chosen, wanted)

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        del page, choices, none, chosen
        self._accepted()
        return ""

    def confirm(self, question: str, *, default: bool) -> bool:
        del question
        return default

    def _answer(self, asked: str, default: Any, wanted: Any) -> Any:
        if asked == self.page:
            assert default == self.said, "what could not be saved is offered again"
            self.again += 1
            if self.again > 2 and isinstance(self.disk, Outage):
                self.disk.mended = True
        else:
            self._accepted()
        self.page, self.said = asked, wanted
        return wanted

    def _accepted(self) -> None:
        if self.said:
            self.kept.append(self.said)
            self.said = ""
        assert_held(self.home, self.kept)


def assert_held(home: Path, said: list[Said]) -> None:
    """All of it is in one draft or one entry, and in the right order."""
    journal = Journal(home)
    found = [*journal.drafts("reflection"), *journal.newest_first()]
    mine = [path for path in found if "2026-11-22" in path.name]
    assert len(mine) == bool(said) or (not said and len(mine) == 1)
    if not said:
        return
    held = _said(journal.load(mine[0], Entry).record)
    assert held[: len(said)] == said
    for name, data in BYSTANDERS.items():
        assert (home / name).read_bytes() == data


def reflect(home: Path, disk: Disk, person: Person, questions: str) -> Any:
    env = Env(home=home, clock=lambda: NOW, prompter=person, environ={})
    env.journal = Journal(home, disk)
    env.edition_in_use = KNOWN
    only = ["--questions", questions] if questions else []
    return CliRunner().invoke(root, ["reflect", *only], obj=env)


def sweep(
    folder: Path, fault: Callable[[], BaseException], kind: type[FailingDisk], questions: str
) -> tuple[int, int]:
    """Let operation 1, 2, 3 … fail until one interview needs no more; count faults and repeats."""
    repeated = 0
    for at in range(1, 1000):
        home = folder / str(at)
        for name, data in BYSTANDERS.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(data)
        disk = kind(at, fault())
        person = Person(home, disk)
        try:
            result = reflect(home, disk, person, questions)
        except PowerOff:
            result = None
        assert_held(home, person.kept)
        repeated += person.again
        if result is not None:
            assert result.exit_code in (0, 1), result.output
            assert "Traceback" not in result.output
        if result is None or result.exit_code:
            go_on(home, person, questions)
        entries = [path for path in Journal(home).newest_first() if "2026-11-22" in path.name]
        assert len(entries) == 1
        assert not Journal(home).drafts("reflection")
        litter = [path.name for path in home.rglob("*.tmp")]
        assert not litter or result is None, at
        if disk.count < at:
            return at - 1, repeated
    raise AssertionError("no interview went through")


def go_on(home: Path, before: Person, questions: str) -> None:
    """Start anew on a good disk, and answer what is left."""
    if list(Journal(home).newest_first()) and not Journal(home).drafts("reflection"):
        entries = [path for path in Journal(home).newest_first() if "2026-11-22" in path.name]
        if entries:
            return  # the entry was safe already, only its confirmation failed
    person = Person(home, Disk())
    person.kept = list(before.kept)
    found = Journal(home).drafts("reflection")
    if found:
        record = Journal(home).load(found[0], Entry).record
        person.kept = _said(record)
    result = reflect(home, Disk(), person, "" if found else questions)
    assert result.exit_code == 0, result.output


def _said(record: Entry) -> list[Said]:
    held: list[Said] = []
    for each in record.answers:
        held += [part for part in (each.principles, each.competencies, each.text) if part]
        held += [follow_up.text for follow_up in each.follow_ups]
    return held


FAULTS = {
    "ENOSPC": lambda: disk_error(errno.ENOSPC),
    "EROFS": lambda: disk_error(errno.EROFS),
    "EIO": lambda: disk_error(errno.EIO),
}
each_fault = pytest.mark.parametrize(
    "name",
    ["ENOSPC", *(pytest.param(name, marks=pytest.mark.sweep) for name in ("EROFS", "EIO"))],
)


@pytest.mark.sweep
@each_fault
def test_an_answer_that_could_not_be_saved_is_offered_again_and_none_is_lost(
    tmp_path: Path, name: str
) -> None:
    faults, repeated = sweep(tmp_path, FAULTS[name], FailingDisk, "1,4")
    assert faults > 30
    assert repeated > 10


@pytest.mark.sweep
@each_fault
def test_a_disk_that_stays_broken_for_a_while_costs_no_answer(tmp_path: Path, name: str) -> None:
    faults, repeated = sweep(tmp_path, FAULTS[name], Outage, "1,4")
    assert faults > 30
    assert repeated > 20


def test_a_machine_that_stops_at_any_operation_loses_no_accepted_answer(tmp_path: Path) -> None:
    faults, _ = sweep(tmp_path, PowerOff, FailingDisk, "1,4")
    assert faults > 30
