"""A framework that leaves as a package comes back equal; a package from elsewhere is checked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.core.case import Version, package
from isp_cli.core.case_fields import MAX_ITEMS
from isp_cli.core.framework import Framework, Option
from isp_cli.core.items import HintPoint, Item
from isp_cli.core.sources import Source, Variant
from isp_cli.errors import InvalidFile
from isp_cli.storage.framework_file import as_yaml, from_case
from isp_cli.storage.frameworks import BUNDLED, bundled_framework, framework_from

VERSIONS: tuple[Version, ...] = ("1.0", "1.1")
HERE = Source(document="guide", section="Here")


def there_and_back(framework: Framework, version: Version = "1.1") -> Framework:
    data = json.dumps(package(framework, version=version)).encode()
    back, remarks = from_case(data, "package.json")
    assert remarks == ()
    return back


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("id", BUNDLED)
def test_a_bundled_framework_comes_back_equal(id: str, version: Version) -> None:
    framework = bundled_framework(id).framework
    assert there_and_back(framework, version) == framework


@pytest.mark.parametrize("id", BUNDLED)
def test_the_file_made_of_a_package_holds_the_same_framework(id: str) -> None:
    framework = bundled_framework(id).framework
    assert framework_from(as_yaml(there_and_back(framework)), "x.yaml") == framework


def test_the_order_of_items_and_lists_in_a_package_means_nothing() -> None:
    framework = bundled_framework("tci").framework
    made = package(framework)
    made["CFItems"].reverse()
    made["CFAssociations"].reverse()
    assert from_case(json.dumps(made).encode(), "x")[0] == framework


def changed(framework: Framework, text: str) -> Framework:
    """Put a text into every sort of place a framework has."""
    (domain, *_), (competency, *_) = framework.domains, framework.domains[0].competencies
    items = (Item(id="new.item", text=text, source=HERE, variants=(Variant(source=HERE),)),)
    assert competency.hint is not None
    points = (HintPoint(id="new.point", kind="example", text=text, source=HERE),)
    competency = replace(
        competency,
        name=text,
        activities=(Item(id="new.outer", text=text, source=HERE, items=items),),
        hint=replace(competency.hint, items=points, source=replace(HERE, item=text)),
        variants=(Variant(source=HERE, text=text), Variant(source=HERE, name=text)),
    )
    question = replace(
        framework.questions[0], answer="choice", help=text, at_least=0, at_most=0,
        options=(Option(id="new.option", name=text),),
    )  # fmt: skip
    return replace(
        framework,
        name=text,
        version=text,
        domains=(replace(domain, text=text, competencies=(competency,)),),
        questions=(question,),
        glossary=(),
        resources=(),
        readings=(),
    )


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    framework = changed(bundled_framework("practice-guide").framework, text)
    assert there_and_back(framework) == framework


@pytest.mark.parametrize(
    "text", ["", " ", "a\r\nb", "\u2028", "- a: b #c", "Format: isp-framework/9", "'", '"x"', "~"]
)
def test_a_file_holds_any_text(text: str) -> None:
    framework = changed(bundled_framework("practice-guide").framework, text)
    assert framework_from(as_yaml(framework), "x.yaml") == framework


def edited(**changes: dict[str, Any]) -> bytes:
    """Return tci's package with items changed by id, as another system might."""
    made = package(bundled_framework("tci").framework)
    for each in made["CFItems"]:
        each |= changes.get(each.get("humanCodingScheme", ""), {})
    return json.dumps(made).encode()


def test_what_another_system_changed_comes_back_changed() -> None:
    back, _ = from_case(edited(**{"tci.team": {"fullStatement": "Ours."}}), "x")
    team = back.competency("tci.team")
    assert team is not None and team.text == "Ours."


