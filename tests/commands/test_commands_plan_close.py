"""`isp plan close`: one question at the end, and no word of its answer is lost."""

from __future__ import annotations

import shlex
import sys
from datetime import timedelta

import pytest

from support import NOW, App, Script, leaving

FORM = "competencies: [{competency: facilitation}, {competency: brokering}]\n"
QUESTION = "What did this plan teach you?"


@pytest.fixture
def planned(app: App) -> App:
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


def plan_of(app: App) -> dict[str, str]:
    (entry,) = app("journal", "list", "--json").json["entries"]
    found: dict[str, str] = app("journal", "show", entry["id"], "--json").json
    return found


@pytest.mark.parametrize(
    ("said", "learnt"),
    [("Ask sooner.", "Ask sooner."), ("", ""), ("Ask\n:skip", "Ask"), ("Ask\n:empty", "")],
)
def test_it_asks_what_the_plan_taught_and_an_answer_may_be_left_out(
    planned: App, said: str, learnt: str
) -> None:
    script = Script(said)
    out = planned("plan", "close", script=script).out
    assert QUESTION in script.pages[0]
    assert "Closed Sun 22 Nov 2026." in out
    assert ("What I learnt" in out) is bool(learnt)
    assert plan_of(planned)["learnt"] == learnt


def test_said_at_once_or_without_a_terminal_it_asks_nothing(planned: App) -> None:
    planned("plan", "close", "--learnt", "Ask sooner.", script=Script())
    assert plan_of(planned)["learnt"] == "Ask sooner."
    planned("plan", "--from", planned.write("plan.yaml", FORM))
    planned("plan", "close")


def test_it_says_how_its_days_leave_the_calendar_while_some_are_ahead(planned: App) -> None:
    assert "take them out again: isp plan ics" in planned("plan", "close", "--learnt", "x").err
    planned("plan", "--from", planned.write("plan.yaml", FORM))
    planned.clock = lambda: NOW + timedelta(days=1000)
    assert "isp plan ics" not in planned("plan", "close", "--learnt", "x").err


@pytest.mark.parametrize(("answer", "code"), [(leaving("Ask soo"), 130), ("Ask soo\n:quit", 0)])
def test_whoever_leaves_finds_the_words_again_and_the_plan_open(
    planned: App, answer: object, code: int
) -> None:
    err = planned("plan", "close", script=Script(answer), exit_code=code).err
    assert "The plan is still open. What you wrote is kept in it." in err
    assert (plan_of(planned)["closed"], plan_of(planned)["learnt"]) == ("", "Ask soo")
    script = Script("Ask sooner.")
    planned("plan", "close", script=script)
    assert script.defaults == ["Ask soo"]
    assert plan_of(planned)["learnt"] == "Ask sooner."


def test_leaving_without_a_word_changes_nothing(planned: App) -> None:
    before = planned.files()
    planned("plan", "close", script=Script(leaving()), exit_code=130)
    assert planned.files() == before


def test_a_longer_answer_may_be_written_in_an_editor(planned: App) -> None:
    writer = planned.write("editor.py", "import sys; open(sys.argv[1], 'a').write(' sooner.')")
    editor = {"EDITOR": f"{shlex.quote(sys.executable)} {shlex.quote(writer)}"}
    script = Script("Ask\n:edit", "Ask sooner.")
    planned("plan", "close", script=script, environ=editor)
    assert script.defaults == ["", "Ask sooner."]


def test_a_word_that_does_nothing_here_is_told_and_costs_no_other(planned: App) -> None:
    script = Script("Ask\n:back", "Ask")
    assert ":edit, :empty, :skip and :quit" in planned("plan", "close", script=script).err
    assert script.defaults == ["", "Ask"]
