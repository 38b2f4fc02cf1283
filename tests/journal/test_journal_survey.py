"""What a file is by its name: an entry, whose copy, what a save left behind."""

from __future__ import annotations

import pytest

from isp_cli.journal.survey import EDITED, OURS, FileName, read_file_name

ID = "2026-11-22-reflection-k7fq"


@pytest.mark.parametrize("name", [f"{ID}.yaml", "2026-02-01-plan-bbbb.yaml"])
def test_an_entry_is_known_by_its_name(name: str) -> None:
    assert read_file_name(name) == FileName("entry", name.removesuffix(".yaml"))


@pytest.mark.parametrize(
    ("rest", "maker"),
    [
        pytest.param(" (Anna's conflicted copy 2026-11-22)", "Dropbox", id="dropbox"),
        pytest.param(" (conflicted copy 2026-11-22)", "Dropbox", id="dropbox-without-a-name"),
        pytest.param(" (Anna's conflicted copy 2026-11-22 (1))", "Dropbox", id="dropbox-again"),
        pytest.param(" (Case Conflict)", "Dropbox", id="dropbox-capitals"),
        pytest.param(".sync-conflict-20261122-180500-ABCDEFG", "Syncthing", id="syncthing"),
        pytest.param("-LAPTOP", "OneDrive", id="onedrive"),
        pytest.param("-desk", "OneDrive", id="onedrive-small"),
        pytest.param("-Annas-MacBook-Pro-2", "OneDrive", id="onedrive-long"),
        pytest.param(" (1)", "Google Drive", id="google-drive"),
        pytest.param("(12)", "Google Drive", id="google-drive-without-blank"),
        pytest.param(" (conflicted copy 2026-11-22 180500)", "Nextcloud", id="nextcloud"),
        pytest.param(" 2", "iCloud", id="icloud"),
        pytest.param(".mine-1", OURS, id="ours"),
        pytest.param(".edited-0123456789ab", EDITED, id="edited"),
        pytest.param(" copy", "", id="finder"),
        pytest.param(" (In Konflikt stehende Kopie)", "", id="another-language"),
        pytest.param(" \x1b[31m\n", "", id="terminal-escape"),
    ],
)
def test_a_copy_is_known_by_what_follows_the_id(rest: str, maker: str) -> None:
    assert read_file_name(f"{ID}{rest}.yaml") == FileName("copy", ID, maker)


@pytest.mark.parametrize("name", [f"{ID}.yml", f"{ID}.YAML", f"{ID.upper()}.yaml"])
def test_an_entry_that_isp_does_not_see_for_its_name_is_noticed(name: str) -> None:
    assert read_file_name(name) == FileName("misnamed", ID)


def test_what_a_save_left_behind_names_the_file_it_was_for() -> None:
    assert read_file_name(f".{ID}.yaml.0a1b2c3d.tmp") == FileName("temporary", f"{ID}.yaml")


def test_an_entry_of_a_kind_this_isp_does_not_know_is_no_copy() -> None:
    assert read_file_name("2026-11-22-case-note-k7fq.yaml") == FileName("later")


@pytest.mark.parametrize(
    "name",
    [
        "notes.yaml",
        ".DS_Store",
        f"{ID}.yaml~",
        f"{ID}.yaml.bak",
        f".#{ID}.yaml",
        f".{ID}.yaml.swp",
        f".{ID}.yaml.tmp",
        f"{ID}q.yaml",
        "2026-02-30-reflection-cccc.yaml",
        "2026-02-30-reflection-cccc (1).yaml",
        "２０２６-11-22-reflection-cccc.yaml",
        "",
    ],
)
def test_other_files_are_somebody_elses(name: str) -> None:
    assert read_file_name(name) == FileName("other")
