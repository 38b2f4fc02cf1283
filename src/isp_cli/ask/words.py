"""The words that move about in an interview: `:back`, `:skip` and others, on a line of their own.

The same words work on any question and in every mode. A colon and one word that is no such word
is more likely mistyped than meant; any other line that starts with a colon is text, and two colons
start a text with one."""

from __future__ import annotations

import re
from typing import NamedTuple

MOVES = {
    "back": "the question before; what you wrote stays",
    "skip": "go on without an answer",
    "empty": "take away what you answered here, and go on",
    "later": "put this question off to the end",
    "go": "open another question: :go 2, or some words of it",
    "all": "see every question with your answers, and open one",
    "edit": "write this answer in your editor",
    "last": "see what you answered last time",
    "look": "read a competency: :look facilitation",
    "evidence": "write down a piece of evidence, and come back here",
    "private": "this answer is for you alone (every answer is, to begin with)",
    "share": "this answer may be shown to somebody you choose",
    "quit": "keep everything and stop",
    "help": "show these words",
}

# a colon and one letter is a face, and a word between two colons stands for a picture
_LIKE_A_MOVE = re.compile(r":[^\W\d_]{2}[^\s:]*")


class Move(NamedTuple):
    """One such word, and what follows it on its line."""

    name: str
    about: str = ""


def split_move(said: str) -> tuple[str, Move | None]:
    """Part what was said into the text and the move on its last line."""
    text, _, last = said.rpartition("\n")
    move = read_move(last)
    if move is not None:
        return _unescaped(text), move
    return _unescaped(said), None


def read_move(line: str) -> Move | None:
    """Return the move a line is, or None where it is text."""
    word, _, about = line.strip().partition(" ")
    if not word.startswith(":") or word[1:].casefold() not in MOVES:
        return None
    name = word[1:].casefold()
    if about.strip() and name not in ("look", "go"):
        return None  # ':back to the office' is a sentence
    return Move(name, about.strip())


def find_mistyped_word(said: str) -> str:
    """Return the last line of what was said where it is a colon and a word that is no move."""
    last = said.rpartition("\n")[2].strip()
    return last if _LIKE_A_MOVE.fullmatch(last) and read_move(last) is None else ""


def _unescaped(text: str) -> str:
    lines = text.split("\n")
    lines[0] = _one_colon(lines[0])
    last = lines[-1].lstrip()[1:]
    if len(lines) > 1 and (read_move(last) or find_mistyped_word(last)):
        lines[-1] = _one_colon(lines[-1])
    return "\n".join(lines)


def _one_colon(line: str) -> str:
    return line.replace("::", ":", 1) if line.lstrip().startswith("::") else line
