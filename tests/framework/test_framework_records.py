"""The records of a framework, looked up in the guide that is bundled."""

from __future__ import annotations

import pytest

from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Competency, Framework, Item, Source
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import replace


def test_the_guide_has_fifteen_competencies_in_three_domains(guide: Framework) -> None:
    assert [len(domain.competencies) for domain in guide.domains] == [5, 6, 4]


def test_the_competencies_come_in_the_order_of_their_domains(guide: Framework) -> None:
    ids = [each.id for each in guide.competencies()]
    assert (ids[0], ids[5], ids[-1]) == ("co-learning", "needs-and-assets", "leaders-and-champions")


def test_the_guide_has_six_principles_and_ten_questions(guide: Framework) -> None:
    assert (len(guide.principles), len(guide.questions)) == (6, 10)


def test_the_seventh_question_asks_for_two_or_three_competencies(guide: Framework) -> None:
    seventh = guide.questions[6]
    assert (seventh.answer, seventh.at_least, seventh.at_most) == ("development", 2, 3)


def test_a_competency_is_found_by_its_id(guide: Framework) -> None:
    competency = guide.competency("facilitation")
    assert competency is not None
    assert competency.name == "Facilitation"


def test_a_principle_is_found_by_its_id(guide: Framework) -> None:
    principle = guide.principle("be-curious")
    assert principle is not None
    assert principle.name == "Be curious"


def test_a_document_is_found_by_its_id(guide: Framework) -> None:
    document = guide.document("profile")
    assert document is not None
    assert document.title.startswith("Implementation Support Practitioner Profile")


@pytest.mark.parametrize(
    "id", ["", "Facilitation", "facilitatio", "be-curious", "co-creation", "nobody"]
)
def test_only_the_exact_id_of_a_competency_finds_it(guide: Framework, id: str) -> None:
    assert guide.competency(id) is None


@pytest.mark.parametrize("id", ["", "facilitation", "curious"])
def test_only_the_exact_id_of_a_principle_finds_it(guide: Framework, id: str) -> None:
    assert guide.principle(id) is None


def test_an_unknown_document_is_not_found(guide: Framework) -> None:
    assert guide.document("somewhere-else") is None


def test_every_competency_stands_in_the_domain_that_lists_it(guide: Framework) -> None:
    for domain in guide.domains:
        assert {guide.domain_of(each).id for each in domain.competencies} == {domain.id}


def test_a_record_cannot_be_changed_in_place() -> None:
    source = Source(document="guide", section="Overview")
    with pytest.raises(AttributeError):
        source.section = "Elsewhere"  # type: ignore[misc]


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "20261123", "2026-11-23T00:00"])
def test_the_day_of_a_revision_must_be_one(day: str) -> None:
    framework = replace(practice_guide(), revised=day)
    assert inconsistencies(framework) == [(("revised",), f"{day!r} is no day, like 2026-11-23")]


def test_what_is_nested_three_deep_can_be_chosen_too() -> None:
    here = Source(document="guide", section="Overview")
    third = Item(id="third", text="Third.", source=here)
    second = Item(id="second", text="Second.", source=here, items=(third,))
    first = Item(id="first", text="First.", source=here, items=(second,))
    after = Item(id="after", text="After.", source=here)
    held = Competency(id="c", name="C", text="", source=here, activities=(first, after))
    assert [each.id for each in held.every_activity()] == ["first", "second", "third", "after"]


def test_what_a_package_calls_something_is_an_identifier_of_a_package() -> None:
    first, *more = practice_guide().sources
    sources = (replace(first, identifier="guide"), *more)
    framework = replace(practice_guide(), sources=sources)
    assert inconsistencies(framework) == [
        (("sources", 0, "identifier"), "'guide' is no identifier of a CASE package")
    ]
