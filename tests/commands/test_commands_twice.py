"""The same form handed in twice is noticed before it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import App, Days, Script

FORM = """\
set: after-session
answers:
  - {question: after.happened, text: They left the room after the second question I put.}
  - {question: after.did, text: I waited for them to come back to it.}
  - question: after.differently
    text: Ask what they tried before.
"""
AFTER = ("reflect", "--after", "Site B", "--from")


def entries(app: App) -> list[Path]:
    return sorted((app.home / "journal").rglob("*.yaml"))


def test_without_a_terminal_the_same_form_is_refused_and_the_entry_named(app: App) -> None:
    form = app.write("a.yaml", FORM)
    app(*AFTER, form)
    err = app(*AFTER, form, exit_code=1).err
    assert f"this is the same as the entry of Sun 22 Nov 2026, {entries(app)[0].stem}" in err
    assert "--twice" in err
    app(*AFTER, form, "--twice")
    assert len(entries(app)) == 2


def test_a_form_with_a_slip_mended_is_nearly_the_same(app: App) -> None:
    app(*AFTER, app.write("a.yaml", FORM))
    mended = app.write("a.yaml", FORM.replace("second question", "second remark"))
    assert "nearly the same" in app(*AFTER, mended, exit_code=1).err


def test_a_short_answer_that_was_finished_is_nearly_the_same(app: App) -> None:
    short = "answers: [{question: after.happened, text: I waited}]"
    app(*AFTER, app.write("a.yaml", short))
    mended = app.write("a.yaml", short.replace("waited", "waited longer"))
    assert "nearly the same" in app(*AFTER, mended, exit_code=1).err
    other = app.write("a.yaml", short.replace("waited", "asked them who had not been there"))
    app(*AFTER, other)


def test_on_a_terminal_it_is_asked_and_no_is_the_usual_answer(app: App) -> None:
    form = app.write("a.yaml", FORM)
    app(*AFTER, form)
    no = Script(False)
    err = app(*AFTER, form, script=no).err
    assert no.pages[0].endswith("Keep it a second time?")
    assert no.defaults == [False]
    assert f"isp reflect --again {entries(app)[0].stem}" in err
    assert len(entries(app)) == 1
    app(*AFTER, form, script=Script(True))
    assert len(entries(app)) == 2


def test_a_form_filled_further_goes_into_the_entry_where_that_is_wanted(app: App) -> None:
    first = FORM.partition("  - question: after.differently")[0]
    app(*AFTER, app.write("a.yaml", first))
    fuller = app.write("b.yaml", FORM)
    asked = Script(True)
    app(*AFTER, fuller, script=asked)
    assert "holds all of the entry" in asked.pages[0]
    assert "Ask what they tried before." in app("promises").out
    assert len(entries(app)) == 1


def test_a_form_filled_further_is_kept_with_a_remark_without_a_terminal(app: App) -> None:
    first = FORM.partition("  - question: after.differently")[0]
    app(*AFTER, app.write("a.yaml", first))
    (old,) = entries(app)
    err = app(*AFTER, app.write("b.yaml", FORM)).err
    assert f"To put the earlier away: isp journal trash {old.stem}" in err
    assert len(entries(app)) == 2
    one = Script(False)
    app("reflect", "--after", "Site C", "--from", app.write("a.yaml", first))
    app("reflect", "--after", "Site C", "--from", app.write("b.yaml", FORM), script=one)
    assert len(entries(app)) == 4


@pytest.mark.parametrize(
    "other",
    [
        ("reflect", "--after", "Site C", "--from"),
        ("reflect", "--after", "Site B", "--on", "yesterday", "--from"),
    ],
)
def test_another_label_or_day_is_another_entry(app: App, other: tuple[str, ...]) -> None:
    form = app.write("a.yaml", FORM)
    app(*AFTER, form)
    app(*other, form)
    assert len(entries(app)) == 2


def test_other_answers_or_another_day_are_kept_without_a_question(app: App, days: Days) -> None:
    form = app.write("a.yaml", FORM)
    app(*AFTER, form)
    app(*AFTER, app.write("b.yaml", "answers: [{question: after.happened, text: They stayed.}]"))
    days.go_on(1)
    app(*AFTER, form)
    assert len(entries(app)) == 3


def test_a_broken_entry_of_the_day_keeps_nobody_from_handing_in(app: App) -> None:
    form = app.write("a.yaml", FORM)
    app(*AFTER, form)
    entries(app)[0].write_text("format: [", encoding="utf-8")
    app(*AFTER, form)


def test_twice_is_for_a_form(app: App) -> None:
    assert "--twice" in app("reflect", "--twice", exit_code=2).err
