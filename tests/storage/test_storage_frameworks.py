"""The bundled Practice Guide holds what the documents hold, all of it and in their order."""

from collections import Counter

import pytest

from isp_cli.errors import CannotRead
from isp_cli.framework.bundled import framework_from, practice_guide, read_bundled
from isp_cli.framework.records import Competency, Framework, Item, Source
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import walk

# competency: abilities and those nested under them, activities and those nested, hint points
_COUNTS = """
co-learning 3/0 7/0 4
brokering 2/0 7/0 4
power-differentials 4/0 7/0 6
co-design 3/0 6/0 3
tailoring-support 3/0 7/0 3
needs-and-assets 3/0 6/0 4
understanding-context 2/3 6/0 3
implementation-frameworks 3/0 6/0 2
facilitation 2/5 10/0 4
communication 4/0 6/7 4
improvement-cycles 3/0 9/0 7
relationships 3/4 11/0 4
teams 3/1 10/6 4
capacity 2/4 8/0 8
leaders-and-champions 3/2 10/0 7
"""


@pytest.fixture(scope="module")
def guide() -> Framework:
    return framework_from(read_bundled("framework.yaml")[0], "framework.yaml")


def counted(items: tuple[Item, ...]) -> str:
    return f"{len(items)}/{sum(len(item.items) for item in items)}"


def test_the_guide_has_six_principles(guide: Framework) -> None:
    assert len(guide.principles) == 6


def test_the_guide_has_three_domains_of_five_six_and_four_competencies(guide: Framework) -> None:
    assert [len(domain.competencies) for domain in guide.domains] == [5, 6, 4]


def test_every_competency_has_its_abilities_activities_and_hint_points(guide: Framework) -> None:
    found = [
        f"{each.id} {counted(each.abilities)} {counted(each.activities)} {len(each.hint.items)}"
        for each in guide.competencies()
    ]
    assert found == _COUNTS.split("\n")[1:-1]


def test_no_ability_or_activity_is_nested_deeper_than_once(guide: Framework) -> None:
    nested = [
        inner
        for each in guide.competencies()
        for item in (*each.abilities, *each.activities)
        for inner in item.items
    ]
    assert not any(item.items for item in nested)


def test_the_guide_has_all_abilities_activities_and_hint_points(guide: Framework) -> None:
    competencies = list(guide.competencies())
    abilities = [item for each in competencies for item in each.abilities]
    activities = [item for each in competencies for item in each.activities]
    assert (counted(tuple(abilities)), counted(tuple(activities))) == ("43/19", "116/13")
    assert sum(len(each.hint.items) for each in competencies) == 67


def test_the_ten_questions_ask_for_their_kinds_of_answer(guide: Framework) -> None:
    assert [question.answer for question in guide.questions] == [
        *("text", "principles", "competencies", "text", "principles", "competencies"),
        *("development", "text", "text", "text"),
    ]


def test_only_the_seventh_question_says_how_many_two_to_three(guide: Framework) -> None:
    limits = [(question.at_least, question.at_most) for question in guide.questions]
    assert limits == [*[(0, None)] * 6, (2, 3), *[(0, None)] * 3]


def test_the_seventh_question_has_three_follow_ups_and_the_tenth_one(guide: Framework) -> None:
    counts = [len(question.follow_ups) for question in guide.questions]
    assert counts == [0, 0, 0, 0, 0, 0, 3, 0, 0, 1]


@pytest.mark.parametrize(
    ("part", "count"),
    [
        *(("dilemmas", 4), ("ways_out", 3), ("context_levels", 3)),
        *(("glossary", 63), ("resources", 22), ("readings", 16)),
    ],
)
def test_every_part_of_the_guide_is_whole(guide: Framework, part: str, count: int) -> None:
    assert len(getattr(guide, part)) == count


def test_the_resources_are_of_five_kinds(guide: Framework) -> None:
    assert Counter(resource.kind for resource in guide.resources) == {
        "websites": 7,
        "collections": 4,
        "training": 2,
        "journals": 4,
        "networks": 5,
    }


def test_ids_are_unique_words_and_every_source_exists(guide: Framework) -> None:
    assert inconsistencies(guide) == []


def test_every_record_that_has_an_id_has_a_source_or_is_one(guide: Framework) -> None:
    without = [
        record.id
        for at, record in walk(guide)
        if at and at[0] != "sources" and hasattr(record, "id") and not hasattr(record, "source")
    ]
    assert without == []


def test_every_source_names_a_document_and_a_section(guide: Framework) -> None:
    documents = {document.id for document in guide.sources}
    sources = [record for _, record in walk(guide) if isinstance(record, Source)]
    assert {source.document for source in sources} <= documents
    assert all(source.section for source in sources)


def test_no_text_is_empty_or_ends_in_blanks(guide: Framework) -> None:
    texts = [(at, getattr(record, "text", "words")) for at, record in walk(guide)]
    wrong = [at for at, text in texts if not text or text != text.strip()]
    variants = [at for at in wrong if "variants" not in at]
    assert variants == []


def numbers(items: tuple[Item, ...]) -> list[str]:
    return [item.source.item for item in items if item.source.document == "guide"]


def competencies(guide: Framework) -> list[Competency]:
    return list(guide.competencies())


def test_abilities_are_numbered_one_two_three_in_every_competency(guide: Framework) -> None:
    for each in competencies(guide):
        expected = [str(number) for number in range(1, len(each.abilities) + 1)]
        assert numbers(each.abilities) == expected, each.id


def test_activities_are_numbered_one_two_three_in_every_competency(guide: Framework) -> None:
    for each in competencies(guide):
        expected = [str(number) for number in range(1, len(each.activities) + 1)]
        if each.id == "power-differentials":  # item 6 of the guide is two activities here
            expected[5:] = ["6a", "6b"]
        assert numbers(each.activities) == expected, each.id


def test_the_points_of_a_hint_are_in_the_order_of_the_guide(guide: Framework) -> None:
    for each in competencies(guide):
        paragraphs = [int(point.source.item) for point in each.hint.items]
        assert paragraphs == sorted(paragraphs), each.id


def test_the_bundled_guide_is_what_its_yaml_says(guide: Framework) -> None:
    assert practice_guide() == guide


def test_a_file_the_installation_lacks_is_told() -> None:
    with pytest.raises(CannotRead, match="install it again"):
        read_bundled("no-such-file.yaml")
