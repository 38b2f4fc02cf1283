"""`isp journal trash`, `restore`, `empty-trash`, and the lists of the trash and of the drafts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import App, Script, leaving


@pytest.fixture
def entry(app: App) -> Path:
    app("reflect", "--from", "-", stdin='{"answers": [{"question": 1, "text": "I coach."}]}')
    return app.only_file("journal")


@pytest.fixture
def draft(app: App) -> Path:
    app("reflect", script=Script("Half of it.", leaving()), exit_code=130)
    return app.only_file("drafts")


@pytest.mark.parametrize("which", ["last", "1", "2026-11-22", "id"])
def test_an_entry_goes_to_the_trash_and_comes_back_as_it_was(
    app: App, entry: Path, which: str
) -> None:
    before = app.files()
    out = app("journal", "trash", entry.stem if which == "id" else which).out
    assert out.startswith("Your reflection of Sun 22 Nov 2026 is in the trash\n")
    assert f"isp journal restore {entry.stem}" in out
    assert list(app.files()) == [f"trash/journal/{entry.name}"]
    assert app("journal", "list", "--json").json["entries"] == []
    out = app("journal", "restore", entry.stem).out
    assert "is back" in out and f"isp journal show {entry.stem}" in out
    assert app.files() == before


def test_a_draft_goes_by_its_id_and_comes_back_as_a_draft(app: App, draft: Path) -> None:
    before = app.files()
    assert "draft of a reflection" in app("journal", "trash", draft.stem).out
    assert list(app.files()) == [f"trash/drafts/{draft.name}"]
    assert "Waiting for you" not in app().out
    assert re.search(r"Go on +isp reflect", app("journal", "restore", draft.stem).out)
    assert app.files() == before
    assert "Waiting for you" in app().out


@pytest.mark.usefixtures("draft")
def test_last_is_never_a_draft(app: App) -> None:
    assert "still empty" in app("journal", "trash", "last", exit_code=1).err


def test_the_trash_is_listed(app: App, entry: Path) -> None:
    app("journal", "trash", "last")
    out = app("journal", "list", "--trash").out
    assert "reflection\n    I coach.\n" in out and f"isp journal restore {entry.stem}" in out
    record = app("journal", "list", "--trash", "--json").json
    assert record["format"] == "isp-trash/1"
    assert record["entries"] == [
        {
            "id": entry.stem,
            "kind": "reflection",
            "started": "2026-11-22T18:05:00+01:00",
            "opening": "I coach.",
            "path": str(app.home / "trash" / "journal" / entry.name),
            "was_draft": False,
        }
    ]


@pytest.mark.usefixtures("entry")
def test_the_drafts_are_listed(app: App, draft: Path) -> None:
    out = app("journal", "list", "--drafts").out
    assert "Half of it." in out and "I coach." not in out
    assert "Go on with: isp reflect" in out
    record = app("journal", "list", "--drafts", "--json").json
    assert record["format"] == "isp-drafts/1"
    assert [each["id"] for each in record["entries"]] == [draft.stem]


def test_nothing_to_list_is_said(app: App) -> None:
    assert app("journal", "list", "--trash").out == "The trash is empty\n"
    assert "No draft waits" in app("journal", "list", "--drafts").out
    app("journal", "list", "--trash", "--drafts", exit_code=2)


def test_another_text_of_the_same_id_is_refused_both_ways(app: App, entry: Path) -> None:
    app("journal", "trash", "last")
    in_trash = app.home / "trash" / "journal" / entry.name
    entry.write_bytes(in_trash.read_bytes().replace(b"I coach.", b"From a backup."))
    assert "is there already" in app("journal", "trash", "last", exit_code=1).err
    assert "is there already" in app("journal", "restore", entry.stem, exit_code=1).err


def test_an_entry_that_is_broken_can_be_put_away(app: App, entry: Path) -> None:
    entry.write_bytes(b"\0 nonsense [")
    app("journal", "trash", entry.stem)
    assert [path.name for path in (app.home / "trash" / "journal").iterdir()] == [entry.name]


def test_an_edited_text_that_was_kept_goes_along(app: App, entry: Path) -> None:
    kept = entry.with_name(f"{entry.stem}.edited-0123456789ab.yaml")
    kept.write_text("words")
    assert "1 version kept beside it came along." in app("journal", "trash", "last").out
    assert not kept.exists()
    app("journal", "restore", entry.stem)
    assert kept.read_text() == "words"


@pytest.mark.parametrize("command", ["trash", "restore"])
@pytest.mark.parametrize(
    "id", ["../x", "../../etc/passwd", "/etc/passwd", "", "2026-11-22-reflection-zzzz", "x\0"]
)
@pytest.mark.usefixtures("entry")
def test_an_id_nothing_has_moves_nothing(app: App, command: str, id: str) -> None:
    (app.home / "x.yaml").write_text("words")
    err = app("journal", command, id, exit_code=1).err
    assert "is called" in err and "hint: 'isp journal list" in err


def test_emptying_asks_says_how_many_and_deletes_for_good(
    app: App, entry: Path, draft: Path
) -> None:
    app("journal", "trash", entry.stem)
    app("journal", "trash", draft.stem)
    person = Script(True)
    out = app("journal", "empty-trash", script=person).out
    assert person.pages == ["Delete 2 entries for good? There is no way back."]
    assert person.defaults == [False]
    assert out == "2 entries are deleted for good\n"
    assert app.files() == {}


@pytest.mark.usefixtures("entry")
def test_no_deletes_nothing(app: App) -> None:
    app("journal", "trash", "last")
    before = app.files()
    assert "Nothing was deleted." in app("journal", "empty-trash", script=Script(False)).err
    app("journal", "empty-trash", script=Script(leaving()), exit_code=130)
    assert app.files() == before


@pytest.mark.usefixtures("entry")
def test_without_a_terminal_it_deletes_only_when_told_to(app: App) -> None:
    app("journal", "trash", "last")
    assert "isp journal empty-trash --yes" in app("journal", "empty-trash", exit_code=4).err
    assert app("journal", "empty-trash", "--yes").out == "1 entry is deleted for good\n"
    assert app.files() == {}


def test_an_empty_trash_asks_nothing(app: App) -> None:
    assert app("journal", "empty-trash", script=Script()).out == "The trash is empty\n"


def test_where_names_the_trash(app: App) -> None:
    assert app("where", "--json").json["trash"] == str(app.home / "trash")


def test_what_is_deleted_for_good_goes_from_the_index_that_was_not_asked(
    app: App, entry: Path
) -> None:
    entry.write_text(
        entry.read_text("utf-8").replace("text: |-\n      ", "text: |-\n      Zyzzyva ", 1)
    )
    app("journal", "search", "zyzzyva")
    (index,) = (app.home.parent / "cache").glob("*.sqlite3")
    assert b"Zyzzyva" in index.read_bytes()
    app("journal", "trash", entry.stem)
    app("--no-index", "journal", "empty-trash", "--yes")
    assert b"yzzyva" not in index.read_bytes()
