"""What is too large: refused before it is written, told in a few lines, and no word of it lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isp_cli.journal.entry_file import MOST_BYTES
from support import PLAN, App, Script, leaving, plan_text

MANY = "Many words. " * (MOST_BYTES // 12 + 1)
LIMIT = "and an entry holds at most 2048 KiB"


def form(*answers: dict[str, object]) -> str:
    return json.dumps({"answers": answers})


@pytest.mark.parametrize("answer", [{"text": MANY}, {"text": "\x01" * (MOST_BYTES // 4)}])
def test_a_form_that_no_entry_holds_is_refused_with_its_size(
    app: App, answer: dict[str, str]
) -> None:
    err = app("reflect", "--from", "-", stdin=form({"question": 1, **answer}), exit_code=1).err
    assert LIMIT in err and "it would be 2" in err and len(err) < 1_000


def test_a_plan_of_more_parts_than_are_read_is_refused(app: App) -> None:
    step = {"text": "Call", "due": "2027-01-01"}
    plan = [{"competency": "facilitation", "steps": [step] * 12_000}, {"competency": "brokering"}]
    text = json.dumps({"competencies": plan})
    err = app("plan", "--from", "-", stdin=text, exit_code=1).err
    assert "parts, and an entry has at most 80000" in err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"answers": [' + b"{}," * 1_300_000 + b"{}]}", "more than 80000 parts"),
        (b'{"answers": [' + b" " * 4_194_304 + b"{}]}", "larger than 4096 KiB"),
        (form(*[{"question": "none", "text": "x"}] * 300).encode(), "has 300 problems"),
        (form({"question": "n" * 3_000_000, "text": "x"}).encode(), "unknown question 'nnn"),
        (form({"question": 7, "competencies": ["n" * 3_000_000]}).encode(), "is called 'nnn"),
        (form({"n" * 3_000_000: 7}).encode(), "this key is not known"),
    ],
    ids=["parts", "bytes", "problems", "question", "name", "key"],
)
def test_what_is_wrong_with_any_form_fits_on_a_screen(app: App, data: bytes, said: str) -> None:
    code = 1 if "4096" in said else 3
    err = app("reflect", "--from", "-", stdin=data, exit_code=code).err
    assert said in err
    assert err.count("\n") < 24 and len(err) < 6_000


def test_a_text_that_is_too_long_is_kept_beside_and_the_question_asked_again(app: App) -> None:
    script = Script("First.", MANY, "Shorter.", leaving())
    err = app("reflect", "--questions", "1,4", script=script, exit_code=130).err
    assert LIMIT in err and "Your words are kept in " in err
    (kept,) = (app.home / "drafts").glob("*.txt")
    assert str(kept) in err and kept.read_text(encoding="utf-8").strip() == MANY.strip()
    draft = app.only_file("drafts").read_text(encoding="utf-8")
    assert "First." in draft and "Shorter." in draft
    assert app("doctor", exit_code=0).out


@pytest.mark.parametrize("answers", [(), ("First.",)])
def test_who_leaves_with_a_text_that_is_too_long_finds_it_in_a_file(
    app: App, answers: tuple[str, ...]
) -> None:
    script = Script(*answers, leaving(MANY))
    err = app("reflect", "--questions", "1,4", script=script, exit_code=130).err
    (kept,) = (app.home / "drafts").glob("*.txt")
    assert kept.read_text(encoding="utf-8") == MANY and str(kept) in err
    assert "Many words. Many words." not in err, "megabytes on a screen help nobody"
    assert [each.suffix for each in (app.home / "drafts").iterdir()].count(".yaml") == len(answers)
    assert ("Kept: 1 answer." in err) == bool(answers)


def test_a_text_from_the_editor_that_is_too_long_is_kept_beside(app: App, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        f"#!/bin/sh\nyes 'Many words.' | head -n {MOST_BYTES // 12 + 1} >> \"$1\"\n",
        encoding="utf-8",
    )
    editor.chmod(0o700)
    script = Script("begun\n:edit", "Shorter.", leaving())
    app("reflect", script=script, exit_code=130, environ={"VISUAL": str(editor)})
    assert script.defaults[1] == "begun"
    (kept,) = (app.home / "drafts").glob("*.txt")
    assert kept.read_text(encoding="utf-8").startswith("begunMany words.\nMany words.\n")
    assert "Shorter." in app.only_file("drafts").read_text(encoding="utf-8")


@pytest.mark.sweep
def test_an_entry_at_the_limit_is_saved_and_read_again(app: App) -> None:
    text = "Many words. " * ((MOST_BYTES - 1_000) // 12)
    app("reflect", "--from", "-", stdin=form({"question": 1, "text": text}))
    assert app.only_file("journal").stat().st_size <= MOST_BYTES
    assert app("journal", "list", "--json").json["entries"][0]["opening"].startswith("Many words.")
    assert "Many words." in app("journal", "show", "last").out


@pytest.mark.sweep
def test_a_larger_entry_of_an_earlier_isp_is_read_and_changed(app: App) -> None:
    step = "{step: 1, text: Call both sites, due: '2026-12-24'}"
    why = f"    why: '{MANY}'\n"
    competencies = (
        f"  - competency: facilitation\n{why}    steps: [{step}]\n  - competency: teams\n"
    )
    path = app.home / "journal" / "2026" / "11" / f"{PLAN}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(plan_text(competencies), encoding="utf-8")
    assert "Many words." in app("journal", "show", PLAN).out
    app("plan", "done", "1", "--note", "She will")
    assert "She will" in path.read_text(encoding="utf-8")
