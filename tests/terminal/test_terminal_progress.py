"""Long work on a real terminal: a line says how far it is and goes, and Ctrl-C ends it at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from isp_cli.page.progress import FEW
from pseudo_terminal import Terminal
from support import ROOT, entry_text

STOPPED = "isp: stopped before the end; every file is whole"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal that is long enough to wonder about."""
    return filled(tmp_path / "isp", FEW + 1)


def filled(home: Path, count: int) -> Path:
    """Put so many entries into a home."""
    month = home / "journal" / "2026" / "11"
    month.mkdir(parents=True)
    for number in range(count):
        id = f"2026-11-22-reflection-{number:04}"
        (month / f"{id}.yaml").write_text(entry_text(id=id), encoding="utf-8")
    for path in (home, *home.rglob("*")):
        path.chmod(0o600 if path.is_file() else 0o700)
    return home


def test_a_line_says_how_far_it_is_and_is_gone_when_the_page_comes(home: Path) -> None:
    run = Terminal(home, "doctor")
    assert run.finish() == 0
    assert b"\rReading your files: 50 % of 301" in run.raw
    assert run.text.startswith("All is well\n")
    assert "Reading your files" not in run.text


def test_where_lines_are_read_out_one_sentence_says_that_it_is_long(home: Path) -> None:
    run = Terminal(home, "doctor", "--plain")
    assert run.finish() == 0
    assert run.text.startswith("Reading your files: 301 of them, which takes a moment\nAll is well")
    assert run.text.count("Reading") == 1


def test_what_goes_elsewhere_is_told_on_the_terminal_and_stays_clean(home: Path) -> None:
    page = home.parent / "page.json"
    run = Terminal(home, shell=True)
    run.answer("bash-", f"{sys.executable} -m isp_cli doctor --json > {page}; echo done-$?\r")
    run.wait_for("done-0")
    assert b"Reading your files: 50 % of 301" in run.raw
    assert page.read_text(encoding="utf-8").startswith("{")


def test_a_pipe_gets_nothing_of_it(home: Path) -> None:
    env = {**os.environ, "ISP_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "isp_cli", "doctor"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Reading your files" not in done.stdout


def test_ctrl_c_in_the_middle_ends_it_with_one_sentence_and_every_file_as_it_was(
    tmp_path: Path,
) -> None:
    home = filled(tmp_path / "isp", 10 * FEW)  # nobody presses a key that fast
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    run = Terminal(home, "doctor")
    run.wait_for("Reading your files:")
    run.send("\x03")
    assert run.finish() == 130
    assert run.text.strip() == STOPPED
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
