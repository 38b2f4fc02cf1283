"""No test may touch a real home, and none may find colour forced upon it."""

from __future__ import annotations

import os
from pathlib import Path

# hundreds of programs are started: the house is compiled once for all of them
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# read by typer when it is imported
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"

import pytest

from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Framework
from support import App, Days


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACCESSIBLE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("ISP_HOME", str(tmp_path / "isp"))


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
