"""What a page writes and what a keyboard types are compared as one."""

from __future__ import annotations

import pytest

from isp_cli import wording as find
from isp_cli.entry import folding as passages
from isp_cli.wording import end_sentence, with_typed_marks


@pytest.mark.parametrize(
    "typed", ["l'\u00e9coute", "l\u2019ecoute", "L\u02bcECOUTE", "l'ecoute \u2013 active"]
)
def test_a_name_is_found_by_what_a_keyboard_types(typed: str) -> None:
    assert find.folded("L\u2019\u00e9coute - active").startswith(find.folded(typed))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("don\u2019t", "don't"),
        ("\u201cno\u201d", '"no"'),
        ("I know \u2014 really", "know - really"),
    ],
)
def test_words_of_ones_own_are_found_by_what_a_keyboard_types(written: str, typed: str) -> None:
    assert passages.folded_for_search(typed) in passages.folded_for_search(written)
    assert passages.folded_for_search(written) == passages.folded_for_search(
        with_typed_marks(written)
    )


def test_every_character_stays_one_character() -> None:
    written = "\u2018a\u2019 \u201eb\u201c \u2013 \u2212 \U0001f600"
    assert len(with_typed_marks(written)) == len(written)


# A person's words before a sentence of ours.


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ask first", "Ask first."),
        ("Ask first.", "Ask first."),
        ("\u201cAsk first\u201d", "\u201cAsk first\u201d."),
        ("\u201cWho asks?\u201d", "\u201cWho asks?\u201d"),
        ("(It went well!)", "(It went well!)"),
        ("\u0645\u0627\u0630\u0627\u061f", "\u0645\u0627\u0630\u0627\u061f"),
        ("", ""),
    ],
)
def test_words_end_a_sentence_before_ours_begins(words: str, told: str) -> None:
    assert end_sentence(words) == told
