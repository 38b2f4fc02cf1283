"""A competency of the framework that is not in use does everything one of the other does."""

from __future__ import annotations

import pytest

from support import App, Script

PLAN = """\
competencies:
  - competency: unearth the problem
    why: We always start with the answer.
    resources: [tci.reading.moore-2018]
  - competency: facilitation
"""


def test_evidence_is_kept_and_shown_for_a_competency_by_its_name(app: App) -> None:
    said = app(
        "evidence", "add", "They asked why first", "--how", "observed", "--competency", "unearth",
        "--activity", "tci.team.statement.1", "--principle", "be curious",
    ).out  # fmt: skip
    assert "Unearth the problem, Develop a team, Be curious" in " ".join(said.split())
    shown = app("evidence", "--competency", "Unearth the problem").out
    assert "They asked why first" in shown
    assert "Competency  Unearth the problem" in shown
    assert "tci." not in shown.replace("--competency tci.problem", "")
    assert "tci.problem" in app("evidence", "--json").out
    shown = app("journal", "show", "last").out
    assert "- Unearth the problem" in shown and "- Be curious" in shown
    assert "tci." not in shown


def test_what_is_missing_is_told_for_a_competency_of_the_other_framework(app: App) -> None:
    out = app("evidence", "--competency", "unearth", "--gaps").out
    assert out.startswith("Unearth the problem\n")
    assert "You have not written about 'Unearth the problem'." in out
    assert (
        len(app("evidence", "--competency", "unearth", "--gaps", "--json").json["activities"]) > 3
    )


def test_one_reflects_about_it_and_chooses_from_its_statements(app: App) -> None:
    script = Script(("tci.team.statement.1",), "With the board.", ":look connect", ":quit")
    out = app("reflect", "--about", "Develop a team", script=script).out
    assert "Develop a team: which of these have you done lately?" in script.pages[0]
    assert {each.group for each in script.choices[0]} == {"Develop a team"}
    assert "tci." not in "".join(script.pages)
    assert "\nConnect\n\n  Function\n" in out


def test_the_same_comes_from_a_form_and_is_shown_by_name(app: App) -> None:
    form = "answers: [{question: about.lately, activities: [tci.team.statement.1]}]"
    app("reflect", "--about", "develop a team", "--from", app.write("form.yaml", form))
    shown = app("journal", "show", "last").out
    assert "About Develop a team" in shown
    assert "tci.team" not in shown


def test_a_plan_holds_competencies_of_both_and_takes_a_step_by_name(app: App) -> None:
    out = app("plan", "--from", app.write("plan.yaml", PLAN)).out
    assert out.startswith("Plan: Unearth the problem and Facilitation\n")
    assert "Moore, J. E." in out
    out = app("plan", "add", "unearth", "Ask why five times", "--due", "in 3 weeks").out
    assert "(Unearth the problem)" in out
    assert "tci." not in out
    assert "Unearth the problem" in app("plan", "ics").out
    assert app("journal", "show", "last").out.startswith("Plan: Unearth the problem and")


def test_entries_are_searched_by_such_a_name(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    found = app("journal", "search", "--competency", "Unearth the problem").out
    assert found.startswith("1 entry found\n")
    assert "Competency  Unearth the problem" in found
    assert "- Sun 22 Nov 2026: Unearth the problem: " in found


def test_the_doctor_knows_the_ids_of_both(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    app("evidence", "add", "x", "--how", "data", "--competency", "unearth")
    app("doctor")
    plan = next(each for each in app.home.rglob("*-plan-*.yaml"))
    plan.write_text(plan.read_text("utf-8").replace("tci.problem", "tci.problm"), "utf-8")
    out = app("doctor", exit_code=3).out
    assert "'tci.problm' is no competency of the framework; the nearest is 'tci.problem'" in (
        " ".join(out.split())
    )


@pytest.mark.parametrize(
    "args",
    [
        ("evidence", "--competency", "unaerth the problem"),
        ("reflect", "--about", "unaerth the problem"),
        ("journal", "search", "--competency", "unaerth the problem"),
    ],
    ids=lambda args: args[0],
)
def test_a_name_that_neither_has_is_told_with_the_nearest(app: App, args: tuple[str, ...]) -> None:
    err = app(*args, exit_code=1).err
    assert "nothing in the competencies is called 'unaerth the problem'" in err
    assert "nearest: tci.problem" in err


def test_its_story_is_told_by_its_name_and_at_the_foot_of_its_page(app: App) -> None:
    app("evidence", "add", "They asked why first", "--how", "observed", "--competency", "unearth")
    app("plan", "--from", app.write("plan.yaml", PLAN))
    told = app("thread", "Unearth the problem").out
    assert told.startswith("Unearth the problem\n")
    assert "They asked why first" in told
    assert "isp thread tci.problem" in app("browse", "unearth").out
    assert "Unearth the problem" in app("review", "--since", "1 november").out


def test_a_plan_for_it_is_reviewed_by_its_name(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    script = Script("It is clearer.", "", "", ":quit")
    app("plan", "review", script=script)
    assert "What changed in Unearth the problem?" in script.pages[0]
