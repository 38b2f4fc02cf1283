"""Lay a document out in lines of at most so many cells; printers decide what a style looks like.

A word longer than the line (an address, mostly) stays whole, so that it can be copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from isp_cli.ui.document import (
    Aside,
    Beside,
    Block,
    Boxes,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Room,
)
from isp_cli.ui.text import cells, visible

Style = Literal["", "title", "heading", "strong", "quiet", "quote"]
MAX_WIDTH = 80
_TWO_COLUMNS = 72  # below this, a column has too few words in a line to be read at ease
_GAP = 2


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style = ""


Line = tuple[Span, ...]


def laid_out(document: Document, width: int) -> Iterator[Line]:
    """Yield the lines of a document, with an empty line between blocks."""
    width = min(width, MAX_WIDTH)
    before: Block | None = None
    for block in document:
        if before is not None and not (isinstance(before, Heading) and before.level > 1):
            yield ()
        yield from _block(block, width)
        before = block


def height(document: Document, width: int) -> int:
    """Return how many lines a document takes."""
    return sum(1 for _ in laid_out(document, width))


def _block(block: Block, width: int) -> Iterator[Line]:
    if isinstance(block, Heading):
        style: Style = "title" if block.level == 1 else "heading" if block.level == 2 else "strong"
        yield from _prose(block.text, width, "", "", style)
    elif isinstance(block, Paragraph):
        yield from _prose(block.text, width, "  ", "  ", "")
    elif isinstance(block, Quote):
        yield from _prose(block.text.rstrip("\n"), width, "  | ", "  | ", "quote")
    elif isinstance(block, Aside):
        yield from _prose(block.text, width, "  ", "  ", "quiet")
    elif isinstance(block, Points):
        yield from _points(block.points, width, 2, numbered=block.numbered)
    elif isinstance(block, Boxes):
        if block.label:
            yield from _prose(block.label, width, "  ", "  ", "strong")
        for name in block.names:
            yield from _prose(name, width, "  [ ] ", "      ", "")
    elif isinstance(block, Room):
        yield from _prose(f"{block.label}:" if block.label else "", width, "  ", "  ", "strong")
        yield from ((),) * block.lines
    elif isinstance(block, Beside):
        yield from _beside(block, width)
    else:
        yield from _rows(block.rows, width)


def _beside(block: Beside, width: int) -> Iterator[Line]:
    if width < _TWO_COLUMNS:
        yield from laid_out((*block.left, *block.right), width)
        return
    column = (width - _GAP) // 2
    sides = (laid_out(part, column) for part in (block.left, block.right))
    for left, right in zip_longest(*sides, fillvalue=()):
        taken = sum(cells(span.text) for span in left)
        room = Span(" " * max(1, column + _GAP - taken))
        yield (*left, room, *right) if right else left


def _points(
    points: tuple[Point, ...], width: int, indent: int, *, numbered: bool
) -> Iterator[Line]:
    digits = len(str(len(points)))
    for number, point in enumerate(points, 1):
        mark = f"{number:>{digits}}. " if numbered else "- "
        first, rest = " " * indent + mark, " " * (indent + len(mark))
        label = f"{point.label}: " if point.label and point.text else point.label
        yield from _prose(point.text, width, first, rest, "", label=label)
        if point.aside:
            yield from _prose(point.aside, width, rest, rest, "quiet")
        yield from _points(point.points, width, indent + len(mark), numbered=False)


def _rows(rows: tuple[tuple[str, str], ...], width: int) -> Iterator[Line]:
    left = max((cells(visible(name)) for name, _ in rows), default=0)
    if left > width // 2:
        for name, meaning in rows:
            yield from _prose(name, width, "  ", "  ", "strong")
            if meaning:
                yield from _prose(meaning, width, "    ", "    ", "")
        return
    for name, meaning in rows:
        name = visible(name)
        start = f"  {name}{' ' * (left - cells(name))}  "
        lines = list(wrapped(meaning, width - left - 4)) or [""]
        yield (
            (Span(start, "strong"), Span(lines[0]))
            if lines[0]
            else (Span(start.rstrip(), "strong"),)
        )
        for line in lines[1:]:
            yield (Span(" " * (left + 4)), Span(line))


def _prose(
    text: str, width: int, first: str, rest: str, style: Style, *, label: str = ""
) -> Iterator[Line]:
    label = visible(label)
    lines = list(wrapped(label + text, width - len(rest))) or [""]
    for index, line in enumerate(lines):
        start = Span(first if index == 0 else rest)
        if label and line:
            strong, label = line[: len(label)], label[len(line) :].lstrip()
            yield (start, Span(strong, "strong"), Span(line[len(strong) :], style))
        elif line:
            yield (start, Span(line, style))
        else:
            yield (Span(start.text.rstrip()),) if start.text.strip() else ()


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken between words; its own line ends and indents stay."""
    for line in visible(text).split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        indent = indent[: max(0, width // 2)]
        current = indent
        for word in line.split():
            joined = f"{current} {word}" if current.strip() else indent + word
            if current.strip() and cells(joined) > width:
                yield current
                current = indent + word
            else:
                current = joined
        yield current.rstrip()
