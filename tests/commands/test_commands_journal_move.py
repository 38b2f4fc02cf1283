"""`isp journal move`: an entry is carried to another day, and all that names it with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from failing_disk import FailingDisk, PowerOff
from isp_cli.errors import IspError
from isp_cli.journal.journal import Journal
from isp_cli.journal.moving import move_entry
from support import FINISH, NOW, SKIP, App, Days, Script, leaving

YESTERDAY = "2026-11-21"


def after_session(app: App) -> str:
    """Make an entry with a promise and return its id."""
    script = Script("They left.", "", "", "Ask first.", "", SKIP, FINISH)
    app("reflect", "--after", "Site B", script=script)
    return app.only_file("journal").stem


def told_of_the_promise(app: App) -> None:
    app("reflect", "--questions", "1", script=Script("kept", "It went.", "I coach.", FINISH))


def test_an_entry_is_carried_to_another_day_with_its_file_and_its_id(app: App) -> None:
    old = after_session(app)
    text = app.only_file("journal").read_text(encoding="utf-8")
    out = app("journal", "move", "last", "--on", "yesterday").out
    new = f"{YESTERDAY}{old[10:]}"
    path = app.home / "journal/2026/11" / f"{new}.yaml"
    assert f"isp journal show {new}" in out
    assert "Your reflection of Sun 22 Nov 2026 is of Sat 21 Nov 2026 now" in out
    assert app.only_file("journal") == path
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [each for each in text.splitlines() if each not in lines] == [
        f"id: {old}",
        "started: '2026-11-22T18:05:00+01:00'",
        "finished: '2026-11-22T18:05:00+01:00'",
    ]
    assert "started: '2026-11-21T18:05:00+01:00'" in lines
    assert app("journal", "show", old, "--json").json["id"] == new
    assert "All is well" in app("doctor").out


def test_another_month_is_another_folder(app: App) -> None:
    after_session(app)
    app("journal", "move", "last", "--on", "30 september")
    assert app.only_file("journal").parent == app.home / "journal/2026/09"


def test_everything_that_names_it_names_it_by_its_new_id(app: App, days: Days) -> None:
    first = after_session(app)
    days.go_on(1)
    told_of_the_promise(app)
    telling = app("journal", "path", "last").out.strip()
    evidence = Script(":evidence", "She waited.", "data", "", (), FINISH, leaving("half"))
    app("reflect", "--questions", "1", script=evidence, exit_code=130)
    out = app("journal", "move", first, "--on", YESTERDAY).out
    assert "1 other file that names it says so too." in out
    new = f"{YESTERDAY}{first[10:]}"
    assert f"question: promise.{new}.after.differently\n" in Path(telling).read_text("utf-8")
    app("journal", "move", Path(telling).stem, "--on", "2026-11-22")
    moved = f"2026-11-22{Path(telling).stem[10:]}"
    promised = app("promises", "--all", "--json").json["promises"]
    assert promised[0]["outcomes"][0]["entry"] == moved
    assert "It went." in app("promises", "--all").out
    assert "points-nowhere" not in app("doctor", "--json").out


def test_drafts_and_the_trash_are_carried_along(app: App) -> None:
    first = after_session(app)
    app("reflect", "--questions", "1", script=Script("kept", leaving("It w")), exit_code=130)
    app("journal", "move", first, "--on", YESTERDAY)
    back = Script(True, leaving())
    app("reflect", script=back, exit_code=130)
    assert back.defaults[1] == "It w"


def test_an_entry_gone_on_with_is_carried_under_its_draft(app: App) -> None:
    first = after_session(app)
    app("reflect", "--again", "--questions", "1", script=Script(leaving("They st")), exit_code=130)
    app("journal", "move", first, "--on", YESTERDAY)
    app("reflect", script=Script(True, "They stayed.", FINISH))
    assert app.only_file("journal").stem == f"{YESTERDAY}{first[10:]}"
    assert "They stayed." in app("journal", "show", "last").out


def test_a_piece_of_evidence_of_its_own_day_is_of_the_new_one(app: App) -> None:
    say = ("--competency", "facilitation", "--how", "data")
    app("evidence", "add", "They asked.", *say)
    app("evidence", "add", "They came.", *say, "--when", "1 june")
    for path in sorted((app.home / "journal").rglob("*.yaml")):
        app("journal", "move", path.stem, "--on", YESTERDAY)
    days = {each["text"]: each["day"] for each in app("evidence", "--json").json["evidence"]}
    assert days["They asked."] == YESTERDAY
    assert days["They came."] in (YESTERDAY, "2026-06-01")


def test_moved_there_and_back_it_is_as_it_was(app: App) -> None:
    old = after_session(app)
    app("journal", "move", old, "--on", YESTERDAY)
    app("journal", "move", old, "--on", "2026-11-22")
    assert app.only_file("journal").stem == old
    assert "All is well" in app("doctor").out
    app("journal", "move", old, "--on", "2026-11-01")
    assert app("journal", "show", old, "--json").json["id"] == f"2026-11-01{old[10:]}"


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-22"])
@pytest.mark.parametrize("happened", ["2026-11-18", "2026-11-20"])
def test_moved_there_and_back_it_says_of_its_days_what_it_said(
    app: App, days: Days, day: str, happened: str
) -> None:
    say = ("--competency", "facilitation", "--how", "data", "--when", "18 nov")
    app("evidence", "add", "They asked.", *say)
    path = app.only_file("journal")
    old = f"2026-11-20{path.stem[10:]}"
    text = path.read_text("utf-8").replace(path.stem, old).replace("2026-11-18", happened)
    text = text.replace("started: '2026-11-22", "started: '2026-11-19")  # begun, and then left
    path.unlink()
    path.with_stem(old).write_text(text, encoding="utf-8")
    days.go_on(10)
    app("journal", "move", old, "--on", day)
    app("undo")
    lines = path.with_stem(old).read_text("utf-8").splitlines()
    assert [each for each in text.splitlines() if each not in lines] == []
    assert [each for each in lines if "2026-12" in each and "until" not in each] == []


def test_it_took_as_long_as_it_took_and_ends_on_no_day_to_come(app: App, days: Days) -> None:
    app("reflect", "--questions", "1", script=Script(leaving("half")), exit_code=130)
    days.go_on(3)
    app("reflect", script=Script(True, "A whole.", FINISH))
    id = app.only_file("journal").stem
    days.go_on(3)
    app("journal", "move", id, "--on", "2026-11-01")
    assert "1 Nov 2026 18:05 to Wed 4 Nov 2026 18:05" in app("journal", "show", id).out
    app("journal", "move", id, "--on", "2026-11-27")
    assert "27 Nov 2026 18:05 to Sat 28 Nov 2026 18:05" in app("journal", "show", id).out
    app("journal", "move", id, "--on", "2026-11-22")
    assert "22 Nov 2026 18:05 to Wed 25 Nov 2026 18:05" in app("journal", "show", id).out


def test_what_came_of_a_promise_was_told_on_the_day_its_telling_is_of(app: App, days: Days) -> None:
    after_session(app)
    days.go_on(3)
    told_of_the_promise(app)
    files = {path: path.read_text("utf-8") for path in (app.home / "journal").rglob("*.yaml")}
    app("journal", "move", "last", "--on", "24 nov")
    assert "Kept: Tue 24 Nov 2026" in app("journal", "show", "2").out
    assert "settled: '2026-11-24'" in min(files).read_text("utf-8")
    app("undo")
    assert min(files).read_text("utf-8") == files[min(files)]


def test_letters_that_are_taken_there_are_replaced(app: App) -> None:
    old = after_session(app)
    path = app.only_file("journal")
    taken = app.home / "drafts" / f"{YESTERDAY}{old[10:]}.yaml"
    taken.parent.mkdir(exist_ok=True)
    taken.write_text(
        path.read_text("utf-8").replace(f"id: {old}", f"id: {taken.stem}"), encoding="utf-8"
    )
    app("journal", "move", old, "--on", YESTERDAY)
    assert app.only_file("journal").stem not in (old, taken.stem)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("last", "--on", "tomorrow"), "still to come"),
        (("last", "--on", "today"), "of that day already"),
        (("2026-11-22-reflection-zzzz", "--on", "yesterday"), "is called"),
    ],
)
def test_what_cannot_be_moved_is_refused(app: App, args: tuple[str, ...], said: str) -> None:
    after_session(app)
    assert said in app("journal", "move", *args, exit_code=1).err


def test_a_draft_is_finished_first(app: App) -> None:
    app("reflect", "--questions", "1", script=Script(leaving("half")), exit_code=130)
    id = app.only_file("drafts").stem
    err = app("journal", "move", id, "--on", YESTERDAY, exit_code=1).err
    assert "finish it, and then move it: isp reflect" in err


def test_a_broken_file_that_names_it_is_mended_first(app: App) -> None:
    first = after_session(app)
    told_of_the_promise(app)
    (telling,) = (p for p in (app.home / "journal").rglob("*.yaml") if p.stem != first)
    telling.write_text(telling.read_text("utf-8").replace("end: true\n", ""), encoding="utf-8")
    app("journal", "move", first, "--on", YESTERDAY, exit_code=3)


def test_doctor_names_a_move_that_was_cut_off_and_the_same_command_ends_it(app: App) -> None:
    old = after_session(app)
    old_file = app.only_file("journal")
    text = old_file.read_bytes()
    app("journal", "move", old, "--on", YESTERDAY)
    old_file.write_bytes(text)
    err = app("journal", "move", old, "--on", "2026-11-20", exit_code=1).err
    way = f"isp journal move {old} --on {YESTERDAY}"
    assert way in err
    assert way in app("doctor", exit_code=3).out
    app("journal", "move", old, "--on", YESTERDAY)
    assert app.only_file("journal").stem == f"{YESTERDAY}{old[10:]}"
    assert "All is well" in app("doctor").out


def test_a_move_that_was_cut_off_takes_no_words_that_changed_since(app: App) -> None:
    old = after_session(app)
    old_file = app.only_file("journal")
    text = old_file.read_bytes()
    app("journal", "move", old, "--on", YESTERDAY)
    old_file.write_bytes(text.replace(b"They left.", b"They left early."))
    err = app("journal", "move", old, "--on", YESTERDAY, exit_code=1).err
    assert "say different things now" in err


@pytest.mark.sweep
def test_a_machine_that_stops_at_any_operation_loses_no_word_and_the_move_can_be_ended(
    app: App, tmp_path: Path
) -> None:
    first = after_session(app)
    told_of_the_promise(app)
    files = app.files()
    when = datetime.fromisoformat(f"{YESTERDAY}T00:00:00").date()
    new = f"{YESTERDAY}{first[10:]}"
    for at in range(1, 200):
        home = tmp_path / str(at)
        for name, data in files.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(data)
        try:
            move_in(home, FailingDisk(at, PowerOff()), first, when)
        except PowerOff:
            words = [p.read_bytes() for p in (home / "journal").rglob("2026-*.yaml")]
            assert any(b"They left." in each for each in words), at
        else:
            assert at > 20
            break
        journal = Journal(home)
        if journal.find(first).stem == first:
            move_in(home, journal.disk, first, when)
        left = {p.stem: p.read_text("utf-8") for p in (home / "journal").rglob("2026-*.yaml")}
        assert new in left
        assert first not in left
        assert sum(f"promise.{new}." in each for each in left.values()) == 1


def move_in(home: Path, disk: object, id: str, day: object) -> None:
    journal = Journal(home, disk)  # type: ignore[arg-type]
    path = journal.find(id)
    move_entry(journal, path, day, on=NOW.date(), randomness=lambda: b"abcd")  # type: ignore[arg-type]


def test_a_full_disk_says_so_and_the_entry_stays(app: App) -> None:
    first = after_session(app)
    before = app.files()
    disk = FailingDisk(1, OSError(28, "No space left on device"))
    with pytest.raises(IspError):
        move_in(app.home, disk, first, datetime.fromisoformat(f"{YESTERDAY}T00:00:00").date())
    assert app.files() == before


def test_an_edit_that_changes_the_day_it_began_names_the_way(app: App) -> None:
    old = after_session(app)
    editor = app.write(
        "edit.sh", '#!/bin/sh\nsed -i "s/started: \'2026-11-22/started: \'2026-11-20/" "$1"\n'
    )
    Path(editor).chmod(0o700)
    err = app("journal", "edit", old, environ={"EDITOR": editor}).err
    assert f"isp journal move {old} --on 2026-11-20" in err
    app("journal", "move", old, "--on", "2026-11-20")


def test_after_midnight_a_reflection_says_which_day_it_is_kept_as(app: App, days: Days) -> None:
    days.now = NOW.replace(hour=0, minute=30)
    err = app("reflect", "--questions", "1", script=Script("One.", FINISH)).err
    assert "kept as Sun 22 Nov 2026" in err
    assert "isp journal move last --on yesterday" in err
    script = Script("One.", FINISH)
    err = app("reflect", "--questions", "1", "--on", "yesterday", script=script).err
    assert "past midnight" not in err
    days.now = NOW.replace(hour=4, minute=0)
    err = app("reflect", "--questions", "1", script=Script("One.", FINISH)).err
    assert "past midnight" not in err


def test_a_plan_and_its_reviews_keep_hold_of_each_other(app: App) -> None:
    form = app.write(
        "plan.yaml",
        "competencies:\n"
        "  - {competency: facilitation, steps: [{text: Shadow Anna, due: in 3 weeks}]}\n"
        "  - {competency: brokering}\n",
    )
    app("plan", "--from", form)
    plan = app.only_file("journal").stem
    days = app("plan", "ics").out
    app("plan", "review", script=Script("ahead", "I listen.", "", "", FINISH))
    (review,) = (p.stem for p in (app.home / "journal").rglob("*-review-*.yaml"))
    app("journal", "move", plan, "--on", YESTERDAY)
    app("journal", "move", review, "--on", YESTERDAY)
    told = app("journal", "show", review, "--json").json
    assert told["plan"] == f"{YESTERDAY}{plan[10:]}"
    assert told["answers"][0]["question"] == f"step.{told['plan']}.1"
    assert app("plan", "--json").json["reviews"][0]["entry"] == told["id"]
    uids = [line for line in days.splitlines() if line.startswith("UID:")]
    assert set(uids) <= set(app("plan", "ics").out.splitlines())
    assert "All is well" in app("doctor").out
