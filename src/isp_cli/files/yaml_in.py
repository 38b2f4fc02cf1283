"""Read a file of YAML: what isp itself wrote line by line, anything else by its events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isp_cli.errors import InvalidFile, Problem
from isp_cli.files import own_form
from isp_cli.files.growing import refused
from isp_cli.records import Location, PlainData

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_ANEW = "open it in an editor, and save it as UTF-8"


class ParsedYaml:
    """What a file says, as dicts, lists and texts, and the line (from 1) of every place in it.

    `lines` may be what finds them: only somebody who tells of a problem asks for them.
    """

    __slots__ = ("_lines", "value")

    def __init__(
        self, value: PlainData, lines: dict[Location, int] | Callable[[], dict[Location, int]]
    ) -> None:
        self.value = value
        self._lines = lines

    def __eq__(self, other: object) -> bool:
        """Claim that the other says the same, on whatever lines."""
        return isinstance(other, ParsedYaml) and self.value == other.value

    __hash__ = None  # type: ignore[assignment]

    @property
    def lines(self) -> dict[Location, int]:
        """The line of every place."""
        if not isinstance(self._lines, dict):
            self._lines = self._lines()
        return self._lines

    def line(self, at: Location) -> int | None:
        """Return the line of a place, or of the nearest place around it."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at)


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
        raise refused(path, line, "there is a NUL character")
    return text


def parse(data: bytes, path: Path | str) -> ParsedYaml:
    """Read one YAML document.

    Raises:
        InvalidFile: it is not UTF-8, not YAML, or holds what isp does not take; with the line.
    """
    value = own_form.read(data)
    if value is not None:
        return ParsedYaml(value, lambda: parse_fully(data, path).lines)
    return parse_fully(data, path)


def parse_fully(data: bytes, path: Path | str) -> ParsedYaml:
    """Read one YAML document whatever its form; what it raises is what `parse` raises."""
    from isp_cli.files.yaml_events import read_events  # noqa: PLC0415 - brings ruamel.yaml

    tree = read_events(text_of(data, path), path)
    return ParsedYaml(tree.root, tree.lines)
