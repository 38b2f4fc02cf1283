"""`isp plan close`: one question at the end, and no word of its answer is lost."""

from __future__ import annotations

import shlex
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from isp_cli.errors import Terminated
from support import FINISH, NOW, SKIP, App, Meddling, Script, leaving

FORM = "competencies: [{competency: facilitation}, {competency: brokering}]\n"
QUESTION = "What did this plan teach you?"


@pytest.fixture
def planned(app: App) -> App:
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


class HalfTyped(Script):
    """A person whose line holds words when a signal arrives."""

    half_typed = "Ask soo"


def plan_of(app: App) -> dict[str, str]:
    entries = app("journal", "list", "--json").json["entries"]
    (entry,) = (each for each in entries if each["kind"] == "plan")
    found: dict[str, str] = app("journal", "show", entry["id"], "--json").json
    return found


def drafts(app: App) -> list[Path]:
    return sorted((app.home / "drafts").glob("*"))


def begun(app: App) -> None:
    """Leave the closing question with a word half said."""
    app("plan", "close", script=Script(leaving("Ask soo")), exit_code=130)


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


@pytest.mark.parametrize(
    ("answer", "code"),
    [(leaving("Ask soo"), 130), (Terminated(15), 143), ("Ask soo\n:quit", 0)],
)
def test_whoever_leaves_finds_the_words_again_and_the_plan_open(
    planned: App, answer: object, code: int
) -> None:
    err = planned("plan", "close", script=HalfTyped(answer), exit_code=code).err
    assert "Kept: what you had begun." in err
    assert str(planned.only_file("drafts")) in err
    assert "Go on with: isp plan close" in err
    assert "The plan is still open." in err
    assert (plan_of(planned)["closed"], plan_of(planned)["learnt"]) == ("", "")
    script = Script("Ask sooner.")
    planned("plan", "close", script=script)
    assert script.defaults == ["Ask soo"]
    assert plan_of(planned)["learnt"] == "Ask sooner."
    assert not drafts(planned), "what was begun goes with the closing"


def test_a_closing_that_was_begun_is_told_of_wherever_drafts_are(planned: App) -> None:
    begun(planned)
    told = "A plan closing you began on 22 Nov 2026. Go on with: isp plan close"
    assert told in planned().out
    assert "A draft waits: isp plan close" in planned("journal", "list").out
    assert "plan closing, a draft" in planned("journal", "list", "--drafts").out
    assert "You have begun to close it. Go on with: isp plan close" in planned("plan").err
    assert "a plan closing of Sun 22 Nov 2026 waits for you" in planned("doctor").out


def test_it_is_no_draft_of_a_plan_or_of_a_review(planned: App) -> None:
    begun(planned)
    ran = planned("plan", "review", script=Script(leaving()), exit_code=130)
    assert "Nothing was answered yet" in ran.err
    planned("journal", "trash", drafts(planned)[0].stem)
    assert "isp plan close" not in planned().out


def test_without_a_terminal_what_was_begun_is_what_was_learnt(planned: App) -> None:
    begun(planned)
    planned("plan", "close")
    assert plan_of(planned)["learnt"] == "Ask soo"
    assert not drafts(planned)


def test_words_said_at_once_leave_no_other_words_behind_unsaid(planned: App) -> None:
    begun(planned)
    ran = planned("plan", "close", "--learnt", "Wait.")
    assert plan_of(planned)["learnt"] == "Wait."
    assert not drafts(planned)
    (kept,) = (planned.home / "trash").rglob("*.yaml")
    assert f"What you had begun to write is kept in {kept}" in ran.err
    assert "Ask soo" in kept.read_text(encoding="utf-8")


def test_what_an_earlier_isp_kept_in_the_open_plan_is_offered(planned: App) -> None:
    plan = planned.only_file("journal")
    plan.write_bytes(plan.read_bytes().replace(b"end: true", b"learnt: Ask soo\nend: true"))
    script = Script("Ask sooner.")
    planned("plan", "close", script=script)
    assert script.defaults == ["Ask soo"]
    assert plan_of(planned)["learnt"] == "Ask sooner."


