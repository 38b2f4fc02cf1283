"""`isp doctor` and `isp plan` on what entries say of each other, and what cannot be read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from support import FINISH, App, Script

PLAN = "competencies: [{competency: brokering}, {competency: facilitation}]"
posix = pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")


def kept_in_a_reflection(app: App) -> tuple[Path, Path]:
    """Return the entry that made a promise, and the one that tells how it went."""
    app("promises", "add", "Ask first")
    app("reflect", "--questions", "4", script=Script("kept", "They knew.", "", FINISH))
    (made,) = (app.home / "journal").rglob("*-promise-*.yaml")
    (told,) = (app.home / "journal").rglob("*-reflection-*.yaml")
    return made, told


def two_open_plans(app: App) -> tuple[str, str]:
    """Return the older and the newer: two computers made one each."""
    ids = []
    for day in ("2026-11-20", "2026-11-21"):
        app("plan", "--from", app.write("plan.yaml", PLAN))
        path = app.only_file("journal")
        id = f"{day}{path.stem[10:]}"
        text = path.read_text(encoding="utf-8").replace(path.stem, id)
        away = app.home.parent / f"{id}.yaml"
        away.write_text(text.replace("started: '2026-11-22", f"started: '{day}"), encoding="utf-8")
        away.chmod(0o600)
        path.unlink()
        ids.append(id)
    for id in ids:
        shutil.move(app.home.parent / f"{id}.yaml", app.home / "journal" / "2026" / "11")
    return ids[0], ids[1]


def test_an_entry_in_the_trash_is_no_trouble_and_the_way_back_is_said(app: App) -> None:
    _, told = kept_in_a_reflection(app)
    app("journal", "trash", told.stem)
    out = app("doctor").out
    assert out.startswith("All is well")
    assert f"names '{told.stem}', which is in the trash" in " ".join(out.split())
    assert f"isp journal restore {told.stem}" in out
    app("journal", "restore", told.stem)
    assert "Good to know" not in app("doctor").out


def test_a_promise_that_is_told_of_and_still_open_is_remarked(app: App) -> None:
    made, told = kept_in_a_reflection(app)
    text = made.read_text(encoding="utf-8")
    assert "Good to know" not in app("doctor").out
    cut = text[: text.index("    outcomes:")].replace("settled: '2026-11-22'\n", "") + "end: true\n"
    made.write_text(cut, encoding="utf-8")
    out = " ".join(app("doctor").out.split())
    assert f"{told.stem} says a promise was kept, and in {made.stem} it is open" in out
    assert f"isp promises kept {made.stem}" in out
    app("promises", "kept", made.stem)
    assert "Good to know" not in app("doctor").out


def test_two_open_plans_are_told_and_the_way_out_works(app: App) -> None:
    older, newer = two_open_plans(app)
    out = " ".join(app("doctor", exit_code=3).out.split())
    assert f"this plan is open, and so is the newer {newer}" in out
    told = app("plan").err
    assert f"Another plan is open too: isp journal show {older}" in told
    app("journal", "trash", older)
    assert app("plan").err == ""
    app("journal", "restore", older)
    app("plan", "close")
    assert older in app("plan", "--json").out
    assert app("plan").err == ""
    assert app("doctor").out.startswith("All is well")


def test_a_review_that_is_broken_is_told_beside_the_plan_it_may_be_about(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", PLAN))
    path = app.only_file("journal")
    review = path.with_name("2026-11-22-review-abcd.yaml")
    review.write_text(f"format: isp-entry/1\nplan: {path.stem}\nid: [\n", encoding="utf-8")
    told = app("plan").err
    assert f"isp: {review} has 1 problem" in told
    assert "the plan does not know what this review says" in told


@posix
@pytest.mark.parametrize("folder", ["frameworks", "question-sets"])
@pytest.mark.parametrize(
    "make", [os.mkdir, getattr(os, "mkfifo", os.mkdir)], ids=["folder", "pipe"]
)
def test_what_is_no_file_has_a_fitting_way_out(app: App, folder: str, make: object) -> None:
    (app.home / folder).mkdir(parents=True, mode=0o700)
    make(app.home / folder / "mine.yaml")  # type: ignore[operator]
    (app.home / folder / "mine.yaml").chmod(0o700)
    out = " ".join(app("doctor", exit_code=3).out.split())
    assert "can be read from it; move it out of the folder" in out
    assert "let yourself read it" not in out
