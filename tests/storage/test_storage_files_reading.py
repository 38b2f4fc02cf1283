"""What is no regular file under a file's name: told, never waited for, never left open."""

import os
import socket
from pathlib import Path

import pytest

from isp_cli.errors import CannotRead
from isp_cli.files.files import MAX_BYTES, head, read

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
