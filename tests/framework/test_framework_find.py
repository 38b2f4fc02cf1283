"""Things of the guide are found by id, by name, by the Profile's name and by part of a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from isp_cli.errors import AmbiguousName, UnknownName
from isp_cli.framework.bundled import bundled_framework, practice_guide
from isp_cli.framework.find import (
    cited_documents,
    competency_in,
    find,
    find_in,
    nearest_names,
    principle_in,
    search,
    source_of,
)
from isp_cli.framework.names import Names
from isp_cli.framework.places import places, sections
from isp_cli.framework.records import TCI, Competency, Framework, SourceDocument
from isp_cli.records import replace


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


# A name is looked up in several frameworks: the one in use first, then the others.


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


# Search by words, and what stands behind a place: its record, its source, what to cite.


def test_every_hit_holds_every_word(guide: Framework) -> None:
    hits = search(guide, "lived experience")
    assert hits
    for hit in hits:
        held = f"{hit.place.name} {hit.place.text} {hit.variants}".casefold()
        assert "lived" in held
        assert "experience" in held


def test_the_words_may_stand_in_any_order(guide: Framework) -> None:
    assert search(guide, "team trust") == search(guide, "trust team") != []


def test_capitals_and_blanks_do_not_matter(guide: Framework) -> None:
    assert search(guide, "  TRUST \n Team ") == search(guide, "trust team")


def test_hits_come_in_reading_order(guide: Framework) -> None:
    order = [place.id for place in places(guide)]
    hits = [order.index(hit.place.id) for hit in search(guide, "trust")]
    assert len(hits) > 1
    assert hits == sorted(hits)


def test_more_words_never_find_more(guide: Framework) -> None:
    fewer = {hit.place.id for hit in search(guide, "trust team")}
    assert fewer < {hit.place.id for hit in search(guide, "trust")}


def test_texts_of_activities_are_searched_too(guide: Framework) -> None:
    assert {"activity", "ability", "hint"} & {hit.place.kind for hit in search(guide, "trust")}


@pytest.mark.parametrize("words", ["", "  ", "\n", "qqqq", "trust qqqq"])
def test_words_that_stand_nowhere_find_nothing(guide: Framework, words: str) -> None:
    assert search(guide, words) == []


def test_the_record_behind_a_competency_is_the_competency(guide: Framework) -> None:
    found = find(guide, "facilitation").record
    assert isinstance(found, Competency)
    assert found == guide.competency("facilitation")


def test_every_place_but_a_section_has_the_record_with_its_id(guide: Framework) -> None:
    for place in places(guide):
        if place.kind != "section":
            assert place.record.id == place.id


def test_a_section_has_no_record(guide: Framework) -> None:
    assert find(guide, "glossary").record is None


def test_a_competency_that_both_documents_name_cites_both(guide: Framework) -> None:
    documents = cited_documents(guide, find(guide, "power-differentials"))
    assert {"guide", "profile"} <= {each.id for each in documents}


def test_a_resource_cites_the_document_that_lists_it(guide: Framework) -> None:
    assert [each.id for each in cited_documents(guide, find(guide, "resource.cip"))] == ["guide"]


def test_a_source_cites_itself(guide: Framework) -> None:
    assert [each.id for each in cited_documents(guide, find(guide, "profile"))] == ["profile"]


@pytest.mark.parametrize("wanted", ["about", "principles", "glossary", "resources"])
def test_a_section_cites_the_first_document(guide: Framework, wanted: str) -> None:
    assert cited_documents(guide, find(guide, wanted)) == guide.sources[:1]


def test_the_whole_framework_cites_the_first_document(guide: Framework) -> None:
    (only,) = cited_documents(guide, None)
    assert isinstance(only, SourceDocument)
    assert only.id == "guide"


def test_the_source_of_a_competency_says_where_it_stands(guide: Framework) -> None:
    source = source_of(find(guide, "power-differentials"))
    assert source is not None
    assert (source.document, source.section) == ("guide", "Overview")


@pytest.mark.parametrize("wanted", ["glossary", "profile"])
def test_a_section_and_a_document_stand_nowhere_else(guide: Framework, wanted: str) -> None:
    assert source_of(find(guide, wanted)) is None


def test_nothing_stands_nowhere() -> None:
    assert source_of(None) is None
