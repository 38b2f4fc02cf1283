"""A signal after the last question waits for the save: the page tells, the code says which."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from isp_cli.env import Env
from isp_cli.files.files import Disk
from isp_cli.line.root import app as root
from support import FINISH, NOW, App, Script

CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


class StoppedDisk(Disk):
    """Sends a signal when a name is given below `folder`: the last question is behind then."""

    def __init__(self, name: str, folder: Path) -> None:
        self.number = getattr(signal, name)
        self.folder = folder

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._arrive(target)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._arrive(target)

    def _arrive(self, target: Path) -> None:
        if self.folder in target.parents:
            signal.raise_signal(self.number)


@pytest.fixture(params=[name for name in CODES if hasattr(signal, name)])
def sent(request: pytest.FixtureRequest) -> Iterator[str]:
    """A signal that does nothing to the tests themselves."""
    name: str = request.param
    before = signal.signal(getattr(signal, name), lambda *_: None)
    yield name
    signal.signal(getattr(signal, name), before)


PLAN = """\
competencies:
  - {competency: facilitation, steps: [{text: Sit in, due: 2027-03-01}]}
  - {competency: co-design, steps: [{text: Ask, due: 2027-04-01}]}
"""


def stopped(app: App, sent: str, args: list[str], *answers: object, folder: str) -> str:
    """Run a command in which the signal comes while it writes below a folder; return its page."""
    env = Env(home=app.home, clock=lambda: NOW, prompter=Script(*answers), environ={})
    env.disk = StoppedDisk(sent, app.home / folder)
    result = CliRunner().invoke(root, args, obj=env)
    assert result.exit_code == CODES[sent], result.output
    assert "Traceback" not in result.output
    return result.stdout


def test_an_entry_that_was_finished_is_said_to_be_kept(app: App, sent: str) -> None:
    told = stopped(
        app, sent, ["reflect", "--questions", "4"], "Slow is fast.", FINISH, folder="journal"
    )
    assert "Your reflection is saved" in told and app.only_file("journal").stem in told
    assert not list((app.home / "drafts").glob("*.yaml"))
    assert "Slow is fast." in app("journal", "show", "last").out


def test_a_plan_that_was_closed_is_said_to_be_kept(app: App, sent: str) -> None:
    app("plan", "--from", "-", stdin=PLAN)
    plan = app.only_file("journal")
    told = stopped(app, sent, ["plan", "close"], "Ask sooner.", folder="journal")
    assert "Closed" in told and plan.stem in told
    text = plan.read_text("utf-8")
    assert "closed: " in text
    assert "Ask sooner." in text


def test_what_was_put_away_is_said_to_be_in_the_trash(app: App, sent: str) -> None:
    app("promises", "add", "Wait")
    told = stopped(app, sent, ["journal", "trash", "last"], folder="trash")
    assert "is in the trash" in told and app.only_file("trash").stem in told
