"""What isp costs with 10, 1 000 and 10 000 entries, beside the isp of before and other programs.

    python bench/run.py [--before ISP] [--peer NAME=PROGRAM] [--sizes 10,1000] [--only WORD]

Run it with the Python isp is installed for, from a wheel, on Linux or macOS. It prints each figure
as it has it: multiples of `python -c pass`, in CPU, the median, lowest and highest of nine runs,
and the memory and opened files of one. What it measured takes the place of what `figures.json` had,
and `docs/performance.md` and its picture are made anew of the whole. Never part of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from measuring import Command, Failed, Meter, Run
from peers import PEERS, Peer, words_in
from rows import ROWS, SIZES, Row

from page import DOCS, write_page

FIGURES = Path(__file__).with_name("figures.json")
ISP, BEFORE = "isp", "before"
READY = (b"Shift-Tab", b"Arrow keys")  # the line of keys at a question, and at a list
COUNTED = 5.0  # seconds of CPU: of what takes longer the opened files are not counted


def main() -> None:
    """Measure what is asked for, and write the page."""
    asked = _arguments()
    figures = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked)
        for size in () if asked.page else asked.sizes:
            for program, row, found in bench.measured(size):
                told = figures.setdefault(program, {"rows": {}})
                told.update(bench.about(program))
                told["rows"].setdefault(row, {})[str(size)] = found
                print(_line(program, size, row, found), flush=True)
                FIGURES.write_text(
                    json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8"
                )
    write_page(figures, DOCS)


def _keep(figures: Mapping[str, Any]) -> None:
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    # a line for each row and size, so that a diff can be read
    text = re.sub(r"\{[^{}]*\}", lambda found: " ".join(found[0].split()), text)
    FIGURES.write_text(f"{text}\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure isp, and write docs/performance.md")
    add = parser.add_argument
    add("--before", help="an isp of before, installed elsewhere: its program")
    add("--peer", action="append", default=[], help="NAME=PROGRAM, where it is not on the PATH")
    add("--programs", type=_words, help="only these, of: isp,before,jrnl,todoman,nb,...")
    add("--sizes", type=lambda text: [int(each) for each in _words(text)], default=SIZES)
    add("--only", action="append", default=[], help="only rows whose name holds this")
    add("--note", action="append", default=[], help="PROGRAM=WORDS, to stand beside its version")
    add("--runs", type=int, default=9)
    add("--seconds", type=float, default=90, help="of CPU: no further run of a row after so many")
    add("--journals", type=Path, help="a folder with a journal for each size, else they are made")
    add("--page", action="store_true", help="measure nothing, write the page")
    return parser.parse_args()


def _words(text: str) -> list[str]:
    return [each.strip() for each in text.split(",")]


class Bench:
    """The programs there are, and a place to run them in."""

    def __init__(self, folder: Path, asked: argparse.Namespace) -> None:
        self.folder, self.asked = folder, asked
        self.meter = Meter(folder)
        elsewhere, self.notes = (
            dict(each.split("=", 1) for each in said) for said in (asked.peer, asked.note)
        )
        beside = Path(sys.executable).parent
        there = {ISP: shutil.which("isp", path=str(beside)), BEFORE: asked.before}
        there |= {name: elsewhere.get(name) or shutil.which(PEERS[name].program) for name in PEERS}
        wanted = asked.programs or there
        self.programs = {name: path for name, path in there.items() if path and name in wanted}

    def about(self, program: str) -> dict[str, str]:
        """Say which version was measured, when, and on what."""
        told = [self.programs[program], "--version"]
        found = subprocess.run(told, capture_output=True, text=True, env=self._env(Path("-")))
        version = found.stdout.strip().partition("\n")[0] or "of no known version"
        return {
            "version": f"{version} {self.notes.get(program, '')}".strip(),
            "on": date.today().isoformat(),
            "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
            "python": platform.python_version(),
        }

    def measured(self, size: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield each program's figures, row by row, with a journal of so many entries."""
        home = self._home(size)
        for row in ROWS:
            for program in (ISP, BEFORE):
                if program in self.programs and self._is_asked(row.name):
                    found = _unless_it_fails(self._of_isp, home, program, row)
                    if found:
                        yield program, row.name, found
        others = [name for name in PEERS if name in self.programs]
        words = list(words_in(home)) if others else []
        for name in others:
            peer = PEERS[name]
            works = {each: words for each, words in peer.commands.items() if self._is_asked(each)}
            folder = self.folder / f"{name}-{size}"
            folder.mkdir()
            if works:
                peer.make(folder, words)
            for work, command in works.items():
                where = folder if peer.make.__name__ != "_nothing" else home / "journal"
                found = _unless_it_fails(self._of_peer, name, peer, where, command)
                if found:
                    yield name, work, found
            shutil.rmtree(folder)

    def _is_asked(self, name: str) -> bool:
        return not self.asked.only or any(each in name for each in self.asked.only)

    def _home(self, size: int) -> Path:
        home = self.folder / f"home-{size}"
        kept = self.asked.journals and self.asked.journals / str(size)
        if kept and kept.exists():
            shutil.copytree(kept, home)
        else:
            maker = Path(__file__).with_name("journals.py")
            subprocess.run([sys.executable, maker, home, str(size)], check=True)
        return home

    def _env(self, home: Path, program: str = ISP) -> dict[str, str]:
        left_out = ("ACCESSIBLE", "COLUMNS")
        env = {
            name: value
            for name, value in os.environ.items()
            if name not in left_out and not name.startswith(("PYTHON", "ISP_"))
        }
        cache = self.folder / f"cache-{home.name}-{program}"
        return {**env, "ISP_HOME": str(home), "ISP_CACHE": str(cache), "TERM": "xterm-256color"}

    def _of_isp(self, home: Path, program: str, row: Row) -> dict[str, Any] | None:
        if program == BEFORE and (row.cold or row.earlier):
            return None  # there was no index, and the row of its own has what was done then
        env = self._env(home, program)
        form = self.folder / "form.yaml"
        form.write_text(row.form, "utf-8")
        command = Command(
            (self.programs[program], *row.command()),
            env,
            str(form) if row.form else os.devnull,
            READY if row.asks else (),
        )
        kept = Kept(home) if row.saves or row.asks else None
        cache = Path(env["ISP_CACHE"])
        runs = self.meter.runs(
            command,
            most=self.asked.runs,
            seconds=self.asked.seconds,
            before=lambda: shutil.rmtree(cache, ignore_errors=True) if row.cold else None,
            after=lambda: kept.restore() if kept else None,
        )
        found = _figures(runs)
        if not row.asks and found["seconds"] < COUNTED:
            opened = self.meter.opened(command, home)
            if kept:
                kept.restore()
            if opened:
                found |= {"opened": opened.all, "entries": opened.entries}
        return found

    def _of_peer(self, name: str, peer: Peer, folder: Path, words: Iterable[str]) -> dict[str, Any]:
        env = peer.env(folder)
        command = Command((self.programs[name], *words), env, codes=peer.codes, folder=str(folder))
        kept = Kept(folder, peer.changes)
        runs = self.meter.runs(
            command, most=self.asked.runs, seconds=self.asked.seconds, after=kept.restore
        )
        return _figures(runs)


