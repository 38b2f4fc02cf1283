"""A person's words before a sentence of ours."""

from __future__ import annotations

import pytest

from isp_cli.wording import end_sentence


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
