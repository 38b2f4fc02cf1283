"""`isp undo` where what was changed is not as it was left, and what a second `kept 1` says."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from test_commands_undo import CHANGES, WAY_BACK, with_plan, with_promise

from support import FINISH, App, Days, Script

TODAYS = "2026-11-22"
ALSO = "  - {question: promise.also, asked: And?, text: Ask last}\n"


def change_in(app: App, old: str, new: str) -> Path:
    """Change the one entry of the journal by hand."""
    path = app.only_file("journal")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ("promise kept", "They knew.", "They did not."),
        ("promise let go", "how: let-go", "how: kept"),
        ("promise still open", "due: '2026-12-13'", "due: '2026-12-14'"),
        ("step done", f"done: '{TODAYS}'", "done: '2026-11-21'"),
        ("step dropped", "Theirs to do.", "Mine to do."),
        ("step changed", "Call one", "Call two"),
        ("step added", "Ask Josef", "Ask Zoe"),
        ("plan closed", "Ask sooner.", "Ask at once."),
        ("promise made", "Ask first", "Ask last"),
        ("evidence written down", "They began.", "They ended."),
    ],
)
def test_what_was_changed_by_hand_since_is_left_alone(
    app: App, change: str, old: str, new: str
) -> None:
    begin, make, *_ = CHANGES[change]
    begin(app)
    make(app)
    path = change_in(app, old, new)
    ran = app("undo", exit_code=1)
    assert "has changed since, so nothing was taken back" in ran.err
    assert f"isp journal edit {path.stem}" in ran.err


@pytest.mark.parametrize("change", ["promise kept", "step done", "step added", "plan closed"])
def test_what_was_changed_elsewhere_in_the_file_is_no_hindrance(app: App, change: str) -> None:
    begin, make, back, _ = CHANGES[change]
    begin(app)
    make(app)
    if begin is with_plan:
        change_in(app, "It matters now.", "It matters still.")
    else:
        change_in(app, "text: |-\n      Ask first", "text: |-\n      Ask later")
        back = back.replace("first", "later")
    assert back in app("undo").out


@pytest.mark.parametrize(
    ("change", "where"),
    [("promise kept", "is in the trash"), ("step done", "is in the trash")],
)
def test_of_an_entry_that_was_put_away_nothing_is_taken_back(
    app: App, change: str, where: str
) -> None:
    begin, make, *_ = CHANGES[change]
    begin(app)
    make(app)
    note = (app.home / "last-change.yaml").read_bytes()
    app("journal", "trash", "last")
    (app.home / "last-change.yaml").write_bytes(note)
    ran = app("undo", exit_code=1)
    assert where in ran.err
    assert "isp journal restore 2026-11-22-" in ran.err


def test_what_is_no_longer_in_the_trash_does_not_come_back(app: App) -> None:
    with_promise(app)
    app("journal", "trash", "last")
    app("journal", "empty-trash", "--yes")
    assert "is no longer in the trash" in app("undo", exit_code=1).err


def test_an_entry_that_cannot_be_read_goes_and_comes_back_all_the_same(app: App) -> None:
    with_promise(app)
    path = change_in(app, "kind: promise", "kind: [promise")
    app("journal", "trash", path.stem)
    assert "is back" in app("undo").out
    assert "is in the trash" in app("undo").out
    assert "is back" in app("undo").out
    assert b"[promise" in path.read_bytes()


def test_where_another_framework_is_in_use_by_now_it_stays(app: App) -> None:
    app("framework", "use", "tci")
    (app.home / "frameworks" / "in-use").write_text("practice-guide\n", encoding="utf-8")
    assert "practice-guide is in use now" in app("undo", exit_code=1).err


def test_the_same_framework_again_is_no_change(app: App) -> None:
    with_promise(app)
    assert WAY_BACK not in app("framework", "use", "practice-guide").err
    assert "is in the trash: Ask first" in app("undo").out


@pytest.mark.parametrize(
    "text",
    [
        "format: isp-last-change/1\nat: [",
        "format: isp-last-change/2\nat: '2026-11-22T18:05:00+01:00'\n",
        "hello",
        "format: isp-last-change/1\nat: now\nmoves:\n  - entry: x\n",
        "\x00",
    ],
    ids=["no-yaml", "newer", "no-record", "a-key-missing", "no-text"],
)
def test_a_note_that_cannot_be_read_is_told_with_the_way_out(app: App, text: str) -> None:
    with_promise(app)
    (app.home / "last-change.yaml").write_text(text, encoding="utf-8")
    ran = app("undo", exit_code=3)
    assert "last-change.yaml has 1 problem" in ran.err
    assert "none of your words" in ran.err or "upgrade isp" in ran.err
    app("promises", "kept", "1")
    assert "Open again: Ask first" in app("undo").out


def test_a_note_that_is_no_file_hinders_no_change(app: App) -> None:
    with_promise(app)
    (app.home / "last-change.yaml").unlink()
    (app.home / "last-change.yaml").mkdir()
    assert "it cannot be read: it is not a regular file" in app("undo", exit_code=3).err
    assert "last-change.yaml" in app("doctor", exit_code=3).out
    ran = app("promises", "kept", "1")
    assert ran.err.startswith("isp: cannot read ")
    assert "isp: what was done cannot be taken back by isp\nKept: Ask first\n" in ran.err
    assert WAY_BACK not in ran.err


@pytest.mark.parametrize("id", ["../../etc/passwd", "2026-11-22-promise-zzzz", ""])
def test_a_note_about_an_entry_there_is_not_takes_nothing_back(app: App, id: str) -> None:
    with_promise(app)
    note = app.home / "last-change.yaml"
    name = app.only_file("journal").stem
    note.write_text(note.read_text("utf-8").replace(name, id or "''"), encoding="utf-8")
    app("undo", exit_code=1)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_the_last_change_is_for_its_owner_alone_and_the_doctor_sees_to_it(app: App) -> None:
    with_promise(app)
    note = app.home / "last-change.yaml"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    note.chmod(0o644)
    assert "last-change.yaml" in app("doctor", exit_code=3).out
    app("doctor", "--fix-permissions")
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


def test_a_change_that_fails_leaves_the_one_before_it(app: App) -> None:
    with_promise(app)
    app("promises", "kept", "7", exit_code=1)
    app("plan", "done", "7", exit_code=1)
    assert "is in the trash: Ask first" in app("undo").out


def test_what_settles_nothing_leaves_the_change_before_it(app: App) -> None:
    with_promise(app)
    app("promises", "kept", "1")
    ran = app("reflect", "--questions", "4", script=Script("I waited.", FINISH))
    assert WAY_BACK not in ran.err
    assert "Open again: Ask first" in app("undo").out


def test_a_note_that_names_no_change_takes_nothing_back(app: App) -> None:
    app.home.mkdir()
    note = "format: isp-last-change/1\nat: '2026-11-22T18:05:00+01:00'\n"
    (app.home / "last-change.yaml").write_text(note, encoding="utf-8")
    assert "there is nothing to take back" in app("undo", exit_code=1).err


def test_a_crash_in_a_change_leaves_nothing_to_take_back(app: App) -> None:
    with_promise(app)
    app("promises", "kept", "1")
    note = app.home / "last-change.yaml"
    note.rename(app.home / ".last-change.yaml.aside")  # as far as the next change got
    assert "there is nothing to take back" in app("undo", exit_code=1).err
    app("reflect", "--questions", "4", script=Script("I waited.", FINISH))
    assert "there is nothing to take back" in app("undo", exit_code=1).err
    assert "All is well" in app("doctor").out
    app("promises", "add", "Ask last")
    assert not (app.home / ".last-change.yaml.aside").exists()


def test_a_promise_kept_twice_settles_no_other(app: App) -> None:
    for words in ("Ring Anna", "Send the notes", "Ask Josef"):
        app("promises", "add", words)
    app("promises", "kept", "1")
    ran = app("promises", "kept", "1", "--note", "Again.", exit_code=1)
    assert "no open promise has number 1: “Ring Anna” was kept on 22 Nov 2026" in ran.err
    assert "isp: hint: to take that back: isp undo" in ran.err
    assert [each["text"] for each in app("promises", "--json").json["promises"]] == [
        "Send the notes",
        "Ask Josef",
    ]
    app("promises", "kept", "2")
    ran = app("promises", "still-open", "1", exit_code=1)
    assert "isp: hint: to change that: isp journal edit 2026-11-22-promise-" in ran.err


def test_a_promise_that_ended_is_told_by_its_entry_too(app: App) -> None:
    with_promise(app)
    app("promises", "let-go", "1")
    id = app.only_file("journal").stem
    ran = app("promises", "still-open", id, exit_code=1)
    assert "“Ask first” was let go on 22 Nov 2026" in ran.err
    assert "isp undo" in ran.err


@pytest.mark.parametrize("again", [("done", "1"), ("drop", "1"), ("change", "1", "Other words")])
def test_a_step_that_is_done_names_the_way_back(app: App, again: tuple[str, ...]) -> None:
    with_plan(app)
    app("plan", "done", "1")
    ran = app("plan", *again, exit_code=1)
    assert "step 1 was done on Sun 22 Nov 2026" in ran.err
    assert "isp: hint: to take that back: isp undo" in ran.err
    app("plan", "done", "2")
    ran = app("plan", *again, exit_code=1)
    assert "isp: hint: to change that: isp journal edit 2026-11-22-plan-" in ran.err


def test_a_number_is_given_again_on_another_day_only(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", days)
    for words in ("Ring Anna", "Send the notes"):
        app("promises", "add", words)
    app("promises", "kept", "1")
    assert "3. Ask Josef" in app("promises", "add", "Ask Josef").out
    days.go_on(1)
    out = app("promises", "add", "Call Ben").out
    assert "1. Call Ben" in out
    assert "2. Send the notes" in out
    assert "3. Ask Josef" in out


def numbers(app: App) -> dict[str, int]:
    return {each["text"]: each["number"] for each in app("promises", "--json").json["promises"]}


def without_numbers(app: App) -> None:
    """Make the files such as earlier versions wrote them."""
    for path in (app.home / "journal").rglob("*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        text = "".join(each for each in lines if not each.startswith("    number:"))
        path.write_text(text, encoding="utf-8")


def test_promises_of_earlier_versions_keep_the_numbers_they_were_shown_with(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", days)
    for words in ("Ring Anna", "Send the notes", "Ask Josef"):
        app("promises", "add", words)
        days.go_on(1)
    without_numbers(app)
    assert numbers(app) == {"Ring Anna": 1, "Send the notes": 2, "Ask Josef": 3}
    assert "    number:" not in "".join(
        each.read_text("utf-8") for each in (app.home / "journal").rglob("*.yaml")
    )
    every = app("promises", "--all", "--json").json["promises"]
    assert [each["number"] for each in every] == [3, 2, 1]
    app("promises", "kept", "1")
    assert numbers(app) == {"Send the notes": 2, "Ask Josef": 3}
    days.go_on(9)
    assert numbers(app) == {"Send the notes": 2, "Ask Josef": 3}
    ran = app("promises", "kept", "1", exit_code=1)
    assert "“Ring Anna” was kept on 25 Nov 2026" in ran.err


def test_of_two_computers_that_gave_one_number_the_later_entry_gets_another(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", days)
    app("promises", "add", "Ring Anna")
    days.go_on(1)
    app("promises", "add", "Send the notes")
    for path in (app.home / "journal").rglob("*.yaml"):
        text = path.read_text("utf-8").replace("number: 2", "number: 1")
        path.write_text(text, encoding="utf-8")
    assert numbers(app) == {"Ring Anna": 1, "Send the notes": 2}
    app("promises", "kept", "2")
    assert numbers(app) == {"Ring Anna": 1}


def test_the_home_page_numbers_promises_as_their_own_page_does(app: App) -> None:
    for words in ("Ring Anna", "Send the notes", "Ask Josef"):
        app("promises", "add", words)
    app("promises", "kept", "2")
    out = app().out
    assert "1. Ring Anna" in out
    assert "3. Ask Josef" in out


def test_a_promise_that_comes_back_takes_no_others_number(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", days)
    app("promises", "add", "Ring Anna")
    app("journal", "trash", "last")
    days.go_on(1)
    app("promises", "add", "Send the notes")
    (away,) = (each for each in app.files() if each.startswith("trash/"))
    app("journal", "restore", Path(away).stem)
    assert numbers(app) == {"Send the notes": 1, "Ring Anna": 2}
    app("undo")
    assert numbers(app) == {"Send the notes": 1}
    app("undo")
    assert numbers(app) == {"Send the notes": 1, "Ring Anna": 2}


def test_the_way_back_is_named_for_the_promise_that_was_last_only(app: App) -> None:
    app("reflect", "--after", "Site B", "--questions", "4", script=Script("Wait.", "", FINISH))
    path = app.only_file("journal")
    text = path.read_text("utf-8").replace("promises:\n", f"{ALSO}promises:\n")
    more = "  - question: promise.also\n    number: 2\nend: true"
    path.write_text(text.replace("end: true", more), encoding="utf-8")
    app("promises", "kept", "1")
    app("promises", "kept", "2")
    assert "isp journal edit" in app("promises", "kept", "1", exit_code=1).err
    assert "isp undo" in app("promises", "kept", "2", exit_code=1).err


def test_two_promises_of_one_entry_are_taken_back_each_for_itself(app: App) -> None:
    app("reflect", "--after", "Site B", "--questions", "4", script=Script("Wait.", "", FINISH))
    app("promises", "add", "Ring Anna")
    app("promises", "kept", "1")
    app("promises", "kept", "2")
    app("undo")
    assert numbers(app) == {"Ring Anna": 2}
