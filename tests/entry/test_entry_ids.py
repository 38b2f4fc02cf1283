"""The names of entries: made, recognised and taken apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.entry.ids import KINDS, day_of, is_id, kind_of, new_id

a_kind = st.sampled_from(KINDS)
four_bytes = st.binary(min_size=4, max_size=4)


def test_an_id_is_day_kind_and_four_letters() -> None:
    assert new_id(date(2026, 11, 22), "plan", bytes([0, 1, 2, 3])) == "2026-11-22-plan-abcd"


def test_bytes_beyond_the_four_that_are_used_change_nothing() -> None:
    day = date(2026, 11, 22)
    assert new_id(day, "plan", b"wxyz") == new_id(day, "plan", b"wxyz and more")


@settings(max_examples=60, deadline=None)
@given(st.dates(), a_kind, four_bytes)
def test_every_new_id_is_an_id(day: date, kind: str, randomness: bytes) -> None:
    assert is_id(new_id(day, kind, randomness))


@settings(max_examples=60, deadline=None)
@given(st.dates(), a_kind, four_bytes)
def test_an_id_gives_back_its_day_and_kind(day: date, kind: str, randomness: bytes) -> None:
    id = new_id(day, kind, randomness)
    assert (day_of(id), kind_of(id)) == (day, kind)


@settings(max_examples=60, deadline=None)
@given(four_bytes)
def test_no_letter_of_an_id_can_be_taken_for_another(randomness: bytes) -> None:
    letters = new_id(date(2026, 11, 22), "plan", randomness).rpartition("-")[2]
    assert not set(letters) & set("ilo01")


def test_every_byte_makes_a_letter() -> None:
    made = {new_id(date(2026, 1, 1), "plan", bytes([byte] * 4))[-1] for byte in range(256)}
    assert len(made) == 31


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2026-11-22", id="only-a-day"),
        pytest.param("2026-11-22-plan", id="no-letters"),
        pytest.param("2026-11-22-k7fq", id="no-kind"),
        pytest.param("2026-11-22-plan-k7f", id="three-letters"),
        pytest.param("2026-11-22-plan-k7fqq", id="five-letters"),
        pytest.param("2026-11-22-PLAN-k7fq", id="capital-kind"),
        pytest.param("2026-11-22-plan-K7FQ", id="capital-letters"),
        pytest.param("2026-02-30-plan-k7fq", id="no-such-day"),
        pytest.param("2026-13-01-plan-k7fq", id="no-such-month"),
        pytest.param("0000-01-01-plan-k7fq", id="no-such-year"),
        pytest.param("2026-11-22-plan-k7fq\n", id="line-end"),
        pytest.param(" 2026-11-22-plan-k7fq", id="blank-before"),
        pytest.param("2026-11-22-plan-k7fq.yaml", id="file-name"),
        pytest.param("../2026-11-22-plan-k7fq", id="folder-above"),
        pytest.param("2026-11-22-../../x-k7fq", id="folder-within"),
        pytest.param("2026-11-22--k7fq", id="empty-kind"),
        pytest.param("٢٠٢٦-11-22-plan-k7fq", id="other-digits"),
        pytest.param("2026-11-22-plán-k7fq", id="accent"),
    ],
)
def test_what_is_not_an_id_is_refused_before_any_path_is_made_of_it(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("text", ["2026-11-22-reflection-k7fq", "2024-02-29-plan-2345"])
def test_an_id_is_recognised(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2026-11-22-reflection-k7fq-desk", id="a-sync-clients-copy"),
        pytest.param("2026-11-22-plan-k7fq-mine", id="a-copy-of-a-plan"),
        pytest.param("2026-11-22-letter-k7fq", id="a-kind-there-is-not"),
        pytest.param("2026-11-22-reflections-k7fq", id="a-kind-and-more"),
    ],
)
def test_only_the_kinds_there_are_make_an_id(text: str) -> None:
    assert not is_id(text)
    assert kind_of(text) == ""


def test_what_is_no_id_names_no_kind() -> None:
    assert kind_of("reflection") == ""
