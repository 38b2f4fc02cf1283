"""A spreadsheet shows the words of a framework, and runs none of them."""

from __future__ import annotations

import csv
import io

import pytest

from isp_cli.exchange.csv import COLUMNS, as_csv
from isp_cli.framework.bundled import BUNDLED, bundled_framework, framework_from
from isp_cli.framework.records import Framework

SMALL = """\
format: isp-framework/1
id: small
name: A small one
version: "3"
language: en
sources:
  - {{id: paper, name: Paper, title: The Paper, authors: A. Body, year: "2019", citation: Body.,
     note: All of it.}}
domains:
  - id: doing
    name: Doing
    text: {text}
    source: {{document: paper, section: One, item: "-1"}}
    competencies: []
"""


def small(text: str) -> Framework:
    return framework_from(SMALL.format(text=text).encode(), "small.yaml")


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('"=1+1"', "'=1+1"),
        ('"+1"', "'+1"),
        ('"-1"', "'-1"),
        ('"@SUM(A1)"', "'@SUM(A1)"),
        (r'"\t=1"', "'\t'=1"),
        (r'"\r=1"', "'=1"),
        (r'"\n=1"', "'\n'=1"),
        ('" =1"', "' =1"),
        ('"＝1"', "'＝1"),
        (r'"\x1b=1"', "'=1"),
        ('"a; - b"', "a;' - b"),
        ('"a|=b"', "a|'=b"),
        (r'"a\n- b"', "a\n'- b"),
        ('"a = b; c-d"', "a = b; c-d"),
        ('"\'quoted"', "'quoted"),
    ],
)
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    rows = read(as_csv(small(text)))
    assert rows[1] == ["doing", "domain", "small", "Doing", cell, "paper", "One", "'-1", ""]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_program_that_splits_elsewhere_finds_a_formula_at_the_start_of_a_cell(
    delimiter: str,
) -> None:
    rows = read(as_csv(small(r'"a;=cmd\t=cmd,=cmd\n=cmd; \"=cmd\";;-1"')), delimiter)
    assert not [cell for row in rows for cell in row if cell.strip(' "')[:1] in tuple("=+-@")]


@pytest.mark.parametrize("id", BUNDLED)
def test_every_item_has_a_row_and_every_parent_is_a_row_or_the_framework(id: str) -> None:
    header, *rows = read(as_csv(bundled_framework(id).framework))
    assert tuple(header) == COLUMNS
    ids = [row[0] for row in rows if row[0]]
    assert len(set(ids)) == len(ids)
    assert {row[2] for row in rows} <= {*ids, id}
    assert {row[1] for row in rows if not row[0]} == {"variant"}


def test_a_row_says_kind_parent_words_and_source() -> None:
    rows = read(as_csv(bundled_framework("tci").framework))
    (found,) = [row for row in rows if row[0] == "tci.team.statement.2"]
    assert found == [
        *("tci.team.statement.2", "statement", "tci.team", ""),
        "You may find people who are suited to the team.",
        *("tci.white-paper", "Develop a team, paragraph 1", "", ""),
    ]


def test_what_stands_on_the_web_has_its_address_in_a_column() -> None:
    framework = bundled_framework("practice-guide").framework
    rows = {row[0]: row for row in read(as_csv(framework))}
    assert rows["id"][-1] == "address"
    for each in (*framework.resources, *framework.sources):
        assert rows[each.id][-1] == each.url
