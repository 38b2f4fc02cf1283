"""`isp thread --both`: the story follows what covers the same ground in the other framework."""

from __future__ import annotations

import pytest

from support import ROOT, App

EVIDENCE = ("--how", "observed", "--when", "2026-11-14")


@pytest.fixture
def app(app: App) -> App:
    app("evidence", "add", "They led the meeting.", *EVIDENCE, "--competency", "facilitation")
    app("evidence", "add", "They drew the causes.", *EVIDENCE, "--competency", "needs-and-assets")
    app("evidence", "add", "They asked five whys.", *EVIDENCE, "--competency", "tci.problem")
    return app


def test_alone_a_thread_stays_in_its_framework(app: App) -> None:
    out = app("thread", "needs-and-assets").out
    assert "They drew the causes." in out
    assert "They asked five whys." not in out


def test_a_competency_of_the_other_framework_has_a_thread_too(app: App) -> None:
    out = app("thread", "Unearth the problem").out
    assert "They asked five whys." in out
    assert "They drew the causes." not in out


@pytest.mark.parametrize("name", ["needs-and-assets", "tci.problem"])
def test_with_both_the_story_is_one_from_either_side(app: App, name: str) -> None:
    out = app("thread", name, "--both").out
    assert "They drew the causes." in out
    assert "They asked five whys." in out
    assert "They led the meeting." not in out
    assert "by this project's own reading of both frameworks" in " ".join(out.split())


def test_what_the_other_tells_says_what_it_is_about(app: App) -> None:
    out = " ".join(app("thread", "needs-and-assets", "--both").out.split())
    assert "Evidence, on Unearth the problem" in out
    record = app("thread", "needs-and-assets", "--both", "--json").json
    assert "tci.problem" in record["both"]
    assert {each["about"] for each in record["moments"]} == {"needs-and-assets", "tci.problem"}


def test_what_covers_the_same_ground_may_be_a_function(app: App) -> None:
    app("evidence", "add", "They saw it whole.", *EVIDENCE, "--competency", "tci.understand")
    out = " ".join(app("thread", "facilitation", "--both").out.split())
    assert "With the function Understand, by this project's own reading" in out
    assert "Evidence, on Understand" in out and "They saw it whole." in out
    assert app("thread", "facilitation", "--both", "--json").json["both"] == ["tci.understand"]


@pytest.mark.parametrize("wrote", [True, False], ids=["written", "nothing-written"])
def test_where_there_is_nothing_to_follow_the_page_says_so(app: App, wrote: bool) -> None:
    app("framework", "add", str(ROOT / "examples" / "frameworks" / "evaluacion.yaml"))
    if wrote:
        app("evidence", "add", "Alone.", *EVIDENCE, "--competency", "preguntas")
    said = "There is nothing to follow: this project's own reading of the guide and TCI names"
    assert said in " ".join(app("thread", "preguntas", "--both").out.split())
    assert said not in " ".join(app("thread", "preguntas").out.split())


def test_what_is_written_about_on_neither_side_is_told_of_both(app: App) -> None:
    out = " ".join(app("thread", "be-committed", "--both").out.split())
    assert "not written about it yet. Nor about the same ground in the other framework: the" in out
    assert "the function Transform, by this project's own reading" in out


def test_a_plan_for_what_covers_the_same_ground_is_ahead(app: App) -> None:
    plan = "competencies: [{competency: tci.problem, steps: [{text: Ask why, due: in 3 weeks}]}"
    app("plan", "--from", app.write("plan.yaml", f"{plan}, {{competency: teams}}]"))
    assert "Ask why" in app("thread", "needs-and-assets", "--both").out
    assert "Ask why" not in app("thread", "needs-and-assets").out


def test_what_names_both_is_told_once(app: App) -> None:
    app(
        *("evidence", "add", "Both at once.", *EVIDENCE),
        *("--competency", "needs-and-assets", "--competency", "tci.problem"),
    )
    assert app("thread", "needs-and-assets", "--both").out.count("Both at once.") == 1
