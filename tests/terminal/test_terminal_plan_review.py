"""A plan's review and its end on a real terminal, narrow, broken off and gone on with."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from isp_cli.entry.entry import Entry
from isp_cli.journal.journal import Journal
from pseudo_terminal import Terminal
from support import App

FORM = """\
competencies:
  - competency: facilitation
    steps:
      - {text: Shadow Anna, due: in 3 weeks}
  - competency: brokering
"""
DOWN = "\x1b[B"


@pytest.fixture
def home(app: App) -> Path:
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app.home


def test_a_review_stopped_by_ctrl_c_goes_on_with_the_half_typed_words(home: Path) -> None:
    run = Terminal(home, "plan", "review", columns=40)
    run.answer("How does it stand?", f"{DOWN}{DOWN}{DOWN}\r")
    run.answer("What did you learn from it?", "It was theirs")
    run.wait_for_quiet()
    run.send("\x03")
    run.wait_for("isp plan review")
    assert run.finish() == 130
    run = Terminal(home, "plan", "review", columns=40)
    run.answer("Go on with it?", "\r")
    run.wait_for("It was theirs")
    run.wait_for_quiet()
    run.send(" to do.\r")
    run.answer("What changed in Facilitation?", "\r")
    run.answer("What changed in Brokering?", "\r")
    run.answer("When will you look the plan over again?", "\r")
    run.answer("Before you finish", "\r")
    run.wait_for("Your plan review is saved")
    assert run.finish() == 0
    journal = Journal(home)
    plan = journal.open_plan()
    assert plan is not None
    step = plan.record.competencies[0].steps[0]
    assert step.dropped
    assert step.note == "It was theirs to do."
    (review,) = plan.record.reviews
    assert journal.load(journal.path_of(review.entry), Entry).record.plan == plan.record.id


@pytest.mark.sweep
@pytest.mark.parametrize(("number", "code"), [(None, 130), (signal.SIGTERM, 143)])
def test_the_last_question_of_a_plan_is_stopped_by_ctrl_c_and_taken_up_again(
    home: Path, number: int | None, code: int
) -> None:
    run = Terminal(home, "plan", "close", columns=40)
    run.answer("What did this plan teach you?", "Ask soo")
    run.wait_for("Ask soo")
    run.wait_for_quiet()
    if number is None:
        run.send("\x03")
    else:
        os.kill(run.child.pid, number)
    run.wait_for("The plan is still open.")
    assert run.finish() == code
    assert len([*(home / "drafts").iterdir()]) == 1
    run = Terminal(home, "plan", "close", columns=40)
    run.wait_for("Ask soo")
    run.wait_for_quiet()
    run.send("ner.\r")
    run.wait_for("Closed")
    assert run.finish() == 0
    assert Journal(home).open_plan() is None
    assert not [*(home / "drafts").iterdir()]
    (plan,) = (home / "journal").rglob("*-plan-*.yaml")
    assert "Ask sooner." in plan.read_text(encoding="utf-8")
