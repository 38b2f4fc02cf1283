"""Whatever operation fails or is the last one: the old file is whole, or the new one is."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from failing_disk import FailingDisk, LinklessDisk, PowerOff, disk_error
from isp_cli.errors import CannotSave
from isp_cli.files.files import Disk, create, digest, make_folder, remove, replace

OLD, NEW = b"old words\n", b"new words, more of them\n"
_ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EINTR, errno.EACCES]
each_error = pytest.mark.parametrize("error", _ERRORS, ids=errno.errorcode.get)
with_and_without_links = pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])


def outcomes(
    attempt: Callable[[Path, Disk], None],
    folder: Path,
    fault: Callable[[], BaseException],
    *,
    old: bytes | None,
    links: bool = True,
) -> list[tuple[int, Path, BaseException]]:
    """Let operation 1, 2, 3 … fail until one attempt goes through; return what each left."""
    left: list[tuple[int, Path, BaseException]] = []
    for at in range(1, 100):
        here = folder / str(at)
        here.mkdir()
        if old is not None:
            (here / "a.yaml").write_bytes(old)
        disk = FailingDisk(at, fault(), links=links)
        try:
            attempt(here / "a.yaml", disk)
        except BaseException as error:  # noqa: BLE001 - a power cut is one
            left.append((at, here, error))
        if disk.count < at:
            return left
    raise AssertionError("no attempt went through")


def replacing(path: Path, disk: Disk) -> None:
    replace(path, NEW, disk, expected=digest(OLD))


def creating(path: Path, disk: Disk) -> None:
    create(path, NEW, disk)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@each_error
def test_a_failed_replace_leaves_the_old_file_or_the_new_one_and_no_litter(
    tmp_path: Path, error: int
) -> None:
    left = outcomes(replacing, tmp_path, lambda: disk_error(error), old=OLD)
    assert len(left) >= 6
    for at, folder, raised in left:
        assert isinstance(raised, CannotSave), at
        assert held(folder) in ({"a.yaml": OLD}, {"a.yaml": NEW}), at


def test_a_power_cut_while_replacing_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    left = outcomes(replacing, tmp_path, PowerOff, old=OLD)
    assert len(left) >= 6
    for at, folder, raised in left:
        assert isinstance(raised, PowerOff), at
        assert held(folder)["a.yaml"] in (OLD, NEW), at


@each_error
@with_and_without_links
def test_a_failed_create_leaves_the_whole_file_or_none_and_no_litter(
    tmp_path: Path, error: int, links: bool
) -> None:
    left = outcomes(creating, tmp_path, lambda: disk_error(error), old=None, links=links)
    assert len(left) >= 6
    for at, folder, raised in left:
        assert isinstance(raised, CannotSave), at
        assert held(folder) in ({}, {"a.yaml": NEW}), at


def test_a_power_cut_while_creating_leaves_the_whole_file_or_none(tmp_path: Path) -> None:
    left = outcomes(creating, tmp_path, PowerOff, old=None)
    assert len(left) >= 6
    for at, folder, raised in left:
        assert isinstance(raised, PowerOff), at
        assert held(folder).get("a.yaml", NEW) == NEW, at


@each_error
def test_a_name_that_is_taken_is_not_written_over_whatever_fails(
    tmp_path: Path, error: int
) -> None:
    for links in (True, False):
        folder = tmp_path / str(links)
        folder.mkdir()
        for at, here, raised in outcomes(
            creating, folder, lambda: disk_error(error), old=OLD, links=links
        ):
            assert isinstance(raised, CannotSave | FileExistsError), at
            assert held(here) == {"a.yaml": OLD}, at


@each_error
def test_a_replace_that_failed_can_be_tried_again(tmp_path: Path, error: int) -> None:
    for at, folder, _ in outcomes(replacing, tmp_path, lambda: disk_error(error), old=OLD):
        replacing(folder / "a.yaml", Disk())
        assert held(folder) == {"a.yaml": NEW}, at


@each_error
def test_ours_is_beside_the_changed_file_whole_or_not_at_all(tmp_path: Path, error: int) -> None:
    theirs = b"theirs\n"
    for at, folder, _ in outcomes(replacing, tmp_path, lambda: disk_error(error), old=theirs):
        found = held(folder)
        assert found.pop("a.yaml") == theirs, at
        assert found in ({}, {"a.mine-1.yaml": NEW}), at


@pytest.mark.parametrize(
    "error",
    [errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK],
    ids=errno.errorcode.get,
)
def test_a_disk_without_links_creates_a_file(tmp_path: Path, error: int) -> None:
    create(tmp_path / "a.yaml", NEW, LinklessDisk(error))
    assert held(tmp_path) == {"a.yaml": NEW}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(errno.ENOSPC, "the disk is full", id="full"),
        pytest.param(errno.EIO, "the disk failed", id="failed"),
        pytest.param(errno.EROFS, "the disk is read-only", id="read-only"),
        pytest.param(errno.EFBIG, "it is too large", id="too-large"),
        pytest.param(errno.EBUSY, os.strerror(errno.EBUSY).lower(), id="busy"),
    ],
)
def test_the_reason_is_said_in_plain_words(tmp_path: Path, error: int, words: str) -> None:
    with pytest.raises(CannotSave) as caught:
        create(tmp_path / "a.yaml", NEW, FailingDisk(1, disk_error(error)))
    assert str(caught.value) == f"cannot save {tmp_path / 'a.yaml'}: {words}"


@each_error
def test_a_failed_removal_is_told_and_leaves_the_file_or_takes_it(
    tmp_path: Path, error: int
) -> None:
    for at, folder, raised in outcomes(remove, tmp_path, lambda: disk_error(error), old=OLD):
        assert isinstance(raised, CannotSave), at
        assert held(folder) in ({}, {"a.yaml": OLD}), at


@each_error
def test_a_folder_that_could_not_be_made_is_made_at_the_next_try(
    tmp_path: Path, error: int
) -> None:
    def making(path: Path, disk: Disk) -> None:
        make_folder(path.parent / "journal" / "2026", disk)

    for at, folder, raised in outcomes(making, tmp_path, lambda: disk_error(error), old=None):
        assert isinstance(raised, CannotSave), at
        making(folder / "a.yaml", Disk())
        assert (folder / "journal" / "2026").is_dir(), at


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot sync a folder")
@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP], ids=errno.errorcode.get)
def test_a_network_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, error: int) -> None:
    disk = FailingDisk(0, disk_error(error))
    create(tmp_path / "a.yaml", NEW, disk)
    last_sync = disk.count - 1
    create(tmp_path / "b.yaml", NEW, FailingDisk(last_sync, disk_error(error)))
    assert held(tmp_path) == {"a.yaml": NEW, "b.yaml": NEW}
