"""Say in plain words what is wrong with a file that is not YAML, and on which line."""

from __future__ import annotations

import re
from typing import NamedTuple

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s'\"\[{][^:]*:\s+)?(?P<value>.*)", re.DOTALL)
_QUOTED_IN_PART = "a text with quotation marks in it stands in quotes as a whole"
_WITH_COLON = "a text with ': ' in it stands in quotes"
_OPENS = "[{]},*&!@`%>|?-"


class Complaint(NamedTuple):
    """What the parser says: its words, where it stumbled, and where what it was reading began."""

    problem: str
    context: str
    line: int
    begun: tuple[int, int]


def text_beginning_with(sign: str) -> str:
    """Say that a text that begins with a sign YAML takes for its own needs quotes."""
    return f"a text that begins with {sign!r} stands in quotes"


def in_plain_words(complaint: Complaint, text: str) -> tuple[int, str]:
    """Return the line (from 1) to look at, and what is wrong with it."""
    lines = text.split("\n")
    problem, context, (begun, column) = complaint.problem, complaint.context, complaint.begun
    last = len(lines) - 1  # YAML counts some signs as line ends that split does not
    at, first = min(complaint.line, last), min(begun, last)
    if "'\\t'" in problem:
        return at + 1, "there is a tab: use blanks"
    if "quoted scalar" in context and "stream" in problem:
        return first + 1, "a quotation mark is opened here and not closed"
    if "escape" in problem:
        return at + 1, "between double quotes a backslash stands twice: '\\\\'"
    if "flow" in context:
        return _in_brackets(lines[first][column:][:1], first, at, problem)
    if "expected ':'" in problem:
        return first + 1, (
            "there is no ': ' in this line; where it goes on with the text above, it stands in "
            "further"
        )
    value = _value(lines[at])
    if value[:1] in ("'", '"') and "<scalar>" in problem:
        return at + 1, _QUOTED_IN_PART
    if value[:1] and value[0] in _OPENS:
        return at + 1, text_beginning_with(value[0])
    return at + 1, _of_line(lines, at, problem)


def _in_brackets(sign: str, first: int, at: int, problem: str) -> tuple[int, str]:
    """Tell of what stands behind the `[` or `{` of the line `first`."""
    if "stream end" in problem:
        bracket = repr(sign) if sign else "bracket"
        return first + 1, f"the {bracket} here is not closed"
    if at > first:
        return at + 1, f"a ',' is missing here, or the {sign!r} of line {first + 1} is not closed"
    return at + 1, f"behind {sign!r} a text with signs in it stands in quotes"


def _of_line(lines: list[str], at: int, problem: str) -> str:
    if "mapping values" in problem:
        if ": " in f"{_value(lines[at])} ":
            return _WITH_COLON
        above = next((each for each in reversed(lines[:at]) if each.strip()), "")
        if _indent(lines[at]) <= _indent(above):
            return "the line above has no ': ' between its key and its text"
        return "this line stands in too far, or goes on with a text that should stand in quotes"
    if "'-'" in problem:
        return "a '- ' stands here where a key belongs"
    if "'?'" in problem:
        return "a key stands here where a '- ' belongs"
    if "block mapping start" in problem:
        return "how far this line stands in fits none of the lines above it"
    return f"not YAML: {problem}"


def _value(line: str) -> str:
    match = _VALUE.fullmatch(line)
    return match["value"] if match else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
