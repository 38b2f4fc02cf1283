"""`isp plan ics`: the plan in a calendar, as other programs read it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from support import NOW, ROOT, App

FORM = """\
competencies:
  - competency: facilitation
    why: I talk too much.
    resources: [My notes]
    people: [Berta]
    steps:
      - {text: "Shadow Anna, then Ben; twice 😀", due: in 3 weeks}
  - competency: Brokering
    steps:
      - {text: Read Kislov, due: 2026-12-01}
horizon: in 18 months
"""


@pytest.fixture
def planned(app: App) -> App:
    app("plan", "--from", app.write("plan.yaml", FORM))
    return app


def with_review(app: App, day: str) -> None:
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("\ncompetencies:", f"\nnext_review: '{day}'\ncompetencies:"), encoding="utf-8"
    )


def events(text: str) -> list[Any]:
    return list(vobject.readOne(text).vevent_list)


def test_another_library_reads_the_steps_the_review_and_the_look_back(planned: App) -> None:
    with_review(planned, "2027-05-22")
    found = events(planned("plan", "ics").out)
    assert [(each.dtstart.value.isoformat(), each.summary.value) for each in found] == [
        ("2026-12-01", "Read Kislov"),
        ("2026-12-13", "Shadow Anna, then Ben; twice 😀"),
        ("2027-05-22", "Look at the plan again: Facilitation and Brokering"),
        ("2028-05-22", "Look back on the plan: Facilitation and Brokering"),
    ]
    plan = planned.only_file("journal").stem
    assert [each.uid.value for each in found] == [
        f"{plan}-{what}@isp" for what in ("step-2", "step-1", "review", "horizon")
    ]
    assert {len(each.valarm_list) for each in found} == {2}
    assert "isp plan done 2" in found[0].description.value


def test_a_file_is_written_as_it_would_be_printed_and_its_days_are_shown(
    planned: App, tmp_path: Path
) -> None:
    path = tmp_path / "Übung.ics"
    told = planned("plan", "ics", "--output", str(path)).out
    assert str(path) in told and "Sun 13 Dec 2026" in told and "Shadow Anna" in told
    data = path.read_bytes()
    assert data.decode("utf-8").replace("\r\n", "\n") == planned("plan", "ics").out
    assert data.count(b"\n") == data.count(b"\r\n") > 40
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_pipe_gets_the_bytes_of_the_file_in_any_code_page(planned: App) -> None:
    env = {
        **os.environ,
        "ISP_HOME": str(planned.home),
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "cp1252",
    }
    command = [sys.executable, "-m", "isp_cli", "plan", "ics"]
    printed = subprocess.run(command, env=env, capture_output=True, check=True).stdout
    assert "twice 😀".encode() in printed
    assert printed.endswith(b"END:VCALENDAR\r\n") and b"\r\r" not in printed


def test_a_file_that_is_there_is_left_as_it_is(planned: App) -> None:
    path = Path(planned.write("plan.ics", "mine"))
    assert "left as it is" in planned("plan", "ics", "--output", str(path), exit_code=1).err
    assert path.read_text(encoding="utf-8") == "mine"


def test_it_says_what_leaves_the_journal_and_nothing_else_does(planned: App) -> None:
    ran = planned("plan", "ics")
    assert "your steps in your words" in ran.err and "marked as private" in ran.err
    for private in ("I talk too much", "My notes", "Berta"):
        assert private not in ran.out


def test_a_step_without_a_day_is_named_and_left_out(planned: App) -> None:
    path = planned.only_file("journal")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("        due: '2026-12-01'\n", ""), encoding="utf-8")
    ran = planned("plan", "ics")
    assert "Step 2 has no day and is left out: Read Kislov" in ran.err
    assert "Read Kislov" not in ran.out


def test_a_step_that_ended_takes_its_reminders_from_the_calendar(planned: App) -> None:
    planned("plan", "done", "2")
    done = events(planned("plan", "ics").out)[0]
    assert (done.summary.value, done.status.value) == ("Done: Read Kislov", "CANCELLED")
    assert not hasattr(done, "valarm_list")


def test_the_same_file_is_written_anew_when_the_plan_has_changed(
    planned: App, tmp_path: Path
) -> None:
    path = tmp_path / "plan.ics"
    planned("plan", "ics", "--output", str(path))
    planned("plan", "change", "2", "Read Swan")
    planned("plan", "ics", "--output", str(path))
    assert "Read Swan" in path.read_text(encoding="utf-8")


def test_the_calendar_of_an_earlier_plan_is_left_as_it_is(planned: App, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    planned("plan", "ics", "--output", str(path))
    before = path.read_bytes()
    planned("plan", "close")
    planned("plan", "--from", planned.write("plan.yaml", FORM))
    err = planned("plan", "ics", "--output", str(path), exit_code=1).err
    assert "left as it is" in err and "choose another name" in err
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(planned: App, tmp_path: Path) -> None:
    path = tmp_path / "none" / "plan.ics"
    err = planned("plan", "ics", "--output", str(path), exit_code=1).err
    assert f"cannot save {path}: the folder {path.parent} is not there" in err
    assert "make it first" in err


def test_what_takes_no_file_is_told_with_the_way_on(planned: App) -> None:
    path = Path(planned.write("plan.ics", "mine")) / "plan.ics"
    err = planned("plan", "ics", "--output", str(path), exit_code=1).err
    assert f"cannot save {path}: a part of the path is not a folder" in err
    assert "name a file in a folder that you may write to" in err


def test_a_plan_that_was_closed_takes_all_its_days_from_the_calendar(
    planned: App, tmp_path: Path
) -> None:
    with_review(planned, "2027-05-22")
    path = tmp_path / "plan.ics"
    planned("plan", "ics", "--output", str(path))
    planned("plan", "close")
    ran = planned("plan", "ics", "--output", str(path))
    assert "has no day" not in ran.err
    found = events(path.read_text(encoding="utf-8"))
    assert [(each.summary.value, each.status.value) for each in found] == [
        ("Closed: Read Kislov", "CANCELLED"),
        ("Closed: Shadow Anna, then Ben; twice 😀", "CANCELLED"),
        ("Closed: Look at the plan again: Facilitation and Brokering", "CANCELLED"),
        ("Closed: Look back on the plan: Facilitation and Brokering", "CANCELLED"),
    ]
    assert not any(hasattr(each, "valarm_list") for each in found)
    assert "isp journal show" in found[0].description.value


@pytest.mark.parametrize("closed", [False, True], ids=["none", "closed-and-over"])
def test_without_an_open_plan_and_a_day_ahead_there_is_nothing_to_write(
    app: App, tmp_path: Path, *, closed: bool
) -> None:
    if closed:
        app("plan", "--from", app.write("plan.yaml", FORM))
        app("plan", "close")
        app.clock = lambda: NOW + timedelta(days=1000)
    path = tmp_path / "plan.ics"
    assert "no plan is open" in app("plan", "ics", "--output", str(path), exit_code=1).err
    assert not path.exists()


CALENDAR = """\
[calendars]
[[plan]]
path = {folder}/calendar
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


