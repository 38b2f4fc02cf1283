"""A function of TCI can be named, written about and planned for wherever a competency can."""

from __future__ import annotations

import pytest

from support import FINISH, App, Script, leaving

EVIDENCE = ("--how", "observed", "--competency", "tci.connect")
PLAN = "competencies: [{competency: Connect}, {competency: tci.team}]\n"
NOTE = "set: after-session\nanswers: [{question: 5, competencies: [tci.connect]}]\n"


@pytest.fixture
def tci(app: App) -> App:
    app("framework", "use", "tci")
    return app


def test_one_reflects_about_it_and_chooses_from_its_statements(app: App) -> None:
    script = Script(("tci.connect.statement.1",), *[""] * 5, FINISH)
    app("reflect", "--about", "Connect", script=script)
    assert "Connect: which of these have you done lately?" in script.pages[0]
    assert {each.group for each in script.choices[0]} == {"Connect"}
    shown = app("journal", "show", "last").out
    assert "About Connect" in shown
    assert "tci." not in shown


def test_what_was_in_play_may_be_one_and_they_have_a_group_of_their_own(tci: App) -> None:
    script = Script("", "", "", "", ("tci.connect",), FINISH)
    tci("reflect", "--after", "Site B call", script=script)
    offered = {each.id: each.group for each in script.choices[-2]}
    assert [id for id, group in offered.items() if group == "Functions"] == [
        "tci.connect", "tci.understand", "tci.inspire", "tci.enable", "tci.transform",
    ]  # fmt: skip
    assert "- Connect" in tci("journal", "show", "last").out
    tci("doctor")


def test_a_draft_that_names_one_goes_on_with_the_same_list(tci: App) -> None:
    script = Script("", "", "", "", leaving(chosen=("tci.connect",)))
    tci("reflect", "--after", "Site B call", script=script, exit_code=130)
    again = Script(True, leaving())
    tci("reflect", script=again, exit_code=130)
    groups = {each.group for each in again.choices[-1] if each.id.startswith("tci.")}
    assert "Named before" not in groups
    tci("doctor")


def test_evidence_is_kept_and_shown_for_it_and_says_what_it_is(app: App) -> None:
    app("evidence", "add", "They rang us first", *EVIDENCE)
    assert "Function  Connect" in app("evidence", "--competency", "connect").out
    assert "They rang us first" in app("evidence", "--competency", "connect").out
    named = app("evidence", "add", "x", "--how", "data", "--activity", "tci.connect.statement.1")
    assert "It shows    Connect" in named.out and "tci.connect.st" not in named.out
    app("doctor")


def test_where_there_is_evidence_on_it_and_where_not_is_told(tci: App) -> None:
    assert "You have not written about the function 'Connect'." in tci("evidence", "--gaps").out
    tci("evidence", "add", "They rang us first", *EVIDENCE)
    assert "On the function 'Connect': what somebody observed" in tci("evidence", "--gaps").out
    told = tci("evidence", "--gaps", "--competency", "connect", "--json").json
    assert [each["kind"] for each in told["standings"]] == ["function"]
    assert len(told["activities"]) > 3


def test_its_story_is_told_and_stands_at_the_foot_of_its_page(app: App) -> None:
    app("evidence", "add", "They rang us first", *EVIDENCE)
    told = app("thread", "connect").out
    assert told.startswith("Connect\n")
    assert "They rang us first" in told
    assert "isp reflect --about tci.connect" in told
    assert app("thread", "connect", "--json").json["what"] == "function"
    assert "isp thread tci.connect" in app("browse", "connect").out


def test_a_plan_may_be_for_it_and_is_reviewed_by_its_name(tci: App) -> None:
    assert tci("plan", "--from", tci.write("plan.yaml", PLAN)).out.startswith("Plan: Connect and")
    assert "(Connect)" in tci("plan", "add", "connect", "Ring them", "--due", "in 3 weeks").out
    script = Script("", "They ring us.", "", "", ":quit")
    tci("plan", "review", script=script)
    assert "What changed in Connect?" in "".join(script.pages)
    tci("doctor")


def test_a_plan_that_is_asked_for_offers_it(tci: App) -> None:
    script = Script(("tci.connect", "tci.team"), *[""] * 10)
    assert tci("plan", script=script).out.startswith("Plan: Connect and Develop a team\n")


def test_a_level_is_placed_for_a_competency_and_not_for_it(app: App) -> None:
    err = app("levels", "place", "connect", script=Script(), exit_code=1).err
    assert "Connect is a function, and people place themselves in competencies" in err
    assert "isp reflect --about tci.connect" in err


def test_entries_are_searched_and_looked_back_on_by_its_name(app: App) -> None:
    app("reflect", "--from", app.write("note.yaml", NOTE))
    found = app("journal", "search", "--competency", "connect").out
    assert found.startswith("1 entry found\n")
    assert "Function  Connect" in found
    assert "You wrote about Connect." in app("review", "--since", "1 november").out


def test_the_shell_completes_it(tci: App, monkeypatch: pytest.MonkeyPatch) -> None:
    from isp_cli.commands.browse import complete_what
    from isp_cli.commands.plan import complete_competency
    from isp_cli.commands.thread import complete_subject

    monkeypatch.setenv("ISP_HOME", str(tci.home))
    for complete in (complete_what, complete_competency, complete_subject):
        assert ("tci.connect", "Connect") in complete("tci.con")


def test_an_id_that_a_function_of_another_framework_has_is_told_of(app: App) -> None:
    house = """\
format: isp-overlay/1
id: house
name: House
of: practice-guide
language: en-GB
sources:
  - {id: house.doc, name: H, title: H, citation: H, authors: "", year: "", note: "", url: ""}
functions:
  - {id: tci.connect, name: Connect here, text: At the kitchen table.}
"""
    out = app("framework", "check", app.write("house.yaml", house)).out
    assert "tci: tci.connect" in out.partition("Ids that another framework has too")[2]
