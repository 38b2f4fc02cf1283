"""`isp plan`: made in a conversation or from a file, worked on, closed."""

from __future__ import annotations

import pytest

from support import SKIP, App, Plain, Script, leaving

FORM = """\
competencies:
  - competency: facilitation
    why: I talk too much.
    resources: [nirn, My notes]
    people: [Anna]
    steps:
      - {text: Shadow Anna, due: in 3 weeks}
  - competency: Brokering
    steps:
      - {text: Read Kislov, due: 2026-12-01}
horizon: in 18 months
"""


def with_plan(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", FORM))


def named_in_a_reflection(app: App) -> None:
    form = """\
answers:
  - question: 7
    competencies: [facilitation, brokering]
    follow_ups:
      - {question: development.people, competency: facilitation, text: Anna}
      - {question: development.next-steps, competency: facilitation, text: Shadow Anna}
"""
    app("reflect", "--from", app.write("form.yaml", form))


def test_a_plan_from_a_file_is_an_entry_of_the_journal(app: App) -> None:
    with_plan(app)
    text = app.only_file("journal").read_text(encoding="utf-8")
    assert text.startswith("format: isp-entry/1\nid: 2026-11-22-plan-")
    assert "horizon: '2028-05-22'" in text
    assert "      - resource.nirn\n      - My notes\n" in text
    assert "due: '2026-12-13'" in text
    assert text.endswith("end: true\n")


def test_a_step_whose_day_is_gone_by_is_taken_from_a_file_and_told_of(app: App) -> None:
    old = FORM.replace("2026-12-01", "2026-11-01")
    err = app("plan", "--from", app.write("plan.yaml", old)).err
    assert err.startswith("The day of step 2 has gone by: planned for Sun 1 Nov 2026.\n")


def test_an_open_plan_shows_the_soonest_step_first(app: App) -> None:
    with_plan(app)
    out = app("plan").out
    assert out.index("Read Kislov") < out.index("Shadow Anna")
    assert "by Tue 1 Dec 2026 (Brokering)" in out
    assert "National Implementation Research Network, https://nirn.fpg.unc.edu" in out


def test_the_competencies_of_question_seven_are_chosen_already(app: App) -> None:
    named_in_a_reflection(app)
    script = Script(
        ("facilitation", "brokering"),
        "It matters now.", "nirn\nMy notes", "Anna", "Shadow Anna by 15 Jan",
        "", "", "", "Call Ben in 2 weeks",
        "", "in 6 weeks",
    )  # fmt: skip
    app("plan", script=script)
    assert script.defaults[0] == ("facilitation", "brokering")
    assert script.defaults[3] == "Anna"
    assert script.defaults[4] == "Shadow Anna"
    assert "resource" not in script.pages[1] and "nirn" in script.pages[2]
    plan = app("plan", "--json").json
    first, second = plan["competencies"]
    assert first["why"] == "It matters now."
    assert first["resources"] == ["resource.nirn", "My notes"]
    (step,) = first["steps"]
    assert (step["step"], step["text"], step["due"]) == (1, "Shadow Anna", "2027-01-15")
    assert (step["done"], step["dropped"], step["earlier"]) == ("", "", [])
    assert second["steps"][0]["due"] == "2026-12-06"
    assert plan["horizon"] == "2028-05-22"
    assert plan["next_review"] == "2027-01-03"
    assert plan["reflection"].startswith("2026-11-22-reflection-")
    assert not list((app.home / "drafts").iterdir())


def test_a_step_without_a_day_is_asked_again_with_what_was_typed(app: App) -> None:
    script = Script(
        ("facilitation", "brokering"),
        "", "", "", "Shadow Anna", "Shadow Anna by friday",
        "", "", "", "", "", "",
    )  # fmt: skip
    err = app("plan", script=script).err
    assert "when will you do this: 'Shadow Anna'?" in err
    assert script.defaults[5] == "Shadow Anna"
    assert app("plan", "--json").json["competencies"][0]["steps"][0]["due"] == "2026-11-27"


def test_in_plain_a_day_alone_completes_the_step_it_was_asked_for(app: App) -> None:
    steps = ("Call Ben by friday\\", "Shadow Anna on a site visit", "", "in 3 weeks")
    person = Plain("facil, brok", "", "", "", *steps, *[""] * 6)
    err = app("plan", script=person).err
    assert err.count("when will you do this: 'Shadow Anna on a site visit'?") == 2
    assert "That is Fri 27 Nov 2026, Sun 13 Dec 2026.\n" in err
    assert "Enter keeps it" not in person.printed
    held = app("plan", "--json").json["competencies"][0]["steps"]
    assert [(each["text"], each["due"]) for each in held] == [
        ("Call Ben", "2026-11-27"),
        ("Shadow Anna on a site visit", "2026-12-13"),
    ]


def test_a_word_that_moves_away_from_a_step_without_a_day_says_why_it_stays(app: App) -> None:
    person = Plain("facil, brok", "", "", "", "Shadow Anna", ":back", "in 3 weeks", *[""] * 6)
    err = " ".join(app("plan", script=person).err.split())
    assert "What stands here is no answer yet, so we are still here. :empty takes it away" in err
    (step,) = app("plan", "--json").json["competencies"][0]["steps"]
    assert (step["text"], step["due"]) == ("Shadow Anna", "2026-12-13")


def test_in_plain_leaving_at_a_step_without_a_day_keeps_it_in_the_draft(app: App) -> None:
    app("plan", script=Plain("facil, brok", "", "", "", "Shadow Anna"), exit_code=130)
    assert "Shadow Anna" in app.only_file("drafts").read_text(encoding="utf-8")
    person = Plain("", "friday", *[""] * 6)
    assert "when will you do this: 'Shadow Anna'?" in app("plan", script=person).err
    assert "Enter keeps it" not in person.printed
    (step,) = app("plan", "--json").json["competencies"][0]["steps"]
    assert (step["text"], step["due"]) == ("Shadow Anna", "2026-11-27")


def test_in_plain_a_reflections_steps_without_days_are_not_offered_to_be_kept(app: App) -> None:
    named_in_a_reflection(app)
    person = Plain("", "", "", "", "15 jan", *[""] * 6)
    assert "when will you do this: 'Shadow Anna'?" in app("plan", script=person).err
    (step,) = app("plan", "--json").json["competencies"][0]["steps"]
    assert (step["text"], step["due"]) == ("Shadow Anna", "2027-01-15")


def test_a_day_that_is_skipped_is_not_announced(app: App) -> None:
    script = Script(("facilitation", "brokering"), *[""] * 9, ":skip")
    assert "That is Mon 22 Feb" not in app("plan", script=script).err


@pytest.mark.parametrize("said", ["in 3 weeks", "2030-01-01", "soon"])
def test_a_horizon_outside_one_to_two_years_is_asked_again(app: App, said: str) -> None:
    script = Script(("facilitation", "brokering"), *[""] * 8, said, "in 2 years", "")
    app("plan", script=script)
    assert app("plan", "--json").json["horizon"] == "2028-11-22"


@pytest.mark.parametrize(
    ("said", "day", "told"),
    [
        ([""], "2027-02-22", "Next review Mon 22 Feb 2027: isp plan review"),
        (["yesterday", "in 6 weeks"], "2027-01-03", "Next review Sun 3 Jan 2027: isp plan review"),
        ([":skip"], "", "Look it over when you like: isp plan review"),
    ],
)
def test_a_new_plan_asks_for_its_first_review_and_names_the_command(
    app: App, said: list[str], day: str, told: str
) -> None:
    out = app("plan", script=Script(("facilitation", "brokering"), *[""] * 9, *said)).out
    assert told in out
    assert app("plan", "--json").json["next_review"] == day


@pytest.mark.parametrize(("line", "day"), [("", ""), ("next_review: in 3 months\n", "2027-02-22")])
def test_a_form_may_set_the_first_review(app: App, line: str, day: str) -> None:
    app("plan", "--from", app.write("plan.yaml", FORM + line))
    assert app("plan", "--json").json["next_review"] == day


def test_a_first_review_that_is_not_ahead_is_named_with_its_line(app: App) -> None:
    form = app.write("plan.yaml", FORM + "next_review: yesterday\n")
    err = app("plan", "--from", form, exit_code=3).err
    assert "line 12: next_review: Sat 21 Nov 2026 is not ahead" in err


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(("facilitation",), id="one"),
        pytest.param(("facilitation", "brokering", "teams", "capacity"), id="four"),
    ],
)
def test_one_or_four_competencies_are_refused_with_the_reason(
    app: App, chosen: tuple[str, ...]
) -> None:
    script = Script(chosen, leaving())
    err = app("plan", script=script, exit_code=130).err
    assert f"a plan is for two or three competencies, not {len(chosen)}" in err
    form = "competencies:\n" + "".join(f"  - competency: {each}\n" for each in chosen)
    err = app("plan", "--from", app.write("plan.yaml", form), exit_code=3).err
    assert f"a plan is for two or three competencies, not {len(chosen)}" in err


