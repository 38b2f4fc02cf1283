"""What was asked to be mended is mended, kept first, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isp_cli.doctor.checkup import check_up
from isp_cli.doctor.findings import Checkup
from isp_cli.doctor.mending import make_private, migrate_files, tidy
from isp_cli.errors import CannotSave, ChangedOnDisk, InvalidFile
from isp_cli.files.files import Disk
from isp_cli.files.yaml_in import parse
from isp_cli.framework.bundled import practice_guide
from isp_cli.journal.entry_file import MIGRATIONS, Migrations, check_entry, migrated
from isp_cli.journal.journal import Journal
from isp_cli.records import PlainData
from support import REFLECTION, entry_text

posix = pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
GUIDE = practice_guide()
NOW = "2026-11-22T18:05:00+01:00"
ID = REFLECTION
ENTRY = entry_text()
OLD = """\
# my own note
format: isp-entry/0
id: 2026-11-22-reflection-k7fq
mood: calm   # a key of my own
kind: reflection
guide: '1.1'
started: '2026-11-22T08:15:00+01:00'
answers:
  - question: practice
    asked: Tell me about your practice.
    text: |-
      I coach three teams.
end: true
"""
NEW = """\
# my own note
format: isp-entry/1
id: 2026-11-22-reflection-k7fq
mood: calm   # a key of my own
kind: reflection
started: '2026-11-22T08:15:00+01:00'
answers:
  - question: practice
    asked: Tell me about your practice.
    text: |-
      I coach three teams.
framework:
  id: practice-guide
  version: '1.1'
