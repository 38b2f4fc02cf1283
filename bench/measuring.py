"""What a command costs, beside what starting Python and doing nothing costs in the same minute.

CPU of the whole process, user and system, its children too: on a busy machine it is steadier than
the clock. Before and after each run stands one of `python -c pass`, and their mean is its measure.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

_LAUNCHER = str(Path(__file__).with_name("launcher.py"))
NO_INPUT = os.devnull
_COUNTER = """\
import os, sys
_to = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

def _note(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        os.write(_to, os.fsencode(args[0]).replace(b"\\n", b"?") + b"\\n")

sys.addaudithook(_note)
"""


class Failed(Exception):
    """A command did not end as it should; with what it said."""


class Run(NamedTuple):
    """One process: multiples of `python -c pass`, seconds of CPU, MiB."""

    ratio: float
    seconds: float
    mib: float


class Opened(NamedTuple):
    """How many files a process opened, and how many of them stand in the journal."""

    all: int
    entries: int


class Command(NamedTuple):
    """A command line with its surroundings; at its end a terminal shows one of `until`."""

    words: tuple[str, ...]
    env: Mapping[str, str]
    input: str = NO_INPUT
    until: tuple[bytes, ...] = ()
    codes: tuple[int, ...] = (0,)
    folder: str = "/"


class Meter:
    """Measures commands in turn with `python -c pass`."""

    def __init__(self, folder: Path) -> None:
        self._output = folder / "output"
        self._folder = folder
        self._launcher = subprocess.Popen(
            [sys.executable, "-I", "-S", _LAUNCHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._before = 0.0

    def runs(
        self,
        command: Command,
        *,
        most: int,
        seconds: float,
        before: Callable[[], None] = lambda: None,
        after: Callable[[], None] = lambda: None,
    ) -> list[Run]:
        """Run a command up to `most` times, but no more once `seconds` of CPU are spent.

        The first run fills caches and is not counted, unless it took more than half of them.
        `before` and `after` each run what is needed is done, unmeasured.
        """
        found: list[Run] = []
        spent = 0.0
        for number in range(most + 1):
            before()
            try:
                run = self.run(command)
            finally:
                after()
            spent += run.seconds
            if number or run.seconds > seconds / 2:
                found.append(run)
            if found and spent > seconds:
                break
        return found

    def run(self, command: Command) -> Run:
        """Run a command once, with `python -c pass` before and after it."""
        earlier = self._bare(command.env)
        cpu, kib = self._cost(command)
        return Run(2 * cpu / (earlier + self._bare(command.env)), cpu, kib / 1024)

    def opened(self, command: Command, home: Path) -> Opened | None:
        """Run a command in Python once more, and count what it opens; None where it cannot be."""
        hook, found = self._folder / "hook", self._folder / "opened"
        hook.mkdir(exist_ok=True)
        (hook / "sitecustomize.py").write_text(_COUNTER, "utf-8")
        found.unlink(missing_ok=True)
        env = {**command.env, "PYTHONPATH": str(hook), "OPENED": str(found)}
        self._cost(command._replace(env=env))
        if not found.exists():
            return None
        paths = found.read_text("utf-8", "replace").splitlines()
        inside = [each for each in paths if each.startswith(f"{home}{os.sep}")]
        return Opened(len(paths), len(inside))

    def _bare(self, env: Mapping[str, str]) -> float:
        return self._cost(Command((sys.executable, "-c", "pass"), env))[0]

    def _cost(self, command: Command) -> tuple[float, float]:
        asked = {
            "command": list(command.words),
            "env": dict(command.env),
            "input": command.input,
            "output": str(self._output),
            "until": list(command.until),
            "folder": command.folder,
        }
        assert self._launcher.stdin and self._launcher.stdout
        marshal.dump(asked, self._launcher.stdin)
        self._launcher.stdin.flush()
        cpu, kib, code = marshal.load(self._launcher.stdout)
        if code not in command.codes:
            what = f"{' '.join(command.words)} ended with {code}"
            raise Failed(f"{what}: {self._output.read_text('utf-8', 'replace')[-500:]}")
        return cpu, kib
