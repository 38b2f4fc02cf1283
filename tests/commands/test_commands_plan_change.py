"""`isp plan change` for the plan itself: its last day, its competencies, what each draws on."""

from __future__ import annotations

from typing import Any

import pytest

from support import FINISH, App, Days, Script

FORM = """\
competencies:
  - competency: facilitation
    why: I talk too much.
    resources: [My notes]
    people: [Berta]
    steps:
      - {text: Shadow Anna, due: in 3 weeks}
      - {text: Read Kislov, due: 2026-12-01}
  - competency: Brokering
    why: Two sites never meet.
    steps:
      - {text: Call both sites, due: 2027-03-01}
      - {text: Map the network, due: 2027-04-01}
"""


@pytest.fixture
def app(app: App) -> App:
    """A home with a plan of four steps."""
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


def plan(app: App) -> Any:
    return app("plan", "--json").json


def development(app: App, id: str) -> Any:
    return next(each for each in plan(app)["competencies"] if each["competency"] == id)


def text(app: App) -> str:
    return app.only_file("journal").read_text(encoding="utf-8")


def test_the_last_day_is_changed_and_the_one_before_is_kept(app: App, days: Days) -> None:
    days.go_on(30)
    before = text(app)
    ran = app("plan", "change", "--until", "in 20 months", "--why", "I am away till June.")
    assert "That is Tue 22 Aug 2028." in ran.err
    assert "until Tue 22 Aug 2028." in ran.out
    assert "Before, until Mon 22 May 2028 (changed Tue 22 Dec 2026: I am away till June.)" in (
        " ".join(ran.out.split())
    )
    (earlier,) = plan(app)["earlier"]
    assert earlier == {
        "horizon": "2028-05-22",
        "until": "2026-12-22",
        "note": "I am away till June.",
    }
    lines = text(app).splitlines()
    assert [each for each in before.splitlines() if each not in lines] == ["horizon: '2028-05-22'"]
    assert "All is well" in app("doctor").out


@pytest.mark.parametrize(
    ("day", "said"),
    [("today", "is not ahead"), ("2029-01-01", "is further"), ("2028-05-22", "already")],
)
def test_a_last_day_lies_ahead_and_within_two_years(app: App, day: str, said: str) -> None:
    assert said in app("plan", "change", "--until", day, exit_code=1).err


def test_a_plan_that_reached_its_last_day_says_how_to_carry_on(app: App, days: Days) -> None:
    days.go_on(700)
    way = 'isp plan change --until "in 6 months"'
    assert way in app().out
    assert way in app("plan").out
    app("plan", "change", "--until", "in 6 months")
    assert "reached its last day" not in app("plan").out


def test_a_competency_is_taken_in_with_why_resources_and_people(app: App) -> None:
    app(
        "plan", "change", "--add", "co-design", "--why", "They asked.",
        "--resources", "My notes", "--people", "Berta", "--people", "Cem",
    )  # fmt: skip
    new = development(app, "co-design")
    assert (new["name"], new["why"], new["people"]) == (
        "Co-design",
        "They asked.",
        ["Berta", "Cem"],
    )
    assert (new["added"], new["earlier"]) == ("2026-11-22", [])
    app("plan", "add", "co-design", "Ask Ben", "--due", "in 3 weeks")
    assert "Taken in on Sun 22 Nov 2026." in app("plan").out
    assert "They asked." in app("thread", "co-design").out


def test_one_is_swapped_for_another_and_what_was_done_stays(app: App, days: Days) -> None:
    app("plan", "done", "3", "--note", "They met.")
    days.go_on(5)
    app("plan", "change", "--remove", "brokering", "--add", "co-design")
    held = development(app, "brokering")
    assert held["left"] == "2026-11-27"
    done, dropped = held["steps"]
    assert (done["note"], done["dropped"]) == ("They met.", "")
    assert dropped["dropped"] == "2026-11-27"
    assert "taken out of the plan" in dropped["note"]
    out = app("plan").out
    assert out.startswith("Plan: Facilitation and Co-design\n")
    assert "Taken out of the plan on Fri 27 Nov 2026." in out
    assert "They met." in app("thread", "brokering").out
    script = Script("ahead", "ahead", "", "", "", FINISH)
    app("plan", "review", script=script)
    assert "Brokering" not in "".join(script.pages)
    assert "All is well" in app("doctor").out
    assert "CANCELLED" in app("plan", "ics").out