end: true
"""


def from_0(entry: dict[str, PlainData]) -> dict[str, PlainData]:
    """The form 0 of these tests kept only the version of the guide."""
    rest = {key: value for key, value in entry.items() if key != "guide"}
    pinned = {"id": "practice-guide", "version": entry["guide"]}
    return {**rest, "format": "isp-entry/1", "framework": pinned}


REGISTRY: Migrations = {"isp-entry/0": from_0}


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    old = os.umask(0o077)
    try:
        (tmp_path / "isp" / "journal" / "2026" / "11").mkdir(parents=True)
        (tmp_path / "isp" / "drafts").mkdir()
    finally:
        os.umask(old)
    return Journal(tmp_path / "isp")


def month(journal: Journal) -> Path:
    return journal.folder / "2026" / "11"


def checked(journal: Journal, migrations: Migrations = MIGRATIONS) -> Checkup:
    return check_up(journal, GUIDE, migrations=migrations)


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_adds_nothing_goes_to_the_trash_and_the_rest_stays(journal: Journal) -> None:
    put(month(journal) / f"{ID}.yaml", ENTRY)
    put(month(journal) / f".{ID}.yaml.0a1b2c3d.tmp", ENTRY[:99])
    put(month(journal) / f".{ID}.yaml.0a1b2c3e.tmp", ENTRY.replace("three", "four"))
    put(month(journal) / f"{ID}-LAPTOP.yaml", ENTRY)
    put(journal.drafts_folder / f"{ID}.yaml", ENTRY)
    done = tidy(journal, checked(journal).findings)
    assert len(done) == 2
    assert texts(journal.home) == {
        f"journal/2026/11/{ID}.yaml": ENTRY,
        f"journal/2026/11/.{ID}.yaml.0a1b2c3e.tmp": ENTRY.replace("three", "four"),
        f"journal/2026/11/{ID}-LAPTOP.yaml": ENTRY,
        f"trash/left-over/{ID}.yaml.0a1b2c3d.tmp": ENTRY[:99],
        f"trash/drafts/{ID}.yaml": ENTRY,
    }
    assert tidy(journal, checked(journal).findings) == []


def test_nothing_in_the_trash_is_written_over(journal: Journal) -> None:
    put(month(journal) / f"{ID}.yaml", ENTRY)
    put(journal.drafts_folder / f"{ID}.yaml", ENTRY)
    put(journal.home / "trash" / "drafts" / f"{ID}.yaml", "another")
    tidy(journal, checked(journal).findings)
    assert texts(journal.home / "trash" / "drafts") == {
        f"{ID}.yaml": "another",
        f"{ID}-2.yaml": ENTRY,
    }


def test_what_the_disk_refuses_to_move_is_where_it_was(journal: Journal) -> None:
    class Full(Disk):
        def write(self, *_: object) -> int:
            raise OSError(28, "No space left on device")

    put(month(journal) / f"{ID}.yaml", ENTRY)
    draft = put(journal.drafts_folder / f"{ID}.yaml", ENTRY)
    findings = checked(journal).findings
    with pytest.raises(CannotSave, match="the disk is full"):
        tidy(Journal(journal.home, Full()), findings)
    assert draft.read_text(encoding="utf-8") == ENTRY


@posix
def test_what_others_could_read_they_can_no_more(journal: Journal, tmp_path: Path) -> None:
    loose = put(month(journal) / f"{ID}.yaml", ENTRY)
    loose.chmod(0o664)
    month(journal).chmod(0o775)
    outside = put(tmp_path / "outside.yaml", "words")
    outside.chmod(0o644)
    (month(journal) / "2026-11-23-reflection-abcd.yaml").symlink_to(outside)
    done = make_private(journal.home, Disk())
    assert [(each.path, each.what) for each in done] == [
        (month(journal), "is private now: 0700, it was 0775"),
        (loose, "is private now: 0600, it was 0664"),
    ]
    assert (loose.stat().st_mode & 0o777, month(journal).stat().st_mode & 0o777) == (0o600, 0o700)
    assert outside.stat().st_mode & 0o777 == 0o644
    assert make_private(journal.home, Disk()) == []


@posix
@pytest.mark.parametrize("says_no", [True, False])
def test_a_disk_that_keeps_no_modes_is_told(journal: Journal, says_no: bool) -> None:
    class Stubborn(Disk):
        def chmod(self, *_: object) -> None:
            if says_no:
                raise OSError(1, "Operation not permitted")

    put(month(journal) / f"{ID}.yaml", ENTRY).chmod(0o644)
    (done,) = make_private(journal.home, Stubborn())
    assert done.failed
    assert done.what.startswith("could not be made private: ")


def test_no_older_form_is_left_behind_today() -> None:
    assert MIGRATIONS == {}


def test_an_older_form_is_told_and_only_told(journal: Journal) -> None:
    path = put(month(journal) / f"{ID}.yaml", OLD)
    (finding,) = checked(journal, REGISTRY).findings
    assert (finding.kind, finding.line, finding.mend) == ("older-format", 2, "--migrate")
    assert finding.way_out == "bring it up to date, with a backup: isp doctor --migrate"
    assert path.read_text(encoding="utf-8") == OLD


def test_reading_an_older_form_says_how_to_bring_it_up_to_date() -> None:
    with pytest.raises(InvalidFile) as caught:
        check_entry(parse(OLD.encode(), "x"), Path("x"), migrations=REGISTRY)
    assert "isp doctor --migrate" in caught.value.hint


def test_a_form_older_than_any_isp_knows_is_not_called_newer() -> None:
    with pytest.raises(InvalidFile) as caught:
        check_entry(parse(OLD.encode(), "x"), Path("x"))
    assert "upgrade" not in caught.value.hint
    assert caught.value.problems[0].what == "expected isp-entry/1"


def test_an_older_form_is_brought_up_to_date_after_a_backup(journal: Journal) -> None:
    path = put(month(journal) / f"{ID}.yaml", OLD)
    draft = put(journal.drafts_folder / "2026-11-23-plan-abcd.yaml", OLD)
    done = migrate_files(journal, checked(journal, REGISTRY).findings, NOW, migrations=REGISTRY)
    backup = journal.home / "backups" / "2026-11-22-180500"
    assert texts(backup) == {
        f"journal/2026/11/{ID}.yaml": OLD,
        "drafts/2026-11-23-plan-abcd.yaml": OLD,
    }
    assert [each.path for each in done] == [draft, path]
    assert all(each.what == f"is up to date; its backup is in {backup}" for each in done)
    assert path.read_text(encoding="utf-8") == NEW
    again = checked(journal, REGISTRY).findings
    assert "older-format" not in [each.kind for each in again]


@posix
def test_a_backup_is_as_private_as_the_journal(journal: Journal) -> None:
    put(month(journal) / f"{ID}.yaml", OLD)
    migrate_files(journal, checked(journal, REGISTRY).findings, NOW, migrations=REGISTRY)
    assert checked(journal).findings == ()


def test_a_second_backup_of_the_same_second_has_a_folder_of_its_own(journal: Journal) -> None:
    path = month(journal) / f"{ID}.yaml"
    for text in (OLD, OLD.replace("three", "four")):
        put(path, text)
        migrate_files(journal, checked(journal, REGISTRY).findings, NOW, migrations=REGISTRY)
    assert sorted(texts(journal.home / "backups")) == [
        f"2026-11-22-180500-2/journal/2026/11/{ID}.yaml",
        f"2026-11-22-180500/journal/2026/11/{ID}.yaml",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OLD.replace("started: '2026-11-22T08:15:00+01:00'\n", ""), id="key-missing"),
        pytest.param(OLD.removesuffix("end: true\n"), id="cut"),
    ],
)
def test_a_file_whose_new_form_would_be_no_entry_stays_as_it_is(
    journal: Journal, text: str
) -> None:
    path = put(month(journal) / f"{ID}.yaml", text)
    (done,) = migrate_files(journal, checked(journal, REGISTRY).findings, NOW, migrations=REGISTRY)
    assert done.what.startswith("is as it was: ")
    assert path.read_text(encoding="utf-8") == text


def test_versions_are_taken_one_at_a_time_and_a_circle_ends() -> None:
    def step(to: str) -> Migrations:
        return {f"isp-entry/{to}": lambda entry: {**entry, "format": f"isp-entry/{int(to) + 1}"}}

    road = {**step("-1"), **step("0")}
    assert migrated({"format": "isp-entry/-1"}, road) == {"format": "isp-entry/1"}
    circle: Migrations = {"a": lambda entry: {"format": "b"}, "b": lambda entry: {"format": "a"}}
    assert migrated({"format": "a"}, circle) == {"format": "a"}
    assert migrated({"format": "isp-entry/9"}, road) == {"format": "isp-entry/9"}


def test_without_anything_to_migrate_no_backup_is_made(journal: Journal) -> None:
    put(month(journal) / f"{ID}.yaml", ENTRY)
    assert migrate_files(journal, checked(journal).findings, NOW) == []
    assert not (journal.home / "backups").exists()


class ChangingDisk(Disk):
    """Has another program change a file once its backup is there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self.path.write_text(OLD.replace("three", "four"), encoding="utf-8")


