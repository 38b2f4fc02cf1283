"""The index against the files: what it would answer wrong is noticed; what it sees itself, not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from isp_cli.doctor.checkup import check_up
from isp_cli.doctor.findings import IndexVerdict
from isp_cli.framework.bundled import practice_guide
from isp_cli.journal.asked import EVERY
from isp_cli.journal.journal import Journal
from support import PRACTICE, ROOT, App, entry_text, plan_text

GUIDE = practice_guide()
RIGHT = IndexVerdict(is_there=True)
EVIDENCE = """\
  - question: evidence
    asked: What happened?
    how: data
    competencies:
      - facilitation
    text: |-
      Nobody left early.
"""
FILES = {
    "2026-10-02-reflection-k7fq": entry_text(PRACTICE, id="2026-10-02-reflection-k7fq"),
    "2026-11-22-evidence-k7fq": entry_text(EVIDENCE, id="2026-11-22-evidence-k7fq"),
    "2026-11-22-plan-k7fq": plan_text("  - competency: facilitation\n  - competency: brokering\n"),
    "2026-11-23-reflection-cut2": "format: isp-entry/1\n",
}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with an index that has seen every file long after it was written."""
    journal = Journal(tmp_path / "isp", cache=tmp_path / "cache")
    for id, text in FILES.items():
        path = journal.path_of(id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert len(journal.index.entries(EVERY)) == len(FILES)
    let_time_pass(journal)
    return journal


def let_time_pass(journal: Journal) -> None:
    """Let the index have looked so late that no file it saw can have changed since."""
    with opened(journal) as db:
        for table in ("months", "entries"):
            db.execute(f"UPDATE {table} SET looked = looked + 10000000000")


@contextmanager
def opened(journal: Journal) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(journal.index_file or "")) as db, db:
        yield db


def verdict(journal: Journal) -> IndexVerdict:
    return check_up(Journal(journal.home, cache=journal.index_file.parent), GUIDE).verdict  # type: ignore[union-attr]


def test_an_index_that_says_what_the_files_say_is_right(journal: Journal) -> None:
    assert verdict(journal) == RIGHT


def test_one_that_is_not_there_is_not_made(journal: Journal) -> None:
    assert journal.index_file
    journal.index_file.unlink()
    assert verdict(journal) == IndexVerdict()
    assert not journal.index_file.exists()


def test_whatever_is_otherwise_in_any_column_is_noticed(journal: Journal) -> None:
    assert journal.index_file
    right = journal.index_file.read_bytes()
    changed = []
    for table in ("entries", "records", "passages", "pieces"):
        with opened(journal) as db:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        for column in columns:
            if column == "looked":  # at worst it is looked at again
                continue
            with opened(journal) as db:
                db.execute(
                    f"UPDATE {table} SET {column} = {column} || '7' "
                    f"WHERE rowid = (SELECT max(rowid) FROM {table})"
                )
            found = verdict(journal)
            assert not found.is_right, (table, column)
            journal.index_file.write_bytes(right)
            changed.append(column)
    assert len(changed) > 25


@pytest.mark.parametrize("table", ["entries", "records", "passages", "pieces"])
def test_rows_that_are_missing_or_too_many_are_noticed(journal: Journal, table: str) -> None:
    with opened(journal) as db:
        db.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    assert verdict(journal).wrong == 1


@pytest.mark.parametrize("table", ["records", "passages", "pieces"])
def test_rows_of_no_entry_are_noticed(journal: Journal, table: str) -> None:
    with opened(journal) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")][1:]
        db.execute(f"INSERT INTO {table} SELECT 77, {', '.join(columns)} FROM {table} LIMIT 1")
    assert verdict(journal).is_damaged


def test_what_it_will_look_at_again_is_no_fault(journal: Journal) -> None:
    plan, reflection, *_ = (journal.path_of(id) for id in reversed(FILES))
    plan.write_text(FILES[plan.stem].replace("1", "2"), encoding="utf-8")
    reflection.unlink()
    new = journal.path_of("2026-11-24-reflection-new2")
    new.write_text(entry_text(id=new.stem), encoding="utf-8")
    assert verdict(journal) == RIGHT


def test_rows_of_a_month_it_will_look_at_again_are_still_compared_one_by_one(
    journal: Journal,
) -> None:
    journal.path_of("2026-11-24-reflection-new2").write_text(entry_text(), encoding="utf-8")
    with opened(journal) as db:
        db.execute("UPDATE entries SET opening = 'x' WHERE name = '2026-11-22-evidence-k7fq'")
    assert verdict(journal).wrong == 1


def test_one_of_another_isp_is_left_to_be_made_anew(journal: Journal) -> None:
    with opened(journal) as db:
        db.execute("UPDATE made SET form = 'another'")
        db.execute("DELETE FROM records")
    assert verdict(journal) == IndexVerdict()


@pytest.mark.parametrize("at", [0, 4096 + 8])
def test_one_that_is_damaged_is_noticed(journal: Journal, at: int) -> None:
    assert journal.index_file
    data = journal.index_file.read_bytes()
    journal.index_file.write_bytes(data[:at] + b"\xff" * 64 + data[at + 64 :])
    assert not verdict(journal).is_right


def test_one_that_another_isp_writes_just_now_is_left_alone(journal: Journal) -> None:
    assert journal.index_file
    with closing(sqlite3.connect(journal.index_file, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert verdict(journal) == IndexVerdict()


def test_a_wrong_index_is_thrown_away_and_said_and_is_no_error(app: App) -> None:
    app("promises", "add", "Ask first")
    journal = Journal(app.home, cache=app.home.parent / "cache")
    assert "The index agrees with your files.\n" in app("doctor").out
    with opened(journal) as db:
        db.execute("UPDATE entries SET looked = looked + 10000000000, opening = 'x'")
    ran = app("doctor")
    assert ran.out.startswith("All is well\n")
    assert "The index did not agree with 1 of your files. It was thrown away" in ran.out
    assert journal.index_file and not journal.index_file.exists()
    assert app("doctor", "--json").json["index"] == {"state": "none", "wrong": 0}
    assert "Ask first" in app("promises").out
    assert app("doctor", "--json").json["index"] == {"state": "agrees", "wrong": 0}


def test_a_damaged_index_is_thrown_away_and_said(app: App) -> None:
    app("promises", "add", "Ask first")
    journal = Journal(app.home, cache=app.home.parent / "cache")
    assert journal.index_file
    journal.index_file.write_bytes(b"x" * 5000)
    assert "The index was damaged. It was thrown away, and is made anew" in app("doctor").out
    assert not journal.index_file.exists()
    journal.index_file.write_bytes(b"x" * 5000)
    assert app("doctor", "--json").json["index"] == {"state": "thrown-away", "wrong": 0}


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_an_index_that_another_run_made_is_right(journal: Journal, seed: str) -> None:
    ids = "".join(f"      - {each.id}\n" for each in GUIDE.competencies())
    more = PRACTICE.replace("    text: |-", f"    competencies:\n{ids}    text: |-")
    path = journal.path_of("2026-10-02-reflection-k7fq")
    path.write_text(entry_text(more, id=path.stem), encoding="utf-8")
    assert journal.index_file
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONHASHSEED": seed,
        "ISP_HOME": str(journal.home),
        "ISP_CACHE": str(journal.index_file.parent),
    }
    command = [sys.executable, "-m", "isp_cli", "evidence"]
    subprocess.run(command, env=env, check=False, capture_output=True)
    let_time_pass(journal)
    assert verdict(journal) == RIGHT
