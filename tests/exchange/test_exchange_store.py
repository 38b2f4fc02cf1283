"""A framework that leaves as a package comes back equal; a package from elsewhere is checked."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.errors import InvalidFile
from isp_cli.exchange.case_package import MAX_ITEMS
from isp_cli.exchange.case_write import Version, package
from isp_cli.exchange.store import as_yaml, from_case
from isp_cli.framework.bundled import BUNDLED, bundled_framework, framework_from
from isp_cli.framework.records import Framework, HintPoint, Item, Option, Source, Variant
from isp_cli.records import replace

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


@pytest.mark.sweep
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


@pytest.mark.sweep
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
    new = "0f9d1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"
    made["CFItems"].append({"identifier": new, "fullStatement": "Ask the porters."})
    made["CFAssociations"].append(
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": new},
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
    again = {each["identifier"] for each in package(back)["CFItems"]}
    assert {each["identifier"] for each in made["CFItems"]} <= again


def test_without_types_and_notes_our_own_package_is_still_read() -> None:
    made = package(bundled_framework("tci").framework)
    made["CFDocument"].pop("notes")
    for each in made["CFItems"]:
        each.pop("CFItemType")
        each.pop("CFItemTypeURI")
        each.pop("notes", None)
    back, _ = from_case(json.dumps(made).encode(), "x")
    assert "tci-team" in [each.id for each in back.competencies()]


def stripped(id: str, *keys: str, of: str = "") -> bytes:
    """Return a bundled framework's package without some keys of its items, or those of a kind."""
    made = package(bundled_framework(id).framework)
    for each in made["CFItems"]:
        if not of or each["CFItemType"] == of:
            for key in keys:
                each.pop(key, None)
    return json.dumps(made).encode()


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (("CFItemType", "CFItemTypeURI"), "its items have no types that isp knows (CFItemType)"),
        (("humanCodingScheme",), "its items have no codes (humanCodingScheme)"),
        (("notes",), "its items have no notes"),
    ],
)
@pytest.mark.parametrize("id", BUNDLED)
def test_our_own_package_without_what_makes_it_ours_is_read_like_any_other(
    id: str, keys: tuple[str, ...], why: str
) -> None:
    framework, (told, *_) = from_case(stripped(id, *keys), "x")
    assert told == (
        f"this package was changed since isp wrote it: {why}; so it was read like any other one"
    )
    names = [each.name for each in framework.competencies()]
    assert {each.name for each in bundled_framework(id).framework.competencies()} <= set(names)
    assert as_yaml(framework)


def test_a_package_whose_types_have_other_names_is_read_like_any_other() -> None:
    data = stripped("tci").replace(b'"CFItemType": "', b'"CFItemType": "Our ')
    _, (told, *_) = from_case(data, "x")
    assert "no types that isp knows" in told


def test_a_package_without_the_documents_it_names_is_read_like_any_other() -> None:
    made = package(bundled_framework("tci").framework)
    made["CFItems"] = [each for each in made["CFItems"] if each["CFItemType"] != "Source document"]
    _, (told, *_) = from_case(json.dumps(made).encode(), "x")
    assert "the documents that its items come from are gone" in told


def test_where_an_item_has_no_place_for_isp_the_first_is_told_with_its_path() -> None:
    made = package(bundled_framework("tci").framework)
    levels = [each for each in made["CFItems"] if each["CFItemType"] == "Level"]
    for each in made["CFAssociations"]:
        if each["originNodeURI"]["identifier"] == levels[1]["identifier"]:
            each["destinationNodeURI"] = {"identifier": levels[0]["identifier"]}
    framework, (told, *_) = from_case(json.dumps(made).encode(), "x")
    path = f"CFItems[{made['CFItems'].index(levels[1])}].CFItemType"
    assert f": {path}: 'Level' has no place below 'Level'; so" in told
    assert framework.id != "tci"


def test_what_breaks_a_rule_of_frameworks_is_told_by_its_path_in_the_package() -> None:
    made = package(bundled_framework("practice-guide").framework)
    question = next(each for each in made["CFItems"] if each["CFItemType"] == "Question")
    question["notes"] += "\nAnswer: by post\nAt least: few"
    _, (told, *_) = from_case(json.dumps(made).encode(), "x")
    assert f"CFItems[{made['CFItems'].index(question)}]: answer: expected" in told
    assert "(and 1 more like it)" in told


NURSES = "0f9d1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"
WARD = {
    "CFDocument": {"identifier": NURSES, "title": "看護", "creator": "School", "language": "ja"},
    "CFItems": [
        {
            "identifier": f"{number}f9d1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f",
            "fullStatement": words,
            "humanCodingScheme": code,
            "listEnumeration": enumeration,
        }
        for number, words, code, enumeration in (
            ("1", "健康", "K.1", "1"),
            ("2", "傾聴", "", "a"),
            ("3", "Sit down first", "K.1.a", ""),
        )
    ],
    "CFAssociations": [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": f"{child}f9d1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"},
            "destinationNodeURI": {"identifier": f"{parent}f9d1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f"},
        }
        for child, parent in (("1", "0"), ("2", "1"), ("3", "2"))
    ],
}