def test_what_another_program_writes_after_the_backup_is_not_written_over(
    journal: Journal,
) -> None:
    path = put(month(journal) / f"{ID}.yaml", OLD)
    findings = checked(journal, REGISTRY).findings
    journal.disk = ChangingDisk(path)
    with pytest.raises(ChangedOnDisk):
        migrate_files(journal, findings, NOW, migrations=REGISTRY)
    assert path.read_text(encoding="utf-8") == OLD.replace("three", "four")


def test_whoever_breaks_it_off_finds_each_file_in_one_form_or_the_other(journal: Journal) -> None:
    paths = [put(month(journal) / f"2026-11-22-reflection-{n:04}.yaml", OLD) for n in range(3)]

    def at(done: int, of: int) -> None:
        if (done, of) == (1, 3):
            raise KeyboardInterrupt

    findings = checked(journal, REGISTRY).findings
    with pytest.raises(KeyboardInterrupt):
        migrate_files(journal, findings, NOW, migrations=REGISTRY, progress=at)
    assert [path.read_text(encoding="utf-8") for path in paths] == [NEW, OLD, OLD]
    assert len(texts(journal.home / "backups")) == 3
    again = checked(journal, REGISTRY).findings
    migrate_files(journal, again, NOW, migrations=REGISTRY)
    assert [path.read_text(encoding="utf-8") for path in paths] == [NEW, NEW, NEW]
