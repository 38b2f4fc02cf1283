"""Read YAML by its events: bounded, one document, and every scalar is text.

Loaders hang or die on half a kilobyte of merge keys or nested brackets, and turn `no` and
`2026-11-22` into other things. Here nothing is composed, nothing recurses, no anchor, alias,
merge key or tag is taken, and the records say what a text means. Importing ruamel costs as much as
starting Python five times: what isp wrote is read by `own_form`, and does without."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from isp_cli.files.growing import Growing, refused
from isp_cli.records import whole_letters

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s'\"\[{][^:]*:\s+)?(?P<value>.*)", re.DOTALL)
_OPENS = "[{]},*&!@`%>|?-"
_NOTHING = ("~", "null", "Null", "NULL")


def _beginning_with(sign: str) -> str:
    """Say that a text that begins with a sign YAML takes for its own needs quotes."""
    return f"a text that begins with {sign!r} stands in quotes"


def _in_plain_words(error: MarkedYAMLError, text: str) -> tuple[int | None, str]:
    """Return the line (from 1) to look at, and what is wrong with it."""
    here = error.problem_mark or error.context_mark
    if here is None:
        return None, "this is not YAML"
    begun = error.context_mark or here  # where what the parser was reading began
    lines, problem, context = text.split("\n"), str(error.problem or ""), str(error.context or "")
    last = len(lines) - 1  # YAML counts some signs as line ends that split does not
    at, first = min(here.line, last), min(begun.line, last)
    if "'\\t'" in problem:
        return at + 1, "there is a tab: use blanks"
    if "quoted scalar" in context and "stream" in problem:
        return first + 1, "a quotation mark is opened here and not closed"
    if "escape" in problem:
        return at + 1, "between double quotes a backslash stands twice: '\\\\'"
    if "flow" in context:
        return _in_brackets(lines[first][begun.column :][:1], first, at, problem)
    if "expected ':'" in problem:
        return first + 1, (
            "there is no ': ' in this line; where it goes on with the text above, it stands in "
            "further"
        )
    value = _value(lines[at])
    if value[:1] in ("'", '"') and "<scalar>" in problem:
        return at + 1, "a text with quotation marks in it stands in quotes as a whole"
    if value[:1] and value[0] in _OPENS:
        return at + 1, _beginning_with(value[0])
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
            return "a text with ': ' in it stands in quotes"
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


def read_events(text: str, path: Path | str) -> Growing:
    """Read one YAML document.

    Raises:
        InvalidFile: it is not YAML, or holds what isp does not take; with the line.
    """
    return _Reader(path).read(text)


class _Reader:
    """Takes the events of one document."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.documents = 0
        self.tree = Growing(path)

    def read(self, text: str) -> Growing:
        try:
            for event in YAML(typ="safe", pure=True).parse(text):
                self._take(event)
        except MarkedYAMLError as error:
            raise refused(self.path, *_in_plain_words(error, text)) from None
        except ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            what = f"the character U+{ord(text[error.position]):04X} stands bare"
            raise refused(self.path, line, what) from None
        except (YAMLError, ValueError, RecursionError):
            raise refused(self.path, None, "this is not YAML") from None
        if self.documents == 0 or self.tree.root is None:
            raise refused(self.path, None, "the file is empty")
        return self.tree

    def _take(self, event: Event) -> None:
        line = int(event.start_mark.line) + 1
        if isinstance(event, NodeEvent) and not isinstance(event, AliasEvent) and event.anchor:
            raise refused(self.path, line, _beginning_with("&"))
        if isinstance(event, ScalarEvent):
            if event.tag and event.tag != "!":
                raise refused(self.path, line, _beginning_with("!"))
            if event.value == "<<" and self.tree.wants_key:
                raise refused(self.path, line, "the key '<<' is not taken")
            is_nothing = event.implicit[0] and event.value in _NOTHING and not self.tree.wants_key
            self.tree.add("" if is_nothing else whole_letters(event.value), line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if event.tag:
                raise refused(self.path, line, _beginning_with("!"))
            self.tree.begin({} if isinstance(event, MappingStartEvent) else [], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.tree.finish()
        elif isinstance(event, AliasEvent):
            raise refused(self.path, line, _beginning_with("*"))
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise refused(self.path, line, "a second document starts here")
