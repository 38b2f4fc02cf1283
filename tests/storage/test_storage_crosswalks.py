"""The bundled crosswalk accounts for both frameworks, and says that it is this project's own."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from isp_cli.errors import InvalidFile
from isp_cli.framework.bundled import (
    GUIDE,
    TCI,
    bundled_crosswalk,
    bundled_framework,
    compile_yaml,
    crosswalk_from,
    read_bundled,
)
from isp_cli.framework.crosswalk import (
    Crosswalk,
    disagreements,
    ids_of,
    main_items,
    matches_covering,
    only_in,
)
from isp_cli.framework.records import Framework
from isp_cli.records import build

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
