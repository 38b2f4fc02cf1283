"""Reading, creating and replacing files on a disk that works."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from failing_disk import LinklessDisk, StutteringDisk
from isp_cli.errors import CannotLook, CannotRead, CannotSave, ChangedOnDisk
from isp_cli.files.files import (
    MAX_BYTES,
    Disk,
    create,
    digest,
    head,
    keep_beside,
    make_folder,
    read,
    remove,
    replace,
)
from isp_cli.journal.journal import Journal

posix = pytest.mark.skipif(os.name == "nt", reason="modes, links and pipes of POSIX")
OLD, NEW = b"old words\n", b"new words, more of them\n"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask-000", "umask-022", "umask-077"])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@posix
@pytest.mark.usefixtures("umask")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    create(tmp_path / "a.yaml", NEW, Disk())
    assert mode(tmp_path / "a.yaml") == 0o600


@posix
@pytest.mark.usefixtures("umask")
def test_a_new_file_is_for_its_owner_alone_without_links_too(tmp_path: Path) -> None:
    create(tmp_path / "a.yaml", NEW, LinklessDisk())
    assert mode(tmp_path / "a.yaml") == 0o600


@posix
@pytest.mark.usefixtures("umask")
def test_new_folders_are_for_their_owner_alone_each_of_them(tmp_path: Path) -> None:
    make_folder(tmp_path / "home" / "journal" / "2026", Disk())
    made = [tmp_path / "home", tmp_path / "home/journal", tmp_path / "home/journal/2026"]
    assert [mode(folder) for folder in made] == [0o700, 0o700, 0o700]


@posix
@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("old_mode", [0o400, 0o600, 0o640, 0o644, 0o666])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, old_mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD)
    path.chmod(old_mode)
    replace(path, NEW, Disk(), expected=digest(OLD))
    assert (path.read_bytes(), mode(path)) == (NEW, old_mode)


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    make_folder(tmp_path, Disk())
    assert names(tmp_path) == []


def test_a_folder_cannot_be_made_where_a_file_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(OLD)
    with pytest.raises(CannotSave, match="not a folder"):
        make_folder(tmp_path / "home", Disk())


def test_a_folder_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(OLD)
    with pytest.raises(CannotSave):
        make_folder(tmp_path / "home" / "journal", Disk())


def test_a_folder_whose_name_no_disk_takes_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        make_folder(tmp_path / ("x" * 300) / "journal", Disk())


@pytest.mark.parametrize("disk", [Disk(), LinklessDisk(), StutteringDisk()], ids=type)
@pytest.mark.parametrize("data", [NEW, b"", b"x" * 100_000], ids=["words", "nothing", "much"])
def test_a_file_is_created_whole_and_alone(tmp_path: Path, disk: Disk, data: bytes) -> None:
    if isinstance(disk, StutteringDisk):
        data = data[:1_000]
    create(tmp_path / "a.yaml", data, disk)
    assert names(tmp_path) == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == data


@pytest.mark.parametrize("disk", [Disk(), LinklessDisk()], ids=type)
def test_a_name_that_is_taken_is_never_written_over(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yaml").write_bytes(OLD)
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.yaml", NEW, disk)
    assert names(tmp_path) == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == OLD


@posix
@pytest.mark.parametrize("disk", [Disk(), LinklessDisk()], ids=type)
def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.yaml", NEW, disk)
    assert names(tmp_path) == ["a.yaml"]


def test_a_file_in_a_folder_that_is_missing_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="it does not exist"):
        create(tmp_path / "gone" / "a.yaml", NEW, Disk())


@pytest.mark.parametrize("disk", [Disk(), LinklessDisk(), StutteringDisk()], ids=type)
def test_a_file_is_replaced_whole_and_alone(tmp_path: Path, disk: Disk) -> None:
    (tmp_path / "a.yaml").write_bytes(OLD)
    replace(tmp_path / "a.yaml", NEW, disk, expected=digest(OLD))
    assert names(tmp_path) == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == NEW


def test_a_file_another_program_changed_is_kept_and_ours_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"theirs\n")
    with pytest.raises(ChangedOnDisk):
        replace(tmp_path / "a.yaml", NEW, Disk(), expected=digest(OLD))
    for kept, ours in (("a.mine-1.yaml", NEW), ("a.mine-1.yaml", NEW), ("a.mine-2.yaml", b"x")):
        assert keep_beside(tmp_path / "a.yaml", ours, Disk()) == tmp_path / kept
        assert (tmp_path / kept).read_bytes() == ours
    assert (tmp_path / "a.yaml").read_bytes() == b"theirs\n"
    assert names(tmp_path) == ["a.mine-1.yaml", "a.mine-2.yaml", "a.yaml"]


def test_a_file_that_changes_while_ours_is_being_written_is_not_written_over(
    tmp_path: Path,
) -> None:
    class SlowDisk(Disk):
        def fsync(self, fd: int) -> None:
            super().fsync(fd)
            path.write_bytes(b"theirs\n")

    path = tmp_path / "a.yaml"
    path.write_bytes(OLD)
    with pytest.raises(ChangedOnDisk):
        replace(path, NEW, SlowDisk(), expected=digest(OLD))
    assert names(tmp_path) == ["a.yaml"]
    assert path.read_bytes() == b"theirs\n"


@posix
def test_no_other_isp_writes_between_the_last_look_and_the_new_bytes(tmp_path: Path) -> None:
    import fcntl

    class LookingDisk(Disk):
        looked = False

        def replace(self, source: Path, target: Path) -> None:
            other = os.open(target, os.O_RDONLY)
            with pytest.raises(BlockingIOError):
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.close(other)
            self.looked = True
            super().replace(source, target)

    disk = LookingDisk()
    (tmp_path / "a.yaml").write_bytes(OLD)
    replace(tmp_path / "a.yaml", NEW, disk, expected=digest(OLD))
    replace(tmp_path / "a.yaml", OLD, disk, expected=digest(NEW))
    assert disk.looked
    assert names(tmp_path) == ["a.yaml"]


@posix
def test_the_version_kept_beside_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert mode(keep_beside(tmp_path / "a.yaml", NEW, Disk())) == 0o600


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    replace(tmp_path / "a.yaml", NEW, Disk(), expected=digest(OLD))
    assert (tmp_path / "a.yaml").read_bytes() == NEW


@posix
def test_where_the_name_is_a_link_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "synced" / "real.yaml", tmp_path / "a.yaml"
    target.parent.mkdir()
    target.write_bytes(OLD)
    link.symlink_to(target)
    replace(link, NEW, Disk(), expected=digest(OLD))
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@posix
def test_a_link_that_leads_nowhere_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "real.yaml")
    replace(tmp_path / "a.yaml", NEW, Disk(), expected=digest(OLD))
    assert (tmp_path / "a.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == NEW


@posix
def test_a_link_that_leads_nowhere_is_not_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(CannotRead, match="its link leads nowhere"):
        read(path)


@posix
def test_links_in_a_circle_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    with pytest.raises((CannotSave, CannotRead)):
        replace(tmp_path / "a.yaml", NEW, Disk(), expected=digest(OLD))
    assert (tmp_path / "a.yaml").is_symlink()


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises((CannotSave, CannotRead)):
        replace(tmp_path / "a.yaml", NEW, Disk(), expected=digest(OLD))
    assert (tmp_path / "a.yaml").is_dir()


def test_a_missing_file_is_removed_without_a_word(tmp_path: Path) -> None:
    remove(tmp_path / "a.yaml", Disk())


def test_a_folder_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(CannotSave):
        remove(tmp_path / "a.yaml", Disk())


def test_the_first_bytes_of_a_file_are_read_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(OLD)
    assert head(tmp_path / "a.yaml", 3) == b"old"


# What is no regular file under a file's name: told, never waited for, never left open.

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and links of POSIX")


def odd(folder: Path, kind: str) -> Path:
    path = folder / "a.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling-link":
        path.symlink_to(folder / "gone.yaml")
    elif kind == "link-circle":
        path.symlink_to(path)
    elif kind == "device":
        path.symlink_to(os.devnull)
    elif kind == "long-name":
        return folder / ("x" * 300)
    elif kind == "below-a-file":
        path.write_bytes(b"words")
        return path / "b.yaml"
    return path


_KINDS = [
    *("pipe", "folder", "dangling-link", "link-circle", "device", "missing", "long-name"),
    "below-a-file",
]


def lowest_free_descriptor() -> int:
    fd = os.open(os.devnull, os.O_RDONLY)
    os.close(fd)
    return fd


@pytest.mark.parametrize("kind", _KINDS)
def test_what_is_no_regular_file_cannot_be_read(tmp_path: Path, kind: str) -> None:
    path = odd(tmp_path, kind)
    with pytest.raises(CannotRead) as caught:
        read(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("kind", _KINDS)
def test_what_is_no_regular_file_has_no_first_bytes(tmp_path: Path, kind: str) -> None:
    assert head(odd(tmp_path, kind), 100) == b""


def test_a_socket_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("a.yaml")
        with pytest.raises(CannotRead):
            read(tmp_path / "a.yaml")


@pytest.mark.parametrize("kind", _KINDS)
def test_reading_what_is_no_regular_file_leaves_nothing_open(tmp_path: Path, kind: str) -> None:
    path = odd(tmp_path, kind)
    before = lowest_free_descriptor()
    with pytest.raises(CannotRead):
        read(path)
    assert lowest_free_descriptor() == before


@pytest.mark.parametrize("kind", _KINDS)
def test_a_look_at_what_is_no_regular_file_leaves_nothing_open(tmp_path: Path, kind: str) -> None:
    path = odd(tmp_path, kind)
    before = lowest_free_descriptor()
    head(path, 100)
    assert lowest_free_descriptor() == before


def test_a_file_as_large_as_allowed_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read(tmp_path / "a.yaml")) == MAX_BYTES


def test_a_file_larger_than_that_cannot_be_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CannotRead, match="larger than 32768 KiB"):
        read(tmp_path / "a.yaml")


# Files and folders this user may not enter are told in our words, never as a bare system error.

ID = "2026-11-22-reflection-k7fq"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder nobody may enter, with a file in it."""
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"words")
    folder.chmod(0o000)
    yield folder
    folder.chmod(0o700)


