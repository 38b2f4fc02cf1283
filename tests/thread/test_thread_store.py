"""Which entries name a competency, and which cannot say."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Plan
from isp_cli.journal.journal import Journal
from isp_cli.records import replace
from isp_cli.thread.moments import Subject
from isp_cli.thread.store import count_naming, read_thread, story
from isp_cli.thread.thread import Thread, read_last_year, read_since, thread_since
from random_journals import DAYS, journals
from support import entry_text

ID = "2026-11-22-reflection-k7fq"
CO_DESIGN = Subject("co-design", "Co-design", "competency")
TEAMS = Subject("teams", "Developing teams", "competency")


def put(home: Path, text: str, id: str = ID) -> Journal:
    path = Journal(home).path_of(id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Journal(home)


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ("", "    competencies:\n      - co-design\n"),
        ("", "    principles:\n      - co-design\n"),
        (
            "",
            "    follow_ups:\n      - {question: who, asked: Who?, competency: co-design}\n",
        ),
        ("about: co-design\n", "    text: Yes.\n"),
        ("", "    competencies:\r\n      - co-design\r\n"),
        ("", "    competencies:\n      - 'co-design'\n"),
        ("", '    competencies:\n      - "co-\\x64esign"\n'),
        ("", "    competencies:\n      -   co-design  # by hand\n"),
        ("", "    competencies: [brokering, co-design, teams]\n"),
        ("", "    principles: ['co-design']\n"),
        ("", "    text: Yes.\n  - question: level.co-design\n    asked: B\n    chosen: advanced\n"),
    ],
)
def test_an_id_that_an_entry_names_is_seen_however_it_is_written(
    tmp_path: Path, more: str, answer: str
) -> None:
    journal = put(tmp_path, entry_text(f"  - question: a\n    asked: A\n{answer}", more=more))
    assert count_naming(journal, "co-design") == (1, date(2026, 11, 22))
    assert len(story(journal, CO_DESIGN).records) == 1


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ("", "    text: |-\n      We spoke of co-design all day.\n"),
        ("", "    competencies:\n      - co-designs\n"),
        ("about: co-designs\n", "    text: Yes.\n"),
        ("label: co-design\n", "    text: Yes.\n"),
    ],
)
def test_a_word_in_a_sentence_and_a_longer_id_are_not(
    tmp_path: Path, more: str, answer: str
) -> None:
    journal = put(tmp_path, entry_text(f"  - question: a\n    asked: A\n{answer}", more=more))
    assert count_naming(journal, "co-design") == (0, None)


def test_the_latest_day_is_that_of_the_newest_entry_whatever_the_order(tmp_path: Path) -> None:
    for day in ("2025-03-01", "2026-02-01", "2024-12-31"):
        id = f"{day}-reflection-aaaa"
        journal = put(tmp_path, entry_text(id=id, more="about: teams\n"), id)
    assert count_naming(journal, "teams") == (3, date(2026, 2, 1))


def test_a_file_nobody_can_read_is_told_and_not_counted(tmp_path: Path) -> None:
    journal = put(tmp_path, entry_text(more="about: teams\n"))
    journal.path_of("2026-11-23-reflection-aaaa").mkdir()
    assert count_naming(journal, "teams") == (1, date(2026, 11, 22))
    assert len(journal.missing.take()) == 1


def test_every_broken_file_is_told_of_since_it_may_name_anything(tmp_path: Path) -> None:
    other = "2026-11-23-reflection-aaaa"
    put(tmp_path, "format: isp-entry/1\nabout: teams\nanswers: [\nend: true\n")
    journal = put(tmp_path, "format: isp-entry/1\nabout: brokering\nanswers: [\nend: true\n", other)
    assert story(journal, TEAMS).records == []
    assert [id in str(each) for id, each in zip((other, ID), journal.missing.take(), strict=True)]


def test_an_outcome_that_points_out_of_the_journal_opens_nothing(tmp_path: Path) -> None:
    journal = put(
        tmp_path,
        f"format: isp-entry/1\nid: {ID}\nkind: reflection\n"
        "framework: {id: practice-guide, version: '1.1'}\nabout: teams\n"
        "started: '2026-11-22T18:05:00+01:00'\nfinished: '2026-11-22T18:05:00+01:00'\n"
        "answers:\n  - {question: a, asked: A, text: I will.}\n"
        "promises:\n  - question: a\n    outcomes:\n"
        "      - {on: '2026-11-23', how: kept, entry: ../../../etc/passwd}\nend: true\n",
    )
    found = story(journal, TEAMS)
    assert len(found.records) == 1
    assert (found.told, journal.missing.take()) == ({}, [])


def facts(thread: Thread) -> list[object]:
    """Return what a page tells of a thread."""
    return [
        *(thread.moments, thread.since, thread.days[:1], thread.days[-1:], thread.earlier),
        *(thread.change_of_standing, thread.plan, thread.promises),
    ]


@settings(max_examples=60, deadline=None)
@given(records=journals(), day=DAYS, both=st.booleans())
def test_a_thread_read_from_a_day_on_is_the_whole_one_told_from_that_day(
    records: list[Entry | Plan], day: date, both: bool
) -> None:
    subjects = (replace(TEAMS, activities=(("teams.roles", "Clarify roles"),)), CO_DESIGN)
    subjects = (subjects[0], replace(CO_DESIGN, id="brokering")) if both else subjects[:1]
    with TemporaryDirectory() as home:
        journal = Journal(Path(home))
        for each in records:
            journal.add(each)  # type: ignore[type-var]
        whole = read_thread(journal, subjects, None, both=both)
        read = partial(read_thread, journal, subjects, both=both)
        assert facts(read_since(read, day)) == facts(thread_since(whole, day))
        assert facts(read_last_year(read, day)) == facts(read_last_year(lambda _: whole, day))
        assert not journal.missing


def test_a_copy_in_the_folder_of_another_month_is_counted_as_one_entry(tmp_path: Path) -> None:
    old = "2024-01-05-reflection-aaaa"
    journal = put(tmp_path, entry_text(more="about: co-design\n"))
    put(tmp_path, entry_text(more="about: co-design\n", id=old), old)
    for path in [*journal.in_any_order()]:
        copy = tmp_path / "journal" / "2020" / "02" / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert count_naming(journal, "co-design") == (2, date(2026, 11, 22))
    assert read_thread(journal, (CO_DESIGN,), date(2026, 1, 1)).others == 0  # it tells of the first
    assert read_thread(journal, (CO_DESIGN,), None).others == 0
