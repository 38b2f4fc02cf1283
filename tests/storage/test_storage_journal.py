"""What the journal lists, and which entry it means by a word."""

import os
from pathlib import Path

import pytest

from isp_cli.errors import AmbiguousName, UnknownEntry
from isp_cli.journal.journal import Journal

posix = pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")


def put(home: Path, id: str, started: str, text: str = "Words.") -> Path:
    path = home / "journal" / id[:4] / id[5:7] / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"format: isp-entry/1\nid: {id}\nkind: reflection\n"
        f"framework:\n  id: practice-guide\n  version: '1.1'\nstarted: '{started}'\n"
        "answers:\n  - question: practice\n    asked: About?\n"
        f"    text: |-\n      {text}\nend: true\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put(tmp_path, "2025-12-31-reflection-aaaa", "2025-12-31T09:00:00+01:00", "Old.")
    put(tmp_path, "2026-02-01-plan-bbbb", "2026-02-01T09:00:00+01:00", "Plan.")
    put(tmp_path, "2026-11-22-reflection-zzzz", "2026-11-22T08:00:00+01:00", "Morning.")
    put(tmp_path, "2026-11-22-reflection-cccc", "2026-11-22T18:00:00+01:00", "Evening.")
    return tmp_path


def test_entries_are_listed_newest_first_and_within_a_day_by_the_time_they_started(
    home: Path,
) -> None:
    assert [each.id for each in Journal(home).listed()] == [
        "2026-11-22-reflection-cccc",
        "2026-11-22-reflection-zzzz",
        "2026-02-01-plan-bbbb",
        "2025-12-31-reflection-aaaa",
    ]


def test_an_entry_is_listed_with_its_kind_its_start_and_its_first_words(home: Path) -> None:
    first = next(Journal(home).listed())
    assert (first.kind, first.started, first.opening) == (
        "reflection",
        "2026-11-22T18:00:00+01:00",
        "Evening.",
    )


@pytest.mark.parametrize("kind", ["reflection", "plan", "letter"])
def test_one_kind_is_listed_alone(home: Path, kind: str) -> None:
    counts = {"reflection": 3, "plan": 1, "letter": 0}
    assert len(list(Journal(home).newest_first(kind=kind))) == counts[kind]


def test_a_home_that_is_not_there_holds_no_entry(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "gone")
    assert (list(journal.listed()), journal.drafts("reflection"), journal.any_entry()) == (
        [],
        [],
        False,
    )
    assert journal.open_plan() is None


def test_a_journal_that_is_a_file_holds_no_entry(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("words")
    assert list(Journal(tmp_path).listed()) == []


def test_reading_the_journal_makes_no_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "home")
    assert not list(journal.listed())
    with pytest.raises(UnknownEntry):
        journal.find("last")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        ".2026-11-22-reflection-cccc.yaml.0a1b2c3d.tmp",
        "2026-11-22-reflection-cccc.mine-1.yaml",
        "2026-11-22-reflection-cccc.yaml~",
        "2026-11-22-reflection-cccc.yml",
        ".#2026-11-22-reflection-cccc.yaml",
        "2026-02-30-reflection-cccc.yaml",
        "notes.yaml",
        "２０２６-11-22-reflection-cccc.yaml",
    ],
)
def test_files_with_other_names_are_no_entries(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "journal" / "2026" / "11"
    folder.mkdir(parents=True)
    (folder / name).write_text("format: isp-entry/1\nend: true\n")
    assert list(Journal(tmp_path).listed()) == []


@posix
@pytest.mark.parametrize(
    "kind", ["pipe", "folder", "dangling-link", "circle", "binary", "cut", "empty"]
)
def test_what_cannot_be_read_under_an_entrys_name_does_not_break_the_list(
    home: Path, kind: str
) -> None:
    path = home / "journal/2026/11/2026-11-23-reflection-dddd.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling-link":
        path.symlink_to(home / "gone")
    elif kind == "circle":
        path.symlink_to(path)
    elif kind == "empty":
        path.touch()
    elif kind == "binary":
        path.write_bytes(b"\0\xff\xfe" * 3_000)
    elif kind == "cut":
        path.write_bytes(
            "format: isp-entry/1\nstarted: '2026-11-23T09:00:00+01:00'\né".encode()[:-1]
        )
    others = [each.id for each in Journal(home).listed() if each.id != path.stem]
    assert len(others) == 4


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("last", "2026-11-22-reflection-cccc"),
        ("1", "2026-11-22-reflection-cccc"),
        ("2", "2026-11-22-reflection-zzzz"),
        ("4", "2025-12-31-reflection-aaaa"),
        ("04", "2025-12-31-reflection-aaaa"),
        ("2026-02-01", "2026-02-01-plan-bbbb"),
        ("2026-11-22-reflection-zzzz", "2026-11-22-reflection-zzzz"),
    ],
)
def test_an_entry_is_found_by_a_word(home: Path, wanted: str, id: str) -> None:
    assert Journal(home).find(wanted).stem == id