def test_choosing_none_is_asked_again_with_the_reason(app: App) -> None:
    err = app("plan", script=Script(SKIP, leaving()), exit_code=130).err
    assert "two or three competencies, not 0" in err
    assert "choose them here; :quit keeps what you have" in err


def test_leaving_before_a_word_keeps_nothing_of_what_was_chosen_beforehand(app: App) -> None:
    named_in_a_reflection(app)
    left = leaving(chosen=("facilitation", "brokering"))
    told = app("plan", script=Script(left), exit_code=130).err
    assert "Nothing was answered yet, so nothing was kept." in told
    assert not list((app.home / "drafts").glob("*plan*"))


def test_another_choice_than_the_one_made_beforehand_is_kept(app: App) -> None:
    named_in_a_reflection(app)
    left = leaving(chosen=("facilitation", "teams"))
    assert "Kept: " in app("plan", script=Script(left), exit_code=130).err
    back = Script(True, leaving())
    app("plan", script=back, exit_code=130)
    assert back.defaults[1] == ("facilitation", "teams")


def test_an_interrupted_plan_goes_on_where_it_stopped(app: App) -> None:
    left = Script(("facilitation", "brokering"), "Because.", leaving("My no"))
    assert "Go on with: isp plan" in app("plan", script=left, exit_code=130).err
    back = Script(True, "My notes", *[""] * 8)
    app("plan", script=back)
    assert back.defaults[1] == "My no"
    assert app("plan", "--json").json["competencies"][0]["why"] == "Because."


