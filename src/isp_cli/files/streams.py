"""What is read that is no file: standard input, and the pipe a shell puts in a file's place.

And the numbers of the standard streams, which no file may take."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from isp_cli.errors import CannotRead
from isp_cli.files.files import MAX_BYTES, read
from isp_cli.files.folders import reason_of


def fill_closed_streams() -> None:
    """Take the numbers of those streams that the shell closed, so that no file gets one.

    An editor, or a library in C, writes to number 2 whatever stands behind it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def read_named(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file somebody named, or of a pipe under a name.

    Raises:
        CannotRead: it is missing, unreadable, neither, or larger than `most`.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode):
            with path.open("rb") as pipe:
                return read_stream(pipe, path, most)
    except OSError as error:
        raise CannotRead(path, reason_of(error)) from error
    if stat.S_ISCHR(mode) or stat.S_ISSOCK(mode):
        hint = "name a file; or '-', which reads what is typed or piped in"
        raise CannotRead(path, "it is not a regular file", hint=hint)
    return read(path, most)


def read_stream(stream: BinaryIO, name: object, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a stream, to its end.

    Raises:
        CannotRead: it is larger than `most`.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise CannotRead(name, f"it is larger than {most // 1024} KiB")
    return data
