"""The disk: the few operations a write is made of, and its reasons for saying no in plain words."""

from __future__ import annotations

import errno
import os
from pathlib import Path


class Disk:
    """The file operations a write is made of; tests give one that fails or dies at any of them."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        binary = getattr(os, "O_BINARY", 0)
        return os.open(path, flags | binary | getattr(os, "O_CLOEXEC", 0), mode)

    def write(self, fd: int, data: memoryview) -> int:
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        os.fsync(fd)

    def close(self, fd: int) -> None:
        os.close(fd)

    def chmod(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def link(self, source: Path, target: Path) -> None:
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def mkdir(self, path: Path) -> None:
        path.mkdir(mode=0o700)


def reason(error: OSError) -> str:
    """Say in a few plain words why the disk said no."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: "the disk quota is used up",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "permission denied",
        errno.EPERM: "it is not permitted",
        errno.ENOENT: "it does not exist",
        errno.ENOTDIR: "a part of the path is not a folder",
        errno.EISDIR: "it is a folder",
        errno.EFBIG: "it is too large",
        errno.EIO: "the disk failed",
        errno.ELOOP: "its links lead in a circle",
    }
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())
