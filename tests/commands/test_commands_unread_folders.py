"""A folder that cannot be looked into is never an empty one: every command names it, and exits 3.

Links that lead in a circle or nowhere and files stand for failing disks and disks that went away;
modes are for those who are not root."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support import App, Days, Script, leaving

Damage = Callable[[Path], None]


def in_a_circle(path: Path) -> None:
    path.symlink_to(path)


def leading_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "unplugged" / "disk")


def locked(path: Path) -> None:
    path.mkdir(mode=0o000)


DAMAGES = [
    pytest.param(in_a_circle, id="circle"),
    pytest.param(leading_nowhere, id="lost-link"),
    pytest.param(locked, id="locked", marks=pytest.mark.needs_modes),
]
each_damage = pytest.mark.parametrize("damage", DAMAGES)
NOTHING = (
    "yet",
    "No promise",
    "Nothing found",
    "Nothing you wrote",
    "empty",
    "No draft",
    "nothing was answered",
    "no plan is open",
    "none is open",
    "is called",
    "Four ways to begin",
)


@contextmanager
def unseen(app: App, folder: str, damage: Damage) -> Iterator[Path]:
    """Put something that cannot be looked into in a folder's place, and bring it back."""
    path, away = app.home / folder, app.home.parent / "away"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(away)
    damage(path)
    try:
        yield path
    finally:
        if path.is_symlink():
            path.unlink()
        else:
            path.chmod(0o700)
            path.rmdir()
        if away.exists():
            away.rename(path)


