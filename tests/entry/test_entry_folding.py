"""How words that somebody looks for meet a text, and where they stand in it."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from isp_cli.ask.letters import letters
from isp_cli.entry.folding import (
    first_place,
    folded_for_search,
    is_accented,
    places,
    search_words,
    stands_in,
    without_accents,
)
from isp_cli.page.printing import one_line
from isp_cli.wording import with_typed_marks

# letters of every sort that fold to something else, and what may stand beside them
_SEVERAL = "aAeéÉèßſıİøłæœŒǽﬁﬀkKñйЙёїςσΐᾴがかガ가각ดี่שּׁاَहिम्"
LETTERS = st.text(
    st.sampled_from(_SEVERAL + "🇩🇪👩\u200d🔬\u0301\u0323\u0338“'\" -\n\xa0x")
    | st.characters(exclude_categories=["Cs"])
)


def met(said: str, text: str) -> bool:
    folded = folded_for_search(text)
    return all(stands_in(word, folded, without_accents(folded)) for word in search_words(said))


def marked(said: str, text: str) -> list[str]:
    return [text[start:end] for start, end in places([*letters(text)], search_words(said))]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("naive", "How naïve!"),
        ("reunion", "La Réunion"),
        ("RÉUNION", "la re\u0301union"),
        ("etude", "ÉTUDES"),
        ("compañia", "la compañía"),
        ("viet", "Việt Nam"),
        ("viêt", "Việt Nam"),
        ("oeuvre", "un hors-d’œuvre"),
        ("œuvre", "une oeuvre"),
        ("soren lodz", "Søren in Łódź"),
        ("strasse", "Straße"),
        ("istanbul isparta", "İstanbul, ısparta"),
        ("thorsdottir", "Þórsdóttir"),
        ("пойдем", "Пойдём"),
        ("замок", "за\u0301мок"),
        ("ελλαδα", "Ελλάδα"),
        ("medan", "मेदान medän"),
    ],
)
def test_a_letter_typed_without_an_accent_is_met_with_any(said: str, text: str) -> None:
    assert met(said, text)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("réunion", "reunion"),
        ("année", "annee, anneé"),
        ("año", "verano"),
        ("é", "è ê ë"),
        ("søren", "soren, sören"),
        ("ё", "е"),
        ("か", "が"),
        ("ガ", "カ"),
        ("मेला", "मिली"),
        ("가", "각"),
        ("שלום", "שָׁלוֹם"),
        ("عربي", "عَرَبِيّ"),
        ("ดี", "ดิ ด"),
        ("mueller", "Müller"),
    ],
)
def test_an_accent_that_is_typed_has_to_be_there_and_a_mark_of_other_scripts_always(
    said: str, text: str
) -> None:
    assert not met(said, text)


@given(said=LETTERS, text=LETTERS)
@example(said="\u0338", text="<\u0338")
@example(said="e", text="e\u0338")
def test_a_word_that_stands_in_a_text_letter_by_letter_meets_it(said: str, text: str) -> None:
    assume('"' not in with_typed_marks(said) and "«" not in said and "»" not in said)
    compared = unicodedata.normalize("NFC", with_typed_marks(text).casefold())
    for word in unicodedata.normalize("NFC", with_typed_marks(said).casefold()).split():
        if word in compared:
            assert met(word, text)


@given(text=LETTERS)
def test_whatever_is_met_with_its_accents_is_met_without_them(text: str) -> None:
    for word in search_words(text):
        bare = without_accents(word)
        if bare.strip() == bare and not is_accented(bare):
            assert met(bare, text)


@given(before=LETTERS, text=LETTERS, after=LETTERS, more=st.sampled_from("\u0301\u0323\u0308"))
def test_a_longer_text_or_one_with_more_accents_is_met_too(
    before: str, text: str, after: str, more: str
) -> None:
    for word in search_words(text):
        for longer in (f"{before} {word} {after}", f"{word}{more}"):
            # a mark that joins another script's letter makes another letter of it
            if word[-1].isascii() or longer[-1] != more:
                assert met(word, longer)


def test_only_latin_greek_and_cyrillic_letters_lose_what_stands_above_or_below_them() -> None:
    for point in range(0x80, sys.maxunicode + 1):
        folded = folded_for_search(chr(point))
        apart = unicodedata.normalize("NFD", folded)
        if unicodedata.category(apart[:1] or " ") in ("Zs", "Cs", "Sk"):  # no letter
            continue
        if not unicodedata.name(apart[0], "").startswith(("LATIN", "GREEK", "CYRILLIC")):
            assert without_accents(folded) == folded
        elif len(folded) == 1 < len(apart):
            assert without_accents(folded) == without_accents(apart[0]) != folded


@pytest.mark.parametrize(
    "text", ["हिन्दी में", "עִבְרִית", "العَرَبِيَّة", "ภาษาไทยที่", "がぎぐ", "ｶﾞ", "한국어"]
)
def test_a_text_in_another_script_stays_as_it_is(text: str) -> None:
    folded = folded_for_search(text)
    assert without_accents(folded) == folded


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("team plan", ("team", "plan")),
        ('"team plan"', ("team plan",)),
        ("“Team  Plan” slow", ("team plan", "slow")),
        ("slow „team\nplan“", ("slow", "team plan")),
        ("« team plan »", ("team plan",)),
        ("»team plan«", ("team plan",)),
        ('"it"', ("it",)),
        ('"team plan', ('"team', "plan")),
        ('a"b c"', ('a"b', 'c"')),
        ('12"x14" "a b"c', ('12"x14"', '"a', 'b"c')),
        ('"" " "', ('""', '"')),
        ("«team plan", ("«team", "plan")),
        ("'team plan'", ("'team", "plan'")),
        ('"a b" "a b" c', ("a b", "c")),
    ],
)
def test_a_phrase_stands_in_quotation_marks(said: str, words: tuple[str, ...]) -> None:
    assert search_words(said) == words


def test_a_phrase_is_met_as_it_stands_whatever_white_space_is_between() -> None:
    for text in ("Our team plan.", "Our Team\n   Plan", "team\xa0plan", "my téam plän"):
        assert met('"team plan"', text)
    for text in ("the plan of the team", "team's plan", "teamplan", "team, plan"):
        assert not met('"team plan"', text)


@pytest.mark.parametrize(
    ("said", "text", "shown"),
    [
        ("boug", "She bought it.", ["boug"]),
        ("strasse", "Die Straße!", ["Straße"]),
        ("s", "Straße", ["S", "ß"]),
        ("fi", "oﬃce", ["ﬃ"]),
        ("e", "cafe\u0301 é", ["e\u0301", "é"]),
        ("cafe", "ßß cafe\u0301s", ["cafe\u0301"]),
        ("don't", "I don’t", ["don’t"]),
        ("oe", "cœur", ["œ"]),
        ("i", "İi", ["İi"]),
        ("👩", "x👩\u200d🔬x", ["👩\u200d🔬"]),
        ("म", "मेला", ["मे"]),
        ("가", "각가", ["가"]),
        ('"team plan" plan', "A team plan; plans", ["team plan", "plan"]),
        ("a", "aaa", ["aaa"]),
        ("réunion", "reunion réunion", ["réunion"]),
        ("viêt", "viet Vie\u0323\u0302t", ["Vie\u0323\u0302t"]),
        ("x", "none", []),
    ],
)
def test_the_words_are_marked_where_they_stand(said: str, text: str, shown: list[str]) -> None:
    assert marked(said, text) == shown


@given(text=LETTERS, data=st.data())
def test_what_is_met_is_marked_in_whole_letters(text: str, data: st.DataObject) -> None:
    line = one_line(text)
    words = search_words(line)
    assume(words)
    whole = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(whole) - 1))
    word = whole[start : data.draw(st.integers(start + 1, len(whole)))].strip()
    assume(word)
    for said in (word, without_accents(word)):
        found = places([*letters(line)], (said,))
        assert found or not met(said, line)
        ends = [0]
        for each in letters(line):
            ends.append(ends[-1] + len(each))
        assert {each for mark in found for each in mark} <= set(ends)
        assert all(first < last for first, last in found)
        assert all(one[1] < other[0] for one, other in pairwise(found))


def test_the_first_place_is_that_of_the_first_word_also_behind_letters_that_fold_longer() -> None:
    text = "ß" * 300 + "é" * 300 + " needle " + "x" * 300
    assert first_place(text, ("needle",)) == 601
    assert first_place(text, ("xx", "needle")) == 601
    assert first_place("ﬀ e\u0301 Réunion", ("reunion",)) == 5
    assert first_place(text, ("nothing",)) == 0


def test_marks_upon_marks_are_looked_through_in_no_time() -> None:
    word = "a" + "\u0301" * 40 + "b"
    text = "a" + "\u0301" * 2_000 + "c"
    assert not met(word, text)
