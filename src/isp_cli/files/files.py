"""The only place that opens and writes files: whole, private, durable, and never over a change.

A write goes to a temporary file in the same folder, is synced and closed, and only then takes the
name; then the folder is synced. Leaving out any of these steps was measured to lose data in a
power cut. New files are 0600 and new folders 0700 from the moment they exist.

What one run could not read is added to its `MissingFiles` where it is met, and told once."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from isp_cli.errors import (
    CannotRead,
    CannotSave,
    ChangedOnDisk,
    InvalidFile,
    IspError,
    NameTaken,
    NotHere,
    NotRead,
)
from isp_cli.files.folders import LOST_LINK, exists, is_in_the_cloud, reason_of


class Disk:
    """The file operations a write is made of; tests give one that fails or dies at any of them.

    `changes` counts the writes that were begun.
    """

    changes = 0

    def time(self) -> int:
        """Return what the files' times are counted by, in nanoseconds."""
        return time.time_ns()

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


_TRIES, _PAUSE = 200, 0.01  # a turn lasts microseconds; whoever waits longer than this goes on


@contextmanager
def turn_at_file(path: Path) -> Iterator[None]:
    """Keep every other isp from writing over this file while the block lasts.

    Whoever waits longer than two seconds goes on without a turn; so does a disk without locks.
    """
    fd = _taken(path)
    try:
        yield
    finally:
        if fd is not None:
            os.close(fd)


def _taken(path: Path) -> int | None:
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - not on Windows

    for _ in range(_TRIES):
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None  # it is gone, or it is not ours to read: the look says which
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(fd), path.stat()):
                return fd
            os.close(fd)  # it was written over since it was opened: this lock is on the old one
        except BlockingIOError:
            os.close(fd)
            time.sleep(_PAUSE)
        except OSError:
            os.close(fd)
            return None  # a disk that knows no locks
    return None


MAX_BYTES = 32 * 1024 * 1024
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hex."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL; only a write needs it

    return hashlib.sha256(data).hexdigest()


