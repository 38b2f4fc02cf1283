"""What a framework must hold beyond its shape, and where it does not."""

from __future__ import annotations

import pytest

from isp_cli.framework.records import Framework, Question, Source, SourceDocument, Statement
from isp_cli.framework.rules import inconsistencies
from isp_cli.records import replace

HERE = Source(document="guide", section="Overview")


def document(id: str) -> SourceDocument:
    return SourceDocument(id=id, name="", title="", authors="", year="", citation="", note="")


def statement(id: str, source: Source = HERE) -> Statement:
    return Statement(id=id, name="Name", text="Text.", source=source)


def question(at_least: int, at_most: int | None) -> Question:
    return Question(
        id="which",
        text="?",
        help="",
        answer="development",
        source=HERE,
        at_least=at_least,
        at_most=at_most,
    )


SOUND = Framework(
    format="isp-framework/1",
    id="small",
    name="Small",
    version="1",
    language="en",
    about=(),
    sources=(document("guide"), document("profile")),
    principles=(statement("be-curious"),),
    domains=(),
    questions=(question(2, 3),),
    dilemmas=(),
    ways_out=(),
    context_levels=(),
    glossary=(statement("glossary.context"),),
    resources=(),
    readings=(),
)


def with_principles(*ids: str) -> Framework:
    return replace(SOUND, principles=tuple(statement(id) for id in ids))


def test_a_sound_framework_has_nothing_to_mend() -> None:
    assert inconsistencies(SOUND) == []


@pytest.mark.parametrize(
    "id", ["word", "two-words", "part.whole", "re-aim", "albers-2020", "3rd.way-out", "a1.b-2.c"]
)
def test_lower_case_words_hyphens_and_points_make_an_id(id: str) -> None:
    assert inconsistencies(with_principles(id)) == []


@pytest.mark.parametrize(
    "id",
    [
        pytest.param("", id="empty"),
        pytest.param("Be-Curious", id="capitals"),
        pytest.param("be curious", id="blank"),
        pytest.param("be_curious", id="underscore"),
        pytest.param("-curious", id="hyphen-first"),
        pytest.param("curious-", id="hyphen-last"),
        pytest.param("be--curious", id="two-hyphens"),
        pytest.param("be..curious", id="two-points"),
        pytest.param(".curious", id="point-first"),
        pytest.param("curious\n", id="line-end"),
        pytest.param("zugehörig", id="accent"),
        pytest.param("../secret", id="path"),
        pytest.param("7", id="number"),
        pytest.param("1.2", id="number-with-point"),
    ],
)
def test_what_is_no_id_is_named_with_its_place(id: str) -> None:
    ((at, what),) = inconsistencies(with_principles(id))
    assert at == ("principles", 0, "id")
    assert what == f"{id!r} is no id: use lower-case words, '-' and '.'"


def test_an_id_used_twice_is_reported_at_the_second_place() -> None:
    found = inconsistencies(with_principles("be-curious", "be-curious"))
    assert found == [(("principles", 1, "id"), "the id 'be-curious' is used twice")]


def test_an_id_may_not_be_used_twice_in_different_sections_either() -> None:
    found = inconsistencies(replace(SOUND, dilemmas=(statement("be-curious"),)))
    assert found == [(("dilemmas", 0, "id"), "the id 'be-curious' is used twice")]


def test_a_source_that_names_no_document_is_told_which_there_are() -> None:
    nowhere = Source(document="giude", section="Overview")
    found = inconsistencies(replace(SOUND, glossary=(statement("context", nowhere),)))
    assert found == [
        (("glossary", 0, "source", "document"), "unknown document 'giude': use guide, profile")
    ]


@pytest.mark.parametrize(
    ("at_least", "at_most"), [(0, None), (5, None), (2, 3), (3, 3), (0, 1)], ids=str
)
def test_limits_that_can_be_kept_are_right(at_least: int, at_most: int | None) -> None:
    assert inconsistencies(replace(SOUND, questions=(question(at_least, at_most),))) == []


@pytest.mark.parametrize(("at_least", "at_most"), [(3, 2), (2, 1), (1, 0)], ids=str)
def test_limits_nobody_can_keep_are_reported(at_least: int, at_most: int) -> None:
    found = inconsistencies(replace(SOUND, questions=(question(at_least, at_most),)))
    assert found == [(("questions", 0, "at_least"), "is larger than at_most")]


def test_every_problem_is_found_at_once() -> None:
    nowhere = Source(document="nowhere", section="")
    broken = replace(
        SOUND, principles=(statement("No Id", nowhere), statement("small")), questions=()
    )
    places = [at for at, _ in inconsistencies(broken)]
    assert places == [
        ("principles", 0, "id"),
        ("principles", 0, "source", "document"),
        ("principles", 1, "id"),
    ]
