"""Read YAML by its events: bounded, one document, and every scalar is text.

Loaders hang or die on half a kilobyte of merge keys or nested brackets, and turn `no` and
`2026-11-22` into other things. Here nothing is composed, nothing recurses, no anchor, alias,
merge key or tag is taken, and the records say what a text means."""

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

from isp_cli.errors import InvalidFile, Problem
from isp_cli.records import Location, PlainData, dataclass, whole_letters

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
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_ANEW = "open it in an editor, and save it as UTF-8"


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
    if data[:2] in _UTF_16 or (data[:1] == b"\0") != (data[1:2] == b"\0"):
        what = "not UTF-8: another program saved it as UTF-16"
        raise InvalidFile(path, (Problem(1, "", what),), hint=_SAVE_ANEW)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this is not UTF-8 text: another program saved it in another way"
        raise InvalidFile(path, (Problem(line, "", what),), hint=_SAVE_ANEW) from None
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


class Growing:
    """What a file says, as it is read: bounded in depth and parts, each place with its line.

    `_open`, `_keys` and `_at` stand for what is not closed. Every method raises InvalidFile, with
    the line, where the file says what is not taken.
    """

    def __init__(self, path: Path | str) -> None:
        self.root: PlainData = None
        self.lines: dict[Location, int] = {}
        self._path = path
        self._parts = 0
        self._open: list[PlainData] = []
        self._keys: list[PlainData] = []
        self._at: list[Location] = []

    @property
    def wants_key(self) -> bool:
        """Claim that what comes next is the key of a mapping."""
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is _NO_KEY

    def add(self, value: PlainData, line: int) -> None:
        """Take a text: a value, or a key where one is wanted."""
        self._count(line)
        if self.wants_key:
            self._take_key(value, line)
        else:
            self._put(value, line)

    def begin(self, value: PlainData, line: int) -> None:
        """Open a list or a mapping, which is empty."""
        self._count(line)
        if len(self._open) >= MAX_DEPTH:
            raise _refused(self._path, line, f"it is nested more than {MAX_DEPTH} deep")
        if self.wants_key:
            what = "a key is to be a word; a text that begins with a bracket stands in quotes"
            raise _refused(self._path, line, what)
        at = self._put(value, line)
        self._open.append(value)
        self._keys.append(_NO_KEY)
        self._at.append(at)

    def finish(self) -> None:
        """Close the innermost list or mapping."""
        self._open.pop()
        self._keys.pop()
        self._at.pop()

    def _count(self, line: int) -> None:
        self._parts += 1
        if self._parts > MAX_NODES:
            raise _refused(self._path, line, f"it has more than {MAX_NODES} parts")

    def _put(self, value: PlainData, line: int) -> Location:
        at: Location = ()
        if not self._open:
            self.root = value
        elif isinstance(self._open[-1], list):
            at = (*self._at[-1], len(self._open[-1]))
            self._open[-1].append(value)
        else:
            at = (*self._at[-1], self._keys[-1])
            self._open[-1][self._keys[-1]] = value
            self._keys[-1] = _NO_KEY
        self.lines.setdefault(at, line)
        return at

    def _take_key(self, key: str, line: int) -> None:
        if key in self._open[-1]:
            raise _refused(self._path, line, f"the key {key[:40]!r} is there twice")
        self._keys[-1] = key
        self.lines[(*self._at[-1], key)] = line


class _Reader:
    """Takes the events of one document."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.documents = 0
        self.tree = Growing(path)

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
        if self.documents == 0 or self.tree.root is None:
            raise _refused(self.path, None, "the file is empty")
        return ParsedYaml(self.tree.root, self.tree.lines)

    def _take(self, event: Event) -> None:
        line = int(event.start_mark.line) + 1
        if isinstance(event, NodeEvent) and not isinstance(event, AliasEvent) and event.anchor:
            raise _refused(self.path, line, _beginning_with("&"))
        if isinstance(event, ScalarEvent):
            if event.tag and event.tag != "!":
                raise _refused(self.path, line, _beginning_with("!"))
            if event.value == "<<" and self.tree.wants_key:
                raise _refused(self.path, line, "the key '<<' is not taken")
            self.tree.add(whole_letters(event.value), line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if event.tag:
                raise _refused(self.path, line, _beginning_with("!"))
            self.tree.begin({} if isinstance(event, MappingStartEvent) else [], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.tree.finish()
        elif isinstance(event, AliasEvent):
            raise _refused(self.path, line, _beginning_with("*"))
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _refused(self.path, line, "a second document starts here")