def test_what_another_system_added_takes_the_kind_that_fits_and_cites_the_package() -> None:
    made = package(bundled_framework("tci").framework)
    (team,) = (each for each in made["CFItems"] if each.get("humanCodingScheme") == "tci.team")
    made["CFItems"].append({"identifier": "new", "fullStatement": "Ask the porters."})
    made["CFAssociations"].append(
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": "new"},
            "destinationNodeURI": {"identifier": team["identifier"]},
        }
    )
    back, _ = from_case(json.dumps(made).encode(), "x")
    competency = back.competency("tci.team")
    assert competency is not None
    (added,) = competency.activities
    assert (added.id, added.text) == ("ask-the-porters", "Ask the porters.")
    assert added.source.document == "tci.source"
    assert back.document("tci.source") is not None


def test_without_types_and_notes_our_own_package_is_still_read() -> None:
    made = package(bundled_framework("tci").framework)
    made["CFDocument"].pop("notes")
    for each in made["CFItems"]:
        each.pop("CFItemType")
        each.pop("CFItemTypeURI")
        each.pop("notes", None)
    back, _ = from_case(json.dumps(made).encode(), "x")
    assert "tci-team" in [each.id for each in back.competencies()]


def test_an_item_where_isp_has_no_place_for_one_is_a_problem_with_its_path() -> None:
    made = package(bundled_framework("tci").framework)
    levels = [each for each in made["CFItems"] if each["CFItemType"] == "Level"]
    for each in made["CFAssociations"]:
        if each["originNodeURI"]["identifier"] == levels[1]["identifier"]:
            each["destinationNodeURI"] = {"identifier": levels[0]["identifier"]}
    with pytest.raises(InvalidFile, match=r"CFItems\[\d+\]\.CFItemType: 'Level' has no place"):
        from_case(json.dumps(made).encode(), "x")


def test_what_breaks_a_rule_of_frameworks_is_told_by_id() -> None:
    made = package(bundled_framework("practice-guide").framework)
    question = next(each for each in made["CFItems"] if each["CFItemType"] == "Question")
    question["notes"] += "\nAnswer: by post\nAt least: few"
    with pytest.raises(InvalidFile) as refused:
        from_case(json.dumps(made).encode(), "x")
    told = str(refused.value)
    assert f"questions > {question['humanCodingScheme']} > answer: expected" in told
    assert "at_least: expected a whole number, found 'few'" in told


def test_a_file_holds_as_many_items_as_an_import_takes() -> None:
    items = [
        {"identifier": str(number), "fullStatement": f"Item {number}", "humanCodingScheme": "x"}
        for number in range(MAX_ITEMS)
    ]
    edges = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": str(number)},
            "destinationNodeURI": {"identifier": str(number - 1)},
        }
        for number in range(MAX_ITEMS)
        if number % 3
    ]
    document = {"identifier": "doc", "title": "Large", "creator": "Us"}
    made = {"CFDocument": document, "CFItems": items, "CFAssociations": edges}
    framework, _ = from_case(json.dumps(made).encode(), "x")
    assert len(list(framework.competencies())) == len(range(1, MAX_ITEMS, 3))
    assert as_yaml(framework)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"CFDocument": {', "not JSON"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"a":' * 200_000, "nested too deep"),
        (b"1" * 5_000_000, "no CASE package"),
        (b" " * (16 * 1024 * 1024 + 1), "larger than 16 MiB"),
        (b'{"CFDocument": NaN}', "expected keys and values"),
        (b"id,kind\n", "not JSON"),
    ],
    ids=["empty", "utf-16", "cut", "brackets", "braces", "number", "large", "nan", "csv"],
)
def test_a_hostile_package_is_refused_in_a_sentence(data: bytes, what: str) -> None:
    with pytest.raises(InvalidFile, match=what):
        from_case(data, "package.json")


def test_a_sequence_number_of_a_million_digits_is_passed_over() -> None:
    data = json.dumps(package(bundled_framework("tci").framework)).encode()
    data = data.replace(b'"sequenceNumber": 1,', b'"sequenceNumber": ' + b"9" * 1_000_000 + b",", 1)
    assert from_case(data, "x")[0].id == "tci"
