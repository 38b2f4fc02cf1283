"""The bundled white paper of TCI holds what the paper holds, all of it and in its order."""

from __future__ import annotations

import hashlib

import pytest

from isp_cli.errors import UnknownName
from isp_cli.framework.bundled import (
    bundled_framework,
    framework_from,
    practice_guide,
    read_bundled,
)
from isp_cli.framework.find import competency_in, find
from isp_cli.framework.places import places, sections
from isp_cli.framework.records import GUIDE, TCI, Framework, Item, Source
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import walk

# id, name, and how many statements stand in the paragraphs under the definition
_COMPETENCIES = """
tci.team | Develop a team | 5 1 1
tci.problem | Unearth the problem | 2 3 2
tci.thing | Select the THING | 3 1 3 2
tci.barriers | Assess barriers and facilitators | 2 3 3
tci.change-strategies | Select and build change strategies | 3 2 2
tci.adaptation | Adapt to the local context | 3 2 4
tci.planning | Plan for implementation and implement | 3 2 1
tci.learning | Engage in continuous learning for improvement | 2 5 3
tci.sustainability | Plan for sustainability and sustain | 5 2 3
tci.spread-and-scale | Plan for and enact spread and scale | 5 3 3
"""
_FUNCTIONS = """
tci.connect | Connect | 3 4 3
tci.understand | Understand | 6 5 3
tci.inspire | Inspire | 2 6
tci.enable | Enable | 4 5 2
tci.transform | Transform | 4 3 4
"""


@pytest.fixture(scope="module")
def tci() -> Framework:
    return framework_from(read_bundled("tci.yaml")[0], "tci.yaml")


def paragraph(statement: Item) -> str:
    section, _, number = statement.source.section.rpartition(", paragraph ")
    assert statement.id.startswith("tci.") and section and not statement.source.item
    return number


def described(framework: Framework, functions: bool) -> list[str]:
    found = []
    for each in framework.functions if functions else framework.competencies():
        paragraphs = [paragraph(item) for item in each.statements]
        counts = [str(paragraphs.count(number)) for number in dict.fromkeys(paragraphs)]
        found.append(f"{each.id} | {each.name} | {' '.join(counts)}")
    return found


def test_the_ten_competencies_have_their_statements_paragraph_by_paragraph(tci: Framework) -> None:
    assert described(tci, functions=False) == _COMPETENCIES.split("\n")[1:-1]


def test_the_five_functions_have_their_statements_paragraph_by_paragraph(tci: Framework) -> None:
    assert described(tci, functions=True) == _FUNCTIONS.split("\n")[1:-1]


def test_the_paper_has_84_and_54_statements(tci: Framework) -> None:
    assert sum(len(each.statements) for each in tci.competencies()) == 84
    assert sum(len(each.statements) for each in tci.functions) == 54


def test_all_fifteen_have_a_level_1_foundational_and_a_level_2_advanced(tci: Framework) -> None:
    everything = (*tci.competencies(), *tci.functions)
    assert len(everything) == 15
    for each in everything:
        held = [(level.id, level.name, level.source.item) for level in each.levels]
        assert held == [
            (f"{each.id}.level-1", "level 1 (foundational)", "1"),
            (f"{each.id}.level-2", "level 2 (advanced)", "2"),
        ]


def test_statements_are_numbered_under_what_they_belong_to(tci: Framework) -> None:
    for each in (*tci.competencies(), *tci.functions):
        numbers = range(1, len(each.statements) + 1)
        assert [item.id for item in each.statements] == [
            f"{each.id}.statement.{number}" for number in numbers
        ]
        paragraphs = [int(paragraph(item)) for item in each.statements]
        assert paragraphs == sorted(paragraphs), each.id
        assert all(item.source.section.startswith(f"{each.name}, ") for item in each.statements)


def test_the_competencies_stand_in_one_domain_that_says_it_is_our_grouping(tci: Framework) -> None:
    (domain,) = tci.domains
    assert domain.name == "Core competencies"
    assert "this project's grouping" in domain.text


