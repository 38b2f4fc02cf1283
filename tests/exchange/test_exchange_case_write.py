"""An address stands in a package only in the form that standards have for one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from case_rules import breaches
from isp_cli.exchange.case_ids import IdentifiedFramework, kind_link
from isp_cli.exchange.case_write import CrosswalkSide, Version, address, changed_day, package
from isp_cli.framework.bundled import BUNDLED, bundled_crosswalk, bundled_framework, framework_from
from isp_cli.framework.crosswalk import matches_covering
from isp_cli.framework.outline import outline
from isp_cli.framework.records import Framework, Source
from isp_cli.records import replace, walk


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a[1]", "https://example.org/a%5B1%5D"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        (
            "https://münchen.example/straße?q=ä#ü",
            "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4#%C3%BC",
        ),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
    ],
)
def test_an_address_is_written_as_a_uri(text: str, made: str) -> None:
    assert address(text) == made
    assert address(made) == made


@pytest.mark.parametrize(
    "text",
    [
        *("", "no address", "http://[", "https://", "javascript:alert(1)", "https://a b/"),
        *("https://x:99999/", "https://x:y/", "https://me:secret@x/", "http://[fe80::1%25e]/"),
        *("https://x/\ud800", f"https://{'ä' * 70}.example/"),
    ],
)
def test_what_is_no_address_on_the_web_is_none(text: str) -> None:
    assert address(text) == ""


# A CASE package holds a whole framework, in fields of the standard, the same every time.

VERSIONS: tuple[Version, ...] = ("1.0", "1.1")
SMALL = """\
format: isp-framework/1
id: small
name: A small one
version: "3"
language: en
sources:
  - {id: paper, name: Paper, title: The Paper, authors: A. Body, year: "2019", citation: Body.,
     note: All of it.}
domains:
  - id: doing
    name: Doing
    text: What is done.
    source: {document: paper, section: One}
    competencies:
      - id: listening
        name: Listening
        text: Hear people out.
        source: {document: paper, section: One, item: "2"}
        activities:
          - {id: listening.wait, text: Wait before you speak.,
             source: {document: paper, section: One, item: a}}
          - {id: listening.ask, text: Ask one more question.,
             source: {document: paper, section: One, item: b}}
