"""A full disk when a framework of one's own is added or used: told, and what was there stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from failing_disk import FullDisk
from isp_cli.env import Env
from isp_cli.line.root import app as root
from support import ROOT, App

LANTERN = ROOT / "examples" / "frameworks" / "lantern.yaml"
OLD = LANTERN.read_bytes()
NEW = OLD + b"# our own remark\n"


def full_at_each(home: Path, *args: str) -> Iterator[str]:
    """Run a command with a disk that is full from ever later on, until it is done.

    Yield what it told each time it could not.
    """
    for at in range(1, 100):
        env = Env(home=home, environ={})
        env.disk = FullDisk(at)
        result = CliRunner().invoke(root, list(args), obj=env)
        if result.exit_code == 0:
            assert at > 1, "nothing was written to this disk"
            return
        assert result.exit_code == 1, result.output
        assert "the disk is full" in result.stderr
        assert "isp: hint: " in result.stderr
        yield result.stderr
    raise AssertionError("it is never done")


def own_files(app: App) -> dict[str, bytes]:
    folder = app.home / "frameworks"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_framework_that_no_disk_takes_is_not_there_afterwards(app: App) -> None:
    for told in full_at_each(app.home, "framework", "add", str(LANTERN)):
        kept = own_files(app) if (app.home / "frameworks").exists() else {}
        assert kept == ({"lantern.yaml": OLD} if "it was written" in told else {})
    assert own_files(app) == {"lantern.yaml": OLD}


def test_a_framework_that_is_to_be_replaced_stays_while_no_disk_takes_the_new_one(
    app: App,
) -> None:
    app("framework", "add", str(LANTERN))
    other = app.write("other.yaml", NEW.decode())
    for told in full_at_each(app.home, "framework", "add", other, "--replace"):
        kept = own_files(app)
        assert kept.pop("lantern.yaml") in (OLD, *([NEW] if "it was written" in told else []))
        assert all(held == OLD for held in kept.values())
    assert own_files(app)["lantern.yaml"] == NEW


@pytest.mark.parametrize("before", ["tci", ""])
def test_what_was_in_use_stays_in_use_while_no_disk_takes_another(app: App, before: str) -> None:
    app("framework", "add", str(LANTERN))
    if before:
        app("framework", "use", before)
    was = own_files(app).get("in-use")
    for told in full_at_each(app.home, "framework", "use", "lantern"):
        assert own_files(app).get("in-use") == (b"lantern\n" if "it was written" in told else was)
    assert own_files(app)["in-use"] == b"lantern\n"


@pytest.mark.parametrize(
    "args", [["browse"], ["framework", "list"], ["framework", "show"], ["worksheet"]], ids=" ".join
)
def test_a_page_is_read_as_ever_while_no_disk_takes_its_compiled_copy(
    app: App, args: list[str]
) -> None:
    app("framework", "add", str(LANTERN))
    app("framework", "use", "lantern")
    expected = app(*args).out
    kept = own_files(app)
    for at in range(1, 20):
        shutil.rmtree(app.home / "frameworks" / "compiled", ignore_errors=True)
        env = Env(home=app.home, environ={})
        env.disk = FullDisk(at)
        result = CliRunner().invoke(root, args, obj=env)
        assert (result.exit_code, result.stdout, result.stderr) == (0, expected, "")
        assert own_files(app) == kept
        if (app.home / "frameworks" / "compiled" / "lantern.json").exists():
            break
    else:
        raise AssertionError("the copy is never kept")
    assert at > 1, "nothing was written to this disk"
