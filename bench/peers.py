"""Programs of other people that do what is nearest: the same words given to each, and their work.

An entry of the journal is to jrnl an entry, to todoman and taskwarrior a thing to do with a title
and a text, to nb a note; `grep` and `rg` read isp's own files. A program that is not there is left
out. What none of them has, as threads, has no row here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rows import COMMON, RARE

WORKS = ("the newest", "a rare word", "a common word", "saving")


class Words(NamedTuple):
    """What somebody wrote in one entry: when, how it begins, and all of it."""

    number: int
    day: str
    time: str
    title: str
    text: str


class Peer(NamedTuple):
    """Another program: how its journal is made below a folder, what it is run with, and its work.

    `commands` follow its name, by what they do. `changes` are the files that saving changes.
    """

    program: str
    make: Callable[[Path, Sequence[Words]], None]
    env: Callable[[Path], dict[str, str]]
    commands: dict[str, tuple[str, ...]]
    changes: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0,)


def words_in(home: Path) -> Iterator[Words]:
    """Yield what is written in the entries of a journal that isp wrote, oldest first."""
    paths = sorted((home / "journal").glob("*/*/*.yaml"), key=lambda path: path.name)
    for number, path in enumerate(paths):
        written: list[str] = []
        inside = -1
        for line in path.read_text("utf-8").splitlines():
            margin = len(line) - len(line.lstrip())
            if inside >= 0 and (margin > inside or not line):
                written.append(line.strip())
                continue
            inside = margin if line.endswith(": |-") else -1
        text = "\n".join(written)
        time = f"{8 + number % 12:02}:{number % 60:02}"
        title = " ".join(text.partition(".")[0].split())[:60]
        yield Words(number, path.name[:10], time, title or "A day", text)


def _jrnl(folder: Path, every: Sequence[Words]) -> None:
    told = (f"[{each.day} {each.time}] {each.title}.\n{each.text}\n\n" for each in every)
    (folder / "journal.txt").write_text("".join(told), "utf-8")
    settings = (
        f"journals:\n  default:\n    journal: {json.dumps(str(folder / 'journal.txt'))}",
        "editor: ''",
        "encrypt: false",
        "template: false",
        "default_hour: 9",
        "default_minute: 0",
        "timeformat: '%F %H:%M'",
        "tagsymbols: '#@'",
        "highlight: false",
        "linewrap: 79",
        "indent_character: '|'",
        "colors: {body: none, date: none, tags: none, title: none}",
        "version: '4.6'",
    )
    (folder / "jrnl.yaml").write_text("".join(f"{each}\n" for each in settings), "utf-8")


def _todoman(folder: Path, every: Sequence[Words]) -> None:
    calendar = folder / "cal"
    calendar.mkdir()
    for each in every:
        said = each.text.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
        stamp = f"{each.day}T{each.time}00Z".replace("-", "").replace(":", "")
        lines = (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", "BEGIN:VTODO"),
            *(f"UID:{each.number}@bench", f"DTSTAMP:{stamp}", f"CREATED:{stamp}"),
            *(f"SUMMARY:{each.title}", f"DESCRIPTION:{said}", "END:VTODO", "END:VCALENDAR"),
        )
        (calendar / f"{each.number:05}.ics").write_text("".join(f"{line}\r\n" for line in lines))
    told = f"path = {str(folder / '*')!r}\ncache_path = {str(folder / 'cache.sqlite3')!r}\n"
    (folder / "todoman.py").write_text(f"{told}default_list = 'cal'\ndefault_due = 0\n", "utf-8")


def _taskwarrior(folder: Path, every: Sequence[Words]) -> None:
    (folder / "taskrc").write_text(f"data.location={folder}/data\nconfirmation=off\n", "utf-8")
    tasks = []
    for each in every:
        stamp = f"{each.day}T{each.time}00Z".replace("-", "").replace(":", "")
        told = {"entry": stamp, "description": " ".join(each.text.split())}
        tasks.append({"description": each.title, "entry": stamp, "annotations": [told]})
    (folder / "tasks.json").write_text(json.dumps(tasks), "utf-8")
    program = shutil.which("task")
    assert program
    command = [program, "import", str(folder / "tasks.json")]
    subprocess.run(command, env=_env_of("taskwarrior")(folder), check=True, capture_output=True)


def _nb(folder: Path, every: Sequence[Words]) -> None:
    notes = folder / "nb" / "home"
    notes.mkdir(parents=True)
    for each in every:
        text = f"# {each.title}\n\n{each.text}\n"
        (notes / f"{each.number:05}.md").write_text(text, "utf-8")
    index = "".join(f"{each.number:05}.md\n" for each in every)
    (notes / ".index").write_text(index, "utf-8")
    (folder / "nb" / ".current").write_text("home\n", "utf-8")
    (folder / "nbrc").write_text("export NB_AUTO_SYNC=0\n", "utf-8")
    (folder / ".gitconfig").write_text("[user]\nname = bench\nemail = bench@example.org\n", "utf-8")
    env = _env_of("nb")(folder)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all")):
        subprocess.run(["git", *words], cwd=notes, env=env, check=True, capture_output=True)


def _nothing(folder: Path, every: Sequence[Words]) -> None:
    del folder, every  # what reads isp's own files


def _env_of(name: str) -> Callable[[Path], dict[str, str]]:
    def env(folder: Path) -> dict[str, str]:
        own = {
            "taskwarrior": {"TASKRC": str(folder / "taskrc")},
            "nb": {"NB_DIR": str(folder / "nb"), "NBRC_PATH": str(folder / "nbrc")},
        }.get(name, {})
        return {**os.environ, "HOME": str(folder), "TERM": "dumb", **own}

    return env


PEERS = {
    "jrnl": Peer(
        "jrnl",
        _jrnl,
        _env_of("jrnl"),
        {
            "the newest": ("--config-file", "jrnl.yaml", "-n", "10"),
            "a rare word": ("--config-file", "jrnl.yaml", "-contains", RARE),
            "a common word": ("--config-file", "jrnl.yaml", "-contains", COMMON),
            "saving": ("--config-file", "jrnl.yaml", "Call a colleague"),
        },
        ("journal.txt",),
    ),
    "todoman": Peer(
        "todo",
        _todoman,
        _env_of("todoman"),
        {
            "the newest": ("-c", "todoman.py", "list"),
            "saving": ("-c", "todoman.py", "new", "-l", "cal", "Call a colleague"),
        },
    ),
    "taskwarrior": Peer(
        "task",
        _taskwarrior,
        _env_of("taskwarrior"),
        {
            "the newest": ("list",),
            "a rare word": (f"/{RARE}/", "list"),
            "a common word": (f"/{COMMON}/", "list"),
            "saving": ("add", "Call a colleague"),
        },
        ("data/pending.data", "data/undo.data", "data/backlog.data"),
    ),
    "nb": Peer(
        "nb",
        _nb,
        _env_of("nb"),
        {
            "the newest": ("list", "-n", "10"),
            "a rare word": ("search", RARE),
            "a common word": ("search", COMMON),
            "saving": ("add", "--content", "Call a colleague"),
        },
    ),
    "grep": Peer(
        "grep",
        _nothing,
        _env_of("grep"),
        {"a rare word": ("-rli", RARE), "a common word": ("-rli", COMMON)},
    ),
    "ripgrep": Peer(
        "rg",
        _nothing,
        _env_of("ripgrep"),
        {"a rare word": ("-li", RARE), "a common word": ("-li", COMMON)},
    ),
}
