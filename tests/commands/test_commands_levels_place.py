"""`isp levels place`: a level never stands without words, and no level that was said is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from isp_cli.framework.bundled import bundled_framework
from isp_cli.framework.records import TCI
from support import FINISH, App, Days, Script, leaving

TEN = len(list(bundled_framework(TCI).framework.competencies()))


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def app(tmp_path: Path, days: Days) -> App:
    return App(tmp_path / "home", clock=days)


def placed(app: App, *first: str) -> Script:
    """Answer the first competency, and skip the others."""
    script = Script(*first, *[""] * (TEN - 1), FINISH)
    app("levels", "place", script=script)
    return script


def test_each_of_tcis_competencies_is_asked_with_its_levels_in_words(app: App) -> None:
    script = placed(app, "foundational", "I help them to choose.")
    assert len(script.pages) == TEN + 2
    first = " ".join(script.pages[0].split())
    assert "where do you see yourself now?" in first
    assert "level 1 (foundational): " in first
    assert "level 2 (advanced): " in first
    assert [each.name for each in script.choices[0]] == [
        *("Not part of my role", "Foundational", "Advanced")
    ]


def test_a_level_without_words_is_asked_for_again(app: App) -> None:
    script = Script("advanced", "", "I plan it with them.", *[""] * (TEN - 1), FINISH)
    ran = app("levels", "place", script=script)
    assert "a level stands beside a sentence of your own" in ran.err
    assert "I plan it with them." in ran.out


def test_a_level_cannot_be_skipped_past_its_words(app: App) -> None:
    script = Script("advanced", ":skip", "I plan it with them.", *[""] * (TEN - 1), FINISH)
    ran = app("levels", "place", script=script)
    assert "a level stands beside a sentence of your own" in ran.err
    assert "I plan it with them." in ran.out


def test_a_level_put_off_without_words_is_asked_for_before_it_is_finished(app: App) -> None:
    first = ("foundational", "I help.", *[""] * (TEN - 2))
    script = Script(*first, "advanced", ":later", FINISH, "advanced", "I plan it.")
    ran = app("levels", "place", script=script)
    assert "spread and scale: the level you chose has no sentence" in ran.err
    assert "I help." in ran.out
    assert "I plan it." in ran.out


def test_a_level_without_words_can_be_taken_away_again(app: App) -> None:
    script = Script(*[""] * (TEN - 1), "advanced", ":later", FINISH, "")
    ran = app("levels", "place", script=script)
    assert "Nothing was said, so nothing was kept." in ran.err


def test_a_level_without_words_stays_in_the_draft_of_who_leaves(app: App) -> None:
    script = Script(*[""] * (TEN - 1), "advanced", ":later", FINISH, ":quit")
    app("levels", "place", script=script)
    assert "chosen: advanced" in app.only_file("drafts").read_text(encoding="utf-8")


def test_what_is_not_part_of_the_role_is_said_in_words_and_is_no_gap(app: App) -> None:
    placed(app, "not-my-role", "Our evaluators do this.")
    out = app("levels").out
    assert "Not part of my role" in out
    assert "Our evaluators do this." in out


def test_one_competency_alone_is_placed_by_its_name_and_the_others_stay(
    app: App, days: Days
) -> None:
    placed(app, "foundational", "I follow.")
    days.go_on(30)
    script = Script("advanced", "I plan it.", "not-my-role", "Others do.", FINISH)
    app("levels", "place", "barriers,", "unearth", "the", "problem", script=script)
    assert "Question 1 of 2." in script.pages[0]
    out = app("levels").out
    assert "Where you saw yourself on Tue 22 Dec 2026" in out
    assert "Said on Sun 22 Nov 2026." in out
    assert out.index("I follow.") < out.index("Others do.") < out.index("I plan it.")


def test_a_draft_of_one_competency_asks_no_other_when_it_is_taken_up(app: App) -> None:
    app("levels", "place", "team", script=Script("advanced", leaving("I")), exit_code=130)
    app("levels", "place", script=Script(True, "I plan it.", FINISH))
    assert "I plan it." in app("levels").out


def test_the_guide_has_no_levels_and_one_sentence_says_so(app: App) -> None:
    ran = app("levels", "place", "facilitation", script=Script(), exit_code=1)
    assert "there are no levels for Facilitation in A Practice Guide" in ran.err
    assert "isp reflect --about facilitation" in ran.err
    assert "no levels in A Pra" in app("levels", "--framework", "practice-guide", exit_code=1).err


def test_evidence_told_in_between_stands_beside_the_level_it_was_told_at(app: App) -> None:
    evidence = ("They chose.", "data", "", ("tci.team",), (), FINISH)
    script = Script(":evidence", *evidence, "advanced", "I plan it.", FINISH)
    app("framework", "use", "tci")
    app("levels", "place", "team", script=script)
    assert "You hold no evidence on it yet." in script.pages[0]
    assert "They chose." in script.pages[-3]


def test_a_look_at_levels_that_was_interrupted_goes_on(app: App) -> None:
    script = Script("foundational", leaving("I help"))
    app("levels", "place", script=script, exit_code=130)
    assert "A look at your levels you began on 22 Nov 2026" in app().out
    script = Script(True, "I help them.", *[""] * (TEN - 1), FINISH)
    app("levels", "place", script=script)
    assert script.defaults[1] == "I help"
    assert "I help them." in app("levels").out


def test_without_a_terminal_it_refuses_and_names_the_way(app: App) -> None:
    assert "isp levels" in app("levels", "place", exit_code=4).err
