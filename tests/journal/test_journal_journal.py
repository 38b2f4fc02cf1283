"""What the journal lists, and which entry it means by a word."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from failing_disk import FailingDisk, PowerOff, disk_error
from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.plan import Development, Plan
from isp_cli.errors import AmbiguousName, CannotSave, ChangedOnDisk, UnknownEntry
from isp_cli.journal.journal import Journal
from isp_cli.records import replace
from support import PINNED, PRACTICE, entry_record, entry_text

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")


def put(home: Path, id: str, started: str, text: str = "Words.") -> Path:
    path = home / "journal" / id[:4] / id[5:7] / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    answers = PRACTICE.replace("I coach three teams.", text)
    path.write_text(entry_text(answers, id=id, started=started), encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put(tmp_path, "2025-12-31-reflection-aaaa", "2025-12-31T09:00:00+01:00", "Old.")
    put(tmp_path, "2026-02-01-plan-bbbb", "2026-02-01T09:00:00+01:00", "Plan.")
    put(tmp_path, "2026-11-22-reflection-zzzz", "2026-11-22T08:00:00+01:00", "Morning.")
    put(tmp_path, "2026-11-22-reflection-cccc", "2026-11-22T18:00:00+01:00", "Evening.")
    return tmp_path


def test_entries_are_listed_newest_first_and_within_a_day_by_the_time_they_started(
    home: Path,
) -> None:
    assert [each.id for each in Journal(home).listed()] == [
        "2026-11-22-reflection-cccc",
        "2026-11-22-reflection-zzzz",
        "2026-02-01-plan-bbbb",
        "2025-12-31-reflection-aaaa",
    ]


def test_the_numbers_of_the_list_find_what_stands_there_wherever_its_file_is(home: Path) -> None:
    journal = Journal(home)
    newest = next(journal.in_any_order())
    stray = home / "journal" / "2020" / "02" / "2027-01-31-reflection-aaaa.yaml"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(newest.read_bytes())
    old = home / "journal" / "2028" / "01" / "2019-01-31-reflection-aaaa.yaml"
    old.parent.mkdir(parents=True)
    old.write_bytes(newest.read_bytes())
    listed = [each.path for each in journal.listed()]
    assert (listed[0], listed[-1]) == (stray, old)
    assert [journal.find(str(number)) for number in range(1, len(listed) + 1)] == listed
    assert journal.find("last") == stray


def test_entries_of_one_time_have_one_order_whichever_was_read_first(tmp_path: Path) -> None:
    letters = ["bbbb", "aaaa", "cccc"]
    for each in letters:
        path = Journal(tmp_path).path_of(f"2026-11-22-reflection-{each}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entry_text(id=path.stem), encoding="utf-8")
        os.utime(path, (1e9, 1e9))
        listed = [each.id for each in Journal(tmp_path, cache=tmp_path / "cache").listed()]
        assert listed == sorted(listed, reverse=True)
    assert [path.stem for path in Journal(tmp_path).newest_first()] == listed


def test_an_entry_is_listed_with_its_kind_its_start_and_its_first_words(home: Path) -> None:
    first = next(Journal(home).listed())
    assert (first.kind, first.started, first.opening) == (
        "reflection",
        "2026-11-22T18:00:00+01:00",
        "Evening.",
    )


@pytest.mark.parametrize("kind", ["reflection", "plan", "letter"])
def test_one_kind_is_listed_alone(home: Path, kind: str) -> None:
    counts = {"reflection": 3, "plan": 1, "letter": 0}
    assert len(list(Journal(home).newest_first(kind=kind))) == counts[kind]


def test_a_home_that_is_not_there_holds_no_entry(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "gone")
    assert (list(journal.listed()), journal.drafts("reflection"), journal.any_entry()) == (
        [],
        [],
        False,
    )
    assert journal.open_plan() is None


def test_a_journal_that_is_a_file_holds_no_entry(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("words")
    assert list(Journal(tmp_path).listed()) == []


def test_reading_the_journal_makes_no_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "home")
    assert not list(journal.listed())
    with pytest.raises(UnknownEntry):
        journal.find("last")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        ".2026-11-22-reflection-cccc.yaml.0a1b2c3d.tmp",
        "2026-11-22-reflection-cccc.mine-1.yaml",
        "2026-11-22-reflection-cccc.yaml~",
        "2026-11-22-reflection-cccc.yml",
        ".#2026-11-22-reflection-cccc.yaml",
        "2026-02-30-reflection-cccc.yaml",
        "notes.yaml",
        "２０２６-11-22-reflection-cccc.yaml",
    ],
)
def test_files_with_other_names_are_no_entries(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "journal" / "2026" / "11"
    folder.mkdir(parents=True)
    (folder / name).write_text("format: isp-entry/1\nend: true\n")
    assert list(Journal(tmp_path).listed()) == []


@posix
@pytest.mark.parametrize(
    "kind", ["pipe", "folder", "dangling-link", "circle", "binary", "cut", "empty"]
)
def test_what_cannot_be_read_under_an_entrys_name_does_not_break_the_list(
    home: Path, kind: str
) -> None:
    path = home / "journal/2026/11/2026-11-23-reflection-dddd.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling-link":
        path.symlink_to(home / "gone")
    elif kind == "circle":
        path.symlink_to(path)
    elif kind == "empty":
        path.touch()
    elif kind == "binary":
        path.write_bytes(b"\0\xff\xfe" * 3_000)
    elif kind == "cut":
        path.write_bytes(
            "format: isp-entry/1\nstarted: '2026-11-23T09:00:00+01:00'\né".encode()[:-1]
        )
    others = [each.id for each in Journal(home).listed() if each.id != path.stem]
    assert len(others) == 4


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("last", "2026-11-22-reflection-cccc"),
        ("1", "2026-11-22-reflection-cccc"),
        ("2", "2026-11-22-reflection-zzzz"),
        ("4", "2025-12-31-reflection-aaaa"),
        ("04", "2025-12-31-reflection-aaaa"),
        ("2026-02-01", "2026-02-01-plan-bbbb"),
        ("2026-11-22-reflection-zzzz", "2026-11-22-reflection-zzzz"),
    ],
)
def test_an_entry_is_found_by_a_word(home: Path, wanted: str, id: str) -> None:
    assert Journal(home).find(wanted).stem == id


def test_a_day_with_two_entries_is_no_name_and_both_are_named(home: Path) -> None:
    with pytest.raises(AmbiguousName) as caught:
        Journal(home).find("2026-11-22")
    assert caught.value.candidates == (
        "2026-11-22-reflection-cccc",
        "2026-11-22-reflection-zzzz",
    )


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param("2026-11-22-reflection-xxxx", id="unknown-id"),
        pytest.param("2024-01-01", id="day-without-entry"),
        pytest.param("2026-02-30", id="no-day"),
        pytest.param("2026-02", id="month"),
        pytest.param("5", id="number-too-high"),
        pytest.param("0", id="nought"),
        pytest.param("-1", id="negative"),
        pytest.param("9" * 5_000, id="long-number"),
        pytest.param("", id="nothing"),
        pytest.param("Last", id="capital"),
        pytest.param("²", id="superscript"),
        pytest.param("１", id="full-width-number"),
        pytest.param("2026-11-22-" + "a" * 300 + "-zzzz", id="long-id"),
    ],
)
def test_what_no_entry_is_called_is_an_unknown_entry(home: Path, wanted: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).find(wanted)


_TRAPS = [
    pytest.param("../2026-11-22-reflection-zzzz", id="up"),
    pytest.param("../../outside", id="up-twice"),
    pytest.param("2026-11-22-reflection-zzzz/../../x", id="up-behind"),
    pytest.param("/etc/passwd", id="absolute"),
    pytest.param("C:\\2026-11-22-reflection-zzzz", id="drive"),
    pytest.param("2026-11-22-reflection-zzzz\0", id="nul"),
    pytest.param("2026-11-22-refle\0ction-zzzz", id="nul-inside"),
    pytest.param("2026-11-22-reflection-zzzz\n", id="newline"),
    pytest.param("\n2026-11-22-reflection-zzzz", id="newline-first"),
    pytest.param("２０２６-11-22-reflection-zzzz", id="full-width-digits"),
    pytest.param("2026-11-22-reflection-ZZZZ", id="capitals"),
    pytest.param("2026-11-22-réflection-zzzz", id="accent"),
    pytest.param("2026-11-22-reflection-zzzz.yaml", id="suffix"),
    pytest.param("2026-11-22--zzzz", id="no-kind"),
    pytest.param("2026-11-22-reflection-zz/z", id="slash"),
]


@pytest.mark.parametrize("id", _TRAPS)
def test_no_path_is_made_of_what_is_no_id(home: Path, id: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).path_of(id)


@pytest.mark.parametrize("id", _TRAPS)
def test_what_is_no_id_finds_no_entry(home: Path, id: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).find(id)


def test_an_empty_journal_says_that_it_is_empty(tmp_path: Path) -> None:
    with pytest.raises(UnknownEntry) as caught:
        Journal(tmp_path).find("last")
    assert caught.value.hint == "the journal is still empty"


# Drafts, entries and the way from the one to the other, on disks that fail too.

DRAFT = entry_record()
ANSWERED = replace(
    DRAFT, answers=(Answer(question="practice", asked="About?", text="I coach teams."),)
)
FINISHED = replace(ANSWERED, finished="2026-11-22T08:40:00+01:00")
PLAN = Plan(
    id="2026-11-22-plan-aaaa",
    framework=PINNED,
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


@pytest.mark.sweep
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


# What a list shows of an entry is what its owner knows it by.
