"""Search by words, and what stands behind a place: its record, its source, what to cite."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.find import cited_documents, find, search, source_of
from isp_cli.framework.places import places
from isp_cli.framework.records import Competency, Framework, SourceDocument


@pytest.fixture(scope="module")
def guide() -> Framework:
    return practice_guide()


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
