"""Pages of a framework with statements, levels and functions, and without what the guide has."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import bundled_framework, practice_guide
from isp_cli.framework.find import FrameworkHit, find
from isp_cli.framework.pages import map_choices, map_page, place_page
from isp_cli.framework.places import places, sections
from isp_cli.framework.records import TCI, Framework
from isp_cli.framework.search_pages import search_page
from isp_cli.page.document import Document
from isp_cli.page.printing import as_markdown, as_plain

TEAM = """\
Develop a team

  Competency in the domain Core competencies

"""
LEVELS = """\
Levels
  - level 1 (foundational): Give input on who is in the implementation team and
    how it works.
  - level 2 (advanced): Facilitate discussion of who is in the team and how it
    works, and co-design both.

Source
  TCI white paper 2024: Core competencies, item 1
"""


@pytest.fixture(scope="module")
def tci() -> Framework:
    return bundled_framework(TCI).framework


def page(framework: Framework, wanted: str) -> Document:
    return place_page(framework, find(framework, wanted))


def test_a_competency_is_shown_with_its_statements_and_both_levels(tci: Framework) -> None:
    shown = as_plain(page(tci, "tci.team"), 80)
    assert shown.startswith(TEAM)
    assert shown.endswith(LEVELS)
    statements = shown.partition("Statements\n")[2].partition("\n\n")[0]
    assert statements.count("  - ") == 7


def test_a_competency_without_a_hint_or_abilities_has_no_such_heading(tci: Framework) -> None:
    shown = as_plain(page(tci, "tci.barriers"), 80)
    assert not {"Hint", "Abilities", "Activities"} & set(shown.split("\n"))


def test_a_function_is_shown_with_its_statements_and_both_levels(tci: Framework) -> None:
    shown = as_plain(page(tci, "tci.enable"), 80)
    assert shown.startswith("Enable\n\n  Function\n")
    assert "Statements\n  - With teams, take away obstacles" in shown
    assert "level 1 (foundational): Create connections" in shown
    assert "level 2 (advanced): Foster agency and ownership" in shown
    assert shown.endswith("TCI white paper 2024: Functions, item D\n")


def test_a_statement_that_can_be_read_in_two_ways_is_shown_with_both(tci: Framework) -> None:
    shown = as_plain(page(tci, "tci.inspire"), 80)
    assert "TCI white paper: The sentence can also be read so" in shown


def test_a_level_is_shown_with_what_it_is_a_level_of(tci: Framework) -> None:
    assert as_plain(page(tci, "tci.connect.level-2"), 80).split("\n")[:3] == [
        "Connect: level 2 (advanced)",
        "",
        "  Level in Functions > Connect > Levels",
    ]


def test_a_statement_is_shown_with_the_place_it_has(tci: Framework) -> None:
    shown = as_plain(page(tci, "tci.enable.statement.2"), 80)
    assert shown.startswith("Enable\n\n  Statement in Functions\n")
    assert shown.endswith("TCI white paper 2024: Enable, paragraph 1\n")


def test_the_map_shows_what_the_paper_has_and_nothing_else(tci: Framework) -> None:
    shown = as_plain(map_page(tci), 80)
    assert "tci.spread-and-scale" in shown
    assert "tci.transform" in shown
    assert "Principles" not in shown
    assert [each.id for each in map_choices(tci)][-10:] == [
        *("tci.connect", "tci.understand", "tci.inspire", "tci.enable", "tci.transform"),
        *sections(tci),
    ]


def test_the_glossary_of_the_paper_has_no_context_levels(tci: Framework) -> None:
    shown = as_plain(page(tci, "glossary"), 80)
    assert "THING" in shown
    assert "Context levels" not in shown


def test_the_functions_have_a_section(tci: Framework) -> None:
    shown = as_plain(page(tci, "functions"), 80)
    assert shown.startswith("Functions\n\nConnect (tci.connect)\n")


def test_what_a_search_finds_in_statements_and_levels_stands_under_its_path(
    tci: Framework,
) -> None:
    hits = [FrameworkHit(each) for each in places(tci) if each.kind in ("statement", "level")]
    shown = as_plain(search_page("trust", [(tci, hits)]), 80)
    assert "Functions > Connect > Statements" in shown
    assert "Core competencies > Develop a team > Levels" in shown


def test_every_page_fits_forty_columns_but_for_addresses_and_prints_as_markdown(
    tci: Framework,
) -> None:
    for place in places(tci):
        document = place_page(tci, place)
        wide = [line for line in as_plain(document, 40).split("\n") if len(line) > 40]
        assert [line for line in wide if "https://" not in line] == [], place.id
        assert as_markdown(document).startswith("# ")


def test_the_guide_is_shown_without_statements_levels_and_functions() -> None:
    guide = practice_guide()
    for wanted in ("facilitation", "domains"):
        lines = as_plain(page(guide, wanted), 80).split("\n")
        assert not {"Statements", "Levels", "Functions"} & set(lines)
    assert "functions" not in sections(guide)
