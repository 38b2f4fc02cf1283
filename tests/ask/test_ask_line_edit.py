"""One line while it is typed: what keys do to it, and that no key becomes a part of it."""

from __future__ import annotations

import random

import pyte
import pytest

from isp_cli.ask.letters import first_letter, last_letter, letters
from isp_cli.ask.line_drawing import LineDrawing
from isp_cli.ask.line_edit import Typed, after_key

LEFT, RIGHT, HOME, END, DELETE = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"
CTRL = {letter: chr(ord(letter) - 64) for letter in "ABEFHKUW"}
FAMILY, THUMB = "\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd"
FLAG, E_ACUTE = "\U0001f1e9\U0001f1ea", "e\u0301"
PASTE = "\x1b[200~{}\x1b[201~"


def typed(keys: str, *, is_burst: bool = False) -> Typed:
    now = Typed(waiting=keys, is_burst=is_burst)
    while now.waiting and not now.is_unfinished:
        now = after_key(now)
    return now


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ac" + LEFT + "b", "ab|c"),
        ("ab" + LEFT * 5 + RIGHT + "x", "ax|b"),
        ("bc" + HOME + "a", "a|bc"),
        ("bc" + CTRL["A"] + "a" + CTRL["E"] + "d", "abcd|"),
        ("ab" + "\x1b[1~" + "\x1b[4~" + "\x1b[7~" + "\x1b[8~" + "\x1bOH" + "\x1bOF", "ab|"),
        ("abc" + HOME + DELETE, "|bc"),
        ("abc" + DELETE, "abc|"),
        ("abc" + LEFT + "\x7f", "a|c"),
        ("abc" + LEFT + CTRL["H"], "a|c"),
        ("one two three" + CTRL["W"], "one two |"),
        ("one two  " + CTRL["W"], "one |"),
        ("one two" + LEFT * 3 + CTRL["K"], "one |"),
        ("one two" + LEFT * 3 + CTRL["U"], "|two"),
        ("one two" + "\x1b[1;5D" + "x", "one x|two"),
        ("one two" + "\x1bb" * 2 + "\x1bf" + "x", "onex| two"),
        ("one two" + CTRL["A"] + "\x1b[1;3C" + "x", "onex| two"),
        ("one" + CTRL["B"] * 2 + CTRL["F"] + "x", "onx|e"),
        ("one\\\rtwo" + HOME + "x", "one\nx|two"),
        ("one\\\rtwo" + HOME + "\x7f", "one|two"),
        ("one\x1b\rtwo", "one\ntwo|"),
        ("one\\\rtwo" + CTRL["U"], "one\n|"),
        (FAMILY + "\x7f", "|"),
        ("x" + FLAG + FLAG + "\x7f", "x" + FLAG + "|"),
        (FLAG + FLAG + LEFT, FLAG + "|" + FLAG),
        (THUMB + E_ACUTE + "\x7f", THUMB + "|"),
        (THUMB + E_ACUTE + HOME + DELETE, "|" + E_ACUTE),
    ],
)
def test_a_line_is_edited_where_the_cursor_is(keys: str, text: str) -> None:
    now = typed(keys)
    assert f"{now.before}|{now.after}" == text


@pytest.mark.parametrize("number", [each for each in range(32) if each not in (8, 9, 10, 13, 27)])
def test_no_control_key_becomes_part_of_an_answer(number: int) -> None:
    assert not {chr(number)} & set(typed(f"a b{chr(number)}c").text)
    assert typed(f"{chr(number)}").text == ""


@pytest.mark.parametrize(
    "keys",
    [
        "\x1b[A", "\x1b[1;2P", "\x1b[200z", "\x1b[[A", "\x1b[<0;3;4M", "\x1bOP", "\x1bO5D", "\x9bA",
        "\x1bx", "\x1b\x1b[D", "\x1b[I", "\x1b]11;rgb:0/0/0\x07", "\x1bP1+r\x1b\\", "\x1b[201~",
        "\x84", "\x7f", "\x1b[",
    ],
)  # fmt: skip
def test_no_escape_sequence_becomes_text(keys: str) -> None:
    assert typed(f"{keys}").text == ""
    assert typed(f"a{keys}").text.strip("a") == ""


def test_a_tab_is_a_blank_where_it_is_typed_and_stays_in_a_paste() -> None:
    assert typed("a\tb").text == "a b"
    assert typed("a\tb", is_burst=True).text == "a\tb"
    assert typed(PASTE.format("a\tb")).text == "a\tb"