@pytest.mark.sweep
@pytest.mark.skipif(
    sys.platform == "win32" or sys.version_info >= (3, 15),
    reason="khal runs on Unix, and not yet on Python 3.15",
)
def test_a_calendar_program_loads_it_and_loading_it_again_moves_a_day(
    planned: App, tmp_path: Path
) -> None:
    (tmp_path / "calendar").mkdir()
    config = planned.write("khal.conf", CALENDAR.format(folder=tmp_path))

    def khal(*args: str) -> list[str]:
        env = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "khal", "-c", config, *args]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def loaded() -> list[list[str]]:
        planned("plan", "ics", "--output", str(tmp_path / "plan.ics"))
        khal("import", "--batch", "-a", "plan", str(tmp_path / "plan.ics"))
        form = "{start-date}|{title}|{categories}|{alarm-symbol}|{cancelled}"
        shown = ["--day-format", "", "--format", form]
        listed = khal("list", *shown, "2026-11-22", "600d")
        return [[part.strip() for part in line.split("|")] for line in listed]

    both = "Facilitation,Brokering"
    assert [line[:3] for line in loaded()] == [
        ["2026-12-01", "Read Kislov", "Brokering"],
        ["2026-12-13", "Shadow Anna, then Ben; twice 😀", "Facilitation"],
        ["2028-05-22", "Look back on the plan: Facilitation and Brokering", both],
    ]
    assert all(reminds for *_, reminds, _ in loaded())
    planned.clock = lambda: NOW + timedelta(seconds=30)
    planned("plan", "change", "2", "--due", "2027-02-01")
    planned("plan", "drop", "1")
    dropped, moved, _ = loaded()
    assert moved[:2] == ["2027-02-01", "Read Kislov"]
    assert dropped[1:] == [
        "Dropped: Shadow Anna, then Ben; twice 😀",
        "Facilitation",
        "",
        "CANCELLED",
    ]
