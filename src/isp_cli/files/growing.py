"""What a file says, while it is read: how much of it is taken, and where each part stands."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem
from isp_cli.records import Location, PlainData

MAX_DEPTH = 16
MAX_NODES = 80_000
_NO_KEY = object()


def refused(path: Path | str, line: int | None, what: str) -> InvalidFile:
    """Return the error that says what is not taken of a file, and where it stands."""
    return InvalidFile(path, (Problem(line, "", what),))


def key_meant(key: str, keys: Container[str]) -> str:
    """Return what a key among others means: to tools that know YAML 1.1, `on` is true."""
    is_on = key == "true" and "on" not in keys and ("how" in keys or "entry" in keys)
    return "on" if is_on else key


class Growing:
    """What a file says, as it is read: bounded in depth and parts, each place with its line.

    `_open`, `_keys` and `_at` stand for what is not closed. Every method raises InvalidFile, with
    the line, where the file says what is not taken.
    """

    def __init__(self, path: Path | str) -> None:
        self.root: PlainData = None
        self.lines: dict[Location, int] = {}
        self._path = path
        self._parts = 0
        self._open: list[PlainData] = []
        self._keys: list[PlainData] = []
        self._at: list[Location] = []

    @property
    def wants_key(self) -> bool:
        """Claim that what comes next is the key of a mapping."""
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is _NO_KEY

    def add(self, value: PlainData, line: int) -> None:
        """Take a text: a value, or a key where one is wanted."""
        self._count(line)
        if self.wants_key:
            self._take_key(value, line)
        else:
            self._put(value, line)

    def begin(self, value: PlainData, line: int) -> None:
        """Open a list or a mapping, which is empty."""
        self._count(line)
        if len(self._open) >= MAX_DEPTH:
            raise refused(self._path, line, f"it is nested more than {MAX_DEPTH} deep")
        if self.wants_key:
            what = "a key is to be a word; a text that begins with a bracket stands in quotes"
            raise refused(self._path, line, what)
        at = self._put(value, line)
        self._open.append(value)
        self._keys.append(_NO_KEY)
        self._at.append(at)

    def finish(self) -> None:
        """Close the innermost list or mapping."""
        value, at = self._open.pop(), self._at.pop()
        self._keys.pop()
        if isinstance(value, dict):
            self._take_back_truths(value, at)

    def _take_back_truths(self, value: dict[str, PlainData], at: Location) -> None:
        """Give a mapping back the `on` and the `yes` that a tool of YAML 1.1 wrote as true."""
        if value.get("share") == "true":
            value["share"] = "yes"
        if "true" in value and key_meant("true", value) == "on":
            items = list(value.items())
            value.clear()
            value.update(("on" if key == "true" else key, item) for key, item in items)
            self.lines[(*at, "on")] = self.lines.pop((*at, "true"))

    def _count(self, line: int) -> None:
        self._parts += 1
        if self._parts > MAX_NODES:
            raise refused(self._path, line, f"it has more than {MAX_NODES} parts")

    def _put(self, value: PlainData, line: int) -> Location:
        at: Location = ()
        if not self._open:
            self.root = value
        elif isinstance(self._open[-1], list):
            at = (*self._at[-1], len(self._open[-1]))
            self._open[-1].append(value)
        else:
            at = (*self._at[-1], self._keys[-1])
            self._open[-1][self._keys[-1]] = value
            self._keys[-1] = _NO_KEY
        self.lines.setdefault(at, line)
        return at

    def _take_key(self, key: str, line: int) -> None:
        if key in self._open[-1]:
            raise refused(self._path, line, f"the key {key[:40]!r} is there twice")
        self._keys[-1] = key
        self.lines[(*self._at[-1], key)] = line
