"""A name is looked up in several frameworks: the one in use first, then the others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from isp_cli.errors import AmbiguousName, UnknownName
from isp_cli.framework.bundled import TCI, bundled_framework, practice_guide
from isp_cli.framework.find import competency_in, find_in, principle_in
from isp_cli.framework.names import Names
from isp_cli.framework.records import Framework


@pytest.fixture(scope="module")
def both() -> tuple[Framework, Framework]:
    return practice_guide(), bundled_framework(TCI).framework


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        pytest.param("facilitation", "facilitation", id="an id of the first"),
        pytest.param("facil", "facilitation", id="a part of a name of the first"),
        pytest.param("Unearth the problem", "tci.problem", id="a name of the second"),
        pytest.param("unearth", "tci.problem", id="a part of a name of the second"),
        pytest.param("glossary", "glossary", id="a section of both"),
        pytest.param("understand", "tci.understand", id="a whole name before a part of one"),
        pytest.param("functions", "functions", id="a section of the second"),
    ],
)
def test_a_name_is_found_in_the_first_framework_that_has_it(
    both: tuple[Framework, Framework], wanted: str, id: str
) -> None:
    assert find_in(both, wanted).place.id == id


def test_what_was_found_says_which_framework_it_stands_in(
    both: tuple[Framework, Framework],
) -> None:
    assert find_in(both, "glossary").framework is both[0]
    assert find_in(tuple(reversed(both)), "glossary").framework is both[1]


def test_a_whole_name_in_the_first_leaves_the_others_alone(
    both: tuple[Framework, Framework],
) -> None:
    def one_only() -> Iterator[Framework]:
        yield both[0]
        raise AssertionError("the second was taken up")

    assert find_in(one_only(), "facilitation").place.id == "facilitation"
    assert competency_in(one_only(), "Co-design").id == "co-design"


@pytest.mark.parametrize(
    ("first", "wanted", "id"),
    [
        pytest.param(0, "function", "glossary.team-functions", id="a term of the second"),
        pytest.param(1, "implementation", "tci.planning", id="a term of the guide"),
    ],
)
def test_a_whole_name_of_something_small_takes_no_part_of_a_name_from_the_first(
    both: tuple[Framework, Framework], first: int, wanted: str, id: str
) -> None:
    assert find_in((both[first], both[1 - first]), wanted).place.id == id


def test_several_in_the_first_are_ambiguous_whatever_the_second_has(
    both: tuple[Framework, Framework],
) -> None:
    with pytest.raises(AmbiguousName) as several:
        find_in(both, "co")
    assert not [each for each in several.value.candidates if each.startswith("tci.")]


def test_the_nearest_names_are_those_of_all(both: tuple[Framework, Framework]) -> None:
    with pytest.raises(UnknownName) as unknown:
        find_in(both, "spraed")
    assert "tci.spread-and-scale" in unknown.value.nearest
    with pytest.raises(UnknownName) as unknown:
        competency_in(both, "facilitatoin")
    assert unknown.value.nearest[0] == "facilitation"


def test_nothing_is_found_by_nothing(both: tuple[Framework, Framework]) -> None:
    for nothing in ("", "   "):
        with pytest.raises(UnknownName):
            find_in(both, nothing)


def test_a_competency_and_a_principle_are_found_among_their_own_kind(
    both: tuple[Framework, Framework],
) -> None:
    assert competency_in(both, "develop a team").id == "tci.team"
    assert principle_in(tuple(reversed(both)), "be curious").id == "be-curious"
    with pytest.raises(UnknownName):
        competency_in(both, "be-curious")


def test_a_function_is_found_among_the_competencies(both: tuple[Framework, Framework]) -> None:
    assert competency_in(both, "connect").id == "tci.connect"
    assert competency_in(both[1:], "tci.connect").name == "Connect"


def test_names_load_the_others_once_and_only_for_what_the_first_lacks(
    both: tuple[Framework, Framework],
) -> None:
    loaded: list[str] = []

    def others() -> tuple[Framework, ...]:
        loaded.append("again")
        return both[1:]

    names = Names(both[0], others)
    assert names.name_of("facilitation") == "Facilitation"
    assert names.name_of("be-curious") == "Be curious"
    assert names.name_of("") == ""
    assert loaded == []
    assert names.name_of("tci.connect") == "Connect"
    assert names.name_of("nothing.like.it") == ""
    assert names.capability("tci.team") == both[1].competency("tci.team")
    assert names.capability("tci.connect") == both[1].functions[0]
    assert loaded == ["again"]
