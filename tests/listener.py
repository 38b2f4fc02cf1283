"""Hear what a linear screen reader speaks of one run of isp on a terminal (POSIX).

It speaks each line once it is whole, and what stands without a line end when isp waits for keys.
What is typed is not spoken again: the recorder of a test knows what it typed."""

from __future__ import annotations

import re
from pathlib import Path

from pseudo_terminal import Terminal

_SILENT = re.compile(r"\x1b\[\?2004[hl]")


class Listener:
    """One run of isp, and everything that was spoken of it, in order."""

    def __init__(self, home: Path, *args: str, **more: str) -> None:
        self.run = Terminal(home, *args, **more)  # type: ignore[arg-type]
        self.spoken: list[str] = []
        self.transcript: list[str] = []
        self._read = 0

    def type(self, prompt: str, keys: str, *, shown: str = "") -> None:
        """Listen up to a prompt, type keys and Enter; `shown` is what the transcript calls them."""
        self._listen(until=prompt)
        self.run.send(keys)
        if keys:
            self.run.wait_for_quiet()
        self._read = len(self.run.raw)  # the echo of the keys
        self.transcript[-1] += f"[{shown or keys}]"
        self.run.send("\r")
        while b"\n" not in self.run.raw[self._read :]:
            assert self.run.pump(), "isp has ended"
        self._read = self.run.raw.index(b"\n", self._read) + 1

    def finish(self) -> int:
        """Listen to the end; return the exit code."""
        code = self.run.finish()
        self._hear(self._take())
        return code

    def _listen(self, *, until: str) -> None:
        while until not in self.run.raw[self._read :].decode("utf-8", "replace"):
            assert self.run.pump(), f"{until!r} was not said:\n{self.run.text}"
        self.run.wait_for_quiet()
        self._hear(self._take())

    def _take(self) -> str:
        text = self.run.raw[self._read :].decode("utf-8")
        self._read = len(self.run.raw)
        return _SILENT.sub("", text).replace("\r\n", "\n")

    def _hear(self, text: str) -> None:
        assert "\x1b" not in text and "\b" not in text and "\r" not in text
        lines = [line for line in text.split("\n") if line.strip()]
        self.spoken += lines
        self.transcript += lines
