"""A page for listening: whole sentences, whole days, and nothing that only eyes need."""

from __future__ import annotations

import pytest

from isp_cli.dates import whole_days
from isp_cli.page.document import (
    Aside,
    Boxes,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Rows,
    SideBySide,
    Unspoken,
    WritingRoom,
)
from isp_cli.page.spoken import as_spoken, spoken


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One thing. Then another? Yes! So.", ["One thing.", "Then another?", "Yes!", "So."]),
        ("Kept (three of them). Go on.", ["Kept (three of them).", "Go on."]),
        ("\u201cI wait.\u201d By Fri 4 Dec.", ["\u201cI wait.\u201d", "By Friday 4 December."]),
        ("By 4 May 2026. Next.", ["By 4 May 2026.", "Next."]),
        ("e.g. this, by A. Smith", ["e.g. this, by A. Smith"]),
        ("12. Facilitation", ["12. Facilitation"]),
        ("I ended it. ...", ["I ended it. ..."]),
        ("a line\nand its next", ["a line", "and its next"]),
        ("\x1b[2J. It is", ["\\x1b[2J. It is"]),
    ],
)  # fmt: skip
def test_a_line_is_a_sentence(text: str, lines: list[str]) -> None:
    assert [*spoken(text)] == lines


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("That is Sat 12 Dec 2026.", "That is Saturday 12 December 2026."),
        ("13 Oct 2026, and Wed 1 Sep", "13 October 2026, and Wednesday 1 September"),
        ("1 May 2026", "1 May 2026"),
        ("5 Oct: \u201cFri 4 Dec\u201d, 6 Nov", "5 October: \u201cFri 4 Dec\u201d, 6 November"),
        ("the Mon 3 Decks", "the Mon 3 Decks"),
    ],
)  # fmt: skip
def test_days_are_whole_outside_a_persons_own_words(text: str, whole: str) -> None:
    assert whole_days(text) == whole


def test_every_block_is_read_without_marks_for_eyes() -> None:
    page = (
        Heading("Title", 1),
        Paragraph("One. " + "a word " * 30 + "ends. Two."),
        Quote("My words.\nOn 5 Dec.\n"),
        Points((Point("text", label="Label", aside="By Fri 4 Dec\n2026-11-10-reflection-jdyv"),)),
        Points((Point("first", points=(Point("below"),)), Point("second")), numbered=True),
        Points((Point("third", aside=Unspoken("some.id")), Point("first")), numbers=(3, 1)),
        Rows((("Where", Unspoken("/a/path")), ("Read it", "isp journal show last"), ("Bare", ""))),
        Rows((("Where", Unspoken("/a/path")),)),
        Boxes(("one", "two"), "Choose"),
        WritingRoom("Answer", 4),
        SideBySide((Paragraph("Left."),), (Paragraph("Right."),)),
        Aside("Question 2 of 5, in your own words.", spoken="In your own words."),
        Aside("Question 2 of 5.", spoken=""),
        Aside(Unspoken("/a/path")),
    )
    assert as_spoken(page).split("\n\n") == [
        "Title",
        f"One.\n{'a word ' * 30}ends.\nTwo.",
        "\u201cMy words.\nOn 5 Dec.\u201d",
        "Label: text\nBy Friday 4 December",
        "1. first\nbelow\n2. second",
        "3. third\n1. first",
        "Read it: isp journal show last\nBare",
        "Choose\none\ntwo",
        "Answer",
        "Left.",
        "Right.",
        "In your own words.\n",
    ]
