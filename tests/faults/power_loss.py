"""Every legal state of the disk after a power cut, made from the operations of a real save.

The rules are POSIX's at their worst. The bytes of a file are sure only after that file was synced:
before, they may be there, half there, zeros, or missing. A change of names is sure only after its
folder was synced: before, any of them may have happened, and any not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path, PurePath
from typing import NamedTuple

from isp_cli.files.files import Disk

FOLDER = None  # what a name leads to where it is not a file's number
Names = dict[PurePath, int | None]


class Change(NamedTuple):
    """One change of names in one folder: this name goes, that name leads there."""

    gone: PurePath | None
    name: PurePath | None
    leads_to: int | None

    @property
    def folder(self) -> PurePath:
        named = self.name or self.gone
        assert named is not None
        return named.parent


@dataclass
class Content:
    """The bytes of a file: those a program would read now, and those that are sure."""

    now: bytes = b""
    sure: bytes = b""

    def possible(self) -> set[bytes]:
        if self.now == self.sure:
            return {self.now}
        half = self.now[: len(self.now) // 2]
        return {self.now, half, b"", bytes(len(self.now)), self.sure}


@dataclass
class Machine:
    """A disk's memory: what a program sees, what is sure, and what is under way."""

    seen: Names
    files: dict[int, Content]
    sure: Names = field(init=False)
    pending: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sure = dict(self.seen)

    def change(self, change: Change) -> None:
        _apply(change, self.seen)
        self.pending.append(change)

    def sync_folder(self, folder: PurePath) -> None:
        for change in self.pending:
            if change.folder == folder:
                _apply(change, self.sure)
        self.pending = [each for each in self.pending if each.folder != folder]

    def possible(self) -> Iterator[dict[PurePath, bytes]]:
        """Yield the files of every state in which a power cut may leave this disk now."""
        for count in range(len(self.pending) + 1):
            for kept in combinations(self.pending, count):
                names = dict(self.sure)
                for change in kept:
                    _apply(change, names)
                yield from self._contents(names)

    def _contents(self, names: Names) -> Iterator[dict[PurePath, bytes]]:
        reached = {
            name: number
            for name, number in names.items()
            if number is not FOLDER and all(up in names for up in name.parents)
        }
        numbers = sorted(set(reached.values()))
        for picked in product(*(sorted(self.files[each].possible()) for each in numbers)):
            bytes_of = dict(zip(numbers, picked, strict=True))
            yield {name: bytes_of[number] for name, number in reached.items()}


def _apply(change: Change, names: Names) -> None:
    if change.gone is not None:
        names.pop(change.gone, None)
    if change.name is not None:
        names[change.name] = change.leads_to


class State(NamedTuple):
    """What a power cut may leave, and after how many operations it came."""

    after: int
    files: dict[PurePath, bytes]


class RecordingDisk(Disk):
    """A real disk that notes after each operation every state a power cut might leave.

    `forgets` names what it does not sync, "file" or "folder": a check that finds nothing wrong
    with such a disk checks nothing. `links` is False for a file system without hard links.
    """

    def __init__(self, root: Path, *, forgets: str = "", links: bool = True) -> None:
        self.root = root
        self.forgets = forgets
        self.links = links
        self.states: list[State] = []
        self.operations = 0
        self._open: dict[int, PurePath] = {}
        names: Names = {PurePath(): FOLDER}
        files: dict[int, Content] = {}
        for path in sorted(root.rglob("*")):
            names[self._name(path)] = len(files) if path.is_file() else FOLDER
            if path.is_file():
                files[len(files)] = Content(path.read_bytes(), path.read_bytes())
        self.machine = Machine(names, files)
        self._note()

    def last_states(self) -> list[State]:
        """Return what a power cut may leave after the last operation."""
        return [state for state in self.states if state.after == self.operations]

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        fd = super().open(path, flags, mode)
        name = self._open[fd] = self._name(path)
        if flags & os.O_CREAT:
            number = len(self.machine.files)
            self.machine.files[number] = Content()
            self._changed(Change(None, name, number))
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        count = super().write(fd, data)
        self._content(fd).now += bytes(data[:count])
        self._note()
        return count

    def fsync(self, fd: int) -> None:
        super().fsync(fd)
        name = self._open[fd]
        kind = "folder" if self.machine.seen[name] is FOLDER else "file"
        if kind == self.forgets:
            return
        if kind == "folder":
            self.machine.sync_folder(name)
        else:
            self._content(fd).sure = self._content(fd).now
        self._note()

    def link(self, source: Path, target: Path) -> None:
        if not self.links:
            raise PermissionError(1, "no links here")
        super().link(source, target)
        self._changed(Change(None, self._name(target), self.machine.seen[self._name(source)]))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        old = self._name(source)
        self._changed(Change(old, self._name(target), self.machine.seen[old]))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._changed(Change(self._name(path), None, FOLDER))

    def mkdir(self, path: Path) -> None:
        super().mkdir(path)
        self._changed(Change(None, self._name(path), FOLDER))

    def _name(self, path: Path) -> PurePath:
        return PurePath(path.relative_to(self.root))

    def _content(self, fd: int) -> Content:
        number = self.machine.seen[self._open[fd]]
        assert number is not FOLDER
        return self.machine.files[number]

    def _changed(self, change: Change) -> None:
        self.machine.change(change)
        self._note()

    def _note(self) -> None:
        self.operations += 1
        self.states += [State(self.operations, files) for files in self.machine.possible()]
