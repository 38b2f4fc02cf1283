"""Read YAML by its events: bounded, one document, and every scalar is text.

Loaders hang or die on half a kilobyte of merge keys or nested brackets, and turn `no` and
`2026-11-22` into other things. Here nothing is composed, nothing recurses, no anchor, alias,
merge key or tag is taken, and the records say what a text means."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
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

from isp_cli.errors import InvalidFile, Problem
from isp_cli.records import Location, PlainData, whole_letters

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s'\"\[{][^:]*:\s+)?(?P<value>.*)", re.DOTALL)
_OPENS = "[{]},*&!@`%>|?-"


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


MAX_DEPTH = 16
MAX_NODES = 80_000
_NO_KEY = object()


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """What a file says, as dicts, lists and texts, and the line (from 1) of every place in it."""

    value: PlainData
    lines: dict[Location, int]

    def line(self, at: Location) -> int | None:
        """Return the line of a place, or of the nearest place around it."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at)


def _refused(path: Path | str, line: int | None, what: str) -> InvalidFile:
    return InvalidFile(path, (Problem(line, "", what),))


def text_of(data: bytes, path: Path | str) -> str:
    """Return a file's text, without the mark some editors put before it.

    Raises:
        InvalidFile: it is not UTF-8, or holds a NUL; with the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "this is not UTF-8 text") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _refused(path, line, "there is a NUL character")
    return text


def parse(data: bytes, path: Path | str) -> ParsedYaml:
    """Read one YAML document.

    Raises:
        InvalidFile: it is not UTF-8, not YAML, or holds what isp does not take; with the line.
    """
    return _Reader(path).read(text_of(data, path))


def parse_json_or_yaml(data: bytes, path: Path | str) -> ParsedYaml:
    """Read JSON where it parses as JSON, and YAML otherwise.

    Raises:
        InvalidFile: as `parse`.
    """
    try:
        text = text_of(data, path)
        value = json.loads(
            text,
            object_pairs_hook=_unique_keys,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
        )
        value = _texts(value, 0)
    except (InvalidFile, ValueError, RecursionError):
        return parse(data, path)  # which refuses the same things, with their lines
    try:
        lines = _Reader(path).read(text).lines
    except InvalidFile:
        lines = {}  # JSON that is no YAML has its problems told without lines
    return ParsedYaml(value, lines)


def _unique_keys(pairs: list[tuple[str, PlainData]]) -> dict[str, PlainData]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is there twice")
    return found


def _texts(value: PlainData, depth: int) -> PlainData:
    """Return JSON's values as YAML's: every scalar is text."""
    if depth > MAX_DEPTH:
        raise ValueError("it is nested too deep")
    if isinstance(value, dict):
        return {key: _texts(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


class _Reader:
    """Takes the events of one document; `open`, `keys` and `at` stand for what is not closed."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.root: PlainData = None
        self.lines: dict[Location, int] = {}
        self.documents = self.nodes = 0
        self.open: list[PlainData] = []
        self.keys: list[PlainData] = []
        self.at: list[Location] = []

    def read(self, text: str) -> ParsedYaml:
        try:
            for event in YAML(typ="safe", pure=True).parse(text):
                self._take(event)
        except MarkedYAMLError as error:
            raise _refused(self.path, *_in_plain_words(error, text)) from None
        except ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            what = f"the character U+{ord(text[error.position]):04X} stands bare"
            raise _refused(self.path, line, what) from None
        except (YAMLError, ValueError, RecursionError):
            raise _refused(self.path, None, "this is not YAML") from None
        if self.documents == 0 or self.root is None:
            raise _refused(self.path, None, "the file is empty")
        return ParsedYaml(self.root, self.lines)

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._plain_only(event)
            if event.tag and event.tag != "!":
                raise self._not_taken(event, _beginning_with("!"))
            self._add(event, whole_letters(event.value), opens=False)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._plain_only(event)
            if event.tag:
                raise self._not_taken(event, _beginning_with("!"))
            if len(self.open) >= MAX_DEPTH:
                raise self._not_taken(event, f"it is nested more than {MAX_DEPTH} deep")
            self._add(event, {} if isinstance(event, MappingStartEvent) else [], opens=True)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
            self.at.pop()
        elif isinstance(event, AliasEvent):
            raise self._not_taken(event, _beginning_with("*"))
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._not_taken(event, "a second document starts here")

    def _plain_only(self, event: NodeEvent) -> None:
        if event.anchor:
            raise self._not_taken(event, _beginning_with("&"))
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._not_taken(event, f"it has more than {MAX_NODES} parts")

    def _add(self, event: NodeEvent, value: PlainData, *, opens: bool) -> None:
        at: Location = ()
        if not self.open:
            self.root = value
        elif isinstance(self.open[-1], list):
            at = (*self.at[-1], len(self.open[-1]))
            self.open[-1].append(value)
        elif self.keys[-1] is _NO_KEY:
            self._take_key(event, value)
            return
        else:
            at = (*self.at[-1], self.keys[-1])
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = _NO_KEY
        self.lines.setdefault(at, self._line(event))
        if opens:
            self.open.append(value)
            self.keys.append(_NO_KEY)
            self.at.append(at)

    def _take_key(self, event: NodeEvent, key: PlainData) -> None:
        if not isinstance(key, str):
            raise self._not_taken(
                event,
                "a key is to be a word; a text that begins with a bracket stands in quotes",
            )
        if key == "<<":
            raise self._not_taken(event, "the key '<<' is not taken")
        if key in self.open[-1]:
            raise self._not_taken(event, f"the key {key[:40]!r} is there twice")
        self.keys[-1] = key
        self.lines[(*self.at[-1], key)] = self._line(event)

    def _not_taken(self, event: Event, what: str) -> InvalidFile:
        return _refused(self.path, self._line(event), what)

    @staticmethod
    def _line(event: Event) -> int:
        return int(event.start_mark.line) + 1
