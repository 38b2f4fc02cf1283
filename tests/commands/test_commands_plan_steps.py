"""`isp plan change` and `isp plan drop`: one step, in one line."""

from __future__ import annotations

import pytest

from support import App, Script

FORM = """\
competencies:
  - competency: facilitation
    steps:
      - {text: Shadow Anna, due: in 3 weeks}
      - {text: Read Kislov, due: 2026-12-01}
  - competency: brokering
"""


@pytest.fixture
def planned(app: App) -> App:
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


def test_a_dropped_step_stays_as_learning_and_is_no_longer_ahead(planned: App) -> None:
    out = planned("plan", "drop", "2", "--learnt", "Too dry.\nAsk Ben instead.").out
    assert "2: Read Kislov, dropped Sun 22 Nov 2026" in out
    assert "Too dry.\n        Ask Ben instead." in out
    assert "Next step\n  Shadow Anna" in out
    assert "Shadow Anna" in planned().out
    planned("plan", "drop", "1")
    assert "No step is ahead." in planned("plan").out
    assert "No step of your plan is ahead." in planned().out


def test_a_plan_without_steps_is_not_said_to_have_them_done(app: App) -> None:
    form = "competencies: [{competency: facilitation}, {competency: brokering}]\n"
    out = app("plan", "--from", app.write("plan.yaml", form)).out
    assert "No step is ahead." in out and "done" not in out


def test_a_changed_step_keeps_the_words_and_the_day_it_had(planned: App) -> None:
    ran = planned("plan", "change", "2", "Read Swan", "--due", "in 3 weeks", "--why", "Shorter.")
    assert "That is Sun 13 Dec 2026." in ran.err
    assert "2: Read Swan, by Sun 13 Dec 2026" in ran.out
    assert "Before: Read Kislov, by Tue 1 Dec 2026 (until Sun 22 Nov 2026)" in ran.out
    assert "Shorter." in ran.out
    assert planned.only_file("journal").stem in planned("journal", "search", "kislov").out


def test_a_step_may_get_only_other_words_or_only_another_day(planned: App) -> None:
    assert "2: Read Swan, by Tue 1 Dec 2026" in planned("plan", "change", "2", "Read Swan").out
    out = planned("plan", "change", "2", "--due", "2027-01-15").out
    assert "2: Read Swan, by Fri 15 Jan 2027" in out
    assert out.count("Before:") == 2


def test_a_note_somebody_wrote_by_hand_stays_when_the_step_is_done(planned: App) -> None:
    path = planned.only_file("journal")
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "        due: '2026-12-01'\n", "        due: '2026-12-01'\n        note: Mine.\n"
    )
    path.write_text(text, encoding="utf-8")
    out = planned("plan", "done", "2", "--note", "It was short.").out
    assert "Mine.\n" in out
    assert "It was short." in out


def test_comments_and_keys_of_ones_own_survive(planned: App) -> None:
    path = planned.only_file("journal")
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "      - step: 2\n", "      # the thin one\n      - step: 2\n        mine: yes\n"
    )
    path.write_text(text, encoding="utf-8")
    planned("plan", "change", "2", "Read Swan")
    planned("plan", "drop", "2", "--learnt", "Dry.")
    after = path.read_text(encoding="utf-8")
    assert "      # the thin one\n      - step: 2\n        mine: yes\n" in after


@pytest.mark.parametrize(
    "args", [["done", "2"], ["drop", "2"], ["change", "2", "Read Swan"]], ids=lambda args: args[0]
)
def test_what_was_dropped_or_done_stays_so(planned: App, args: list[str]) -> None:
    planned("plan", "drop", "2")
    assert "step 2 was dropped on Sun 22 Nov 2026" in planned("plan", *args, exit_code=1).err
    planned("plan", "done", "1")
    args[1:2] = ["1"]
    assert "step 1 was done on Sun 22 Nov 2026" in planned("plan", *args, exit_code=1).err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["drop", "7"], "the plan has no step 7"),
        (["change", "2"], "step 2 says that already"),
        (["change", "2", "Read Kislov", "--due", "2026-12-01"], "step 2 says that already"),
        (["change", "2", "x", "--due", "3/4/2027"], "could be Sat 3 Apr 2027 or"),
        (["change", "2", "x", "--due", "last friday"], "Fri 20 Nov 2026 has gone by"),
    ],
)
def test_what_cannot_be_is_one_sentence(planned: App, args: list[str], told: str) -> None:
    assert told in planned("plan", *args, exit_code=1).err


@pytest.mark.parametrize("args", [["drop", "1"], ["change", "1", "x"]])
def test_without_a_plan_there_is_nothing_to_change(app: App, args: list[str]) -> None:
    assert "no plan is open" in app("plan", *args, exit_code=1).err


@pytest.mark.parametrize(
    "command", [("done", "1"), ("change", "1", "Read"), ("drop", "1"), ("ics",), ("review",)]
)
def test_where_two_steps_have_one_number_none_of_them_is_meant(
    planned: App, command: tuple[str, ...]
) -> None:
    path = planned.only_file("journal")
    before, _, after = path.read_text(encoding="utf-8").partition("step: 2\n")
    path.write_text(f"{before}step: 1\n{after}", encoding="utf-8")
    line = before.count("\n") + 1
    script = Script() if command == ("review",) else None
    err = planned("plan", *command, script=script, exit_code=3).err
    assert f"{path} has 1 problem" in err
    assert f"line {line}: " in err and "step 1 is there twice" in err
    assert f"isp journal edit {path.stem}" in err
    assert "Read Kislov" in planned("plan").out
