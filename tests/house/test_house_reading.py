"""What of the journal is opened for a page, counted in fresh interpreters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, App, entry_text

RUN = """
import sys
opened = []
sys.addaudithook(
    lambda event, args: opened.append(str(args[0]))
    if event == "open" and str(args[0]).endswith(".yaml") else None
)
try:
    WHAT
finally:
    sys.stderr.write("OPENED " + " ".join(each.replace("\\\\", "/") for each in opened))
"""
COMMAND = "import isp_cli.cli; isp_cli.cli.main()"
ORDER = "import os, pathlib, isp_cli.journal.journal as it\n" + (
    "    list(it.Journal(pathlib.Path(os.environ['ISP_HOME'])).newest_first())"
)
MADE = "2026-11-20-promise-aaaa"
TOLD = "2026-11-21-reflection-bbbb"
OTHER = "2026-11-21-reflection-cccc"
FINISHED = "finished: '2026-11-22T18:05:00+01:00'\n"
PROMISE = """\
  - {question: promise.new, asked: What will you do?, text: Ask first}
promises:
  - question: promise.new
    outcomes:
      - {on: '2026-11-21', how: kept, entry: 2026-11-21-reflection-bbbb}
"""
ANSWER = "  - {question: sharing, asked: Which?, text: About promises., how: data}\n"


def opened(app: App, what: str, *args: str) -> list[str]:
    env = {**os.environ, "ISP_HOME": str(app.home), "PYTHONPATH": str(ROOT / "src")}
    code = RUN.replace("WHAT", what)
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=env, capture_output=True, text=True, check=True
    )
    paths = done.stderr.rpartition("OPENED ")[2].split()
    return sorted(Path(each).stem for each in paths if "/journal/" in each)


def put(app: App, id: str, answers: str) -> None:
    path = app.home / "journal" / "2026" / "11" / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(entry_text(answers, id=id, more=FINISHED), encoding="utf-8")


def test_order_takes_a_look_only_into_the_entries_of_a_day_that_has_several(app: App) -> None:
    put(app, MADE, ANSWER)
    put(app, TOLD, ANSWER)
    assert opened(app, ORDER) == []
    put(app, OTHER, ANSWER)
    assert opened(app, ORDER) == [TOLD, OTHER]


@pytest.mark.parametrize(
    "args",
    [
        ["promises", "--all"],
        ["evidence"],
        ["practice"],
        ["review", "--question", "10"],
        ["journal", "search", "promises"],
        ["thread", "be-curious"],
    ],
    ids=" ".join,
)
def test_a_page_of_one_question_opens_each_entry_once(app: App, args: list[str]) -> None:
    put(app, MADE, PROMISE)
    put(app, TOLD, ANSWER)
    assert opened(app, COMMAND, *args) == [MADE, TOLD]
