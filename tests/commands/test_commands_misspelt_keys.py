"""A misspelt key hides what stands below it: it is saved, and remarked on; own keys are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import PLAN, REFLECTION, App, entry_text, plan_text

ANSWERS = """\
  - question: lessons
    asked: What did you learn?
    text: Slow is fast.
    follow_ups:
      - question: lessons.more
        asked: And more?
        text: Wait.
"""
STEPS = """\
  - competency: facilitation
    why: They asked.
    steps:
      - step: 1
        text: Sit in
        due: '2027-03-01'
        note: She said yes.
  - competency: co-design
"""
FINISHED = "finished: '2026-11-22T09:00:00+01:00'\n"
MISSPELT = [
    ("answers:", "anwsers:", "answers"),
    ("answers:", "Answers:", "answers"),
    ("answers:", "answer:", "answers"),
    ("    text: Slow", "    texts: Slow", "text"),
    ("    text: Slow", "    txt: Slow", "text"),
    ("follow_ups:", "follow_upss:", "follow_ups"),
    ("follow_ups:", "follow-ups:", "follow_ups"),
    ("        text: Wait", "        tetx: Wait", "text"),
    ("finished:", "finishd:", "finished"),
]
IN_A_PLAN = [
    ("    why:", "    hwy:", "why"),
    ("    steps:", "    step:", "steps"),
    ("        note:", "        notes:", "note"),
    ("        due:", "        deu:", "due"),
]


def editor(app: App, path: Path, old: str, new: str) -> dict[str, str]:
    """Return surroundings in which the editor writes a key otherwise."""
    script = app.home.parent / "editor.sh"
    after = app.write("after.yaml", path.read_text("utf-8").replace(old, new, 1))
    script.write_text(f'#!/bin/sh\ncat "{after}" > "$1"\n', "utf-8")
    script.chmod(0o700)
    return {"VISUAL": str(script)}


def kept(app: App, id: str, text: str) -> Path:
    path = app.home / "journal" / "2026" / "11" / f"{id}.yaml"
    path.parent.mkdir(parents=True, mode=0o700)
    for each in (path.parent.parent, path.parent.parent.parent):
        each.chmod(0o700)
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


def place(app: App, *, plan: bool = False) -> Path:
    if plan:
        return kept(app, PLAN, plan_text(STEPS))
    return kept(app, REFLECTION, entry_text(ANSWERS, more=FINISHED))


ALL = [*((*each, False) for each in MISSPELT), *((*each, True) for each in IN_A_PLAN)]
each_key = pytest.mark.parametrize(
    ("old", "new", "right", "plan"), ALL, ids=[each[1].strip(" :") for each in ALL]
)


@each_key
def test_a_misspelt_key_is_saved_and_remarked_on_with_its_line(
    app: App, old: str, new: str, right: str, plan: bool
) -> None:
    path = place(app, plan=plan)
    ran = app("journal", "edit", path.stem, environ=editor(app, path, old, new))
    assert "Your changes are saved" in ran.out
    assert new in path.read_text("utf-8")
    line = 1 + path.read_text("utf-8").split(new)[0].count("\n")
    told = " ".join(ran.err.split())
    assert f"isp: line {line}: " in told
    assert f"this key is not known; did you mean {right!r}?" in told
    assert f"isp: to mend it: isp journal edit {path.stem}" in told


@each_key
def test_doctor_finds_a_misspelt_key(app: App, old: str, new: str, right: str, plan: bool) -> None:
    path = place(app, plan=plan)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = [
        each
        for each in app("doctor", "--json", exit_code=3).json["findings"]
        if each["kind"] == "hidden-words"
    ]
    assert [each["what"].split("; ")[1] for each in found] == [f"did you mean {right!r}?"]
    assert found[0]["line"]
    assert found[0]["way_out"]


OWN = """\
mood: calm
name: Anna
tags: [a, b]
date: today
place: Site B
labels: [x]
see:
  plan: y
"""


def test_keys_of_ones_own_are_silent(app: App) -> None:
    path = place(app)
    text = path.read_text("utf-8").replace("answers:\n", f"{OWN}answers:\n")
    text = text.replace("    text: Slow", "    txt: mine\n    mood: calm\n    text: Slow")
    path.write_text(text, "utf-8")
    report = app("doctor", "--json", exit_code=3).json  # a question in it is invented
    assert "hidden-words" not in [each["kind"] for each in report["findings"]]
    ran = app("journal", "edit", path.stem, environ=editor(app, path, "Slow", "Steady"))
    assert "Your changes are saved" in ran.out
    assert "key" not in ran.err


def test_a_finished_entry_without_answers_is_remarked_on(app: App) -> None:
    path = place(app)
    ran = app("journal", "edit", path.stem, environ=editor(app, path, "answers:", "what_i_said:"))
    assert "this entry has no answers, so that no page shows a word of it" in " ".join(
        ran.err.split()
    )
    (finding,) = app("doctor", "--json", exit_code=3).json["findings"]
    assert finding["kind"] == "hidden-words"
    assert finding["what"].startswith("this entry has no answers")