@pytest.mark.parametrize(
    ("part", "count"),
    [
        *(("about", 15), ("sources", 1), ("glossary", 20), ("readings", 14)),
        *(("principles", 0), ("questions", 0), ("dilemmas", 0), ("resources", 0)),
    ],
)
def test_every_part_of_the_paper_is_whole(tci: Framework, part: str, count: int) -> None:
    assert len(getattr(tci, part)) == count


@pytest.mark.parametrize(
    "words",
    [
        "a gap is no failing",
        "they overlap",
        "neither a rank nor a mark of seniority",
        "Certificate Program",
        "performance evaluation",
        "scope of your position",
    ],
)
def test_what_the_paper_says_about_its_use_is_told(tci: Framework, words: str) -> None:
    assert any(words in each.text for each in tci.about)


def test_ids_are_unique_words_and_every_source_exists(tci: Framework) -> None:
    assert inconsistencies(tci) == []


def test_no_id_of_the_paper_is_an_id_of_the_guide(tci: Framework) -> None:
    theirs = {getattr(record, "id", None) for _, record in walk(practice_guide())}
    ours = {record.id for at, record in walk(tci) if at and hasattr(record, "id")}
    assert len(ours) == 15 + 1 + 1 + 15 + 84 + 54 + 30 + 20 + 14
    assert ours & theirs == set()
    assert all(id.startswith("tci.") for id in ours)


def test_everything_has_a_source_in_the_paper(tci: Framework) -> None:
    without = [
        record.id
        for at, record in walk(tci)
        if at and at[0] != "sources" and hasattr(record, "id") and not hasattr(record, "source")
    ]
    assert without == []
    sources = [record for _, record in walk(tci) if isinstance(record, Source)]
    assert {source.document for source in sources} == {"tci.white-paper"}
    assert all(source.section for source in sources)


def test_no_text_is_empty_or_ends_in_blanks(tci: Framework) -> None:
    texts = [(at, getattr(record, "text", "words")) for at, record in walk(tci)]
    assert [at for at, text in texts if not text or text != text.strip()] == []


def test_the_bundled_paper_is_what_its_yaml_says(tci: Framework) -> None:
    assert bundled_framework(TCI).framework == tci


@pytest.mark.parametrize(("id", "name"), [(GUIDE, "framework.yaml"), (TCI, "tci.yaml")])
def test_a_bundled_framework_comes_with_the_digest_of_its_yaml(id: str, name: str) -> None:
    digest = hashlib.sha256(read_bundled(name)[0]).hexdigest()[:12]
    held = bundled_framework(id)
    assert (held.framework.id, held.digest) == (id, digest)


def test_a_framework_that_is_not_bundled_is_told_with_the_ones_that_are() -> None:
    with pytest.raises(UnknownName, match="bundled frameworks") as told:
        bundled_framework("nurses")
    assert told.value.hint == "nearest: practice-guide, tci"


def test_only_the_sections_the_paper_has_are_places(tci: Framework) -> None:
    assert list(sections(tci)) == ["about", "domains", "functions", "glossary", "resources"]
    assert [each.id for each in places(tci)][:5] == list(sections(tci))


def test_every_place_of_the_paper_is_found_by_its_id(tci: Framework) -> None:
    ids = [each.id for each in places(tci)]
    assert [find(tci, id).id for id in ids] == ids
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        *(("develop a team", "tci.team"), ("team", "tci.team"), ("root", None)),
        *(("unearth", "tci.problem"), ("problem", "tci.problem")),
        *(("barriers", "tci.barriers"), ("strategies", "tci.change-strategies")),
        *(("adapt", "tci.adaptation"), ("local context", "tci.adaptation")),
        *(("planning", "tci.planning"), ("learning", "tci.learning")),
        *(("sustain", "tci.sustainability"), ("scale", "tci.spread-and-scale")),
        *(("connect", "tci.connect"), ("transform", "tci.transform")),
        ("tci.team.level-2", "tci.team.level-2"),
        ("functions", "functions"),
    ],
)
def test_what_is_meant_is_found(tci: Framework, wanted: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(UnknownName):
            find(tci, wanted)
    else:
        assert find(tci, wanted).id == id


def test_the_thing_to_select_is_a_competency_and_the_word_a_term(tci: Framework) -> None:
    assert competency_in((tci,), "thing").id == "tci.thing"
    assert find(tci, "THING").id == "tci.term.thing"
