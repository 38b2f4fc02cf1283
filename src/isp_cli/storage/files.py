"""The only place that opens and writes files: whole, private, durable, and never over a change.

A write goes to a temporary file in the same folder, is synced and closed, and only then takes the
name; then the folder is synced. Leaving out any of these steps was measured to lose data in a
power cut. New files are 0600 and new folders 0700 from the moment they exist.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from isp_cli.errors import CannotRead, CannotSave, ChangedOnDisk

MAX_BYTES = 32 * 1024 * 1024
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


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


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hex."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL; only a write needs it

    return hashlib.sha256(data).hexdigest()


def read(path: Path, *, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        CannotRead: it is missing, unreadable, no regular file, or larger than `most` bytes.
    """
    try:
        # O_NONBLOCK: a FIFO under a journal's name must not hang the program.
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(fd, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise CannotRead(path, "it is not a regular file")
            if about.st_size > most:
                raise CannotRead(path, f"it is larger than {most // 1024} KiB")
            return file.read(most + 1)
    except OSError as error:
        raise CannotRead(path, reason(error)) from error


def head(path: Path, size: int) -> bytes:
    """Return the first bytes of a file; nothing if it cannot be read."""
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(fd, "rb") as file:
            return file.read(size) if stat.S_ISREG(os.fstat(fd).st_mode) else b""
    except OSError:
        return b""


def make_folder(path: Path, disk: Disk) -> None:
    """Make a folder and the missing ones above it, each private from the start.

    Raises:
        CannotSave: the disk says no, or something else has that name.
    """
    missing = []
    here = path
    while not here.exists() and here != here.parent:
        missing.append(here)
        here = here.parent
    try:
        for folder in reversed(missing):
            with suppress(FileExistsError):
                disk.mkdir(folder)
            _sync_folder(folder.parent, disk)
        if not path.is_dir():
            raise CannotSave(path, "something that is not a folder has this name")
    except OSError as error:
        raise CannotSave(path, reason(error)) from error


def create(path: Path, data: bytes, disk: Disk) -> None:
    """Write a new file; two writers of the same name can never both think they did.

    Raises:
        FileExistsError: the name is taken.
        CannotSave: the disk says no; nothing was written.
    """
    with _temporary(path, data, disk, mode=0o600) as temporary:
        try:
            disk.link(temporary, path)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _create_exclusively(path, data, disk)  # FAT and some network folders know no links
        disk.unlink(temporary)


def replace(path: Path, data: bytes, disk: Disk, *, expected: str) -> None:
    """Write a file anew, unless it is no longer the one whose digest is `expected`.

    The old file's mode is kept; where the name is a symbolic link, the file it leads to is
    written. A file that is gone is written again: what is in our hands is the only copy.

    Raises:
        ChangedOnDisk: another program wrote it; our version was written beside it.
        CannotSave: the disk says no; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    mode = 0o600
    if target.exists():
        now = read(target)
        mode = stat.S_IMODE(target.stat().st_mode)
        if digest(now) != expected:
            kept = keep_beside(target, data, disk)
            raise ChangedOnDisk(path, kept)
    with _temporary(target, data, disk, mode=mode) as temporary:
        disk.replace(temporary, target)


def keep_beside(path: Path, data: bytes, disk: Disk) -> Path:
    """Write data beside a file under a name that is free, and return it."""
    for number in range(1, 1000):
        kept = path.with_name(f"{path.stem}.mine-{number}{path.suffix}")
        with suppress(FileExistsError):
            create(kept, data, disk)
            return kept
    raise CannotSave(path, "there are a thousand kept versions beside it")


def remove(path: Path, disk: Disk) -> None:
    """Take a file away for good; a missing one is no error."""
    try:
        disk.unlink(path)
        _sync_folder(path.parent, disk)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotSave(path, reason(error)) from error


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


@contextmanager
def _temporary(path: Path, data: bytes, disk: Disk, *, mode: int) -> Iterator[Path]:
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        _create_exclusively(temporary, data, disk)
        if mode != 0o600:
            disk.chmod(temporary, mode)
        yield temporary
        _sync_folder(path.parent, disk)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, FileExistsError):
            raise
        raise CannotSave(path, reason(error)) from error
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _create_exclusively(path: Path, data: bytes, disk: Disk) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    fd = disk.open(path, flags, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(fd, rest) :]  # a full disk or a signal can cut a write short
        disk.fsync(fd)
    finally:
        disk.close(fd)


def _sync_folder(path: Path, disk: Disk) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder; the rename itself is journalled there
    fd = disk.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        disk.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders
            raise
    finally:
        disk.close(fd)
