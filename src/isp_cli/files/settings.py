"""What is remembered of how somebody likes isp: a small file below the home.

Without the file everything is as it comes. A page that goes to a terminal looks into it, so that
is done without parsing: one line is looked for, and a file that says something else is told of by
`isp doctor` and by the command that changes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from isp_cli.files import files
from isp_cli.files.files import Disk
from isp_cli.patterns import pattern
from isp_cli.records import dataclass

SETTINGS = "settings.yaml"
FORMAT: Literal["isp-settings/1"] = "isp-settings/1"
_PLAIN = pattern(rb"^plain:[ \t]*['\"]?(on|off)['\"]?(?=[ \t]*(?:#|\r?$))", re.MULTILINE)
_LONGEST = 4096


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the file says."""

    format: Literal["isp-settings/1"]
    plain: Literal["on", "off"] = "off"


def is_plain_kept(home: Path) -> bool:
    """Claim that the settings say plain lines; a file that cannot be read says nothing."""
    try:
        with (home / SETTINGS).open("rb") as file:
            line = _PLAIN.search(file.read(_LONGEST))
    except OSError:
        return False
    return bool(line and line[1] == b"on")


def read_settings(home: Path) -> Settings:
    """Read the settings; those of a new home where there is no file.

    Raises:
        CannotRead, InvalidFile: the file needs attention.
    """
    from isp_cli.files.schema import refuse_newer, validate  # noqa: PLC0415 - only to change it
    from isp_cli.files.yaml_in import parse  # noqa: PLC0415 - only to change it

    path = home / SETTINGS
    if not files.is_there(path):
        return Settings(format=FORMAT)
    parsed = parse(files.read(path), path)
    refuse_newer(Settings, parsed, path)
    return validate(Settings, parsed, path)


def keep_plain(home: Path, disk: Disk, wanted: Literal["on", "off"]) -> None:
    """Remember that pages are to be plain lines, or are not; other lines of the file stay.

    Raises:
        CannotRead, InvalidFile: the file that is there needs attention first.
        CannotSave: the disk says no.
        ChangedOnDisk: another program changed it at the same moment.
    """
    path = home / SETTINGS
    if read_settings(home).plain == wanted:
        return
    before = files.read(path) if files.is_there(path) else b""
    line = f"plain: {wanted}".encode()
    after, changed = _PLAIN.subn(line, before, count=1)
    if not changed:
        start = before or f"format: {FORMAT}\n".encode()
        after = start + (b"" if start.endswith(b"\n") else b"\n") + line + b"\n"
    files.make_folder(home, disk)
    files.replace(path, after, disk, expected=files.digest(before) if before else "")
