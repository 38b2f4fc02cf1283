"""No test may touch a real home, and none may find colour forced upon it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

# hundreds of programs are started: the house is compiled once for all of them
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# read by typer when it is imported
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"

import pytest

from isp_cli.errors import CannotRead
from isp_cli.framework.bundled import (
    BUNDLED,
    compile_yaml,
    compiled_record,
    practice_guide,
    read_bundled,
)
from isp_cli.framework.records import Framework
from support import App, Days


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs modes where they bind nobody: `.ci/run` gives root's right up for it."""
    out = [item for item in items if item.get_closest_marker("needs_modes")]
    if out and not _modes_bind():
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


def _modes_bind() -> bool:
    with TemporaryDirectory() as folder:
        locked = Path(folder, "locked")
        locked.mkdir(mode=0o000)
        try:
            list(locked.iterdir())
        except PermissionError:
            return True
        return False


@pytest.fixture(autouse=True, scope="session")
def _compiled() -> None:
    """Compile what isp brings where that is missing or old: no program then parses its YAML."""
    for name in (*BUNDLED.values(), "crosswalk"):
        data, path = read_bundled(f"{name}.yaml")
        try:
            compiled_record(f"{name}.json", data)
        except (CannotRead, ValueError):
            path.with_suffix(".json").write_bytes(compile_yaml(data))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACCESSIBLE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("ISP_HOME", str(tmp_path / "isp"))
    monkeypatch.setenv("ISP_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def days() -> Days:
    """Tell the time to `app`, and move it on."""
    return Days()


@pytest.fixture
def app(tmp_path: Path, days: Days) -> App:
    """Run commands in a home of their own, through the same boundary as the shell."""
    return App(tmp_path / "isp", clock=days)


@pytest.fixture(scope="session")
def guide() -> Framework:
    """The framework isp comes with."""
    return practice_guide()
