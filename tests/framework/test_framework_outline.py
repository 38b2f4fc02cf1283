"""Every kind of item is one that a framework has, and every key of its records has a place."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from isp_cli.exchange.case_ids import NewIds, kebab
from isp_cli.framework.outline import KINDS, SECTION, WHOLE, other_keys, record_class, shape_of
from isp_cli.framework.records import Framework
from isp_cli.records import fields, is_dataclass

TOLD_OF_THE_WHOLE = {"format", "id", "name", "version", "language", "revised"}
BROUGHT_BY_OVERLAYS = {"local", "overlays"}


def test_every_part_of_a_framework_is_in_the_outline() -> None:
    parts = {each.name for each in fields(Framework)} - TOLD_OF_THE_WHOLE - BROUGHT_BY_OVERLAYS
    assert parts == {key for key, _ in WHOLE.below}


@pytest.mark.parametrize("kind", [each for each in KINDS if each != SECTION])
def test_every_key_of_a_record_is_words_a_plain_value_its_source_or_an_item_below(
    kind: str,
) -> None:
    hints = get_type_hints(record_class(kind))
    for key in other_keys(kind):
        records = [each for each in (hints[key], *get_args(hints[key])) if is_dataclass(each)]
        assert records == [], f"{key} of a {kind} holds records, and no kind for them"
    shape = shape_of(kind)
    assert {shape.words, shape.name} - {""} <= set(other_keys(kind))


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Étude de cas", "etude-de-cas"),
        ("Ørsteds Straße, Łódź", "orsteds-strasse-lodz"),
        ("Care—and cure", "care-and-cure"),
        ("The team's  work!", "the-teams-work"),
        ("1.2", ""),
        ("2b or not", "2b-or-not"),
        ("傾聴", ""),
        ("ISO 9001 — الجودة", "iso-9001"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
    ],
)
def test_words_become_an_id(words: str, id: str) -> None:
    assert kebab(words) == id


def test_no_id_is_given_twice_even_where_a_number_is_a_word() -> None:
    ids = NewIds()
    ids.taken("care-2")
    assert [ids.new("item", "Care"), ids.new("item", "Care"), ids.new("item", "Care 2")] == [
        *("care", "care-3", "care-2-2"),
    ]
    assert [ids.new("item", "", "7"), ids.new("item")] == ["item-1", "item-2"]
    assert ids.made_up == 2
