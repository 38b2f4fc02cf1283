"""Files and folders this user may not enter are told in our words, never as a bare system error."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from isp_cli.errors import CannotRead, CannotSave, UnknownEntry
from isp_cli.files.files import Disk, create, make_folder, read, replace
from isp_cli.journal.journal import Journal

ID = "2026-11-22-reflection-k7fq"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder nobody may enter, with a file in it."""
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"words")
    folder.chmod(0o000)
    try:
        list(folder.iterdir())
    except PermissionError:
        yield folder
    else:
        pytest.skip("this user or this system may enter every folder")
    finally:
        folder.chmod(0o700)


def test_a_file_nobody_may_read_cannot_be_read(tmp_path: Path, locked: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"words")
    path.chmod(0o000)
    for each in (path, locked / "a.yaml"):
        with pytest.raises(CannotRead, match="permission denied"):
            read(each)


def test_a_file_in_a_locked_folder_cannot_be_created(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        create(locked / "b.yaml", b"new", Disk())


def test_a_file_in_a_locked_folder_cannot_be_replaced(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        replace(locked / "a.yaml", b"new", Disk(), expected="")


def test_a_folder_in_a_locked_folder_cannot_be_made(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        make_folder(locked / "journal" / "2026", Disk())


def test_a_locked_journal_lists_nothing(locked: Path) -> None:
    assert list(Journal(locked).listed()) == []


def test_an_entry_in_a_locked_journal_is_not_found_or_cannot_be_read(locked: Path) -> None:
    with pytest.raises((UnknownEntry, CannotRead)):
        Journal(locked).find(ID)


@pytest.mark.usefixtures("locked")
def test_the_drafts_are_listed_beside_a_locked_journal(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / f"{ID}.yaml").write_text("format: isp-entry/1\n")
    (tmp_path / "locked").rename(tmp_path / "journal")
    try:
        assert [path.stem for path in Journal(tmp_path).drafts("reflection")] == [ID]
    finally:
        (tmp_path / "journal").rename(tmp_path / "locked")


def test_an_entry_nobody_may_read_does_not_break_the_list(locked: Path) -> None:
    folder = locked.parent / "journal" / "2026" / "11"
    folder.mkdir(parents=True)
    for id in (ID, "2026-11-23-reflection-aaaa"):
        (folder / f"{id}.yaml").write_text("format: isp-entry/1\n")
    (folder / f"{ID}.yaml").chmod(0o000)
    listed = [each.id for each in Journal(locked.parent).listed()]
    assert listed == ["2026-11-23-reflection-aaaa", ID]