def of_package(made: dict[str, Any], *keys: str) -> list[tuple[str, ...]]:
    found = [tuple(each.get(key, "") for key in keys) for each in made["CFItems"]]
    return [each for each in found if each[0] in json.dumps(WARD)]


def test_a_package_from_elsewhere_keeps_its_identifiers_and_codes() -> None:
    framework, _ = from_case(json.dumps(WARD).encode(), "x")
    framework = framework_from(as_yaml(framework), "x.yaml")
    made = package(framework)
    keys = ("identifier", "humanCodingScheme", "listEnumeration")
    assert made["CFDocument"]["identifier"] == NURSES
    assert of_package(made, *keys) == of_package(WARD, *keys)
    assert there_and_back(framework) == framework


def test_what_is_added_to_a_package_from_elsewhere_shares_no_identifier_with_another() -> None:
    one, _ = from_case(json.dumps(WARD).encode(), "x", id="ours")
    other, _ = from_case(json.dumps(WARD).replace("f9d1c2e-", "e9d1c2e-").encode(), "x", id="ours")

    def grown(framework: Framework) -> set[str]:
        (domain,) = framework.domains
        new = replace(domain.competencies[0], id="new", source=replace(HERE, document="mine"))
        more = replace(domain, competencies=(*domain.competencies, new))
        mine = replace(framework.sources[0], id="mine", identifier="")
        made = package(replace(framework, domains=(more,), sources=(*framework.sources, mine)))
        return {each["identifier"] for each in made["CFItems"]}

    assert len(grown(one)) == len(grown(other))
    assert not grown(one) & grown(other)


def test_without_the_packages_identifier_a_framework_is_another_one() -> None:
    framework, _ = from_case(json.dumps(WARD).encode(), "x")
    (source,) = framework.sources
    ours = replace(framework, sources=(replace(source, identifier=""),))
    made = package(ours)
    assert made["CFDocument"]["identifier"] != NURSES
    assert of_package(made, "identifier") == []
    assert there_and_back(ours) == ours


def test_an_identifier_that_two_items_bear_is_that_of_the_first() -> None:
    framework, _ = from_case(json.dumps(WARD).encode(), "x")
    (domain,) = framework.domains
    twin = replace(domain.competencies[0], id="twin", activities=())
    more = replace(domain, competencies=(*domain.competencies, twin))
    made = package(replace(framework, domains=(more,)))
    found = [each["identifier"] for each in made["CFItems"]]
    assert len(set(found)) == len(found)


def uuid(number: int) -> str:
    return str(UUID(int=number))


@pytest.mark.sweep
def test_a_file_holds_as_many_items_as_an_import_takes() -> None:
    items = [
        {"identifier": uuid(number), "fullStatement": f"Item {number}", "humanCodingScheme": "x"}
        for number in range(MAX_ITEMS)
    ]
    edges = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": uuid(number)},
            "destinationNodeURI": {"identifier": uuid(number - 1)},
        }
        for number in range(MAX_ITEMS)
        if number % 3
    ]
    document = {"identifier": uuid(MAX_ITEMS), "title": "Large", "creator": "Us"}
    made = {"CFDocument": document, "CFItems": items, "CFAssociations": edges}
    framework, _ = from_case(json.dumps(made).encode(), "x")
    assert len(list(framework.competencies())) == len(range(1, MAX_ITEMS, 3))
    assert as_yaml(framework)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "UTF-16"),
        ('{"CFDocument": 1}'.encode("utf-16-le"), "UTF-16"),
        (b'{"CFDocument": {', "not JSON"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"a":' * 200_000, "nested too deep"),
        (b"1" * 5_000_000, "no CASE package"),
        (b" " * (16 * 1024 * 1024 + 1), "larger than 16 MiB"),
        (b'{"CFDocument": NaN}', "expected keys and values"),
        (b"id,kind\n", "not JSON"),
    ],
    ids=["empty", "utf-16", "no-bom", "cut", "brackets", "braces", "number", "large", "nan", "csv"],
)
def test_a_hostile_package_is_refused_in_a_sentence(data: bytes, what: str) -> None:
    with pytest.raises(InvalidFile, match=what):
        from_case(data, "package.json")


def test_a_sequence_number_of_a_million_digits_is_passed_over() -> None:
    data = json.dumps(package(bundled_framework("tci").framework)).encode()
    data = data.replace(b'"sequenceNumber": 1,', b'"sequenceNumber": ' + b"9" * 1_000_000 + b",", 1)
    assert from_case(data, "x")[0].id == "tci"
