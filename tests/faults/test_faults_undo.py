"""A disk that fails, or a machine that stops, while something is changed: undo never takes back
another thing than the last, and no word is lost."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from failing_disk import FailingDisk, FullDisk, PowerOff, disk_error
from isp_cli.env import Env
from isp_cli.line.root import app as root
from support import NOW, App

FAULTS = {"power": PowerOff(), "fault": disk_error(errno.EIO)}
each_fault = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())


def run(home: Path, disk: FailingDisk | None, *args: str) -> int:
    """Run a command on this disk and return its exit code; 99 where the machine stopped."""
    env = Env(home=home, environ={}, clock=lambda: NOW)
    if disk is not None:
        env.disk = disk
    try:
        result = CliRunner().invoke(root, list(args), obj=env)
    except PowerOff:
        return 99
    return 99 if isinstance(result.exception, PowerOff) else result.exit_code


def homes(folder: Path) -> Iterator[App]:
    """Yield homes without end, each with two open promises, of which another was kept last."""
    app = App(folder / "home")
    for words in ("Ring Anna", "Send the notes", "Ask Josef"):
        app("promises", "add", words)
    app("promises", "kept", "3", "--note", "He will.")
    for number in range(1, 1000):
        yield App(copytree(app.home, folder / f"home-{number}"))


def still_open(app: App) -> set[str]:
    return {each["text"] for each in app("promises", "--json").json["promises"]}


@pytest.mark.sweep
@each_fault
def test_after_a_change_that_was_broken_off_undo_takes_back_the_last_or_nothing(
    tmp_path: Path, fault: BaseException
) -> None:
    for at, app in enumerate(homes(tmp_path), 1):
        disk = FailingDisk(at, fault)
        run(app.home, disk, "promises", "kept", "1", "--note", "She laughed.")
        if disk.count < at:
            break
        left = still_open(app)
        is_kept = "Ring Anna" not in left
        done = run(app.home, None, "undo")
        assert done in (0, 1)
        if done == 0:
            assert still_open(app) - left == {"Ring Anna" if is_kept else "Ask Josef"}
        texts = "".join(path.read_text("utf-8") for path in app.home.rglob("*-promise-*.yaml"))
        assert "He will." in texts
        assert ("She laughed." in texts) == is_kept
    assert at > 10


@pytest.mark.sweep
@each_fault
def test_an_undo_that_was_broken_off_loses_no_word_and_undoes_no_other(
    tmp_path: Path, fault: BaseException
) -> None:
    for at, app in enumerate(homes(tmp_path), 1):
        disk = FailingDisk(at, fault)
        run(app.home, disk, "undo")
        if disk.count < at:
            break
        assert run(app.home, None, "undo") in (0, 1)
        assert {"Ring Anna", "Send the notes"} <= still_open(app)
        assert "He will." in app("promises", "--all").out
    assert at > 10


def test_what_is_done_stays_done_where_the_way_back_cannot_be_written(tmp_path: Path) -> None:
    told = ""
    for at, app in enumerate(homes(tmp_path), 1):
        env = Env(home=app.home, environ={}, clock=lambda: NOW)
        env.disk = FullDisk(at)
        ran = CliRunner().invoke(root, ["promises", "kept", "1"], obj=env)
        if env.disk.count < at:
            break
        is_kept = "Ring Anna" not in still_open(app)
        assert is_kept or ran.exit_code == 1
        if ran.exit_code == 0 and "To take this back" not in ran.stderr:
            told = ran.stderr
            assert is_kept
    assert "isp: what was done cannot be taken back by isp\nKept: Ring Anna\n" in told