def test_what_an_interrupted_plan_holds_is_counted_answer_by_answer(app: App) -> None:
    left = Script(("facilitation", "brokering"), "Why.", "nirn", "Anna", "Ask by 15 jan", leaving())
    assert "Kept: 5 answers.\n" in app("plan", script=left, exit_code=130).err
    back = Script(True, leaving())
    app("plan", script=back, exit_code=130)
    assert "(5 answers so far)" in back.pages[0]


def test_a_step_is_done_with_a_note(app: App) -> None:
    with_plan(app)
    out = app("plan", "done", "2", "--note", "It was short.").out
    assert "2: Read Kislov, done Sun 22 Nov 2026" in out
    assert "It was short." in out
    assert out.index("Shadow Anna") < out.index("Read Kislov")


def test_a_step_is_added_with_its_day(app: App) -> None:
    with_plan(app)
    out = app("plan", "add", "broker", "Call two sites", "--due", "next friday").out
    assert "3: Call two sites, by Fri 27 Nov 2026" in out


def test_a_closed_plan_stays_in_the_journal_and_makes_room(app: App) -> None:
    with_plan(app)
    assert "Ask sooner." in app("plan", "close", "--learnt", "Ask sooner.").out
    assert "plan" in app("journal", "list").out
    assert "Closed Sun 22 Nov 2026." in app("journal", "show", "1").out
    app("plan", exit_code=4, stdin="")
    with_plan(app)


