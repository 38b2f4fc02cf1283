"""How a plan names its resources and says when its steps are due."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.entry.plan import PlanStep
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.names import resource_and_address, resource_id
from isp_cli.framework.records import Framework
from isp_cli.plan.changes import due_name

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def guide() -> Framework:
    return practice_guide()


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        pytest.param("resource.cip", "resource.cip", id="id"),
        pytest.param(" Resource.CIP ", "resource.cip", id="id-folded"),
        pytest.param("cip", "resource.cip", id="end-of-the-id"),
        pytest.param("implementation SCIENCE", "resource.implementation-science", id="name"),
        pytest.param("moore-2018", "reading.moore-2018", id="reading"),
        pytest.param("Moore, my copy", "Moore, my copy", id="words of ones own"),
    ],
)
def test_a_resource_is_the_guides_or_the_persons_own(
    guide: Framework, typed: str, held: str
) -> None:
    assert resource_id((guide,), typed) == held


def test_a_resource_of_the_guide_is_named_with_its_address(guide: Framework) -> None:
    named = resource_and_address(guide, "resource.cip")
    assert (
        named == "Collaborative for Implementation Practice, https://www.implementationpractice.org"
    )


def test_a_reading_is_named_by_its_citation(guide: Framework) -> None:
    assert resource_and_address(guide, "reading.moore-2018").startswith("Moore, J. E.")


def test_a_resource_of_ones_own_is_named_as_it_was_written(guide: Framework) -> None:
    assert resource_and_address(guide, "My notes") == "My notes"


@pytest.mark.parametrize(
    ("step", "name"),
    [
        pytest.param(PlanStep(step=1, text="x"), "no day yet", id="no-day"),
        pytest.param(PlanStep(step=1, text="x", due="2027-01-15"), "by Fri 15 Jan 2027", id="due"),
        pytest.param(PlanStep(step=1, text="x", due="2026-11-22"), "by Sun 22 Nov 2026", id="now"),
        pytest.param(
            PlanStep(step=1, text="x", due="2026-11-21"),
            "planned for Sat 21 Nov 2026",
            id="past",
        ),
        pytest.param(
            PlanStep(step=1, text="x", due="2026-11-01", done="2026-11-21"),
            "done Sat 21 Nov 2026",
            id="done",
        ),
    ],
)
def test_a_step_says_when_it_is_due(step: PlanStep, name: str) -> None:
    assert due_name(step, TODAY) == name