def test_a_day_with_two_entries_is_no_name_and_both_are_named(home: Path) -> None:
    with pytest.raises(AmbiguousName) as caught:
        Journal(home).find("2026-11-22")
    assert caught.value.candidates == (
        "2026-11-22-reflection-cccc",
        "2026-11-22-reflection-zzzz",
    )


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param("2026-11-22-reflection-xxxx", id="unknown-id"),
        pytest.param("2024-01-01", id="day-without-entry"),
        pytest.param("2026-02-30", id="no-day"),
        pytest.param("2026-02", id="month"),
        pytest.param("5", id="number-too-high"),
        pytest.param("0", id="nought"),
        pytest.param("-1", id="negative"),
        pytest.param("9" * 5_000, id="long-number"),
        pytest.param("", id="nothing"),
        pytest.param("Last", id="capital"),
        pytest.param("²", id="superscript"),
        pytest.param("１", id="full-width-number"),
        pytest.param("2026-11-22-" + "a" * 300 + "-zzzz", id="long-id"),
    ],
)
def test_what_no_entry_is_called_is_an_unknown_entry(home: Path, wanted: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).find(wanted)


_TRAPS = [
    pytest.param("../2026-11-22-reflection-zzzz", id="up"),
    pytest.param("../../outside", id="up-twice"),
    pytest.param("2026-11-22-reflection-zzzz/../../x", id="up-behind"),
    pytest.param("/etc/passwd", id="absolute"),
    pytest.param("C:\\2026-11-22-reflection-zzzz", id="drive"),
    pytest.param("2026-11-22-reflection-zzzz\0", id="nul"),
    pytest.param("2026-11-22-refle\0ction-zzzz", id="nul-inside"),
    pytest.param("2026-11-22-reflection-zzzz\n", id="newline"),
    pytest.param("\n2026-11-22-reflection-zzzz", id="newline-first"),
    pytest.param("２０２６-11-22-reflection-zzzz", id="full-width-digits"),
    pytest.param("2026-11-22-reflection-ZZZZ", id="capitals"),
    pytest.param("2026-11-22-réflection-zzzz", id="accent"),
    pytest.param("2026-11-22-reflection-zzzz.yaml", id="suffix"),
    pytest.param("2026-11-22--zzzz", id="no-kind"),
    pytest.param("2026-11-22-reflection-zz/z", id="slash"),
]


@pytest.mark.parametrize("id", _TRAPS)
def test_no_path_is_made_of_what_is_no_id(home: Path, id: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).path_of(id)


@pytest.mark.parametrize("id", _TRAPS)
def test_what_is_no_id_finds_no_entry(home: Path, id: str) -> None:
    with pytest.raises(UnknownEntry):
        Journal(home).find(id)


def test_an_empty_journal_says_that_it_is_empty(tmp_path: Path) -> None:
    with pytest.raises(UnknownEntry) as caught:
        Journal(tmp_path).find("last")
    assert caught.value.hint == "the journal is still empty"
