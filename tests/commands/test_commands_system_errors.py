"""What the system refuses on the way in is told with its path and a way out, never as a page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import App

LONG = "x" * 300
FALSE = ("page could not be printed", "empty", "no folder", "bug")


@pytest.fixture
def locked_home(app: App) -> Iterator[App]:
    app("promises", "add", "Wait")
    app.home.chmod(0o000)
    yield app
    app.home.chmod(0o700)


@pytest.mark.needs_modes
@pytest.mark.parametrize(
    "command",
    [["promises"], ["plan"], ["journal", "list"], ["framework", "list"], ["questions"], []],
    ids=" ".join,
)
def test_a_home_that_may_not_be_entered_is_named_with_the_way_in(
    locked_home: App, command: list[str]
) -> None:
    ran = locked_home(*command, exit_code=3)
    told = " ".join((ran.out + ran.err).split())
    assert f"cannot read {locked_home.home}: permission denied" in told
    assert f"chmod u+rwx {locked_home.home}" in told
    assert not [each for each in FALSE if each in told]


@pytest.mark.needs_modes
@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_doctor_tells_of_a_home_that_may_not_be_looked_into(app: App, mode: int) -> None:
    app("promises", "add", "Wait")
    app.home.chmod(mode)
    try:
        (finding,) = app("doctor", "--json", exit_code=3).json["findings"]
    finally:
        app.home.chmod(0o700)
    assert finding["path"] == str(app.home)
    assert finding["what"] == "it cannot be looked into: permission denied"


@pytest.mark.needs_modes
@pytest.mark.parametrize(
    "command",
    [["promises"], ["journal", "list"], ["journal", "search", "Wait"], ["doctor"]],
    ids=" ".join,
)
def test_a_month_that_may_be_listed_and_not_entered_is_named_once(
    app: App, command: list[str]
) -> None:
    app("promises", "add", "Wait")
    app("promises", "add", "Count")
    month = next((app.home / "journal").glob("*/*"))
    month.chmod(0o400)
    try:
        ran = app(*command, exit_code=3)
    finally:
        month.chmod(0o700)
    told = " ".join((ran.out + ran.err).split())
    assert told.count("permission denied") == 1
    assert "2026/11" in told
    assert f"chmod u+rwx {month}" in told


@pytest.mark.parametrize(
    "command", [["promises"], ["doctor"], ["plan"], ["framework", "list"]], ids=" ".join
)
def test_a_home_whose_name_is_too_long_is_named(
    app: App, tmp_path: Path, command: list[str]
) -> None:
    told = app("--home", str(tmp_path / LONG), *command, exit_code=3).err
    assert f"cannot read {tmp_path / LONG}: its name is too long" in told
    assert "hint: give it a shorter name" in told


@pytest.mark.parametrize("long", [LONG, "x" * 250], ids=["never", "with-its-passing-name"])
def test_an_output_whose_name_is_too_long_is_named(app: App, tmp_path: Path, long: str) -> None:
    where = tmp_path / long
    told = app("worksheet", "--output", str(where), exit_code=1).err
    assert f"cannot save {where}: its name is too long" in told


def test_an_output_in_a_folder_whose_name_is_too_long_is_named(app: App, tmp_path: Path) -> None:
    told = app("worksheet", "--output", str(tmp_path / LONG / "form.md"), exit_code=3).err
    assert f"cannot read {tmp_path / LONG}: its name is too long" in told


@pytest.mark.needs_modes
def test_an_output_in_a_folder_that_may_not_be_entered_is_not_called_absent(
    app: App, tmp_path: Path
) -> None:
    (tmp_path / "locked").mkdir(mode=0o000)
    told = app("worksheet", "--output", str(tmp_path / "locked" / "in" / "form"), exit_code=3).err
    assert f"cannot read {tmp_path / 'locked'}: permission denied" in told


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder somebody is in")
@pytest.mark.parametrize("command", [["promises"], ["doctor"]], ids=" ".join)
def test_a_home_named_from_a_folder_that_is_gone_is_told(
    tmp_path: Path, command: list[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = "import os; os.rmdir(os.getcwd()); from isp_cli.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--home", "here", *command],
        cwd=gone,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "the folder isp was started in is gone, so here cannot be found" in done.stderr
    assert "hint: go to a folder that is there" in done.stderr