def read(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        CannotRead: it is missing, unreadable, no regular file, or larger than `most`.
        CannotLook: a folder above it is locked.
        NotHere: iCloud has taken it off this computer.
    """
    try:
        data = _first_bytes(path, most + 1)
    except OSError as error:
        if is_in_the_cloud(path):
            raise NotHere(path) from error
        if isinstance(error, PermissionError):
            exists(path)  # where it is the folder that is locked, that is what to tell
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            way_out = "lead the link to its file again, or move the link away"
            raise CannotRead(path, LOST_LINK, hint=way_out) from error
        raise CannotRead(path, reason_of(error)) from error
    if data is None:
        raise CannotRead(path, "it is not a regular file")
    if len(data) > most:
        raise CannotRead(path, f"it is larger than {most // 1024} KiB")
    return data


def head(path: Path, size: int) -> bytes:
    """Return the first `size` bytes of a file, or fewer; none if it is no file or unreadable."""
    try:
        return _first_bytes(path, size) or b""
    except OSError:
        return b""


def _first_bytes(path: Path, size: int) -> bytes | None:
    # O_NONBLOCK: a FIFO under a journal's name must not hang the program
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            return None
        data = os.read(fd, min(size, status.st_size + 1))
        if len(data) <= status.st_size and len(data) < size:
            return data  # one more was asked for than there are
        with open(fd, "rb", closefd=False) as file:  # it grew since it was looked at
            return data + file.read(size - len(data))
    finally:
        os.close(fd)


def is_there(path: Path) -> bool:
    """Say whether something has this name; what cannot be looked at counts as not there."""
    try:
        return path.exists()
    except OSError:
        return False


def written_time(path: Path) -> int:
    """Return when a file was last written, in nanoseconds; 0 if that cannot be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def make_folder(path: Path, disk: Disk) -> None:
    """Make a folder and the missing ones above it, each private from the start.

    Raises:
        CannotSave: the disk says no, or something else has that name.
    """
    try:
        missing = []
        here = path
        while not here.exists() and here != here.parent:
            missing.append(here)
            here = here.parent
        for folder in reversed(missing):
            with suppress(FileExistsError):
                disk.mkdir(folder)
            sync_folder(folder.parent, disk)
        if not path.is_dir():
            raise CannotSave(path, "something that is not a folder has this name")
    except OSError as error:
        raise CannotSave(path, reason_of(error)) from error


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone, and the folder it is in, unless it is there.

    Raises:
        OSError: the disk says no.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def create(path: Path, data: bytes, disk: Disk) -> None:
    """Write a new file; two writers of the same name can never both think they did.

    A file that already holds these very bytes is what an earlier try left: that is success.

    Raises:
        FileExistsError: the name is taken by something else.
        CannotSave: the disk says no, or does not confirm what it took.
    """
    disk.changes += 1
    with _temporary(path, data, disk, mode=0o600) as temporary:
        try:
            disk.link(temporary, path)
        except FileExistsError:
            if head(path, len(data) + 1) != data:
                raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _take_name(temporary, path, disk)
        try:
            disk.unlink(temporary)
        except OSError:  # the entry is safe; a left-over copy is only untidy
            with suppress(OSError):
                temporary.unlink()


def _take_name(temporary: Path, path: Path, disk: Disk) -> None:
    """Put a file under a free name where there are no links (FAT, some network folders)."""
    fd = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        disk.close(fd)
        disk.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def replace(path: Path, data: bytes, disk: Disk, *, expected: str) -> None:
    """Write a file anew, unless it is no longer the one whose digest is `expected`.

    The old file's mode is kept; where the name is a symbolic link, the file it leads to is
    written. A file that is gone is written again: what is in our hands is the only copy.

    Raises:
        ChangedOnDisk: another program wrote it; nothing was written.
        CannotSave: the disk says no, and the old file is as it was; or it does not confirm what
            it took.
    """
    disk.changes += 1
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise CannotSave(path, "its links lead in a circle")
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    except OSError as error:
        raise CannotSave(path, reason_of(error)) from error
    with (
        _temporary(target, data, disk, mode=0o600 if mode is None else mode) as temporary,
        turn_at_file(target),
    ):
        # looked at last: a slow disk takes seconds over the file that is to take the name
        if target.exists():
            now = read(target)
            if now != data and digest(now) != expected:
                raise ChangedOnDisk(path)
        disk.replace(temporary, target)


def keep_beside(path: Path, data: bytes, disk: Disk) -> Path:
    """Write data beside a file as `NAME.mine-1.yaml`, or the next number free; return its path.

    Raises:
        CannotSave: the disk says no, or a thousand such files are there.
    """
    for number in range(1, 1000):
        kept = path.with_name(f"{path.stem}.mine-{number}{path.suffix}")
        with suppress(FileExistsError):
            create(kept, data, disk)
            return kept
    raise CannotSave(path, "there are a thousand kept versions beside it")


def remove(path: Path, disk: Disk) -> None:
    """Take a file away for good; a missing one is no error.

    Raises:
        CannotSave: the disk says no.
    """
    disk.changes += 1
    try:
        disk.unlink(path)
        sync_folder(path.parent, disk)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotSave(path, reason_of(error)) from error


@contextmanager
def _temporary(path: Path, data: bytes, disk: Disk, *, mode: int) -> Iterator[Path]:
    """Write the data under a passing name, let the block name it for good, sync the folder."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        _create_exclusively(temporary, data, disk)
        if mode != 0o600:
            disk.chmod(temporary, mode)
        yield temporary
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError) and not isinstance(error, FileExistsError):
            raise CannotSave(path, reason_of(error)) from error
        raise
    try:
        sync_folder(path.parent, disk)
    except OSError as error:
        what = f"it was written, but the disk did not confirm it ({reason_of(error)})"
        raise CannotSave(path, what, is_written=True) from error


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


def sync_folder(path: Path, disk: Disk) -> None:
    """Make the disk keep the names in a folder.

    Raises:
        OSError: the disk does not confirm it.
    """
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


def write_new(
    path: Path, text: str, disk: Disk, *, is_ours: Callable[[bytes], bool] = lambda _: False
) -> None:
    """Write a text as UTF-8 to a file that is not there yet, or that holds only what is ours.

    `is_ours` is given the bytes of the file that is there, and says whether they may go.

    Raises:
        NameTaken: something has this name.
        CannotSave: the disk says no, or there is no such folder.
        CannotLook: a folder above it cannot be looked into.
        ChangedOnDisk: another program wrote the file meanwhile.
    """
    if not exists(path.parent):
        hint = "make it first, or name a file in another folder"
        raise CannotSave(path, f"the folder {path.parent} is not there", hint=hint)
    data = text.encode("utf-8")
    try:
        # a path of its own raises where the name is too long
        if is_there(path) or os.path.islink(path):  # noqa: PTH114
            _write_over(path, data, disk, is_ours)
        else:
            create(path, data, disk)
    except FileExistsError as taken:
        raise NameTaken(path) from taken
    except CannotSave as failure:
        hint = "name a file in a folder that you may write to"
        raise CannotSave(path, failure.reason, hint=hint) from failure


def _write_over(path: Path, data: bytes, disk: Disk, is_ours: Callable[[bytes], bool]) -> None:
    try:
        before = read(path)
    except CannotRead as what:
        raise NameTaken(path) from what
    if not is_ours(before):
        raise NameTaken(path)
    replace(path, data, disk, expected=digest(before))


class MissingFiles:
    """The files of one run that could not be read, each once, until they are taken or raised.

    A page lacks what an entry says, and ends in `NotRead`. A framework is only something to go on
    without: it is told beside whatever else there is to tell.
    """

    def __init__(self) -> None:
        self._entries: dict[str, IspError] = {}
        self._frameworks: dict[str, IspError] = {}
        self._taken: set[str] = set()
        self._ending: type[NotRead] = NotRead

    def __bool__(self) -> bool:
        """Claim that pages lack something, also where that was told already."""
        return bool(self._entries or self._taken)

    def add(self, problem: IspError, ending: type[NotRead] = NotRead) -> None:
        """Go on without what a page is made of: an entry, a folder, a framework listed."""
        if str(problem) not in self._taken:
            self._entries.setdefault(str(problem), problem)
            self._ending = ending

    def add_framework(self, problem: IspError) -> None:
        """Go on without a framework that only names things."""
        self._frameworks.setdefault(str(problem), problem)

    @contextmanager
    def passing_over(self) -> Iterator[None]:
        """Add what cannot be read inside, and go on behind it."""
        try:
            yield
        except (CannotRead, InvalidFile) as problem:
            self.add(problem)

    def take(self) -> list[IspError]:
        """Return what pages lack, so that it is told now and not at the end."""
        found, self._entries = self._entries, {}
        self._taken |= found.keys()
        return list(found.values())

    def take_frameworks(self) -> list[IspError]:
        """Return the frameworks gone without, so that they are told now and not at the end."""
        found, self._frameworks = self._frameworks, {}
        return list(found.values())

    def raise_any(self, *, way_out: str = "") -> None:
        """Raise what pages lack; before something is done, where it may not be done without.

        Raises:
            NotRead, NotSearched: a file could not be read.
        """
        if found := self.take():
            raise self._ending(found, way_out=way_out)

    def raise_frameworks(self) -> None:
        """Raise the frameworks gone without that were not told yet.

        Raises:
            CannotRead, InvalidFile, NotRead: a file needs attention.
        """
        found = self.take_frameworks()
        if len(found) == 1:
            raise found[0]
        if found:
            raise NotRead(found, hint="isp framework list")
