"""Print a page for listening: whole sentences, one a line, and nothing that only eyes need.

A screen reader pauses at each line end, so no line ends in the middle of a sentence, however
narrow the terminal: it breaks long lines by itself. Marks of lists, indents and columns say
nothing to an ear. Days outside a person's own words are said whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from isp_cli.dates import whole_days
from isp_cli.page.document import (
    Aside,
    Block,
    Boxes,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    SideBySide,
    Unspoken,
    WritingRoom,
)
from isp_cli.page.printing import one_line, visible

# two letters before the stop, or a year: "e.g.", "A. Smith" and "12." end no sentence
_END = re.compile(
    "(?:(?<=[^\\W\\d_]{2}[.!?\u2026])|(?<=\\d{3}[.!?])|(?<=[)\u201d\u2019][.!?])"
    "|(?<=[.!?\u2026][)\u201d\u2019])) +(?=[^\\s.])"
)

_ID = re.compile(r"\d{4}-\d\d-\d\d-[a-z]+-[a-z\d]+")


def as_spoken(document: Document) -> str:
    """Return the document as lines to be read out, with an empty line between blocks."""
    blocks = ("\n".join(_block(each)) for each in document)
    return "\n\n".join(filter(None, blocks)) + "\n"


def spoken(text: str) -> Iterator[str]:
    """Yield the lines of something isp says: a sentence each, its days whole."""
    for line in visible(text).split("\n"):
        yield from _END.split(whole_days(line.strip()))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield from spoken(block.text)
    elif isinstance(block, Aside):
        yield from _aside(block.text if block.spoken is None else block.spoken)
    elif isinstance(block, Quote):
        yield from (
            line.strip() for line in f"\u201c{visible(block.text.strip())}\u201d".split("\n")
        )
    elif isinstance(block, Points):
        yield from _points(block.points, block.marks)
    elif isinstance(block, Boxes):
        yield from filter(None, (block.label, *(one_line(each) for each in block.names)))
    elif isinstance(block, WritingRoom):
        yield from filter(None, (block.label,))
    elif isinstance(block, SideBySide):
        yield as_spoken((*block.left, *block.right)).rstrip("\n")
    else:
        for name, meaning in block.rows:
            if not isinstance(meaning, Unspoken):
                yield from spoken(f"{one_line(name)}: {meaning}" if meaning else name)


def _points(points: tuple[Point, ...], marks: tuple[int, ...] = ()) -> Iterator[str]:
    for number, point in zip_longest(marks, points):
        label = ": ".join(filter(None, (point.label, point.text)))
        yield from spoken(f"{number}. {label}" if marks else label)
        yield from _aside(point.aside)
        yield from _points(point.points)


def _aside(text: str) -> Iterator[str]:
    """Yield a quiet remark without the id of an entry: it is spelt out letter by letter."""
    if isinstance(text, Unspoken):
        return
    yield from (line for line in spoken(text) if line and not _ID.fullmatch(line))
