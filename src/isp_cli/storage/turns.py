"""One isp at a time between the last look at a file and its new bytes. Nothing is left behind.

The lock is the system's own, on the file itself, and ends with the process that holds it. Where
there are none (Windows, some network folders) the look comes so shortly before the write that only
a few microseconds are left to fall into.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TRIES, _PAUSE = 200, 0.01  # a turn lasts microseconds; whoever waits longer than this goes on


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Keep every other isp from writing over this file while the block lasts."""
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
