"""`isp levels`: a level never stands without words, and two times stand side by side."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from isp_cli.storage.frameworks import TCI, bundled_framework
from support import FINISH, NOW, App, Days, Script, leaving

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


def test_without_a_word_it_says_so_and_asks_nothing(app: App) -> None:
    out = app("levels").out
    assert "You have not said yet where you see yourself." in out
    assert "isp levels place" in out


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


def test_a_level_stands_beside_the_persons_words_and_their_evidence(app: App) -> None:
    competency = next(bundled_framework(TCI).framework.competencies())
    placed(app, "foundational", "I help them\nto choose.")
    out = app("levels").out
    assert competency.name in out
    assert "  Foundational\n\n  | I help them\n  | to choose.\n" in out
    assert "You hold no evidence on it yet." in out


def test_a_level_without_words_is_asked_for_again(app: App) -> None:
    script = Script("advanced", "", "I plan it with them.", *[""] * (TEN - 1), FINISH)
    ran = app("levels", "place", script=script)
    assert "a level stands beside a sentence of your own" in ran.err
    assert "I plan it with them." in ran.out


def test_a_level_whose_words_were_skipped_is_not_kept(app: App) -> None:
    placed(app, "advanced", ":skip")
    assert not list((app.home / "journal").rglob("*.yaml"))


def test_what_is_not_part_of_the_role_is_said_in_words_and_is_no_gap(app: App) -> None:
    placed(app, "not-my-role", "Our evaluators do this.")
    out = app("levels").out
    assert "Not part of my role" in out
    assert "Our evaluators do this." in out


def test_two_times_are_read_side_by_side(app: App, days: Days) -> None:
    placed(app, "foundational", "I follow.")
    days.now += timedelta(days=365)
    script = placed(app, "advanced", "I plan it with them.")
    assert "On 22 Nov 2026: Foundational. I follow." in " ".join(script.pages[0].split())
    out = app("levels", "compare").out
    assert out.index("Sun 22 Nov 2026") < out.index("I follow.") < out.index("I plan it with them.")
    assert "Mon 22 Nov 2027" in out


def test_the_earlier_time_can_be_named(app: App, days: Days) -> None:
    for number, words in enumerate(("One.", "Two.", "Three.")):
        days.now = NOW + timedelta(days=100 * number)
        placed(app, "foundational", words)
    ran = app("levels", "compare", "--with", "4 months ago")
    assert "One." in ran.out
    assert "Three." in ran.out
    assert "Two." not in ran.out
    assert "That is" in ran.err


def test_without_an_earlier_time_there_is_nothing_to_compare(app: App) -> None:
    placed(app, "foundational", "One.")
    assert "no earlier time" in app("levels", "compare", exit_code=1).err


def test_a_look_at_levels_that_was_interrupted_goes_on(app: App) -> None:
    script = Script("foundational", leaving("I help"))
    app("levels", "place", script=script, exit_code=130)
    assert "A look at your levels you began on 22 Nov 2026" in app().out
    script = Script(True, "I help them.", *[""] * (TEN - 1), FINISH)
    app("levels", "place", script=script)
    assert script.defaults[1] == "I help"
    assert "I help them." in app("levels").out


def test_nothing_is_counted_or_averaged(app: App) -> None:
    placed(app, "foundational", "Because.")
    record = app("levels", "--json").json
    assert set(record) == {"format", "levels"}
    assert set(record["levels"][0]) == {"entry", "placed"}
    assert set(record["levels"][0]["placed"][0]) == {"competency", "place", "words"}


def test_without_a_terminal_it_refuses_and_names_the_way(app: App) -> None:
    assert "isp levels" in app("levels", "place", exit_code=4).err


def test_an_entry_of_levels_reads_well_and_doctor_finds_nothing(app: App) -> None:
    placed(app, "foundational", "Because.")
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert "kind: levels\nframework:\n  id: tci\n" in text
    assert "    chosen: foundational\n" in text
    assert "Because." in app("journal", "show", "last").out
    assert "question set" not in app("doctor").out
