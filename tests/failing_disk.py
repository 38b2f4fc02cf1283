"""Disks that fail or die at the n-th operation, do not know links, or write a little at a time."""

import errno
import os
from pathlib import Path

from isp_cli.files.files import Disk


class PowerOff(BaseException):
    """The machine stops here."""


class FailingDisk(Disk):
    """Raises `fault` instead of doing operation `at` (from 1); `count` says how many were asked."""

    def __init__(self, at: int, fault: BaseException, *, links: bool = True) -> None:
        self.at = at
        self.fault = fault
        self.links = links
        self.count = 0

    def _next(self) -> None:
        self.count += 1
        if self.count == self.at:
            raise self.fault

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._next()
        return super().open(path, flags, mode)

    def write(self, fd: int, data: memoryview) -> int:
        if self.count + 1 == self.at:
            os.write(fd, data[: len(data) // 2])  # what a full disk or a power cut leaves
        self._next()
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self._next()
        super().fsync(fd)

    def close(self, fd: int) -> None:
        super().close(fd)  # a close that fails has closed
        self._next()

    def chmod(self, path: Path, mode: int) -> None:
        self._next()
        super().chmod(path, mode)

    def link(self, source: Path, target: Path) -> None:
        self._next()
        if not self.links:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._next()
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        self._next()
        super().unlink(path)

    def mkdir(self, path: Path) -> None:
        self._next()
        super().mkdir(path)


class FullDisk(FailingDisk):
    """A disk that takes nothing from the operation `at` on."""

    def __init__(self, at: int = 1) -> None:
        super().__init__(at, disk_error(errno.ENOSPC))

    def _next(self) -> None:
        self.count += 1
        if self.count >= self.at:
            raise self.fault


class LinklessDisk(Disk):
    """A file system without hard links."""

    def __init__(self, error: int = errno.EPERM) -> None:
        self.error = error

    def link(self, source: Path, target: Path) -> None:
        raise OSError(self.error, os.strerror(self.error), str(source), None, str(target))


class StutteringDisk(Disk):
    """Writes at most three bytes at a time."""

    def write(self, fd: int, data: memoryview) -> int:
        return super().write(fd, data[:3])


def disk_error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
