"""Days in words, wherever a day is taken, and what was understood."""

from __future__ import annotations

import pytest

from support import FINISH, App, Script, leaving


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("reflect", "--on", "last tuesday", "--from", "FORM"), "About Tue 17 Nov 2026."),
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


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (("journal", "search", "slow", "--since", "6 months"), "Since  Fri 22 May 2026"),
        (("journal", "search", "slow", "--until", "14 nov"), "Until  Sat 14 Nov 2026"),
        (("journal", "search", "slow", "--until", "november"), "Until  Mon 30 Nov 2026"),
        (("journal", "show", "yesterday"), "Reflection of Sat 21 Nov 2026"),
        (("review", "--since", "3 weeks ago"), "Since Sun 1 Nov 2026"),
        (("thread", "facilitation", "--since", "1 nov"), "This is from Sun 1 Nov 2026 on."),
        (("evidence", "--since", "november"), "Since  Sun 1 Nov 2026"),
    ],
)
def test_a_day_that_the_page_shows_is_not_told_beside_it(
    app: App, command: tuple[str, ...], shown: str
) -> None:
    form = app.write(
        "a.yaml", "answers: [{question: 3, text: Slow, competencies: [facilitation]}]\n"
    )
    app("reflect", "--from", form, "--on", "2026-11-21")
    app("evidence", "add", "They spoke", "--how", "data")
    ran = app(*command)
    assert shown in ran.out
    assert ran.err == ""


def test_a_day_that_stands_in_no_record_is_told(app: App) -> None:
    ran = app("evidence", "--since", "last month", "--json")
    assert "That is Thu 22 Oct 2026." in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ("promises", "add", "Ask", "--by"),
        ("promises", "still-open", "1", "--by"),
    ],
)
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("yesterday", "Sat 21 Nov 2026 has gone by"),
        ("2 years ago", "Fri 22 Nov 2024 has gone by"),
        ("last tuesday", "Tue 17 Nov 2026 has gone by"),
        ("3/4/2027", "'3/4/2027' could be Sat 3 Apr 2027 or Thu 4 Mar 2027"),
        ("30 february", "the calendar has no '30 february'"),
    ],
)
def test_nothing_is_promised_for_a_day_gone_by_or_doubtful(
    app: App, command: tuple[str, ...], said: str, told: str
) -> None:
    app("promises", "add", "Wait")
    ran = app(*command, said, exit_code=1)
    assert told in ran.err
    assert "isp: hint: " in ran.err


def test_a_promise_may_be_for_today(app: App) -> None:
    assert "by Sun 22 Nov 2026" in app("promises", "add", "Ask", "--by", "today").out


def test_a_form_may_hold_a_promise_whose_day_has_gone_by(app: App) -> None:
    form = app.write(
        "form.yaml",
        "set: after-session\nanswers:\n  - question: 4\n    text: Wait longer.\n    follow_ups:\n"
        "      - {question: after.differently.by, text: '2026-01-15'}\n",
    )
    app("reflect", "--from", form)
    assert "meant for Thu 15 Jan 2026" in app("promises").out


OWN = """format: isp-questions/1
id: meeting
name: A meeting
whose: me
text: Short.
questions:
  - {id: meeting.again, text: When do you meet again?, answer: day}
  - {id: meeting.was, text: When did you meet?, answer: day, day: past}
  - {id: meeting.due, text: When is it due?, answer: day, day: ahead}
"""


def own_set(app: App) -> None:
    (app.home / "question-sets").mkdir(parents=True)
    (app.home / "question-sets" / "meeting.yaml").write_text(OWN, encoding="utf-8")


def test_a_question_of_ones_own_looks_the_way_it_says(app: App) -> None:
    own_set(app)
    script = Script("in 3 weeks", "in 3 weeks", "friday", "last week", "friday", FINISH)
    err = app("reflect", "--set", "meeting", script=script).err
    assert err.count("Sun 13 Dec 2026 is still to come") == 1
    assert "Fri 20 Nov 2026" in err
    assert "Sun 15 Nov 2026 has gone by" in err
    texts = [each["text"] for each in app("journal", "show", "last", "--json").json["answers"]]
    assert texts == ["2026-12-13", "2026-11-20", "2026-11-27"]


@pytest.mark.parametrize(
    ("said", "kept"), [("yesterday", "2026-11-21"), ("in 3 weeks", "2026-12-13")]
)
def test_a_form_answers_a_question_of_ones_own_either_way(app: App, said: str, kept: str) -> None:
    own_set(app)
    form = app.write("form.yaml", f"set: meeting\nanswers: [{{question: 1, text: {said}}}]\n")
    app("reflect", "--from", form)
    assert app("journal", "show", "last", "--json").json["answers"][0]["text"] == kept


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


@pytest.mark.parametrize("said", ["soonish", "next", ""])
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
