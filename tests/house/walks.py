"""How many files of ours sixteen commands import, and how many they enter.

A file is entered when a function in it is called; to import it is not enough. Run it with the
Python of the build to look at, from any folder: `python tests/house/walks.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

RUN = """
import inspect
import sys
from pathlib import Path
import isp_cli
from isp_cli.line.front import run
from isp_cli.env import Env

class Answers:
    half_typed, half_chosen = "", ()
    begin = lambda self, text, chosen: None
    text = lambda self, page, default="": "Slow is fast."
    choose = lambda self, page, choices, none="", chosen="": ""
    confirm = lambda self, question, default=False: default

house = str(Path(isp_cli.__file__).parent)
entered = set()

def called(frame, event, argument):
    code = frame.f_code
    is_function = code.co_flags & inspect.CO_OPTIMIZED and code.co_name[0] != "<"
    if event == "call" and is_function and code.co_filename.startswith(house):
        entered.add(code.co_filename[len(house) + 1 :])

env = Env(prompter=Answers()) if "reflect" in sys.argv and "--from" not in sys.argv else Env()
sys.setprofile(called)
try:
    run(sys.argv[1:], env)
    sys.exit(0)
except SystemExit as end:
    sys.setprofile(None)
    ours = {name for name in sys.modules if name.startswith("isp_cli")}
    files = {sys.modules[name].__file__ for name in ours}
    imported = [file for file in files if not file.endswith("__init__.py")]
    sys.stderr.write(f"WALKED {len(imported)} " + " ".join(sorted(entered)))
    sys.exit(end.code)
"""
FORM = """\
answers:
  - {question: 4, text: Slow is fast.}
  - {question: 7, competencies: [facilitation, brokering], text: I talk too much.}
"""
PLAN = """\
competencies:
  - competency: facilitation
    why: My meetings end with my summary.
    steps: [{text: Shadow Anna, due: in 3 weeks}]
  - {competency: brokering}
"""
BEFOREHAND = [
    ["reflect", "--from", "form.yaml"],
    ["plan", "--from", "plan.yaml"],
    ["promises", "add", "Ask before I answer"],
    ["framework", "export", "--output", "case.json"],
]
COMMANDS = [
    ["where"],
    ["worksheet"],
    ["browse", "facilitation"],
    ["framework", "export"],
    ["framework", "import", "case.json", "--id", "copy", "--output", "copy.yaml"],
    ["journal", "search", "slow"],
    ["promises"],
    ["levels"],
    [],
    ["plan"],
    ["evidence", "--gaps"],
    ["thread", "facilitation"],
    ["doctor"],
    ["evidence", "add", "They laughed.", "--how", "data", "--competency", "facilitation"],
    ["reflect", "--questions", "4"],
    ["plan", "done", "1", "--note", "She counts to ten."],
]


class Walk(NamedTuple):
    """One command: its words, how many modules it imports, and the files it enters, by path."""

    args: list[str]
    imported: int
    entered: list[str]


def walk(folder: Path, args: list[str]) -> Walk:
    """Run one command in a folder, without an index: what was written just now is read anyway.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        env={
            **os.environ,
            "ISP_HOME": str(folder / "home"),
            "ISP_CACHE": tempfile.mkdtemp(dir=folder),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise RuntimeError(f"isp {' '.join(args)}: {done.stderr}")
    imported, *entered = done.stderr.rpartition("WALKED ")[2].split()
    return Walk(args, int(imported), entered)


def walks(folder: Path) -> list[Walk]:
    """Run every command in a folder with a journal of its own."""
    (folder / "form.yaml").write_text(FORM, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    for args in BEFOREHAND:
        walk(folder, args)
    return [walk(folder, args) for args in COMMANDS]


def main() -> None:
    """Print a line a command, and the sums."""
    with tempfile.TemporaryDirectory() as folder:
        found = walks(Path(folder))
    print("imported entered")
    for each in found:
        print(f"{each.imported:8} {len(each.entered):7}  isp {' '.join(each.args[:2])}")
    imported, entered = (
        sum(column) for column in zip(*((w.imported, len(w.entered)) for w in found), strict=True)
    )
    print(f"{imported:8} {entered:7}  together")


if __name__ == "__main__":
    main()
