"""An overlay on a framework: what it adds, what it words anew, what it says beside an item."""

from __future__ import annotations

import pytest

from isp_cli.framework.overlay import Overlay, apply_overlay, with_own_sources
from isp_cli.framework.own_file import own_file_problems
from isp_cli.framework.records import (
    Competency,
    Domain,
    Framework,
    Item,
    Question,
    Source,
    SourceDocument,
    Statement,
)
from isp_cli.records import build

HERE = Source(document="guide", section="Overview")


def document(id: str) -> SourceDocument:
    return SourceDocument(id=id, name=id, title="", authors="", year="", citation="", note="")


GUIDE = Framework(
    format="isp-framework/1",
    id="guide",
    name="Guide",
    version="1",
    language="en",
    sources=(document("guide"),),
    principles=(Statement(id="be-curious", name="Be curious", text="Ask.", source=HERE),),
    domains=(
        Domain(
            id="growing",
            name="Growing",
            text="",
            source=HERE,
            competencies=(
                Competency(
                    id="trust",
                    name="Trust",
                    text="Build it.",
                    source=HERE,
                    activities=(Item(id="trust.keep", text="Keep your word.", source=HERE),),
                ),
                Competency(id="listening", name="Listening", text="To all.", source=HERE),
            ),
        ),
    ),
    questions=(Question(id="why", text="Why?", source=HERE),),
)
HEAD = {
    "format": "isp-overlay/1",
    "id": "ours",
    "name": "Ours",
    "of": "guide",
    "language": "en",
    "sources": [
        {key: "ours" for key in ("id", "name", "title", "authors", "year", "citation", "note")}
    ],
}


def laid(**parts: object) -> Framework:
    value = with_own_sources(HEAD | parts)
    assert own_file_problems(value, GUIDE) == []
    return apply_overlay(GUIDE, build(Overlay, value))


def problems(**parts: object) -> list[tuple[tuple[str | int, ...], str]]:
    return own_file_problems(with_own_sources(HEAD | parts), GUIDE)


def test_a_competency_goes_into_the_domain_it_names_and_says_whose_it_is() -> None:
    added = {
        "domain": "growing",
        "id": "voice",
        "name": "Voice",
        "text": "Speak.",
        "activities": [{"id": "voice.ask", "text": "Ask."}],
    }
    framework = laid(competencies=[added])
    assert [each.id for each in framework.competencies()] == ["trust", "listening", "voice"]
    voice = framework.competency("voice")
    assert type(voice) is Competency
    assert voice.source.document == voice.activities[0].source.document == "ours"
    assert framework.document("ours") is not None
    assert framework.domain_of(voice).id == "growing"


def test_the_framework_itself_stays_as_it_was() -> None:
    before = repr(GUIDE)
    laid(wordings=[{"of": "trust", "text": "Earn it."}])
    assert repr(GUIDE) == before


def test_ones_own_wording_takes_the_place_and_the_original_stays_as_a_variant() -> None:
    framework = laid(wordings=[{"of": "trust", "name": "Confianza", "text": "Ganarla."}])
    trust = framework.competency("trust")
    assert trust is not None
    assert (trust.name, trust.text, trust.source.document) == ("Confianza", "Ganarla.", "ours")
    (original,) = trust.variants
    assert (original.name, original.text, original.source) == ("Trust", "Build it.", HERE)
    assert trust.activities[0].source == HERE


def test_a_wording_reaches_an_item_inside_a_competency_too() -> None:
    framework = laid(wordings=[{"of": "trust.keep", "text": "Do what you said."}])
    trust = framework.competency("trust")
    assert trust is not None
    assert trust.activities[0].text == "Do what you said."
    assert trust.activities[0].variants[0].text == "Keep your word."
    assert trust.source == HERE


def test_a_second_overlay_keeps_both_earlier_wordings() -> None:
    first = laid(wordings=[{"of": "trust", "text": "Earn it."}])
    again = build(
        Overlay, with_own_sources(HEAD | {"wordings": [{"of": "trust", "text": "Live it."}]})
    )
    trust = apply_overlay(first, again).competency("trust")
    assert trust is not None
    assert [each.text for each in trust.variants] == ["Earn it.", "Build it."]


