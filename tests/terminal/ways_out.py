"""Every prompt, left in every way at a random moment, under a shell: what stood there is kept.

A real terminal has a shell between its window and the program, and then a closed window is an
error of the terminal before it is a signal, or after. What counts is what the screen showed."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pseudo_terminal import Terminal

PATIENCE = 30.0  # seconds for a process to end
WORDS = (
    "Anna zeigt uns: wir zählen langsam bis zehn, und dann spricht der Vater von allein, "
    "zzgl. einer Frage, die keiner gestellt hatte"
)
CTRL_C, CTRL_E, CTRL_Z = "\x03", "\x05", "\x1a"


class Prompt(NamedTuple):
    """A prompt to stand at: the command, and what leads to it once a question is there."""

    command: str
    lead: tuple[tuple[str, str], ...]
    keys: str = WORDS


PROMPTS = {
    "text": Prompt("reflect --questions 1,4", (("Question 1 of 2.", ""),)),
    "one": Prompt(
        "reflect --after B --questions 3",
        (("Question 1 of 1.", "They spoke.\r"), ("How do you know?", "")),
    ),
    "several": Prompt("reflect --questions 2", (("Question 1 of 1.", ""),)),
    "overview": Prompt(
        "reflect --questions 4",
        (("Question 1 of 1.", "Slow is fast.\r"), ("Before you finish", "")),
    ),
    "editor": Prompt("reflect --questions 1,4", (("Question 1 of 2.", f"begun {CTRL_E}"),), ""),
    "plain": Prompt("reflect --plain --questions 1,4", (("Question 1 of 2.", ""),)),
}


def _signal(name: str) -> Callable[[Terminal, int], None]:
    return lambda terminal, pid: os.kill(pid, getattr(signal, name))


def _stop_and_close(terminal: Terminal, pid: int) -> None:
    os.kill(pid, signal.SIGTSTP)  # what Ctrl-Z sends where it is no undo
    _wait(lambda: _state(pid) in "TXZ")
    _close(terminal, pid)


def _close(terminal: Terminal, pid: int) -> None:
    del pid
    terminal.child.ptyproc.fileobj.close()


def _kill_later(terminal: Terminal, pid: int) -> None:
    _watch(terminal, 2.0)
    os.kill(pid, signal.SIGKILL)


WAYS_OUT: dict[str, Callable[[Terminal, int], None]] = {
    "window closed": _close,
    "SIGTERM": _signal("SIGTERM"),
    "SIGHUP": _signal("SIGHUP"),
    "SIGQUIT": _signal("SIGQUIT"),
    "Ctrl-C": lambda terminal, pid: terminal.send(CTRL_C),
    "stopped, then window closed": _stop_and_close,
    "SIGKILL two seconds after the last key": _kill_later,
}


def lost_words(home: Path, prompt: str, way_out: str, seed: int) -> str:
    """Return which words that stood on the screen are in no file; "" where none is lost.

    Raises:
        AssertionError: a prompt did not come, or the program did not end.
    """
    moment = random.Random(f"{prompt} {way_out} {seed}")
    asked = PROMPTS[prompt]
    saved = f"saved in the editor {seed}"
    editor, flag = home.with_name(f"{home.name}-editor"), home.with_name(f"{home.name}-open")
    editor.write_text(
        f'#!/bin/sh\nprintf "{saved}" >> "$1"\ntouch "{flag}"\nexec sleep 60\n', encoding="utf-8"
    )
    editor.chmod(0o700)
    terminal = Terminal(home, shell=True, PS1="shell> ", VISUAL=str(editor), columns=100)
    terminal.answer("shell>", f"{sys.executable} -m isp_cli {asked.command}\r")
    for after, keys in asked.lead:
        terminal.answer(after, keys)
    pid = _program(terminal)
    if prompt == "editor":
        _wait(flag.exists)
        _watch(terminal, moment.uniform(0, 1))
        on_screen = saved
    else:
        typed = asked.keys[: moment.randint(4, len(asked.keys))]
        for key in typed:
            terminal.send(key)
            if moment.random() < 0.2:
                _watch(terminal, moment.uniform(0, 0.03))
        _watch(terminal, moment.uniform(0, 1.3))
        on_screen = _shown_of(typed, terminal)
    WAYS_OUT[way_out](terminal, pid)
    _wait(lambda: _state(pid) in "XZ", terminal)
    if not terminal.child.ptyproc.fileobj.closed:
        terminal.child.ptyproc.fileobj.close()
    kept = "".join(each.read_text(encoding="utf-8") for each in home.rglob("*") if each.is_file())
    return "" if _packed(on_screen) in _packed(kept) else f"{on_screen!r} of {kept!r}"


def _shown_of(typed: str, terminal: Terminal) -> str:
    """Return as much of what was typed as the screen shows, without how it is wrapped."""
    screen = _packed(terminal.text)
    count = len(typed)
    while _packed(typed[:count]) not in screen:
        count -= 1
    return typed[:count]


def _packed(text: str) -> str:
    """Take away what wrapping adds, on the screen and in a file."""
    return "".join(text.replace("\\n", "").split())


def _program(terminal: Terminal) -> int:
    """Return the process that the shell runs."""
    shell = terminal.child.pid
    (pid,) = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii").split()
    return int(pid)


def _state(pid: int) -> str:
    """Return what Linux says of a process: R, S, T for stopped, Z for ended; X once it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "X"


def _watch(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        terminal.pump(min(left, 0.05))


def _wait(is_so: Callable[[], bool], terminal: Terminal | None = None) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, terminal.text if terminal else "nothing came of it"
        if terminal is None or terminal.child.ptyproc.fileobj.closed:
            time.sleep(0.02)
        else:
            terminal.pump()
