"""docs/reliability.md keeps its word: every fault has a row, every test it names exists."""

from __future__ import annotations

import re

from support import ROOT

TEXT = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)


def test_every_fault_has_a_row_and_its_number() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 32


def test_every_row_names_a_test_or_says_why_there_is_none() -> None:
    for number, _, promised, shown in ROWS:
        assert "::test_" in shown or "Cannot be had here" in promised, number


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", TEXT)
    assert len(named) == TEXT.count("::") >= 40
    for path, name in named:
        source = (ROOT / "tests" / path).read_text(encoding="utf-8")
        assert re.search(rf"^def {name}\(", source, re.MULTILINE), f"{path}::{name}"


def test_a_test_that_does_not_run_with_all_the_others_is_marked_so() -> None:
    for path, name, said in re.findall(r"`([\w/]+\.py)::(test_\w+)`(?: \(([\w ]+)\))?", TEXT):
        source = (ROOT / "tests" / path).read_text(encoding="utf-8")
        above = source.partition(f"def {name}(")[0].rpartition("\n\n\n")[2]
        marks = re.findall(r"^@pytest\.mark\.(\w+)$", above, re.MULTILINE)
        marks += re.findall(r"^pytestmark = pytest\.mark\.(\w+)$", source, re.MULTILINE)
        expected = "long" if "sweep" in marks else "not for root" if "needs_modes" in marks else ""
        assert said == expected, f"{path}::{name}"