def test_a_piece_of_evidence_that_comes_up_belongs_to_the_plan(planned: App) -> None:
    evidence = ("They laughed.", "data", "", ("facilitation",), SKIP, FINISH)
    script = Script("Ask\n:evidence", *evidence, "Ask sooner.")
    assert "Back to your question." in planned("plan", "close", script=script).err
    assert script.defaults[-1] == "Ask"
    (piece,) = (planned.home / "journal").rglob("*-evidence-*.yaml")
    (plan,) = (planned.home / "journal").rglob("*-plan-*.yaml")
    assert f"during: {plan.stem}" in piece.read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ["Ask soo\n:later", ":later"])
def test_what_is_put_off_leaves_the_plan_open(planned: App, said: str) -> None:
    assert "The plan is still open." in planned("plan", "close", script=Script(said)).err
    script = Script("Ask sooner.")
    planned("plan", "close", script=script)
    assert script.defaults == ["Ask soo" if "Ask" in said else ""]
    assert plan_of(planned)["learnt"] == "Ask sooner."
    assert not drafts(planned)


def test_what_another_window_changed_meanwhile_stays_and_the_plan_is_closed(app: App) -> None:
    steps = "{competency: facilitation, steps: [{text: Shadow Anna, due: in 3 weeks}]}"
    app("plan", "--from", app.write("plan.yaml", FORM.replace("{competency: facilitation}", steps)))
    script = Meddling("Ask sooner.", meanwhile=lambda: app("plan", "done", "1", "--note", "Twice."))
    out = app("plan", "close", script=script).out
    assert "Twice." in out
    assert "Closed Sun 22 Nov 2026." in out


def test_words_for_a_plan_that_was_closed_meanwhile_are_kept_and_the_plan_stays(
    planned: App,
) -> None:
    script = Meddling(
        "Ask sooner.", meanwhile=lambda: planned("plan", "close", "--learnt", "Wait.")
    )
    err = planned("plan", "close", script=script, exit_code=1, may_change="*").err
    (draft,) = drafts(planned)
    assert f"What you wrote is kept: {draft}" in err
    assert "is closed" in err
    assert plan_of(planned)["learnt"] == "Wait."
    assert "isp plan close" not in planned().out
    err = planned("plan", "close", exit_code=1).err
    assert f"what you wrote at the end of another is kept: {draft}" in err


def test_a_draft_that_cannot_be_read_is_told_of_once_and_left(planned: App) -> None:
    begun(planned)
    (draft,) = drafts(planned)
    draft.write_bytes(draft.read_bytes() + b"nonsense: [\n")
    before = draft.read_bytes()
    err = planned("plan", "close", script=Script("Ask sooner.")).err
    assert err.count("the draft is left as it is") == 1
    assert draft.read_bytes() == before
    assert plan_of(planned)["learnt"] == "Ask sooner."


def test_two_windows_that_both_began_lose_no_word(planned: App) -> None:
    begun(planned)
    script = Meddling(
        "Mine.", meanwhile=lambda: planned("plan", "close", script=Script("Theirs.\n:quit"))
    )
    ran = planned("plan", "close", script=script)
    assert "Yours goes on as a draft of its own." in ran.err
    assert plan_of(planned)["learnt"] == "Mine."
    (kept,) = (planned.home / "trash").rglob("*.yaml")
    assert "Theirs." in kept.read_text(encoding="utf-8")
    assert not drafts(planned)


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


def test_a_word_that_leads_nowhere_here_costs_no_other(planned: App) -> None:
    script = Script("Ask\n:back", "Ask")
    planned("plan", "close", script=script)
    assert script.defaults == ["", "Ask"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("help", "write down a piece of evidence, and come back here"),
        ("last", "This is the first time you answer this question."),
        ("look brokering", "pool information and"),
    ],
)
def test_the_words_of_every_interview_help_here_too(planned: App, word: str, told: str) -> None:
    script = Script(f"Ask\n:{word}", "Ask")
    assert told in planned("plan", "close", script=script).out
    assert script.defaults == ["", "Ask"]


def test_a_mistyped_word_is_not_what_the_plan_taught(planned: App) -> None:
    script = Script("Ask\n:quti", "Ask")
    told = planned("plan", "close", script=script).err
    assert "There is no :quti; the nearest is :quit. Two colons begin a text with one." in told
    assert script.defaults == ["", "Ask"]
    assert plan_of(planned)["learnt"] == "Ask"
