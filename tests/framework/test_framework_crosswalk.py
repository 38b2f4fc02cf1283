"""What a crosswalk says of two frameworks, looked up from either side, and what is wrong in one."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from isp_cli.errors import InvalidFile
from isp_cli.framework.bundled import (
    bundled_crosswalk,
    bundled_framework,
    compile_yaml,
    crosswalk_from,
    read_bundled,
)
from isp_cli.framework.crosswalk import (
    Crosswalk,
    Match,
    Row,
    Side,
    disagreements,
    ids_of,
    main_items,
    matches_covering,
    only_in,
)
from isp_cli.framework.records import (
    GUIDE,
    TCI,
    Competency,
    Domain,
    Framework,
    Function,
    Source,
    Statement,
)
from isp_cli.records import build, replace

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


# The bundled crosswalk accounts for both frameworks, and says that it is this project's own.

Both = tuple[Framework, Framework]


@pytest.fixture(scope="module")
def both() -> Both:
    return bundled_framework(GUIDE).framework, bundled_framework(TCI).framework


@pytest.fixture(scope="module")
def crosswalk(both: Both) -> Crosswalk:
    return crosswalk_from(read_bundled("crosswalk.yaml")[0], "crosswalk.yaml", both)


def test_it_says_whose_reading_it_is(crosswalk: Crosswalk) -> None:
    assert crosswalk.text.startswith("This project's own reading.")


def test_every_id_leads_to_an_item_of_the_framework_it_should(
    crosswalk: Crosswalk, both: Both
) -> None:
    guide, tci = (set(ids_of(each)) for each in both)
    assert guide & tci == set()
    for row in crosswalk.rows:
        if row.target:
            assert row.origin in guide
            assert row.target in tci
        else:
            assert row.origin in guide | tci
    assert disagreements(crosswalk, both) == []


def test_all_36_main_items_are_accounted_for(crosswalk: Crosswalk, both: Both) -> None:
    guide, tci = (list(main_items(each)) for each in both)
    assert (len(guide), len(tci)) == (6 + 15, 10 + 5)
    lacking = {match.id for each in both for match in only_in(crosswalk, each)}
    for id in (*guide, *tci):
        assert matches_covering(crosswalk, id) or id in lacking, id


def test_a_match_found_from_one_side_is_found_from_the_other(
    crosswalk: Crosswalk, both: Both
) -> None:
    for id in main_items(both[0]):
        for match in matches_covering(crosswalk, id):
            back = {(each.id, each.strength) for each in matches_covering(crosswalk, match.id)}
            assert (id, match.strength) in back


def test_its_rows_are_strong_partial_and_none(crosswalk: Crosswalk) -> None:
    counts = Counter(row.strength for row in crosswalk.rows)
    assert (counts["strong"], counts["partial"]) == (26, 83)
    assert counts["none"] > 30


def test_every_reason_is_one_short_sentence_of_its_own(crosswalk: Crosswalk) -> None:
    reasons = [row.reason for row in crosswalk.rows]
    assert len({*reasons}) == len(reasons)
    for reason in reasons:
        assert reason.endswith(".")
        assert len(reason) <= 125


def test_what_each_has_that_the_other_lacks_is_told(crosswalk: Crosswalk, both: Both) -> None:
    of_guide, of_tci = ([match.id for match in only_in(crosswalk, framework)] for framework in both)
    assert {"about.reflection", "tailoring-support.support-level"} <= set(of_guide)
    assert {"tci.about.levels", "tci.spread-and-scale.statement.1"} <= set(of_tci)
    assert not any(id.startswith("tci.") for id in of_guide)
    assert all(id.startswith("tci.") for id in of_tci)


def test_the_bundled_crosswalk_is_what_its_yaml_says(crosswalk: Crosswalk) -> None:
    assert bundled_crosswalk() == crosswalk


def test_the_compiled_crosswalk_equals_the_parsed_one(crosswalk: Crosswalk) -> None:
    record = json.loads(compile_yaml(read_bundled("crosswalk.yaml")[0]))["record"]
    assert build(Crosswalk, record) == crosswalk


def test_a_mistake_in_a_crosswalk_is_told_by_its_line(both: Both) -> None:
    data = read_bundled("crosswalk.yaml")[0].replace(
        b"target: tci.understand", b"target: tci.undrstand", 1
    )
    line = data[: data.index(b"tci.undrstand")].count(b"\n") + 1
    with pytest.raises(InvalidFile) as told:
        crosswalk_from(data, "crosswalk.yaml", both)
    problem = told.value.problems[0]
    assert (problem.line, problem.what) == (line, "'tci.undrstand' is in neither framework")


def test_a_key_that_is_not_known_is_told_with_the_nearest(both: Both) -> None:
    data = read_bundled("crosswalk.yaml")[0].replace(
        b"    strength: strong", b"    strenght: strong", 1
    )
    with pytest.raises(InvalidFile) as told:
        crosswalk_from(data, "crosswalk.yaml", both)
    assert any("did you mean 'strength'?" in each.what for each in told.value.problems)
