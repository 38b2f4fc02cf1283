"""Levels under an overlay: what is its own says so with its name, wherever levels are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import App, Days

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
def days() -> Days:
    return Days()


@pytest.fixture
def app(tmp_path: Path, days: Days) -> App:
    app = App(tmp_path / "home", clock=days)
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
