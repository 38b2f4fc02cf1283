"""What a crosswalk says of two frameworks, looked up from either side, and what is wrong in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isp_cli.framework.crosswalk import (
    Crosswalk,
    Match,
    Row,
    Side,
    disagreements,
    main_items,
    matches_covering,
    only_in,
)
from isp_cli.framework.records import Competency, Domain, Framework, Function, Source, Statement

HERE = Source(document="paper", section="Here")


def framework(
    id: str, competencies: str, *, principles: str = "", functions: str = ""
) -> Framework:
    parts = {"name": "Name", "text": "Text.", "source": HERE}
    listed = tuple(Competency(id=each, **parts) for each in competencies.split())
    return Framework(
        format="isp-framework/1",
        id=id,
        name=id,
        version="1",
        language="en",
        sources=(),
        principles=tuple(Statement(id=each, **parts) for each in principles.split()),
        domains=(Domain(id=f"{id}-domain", competencies=listed, **parts),),
        functions=tuple(Function(id=each, **parts) for each in functions.split()),
    )


CARE = framework("care", "listening noticing", principles="patience")
CRAFT = framework("craft", "measuring", functions="steadying")
ROWS = (
    Row(origin="listening", target="measuring", strength="partial", reason="Both attend."),
    Row(origin="steadying", target="listening", strength="strong", reason="Both stay."),
    Row(origin="patience", target="steadying", strength="partial", reason="Both wait."),
    Row(origin="noticing", strength="none", reason="Craft does not look up."),
)
CROSSWALK = Crosswalk(
    format="isp-crosswalk/1",
    name="Care and craft",
    text="One reading.",
    between=(Side(framework="care", version="1"), Side(framework="craft", version="1")),
    rows=ROWS,
)
BOTH = (CARE, CRAFT)


def told(*rows: Row) -> list[str]:
    return [what for _, what in disagreements(replace(CROSSWALK, rows=(*ROWS, *rows)), BOTH)]


def test_what_covers_an_item_is_found_from_either_side_the_strong_first() -> None:
    assert matches_covering(CROSSWALK, "listening") == (
        Match("steadying", "strong", "Both stay."),
        Match("measuring", "partial", "Both attend."),
    )
    assert matches_covering(CROSSWALK, "measuring") == (
        Match("listening", "partial", "Both attend."),
    )


@pytest.mark.parametrize("id", ["noticing", "nobody", ""])
def test_nothing_covers_what_the_other_framework_lacks(id: str) -> None:
    assert matches_covering(CROSSWALK, id) == ()


def test_what_one_framework_has_and_the_other_lacks_is_told_with_the_reason() -> None:
    assert only_in(CROSSWALK, CARE) == (Match("noticing", "none", "Craft does not look up."),)
    assert only_in(CROSSWALK, CRAFT) == ()


def test_principles_competencies_and_functions_are_to_be_accounted_for() -> None:
    assert list(main_items(CARE)) == ["patience", "listening", "noticing"]
    assert list(main_items(CRAFT)) == ["measuring", "steadying"]


def test_a_sound_crosswalk_has_nothing_to_mend() -> None:
    assert disagreements(CROSSWALK, BOTH) == []


@pytest.mark.parametrize(
    ("row", "what"),
    [
        pytest.param(
            Row(origin="seeing", target="measuring", strength="strong", reason="Why."),
            "'seeing' is in neither framework",
            id="unknown-origin",
        ),
        pytest.param(
            Row(origin="noticing", target="weighing", strength="strong", reason="Why."),
            "'weighing' is in neither framework",
            id="unknown-target",
        ),
        pytest.param(
            Row(origin="patience", target="noticing", strength="strong", reason="Why."),
            "is in the same framework as its origin",
            id="one-framework",
        ),
        pytest.param(
            Row(origin="patience", target="measuring", strength="none", reason="Why."),
            "is none exactly where there is no target",
            id="none-with-a-target",
        ),
        pytest.param(
            Row(origin="patience", strength="partial", reason="Why."),
            "is none exactly where there is no target",
            id="partial-without-a-target",
        ),
        pytest.param(
            Row(origin="patience", target="measuring", strength="partial", reason=" "),
            "is to be one line of words",
            id="no-reason",
        ),
        pytest.param(
            Row(origin="measuring", target="listening", strength="strong", reason="Why."),
            "stands above already: measuring listening",
            id="the-same-pair-the-other-way-round",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_told(row: Row, what: str) -> None:
    assert told(row) == [what]


def test_a_main_item_nobody_speaks_of_is_told() -> None:
    found = disagreements(replace(CROSSWALK, rows=ROWS[:3]), BOTH)
    assert found == [
        (("rows",), "nothing is said of 'noticing': add a row, with strength none perhaps")
    ]


def test_a_crosswalk_of_other_frameworks_is_told_before_its_rows() -> None:
    found = disagreements(CROSSWALK, (CRAFT, CARE))
    assert found == [(("between",), "is to name craft 1 and care 1, in this order")]
