"""`isp review --since`: what was touched, what is open, the plan, sentences to read again."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from support import App, Days

NOTHING = "Nothing you wrote is about a day since then."


@pytest.fixture
def days() -> Days:
    return Days(datetime.fromisoformat("2026-01-05T09:00:00+00:00"))


def note(app: App, happened: str, promised: str = "", *, about: str = "facilitation") -> None:
    answers: list[dict[str, object]] = [{"question": 1, "text": happened}]
    if promised:
        answers.append({"question": 4, "text": promised})
    answers.append({"question": 5, "competencies": [about], "principles": ["be-curious"]})
    form = {"set": "after-session", "label": "Site B", "answers": answers}
    app("reflect", "--from", "-", stdin=json.dumps(form))


def a_season(app: App, days: Days) -> None:
    note(app, "Long ago.", "An old promise.", about="teams")
    days.go_on(30)
    steps = "[{text: Shadow Anna, due: in 3 weeks}, {text: Lead one, due: in 3 months}]"
    plan = f"competencies: [{{competency: facilitation, steps: {steps}}}, {{competency: teams}}]"
    app("plan", "--from", "-", stdin=plan)
    days.go_on(10)
    note(app, "They began.", "Ask first.")
    days.go_on(10)
    app("plan", "done", "1")
    app("promises", "let-go", "1", "--why", "Not mine.")
    note(app, "They laughed.", "Wait longer.")
    days.go_on(1)


def test_what_was_touched_is_told_in_sentences_and_what_came_before_is_not(
    app: App, days: Days
) -> None:
    a_season(app, days)
    ran = app("review", "--since", "1 feb")
    assert ran.out.startswith("Since Sun 1 Feb 2026\n\n  You wrote about Facilitation.\n")
    assert "The principle you named was Be curious.\n" in ran.out
    assert "Long ago." not in ran.out
    assert ran.err == "", "the page says which day was understood"


def test_promises_are_told_by_what_came_of_them(app: App, days: Days) -> None:
    a_season(app, days)
    out = app("review", "--since", "1 feb").out
    assert "  - Let go on 24 Feb 2026: “An old promise.”\n" in out
    assert "    - “Not mine.”\n" in out
    assert "  - Open: “Ask first.”\n" in out
    later = app("review", "--since", "today").out
    assert "Let go" not in later
    assert "  - Open: “Ask first.”\n" in later, "what is open is open since whatever day"


def test_the_plan_is_told_with_what_was_done_and_what_is_next(app: App, days: Days) -> None:
    a_season(app, days)
    out = app("review", "--since", "1 feb").out
    assert "For Facilitation and Developing teams, until 4 Aug 2027." in out
    assert "  - Done on 24 Feb 2026: “Shadow Anna”\n" in out
    assert "  - Next step: “Lead one”, by Mon 4 May 2026 (Facilitation)\n" in out


def test_the_same_journal_gives_the_same_sentences_each_with_its_entry(
    app: App, days: Days
) -> None:
    a_season(app, days)
    out = app("review", "--since", "1 feb").out
    assert out == app("review", "--since", "1 feb").out
    record = app("review", "--since", "1 feb", "--json").json
    assert record["format"] == "isp-review-since/1"
    assert [each["words"] for each in record["sentences"]] == ["Ask first.", "Wait longer."]
    for each in record["sentences"]:
        assert each["entry"] in out
        app("journal", "show", each["entry"])


def test_an_empty_journal_and_a_quiet_month_are_told_plainly(app: App, days: Days) -> None:
    assert NOTHING in app("review", "--since", "last month").out
    a_season(app, days)
    days.go_on(60)
    assert NOTHING in app("review", "--since", "last month").out


def test_what_is_written_about_an_earlier_day_is_not_denied(app: App, days: Days) -> None:
    days.go_on(60)
    form = '{"answers": [{"question": 4, "text": "Slow is fast."}]}'
    app("reflect", "--on", "2 feb", "--from", "-", stdin=form)
    assert NOTHING in app("review", "--since", "1 march").out


def test_a_day_to_come_and_no_day_are_refused(app: App) -> None:
    assert "still to come" in app("review", "--since", "2027-01-01", exit_code=1).err
    assert "'soon' is no day" in app("review", "--since", "soon", exit_code=1).err
    assert "say what to read again" in app("review", exit_code=2).err
    both = ("--since", "today", "--question", "2")
    assert "choose one of --question and --since" in app("review", *both, exit_code=2).err


def test_a_file_that_cannot_be_read_is_told_of_once_after_the_rest(app: App, days: Days) -> None:
    a_season(app, days)
    broken = max((app.home / "journal").rglob("*reflection*"))
    broken.write_text(broken.read_text("utf-8").replace("answers:", "answers: ["), "utf-8")
    ran = app("review", "--since", "1 feb", exit_code=3)
    assert "Ask first." in ran.out
    assert ran.err.count(broken.stem) == 1


@pytest.mark.parametrize("more", [[], ["--markdown"], ["--json"]], ids=str)
def test_what_a_person_wrote_is_never_a_command_to_the_terminal(app: App, more: list[str]) -> None:
    note(app, "needle \x1b[31m [bold]red[/bold] \u202eabc <b>\nשלום # no heading", "\x1b[2J wait")
    out = app("review", "--since", "today", *more).out
    assert "needle" in out or "wait" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_plan_that_was_closed_in_between_is_told_with_what_was_learnt(
    app: App, days: Days
) -> None:
    a_season(app, days)
    app("plan", "close", "--learnt", "Ask sooner.")
    days.go_on(3)
    out = app("review", "--since", "last month").out
    assert "For Facilitation and Developing teams, closed on " in out
    assert "What I learnt: “Ask sooner.”" in out
    assert "Next step" not in out
    days.go_on(90)
    assert "Your plan" not in app("review", "--since", "last month").out


def test_the_day_itself_is_part_of_what_is_looked_back_on(app: App, days: Days) -> None:
    app("plan", "--from", "-", stdin="competencies: [{competency: teams}, {competency: brokering}]")
    note(app, "They began.", "Ask first.")
    app("promises", "kept", "1")
    app("plan", "close", "--learnt", "Ask sooner.")
    days.go_on(10)
    out = app("review", "--since", "5 jan").out
    assert "You wrote about Facilitation." in out
    assert "Kept on 5 Jan 2026" in out
    assert "closed on 5 Jan 2026" in out
    later = app("review", "--since", "6 jan").out
    assert "Facilitation" not in later
    assert "Kept" not in later
    assert "closed on" not in later


def test_a_step_that_ended_on_the_day_itself_is_told(app: App, days: Days) -> None:
    steps = "[{text: Shadow Anna, due: in 3 weeks}]"
    form = f"competencies: [{{competency: teams, steps: {steps}}}, {{competency: brokering}}]"
    app("plan", "--from", "-", stdin=form)
    app("plan", "done", "1")
    days.go_on(10)
    assert "Done on 5 Jan 2026: “Shadow Anna”" in app("review", "--since", "5 jan").out
    assert "Shadow Anna" not in app("review", "--since", "6 jan").out
