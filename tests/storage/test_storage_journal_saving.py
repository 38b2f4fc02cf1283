"""Drafts, entries and the way from the one to the other, on disks that fail too."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from failing_disk import FailingDisk, PowerOff, disk_error
from isp_cli.entry.entry import Answer, Entry, FrameworkPin
from isp_cli.entry.plan import Development, Plan
from isp_cli.errors import CannotSave, ChangedOnDisk, UnknownEntry
from isp_cli.journal.journal import Journal

DRAFT = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=FrameworkPin(id="practice-guide", version="1.1"),
    started="2026-11-22T08:15:00+01:00",
)
ANSWERED = replace(
    DRAFT, answers=(Answer(question="practice", asked="About?", text="I coach teams."),)
)
FINISHED = replace(ANSWERED, finished="2026-11-22T08:40:00+01:00")
PLAN = Plan(
    id="2026-11-22-plan-aaaa",
    framework=FrameworkPin(id="practice-guide", version="1.1"),
    started="2026-11-22T09:00:00+01:00",
    horizon="2028-05-22",
    competencies=(Development(competency="teams"), Development(competency="facilitation")),
)


def files(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


IN_DRAFTS = str(Path("drafts", "2026-11-22-reflection-k7fq.yaml"))
IN_JOURNAL = str(Path("journal", "2026", "11", "2026-11-22-reflection-k7fq.yaml"))


def test_a_draft_waits_beside_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    stored = journal.start_draft(DRAFT)
    assert files(tmp_path) == [IN_DRAFTS]
    assert journal.drafts("reflection") == [stored.path]
    assert not journal.any_entry()


def test_a_saved_draft_is_read_as_it_was_saved(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    stored = journal.save(journal.start_draft(DRAFT), ANSWERED)
    assert journal.load(stored.path, Entry) == stored
    assert stored.record == ANSWERED


def test_saving_what_did_not_change_does_not_touch_the_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    stored = journal.start_draft(ANSWERED)
    stored.path.write_text("somebody else was here\n")
    assert journal.save(stored, ANSWERED) is stored


def test_a_draft_another_program_changed_is_kept_beside_ours(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    stored = journal.start_draft(DRAFT)
    stored.path.write_text("theirs\n")
    with pytest.raises(ChangedOnDisk):
        journal.save(stored, ANSWERED)
    assert stored.path.read_text() == "theirs\n"
    ours = tmp_path / "drafts" / "2026-11-22-reflection-k7fq.mine-1.yaml"
    assert journal.load(ours, Entry).record == ANSWERED


def test_drafts_are_of_one_kind_and_the_newest_first(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    early = replace(DRAFT, id="2026-11-22-reflection-zzzz", started="2026-11-22T07:00:00+01:00")
    for each in (DRAFT, early, replace(DRAFT, id="2026-11-23-plan-aaaa", kind="plan")):
        journal.start_draft(each)
    assert [path.stem for path in journal.drafts("reflection")] == [DRAFT.id, early.id]


def test_an_id_that_is_taken_is_not_written_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.start_draft(ANSWERED)
    journal.add(FINISHED)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    with pytest.raises(FileExistsError):
        journal.start_draft(DRAFT)
    with pytest.raises(FileExistsError):
        journal.add(DRAFT)
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_an_entry_whose_id_is_a_path_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownEntry):
        Journal(tmp_path / "home").add(replace(FINISHED, id="../../outside"))
    assert files(tmp_path) == []


def test_a_draft_whose_id_is_a_path_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownEntry):
        Journal(tmp_path / "home").start_draft(replace(DRAFT, id="../../outside"))
    assert files(tmp_path) == []


def test_a_finished_draft_stands_in_the_journal_and_nowhere_else(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    stored = journal.finish(journal.start_draft(ANSWERED), FINISHED)
    assert files(tmp_path) == [IN_JOURNAL]
    assert journal.load(stored.path, Entry) == stored
    assert stored.record == FINISHED


def test_a_comment_in_a_draft_stays_when_it_is_finished(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    path = journal.start_draft(ANSWERED).path
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    finished = journal.finish(journal.load(path, Entry), FINISHED)
    assert finished.path.read_text(encoding="utf-8").startswith("# mine\n")


def test_a_draft_finished_since_is_hidden_and_the_entry_is_listed_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.start_draft(ANSWERED)
    journal.add(FINISHED)
    assert journal.drafts("reflection") == []
    assert [each.id for each in journal.listed()] == [FINISHED.id]


@pytest.mark.parametrize("fault", [PowerOff(), disk_error(errno.ENOSPC)], ids=["power", "full"])
def test_a_finish_that_broke_off_anywhere_shows_the_words_once(
    tmp_path: Path, fault: BaseException
) -> None:
    for at in range(1, 100):
        home = tmp_path / str(at)
        draft = Journal(home).start_draft(ANSWERED)
        disk = FailingDisk(at, fault)
        try:
            Journal(home, disk).finish(draft, FINISHED)
        except (PowerOff, CannotSave):
            found = [*Journal(home).newest_first(), *Journal(home).drafts("reflection")]
            assert len(found) == 1, at
            record = Journal(home).load(found[0], Entry).record
            assert record.answers == ANSWERED.answers, at
            assert not list(home.rglob("*.tmp")), at
        if disk.count < at:
            break
    assert disk.count < at
    assert at > 15


def test_a_finish_that_failed_can_be_tried_again(tmp_path: Path) -> None:
    for at in range(1, 100):
        journal = Journal(tmp_path / str(at))
        draft = journal.start_draft(ANSWERED)
        journal.disk = FailingDisk(at, disk_error(errno.ENOSPC))
        try:
            journal.finish(draft, FINISHED)
        except CannotSave:
            journal.disk = FailingDisk(0, disk_error(errno.ENOSPC))
            if journal.drafts("reflection"):
                journal.finish(journal.load(draft.path, Entry), FINISHED)
        else:
            break
        assert [each.id for each in journal.listed()] == [FINISHED.id], at


def test_a_draft_that_could_not_be_started_can_be_started_at_the_next_try(tmp_path: Path) -> None:
    for at in range(1, 100):
        home = tmp_path / str(at)
        disk = FailingDisk(at, disk_error(errno.EIO))
        try:
            Journal(home, disk).start_draft(DRAFT)
        except CannotSave:
            assert Journal(home).start_draft(DRAFT).record == DRAFT, at
        else:
            break


def test_a_draft_that_could_not_be_saved_can_be_saved_at_the_next_try(tmp_path: Path) -> None:
    for at in range(1, 100):
        home = tmp_path / str(at)
        stored = Journal(home).start_draft(DRAFT)
        try:
            Journal(home, FailingDisk(at, disk_error(errno.EIO))).save(stored, ANSWERED)
        except CannotSave:
            assert Journal(home).save(stored, ANSWERED).record == ANSWERED, at
            assert files(home) == [IN_DRAFTS], at
        else:
            break


def test_a_dropped_draft_is_gone(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.drop_draft(journal.start_draft(DRAFT))
    assert files(tmp_path) == []


def test_the_open_plan_is_the_newest_that_is_not_closed(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(PLAN)
    journal.add(replace(PLAN, id="2026-11-23-plan-aaaa", closed="2026-11-24T09:00:00+01:00"))
    held = journal.open_plan()
    assert held is not None
    assert held.record == PLAN
