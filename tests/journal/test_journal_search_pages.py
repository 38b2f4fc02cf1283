"""The line that is shown of a text: around the first hit, with every word on it marked."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from isp_cli.ask.letters import letters
from isp_cli.entry.folding import folded_for_search, search_words, stands_in, without_accents
from isp_cli.journal.search_pages import excerpt, letter_start
from isp_cli.page.document import Marked
from isp_cli.page.printing import cells, one_line


def marked(shown: Marked) -> list[str]:
    return [shown[start:end] for start, end in shown.marks]


@pytest.mark.parametrize("before", ["", "And so on. " * 20])
@pytest.mark.parametrize("after", ["", "And so on. " * 20])
def test_the_dots_of_a_cut_are_not_the_persons(before: str, after: str) -> None:
    shown = excerpt(f"{before}needle... hay {after}", search_words("... needle"), 60)
    assert marked(shown) == ["needle..."]
    assert shown.startswith("...") is bool(before)


@pytest.mark.parametrize(
    ("text", "said", "shown"),
    [
        ("Die Straße. " * 20 + "Nadel, Heu, nadel " + "ß " * 60, "NADEL", ["Nadel", "nadel"]),
        ("e\u0301 " * 200 + "re\u0301union ici " + "é " * 200, "reunion", ["re\u0301union"]),
        ("👩\u200d🔬" * 90 + "里" + "👩\u200d🔬" * 90, "里", ["里"]),
        ("हिन्दी" * 60 + "मेला" + "हिन्दी" * 60, "मेला", ["मेला"]),
        ("team and plan " * 30 + "the team\nplan it is", '"team plan"', ["team plan"]),
    ],
)
def test_the_first_hit_is_on_the_line_whatever_stands_before_it(
    text: str, said: str, shown: list[str]
) -> None:
    line = excerpt(text, search_words(said), 60)
    assert marked(line) == shown
    assert cells(line) <= 60
    assert next(letters(line.removeprefix("..."))) in set(letters(one_line(text)))


TEXT = st.text("aeéßœ\u0301म\u0947か\u3099 👩\u200d", max_size=200)


@given(
    before=TEXT,
    word=st.text("aeéßœमか", min_size=1, max_size=3),
    after=TEXT,
    width=st.integers(40, 76),
)
@example(before="ß" * 300, word="e", after="", width=40)
def test_a_word_that_is_met_is_marked_on_the_line(
    before: str, word: str, after: str, width: int
) -> None:
    text = before + word + after
    folded = folded_for_search(text)
    (word,) = search_words(word)
    assume(stands_in(word, folded, without_accents(folded)))  # a mark after it may change it
    shown = excerpt(text, (word,), width)
    assert cells(shown) <= width
    assert shown.marks
    for each in marked(shown):
        own = folded_for_search(each)
        assert stands_in(word, own, without_accents(own))


@given(text=TEXT, at=st.integers(0, 40))
def test_a_letter_starts_at_a_letter_or_at_the_next_one(text: str, at: int) -> None:
    text = one_line(text)
    assume(at < len(text))
    ends = [0]
    for each in letters(text):
        ends.append(ends[-1] + len(each))
    assert letter_start(text, at) == next(each for each in ends if each >= at)
