"""Levels of a framework of one's own, and what an overlay of TCI's makes of them."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import bundled_framework
from isp_cli.framework.records import TCI
from support import FINISH, App, Days, Script, leaving

TEN = len(list(bundled_framework(TCI).framework.competencies()))
SOURCES = (
    "sources:\n  - {id: ward, name: Ward, title: Ours, authors: Us, year: 2026, "
    "citation: Us (2026)., note: Made up.}\n"
)
HERE = "source: {document: ward, section: 1}"
NURSES = f"""\
format: isp-framework/1
id: nurses
name: Nurses who teach
version: 1
language: en
{SOURCES}domains:
  - id: bedside
    name: At the bed
    text: There.
    {HERE}
    competencies:
      - id: listen
        name: Listen
        text: You listen.
        {HERE}
        levels:
          - {{id: listen.novice, name: Novice, text: You watch., {HERE}}}
          - {{id: listen.able, name: Able, text: You do., {HERE}}}
      - id: teach
        name: Teach
        text: You teach.
        {HERE}
"""
HOUSE = f"""\
format: isp-overlay/1
id: house
name: Our house
of: tci
language: en
version: 1
{SOURCES}not_relevant:
  - id: tci.team
    why: The programme picks the team.
wordings:
  - of: tci.problem.level-1
    name: first steps
