"""`isp plan review`: two reviews of one plan, broken off and gone on with, and what goes wrong."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from support import FINISH, App, Days, Meddling, Plain, Script, leaving

FORM = """\
competencies:
  - competency: facilitation
    why: I talk too much.
    steps:
      - {text: Shadow Anna, due: in 3 weeks}
      - {text: Read Kislov, due: 2026-12-01}
  - competency: Brokering
    steps:
      - {text: Call both sites, due: 2027-03-01}
      - {text: Map the network, due: 2027-04-01}
"""
AFTER = (
    "They set the agenda.", "I waited.", "Anna said she felt heard.", "feedback",
    "Ask what they tried.", "in 2 weeks", ("facilitation",), FINISH,
)  # fmt: skip
STEPS = (
    "done", "last monday", "She counts to ten.",
    "changed", "Read Kislov and Swan by 1 may", "Too long in one go.",
    "dropped", "It was theirs to do.",
    "ahead",
)  # fmt: skip
REST = ("They speak first now.", "", "", FINISH)
NOTHING = ("", "", "", "", "", "", "", FINISH)


meddling = partial(Meddling, at="look the plan over again")


@pytest.fixture
def app(app: App) -> App:
    """A home with a plan of four steps."""
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


def plan_file(app: App) -> Path:
    (path,) = (app.home / "journal").rglob("*-plan-????.yaml")
    return path


def review_file(app: App) -> Path:
    (path,) = (app.home / "journal").rglob("*-review-????.yaml")
    return path


def steps(app: App) -> dict[int, dict[str, object]]:
    plan = app("plan", "--json").json
    return {step["step"]: step for each in plan["competencies"] for step in each["steps"]}


def test_each_step_ahead_is_asked_and_the_plan_keeps_what_it_said(app: App, days: Days) -> None:
    days.go_on(92)
    ran = app("plan", "review", script=Script(*STEPS, *REST))
    assert "That is Mon 15 Feb 2027." in ran.err
    assert "That is Sat 1 May 2027." in ran.err
    assert "That is Sat 22 May 2027." in ran.err
    assert "Next review  Sat 22 May 2027" in ran.out
    done, changed, dropped, ahead = steps(app).values()
    assert (done["done"], done["note"]) == ("2027-02-15", "She counts to ten.")
    assert (changed["text"], changed["due"]) == ("Read Kislov and Swan", "2027-05-01")
    assert changed["earlier"] == [
        {
            "text": "Read Kislov",
            "due": "2026-12-01",
            "until": "2027-02-22",
            "note": "Too long in one go.",
        }
    ]
    assert (dropped["dropped"], dropped["note"]) == ("2027-02-22", "It was theirs to do.")
    assert (ahead["text"], ahead["done"], ahead["dropped"]) == ("Map the network", "", "")


def test_the_review_is_an_entry_that_names_its_plan(app: App, days: Days) -> None:
    days.go_on(92)
    app("plan", "review", script=Script(*STEPS, *REST))
    text = review_file(app).read_text(encoding="utf-8")
    assert "kind: review\n" in text
    assert f"set: plan-review\nplan: {plan_file(app).stem}\n" in text
    assert "    chosen: dropped\n" in text
    assert "    competencies:\n      - facilitation\n    text: |-\n      They speak" in text
    shown = app("journal", "show", "1").out
    assert shown.startswith("Plan review of Mon 22 Feb 2027")
    assert "- Still ahead" in shown
    assert f"isp journal show {plan_file(app).stem}" in shown
    assert review_file(app).stem in app("journal", "search", "theirs to do").out
    told = app("doctor").out
    assert told.startswith("All is well")
    assert "Good to know" not in told


def test_the_plan_shows_what_was_dropped_as_learning_and_when_it_is_looked_over(
    app: App, days: Days
) -> None:
    days.go_on(92)
    app("plan", "review", script=Script(*STEPS, *REST))
    out = app("plan").out
    assert (
        "  - Dropped, and what I learnt\n"
        "    - 3: Call both sites, dropped Mon 22 Feb 2027\n"
        "      - It was theirs to do.\n"
    ) in out
    assert "Before: Read Kislov, by Tue 1 Dec 2026 (until Mon 22 Feb 2027)" in out
    assert f"Last review Mon 22 Feb 2027: isp journal show {review_file(app).stem}" in out
    assert "Next review Sat 22 May 2027: isp plan review" in out
    assert "Call both sites" not in out[: out.index("Facilitation\n")]


def test_open_promises_come_first_and_what_came_up_stands_before_each_competency(
    app: App, days: Days
) -> None:
    days.go_on(7)
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(10)
    script = Script("still-open", "in 2 weeks", *NOTHING)
    app("plan", "review", script=script)
    assert "“Ask what they tried.”" in script.pages[0]
    assert "Question 7 of 7" in script.pages[8]
    assert "1 of 7 questions has an answer." in script.pages[9]
    facilitation, brokering = script.pages[6], script.pages[7]
    assert facilitation.startswith("Facilitation, since 22 Nov 2026")
    assert "Promised: Ask what they tried." in facilitation
    assert "Evidence: Anna said she felt heard." in facilitation
    assert "Sun 29 Nov 2026, feedback from somebody" in facilitation
    assert "What changed in Facilitation?" in facilitation
    assert "Nothing you wrote since then is about it." in brokering
    assert "by Wed 23 Dec 2026" in app("promises").out


def test_a_second_review_asks_what_is_left_and_shows_what_is_new_since_the_first(
    app: App, days: Days
) -> None:
    days.go_on(7)
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(85)
    app("plan", "review", script=Script("kept", "", *STEPS, *REST))
    days.go_on(20)
    app("plan", "done", "4", "--note", "Two gaps.")
    days.go_on(70)
    assert "The plan review you set for 22 May 2027." in app().out
    script = Script("changed", "in 2 weeks", "", "Quieter.", "", "in 6 weeks", FINISH)
    ran = app("plan", "review", script=script)
    assert "Step 2, by Sat 1 May 2027: “Read Kislov and Swan”" in script.pages[0]
    assert "Nothing you wrote since then is about it." in script.pages[3]
    assert "On 22 Feb 2027: They speak first now." in script.pages[3]
    assert "Done: Map the network" in script.pages[4]
    assert "Two gaps." in script.pages[4]
    assert "Call both sites" not in script.pages[4]
    assert "Next review  Sun 4 Jul 2027" in ran.out
    plan = app("plan", "--json").json
    assert [each["on"] for each in plan["reviews"]] == ["2027-02-22", "2027-05-23"]
    step = steps(app)[2]
    assert (step["text"], step["due"]) == ("Read Kislov and Swan", "2027-06-06")
    assert [each["due"] for each in step["earlier"]] == ["2026-12-01", "2027-05-01"]  # type: ignore[attr-defined]
    assert "The plan review you set" not in app().out


def test_promises_kept_and_let_go_since_the_last_review_come_up_too(app: App, days: Days) -> None:
    days.go_on(7)
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(7)
    app("promises", "kept", "1", "--note", "They had tried nothing.")
    days.go_on(7)
    script = Script(*NOTHING)
    app("plan", "review", script=script)
    told = "- Kept: Ask what they tried.\n    Sun 6 Dec 2026\n    They had tried nothing.\n"
    assert told in script.pages[4]
    assert "Kept" not in script.pages[5]
    days.go_on(70)
    script = Script(*NOTHING)
    app("plan", "review", script=script)
    assert "Kept" not in script.pages[4]


@pytest.mark.parametrize("how", ["kept", "let-go"])
def test_a_promise_settled_in_this_review_does_not_come_up_again(
    app: App, days: Days, how: str
) -> None:
    days.go_on(7)
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    days.go_on(10)
    script = Script(how, "", *NOTHING)
    app("plan", "review", script=script)
    assert "Evidence: Anna said she felt heard." in script.pages[6]
    assert "Ask what they tried." not in script.pages[6]


def test_the_day_set_for_the_next_review_is_told_from_that_day_on(app: App, days: Days) -> None:
    app("plan", "review", script=Script("dropped", "", *NOTHING[1:-2], "in 6 weeks", FINISH))
    days.go_on(41)
    assert "The plan review you set" not in app().out
    days.go_on(1)
    told = "The plan review you set for 3 Jan 2027. Begin with: isp plan review"
    assert told in " ".join(app().out.split())
    app("plan", "review", script=Script("dropped", leaving()), exit_code=130)
    assert "The plan review you set" not in app().out, "it is told as a draft"
    assert "A plan review you began on 3 Jan 2027." in app().out


def test_a_review_that_waits_to_be_brought_in_is_told_before_the_next_is(
    app: App, days: Days
) -> None:
    app("plan", "review", script=Script("dropped", "", *NOTHING[1:-2], "in 6 weeks", FINISH))
    before = plan_file(app).read_bytes()
    days.go_on(42)
    app("plan", "review", script=Script("dropped", "", *NOTHING[2:]))
    plan_file(app).write_bytes(before)  # as after a crash
    out = " ".join(app().out.split())
    assert "Your plan review of 3 Jan 2027 is not in the plan yet." in out
    assert "The plan review you set" not in out


def test_an_interrupted_review_goes_on_and_the_plan_changes_only_at_its_end(
    app: App, days: Days
) -> None:
    days.go_on(1)
    app("promises", "add", "Ask what they tried")
    before = plan_file(app).read_bytes()
    script = Script("kept", "", "done", "", leaving("She cou"))
    ran = app("plan", "review", script=script, exit_code=130)
    assert "Go on with: isp plan review" in ran.err
    assert plan_file(app).read_bytes() == before
    assert "isp plan review" in app().out
    assert "go on with it: isp plan review" in app("doctor").out
    days.go_on(2)
    script = Script(True, "She counts.", "", "", "", "", "", "", FINISH)
    app("plan", "review", script=script)
    assert "You began this plan review on" in script.pages[0]
    assert script.defaults[1] == "She cou"
    assert (steps(app)[1]["done"], steps(app)[1]["note"]) == ("2026-11-23", "She counts.")
    assert not list((app.home / "drafts").iterdir())
    assert "No promise is open." in app("promises").out


def test_leaving_before_any_answer_keeps_nothing(app: App) -> None:
    app("plan", "review", script=Script(leaving()), exit_code=130)
    assert not list((app.home / "journal").rglob("*review*"))
    assert not (app.home / "drafts").exists()


def test_a_review_cut_off_before_it_reached_the_plan_is_brought_in_once(
    app: App, days: Days
) -> None:
    app("promises", "add", "Ask what they tried")
    days.go_on(92)
    before = plan_file(app).read_bytes()
    app("plan", "review", script=Script("kept", "", *STEPS, *REST))
    whole = plan_file(app).read_bytes()
    plan_file(app).write_bytes(before)  # as after a crash
    days.go_on(3)
    assert "Bring it in: isp plan review" in app("plan").err
    home = " ".join(app().out.split())
    told = "Your plan review of 22 Feb 2027 is not in the plan yet. Bring it in: isp plan review"
    assert told in home
    script = Script(True)
    app("plan", "review", script=script)
    assert "Your review of Mon 22 Feb 2027 is finished" in script.pages[0]
    assert plan_file(app).read_bytes() == whole
    assert app("promises", "--all").out.count("Kept") == 1
    assert app("plan").err == ""


def test_a_review_that_is_not_brought_in_waits_and_a_new_one_begins(app: App) -> None:
    before = plan_file(app).read_bytes()
    app("plan", "review", script=Script("dropped", "", *NOTHING[1:]))
    plan_file(app).write_bytes(before)
    app("plan", "review", script=Script(False, leaving()), exit_code=130)
    assert plan_file(app).read_bytes() == before
    assert "Bring it in" in app("plan").err


def test_what_another_window_changed_meanwhile_stays_and_the_review_is_added(app: App) -> None:
    script = meddling(
        "done", "", "", "dropped", "No.", *NOTHING[2:],
        meanwhile=lambda: app("plan", "done", "1", "--note", "By hand."),
    )  # fmt: skip
    ran = app("plan", "review", script=script)
    assert "- 1 done meanwhile: Shadow Anna\n    What you said of it is in your review." in ran.out
    assert "- 2 dropped: Read Kislov\n" in ran.out
    assert "- 3 still ahead: Call both sites" not in ran.out
    assert steps(app)[1]["note"] == "By hand."
    assert steps(app)[2]["dropped"] == "2026-11-22"


def test_a_step_dropped_meanwhile_takes_no_change_and_that_is_said(app: App) -> None:
    script = meddling(
        *NOTHING[:3], "changed", "Map it by 1 may", "They grew.", *NOTHING[4:],
        meanwhile=lambda: app("plan", "drop", "4"),
    )  # fmt: skip
    ran = app("plan", "review", script=script)
    told = "- 4 dropped meanwhile: Map the network\n    What you said of it is in your review."
    assert told in ran.out
    assert "They grew." in review_file(app).read_text(encoding="utf-8")


def test_a_plan_put_away_meanwhile_is_brought_back_and_then_the_review(app: App) -> None:
    id = plan_file(app).stem
    script = meddling("dropped", "No.", *NOTHING[1:], meanwhile=lambda: app("journal", "trash", id))
    ran = app("plan", "review", script=script, exit_code=1, may_change="*")
    assert "Your review is kept" in ran.err
    assert "check the path" not in ran.err
    way = f"'isp journal restore {id}', then the review into it with 'isp plan review'"
    assert way in ran.err
    app("journal", "restore", id)
    app("plan", "review", script=Script(True))
    assert steps(app)[1]["dropped"] == "2026-11-22"


def test_a_plan_that_was_broken_meanwhile_leaves_the_review_in_the_journal(app: App) -> None:
    whole = plan_file(app).read_text(encoding="utf-8")

    def break_it() -> None:
        plan_file(app).write_text(whole.replace("horizon:", "horizn:"), encoding="utf-8")

    script = meddling("dropped", "No.", *NOTHING[1:], meanwhile=break_it)
    ran = app("plan", "review", script=script, exit_code=3, may_change="*")
    assert "Your review is kept" in ran.err
    assert "chosen: dropped" in review_file(app).read_text(encoding="utf-8")
    plan_file(app).write_text(whole, encoding="utf-8")
    app("plan", "review", script=Script(True))
    assert steps(app)[1]["dropped"] == "2026-11-22"


def test_a_plan_that_was_closed_meanwhile_stays_as_it_is(app: App) -> None:
    script = meddling("dropped", "No.", *NOTHING[1:], meanwhile=lambda: app("plan", "close"))
    ran = app("plan", "review", script=script)
    assert "The plan was closed meanwhile, and stays as it is." in ran.out
    assert "still ahead: " not in ran.out
    assert f"isp journal show {plan_file(app).stem}" in ran.out
    assert "dropped:" not in plan_file(app).read_text(encoding="utf-8")
    assert review_file(app).exists()


def test_a_draft_of_a_plan_that_is_gone_says_how_to_bring_it_back(app: App) -> None:
    app("plan", "review", script=Script("ahead", leaving()), exit_code=130)
    id = plan_file(app).stem
    app("journal", "trash", id)
    ran = app("plan", "review", script=Script(True), exit_code=1)
    assert f"isp journal restore {id}" in ran.err


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("done", "tomorrow", "today", ""), "Mon 23 Nov 2026 is still to come"),
        (("done", "1 jan 2020", "today", ""), "1 Jan 2020 is before the plan began, on Sun 22 Nov"),
        (("changed", "A by friday\nB by friday", "friday", ""), "one step takes the place of one"),
    ],
)
def test_a_day_on_the_wrong_side_or_missing_is_asked_again(
    app: App, answers: tuple[str, ...], told: str
) -> None:
    script = Script(*answers, *NOTHING[1:])
    assert told in app("plan", "review", script=script).err
    assert script.defaults[2] == answers[1]


@pytest.mark.parametrize("said", ["today", "last monday", "soonish"])
def test_the_next_review_is_a_day_ahead(app: App, said: str) -> None:
    script = Script(*NOTHING[:6], said, "in 6 weeks", FINISH)
    app("plan", "review", script=script)
    assert app("plan", "--json").json["next_review"] == "2027-01-03"


def test_only_another_day_leaves_the_words_of_a_step(app: App) -> None:
    app("plan", "review", script=Script("changed", "by 15 jan", "", *NOTHING[1:]))
    step = steps(app)[1]
    assert (step["text"], step["due"]) == ("Shadow Anna", "2027-01-15")


def test_only_other_words_leave_the_day_of_a_step(app: App) -> None:
    ran = app("plan", "review", script=Script("changed", "Shadow Ben", "", *NOTHING[1:]))
    assert "Sun 13 Dec 2026" not in ran.err
    step = steps(app)[1]
    assert (step["text"], step["due"]) == ("Shadow Ben", "2026-12-13")


def test_only_other_words_are_asked_for_a_day_where_the_old_one_has_gone_by(
    app: App, days: Days
) -> None:
    days.go_on(30)
    person = Plain("2", "Shadow Anna twice", "in 3 weeks", *NOTHING)
    err = app("plan", "review", script=person).err
    assert "when will you do this: 'Shadow Anna twice'?" in err
    assert "That is Tue 12 Jan 2027." in err
    assert "Changed. Shadow Anna twice by Tuesday 12 January 2027" in person.printed
    step = steps(app)[1]
    assert (step["text"], step["due"]) == ("Shadow Anna twice", "2027-01-12")


def test_a_review_skipped_to_its_end_announces_no_day(app: App) -> None:
    script = Script(*NOTHING[:6], ":skip")
    err = app("plan", "review", script=script).err
    assert err == "Nothing was answered, so nothing was kept.\n"
    assert ":skip names\n  no new day." in script.pages[-1]


def test_a_step_without_a_day_is_asked_for_one(app: App) -> None:
    text = plan_file(app).read_text(encoding="utf-8")
    plan_file(app).write_text(text.replace("        due: '2026-12-13'\n", ""), encoding="utf-8")
    script = Script("changed", "Shadow Ben", "Shadow Ben by friday", "", *NOTHING[1:])
    assert "when will you do this: 'Shadow Ben'?" in app("plan", "review", script=script).err


@pytest.mark.parametrize(
    ("why", "told"), [("", "no other day.\n"), ("Anna left.", "your reason is noted beside it.")]
)
def test_a_step_said_to_be_changed_without_saying_into_what_stays_ahead(
    app: App, why: str, told: str
) -> None:
    ran = app("plan", "review", script=Script("changed", "", why, *NOTHING[1:]))
    assert "- 1 still ahead: Shadow Anna" in ran.out
    assert told in ran.out
    assert steps(app)[1]["earlier"] == []
    assert steps(app)[1]["note"] == why


def test_without_a_plan_it_names_the_way(tmp_path: Path) -> None:
    app = App(tmp_path / "home")
    ran = app("plan", "review", script=Script(), exit_code=1)
    assert "no plan is open" in ran.err
    assert "'isp plan' makes one" in ran.err
    assert "no plan is open" in app("plan", "review", stdin="", exit_code=1).err


def test_without_a_terminal_it_names_the_commands_that_ask_nothing(app: App) -> None:
    ran = app("plan", "review", stdin="", exit_code=4)
    assert "isp plan drop 2" in ran.err


def test_a_broken_note_is_told_of_once_and_keeps_no_review_from_being_asked(app: App) -> None:
    app("reflect", "--after", "Site B", script=Script(*AFTER))
    (note,) = (app.home / "journal").rglob("*reflection*.yaml")
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("kind: reflection", "kin: reflection"), encoding="utf-8")
    ran = app("plan", "review", script=Script(*NOTHING))
    assert ran.err.count("kind: this key is missing") == 1
    assert review_file(app).exists()
