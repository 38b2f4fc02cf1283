"""Lend a text to a person's editor and take it back, whatever becomes of the editor.

The file stands in a folder of the home and is there until somebody has what it says: a window that
closes, an editor that fails, or a machine that stops takes nothing with it. Whose text it is, and
what becomes of it, is the business of those who lend it."""

from __future__ import annotations

import glob
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from time import monotonic

from isp_cli.entry.entry import with_line_feeds
from isp_cli.files import files
from isp_cli.records import NamedTuple, dataclass

_BOM = "\ufeff"
_AT_ONCE = 2.0  # seconds; nobody opens an editor, thinks and closes it in less
_BELOW = "# Write below this line. These lines, as they are, are no part of your answer."


class EditorFailed(Exception):
    """The editor could not be started, or what it left cannot be read."""


@dataclass(frozen=True, slots=True)
class LentFile:
    """A text in a file of its own for an editor: kept until somebody has taken it back.

    `text` is what was handed over; the lines of `head` stand above it and are no part of it.
    """

    path: Path
    text: str
    head: tuple[str, ...] = ()

    @property
    def is_untouched(self) -> bool:
        """Claim that the file says what was handed over."""
        return self.path.is_file() and self.path.read_bytes() == _lent_bytes(self.text, self.head)

    def read(self) -> str:
        """Return the text as it stands in the file now, with LF line ends.

        Raises:
            EditorFailed: it cannot be read.
        """
        try:
            written = with_line_feeds(_decoded(self.path.read_bytes()))
        except FileNotFoundError:
            return self.text
        except OSError as error:
            raise EditorFailed(f"{self.path}: {error.strerror or error}") from error
        if not self.text.startswith(_BOM):
            written = written.removeprefix(_BOM)  # some editors begin a file with one
        written = _without_head(written, self.head)
        # editors end a file with a newline that nobody typed
        return written.removesuffix("\n") if not self.text.endswith("\n") else written


def lend(
    folder: Path, name: str, text: str, disk: files.Disk, head: tuple[str, ...] = ()
) -> LentFile:
    """Write a text into a file for an editor; where the name is taken, under a number beside it.

    Raises:
        CannotSave: the disk says no.
    """
    files.make_folder(folder, disk)
    stem, dot, ending = name.rpartition(".")
    lines = _lines_of(head)
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem}.{number}{dot}{ending}")
        with suppress(FileExistsError):
            files.create(path, _lent_bytes(text, lines), disk)
            return LentFile(path, text, lines)
    raise AssertionError


def is_headed(lent: LentFile, head: tuple[str, ...]) -> bool:
    """Claim that these are the lines which stand above a text."""
    return bool(head) and lent.head == _lines_of(head)


def discard(lent: LentFile, disk: files.Disk) -> None:
    """Take away a file whose text is safe elsewhere, and what an editor left beside it.

    Raises:
        CannotSave: the disk says no.
    """
    for path in (lent.path, *(lent.path.with_name(lent.path.name + end) for end in _BESIDE)):
        if files.is_there(path):
            files.remove(path, disk)


_BESIDE = ("~", ".save")  # a backup, and what nano saves when its window is closed


def left_over(folder: Path, name: str, text: str = "") -> list[LentFile]:
    """Return the files lent under this name that nobody took back, the last saved at the end.

    `text` is what was handed over, where it is known.
    """
    stem, dot, ending = name.rpartition(".")
    found = []
    for path in folder.glob(f"{glob.escape(stem)}*{dot}{ending}*"):
        if path.name.endswith((f"{dot}{ending}", f"{dot}{ending}.save")):
            lines = _decoded(path.read_bytes()).splitlines()
            head = tuple(lines[: lines.index(_BELOW) + 1]) if _BELOW in lines else ()
            found.append(LentFile(path, text, head))
    return sorted(found, key=lambda each: each.path.stat().st_mtime_ns)


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


class EditorEnd(NamedTuple):
    """How an editor ended: its exit code, and whether it was back sooner than anybody writes."""

    code: int
    is_at_once: bool


def run_editor(command: list[str], path: Path) -> EditorEnd:
    """Open a file in an editor and wait for its end; a signal ends the editor too.

    Raises:
        EditorFailed: it could not be started.
        KeyboardInterrupt: a signal came.
    """
    began = monotonic()
    try:
        editor = subprocess.Popen([*command, str(path)])
    except OSError as error:
        raise EditorFailed(f"{command[0]}: {error.strerror or error}") from error
    try:
        code = editor.wait()
    except KeyboardInterrupt:
        editor.terminate()
        try:
            editor.wait(timeout=2)
        except subprocess.TimeoutExpired:
            editor.kill()
            editor.wait()
        raise
    return EditorEnd(code, monotonic() - began < _AT_ONCE)


def _lines_of(head: tuple[str, ...]) -> tuple[str, ...]:
    return (*(f"# {each}" for each in head), _BELOW) if head else ()


def _lent_bytes(text: str, head: tuple[str, ...]) -> bytes:
    blank = ("",) if head else ()
    whole = "\n".join((*head, *blank, text))
    return whole.replace("\n", os.linesep).encode("utf-8", "surrogatepass")


def _without_head(written: str, head: tuple[str, ...]) -> str:
    """Take away the lines that were put above a text, each that still stands as it was."""
    lines = written.split("\n")
    if head and _BELOW in lines and lines[lines.index(_BELOW) + 1 :][:1] == [""]:
        del lines[lines.index(_BELOW) + 1]
    for line in head:
        if line in lines:
            lines.remove(line)
    return "\n".join(lines)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
