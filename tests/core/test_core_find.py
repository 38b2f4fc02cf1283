"""Things of the guide are found by id, by name, by the Profile's name and by part of a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isp_cli.errors import AmbiguousName, UnknownName
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.find import competency_in, find, nearest_names, principle_in
from isp_cli.framework.places import places, sections
from isp_cli.framework.records import Framework


@pytest.fixture(scope="module")
def guide() -> Framework:
    return practice_guide()


def test_every_place_is_found_by_its_id(guide: Framework) -> None:
    assert [find(guide, each.id).id for each in places(guide)] == [
        each.id for each in places(guide)
    ]


def test_no_two_places_have_the_same_id(guide: Framework) -> None:
    ids = [place.id for place in places(guide)]
    assert len(set(ids)) == len(ids)


def test_the_sections_come_first(guide: Framework) -> None:
    first = [place.id for place in places(guide)][: len(sections(guide))]
    assert first == list(sections(guide))


def test_a_place_knows_the_names_that_lead_to_it(guide: Framework) -> None:
    ability = next(place for place in places(guide) if place.kind == "ability")
    assert ability.path == ("Co-creation and engagement", "Co-learning", "Abilities")


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        pytest.param("facilitation", "facilitation", id="id"),
        pytest.param("power-differentials", "power-differentials", id="id-unlike-its-name"),
        pytest.param("sharing.how", "sharing.how", id="id-of-a-follow-up"),
        pytest.param("resource.cip", "resource.cip", id="id-of-a-resource"),
        pytest.param("guide", "guide", id="id-of-a-source"),
        pytest.param("Addressing power differentials", "power-differentials", id="name"),
        pytest.param("ADDRESSING  power\tDifferentials ", "power-differentials", id="name-folded"),
        pytest.param("Address power differentials", "power-differentials", id="profile-name"),
        pytest.param("cultivate leaders", "leaders-and-champions", id="part-of-profile-name"),
        pytest.param("Be curious", "be-curious", id="name-of-a-principle"),
        pytest.param("sustaining change", "sustaining-change", id="name-of-a-domain"),
        pytest.param("context", "glossary.context", id="whole-name-before-part"),
        pytest.param("capacity", "capacity", id="competency-before-term"),
        pytest.param("Co-design", "co-design", id="competency-before-term-of-the-same-name"),
        pytest.param("facil", "facilitation", id="start-of-a-name"),
        pytest.param("power", "power-differentials", id="start-of-a-later-word"),
        pytest.param("equity", "advance-equity", id="principle-before-terms"),
        pytest.param("ilitatio", "facilitation", id="middle-of-a-word"),
        pytest.param("next-steps", "development.next-steps", id="last-part-of-an-id"),
        pytest.param("about", "about", id="section-before-its-parts"),
        pytest.param("Glossary", "glossary", id="section-by-name"),
        pytest.param("ways out", "dilemmas", id="section-by-part"),
        pytest.param("further reading", "resources", id="section-by-last-words"),
    ],
)
def test_what_is_meant_is_found(guide: Framework, wanted: str, id: str) -> None:
    assert find(guide, wanted).id == id


def test_of_several_things_with_the_same_name_the_first_in_reading_order_is_meant(
    guide: Framework,
) -> None:
    assert find(guide, "implementation science").id == "glossary.implementation-science"


def test_an_exact_id_is_found_though_something_earlier_has_it_for_a_name(guide: Framework) -> None:
    first = replace(guide.domains[0], name="Teams")
    renamed = replace(guide, domains=(first, *guide.domains[1:]))
    assert find(renamed, "teams").id == "teams"


@pytest.mark.parametrize(
    ("wanted", "candidates"),
    [
        pytest.param("co-", ("co-creation", "co-learning", "co-design"), id="start"),
        pytest.param("improvement", ("ongoing-improvement", "improvement-cycles"), id="word"),
        pytest.param("be ", ("be-empathetic", "be-curious", "be-committed"), id="principles"),
    ],
)
def test_a_part_of_several_names_is_not_guessed(
    guide: Framework, wanted: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(guide, wanted)
    assert caught.value.candidates == candidates


def test_at_most_eight_candidates_are_named(guide: Framework) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(guide, "a")
    assert len(caught.value.candidates) == 8


def test_part_of_the_id_of_an_activity_is_no_name(guide: Framework) -> None:
    with pytest.raises(UnknownName):
        find(guide, "trust-respect")


@pytest.mark.parametrize(
    ("wanted", "closest"),
    [
        pytest.param("facilitaton", "facilitation", id="letter-missing"),
        pytest.param("brokerign", "brokering", id="letters-swapped"),
        pytest.param("curiosity", "be-curious", id="word-of-a-name"),
        pytest.param("glosary", "glossary", id="section"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    guide: Framework, wanted: str, closest: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        find(guide, wanted)
    assert caught.value.nearest[0] == closest


@pytest.mark.parametrize("wanted", ["", "   ", "\n", "zzzzzz", "💡"])
def test_what_is_like_nothing_is_unknown_without_suggestions(guide: Framework, wanted: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find(guide, wanted)
    assert caught.value.nearest == ()
    assert caught.value.hint == "'isp browse' shows what there is"


def test_at_most_three_near_names_are_given_each_once(guide: Framework) -> None:
    close = nearest_names(guide, "implementation sciense")
    assert 0 < len(close) <= 3
    assert len(set(close)) == len(close)


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        pytest.param("teams", "teams", id="id"),
        pytest.param("Developing teams", "teams", id="name"),
        pytest.param("develop teams", "teams", id="profile-name"),
        pytest.param("power", "power-differentials", id="part"),
        pytest.param("sustain", "relationships", id="not-the-domain"),
        pytest.param("context", "understanding-context", id="not-the-term"),
        pytest.param("design", "co-design", id="after-a-hyphen"),
    ],
)
def test_a_competency_is_meant_where_one_is_asked_for(
    guide: Framework, wanted: str, id: str
) -> None:
    assert competency_in((guide,), wanted).id == id


@pytest.mark.parametrize("wanted", ["", " ", "be-curious", "co-creation", "glossary", "equity"])
def test_what_is_no_competency_is_unknown_among_them(guide: Framework, wanted: str) -> None:
    with pytest.raises(UnknownName, match="nothing in the competencies is called"):
        competency_in((guide,), wanted)


def test_several_competencies_are_not_guessed_between(guide: Framework) -> None:
    with pytest.raises(AmbiguousName) as caught:
        competency_in((guide,), "co-")
    assert caught.value.candidates == ("co-learning", "co-design")


def test_only_competencies_are_suggested_for_a_competency(guide: Framework) -> None:
    with pytest.raises(UnknownName) as caught:
        competency_in((guide,), "facilitaton")
    assert caught.value.nearest == ("facilitation",)


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        pytest.param("be-curious", "be-curious", id="id"),
        pytest.param("use CRITICAL thinking", "critical-thinking", id="name"),
        pytest.param("equity", "advance-equity", id="part"),
        pytest.param("cross", "cross-disciplinary", id="start"),
    ],
)
def test_a_principle_is_meant_where_one_is_asked_for(
    guide: Framework, wanted: str, id: str
) -> None:
    assert principle_in((guide,), wanted).id == id


def test_a_competency_is_no_principle(guide: Framework) -> None:
    with pytest.raises(UnknownName, match="nothing in the principles is called 'brokering'"):
        principle_in((guide,), "brokering")


def test_several_principles_are_not_guessed_between(guide: Framework) -> None:
    with pytest.raises(AmbiguousName) as caught:
        principle_in((guide,), "be")
    assert caught.value.candidates == ("be-empathetic", "be-curious", "be-committed")
