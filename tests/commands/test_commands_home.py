"""`isp` alone: what waits, what comes next, and one question of one's own."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from support import SKIP, App, Days, Script, leaving


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
    assert "You promised yourself\n  1. Ask first\n     by Sun 6 Dec 2026\n" in out
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
    app("plan", "close", script=Script(leaving("Ask soo")), exit_code=130)
    assert app().out.count("isp plan close") == 1, "it is begun, and that is told"
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


def test_the_day_you_last_reflected_is_the_day_of_writing(app: App, days: Days) -> None:
    answered(app, "{question: 4, text: Slow is fast.}")
    days.go_on(20)
    form = "answers: [{question: 4, text: Earlier.}]\n"
    app("reflect", "--on", "2 nov", "--from", app.write("b.yaml", form))
    assert "You last reflected on Sat 12 Dec 2026." in app().out


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


def test_a_draft_about_an_earlier_day_was_begun_on_the_day_it_was_begun(app: App) -> None:
    app("reflect", "--on", "2 nov", script=Script(leaving("It was")), exit_code=130)
    assert "A reflection you began on 22 Nov 2026. Go on" in app().out
    script = Script(False, leaving())
    app("reflect", script=script, exit_code=130)
    assert "You began this reflection on 22 Nov 2026" in script.pages[0]
    (draft,) = [each for each in app.home.glob("drafts/*.yaml") if "11-02" in each.name]
    draft.write_text(draft.read_text("utf-8").replace("started: '2026", "started: 'x"), "utf-8")
    assert "you began on" in app().out


def test_what_waits_is_named_by_what_it_is_after_or_about(app: App, days: Days) -> None:
    after = ("reflect", "--after", 'café "Z": call')
    app(*after, script=Script("One.", leaving()), exit_code=130)
    assert 'A reflection you began on 22 Nov 2026, after café "Z": call. Go on' in app().out
    days.go_on(1)
    about = ("reflect", "--about", "teams")
    app(*about, script=Script(False, SKIP, "Two.", leaving()), exit_code=130)
    told = " ".join(app().out.split())
    assert "A reflection you began on 23 Nov 2026, about teams, and 1 other. Go on" in told
    told = " ".join(app("doctor").out.split())
    assert 'a reflection of Sun 22 Nov 2026, after café "Z": call, waits for you' in told
    assert "a reflection of Mon 23 Nov 2026, about teams, waits for you" in told


@pytest.mark.parametrize("broken", ["in-use", "ours.yaml"])
def test_a_broken_framework_in_use_is_told_with_the_way_out(app: App, broken: str) -> None:
    app("framework", "new", "ours", "--output", str(app.home.parent / "ours.yaml"))
    app("framework", "add", str(app.home.parent / "ours.yaml"))
    app("framework", "use", "ours")
    assert "Needs attention" not in app().out
    (app.home / "frameworks" / broken).write_text("a: [\n", encoding="utf-8")
    told = " ".join(app().out.split())
    assert f"{broken} has 1 problem" in told
    assert "isp framework use practice-guide" in told
    app("framework", "use", "practice-guide")
    assert "Needs attention" not in app().out


def test_a_second_plan_that_was_begun_waits_until_the_first_is_closed(app: App) -> None:
    app("plan", script=Script(("facilitation", "brokering"), leaving("I talk")), exit_code=130)
    assert "A plan you began on 22 Nov 2026. Go on with: isp plan" in app().out
    app("plan", "--from", app.write("plan.yaml", PLAN))
    assert "you began on" not in app().out
    app("plan", "close", "--learnt", "Ask sooner.")
    assert "A plan you began on 22 Nov 2026. Go on with: isp plan" in app().out