@pytest.mark.parametrize("size", range(1, 12))
def test_a_paste_between_its_marks_is_one_text_in_whatever_pieces_it_comes(size: int) -> None:
    text = "one\r\ntwo\rthree\n\x1b[31m\x01 201~ \x1b[20"
    keys = f"<{PASTE.format(text)}>"
    now = Typed()
    for at in range(0, len(keys), size):
        now = now._replace(waiting=now.waiting + keys[at : at + size])
        while now.waiting and not now.is_unfinished:
            now = after_key(now)
    assert now.text == "<one\ntwo\nthree\n\x1b[31m\x01 201~ \x1b[20>"


def test_what_waits_is_part_of_the_whole_at_any_moment() -> None:
    assert Typed("one ", " three", waiting="two").whole == "one two three"
    assert Typed("one", waiting="\r").whole == "one"
    assert Typed("one", waiting="\x1b[").whole == "one"
    assert Typed("one ", waiting="two\rthree", pasting=True).whole == "one two\nthree"


def test_letters_are_counted_as_a_person_counts_them() -> None:
    text = f"a{FLAG}{FLAG}{FAMILY}{THUMB}{E_ACUTE}\u2764\ufe0f\u1112\u1161\u11ab\u65e5\n\u0301"
    assert len([*letters(text)]) == 11
    assert "".join(letters(text)) == text
    assert last_letter("") == first_letter("") == ""


class Paper:
    """A dumb screen under a line that is drawn: it knows letters, line ends and backspace."""

    def __init__(self, columns: int, prompt: str = "Answer: ") -> None:
        self.screen = pyte.Screen(columns, 60)
        self.stream = pyte.Stream(self.screen)
        self.written = ""
        self.write(prompt)
        self.drawing = LineDrawing(self.write, width=columns, column=len(prompt))

    def write(self, text: str) -> None:
        self.written += text
        assert all(each.isprintable() or each in "\n\b" for each in text)
        self.stream.feed(text.replace("\n", "\r\n"))

    def draw(self, now: Typed) -> None:
        self.drawing.draw(now.text, len(now.before))

    def around_cursor(self) -> tuple[str, str]:
        row = self.screen.display[self.screen.cursor.y]
        at = self.screen.cursor.x
        return row[:at].removeprefix("Answer: "), row[at:].rstrip()


@pytest.mark.sweep
@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("seed", range(3))
def test_the_row_of_the_cursor_is_right_after_every_key(columns: int, seed: int) -> None:
    chance = random.Random(seed)
    paper, now = Paper(columns), Typed()
    words = ["a word ", "implementation ", "x", " ", "facilitation", "\u00e9t\u00e9 "]
    moves = [LEFT, RIGHT, HOME, END, DELETE, "\x7f", "\x1bb", "\x1bf", CTRL["W"], "\\\r"]
    for _ in range(120):
        keys = chance.choice(words if chance.random() < 0.55 else moves)
        now = typed_on(now, keys)
        paper.draw(now)
        left, right = paper.around_cursor()
        assert now.before.endswith(left), (keys, left, now)
        assert now.after.replace("\n", " ").startswith(right), (keys, right, now)
    assert not "".join(row[-1] for row in paper.screen.display).strip()  # terminals differ there


def typed_on(now: Typed, keys: str) -> Typed:
    now = now._replace(waiting=keys)
    while now.waiting:
        now = after_key(now)
    return now


def test_only_what_stands_right_of_the_cursor_is_written_anew() -> None:
    paper, now = Paper(80), typed("We met on Tuesdey" + LEFT)
    paper.draw(now)
    before = len(paper.written)
    paper.draw(typed_on(now, "\x7fa"))
    assert paper.written[before:] == "\bay\b"


def test_a_long_answer_is_in_view_whole_once_it_is_ended() -> None:
    text = "We met and spoke of what each of us had seen since the autumn, and why. " * 3
    paper, now = Paper(40), typed(text.strip())
    paper.draw(now)
    rows = [row.rstrip() for row in paper.screen.display if row.strip()]
    assert " ".join(rows).replace("Answer: ", "") == text.strip()
    now = typed_on(now, HOME + "So: ")
    paper.draw(now)
    paper.drawing.end()
    shown = " ".join(row.strip() for row in paper.screen.display if row.strip())
    assert shown.endswith(now.text)


def test_wide_letters_are_taken_back_whole() -> None:
    paper, now = Paper(40, ""), typed("\u65e5\u672c\u8a9e")
    paper.draw(now)
    paper.draw(typed_on(now, LEFT + "\x7f"))
    assert paper.screen.display[0].replace(" ", "") == "\u65e5\u8a9e"
    assert paper.screen.cursor.x == 2
