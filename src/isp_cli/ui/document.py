"""A page before it is printed: a small tree of blocks.

Whatever is read or reported is built as such a tree once and printed as terminal text, plain
text or Markdown. Texts are data: no block holds markup.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a newline in it is a line end."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list: its text, an optional strong label before it, and points under it."""

    text: str
    label: str = ""
    points: tuple[Point, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered from 1 or with dashes."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Names with what they mean, in two columns where there is room."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A quiet remark: a source, a place, what comes next."""

    text: str


Block = Heading | Paragraph | Quote | Points | Rows | Aside
Document = tuple[Block, ...]
