"""Which entries name a competency: quickly by bytes, and certainly by reading them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isp_cli.journal.journal import Journal
from isp_cli.thread.store import count_naming, story

ID = "2026-11-22-reflection-k7fq"


def put(home: Path, text: str, id: str = ID) -> Journal:
    path = Journal(home).path_of(id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Journal(home)


@pytest.mark.parametrize(
    "lines",
    [
        "    competencies:\n      - co-design\n",
        "    principles:\n      - co-design\n",
        "      - question: development.people\n        competency: co-design\n",
        "  - competency: co-design\n",
        "about: co-design\n",
        "    competencies:\r\n      - co-design\r\n",
        "      - 'co-design'\n",
        '      - "co-design"\n',
        "      -   co-design  # by hand\n",
        "    competencies: [co-design]\n",
        "    competencies: [brokering, co-design, teams]\n",
        "    principles: ['co-design']\n",
        "  - question: level.co-design\n",
        '  - question: "level.co-design"\n',
    ],
)
def test_an_id_where_isp_writes_one_is_seen(tmp_path: Path, lines: str) -> None:
    journal = put(tmp_path, f"format: isp-entry/1\n{lines}end: true\n")
    assert count_naming(journal, "co-design") == (1, date(2026, 11, 22))


@pytest.mark.parametrize(
    "lines",
    [
        "    text: |\n      We spoke of co-design all day.\n",
        "      - co-design.something\n",
        "      - question: level.co-design.words\n",
        "      - co-designs\n",
        "about: co-designs\n",
        "label: co-design\n",
        "    competencies: [co-designs]\n",
    ],
)
def test_a_word_in_a_sentence_and_a_longer_id_are_not(tmp_path: Path, lines: str) -> None:
    journal = put(tmp_path, f"format: isp-entry/1\n{lines}end: true\n")
    assert count_naming(journal, "co-design") == (0, None)


def test_the_latest_day_is_that_of_the_newest_entry_whatever_the_order(tmp_path: Path) -> None:
    for day in ("2025-03-01", "2026-02-01", "2024-12-31"):
        journal = put(tmp_path, "about: teams\n", f"{day}-reflection-aaaa")
    assert count_naming(journal, "teams") == (3, date(2026, 2, 1))


def test_a_file_nobody_can_read_is_passed_over(tmp_path: Path) -> None:
    journal = put(tmp_path, "about: teams\n")
    journal.path_of("2026-11-23-reflection-aaaa").mkdir()
    assert count_naming(journal, "teams") == (1, date(2026, 11, 22))


def test_a_broken_file_is_told_of_where_it_may_name_it(tmp_path: Path) -> None:
    put(tmp_path, "format: isp-entry/1\nabout: teams\nanswers: [\nend: true\n")
    journal = put(
        tmp_path,
        "format: isp-entry/1\nabout: brokering\nanswers: [\nend: true\n",
        "2026-11-23-reflection-aaaa",
    )
    found = story(journal, "teams")
    assert found.records == []
    assert [ID in str(each) for each in journal.missing.take()] == [True]


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
    found = story(journal, "teams")
    assert len(found.records) == 1
    assert (found.told, journal.missing.take()) == ({}, [])