def test_the_reason_goes_with_the_steps_that_are_dropped(app: App) -> None:
    app("plan", "change", "--add", "co-design")
    app("plan", "change", "--remove", "brokering", "--why", "It is theirs now.")
    notes = [each["note"] for each in development(app, "brokering")["steps"]]
    assert notes == ["It is theirs now."] * 2


def test_one_that_comes_back_goes_on_with_what_it_had(app: App, days: Days) -> None:
    app("plan", "change", "--remove", "brokering", "--add", "co-design")
    days.go_on(3)
    app("plan", "change", "--add", "brokering")
    held = development(app, "brokering")
    assert (held["left"], held["added"]) == ("", "2026-11-25")
    assert held["earlier"][0]["until"] == "2026-11-22"
    app("plan", "add", "brokering", "Call again", "--due", "in 3 weeks")
    assert development(app, "brokering")["steps"][-1]["step"] == 5
    assert "All is well" in app("doctor").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--remove", "brokering"), "two or three"),
        (("--add", "co-design", "--add", "be-curious"), "called"),
        (("--add", "co-design", "--add", "communication"), "two or three"),
        (("--add", "facilitation"), "is about facilitation already"),
        (("--remove", "co-design"), "is not about co-design"),
        (("co-design", "--why", "They asked."), "is not about co-design"),
        (("facilitation", "--why", "I talk too much."), "already"),
    ],
)
def test_what_a_plan_cannot_be_is_refused(app: App, args: tuple[str, ...], said: str) -> None:
    assert said in app("plan", "change", *args, exit_code=1).err


def test_why_resources_and_people_are_changed_and_the_old_ones_kept(app: App, days: Days) -> None:
    days.go_on(1)
    app("plan", "change", "facilitation", "--why", "I wait now.", "--people", "Cem")
    held = development(app, "facilitation")
    assert (held["why"], held["people"], held["resources"]) == (
        "I wait now.",
        ["Cem"],
        ["My notes"],
    )
    (before,) = held["earlier"]
    assert before == {
        "until": "2026-11-23",
        "why": "I talk too much.",
        "resources": ["My notes"],
        "people": ["Berta"],
    }
    out = app("plan").out
    assert "Before, until Mon 23 Nov 2026" in out
    assert "I talk too much." in out
    assert "1 entry found" in app("journal", "search", "talk too much").out


def test_a_comment_and_a_key_of_ones_own_survive_a_change(app: App) -> None:
    path = app.only_file("journal")
    own = text(app).replace("competencies:\n", "# mine\nmood: calm\ncompetencies:\n")
    path.write_text(own, encoding="utf-8")
    app("plan", "change", "--until", "in 20 months")
    app("plan", "change", "--remove", "brokering", "--add", "co-design")
    assert "# mine\nmood: calm\ncompetencies:\n" in text(app)


def test_a_step_of_a_competency_that_is_not_in_the_plan_names_the_way_in(app: App) -> None:
    err = app("plan", "add", "co-design", "Ask", "--due", "in 3 weeks", exit_code=1).err
    assert "isp plan change --add co-design" in err


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("3", "--until", "in 20 months"),
        ("3", "Call them", "--people", "Cem"),
        ("facilitation",),
        ("facilitation", "Call them"),
        ("--people", "Cem"),
    ],
)
def test_what_goes_with_nothing_is_a_mistake_in_the_line(app: App, args: tuple[str, ...]) -> None:
    app("plan", "change", *args, exit_code=2)


def test_a_review_on_the_last_day_asks_until_when_it_goes_on(app: App, days: Days) -> None:
    days.go_on(560)
    script = Script(*["ahead"] * 4, "", "", "in 6 months", "", FINISH)
    out = app("plan", "review", script=script).out
    assert "Until when do you carry on?" in script.pages[6]
    assert "isp plan change" in out
    assert plan(app)["horizon"] == "2028-12-04"
    assert plan(app)["earlier"][0]["horizon"] == "2028-05-22"
    days.go_on(1)
    app("plan", "review", script=Script(*["ahead"] * 4, "", "", "", FINISH))


def test_a_plan_that_is_not_there_is_not_changed(app: App) -> None:
    app("plan", "close", "--learnt", "Ask sooner.")
    assert "no plan is open" in app("plan", "change", "--until", "in a year", exit_code=1).err
