"""Texts of other systems lose the tags of HTML, and no words."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest

from isp_cli.exchange.case_ids import notes_of, pairs_in
from isp_cli.exchange.case_package import MAX_ITEMS, MAX_LEVELS
from isp_cli.exchange.case_read import ImportedPackage, import_package, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p><b>Care</b> &amp; <i>respect</i></p>", "Care & respect"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("One<br/>two<BR>three", "One\ntwo\nthree"),
        ("&nbsp;Hi&nbsp;there", "Hi there"),
        ('See <a href="https://x">this</a> <img src="x" alt="picture">', "See this picture"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<math><mi>x</mi></math> <b>y</b>", "<math><mi>x</mi></math> y"),
    ],
)
def test_tags_are_taken_out(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *("a < b", "x<y and z>w", "R&D; AT&T", "1 <b", "[bold]no[/bold]", "  as\n\n\n\nit was "),
        *("if a<b and c>d", "| a |\n| --- |", "$x<3$"),
    ],
)
def test_what_only_looks_like_a_tag_stays(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>If a &lt; b</p> then x<y. More.", "If a < b\nthen x<y. More."),
        ("<p>One</p> a </ and more", "One\na </ and more"),
        ("<p>One</p> </3 of it> and more", "One\n</3 of it> and more"),
        ("<p>One</p> <!-- and more", "One\n<!-- and more"),
        ("<p>One</p> a --> b <!-- c", "One\na --> b <!-- c"),
        ("<p>One</p> <? and more", "One\n<? and more"),
        ("<p>One</p> <! and > more", "One\n<! and > more"),
        ("<p>One</p> <![CDATA[ and more", "One\n<![CDATA[ and more"),
        ("<p>One</p> <script>x < y and more", "One\nx < y and more"),
        ("<p>One</p> <style>x &amp; y", "One\nx & y"),
        ("<p>One</p> <title>a <b>b</b> and more", "One\n<title>a b and more"),
        ("<p>One</p> <textarea>a <b>b</b>", "One\n<textarea>a b"),
        ("<p>One</p> <plaintext>a <b>b</b>", "One\n<plaintext>a b"),
        ('<p>One</p> <a href="x>y">two</a> <a href="three', 'One\ntwo <a href="three'),
        ("<p>One</p> <b", "One\n<b"),
    ],
)
def test_a_stray_mark_takes_no_words_with_it(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<!DOCTYPE html><p>One</p>", "One"),
        ("<?xml version='1.0'?><p>One</p>", "One"),
        ("One <!-- a remark\nof two lines --> two", "One two"),
        ("<p>One</p><!-- <b>x</b> --> two <!-- y --> three <!--", "One\ntwo three <!--"),
    ],
)
def test_what_is_no_text_of_the_statement_goes(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_text_of_many_comments_that_never_end_is_read_once() -> None:
    text = "-->" + "<!--" * 200_000
    assert plain_text(f"<p>One</p>{text}") == f"One\n{text}"


def test_every_word_outside_complete_marks_survives() -> None:
    pieces = (
        "<p>",
        "</p>",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<?",
        "<!",
        "<![CDATA[",
        "<script>",
        "&",
    )
    for first, second, third in itertools.product(pieces, repeat=3):
        text = f"<b>alpha</b> {first} beta {second} gamma {third} delta"
        outside = re.sub(r"<!--.*?-->", "", text)
        for word in re.findall("alpha|beta|gamma|delta", outside):
            assert word in plain_text(text), text


# Packages from anywhere become sensible frameworks, or say everything that is wrong with them.

NURSING = {"identifier": "DOC", "title": "Nursing skills", "creator": "A School"}


def item(id: str, words: str, **more: Any) -> dict[str, Any]:
    return {"identifier": id, "fullStatement": words, **more}


def below(child: str, parent: str, number: int | None = None) -> dict[str, Any]:
    ends = {"originNodeURI": {"identifier": child}, "destinationNodeURI": {"identifier": parent}}
    number_of = {} if number is None else {"sequenceNumber": number}
    return {"associationType": "isChildOf", **ends, **number_of}


def foreign(items: list[Any], edges: list[Any], **document: Any) -> dict[str, Any]:
    return {"CFDocument": {**NURSING, **document}, "CFItems": items, "CFAssociations": edges}


def shape(made: ImportedPackage) -> dict[str, Any]:
    """Return the ids of a framework as a tree."""
    assert made.problems == ()

    def items(held: list[Any]) -> dict[str, Any]:
        return {each["id"]: items(each["items"]) for each in held}

    return {
        domain["id"]: {each["id"]: items(each["activities"]) for each in domain["competencies"]}
        for domain in made.framework["domains"]
    }


UUIDS = [f"{each * 8}-1111-4111-8111-111111111111" for each in "abcd"]
WARD = [
    item("c", "Tell the patient what comes next.", humanCodingScheme="1.1.a"),
    item("a", "Care", humanCodingScheme="C"),
    item("b", "Talks with patients.", abbreviatedStatement="Talk"),
    item("d", "Sit down for it."),
]
HUNG = [below("c", "b", 1), below("b", "a", 1), below("a", "DOC", 1), below("d", "c", 1)]


def test_top_items_become_domains_the_next_competencies_and_the_rest_activities() -> None:
    made = import_package(foreign(WARD, HUNG))
    assert shape(made) == {"c": {"talk": {"1-1-a": {"sit-down-for-it": {}}}}}
    competency = made.framework["domains"][0]["competencies"][0]
    assert (competency["name"], competency["text"]) == ("Talk", "Talks with patients.")
    assert made.remarks == ()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda it: it,
        lambda it: {"CFPackage": it},
        lambda it: {"status": "ok", "CFPackage": it, "CFOther": {}},
        lambda it: {"data": {"CFPackage": it}},
        lambda it: [it],
    ],
)
def test_a_package_is_found_in_its_wrapping(wrap: Any) -> None:
    assert shape(import_package(wrap(foreign(WARD, HUNG)))) == shape(
        import_package(foreign(WARD, HUNG))
    )


def test_keys_isp_does_not_know_are_passed_over() -> None:
    package = foreign(
        [{**each, "CFDocumentURI": {"x": 1}, "educationLevel": ["9"]} for each in WARD],
        [{**each, "groupLevel": None} for each in HUNG],
        CFPackageURI={"uri": "x"},
    )
    package |= {"CFRubrics": "not even a list", "extra": [1]}
    assert shape(import_package(package)) == shape(import_package(foreign(WARD, HUNG)))


def test_siblings_stand_by_their_numbers_and_those_without_come_after() -> None:
    items = [item(each, f"Item {each}") for each in "abcdz"]
    edges = [below("z", "DOC"), below("a", "z"), below("b", "z", 10), below("c", "z", 9)]
    made = import_package(foreign(items, [*edges, below("d", "z", 1)]))
    assert list(shape(made)["item-z"]) == ["item-d", "item-c", "item-b", "item-a"]


@pytest.mark.parametrize("numbers", [(2, 1), ("2", "1"), ("2.0", "1.0"), (0, -1), (1.5, "-0.5")])
def test_siblings_stand_by_numbers_however_they_are_written(numbers: tuple[Any, Any]) -> None:
    items = [item(each, f"Item {each}") for each in "abz"]
    edges = [below("z", "DOC"), *map(below, "ab", "zz", numbers)]
    assert list(shape(import_package(foreign(items, edges)))["item-z"]) == ["item-b", "item-a"]


def test_a_language_is_one_line() -> None:
    assert import_package(foreign(WARD, HUNG, language="english\nno")).framework["language"] == (
        "english no"
    )


def test_without_any_hierarchy_the_items_are_competencies_of_one_domain() -> None:
    made = import_package(foreign([item("a", "One"), item("b", "Two")], []))
    assert list(shape(made).values()) == [{"one": {}, "two": {}}]
    assert made.framework["domains"][0]["name"] == "Nursing skills"


def test_a_parent_outside_the_package_leaves_an_item_at_the_top() -> None:
    made = import_package(foreign(WARD, [*HUNG[:2], below("a", "elsewhere"), HUNG[3]]))
    assert shape(made) == shape(import_package(foreign(WARD, HUNG)))


def test_an_item_below_several_stands_below_the_first_and_that_is_told() -> None:
    items = [item("a", "A"), item("b", "B"), item("c", "C")]
    edges = [below("c", "b"), below("c", "a"), below("b", "DOC"), below("a", "DOC")]
    made = import_package(foreign(items, edges))
    assert shape(made) == {"b": {"c": {}}, "a": {}}
    assert made.remarks == ("1 item stands below more than one; the first was taken",)


def test_links_may_be_addresses_and_identifiers_of_any_case() -> None:
    one, two = "AAAAAAAA-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"
    edge = {
        "associationType": "isChildOf",
        "originNodeURI": f"https://case.example/uri/{two.upper()}",
        "destinationNodeURI": {"uri": f"urn:uuid:{one.lower()}"},
    }
    assert shape(import_package(foreign([item(one, "Up"), item(two, "Down")], [edge]))) == {
        "up": {"down": {}}
    }


def test_items_deeper_than_a_file_holds_join_the_last_level_and_that_is_told() -> None:
    items = [item(f"n{number}", f"Level {number}x") for number in range(1, MAX_LEVELS + 4)]
    edges = [below(f"n{number + 1}", f"n{number}") for number in range(1, MAX_LEVELS + 3)]
    made = import_package(foreign(items, edges))
    assert made.remarks == (
        f"3 items stand more than {MAX_LEVELS} levels deep; the last level took them",
    )
    found = json.dumps(made.framework)
    assert all(each["fullStatement"] in found for each in items)


def test_a_chain_of_thousands_of_items_is_read() -> None:
    items = [item(f"n{number}", f"Item n{number}") for number in range(MAX_ITEMS)]
    edges = [below(f"n{number + 1}", f"n{number}") for number in range(MAX_ITEMS - 1)]
    assert import_package(foreign(items, edges)).problems == ()


def test_ids_are_made_of_codes_or_words_and_never_given_twice() -> None:
    items = [
        item("a", "Étude de cas", humanCodingScheme="CCSS.MATH.K.CC.A.1"),
        item("b", "L'écoute", humanCodingScheme="1.2"),
        item("c", "L'écoute"),
        item("d", "الاستماع"),
        item("e", "傾聴"),
        item("f", "x" * 400),
    ]
    made = import_package(foreign(items, []))
    ids = list(shape(made)["nursing-skills-2"])
    assert ids == [
        *("ccss-math-k-cc-a-1", "lecoute", "lecoute-2", "competency-d", "competency-e", "x" * 48),
    ]
    assert made.remarks == (
        "2 ids were made of the package's identifiers, for want of Latin letters",
    )


def test_two_packages_in_other_scripts_get_ids_that_differ() -> None:
    one = foreign([item(UUIDS[0], "الرعاية")], [], title="مهارات", identifier=UUIDS[1])
    other = foreign([item(UUIDS[2], "健康")], [], title="看護", identifier=UUIDS[3])
    assert [import_package(each).framework["id"] for each in (one, other)] == [
        *("framework-bbbbbbbb", "framework-dddddddd"),
    ]
    assert [shape(import_package(each)) for each in (one, other)] == [
        {"domain-bbbbbbbb": {"competency-aaaaaaaa": {}}},
        {"domain-dddddddd": {"competency-cccccccc": {}}},
    ]
    titled = [foreign([item("a", "A")], [], title=each, identifier="") for each in ("看護", "護")]
    assert len({import_package(each).framework["id"] for each in titled}) == 2


def test_a_framework_gets_the_id_it_is_given() -> None:
    made = import_package(foreign(WARD, HUNG), id="our-nurses")
    assert (made.framework["id"], made.framework["sources"][0]["id"]) == (
        *("our-nurses", "our-nurses.source"),
    )


def test_a_name_is_cut_and_no_word_of_it_lost() -> None:
    long = "The student talks " + "and listens " * 60
    items = [item("a", "A"), item("b", "B.", abbreviatedStatement=long), item("c", long)]
    made = import_package(foreign(items, [below("b", "a"), below("c", "a")]))
    for each in made.framework["domains"][0]["competencies"]:
        assert len(each["name"]) <= 81
        assert each["name"].endswith("…")
        assert " ".join(long.split()) in each["text"]


def test_an_alternative_label_stands_in_where_there_are_no_other_words() -> None:
    label = {"identifier": "b", "alternativeLabel": "Only this"}
    assert shape(import_package(foreign([WARD[1], label], [below("b", "a")]))) == {
        "c": {"only-this": {}}
    }


def test_texts_in_html_come_without_its_tags() -> None:
    items = [item("a", "<p><b>Care</b> &amp; respect</p>"), item("b", "If a < b<br>then x<y.")]
    made = import_package(foreign(items, [below("b", "a")], title="<h1>Skills</h1>"))
    (domain,) = made.framework["domains"]
    assert (domain["id"], domain["name"]) == ("care-respect", "Care & respect")
    assert domain["competencies"][0]["text"] == "If a < b\nthen x<y."
    assert made.framework["id"] == "skills"
    assert made.remarks == ("HTML was taken out of 3 texts; the words were kept",)


def test_what_has_no_place_and_what_hangs_in_the_air_is_told() -> None:
    items = [*WARD[1:3], item("x", "X", conceptKeywords=["k"], educationLevel=["9"])]
    edges = [below("a", "DOC"), below("b", "a"), {**below("x", "a"), "associationType": "isPartOf"}]
    package = foreign(items, edges) | {"CFRubrics": [{"identifier": "r"}]}
    assert import_package(package).remarks == (
        "1 item stands below nothing, and went to the top",
        "left out, as isp has no place for them: rubrics, keywords, education levels, "
        "associations of the type isPartOf",
    )


def test_words_that_stand_beside_a_statement_are_kept() -> None:
    activity = item("c", "Say it.\r\nTwice.", abbreviatedStatement="Repeat", notes="Slowly.")
    made = import_package(foreign([WARD[1], WARD[2], activity], HUNG[:3]))
    (found,) = made.framework["domains"][0]["competencies"][0]["activities"]
    assert found["text"] == "Repeat: Say it.\nTwice.\n\nSlowly."


def test_notes_that_isp_wrote_for_itself_are_not_read_out() -> None:
    ours, theirs = "Document: guide\nSection: One\nItem: 2", "Document: page 3"
    items = [item("a", "A", notes=ours), item("b", "B", notes=theirs)]
    (domain,) = import_package(foreign(items, [])).framework["domains"]
    assert [each["text"] for each in domain["competencies"]] == ["A", f"B\n\n{theirs}"]


def test_the_package_is_the_source_of_its_items() -> None:
    made = import_package(
        foreign(WARD, HUNG, version="2", publisher="P", lastChangeDateTime="2023-05-06T07:08:09Z")
    )
    (document,) = made.framework["sources"]
    assert document["citation"] == "A School (2023). Nursing skills. P."
    competency = made.framework["domains"][0]["competencies"][0]
    assert competency["source"] == {
        **{"document": document["id"], "section": "Care"},
        **{"item": "", "code": "", "identifier": ""},
    }
    assert (made.framework["version"], made.framework["revised"]) == ("2", "2023-05-06")


def test_every_problem_is_told_at_once_with_its_path() -> None:
    items: list[Any] = [
        *(item("a", "A"), item("a", "Again"), "no item", {"identifier": "b"}),
        *({"fullStatement": "No identifier"}, item("e", ["a list"]), item("f", "half \ud800")),
        {"identifier": "g", "fullStatement": True},
    ]
    edges: list[Any] = [
        below("a", "DOC"), 7, {"associationType": "isChildOf", "originNodeURI": None},
    ]  # fmt: skip
    made = import_package({"CFPackage": {**foreign(items, edges), "CFDocument": {"creator": 5}}})
    assert made.problems == (
        ("CFPackage.CFDocument.title", "this key is missing"),
        ("CFPackage.CFItems[1].identifier", "is that of CFPackage.CFItems[0] too"),
        ("CFPackage.CFItems[2]", "expected keys and values, found 'no item'"),
        ("CFPackage.CFItems[3].fullStatement", "this key is missing"),
        ("CFPackage.CFItems[4].identifier", "this key is missing"),
        ("CFPackage.CFItems[5].fullStatement", "expected text, found a list"),
        ("CFPackage.CFItems[6].fullStatement", "holds half a character"),
        ("CFPackage.CFItems[7].fullStatement", "expected text, found true"),
        ("CFPackage.CFAssociations[1]", "expected keys and values, found 7"),
        ("CFPackage.CFAssociations[2].originNodeURI", "names no item"),
        ("CFPackage.CFAssociations[2].destinationNodeURI", "names no item"),
    )


def test_items_that_stand_below_themselves_are_a_problem() -> None:
    items = [item(each, f"Item {each}") for each in "abcdx"]
    edges = [
        *(below("a", "DOC"), below("b", "c"), below("c", "d"), below("d", "b")),
        below("x", "x"),
    ]
    assert import_package(foreign(items, edges)).problems == (
        (
            "CFAssociations[1]",
            "an item stands below itself: Item d > Item c > Item b > Item d",
        ),
        ("CFAssociations[4]", "an item stands below itself: Item x > Item x"),
    )


def test_of_two_packages_in_one_file_it_is_said_that_there_are_two() -> None:
    one = foreign(WARD, HUNG)
    assert import_package({"CFPackages": [one, one]}).problems == (
        ("", "there are 2 packages in it: import them one at a time"),
    )


@pytest.mark.parametrize("value", [None, 3, "text", [], {}, {"CFItems": []}, [1, 2], [[[[[]]]]]])
def test_what_is_no_package_is_said_to_be_none(value: Any) -> None:
    assert import_package(value).problems == (
        ("", "this is no CASE package: there is no CFDocument in it"),
    )


@pytest.mark.parametrize("items", [None, [], {}, "x"])
def test_a_package_without_items_is_a_problem(items: Any) -> None:
    made = import_package({"CFDocument": NURSING, "CFItems": items})
    assert [at for at, _ in made.problems] == ["CFItems"]


def test_more_items_than_a_file_holds_are_refused_by_number() -> None:
    made = import_package(foreign([item("a", "A")] * (MAX_ITEMS + 1), []))
    assert made.problems == (
        ("CFItems", f"there are {MAX_ITEMS + 1} items, and isp takes at most {MAX_ITEMS}"),
    )


def test_a_package_of_a_newer_isp_is_refused() -> None:
    made = import_package(foreign(WARD, HUNG, notes="Format: isp-framework/2\nId: x"))
    ((at, what),) = made.problems
    assert at == "CFDocument.notes"
    assert "isp-framework/2" in what


@pytest.mark.parametrize(
    "value",
    [*("plain", "", " spaces ", "two\nlines", '"quoted"', "tab\t", "\u2028", "a: b", "1", "é\x85")],
)
def test_notes_give_every_value_back(value: str) -> None:
    notes = notes_of([("at_least", value), ("section", "x")])
    assert pairs_in(f"A remark of somebody.\r\n{notes}\nSee: https://x") == {
        "at_least": value,
        "section": "x",
        "see": "https://x",
    }
