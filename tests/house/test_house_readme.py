"""README on a fresh machine: its blocks run one after another, and one of them is the tests."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from doc_pages import README

from support import ROOT, App

BLOCKS = README.fences("sh")

# What pip leaves behind, without a network: programs that write down how they were called.
PIP = """\
import sys
from pathlib import Path

folder = Path(sys.executable).parent
assert sys.argv[1:3] == ["install", "-q"], sys.argv
program = Path(__file__).with_name("isp.txt").read_text()
(folder / "isp").write_text(f"#!{sys.executable}\\n{program}")
(folder / "isp").chmod(0o755)
"""
CALLED = """\
import json, os, sys
from pathlib import Path

with open(os.environ["CALLED"], "a") as file:
    print(json.dumps([Path(sys.argv[0]).parts[-1], *sys.argv[1:]]), file=file)
"""
PYTHON = """\
#!/bin/sh
test "$1 $2" = "-m venv" && exec "$REAL" -m venv --without-pip "$3"
"""


def test_the_readme_is_short() -> None:
    assert len(README.text.splitlines()) <= 180


@pytest.mark.skipif(sys.platform == "win32", reason="these blocks are for other systems")
def test_its_blocks_run_in_a_new_window_each_after_those_before_it(
    tmp_path: Path, app: App
) -> None:
    here, programs, packages = tmp_path / "copy", tmp_path / "bin", tmp_path / "packages"
    for folder in (here, programs, packages / "pip", packages / "pytest"):
        folder.mkdir(parents=True)
    (programs / "python3").write_text(PYTHON)
    (programs / "python3").chmod(0o755)
    (packages / "pip" / "__main__.py").write_text(PIP)
    (packages / "pip" / "isp.txt").write_text(CALLED)
    (packages / "pytest" / "__main__.py").write_text(CALLED)
    called = tmp_path / "called"
    environ = {
        "PATH": os.pathsep.join([str(programs), "/usr/bin", "/bin"]),
        "PYTHONPATH": str(packages),
        "REAL": getattr(sys, "_base_executable", sys.executable),
        "CALLED": str(called),
    }
    for block in BLOCKS:
        subprocess.run(["sh", "-e", "-c", block], cwd=here, env=environ, check=True)
    calls = [json.loads(line) for line in called.read_text().splitlines()]
    assert [program for program, *_ in calls] == ["isp", "isp", "__main__.py"]
    for program, *args in calls:
        if program == "isp":
            app(*args, "--help")


def test_the_first_block_is_the_one_command_that_sets_isp_up_and_runs_it() -> None:
    (line,) = BLOCKS[0].splitlines()
    assert line.startswith("python3 -m venv .venv && ")
    assert line.endswith(".venv/bin/isp browse")


def test_each_block_for_windows_says_the_same() -> None:
    def on_windows(line: str) -> str:
        if line == ". .venv/bin/activate && isp":
            return r'cmd /k "call .venv\Scripts\activate & isp"'  # the window stays open
        line = line.replace('"', "").replace("python3", "py")
        line = re.sub(r"\.venv/bin/(\w+)", r".venv\\Scripts\\\1", line)
        return f'cmd /c "{line}"'

    assert README.fences("bat") == [f"{on_windows(each.strip())}\n" for each in BLOCKS]


def test_the_test_command_is_the_one_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep -m1 'pytest$' README.md" in ci
    (line,) = [each for each in README.text.splitlines() if each.endswith("pytest")]
    assert line.startswith("python3 -m venv .venv && ")
    assert f"{line}\n" in BLOCKS
