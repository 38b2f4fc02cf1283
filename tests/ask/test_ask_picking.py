"""A list while a person chooses: what is found, what is in view, what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isp_cli.ask.picking import Picking
from isp_cli.ask.prompt import Choice, Limits
from isp_cli.page.printing import cells

MANY = tuple(Choice(f"c{n}", f"Choice {n}", "First" if n <= 10 else "Second") for n in range(1, 21))
LONG = (
    "Make meetings and other facilitated activities places where all partners think in divergent "
    "and convergent ways, and where every voice counts"
)
ACTIVITIES = (Choice("short", "Listen"), Choice("long", LONG), Choice("other", "Ask"))


def shown(picking: Picking, width: int = 80, height: int = 24) -> list[str]:
    return [text for _, text in picking.view(width, height)]


def type_in(picking: Picking, letters: str) -> None:
    for letter in letters:
        picking.type(letter)


@pytest.mark.parametrize("height", [5, 8, 13, 22])
def test_only_so_many_lines_of_a_long_list_are_in_view_and_the_rest_is_counted(height: int) -> None:
    picking = Picking(MANY)
    for _ in range(20):
        lines = shown(picking, height=height)
        assert len(lines) == min(height, 22)
        assert any(line.startswith(" \u00bb \u25cb Choice") for line in lines)
        named = sum("Choice" in line for line in lines)
        counted = sum(int(line.split()[0].strip("(")) for line in lines if " more " in line)
        assert named + counted == 20, lines
        picking.move(1)


def test_the_pointer_goes_past_the_end_to_the_beginning_but_a_page_stops_there() -> None:
    picking = Picking(MANY)
    picking.move(-1)
    assert " \u00bb \u25cb Choice 20" in shown(picking)
    picking.move(1)
    picking.move(5)
    assert " \u00bb \u25cb Choice 6" in shown(picking)
    picking.move(-50)
    assert " \u00bb \u25cb Choice 1" in shown(picking)


@pytest.mark.parametrize("width", [40, 80])
def test_what_is_pointed_at_is_shown_whole_and_the_others_in_one_line(width: int) -> None:
    picking = Picking(ACTIVITIES)
    assert len(shown(picking, width)) == 3
    picking.move(1)
    lines = shown(picking, width)
    assert " ".join(" ".join(lines[1:-1]).split()) == f"\u00bb \u25cb {LONG}"
    assert all(cells(line) <= width for line in lines)


def test_what_is_pointed_at_is_whole_even_where_there_is_no_room() -> None:
    picking = Picking((*ACTIVITIES, *MANY))
    picking.move(1)
    told = " ".join(" ".join(shown(picking, 40, 3)).split())
    assert LONG in told
    assert told.endswith("(21 more below)")


def test_letters_look_in_the_whole_of_a_long_name() -> None:
    picking = Picking(ACTIVITIES)
    type_in(picking, "CONVERGENT")
    picking.type(" ")
    assert picking.chosen == ("long",)


def test_letters_find_whatever_the_accent() -> None:
    picking = Picking((Choice("a", "Otro"), Choice("b", "Organizaci\u00f3n")))
    type_in(picking, "cion")
    picking.type(" ")
    assert picking.chosen == ("b",)


def test_letters_that_find_nothing_are_words_and_say_so() -> None:
    picking = Picking(ACTIVITIES)
    type_in(picking, "zzz")
    every, *foot = shown(picking)[:3], *shown(picking)[3:]
    assert "  In your own words: zzz" in foot
    assert any("Nothing here holds that." in line for line in foot)
    picking.move(1)
    for _ in range(3):
        picking.backspace()
    assert shown(picking) == every


def test_too_many_are_told_in_words_until_they_are_right() -> None:
    picking = Picking(MANY, chosen=("c1", "c2"), limits=Limits(0, 1))
    picking.enter()
    assert not picking.is_done
    assert shown(picking)[-1] == "  Please choose one."
    picking.type(" ")
    picking.enter()
    assert picking.is_done
    assert picking.answer(80) == [("", "  Choice 2")]


def test_what_was_chosen_is_named_once_the_list_is_gone() -> None:
    picking = Picking(MANY, chosen=("c3", "c1"))
    picking.enter()
    assert picking.answer(80) == [("", "  Choice 1, Choice 3")]
    picking = Picking(MANY)
    picking.enter()
    assert picking.answer(80) == [("", "  Nothing chosen.")]
    assert Picking(MANY).answer(80) == []


def test_in_a_list_of_one_enter_takes_what_is_pointed_at_or_found() -> None:
    picking = Picking(MANY, chosen=("c5",), many=False)
    assert " \u00bb Choice 5" in shown(picking)
    picking.type("1")
    picking.type("9")
    picking.enter()
    assert picking.chosen == ("c19",)
    picking = Picking(ACTIVITIES, many=False)
    for letter in "in":
        picking.type(letter)
    picking.type(" ")  # the space bar
    type_in(picking, "divergent")
    picking.enter()
    assert picking.chosen == ("long",)


def test_in_a_list_of_one_enter_on_nothing_found_takes_words_and_no_choice() -> None:
    picking = Picking(ACTIVITIES, many=False)
    picking.type("z")
    picking.enter()
    assert picking.is_done and picking.chosen == ()
    assert picking.words == "z"
    assert picking.answer(80) == [("", "  In your own words: z")]


NAMES = (Choice("f", "Facilitation"), Choice("b", "Brokering"), Choice("a", "Assessing needs"))


def test_a_blank_marks_only_where_one_is_left_or_was_pointed_at() -> None:
    picking = Picking(NAMES)
    type_in(picking, "in ")
    assert picking.chosen == ()
    picking = Picking(NAMES)
    type_in(picking, "in")
    picking.move(1)
    picking.type(" ")
    assert picking.chosen == ("a",)
    picking = Picking(NAMES)
    type_in(picking, "fac brok ")
    assert picking.chosen == ("f", "b")


def test_a_sentence_takes_back_what_its_words_had_marked() -> None:
    picking = Picking(NAMES, chosen=("a",))
    type_in(picking, "facilitation is hard")
    assert picking.chosen == ("a",)
    assert picking.words == "facilitation is hard"
    for _ in "is hard":
        picking.backspace()
    assert picking.chosen == ("f", "a")


def test_a_mistyped_name_behind_a_choice_takes_nothing_back() -> None:
    picking = Picking(NAMES)
    type_in(picking, "fac brkk")
    picking.enter()
    assert not picking.is_done and picking.chosen == ("f",)
    assert "  Nothing here holds \u201cbrkk\u201d. Backspace takes letters back," in shown(picking)


def test_each_mark_just_made_is_said() -> None:
    picking = Picking(NAMES)
    type_in(picking, "brok ")
    assert shown(picking)[-1] == "  Chosen: Brokering"
    picking.type(" ")
    assert shown(picking)[-1] == "  No longer chosen: Brokering"
    picking.move(1)
    picking.type(" ")
    assert shown(picking)[-1] == "  Chosen: Assessing needs"


@given(st.text("fabrn e\n:", max_size=12))
def test_what_is_typed_can_be_taken_back_letter_by_letter(text: str) -> None:
    picking = Picking(NAMES, chosen=("b",))
    type_in(picking, text.lstrip(" "))
    for _ in text.lstrip(" "):
        picking.backspace()
    assert (picking.chosen, picking.words) == (("b",), "")
    assert shown(picking) == shown(Picking(NAMES, chosen=("b",)))


@given(st.text("fabrn e", max_size=12))
def test_nothing_typed_is_ever_in_neither_words_nor_letters_nor_a_mark(text: str) -> None:
    picking, typed = Picking(NAMES), f"{text} zz zz".strip()
    type_in(picking, typed)
    assert picking.words == typed
    assert picking.chosen == ()
