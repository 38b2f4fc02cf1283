"""Levels under an overlay: what is its own says so with its name, wherever levels are shown."""

from __future__ import annotations

import pytest

from support import FINISH, App, Days, Script

HOUSE = """\
format: isp-overlay/1
id: house
name: Our house
of: tci
language: en
version: 1
sources:
  - {id: ward, name: Ward, title: Ours, authors: Us, year: 2026, citation: Us (2026)., note: Ours.}
wordings:
  - {of: tci.team, name: Gather a crew}
  - {of: tci.problem.level-1, name: first steps}
  - {of: tci.problem.level-2, text: You see the roots.}
"""
CREW = "Gather a crew (Our house)"


@pytest.fixture
def app(app: App) -> App:
    app("framework", "add", app.write("house.yaml", HOUSE))
    app("framework", "use", "house")
    return app


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_search_that_finds_a_level_says_whose_name_its_competency_has(app: App) -> None:
    out = flat(app("browse", "--search", "crew level 1").out)
    assert f"{CREW}: level 1 (foundational): Give input" in out
    out = flat(app("browse", "--search", "first steps").out)
    assert "Unearth the problem: first steps (Our house): Collect" in out
    assert "Develop a team: level 1 (foundational): Give" not in out


def test_a_question_says_what_of_it_an_overlay_words(app: App) -> None:
    script = Script("foundational", "We did.", "tci.problem.level-1", "We ask.", FINISH)
    app("levels", "place", "team, problem", script=script)
    team, problem = flat(script.pages[0]), flat(script.pages[2])
    assert f"{CREW}: where do you see yourself now?" in team
    assert "- level 1 (foundational): Give" in team
    assert "Unearth the problem: where do you" in problem
    assert "- first steps (Our house): Collect" in problem
    assert "- level 2 (advanced) (Our house): You see the roots." in problem
    names = [[each.name for each in found[1:]] for found in script.choices[:2]]
    assert names == [
        ["Foundational", "Advanced"],
        ["first steps (Our house)", "Advanced (Our house)"],
    ]


def test_what_is_kept_names_a_level_without_its_overlay(app: App) -> None:
    app("levels", "place", "problem", script=Script("tci.problem.level-1", "We ask.", FINISH))
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "name: first steps\n" in text
    assert app("levels", "--json").json["levels"][0]["level"] == "first steps"


@pytest.mark.parametrize("in_use", ["house", "practice-guide"])
def test_what_was_said_says_whose_names_it_has(app: App, days: Days, in_use: str) -> None:
    first = Script("foundational", "We did.", "tci.problem.level-1", "We ask.", FINISH)
    ran = app("levels", "place", "team, problem", script=first)
    assert f"{CREW}\n" in ran.out
    assert "first steps (Our house)\n" in ran.out
    days.go_on(30)
    app("levels", "place", "problem", script=Script("tci.problem.level-1", "Anew.", FINISH))
    app("framework", "use", in_use)
    for args in (["levels"], ["levels", "compare"]):
        out = app(*args).out
        assert CREW in out
        assert "first steps (Our house)\n" in out
        assert "Unearth the problem\n" in out


def test_a_name_said_before_the_overlay_is_not_called_its_own(app: App) -> None:
    app("framework", "use", "tci")
    app("levels", "place", "team", script=Script("foundational", "We did.", FINISH))
    app("framework", "use", "house")
    out = app("levels").out
    assert "Develop a team\n" in out
    assert "Our house" not in out
