"""A list while a person chooses: what is found, what is in view, what is said."""

from __future__ import annotations

import pytest

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
        picking.find(letter)


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
    picking.take()
    assert picking.chosen == ("long",)


def test_letters_find_whatever_the_accent() -> None:
    picking = Picking((Choice("a", "Otro"), Choice("b", "Organizaci\u00f3n")))
    type_in(picking, "cion")
    picking.take()
    assert picking.chosen == ("b",)


def test_letters_that_find_nothing_say_so_and_show_nothing() -> None:
    picking = Picking(ACTIVITIES)
    type_in(picking, "zzz")
    assert shown(picking) == ["  Nothing here holds \u201czzz\u201d. Backspace takes letters back."]
    picking.move(1)
    for _ in range(3):
        picking.find("\b")
    assert len(shown(picking)) == 3


def test_too_many_are_told_in_words_until_they_are_right() -> None:
    picking = Picking(MANY, chosen=("c1", "c2"), limits=Limits(0, 1))
    picking.enter()
    assert not picking.is_done
    assert shown(picking)[-1] == "  Please choose one."
    picking.take()
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
    picking.find("1")
    picking.find("9")
    picking.enter()
    assert picking.chosen == ("c19",)
    picking = Picking(ACTIVITIES, many=False)
    for letter in "in":
        picking.find(letter)
    picking.take()  # the space bar
    type_in(picking, "divergent")
    picking.enter()
    assert picking.chosen == ("long",)


def test_in_a_list_of_one_enter_on_nothing_found_takes_nothing() -> None:
    picking = Picking(ACTIVITIES, many=False)
    picking.find("z")
    picking.enter()
    assert not picking.is_done and picking.chosen == ()
    assert len(shown(picking)) == 3