class Kept:
    """A folder as it was: what came into it since is taken out, what changed put back."""

    def __init__(self, folder: Path, changes: Iterable[str] = ()) -> None:
        self._folder = folder
        self._files = set(_files(folder))
        self._changes = {folder / each: (folder / each).read_bytes() for each in changes}

    def restore(self) -> None:
        """Make it so again."""
        for path in _files(self._folder):
            if path not in self._files:
                path.unlink()
        for path, data in self._changes.items():
            path.write_bytes(data)


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def _unless_it_fails(
    measure: Callable[..., dict[str, Any] | None], *of: Any
) -> dict[str, Any] | None:
    """Measure, or say what went wrong: the other rows are measured all the same."""
    try:
        return measure(*of)
    except Failed as failed:
        print(failed, file=sys.stderr)
        return None


def _figures(runs: list[Run]) -> dict[str, Any]:
    ratios = [run.ratio for run in runs]
    return {
        "median": _round(statistics.median(ratios)),
        "low": _round(min(ratios)),
        "high": _round(max(ratios)),
        "runs": len(runs),
        "seconds": _round(statistics.median(run.seconds for run in runs)),
        "mib": _round(max(run.mib for run in runs)),
    }


def _round(number: float) -> float:
    return float(f"{number:.3g}")


def _line(program: str, size: int, row: str, found: Mapping[str, Any]) -> str:
    spread = f"{found['median']:8g}  ({found['low']:g} to {found['high']:g}, {found['runs']} runs)"
    opened = f"{found['opened']:6} opened" if "opened" in found else ""
    return f"{program:12}{size:6}  {row:46}{spread:38}{found['mib']:7g} MiB{opened}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(": ")[2] for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