def test_a_comment_and_a_key_of_ones_own_survive_every_change(app: App) -> None:
    with_plan(app)
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8")
    text = text.replace("    people:\n", "    # she is back in May\n    people:\n")
    path.write_text(text.replace("horizon:", "colour: green\nhorizon:"), encoding="utf-8")
    app("plan", "done", "1")
    app("plan", "add", "facilitation", "Ask for feedback", "--due", "2027-02-01")
    app("plan", "close")
    after = path.read_text(encoding="utf-8")
    assert "    # she is back in May\n    people:\n      - Anna\n" in after
    assert "colour: green\nhorizon:" in after


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["done", "7"], "the plan has no step 7"),
        (["add", "capacity", "x", "--due", "tomorrow"], "the plan is not about capacity"),
        (["add", "facilitation", "x", "--due", "3/4/2027"], "could be Sat 3 Apr 2027 or"),
        (["add", "facilitation", "x", "--due", "yesterday"], "Sat 21 Nov 2026 has gone by"),
        (["add", "facilitation", " ", "--due", "tomorrow"], "a step needs words"),
    ],
)
def test_what_a_plan_cannot_do_is_one_sentence(app: App, args: list[str], said: str) -> None:
    with_plan(app)
    assert said in app("plan", *args, exit_code=1).err


@pytest.mark.parametrize("args", [["done", "1"], ["add", "facilitation", "x", "--due", "tomorrow"]])
def test_without_a_plan_there_is_nothing_to_work_on(app: App, args: list[str]) -> None:
    assert "no plan is open" in app("plan", *args, exit_code=1).err


def test_a_second_plan_waits_until_the_first_is_closed(app: App) -> None:
    with_plan(app)
    err = app("plan", "--from", app.write("plan.yaml", FORM), exit_code=1).err
    assert "isp plan close" in err


def test_a_wrong_form_is_told_by_line(app: App) -> None:
    form = FORM.replace("in 3 weeks", "soon").replace("Brokering", "Broking").replace("why", "whi")
    err = app("plan", "--from", app.write("plan.yaml", form), exit_code=3).err
    assert "line 3" in err and "did you mean 'why'" in err
    form = FORM.replace("in 3 weeks", "soon").replace("Brokering", "Brokng")
    err = app("plan", "--from", app.write("plan.yaml", form), exit_code=3).err
    assert "line 7" in err and "'soon' is no day" in err
    assert "line 8" in err and "nearest: brokering" in err


def test_words_on_a_competency_that_was_not_chosen_in_the_end_are_kept_and_told(app: App) -> None:
    script = Script(
        ("facilitation", "brokering"), "It matters.", "", "", "",
        "Nobody else\ndoes it.\n:back", ":back", ":back", ":back", ":back", ":back",
        ("facilitation", "teams"), "It matters.", *[""] * 3, *[""] * 4, "", "",
    )  # fmt: skip
    told = app("plan", script=script).err
    assert "What you wrote on competencies you did not choose in the end is kept in" in told
    (kept,) = (app.home / "trash" / "drafts").iterdir()
    assert str(kept) in told
    assert "Nobody else\n" in kept.read_text(encoding="utf-8")
    assert not list((app.home / "drafts").iterdir())


def test_a_plan_that_holds_everything_leaves_nothing_behind(app: App) -> None:
    named_in_a_reflection(app)
    script = Script(("brokering", "teams"), "Because.", *[""] * 7, "", "")
    app("plan", script=script)
    assert not (app.home / "trash").exists()
    assert not list((app.home / "drafts").iterdir())
