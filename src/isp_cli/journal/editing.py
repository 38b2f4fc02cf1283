"""Lend a text to the person's editor, and take it back as the editor left it.

What becomes of an entry's text is in `journal.edited_entry`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from isp_cli.entry.entry import with_line_feeds
from isp_cli.errors import EXIT_INTERRUPTED, Interrupted

_BOM = "\ufeff"


class EditorFailed(Exception):
    """The editor could not be started, said it failed, or left what cannot be read."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens the person's editor; nothing where none is found.

    Raises:
        EditorFailed: what VISUAL or EDITOR says is no command.
    """
    for name in ("VISUAL", "EDITOR"):
        said = environ.get(name, "").strip()
        if said:
            whole = said.strip('"')
            try:
                if Path(whole).is_file():
                    return [whole]
                return shlex.split(said, posix=os.name != "nt")
            except (OSError, ValueError) as error:
                what = str(getattr(error, "strerror", error)).lower()
                begins = f"{name} says {said[:60]}"
                raise EditorFailed(f"{begins}, which is no command: {what}") from None
    if os.name == "nt":
        return ["notepad.exe"]
    if sys.platform == "darwin" and "SSH_CONNECTION" not in environ:
        return ["open", "-W", "-n", "-e"]  # TextEdit, until it is closed
    found = (shutil.which(name) for name in ("editor", "nano", "vi"))
    return next(([path] for path in found if path), [])


def edit_text(text: str, command: list[str], *, name: str = "answer.txt") -> str:
    """Return the text as the editor left it, with LF line ends; `name` is what the file is called.

    Raises:
        EditorFailed: it did not work; the caller still has the text.
        Interrupted: a signal came while it was open; with the text as it was last saved there.
    """
    try:
        # the folder is 0700, and an editor's backup files go with it
        with tempfile.TemporaryDirectory(prefix="isp-") as folder:
            path = Path(folder) / name
            newline = "\r\n" if os.name == "nt" else "\n"
            data = text.replace("\n", newline).encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            path.chmod(0o600)
            try:
                code = _run([*command, str(path)])
            except KeyboardInterrupt as stop:
                left = _written(path, text) if path.is_file() else text
                exit_code = getattr(stop, "exit_code", EXIT_INTERRUPTED)
                raise Interrupted(left, exit_code=exit_code) from None
            if code != 0:
                raise EditorFailed(f"{command[0]} said that it failed")
            return _written(path, text)
    except OSError as error:
        raise EditorFailed(f"{command[0]}: {error.strerror or error}") from error


def _run(command: list[str]) -> int:
    editor = subprocess.Popen(command)
    try:
        return editor.wait()
    except KeyboardInterrupt:
        editor.terminate()
        try:
            editor.wait(timeout=2)
        except subprocess.TimeoutExpired:
            editor.kill()
            editor.wait()
        raise


def _written(path: Path, text: str) -> str:
    written = with_line_feeds(_decoded(path.read_bytes()))
    if not text.startswith(_BOM):
        written = written.removeprefix(_BOM)  # some editors begin a file with one
    # editors end a file with a newline that nobody typed
    return written.removesuffix("\n") if not text.endswith("\n") else written


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