"""


def small() -> Framework:
    return framework_from(SMALL.encode(), "small.yaml")


def whole(id: str, version: Version) -> dict[str, Any]:
    other = next(each for each in BUNDLED if each != id)
    beside = CrosswalkSide(bundled_crosswalk(), bundled_framework(other).framework)
    framework = bundled_framework(id).framework
    return package(framework, version=version, beside=(beside,), remark="Our words.")


def item_of(made: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = (each for each in made["CFItems"] if each.get("humanCodingScheme") == code)
    return dict(found)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("id", BUNDLED)
def test_a_package_has_what_its_version_demands_and_nothing_it_does_not_know(
    id: str, version: Version
) -> None:
    assert breaches(whole(id, version), version) == []


@pytest.mark.parametrize("id", BUNDLED)
def test_a_package_says_whose_framework_it_is_and_that_it_is_no_standard(id: str) -> None:
    (source, *_) = bundled_framework(id).framework.sources
    document = whole(id, "1.1")["CFDocument"]
    assert document["creator"] == source.authors
    assert document["publisher"] == source.publisher
    assert document["version"] == bundled_framework(id).framework.version
    assert document.get("officialSourceURL", "") == source.url
    assert document["adoptionStatus"] == "Draft"


def test_what_is_said_of_the_words_comes_first_for_systems_that_cut_descriptions() -> None:
    said = whole("practice-guide", "1.1")["CFDocument"]["description"]
    assert said.startswith("Our words.\n\nAfter: Metz, A.")


def test_the_check_of_our_own_sees_what_is_wrong() -> None:
    made = package(small())
    made["CFDocument"]["officialSourceURL"] = "https://example.org/100%"
    for each in made["CFDefinitions"]["CFItemTypes"][:2]:
        each["hierarchyCode"] = "3"
    made["CFAssociations"][1]["identifier"] = made["CFAssociations"][2]["identifier"]
    made["CFAssociations"][2]["lastChangeDateTime"] = "2026-02-30T00:00:00Z"
    made["CFItems"][0].pop("fullStatement")
    made["CFItems"][1]["CFDocumentURI"] = made["CFItems"][1].pop("uri")
    made["CFAssociations"][0]["associationType"] = "isLike"
    found = " ".join(breaches(made, "1.0"))
    for wrong in (
        *("fullStatement: missing", "uri: missing", "CFDocumentURI: not known", "isLike"),
        *("officialSourceURL: 'https://example.org/100%'", "3: stands for 2 things", "no time"),
        *("uri: is that of something else", made["CFAssociations"][1]["identifier"]),
    ):
        assert wrong in found
    assert "caseVersion" in found


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("id", BUNDLED)
def test_a_package_is_valid_by_the_published_schema(id: str, version: Version) -> None:
    folder = os.environ.get("ISP_CASE_SCHEMAS")
    if not folder:
        pytest.skip("ISP_CASE_SCHEMAS names no folder with 1EdTech's CASE schemas")
    validators = pytest.importorskip("jsonschema.validators")
    texts = [path.read_text(encoding="utf-8") for path in Path(folder).glob("*.json")]
    (schema,) = (
        json.loads(text) for text in texts if ('"caseVersion"' in text) == (version == "1.1")
    )
    of = validators.validator_for(schema)
    errors = of(schema, format_checker=of.FORMAT_CHECKER).iter_errors(whole(id, version))
    assert [f"{list(each.absolute_path)}: {each.message}" for each in errors] == []


def test_identifiers_never_change() -> None:
    # literal, so that no new version of isp can make others: people's systems hold these
    found = [IdentifiedFramework(bundled_framework(id).framework).identifier for id in BUNDLED]
    assert found == [
        *("d0a2f60d-ada4-5990-a1ef-37f1fb0160de", "508d454a-3f5b-5b04-a605-04804a27cd3d"),
    ]
    made = item_of(whole("tci", "1.1"), "tci.team.statement.1")
    assert made["identifier"] == "1990883a-c2b4-5595-aee5-343df7ca2647"
    assert made["uri"] == "urn:uuid:1990883a-c2b4-5595-aee5-343df7ca2647"
    assert kind_link("Competency")["identifier"] == "b5c7cb66-0f41-5b13-a178-392a1a170c99"


def test_what_is_added_or_moved_leaves_the_other_identifiers_as_they_are() -> None:
    more = SMALL.replace(
        "          - {id: listening.ask,",
        "          - {id: listening.new, text: New., source: {document: paper, section: One}}\n"
        "          - {id: listening.ask,",
    )
    before = {each["identifier"] for each in package(small())["CFItems"]}
    after = {each["identifier"] for each in package(framework_from(more.encode(), "x"))["CFItems"]}
    assert before < after
    assert len(after) == len(before) + 1


def test_the_time_is_that_of_the_revision_or_of_the_source_and_never_now() -> None:
    assert changed_day(small()) == "2019-01-01T00:00:00Z"
    revised = SMALL.replace("language: en\n", "language: en\nrevised: 2024-02-29\n")
    assert changed_day(framework_from(revised.encode(), "x")) == "2024-02-29T00:00:00Z"
    assert package(small()) == package(small())


def test_words_name_kind_id_and_source_stand_where_the_standard_has_them() -> None:
    made = item_of(package(small()), "listening")
    assert made["fullStatement"] == "Hear people out."
    assert made["abbreviatedStatement"] == "Listening"
    assert made["CFItemType"] == made["CFItemTypeURI"]["title"] == "Competency"
    assert made["listEnumeration"] == "2"
    assert made["notes"] == "Document: paper\nSection: One\nItem: 2"
    assert made["language"] == "en"


def test_a_section_is_named_by_isp_and_so_in_english() -> None:
    framework = framework_from(SMALL.replace("language: en", "language: ar").encode(), "x")
    said = {each["CFItemType"]: each["language"] for each in package(framework)["CFItems"]}
    assert (said["Section"], said["Competency"]) == ("en", "ar")


def test_an_address_that_is_no_uri_becomes_one_or_stays_out() -> None:
    (source,) = small().sources
    for url in ("https://example.org/100%", "http://[", "https://münchen.example/ä"):
        framework = replace(small(), sources=(replace(source, url=url),))
        assert breaches(package(framework, version="1.0"), "1.0") == []


def test_every_kind_that_is_used_is_defined() -> None:
    made = package(small())
    defined = {each["identifier"] for each in made["CFDefinitions"]["CFItemTypes"]}
    assert {each["CFItemTypeURI"]["identifier"] for each in made["CFItems"]} == defined


def test_items_hang_below_one_another_in_their_order() -> None:
    made = package(small())
    titles = {each["identifier"]: each.get("humanCodingScheme", "") for each in made["CFItems"]}
    titles[made["CFDocument"]["identifier"]] = "(document)"
    found = [
        (
            titles[each["originNodeURI"]["identifier"]],
            titles[each["destinationNodeURI"]["identifier"]],
            each["sequenceNumber"],
        )
        for each in made["CFAssociations"]
    ]
    assert found == [
        ("doing", "(document)", 1),
        ("listening", "doing", 1),
        ("listening.wait", "listening", 1),
        ("listening.ask", "listening", 2),
        ("", "(document)", 2),
        ("paper", "", 1),
    ]


@pytest.mark.parametrize("id", BUNDLED)
def test_nothing_of_a_framework_is_left_out(id: str) -> None:
    framework = bundled_framework(id).framework
    inside = [each for at, each in walk(framework) if at and not isinstance(each, Source)]
    in_outline = [each.record for each in outline(framework) if each.record is not None]
    assert sorted(map(repr, in_outline)) == sorted(map(repr, inside))


def test_a_crosswalk_leads_to_the_very_items_of_the_other_package() -> None:
    guide, tci = whole("practice-guide", "1.1"), whole("tci", "1.1")
    targets = {each["identifier"] for each in tci["CFItems"]}
    origins = {each["identifier"] for each in guide["CFItems"]}
    related = [each for each in guide["CFAssociations"] if each["associationType"] == "isRelatedTo"]
    document, *pairs = related
    assert document["originNodeURI"]["identifier"] == guide["CFDocument"]["identifier"]
    assert document["destinationNodeURI"]["identifier"] == tci["CFDocument"]["identifier"]
    assert {each["originNodeURI"]["identifier"] for each in pairs} <= origins
    assert {each["destinationNodeURI"]["identifier"] for each in pairs} <= targets
    assert len(pairs) == len([row for row in bundled_crosswalk().rows if row.target])


def test_a_crosswalk_says_how_strong_a_match_is_and_why() -> None:
    guide = whole("practice-guide", "1.1")
    (strong, *_) = matches_covering(bundled_crosswalk(), "brokering")
    origin = item_of(guide, "brokering")["identifier"]
    found = {
        each["notes"]: each["CFAssociationGroupingURI"]["title"]
        for each in guide["CFAssociations"]
        if each["associationType"] == "isRelatedTo"
        and each["originNodeURI"]["identifier"] == origin
    }
    assert found[strong.reason].startswith("Strong match: ")
    assert len(found) == len(matches_covering(bundled_crosswalk(), "brokering"))
    told = [each["description"] for each in guide["CFDefinitions"]["CFAssociationGroupings"]]
    assert all("This project's own reading." in each for each in told)
    assert all("508d454a-3f5b-5b04-a605-04804a27cd3d" in each for each in told)


def test_a_grouping_says_what_its_strength_means() -> None:
    groups = whole("tci", "1.0")["CFDefinitions"]["CFAssociationGroupings"]
    said = {each["title"].partition(" ")[0]: each["description"] for each in groups}
    assert said.keys() == {"Strong", "Partial"}
    assert said["Strong"].startswith("Strong: what is at the heart of one is said in the other too")
    assert said["Partial"].startswith("Partial: the two meet in a part.")


def test_both_sides_of_a_crosswalk_tell_the_same_pairs() -> None:
    def pairs(made: dict[str, Any], one: str, other: str) -> set[tuple[str, str]]:
        return {
            (each[one]["identifier"], each[other]["identifier"])
            for each in made["CFAssociations"]
            if each["associationType"] == "isRelatedTo"
        }

    ends = ("originNodeURI", "destinationNodeURI")
    guide, tci = whole("practice-guide", "1.0"), whole("tci", "1.0")
    assert pairs(guide, *ends) == pairs(tci, *reversed(ends))