@pytest.mark.needs_modes
def test_a_file_nobody_may_read_cannot_be_read(tmp_path: Path, locked: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"words")
    path.chmod(0o000)
    for each in (path, locked / "a.yaml"):
        with pytest.raises(CannotRead, match="permission denied"):
            read(each)


@pytest.mark.needs_modes
def test_a_file_in_a_locked_folder_cannot_be_created(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        create(locked / "b.yaml", b"new", Disk())


@pytest.mark.needs_modes
def test_a_file_in_a_locked_folder_cannot_be_replaced(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        replace(locked / "a.yaml", b"new", Disk(), expected="")


@pytest.mark.needs_modes
def test_a_folder_in_a_locked_folder_cannot_be_made(locked: Path) -> None:
    with pytest.raises(CannotSave, match="permission denied"):
        make_folder(locked / "journal" / "2026", Disk())


@pytest.mark.needs_modes
def test_a_locked_journal_is_named_and_lists_nothing(locked: Path) -> None:
    journal = Journal(locked)
    assert list(journal.listed()) == []
    (missing,) = journal.missing.take()
    assert str(missing) == f"cannot read {locked}: permission denied"


@pytest.mark.needs_modes
def test_an_entry_in_a_locked_journal_is_not_denied(locked: Path) -> None:
    for wanted in (ID, "last", "1", "2026-11-22"):
        with pytest.raises(CannotLook, match="permission denied"):
            Journal(locked).find(wanted)


@pytest.mark.needs_modes
@pytest.mark.usefixtures("locked")
def test_the_drafts_are_listed_beside_a_locked_journal(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / f"{ID}.yaml").write_text("format: isp-entry/1\n")
    (tmp_path / "locked").rename(tmp_path / "journal")
    try:
        assert [path.stem for path in Journal(tmp_path).drafts("reflection")] == [ID]
    finally:
        (tmp_path / "journal").rename(tmp_path / "locked")


@pytest.mark.needs_modes
def test_an_entry_nobody_may_read_does_not_break_the_list(locked: Path) -> None:
    folder = locked.parent / "journal" / "2026" / "11"
    folder.mkdir(parents=True)
    for id in (ID, "2026-11-23-reflection-aaaa"):
        (folder / f"{id}.yaml").write_text("format: isp-entry/1\n")
    (folder / f"{ID}.yaml").chmod(0o000)
    listed = [each.id for each in Journal(locked.parent).listed()]
    assert listed == ["2026-11-23-reflection-aaaa", ID]