"""


@pytest.fixture
def app(app: App) -> App:
    for name, text in (("nurses", NURSES), ("house", HOUSE)):
        app("framework", "add", app.write(f"{name}.yaml", text))
    return app


def test_its_own_levels_are_offered_and_what_is_not_part_of_the_role(app: App) -> None:
    app("framework", "use", "nurses")
    script = Script("listen.able", "I wait for them to end.", FINISH)
    ran = app("levels", "place", script=script)
    assert [each.name for each in script.choices[0]] == ["Not part of my role", "Novice", "Able"]
    assert "The levels are those of Nurses who teach. They" in ran.out
    assert "  Able\n\n  | I wait for them to end.\n" in app("levels").out
    assert "- Able\n" in app("journal", "show", "last").out
    assert "Able: \u201cI wait for them to end.\u201d" in app("thread", "listen").out
    assert "All is well" in app("doctor").out


def test_a_level_keeps_its_name_when_its_framework_is_gone(app: App) -> None:
    app("framework", "use", "nurses")
    app("levels", "place", script=Script("listen.able", "I wait.", FINISH))
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "nurses.yaml").unlink()
    out = app("levels").out
    assert "In nurses" in out
    assert "Listen\n" in out
    assert "  Able\n" in out


def test_a_competency_without_levels_is_not_asked_and_is_said_to_have_none(app: App) -> None:
    app("framework", "use", "nurses")
    ran = app("levels", "place", "teach", script=Script(), exit_code=1)
    assert "there are no levels for Teach in Nurses who teach" in ran.err


def test_each_framework_is_shown_and_compared_by_itself(app: App, days: Days) -> None:
    app("evidence", "add", "They chose.", "--competency", "tci.team", "--how", "data")
    app("levels", "place", "team", script=Script("foundational", "One.", FINISH))
    days.go_on(30)
    app("framework", "use", "nurses")
    out = app("levels").out
    assert "One." in out
    assert "They chose." in out
    app("levels", "place", script=Script("listen.able", "Two.", FINISH))
    out = app("levels").out
    assert "Two." in out
    assert "One." not in out
    assert "isp levels --framework tci" in out
    assert "One." in app("levels", "--framework", "tci").out
    assert "no earlier time" in app("levels", "compare", exit_code=1).err


def test_those_of_two_frameworks_are_not_placed_in_one_entry(app: App) -> None:
    ran = app("levels", "place", "team, listen", script=Script(), exit_code=1)
    assert "of several frameworks" in ran.err


def test_a_draft_goes_on_with_the_questions_of_its_own_framework(app: App) -> None:
    first = Script("foundational", leaving("I help"))
    app("levels", "place", "team, problem", script=first, exit_code=130)
    app("framework", "use", "nurses")
    script = Script(True, "I help them.", "advanced", "I ask.", FINISH)
    app("levels", "place", script=script)
    assert "Question 2 of 2." in script.pages[2]
    assert "Unearth the problem" in script.pages[2]
    out = app("levels", "--framework", "tci").out
    assert "I help them." in out
    assert "I ask." in out


def test_a_level_chosen_before_can_be_gone_on_with_without_its_framework(app: App) -> None:
    app("framework", "use", "nurses")
    app("levels", "place", script=Script("listen.able", leaving("I w")), exit_code=130)
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "nurses.yaml").unlink()
    script = Script(True, ":back", "listen.able", "I wait.", FINISH)
    app("levels", "place", script=script)
    assert [each.name for each in script.choices[0]] == ["Not part of my role", "Able"]
    assert "  Able\n\n  | I wait.\n" in app("levels").out


def test_a_draft_that_says_nothing_yet_stays_where_its_framework_is_gone(app: App) -> None:
    app("framework", "use", "nurses")
    app("levels", "place", script=Script("listen.able", leaving()), exit_code=130)
    draft = app.only_file("drafts")
    text = draft.read_text(encoding="utf-8")
    start, end = text.index("answers:"), text.index("named:")
    draft.write_text(text[:start] + text[end:], encoding="utf-8")
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "nurses.yaml").unlink()
    ran = app("levels", "place", script=Script(True), exit_code=1)
    assert "'nurses' has nothing to ask here" in ran.err


def test_what_is_not_relevant_is_not_asked_and_the_end_says_why(app: App) -> None:
    app("framework", "use", "house")
    script = Script("advanced", "I ask.", *[""] * (TEN - 2), FINISH)
    out = " ".join(app("levels", "place", script=script).out.split())
    assert f"Question 1 of {TEN - 1}." in script.pages[0]
    assert "Develop a team" not in "".join(script.pages)
    why = "Not relevant here, says Our house: The programme picks the team."
    assert f"Not asked - Develop a team {why}" in out
    script = Script("not-my-role", "They pick it.", FINISH)
    assert "Not asked" not in app("levels", "place", "team", script=script).out
    assert "They pick it." in app("levels").out


def test_a_level_in_ones_own_wording_is_offered_so(app: App) -> None:
    app("framework", "use", "house")
    script = Script("tci.problem.level-1", "I listen.", FINISH)
    app("levels", "place", "problem", script=script)
    assert [each.name for each in script.choices[0]][1:] == [
        *("first steps (Our house)", "Advanced")
    ]
    assert "  first steps (Our house)\n\n  | I listen.\n" in app("levels").out
    assert "All is well" in app("doctor").out


@pytest.mark.parametrize("also", [False, True], ids=["alone", "beside-another"])
def test_the_way_to_say_it_anew_leads_to_the_same_framework(app: App, also: bool) -> None:
    if also:
        app("levels", "place", "team", script=Script("foundational", "One.", FINISH))
    app("framework", "use", "nurses")
    out = app("levels", "place", script=Script("listen.able", "Two.", FINISH)).out
    assert "Say it anew: isp levels place\n" in out
    app("framework", "use", "practice-guide")
    out = app("levels", "--framework", "nurses").out
    assert "Say it anew: isp levels place listen\n" in out
    script = Script("listen.novice", "Three.", FINISH)
    out = app("levels", "place", "listen", script=script).out
    assert "Say it anew: isp levels place listen\n" in out
    assert ("In another framework: isp levels --framework tci" in out) == also


def test_what_has_no_levels_any_more_is_not_offered_to_be_said_anew(app: App) -> None:
    app("framework", "use", "nurses")
    app("levels", "place", script=Script("listen.able", "I wait.", FINISH))
    app("framework", "use", "practice-guide")
    (app.home / "frameworks" / "nurses.yaml").unlink()
    assert "Say it anew" not in app("levels").out
    assert "hint: isp levels\n" in app("levels", "compare", exit_code=1).err


def test_where_nothing_was_said_the_way_to_begin_is_the_framework_asked_for(app: App) -> None:
    assert "isp levels place listen\n" in app("levels", "--framework", "nurses").out
    assert "isp levels place\n" in app("levels", "--framework", "house").out
    ran = app("levels", "compare", "--framework", "nurses", exit_code=1)
    assert "hint: isp levels place listen\n" in ran.err


def test_a_draft_of_another_framework_says_of_which(app: App) -> None:
    app("framework", "use", "nurses")
    left = Script("listen.able", leaving("I w"))
    app("levels", "place", script=left, exit_code=130)
    same = Script(True, leaving("I wa"))
    app("levels", "place", script=same, exit_code=130)
    assert "Nurses" not in same.pages[0]
    other = Script(False, "foundational", leaving("We"))
    app("levels", "place", "team", script=other, exit_code=130)
    assert "this look at your levels, in Nurses who teach, on 22 Nov 2026 (" in other.pages[0]
    several = Script("", "advanced", leaving("We"))
    app("levels", "place", "problem", script=several, exit_code=130)
    names = [each.name for each in several.choices[0]]
    assert sum("in Nurses who teach" in each for each in names) == 1
