"""Days in words, wherever a day is taken, and what was understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import App, Script, leaving


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path / "home")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("reflect", "--on", "last tuesday", "--from", "FORM"), "About Tue 17 Nov 2026."),
        (("journal", "search", "slow", "--since", "3 weeks ago"), "That is Sun 1 Nov 2026."),
        (("journal", "search", "slow", "--until", "14 nov"), "That is Sat 14 Nov 2026."),
        (("journal", "show", "yesterday"), "That is Sat 21 Nov 2026."),
        (("journal", "path", "yesterday"), "That is Sat 21 Nov 2026."),
        (("promises", "add", "Ask", "--by", "in 2 weeks"), "That is Sun 6 Dec 2026."),
    ],
)
def test_a_day_in_words_is_understood_and_told(
    app: App, command: tuple[str, ...], told: str
) -> None:
    form = app.write("a.yaml", "answers: [{question: 4, text: Slow is fast.}]\n")
    app("reflect", "--from", form, "--on", "2026-11-21")
    assert told in app(*[form if each == "FORM" else each for each in command]).err


def test_a_day_in_figures_is_not_told_again(app: App) -> None:
    assert "That is" not in app("promises", "add", "Ask", "--by", "2026-12-06").err


def test_the_days_of_a_plan_are_told_as_they_were_understood(app: App) -> None:
    script = Script(
        ("facilitation", "brokering"), "Why.", "", "", "Call Ben in 3 weeks", "", "", "",
        "Ask Ann by 15 jan", "in 18 months", "in 3 months",
    )  # fmt: skip
    err = app("plan", script=script).err
    assert "That is Sun 13 Dec 2026." in err
    assert "That is Fri 15 Jan 2027." in err
    assert "That is Mon 22 May 2028." in err
    assert "That is Mon 22 Feb 2027." in err


@pytest.mark.parametrize("said", ["soonish", "3/4/2026", ""])
def test_a_day_that_is_none_is_refused(app: App, said: str) -> None:
    ran = app("reflect", "--on", said, script=Script(), exit_code=1)
    assert f"'{said}' is no day" in ran.err


def test_a_day_to_come_is_nothing_to_look_back_on(app: App) -> None:
    ran = app("reflect", "--on", "tomorrow", script=Script(), exit_code=1)
    assert "Mon 23 Nov 2026 is still to come" in ran.err


def test_a_days_answer_is_asked_again_in_the_interview(app: App) -> None:
    script = Script("A.", "", "", "Wait.", "someday", leaving())
    ran = app("reflect", "--after", "B", script=script, exit_code=130)
    assert "'someday' is no day" in ran.err
