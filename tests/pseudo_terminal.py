"""Drive isp on a real pseudo-terminal and read its screen (POSIX)."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pyte

from isp_cli.entry.entry import Entry
from isp_cli.journal.journal import Journal

PATIENCE = 20  # seconds until a test gives up; nothing waits that long when all is well


def only(home: Path, folder: str) -> Entry:
    """Return the one entry below a folder of a home."""
    (path,) = (home / folder).rglob("*.yaml")
    return Journal(home).load(path, Entry).record


def daytime() -> str:
    """Return a time zone in which it is the middle of the day: isp says more after midnight."""
    return f"DAY{datetime.now(UTC).hour - 13}"


class Terminal:
    """One run of isp on a terminal of its own."""

    def __init__(
        self,
        home: Path,
        *args: str,
        rows: int = 30,
        columns: int = 80,
        shell: bool = False,
        **environ: str,
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=5000)
        self.screen.write_process_input = self.send  # answers "where is the cursor?"
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        env = {
            **os.environ,
            "ISP_HOME": str(home),
            "TERM": "xterm-256color",
            "TZ": daytime(),
            "PYTHONPATH": os.pathsep.join(sys.path),
            **environ,
        }
        program = [sys.executable, "-m", "isp_cli", *args]
        if shell:  # one with job control, for Ctrl-Z; the command is typed
            program = ["bash", "--norc", "--noprofile", "-i"]
        self.child = pexpect.spawn(
            program[0],
            program[1:],
            env=env,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def pump(self, patience: float = 0.05) -> bool:
        """Take in what the program wrote in so many seconds; False once it is gone."""
        try:
            data = self.child.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    @property
    def text(self) -> str:
        """Everything on the screen, and what has scrolled off it."""
        above = [
            "".join(line[column].data for column in range(self.screen.columns)).rstrip()
            for line in self.screen.history.top
        ]
        return "\n".join([*above, *(line.rstrip() for line in self.screen.display)])

    @property
    def in_view(self) -> str:
        """What is on the screen now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def resize(self, rows: int) -> None:
        """Make the window higher or lower; as with xterm, the line of the cursor stays in it."""
        cursor = self.screen.cursor.y
        self.screen.cursor.y = self.screen.lines - 1
        for _ in range(cursor - rows + 1):
            self.screen.index()
        self.screen.cursor.y = min(cursor, rows - 1)
        for gone in range(rows, self.screen.lines):
            self.screen.buffer.pop(gone, None)
        self.screen.lines = rows
        self.child.setwinsize(rows, self.screen.columns)

    def wait_for(self, words: str, *, times: int = 1) -> None:
        """Wait until words have been on the screen so many times."""
        end = time.monotonic() + PATIENCE
        while self.text.count(words) < times:
            alive = self.pump()
            gone = not alive and self.text.count(words) < times
            if gone or time.monotonic() > end:
                raise AssertionError(f"{words!r} did not appear {times}x:\n{self.text}")

    def send(self, keys: str) -> None:
        """Press keys; Enter is a carriage return."""
        self.child.send(keys)

    def answer(self, after: str, keys: str) -> None:
        """Wait for a question, then for its prompt to be ready, then press keys."""
        self.wait_for(after)
        self.wait_for_quiet()
        self.send(keys)

    def wait_for_quiet(self) -> None:
        """Wait until the program has written nothing for a moment: it is waiting for keys."""
        quiet = 0
        while quiet < 4:
            size = len(self.raw)
            if not self.pump():
                return
            quiet = quiet + 1 if len(self.raw) == size else 0

    def close_window(self) -> None:
        """Take the terminal away, and wait until the program is gone."""
        self.child.ptyproc.fileobj.close()  # not os.close: the object would close it again
        os.waitpid(self.child.pid, 0)
        self.child.ptyproc.terminated = True
        self.child.closed = self.child.ptyproc.closed = True

    def finish(self) -> int:
        """Wait for the end and return the exit code, or minus the signal's number."""
        end = time.monotonic() + PATIENCE
        while self.pump():
            assert time.monotonic() < end, f"still running:\n{self.text}"
        self.child.close()
        if self.child.exitstatus is None:
            return -int(self.child.signalstatus or 0)
        return int(self.child.exitstatus)