def test_a_second_overlay_leaves_the_notes_of_the_first_beside_their_items() -> None:
    first = laid(
        examples=[{"to": "trust", "text": "Ours."}],
        not_relevant=[{"id": "listening", "why": "Others do."}],
    )
    again = build(
        Overlay, with_own_sources(HEAD | {"examples": [{"to": "trust", "text": "Theirs."}]})
    )
    both = apply_overlay(first, again)
    assert [each.text for each in both.notes_on("trust")] == ["Ours.", "Theirs."]
    assert not both.is_relevant("listening")


def test_examples_and_what_is_not_relevant_stand_beside_their_item() -> None:
    framework = laid(
        examples=[{"to": "trust", "text": "Here we say when we cannot come."}],
        not_relevant=[{"id": "listening", "why": "Others do."}],
    )
    (example,) = framework.notes_on("trust")
    assert (example.kind, example.source.document) == ("example", "ours")
    assert framework.is_relevant("trust")
    assert not framework.is_relevant("listening")
    assert [each.name for each in framework.overlays] == ["Ours"]


@pytest.mark.parametrize(
    ("parts", "at", "what"),
    [
        pytest.param(
            {"competencies": [{"domain": "growin", "id": "voice", "name": "", "text": ""}]},
            ("competencies", 0, "domain"),
            "'growin' is no domain of guide; the nearest is 'growing'",
            id="no-domain",
        ),
        pytest.param(
            {"competencies": [{"domain": "growing", "id": "trust", "name": "", "text": ""}]},
            ("competencies", 0, "id"),
            "the id 'trust' is used twice",
            id="an-id-of-the-framework",
        ),
        pytest.param(
            {"examples": [{"to": "trsut", "text": "Yes."}]},
            ("examples", 0, "to"),
            "'trsut' is nothing of guide; the nearest is 'trust'",
            id="example-to-nothing",
        ),
        pytest.param(
            {"examples": [{"to": "trust", "text": " "}]},
            ("examples", 0),
            "it says nothing: give it a text",
            id="empty-example",
        ),
        pytest.param(
            {"wordings": [{"of": "trust", "name": " "}]},
            ("wordings", 0),
            "it says nothing: give it a text",
            id="empty-wording",
        ),
        pytest.param(
            {"wordings": [{"of": "why", "text": "How come?"}]},
            ("wordings", 0, "of"),
            "the questions keep their words; a question set of your own asks yours",
            id="a-question",
        ),
        pytest.param(
            {"wordings": [{"of": "trust.keep", "name": "Word", "text": "Keep it."}]},
            ("wordings", 0, "name"),
            "trust.keep has no name, only a text",
            id="a-name-for-what-has-none",
        ),
        pytest.param(
            {"not_relevant": [{"id": "why", "why": "No time."}]},
            ("not_relevant", 0, "id"),
            "'why' is a question, and a question cannot be left out by itself",
            id="a-question-is-not-relevant",
        ),
        pytest.param(
            {"not_relevant": [{"id": "growing", "why": ""}]},
            ("not_relevant", 0, "id"),
            "'growing' is a domain, and a domain cannot be left out by itself; name the "
            "competencies in it",
            id="a-domain-is-not-relevant",
        ),
        pytest.param(
            {"not_relevant": [{"id": "trsut", "why": ""}]},
            ("not_relevant", 0, "id"),
            "'trsut' is no principle, competency or function of guide, nor a part of one; the "
            "nearest is 'trust'",
            id="nothing-is-not-relevant",
        ),
        pytest.param(
            {"not_relevant": [{"id": "trust", "why": ""}, {"id": "trust", "why": ""}]},
            ("not_relevant", 1, "id"),
            "'trust' is named twice here",
            id="twice",
        ),
        pytest.param(
            {
                "functions": [
                    {"id": "link", "name": "", "text": "", "source": {"document": "guide"}}
                ]
            },
            ("functions", 0, "source", "document"),
            "unknown document 'guide': use ours",
            id="the-frameworks-document",
        ),
        pytest.param(
            {"revised": "soon"},
            ("revised",),
            "'soon' is no day, like 2026-11-23",
            id="no-day",
        ),
        pytest.param(
            {"sources": []},
            ("sources",),
            "the overlay itself is missing: name it as a document",
            id="no-document",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_place(
    parts: dict[str, object], at: tuple[str | int, ...], what: str
) -> None:
    assert (at, what) in problems(**parts)


@pytest.mark.parametrize(
    "value", [None, [], "text", {"sources": "x"}, {"examples": [1], "wordings": {}}]
)
def test_a_file_of_any_shape_breaks_nothing(value: object) -> None:
    own_file_problems(with_own_sources(value), GUIDE)
    own_file_problems(with_own_sources(value), None)
