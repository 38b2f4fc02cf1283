"""Lend a text to an editor: a private temporary file that is gone afterwards."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from isp_cli.core.entry import with_line_feeds

_BOM = "\ufeff"


class EditorFailed(Exception):
    """The editor could not be started, said it failed, or left what cannot be read."""


def edited(text: str, command: list[str]) -> str:
    """Return the text as the editor left it, with LF line ends.

    Raises:
        EditorFailed: it did not work; the caller still has the text.
    """
    try:
        # the folder is 0700, and an editor's backup files go with it
        with tempfile.TemporaryDirectory(prefix="isp-") as folder:
            path = Path(folder) / "answer.txt"
            newline = "\r\n" if os.name == "nt" else "\n"
            data = text.replace("\n", newline).encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            path.chmod(0o600)
            if subprocess.run([*command, str(path)], check=False).returncode != 0:
                raise EditorFailed(f"{command[0]} said that it failed")
            written = with_line_feeds(_decoded(path.read_bytes()))
    except OSError as error:
        raise EditorFailed(f"{command[0]}: {error.strerror or error}") from error
    if not text.startswith(_BOM):
        written = written.removeprefix(_BOM)  # some editors begin a file with one
    # editors end a file with a newline that nobody typed
    return written.removesuffix("\n") if not text.endswith("\n") else written


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
