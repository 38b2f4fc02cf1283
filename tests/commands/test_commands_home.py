"""`isp` alone: what waits, what comes next, and one question of one's own."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from support import App, Days, Script, leaving


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def app(tmp_path: Path, days: Days) -> App:
    return App(tmp_path / "home", clock=days)


def answered(app: App, text: str) -> None:
    app("reflect", "--from", app.write("a.yaml", f"answers: [{text}]\n"))


def test_a_long_promise_is_told_by_its_beginning(app: App) -> None:
    app("promises", "add", "Ask what they tried before I speak. " * 40)
    out = app().out
    assert "Ask what they tried before I speak." in out
    assert out.count("Ask what they tried") < 6


def test_a_new_home_shows_how_to_begin_and_nothing_else(app: App) -> None:
    out = app().out
    assert "Four ways to begin" in out
    assert 'isp reflect --after "Site B call"' in out
    assert "promised" not in out


def test_a_promise_is_shown_from_its_day_on(app: App, days: Days) -> None:
    app("promises", "add", "Ask first", "--by", "in 2 weeks")
    assert "Ask first" not in app().out
    days.now += timedelta(days=14)
    out = app().out
    assert "You promised yourself\n  - Ask first\n    by Sun 6 Dec 2026\n" in out
    days.now += timedelta(days=1)
    assert "meant for Sun 6 Dec 2026" in app().out, "a day that is past is told without reproach"


def test_three_promises_are_shown_and_the_others_are_a_command_away(app: App) -> None:
    for number in range(5):
        app("promises", "add", f"Promise {number}")
    out = app().out
    assert "Promise 2" in out
    assert "Promise 3" not in out
    assert "2 more: isp promises" in out


def test_a_question_of_ones_own_comes_back_another_each_day(app: App, days: Days) -> None:
    answered(app, "{question: 9, text: 'Who was missing? What did you notice?'}")
    seen = []
    for _ in range(2):
        out = app().out
        assert "You would have asked it of somebody else, on 22 Nov 2026." in out
        seen.append("Who was missing?" in out)
        assert ("What did you notice?" in out) is not seen[-1]
        days.now += timedelta(days=1)
    assert sorted(seen) == [False, True]


def test_an_answer_that_asks_nothing_hides_no_earlier_question(app: App, days: Days) -> None:
    answered(app, "{question: 9, text: 'Who was missing?'}")
    days.go_on(30)
    answered(app, "{question: 9, text: I would only listen.}")
    out = app().out
    assert "| Who was missing?" in out
    assert "somebody else, on 22 Nov 2026." in out


PLAN = """\
competencies: [{competency: facilitation}, {competency: brokering}]
horizon: in 1 year
"""


def test_a_plan_whose_last_day_has_come_says_so_with_the_way_to_look_back(
    app: App, days: Days
) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    days.go_on(364)
    assert "isp plan close" not in app().out + app("plan").out
    days.go_on(1)
    told = "reached its last day on 22 Nov 2027. Look back: isp plan close"
    assert f"Your plan {told}" in " ".join(app().out.split())
    told = "It reached its last day on Mon 22 Nov 2027. Look back: isp plan close"
    assert told in " ".join(app("plan").out.split())
    app("plan", "close", "--learnt", "Ask sooner.")
    assert "isp plan close" not in app().out


def test_a_home_that_was_named_is_told_how_to_stay_in(app: App, tmp_path: Path) -> None:
    other = tmp_path / "a home"
    told = " ".join(app("--home", str(other)).out.split())
    way = f"set ISP_HOME={other}" if sys.platform == "win32" else f'export ISP_HOME="{other}"'
    assert f"To stay in this folder without --home: {way}" in told
    assert "ISP_HOME" not in app().out


def test_it_says_when_you_last_reflected(app: App, days: Days) -> None:
    answered(app, "{question: 4, text: Slow is fast.}")
    days.now += timedelta(days=40)
    assert "You last reflected on Sun 22 Nov 2026." in app().out


def test_a_broken_promise_file_is_told_and_hides_nothing(app: App) -> None:
    app("promises", "add", "Ask first")
    answered(app, "{question: 9, text: 'Who was missing?'}")
    path = next((app.home / "journal").rglob("*promise*.yaml"))
    path.write_bytes(path.read_bytes().replace(b"kind: promise", b"kind: [promise"))
    out = app().out
    assert "Needs attention" in out
    assert path.name in out
    assert "Who was missing?" in out


def test_what_waits_is_text_and_never_a_terminal_code(app: App) -> None:
    app("promises", "add", "[red]Ask[/red] \x1b[31mfirst")
    out = app("--plain").out
    assert "[red]Ask[/red]" in out
    assert "\x1b" not in out


def test_who_has_written_something_is_told_ways_on(app: App) -> None:
    app("promises", "add", "Ask first")
    out = app().out
    assert "Four ways on\n" in out
    assert "Four ways to begin" not in out


def test_a_second_plan_that_was_begun_waits_until_the_first_is_closed(app: App) -> None:
    app("plan", script=Script(("facilitation", "brokering"), leaving("I talk")), exit_code=130)
    assert "A plan you began on 22 Nov 2026. Go on with: isp plan" in app().out
    app("plan", "--from", app.write("plan.yaml", PLAN))
    assert "you began on" not in app().out
    app("plan", "close", "--learnt", "Ask sooner.")
    assert "A plan you began on 22 Nov 2026. Go on with: isp plan" in app().out