PLAN = """\
competencies:
  - competency: facilitation
    why: They asked me to.
    steps:
      - text: Sit in with Anna
        due: 2027-03-01
  - competency: co-design
    why: The parents.
    steps:
      - text: Ask the parents
        due: 2027-04-01
"""


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with entries of two years, an open plan, and something in the trash."""
    days = Days()
    app = App(tmp_path_factory.mktemp("filled") / "isp", clock=days)
    days.go_on(-400)  # October 2025
    app("promises", "add", "Count to ten")
    app("evidence", "add", "They laughed", "--how", "data", "--competency", "facilitation")
    days.go_on(399)
    app("plan", "--from", "-", stdin=PLAN)
    days.go_on(1)
    app("reflect", "--from", "-", stdin="answers: [{question: 4, text: Slow is fast.}]")
    app("promises", "add", "Put away")
    app("journal", "trash", "last")
    (app.home / "drafts").mkdir(mode=0o700)
    return app.home


@pytest.fixture
def filled(app: App, two_years: Path) -> App:
    """The same, to do with as a test likes."""
    shutil.copytree(two_years, app.home)
    return app


PAGES = [
    ["promises"],
    ["promises", "--all"],
    ["evidence"],
    ["evidence", "--gaps"],
    ["thread", "facilitation"],
    ["thread", "facilitation", "--both"],
    ["review", "--since", "last year"],
    ["review", "--question", "4"],
    ["practice"],
    ["levels"],
    ["journal", "list"],
    ["journal", "list", "--json"],
    ["journal", "search", "silence"],
    ["journal", "show", "last"],
    ["journal", "show", "1"],
    ["journal", "show", "2026-11-22"],
    ["journal", "path", "last"],
    ["browse", "facilitation"],
    ["plan", "--json"],
    [],
]
BY_ID = ["journal", "show", "2026-11-22-reflection-zzzz"]
WRITING = [
    ["plan", "--from", "PLAN"],
    ["plan", "done", "1"],
    ["plan", "change", "1", "Call Anna"],
    ["plan", "drop", "1"],
    ["plan", "add", "facilitation", "Call", "--due", "2027-03-02"],
    ["plan", "close", "--learnt", "Ask sooner."],
    ["plan", "review"],
    ["plan", "ics"],
    ["promises", "kept", "1"],
    ["journal", "trash", "last"],
    ["journal", "trash", "1"],
    ["journal", "edit", "last"],
    ["levels", "compare"],
]


@each_damage
@pytest.mark.parametrize("page", [*PAGES, BY_ID], ids=" ".join)
def test_no_page_takes_a_journal_it_cannot_see_for_an_empty_one(
    filled: App, page: list[str], damage: Damage
) -> None:
    with unseen(filled, "journal", damage) as path:
        ran = filled(*page, exit_code=3)
        assert str(path) in ran.out + ran.err
        assert not [each for each in NOTHING if each in ran.out + ran.err]


@each_damage
@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_command_writes_beside_a_journal_it_cannot_see(
    filled: App, command: list[str], damage: Damage
) -> None:
    form = filled.write("plan.yaml", PLAN)
    command = [form if each == "PLAN" else each for each in command]
    with unseen(filled, "journal", damage) as path:
        ran = filled(*command, script=Script(), exit_code=3)
        assert str(path) in ran.err
        assert not [each for each in NOTHING if each in ran.out + ran.err]


@each_damage
@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_what_stands_in_another_year_is_shown_beside_the_year_that_is_named(
    filled: App, page: list[str], damage: Damage
) -> None:
    with unseen(filled, "journal/2025", damage) as path:
        ran = filled(*page, exit_code=0 if page[:2] in NEWEST else 3)
        if page[:2] not in NEWEST:
            told = " ".join((ran.out + ran.err).split())
            assert told.count(f"cannot read {path}: ") == 1
        if page[:2] in ALL_OF_2026:
            assert "Slow is fast." in ran.out or "2026-11-22" in ran.out


NEWEST = [["journal", "show"], ["journal", "path"], ["plan", "--json"]]
ALL_OF_2026 = [["journal", "list"], ["review", "--since"], ["review", "--question"]]


@each_damage
def test_no_second_plan_is_made_beside_one_in_a_month_that_cannot_be_seen(
    filled: App, damage: Damage
) -> None:
    form = filled.write("plan.yaml", PLAN)
    with unseen(filled, "journal/2026/11", damage) as path:
        for more in (["--from", form], []):
            told = filled("plan", *more, script=Script(), exit_code=3).err
            assert str(path) in told
    assert len(list(filled.home.rglob("*-plan-*.yaml"))) == 1


@each_damage
def test_what_is_done_with_a_plan_goes_on_where_only_an_older_year_cannot_be_seen(
    filled: App, damage: Damage
) -> None:
    with unseen(filled, "journal/2025", damage) as path:
        assert "Sit in with Anna" in filled("plan", "done", "1", "--note", "She did.").out
        assert str(path) in filled("plan").err
        assert str(path) in filled("promises", "add", "Wait").err
        filled("reflect", "--from", "-", stdin="answers: [{question: 4, text: More.}]")


@each_damage
@pytest.mark.parametrize(
    "page", [["journal", "list", "--drafts"], ["journal", "list"], []], ids=" ".join
)
def test_drafts_that_cannot_be_seen_are_not_none(
    filled: App, page: list[str], damage: Damage
) -> None:
    with unseen(filled, "drafts", damage) as path:
        ran = filled(*page, exit_code=3)
        assert str(path) in ran.out + ran.err
        assert "No draft" not in ran.out


@each_damage
@pytest.mark.parametrize(
    "command",
    [["reflect"], ["reflect", "--after", "B"], ["plan", "review"], ["plan", "close"]],
    ids=" ".join,
)
def test_nothing_is_begun_beside_drafts_that_cannot_be_seen(
    filled: App, command: list[str], damage: Damage
) -> None:
    with unseen(filled, "drafts", damage) as path:
        assert str(path) in filled(*command, script=Script(), exit_code=3).err


@each_damage
@pytest.mark.parametrize("folder", ["trash", "trash/journal"])
@pytest.mark.parametrize(
    "command",
    [
        ["list", "--trash"],
        ["empty-trash", "--yes"],
        ["restore", "2026-11-22-promise-zzzz"],
    ],
    ids=" ".join,
)
def test_a_trash_that_cannot_be_seen_is_not_empty(
    filled: App, command: list[str], folder: str, damage: Damage
) -> None:
    with unseen(filled, folder, damage) as path:
        ran = filled("journal", *command, exit_code=3)
        assert str(path) in ran.err
        assert not [each for each in NOTHING if each in ran.out + ran.err]


@each_damage
def test_frameworks_that_cannot_be_seen_are_named_and_what_isp_brings_is_listed(
    filled: App, damage: Damage
) -> None:
    with unseen(filled, "frameworks", damage) as path:
        ran = filled("framework", "list", exit_code=3)
        assert "tci" in ran.out
        assert ran.err.count(f"cannot read {path}: ") == 1
        assert str(path) in filled("framework", "show", "ours", exit_code=3).err
        assert str(path) in filled("framework", "use", "ours", exit_code=3).err


@each_damage
def test_question_sets_that_cannot_be_seen_are_named_and_what_isp_brings_is_listed(
    filled: App, damage: Damage
) -> None:
    with unseen(filled, "question-sets", damage) as path:
        ran = filled("questions", exit_code=3)
        assert "coaching" in ran.out
        assert ran.err.count(f"cannot read {path}: ") == 1
        assert str(path) in filled("questions", "show", "ours", exit_code=3).err
        filled("questions", "show", "coaching")


@each_damage
@pytest.mark.parametrize(
    "folder",
    [
        "journal",
        "journal/2025",
        "journal/2026/11",
        "drafts",
        "trash",
        "trash/drafts",
        "frameworks",
        "question-sets",
    ],
)
def test_doctor_names_each_folder_it_cannot_see_once_and_says_nothing_of_what_is_in_it(
    filled: App, folder: str, damage: Damage
) -> None:
    with unseen(filled, folder, damage) as path:
        findings = filled("doctor", "--json", exit_code=3).json["findings"]
        assert [each["path"] for each in findings] == [str(path)]
        assert findings[0]["kind"] == "unreadable"
        assert findings[0]["what"].startswith("it cannot be looked into: ")
        assert findings[0]["way_out"]


def test_a_draft_that_cannot_be_read_is_told_of_when_a_plan_is_closed(filled: App) -> None:
    path = filled.home / "drafts" / "2026-11-22-closing-zzzz.yaml"
    path.mkdir()
    told = filled("plan", "close", "--learnt", "Ask sooner.").err
    assert f"cannot read {path}: it is not a regular file" in told
    assert "the draft is left as it is" in told


@each_damage
def test_doctor_does_not_say_that_a_draft_waits_whose_entry_may_be_finished(
    filled: App, damage: Damage
) -> None:
    filled("reflect", "--questions", "4,5", script=Script("", "Slow.", leaving()), exit_code=130)
    assert "waiting-draft" in [each["kind"] for each in filled("doctor", "--json").json["notes"]]
    with unseen(filled, "journal", damage):
        notes = filled("doctor", "--json", exit_code=3).json["notes"]
        assert "waiting-draft" not in [each["kind"] for each in notes]


@each_damage
def test_a_review_of_a_plan_that_cannot_be_seen_does_not_call_the_plan_gone(
    filled: App, damage: Damage
) -> None:
    filled("plan", "review", script=Script(leaving("Half")), exit_code=130)
    with unseen(filled, "journal", damage) as path:
        told = filled("plan", "review", script=Script(), exit_code=3).err
        assert str(path) in told
        assert "restore" not in told


def test_a_file_in_the_journals_place_is_not_an_empty_journal(app: App) -> None:
    app.home.mkdir()
    (app.home / "journal").write_text("words", "utf-8")
    ran = app("journal", "list", exit_code=3)
    assert f"cannot read {app.home / 'journal'}: it is no folder" in ran.err
    assert "empty" not in ran.out


def test_an_entry_named_by_another_is_not_denied_where_its_year_cannot_be_seen(
    filled: App, days: Days
) -> None:
    days.go_on(1)
    filled("promises", "kept", "1", "--note", "I did.")
    entry = next((filled.home / "journal" / "2025").rglob("*promise*"))
    reflection = next((filled.home / "journal" / "2026").rglob("*reflection*"))
    text = reflection.read_text("utf-8").replace("answers:", f"during: {entry.stem}\nanswers:")
    reflection.write_text(text, "utf-8")
    with unseen(filled, "journal/2025", in_a_circle):
        out = filled("journal", "show", reflection.stem).out
        assert entry.stem in out
        assert "not in the journal" not in out
        assert entry.stem not in filled("doctor", exit_code=3).out
