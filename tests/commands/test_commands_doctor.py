"""`isp doctor` through the boundary: what it prints, its exit codes, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isp_cli.doctor.findings import Checkup, Mending
from isp_cli.doctor.pages import checkup_page
from isp_cli.page.printing import as_plain
from support import App, Script, leaving

posix = pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")


def reflect(app: App, text: str = "I coach.") -> Path:
    app("reflect", "--from", "-", stdin=f'{{"answers": [{{"question": 1, "text": "{text}"}}]}}')
    return app.only_file("journal")


def beside(path: Path, name: str, text: str) -> Path:
    made = path.with_name(name)
    made.write_text(text, encoding="utf-8")
    made.chmod(0o600)
    return made


def modes(app: App) -> dict[str, int]:
    return {str(path): path.lstat().st_mode for path in app.home.rglob("*")}


def test_all_is_well_says_so_and_what_was_read(app: App) -> None:
    reflect(app)
    out = app("doctor").out
    assert out == (
        f"All is well\n\n  Read 1 reflection in:\n  {app.home}\n\n"
        "  The index agrees with your files.\n"
    )


def test_a_new_home_is_well_and_nothing_is_made(app: App) -> None:
    assert app("doctor").out.startswith("All is well\n\n  There is no entry here yet:")
    assert not app.home.exists()


def test_what_is_wrong_is_told_by_file_and_line_with_the_way_out(app: App) -> None:
    path = reflect(app)
    path.write_text(path.read_text(encoding="utf-8").replace("kind: ", "kidn: "), "utf-8")
    beside(path, f"{path.stem}-LAPTOP.yaml", "x")
    ran = app("doctor", exit_code=3)
    assert ran.out.startswith("2 things need attention\n")
    assert f"\njournal/2026/11/{path.name}\n  - line 1: kind: this key is missing\n" in ran.out
    assert "mend it in an editor" in ran.out
    assert ran.err == ""


def test_a_way_out_that_several_findings_share_is_said_once(app: App) -> None:
    path = reflect(app)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: ", "kidn: ").replace("started: ", "statred: "), "utf-8")
    ran = app("doctor", exit_code=3)
    assert (ran.out.count("this key is missing"), ran.out.count("mend it in an editor")) == (2, 1)


def test_it_says_so_in_json_for_other_programs(app: App) -> None:
    path = reflect(app)
    path.write_text("format: isp-entry/1\n<<<<<<< HEAD\n=======\n>>>>>>> x\n", encoding="utf-8")
    assert app("doctor", "--json", exit_code=3).json == {
        "format": "isp-doctor/1",
        "home": str(app.home),
        "read": {"reflection": 1},
        "index": {"state": "agrees", "wrong": 0},
        "mended": [],
        "findings": [
            {
                "path": str(path),
                "line": 2,
                "kind": "conflict-markers",
                "what": "git left two versions here, down to line 4",
                "way_out": (
                    "keep one side of each conflict, and delete the other with the marker lines"
                ),
                "mended_by": "",
            }
        ],
        "notes": [],
    }


def test_it_says_so_in_markdown(app: App) -> None:
    path = reflect(app)
    path.write_text("a: [", encoding="utf-8")
    out = app("doctor", "--markdown", exit_code=3).out
    assert (
        out.startswith("# 1 thing needs attention\n") and f"## journal/2026/11/{path.name}" in out
    )


def test_every_command_that_reads_an_entry_names_a_git_conflict(app: App) -> None:
    path = reflect(app)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("answers:", "<<<<<<< HEAD\nanswers:\n=======\n>>>>>>> x"), "utf-8")
    err = app("journal", "show", "last", exit_code=3).err
    assert "git left two versions here, down to line" in err
    assert "isp: hint: keep one side of each conflict" in err


def test_a_draft_that_waits_is_only_good_to_know(app: App) -> None:
    app("reflect", script=Script("One.", leaving()), exit_code=130)
    out = app("doctor").out
    assert out.startswith("All is well\n\n  Read 1 draft in:")
    assert "a reflection of Sun 22 Nov 2026 waits for you\n    go on with it: isp reflect" in out


@posix
def test_it_changes_no_byte_and_no_mode_unless_asked(app: App) -> None:
    path = reflect(app)
    beside(path, f".{path.name}.0a1b2c3d.tmp", "format")
    beside(path, f"{path.stem} (1).yaml", "x")
    path.chmod(0o644)
    before = modes(app)
    app("doctor", exit_code=3)  # App compares the bytes
    app("doctor", "--migrate", exit_code=3)
    assert modes(app) == before


@posix
def test_permissions_are_mended_when_asked(app: App) -> None:
    path = reflect(app)
    path.chmod(0o644)
    assert "isp doctor --fix-permissions, or: chmod go=" in app("doctor", exit_code=3).out
    out = app("doctor", "--fix-permissions").out
    assert out.startswith("All is well\n")
    assert f"\nDone\n  - journal/2026/11/{path.name}: is private now" in out
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_could_not_be_mended_does_not_stand_under_done(tmp_path: Path) -> None:
    done = Mending(tmp_path / "a.yaml", "is private now: 0600, it was 0644")
    failed = Mending(
        tmp_path / "b.yaml", "could not be made private: the disk is read-only", failed=True
    )
    page = as_plain(checkup_page(Checkup({}), [failed, done], tmp_path), 80)
    first, second = page.index("\nDone\n"), page.index("\nCould not be done\n")
    assert first < page.index("a.yaml") < second < page.index("b.yaml")
    assert "Done" not in as_plain(checkup_page(Checkup({}), [failed], tmp_path), 80)


def test_left_over_files_go_to_the_trash_when_asked(app: App) -> None:
    path = reflect(app)
    beside(path, f".{path.name}.0a1b2c3d.tmp", "format")
    assert "isp doctor --tidy moves it to the trash" in app("doctor", exit_code=3).out
    out = app("doctor", "--tidy").out
    assert out.startswith("All is well\n") and "is in the trash now" in " ".join(out.split())
    assert app.files()[f"trash/left-over/{path.name}.0a1b2c3d.tmp"] == b"format"


def test_copies_are_never_tidied_away(app: App) -> None:
    path = reflect(app)
    copy = beside(path, f"{path.stem} 2.yaml", path.read_text(encoding="utf-8"))
    app("doctor", "--tidy", "--migrate", "--fix-permissions", exit_code=3)
    assert copy.exists()


def test_with_no_older_form_migrating_changes_nothing(app: App) -> None:
    reflect(app)
    before = app.files()
    assert app("doctor", "--migrate").out.startswith("All is well\n")
    assert app.files() == before


def test_the_list_tells_of_conflict_copies_without_reading_them(app: App) -> None:
    path = reflect(app)
    beside(path, f"{path.stem}-LAPTOP.yaml", "\0")
    out = app("journal", "list").out
    assert "1 conflict copy waits: isp doctor" in out
    beside(path, f"{path.stem} 2.yaml", "")
    assert "2 conflict copies wait: isp doctor" in app("journal", "list").out
    assert len(app("journal", "list", "--json").json["entries"]) == 1


def test_the_list_says_nothing_of_copies_where_there_is_none(app: App) -> None:
    reflect(app)
    assert "conflict" not in app("journal", "list").out


@posix
def test_a_hostile_name_does_nothing_to_the_page(app: App) -> None:
    path = reflect(app)
    beside(path, f"{path.stem} \x1b]0;x\x07\u202e[bold]x.yaml", "\x1b[31m")
    for args in ([], ["--plain"], ["--json"], ["--markdown"]):
        out = app("doctor", *args, exit_code=3).out
        assert not set(out) & {"\x1b", "\x07", "\u202e"}
