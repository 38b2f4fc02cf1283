"""A page before it is printed: a small tree of blocks.

Whatever is read or reported is built as such a tree once and printed as terminal text, plain
text, Markdown (`page.printing`) or HTML (`page.html`). Texts are data: no block holds markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from typing import Self


class Unspoken(str):
    """A path or an id, in a row or an aside: there to be copied, and not read out to a listener."""

    __slots__ = ()


class Marked(str):
    """A text of a paragraph, an aside or a point, with parts that catch the eye.

    `marks` are in order and apart: each from a character up to another.
    """

    __slots__ = ("marks",)
    marks: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, marks: tuple[tuple[int, int], ...]) -> Self:
        """Make one of a text."""
        made = super().__new__(cls, text)
        made.marks = marks
        return made


class Heading(NamedTuple):
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Running text; a newline in it is a line end."""

    text: str


class Quote(NamedTuple):
    """A person's own words."""

    text: str


class Point(NamedTuple):
    """One point of a list: its text, an optional strong label before it, and points under it."""

    text: str
    label: str = ""
    points: tuple[Point, ...] = ()
    aside: str = ""


class Points(NamedTuple):
    """A list with dashes or numbered: from 1, or by the `numbers` that its points have for good."""

    points: tuple[Point, ...]
    numbered: bool = False
    numbers: tuple[int, ...] = ()

    @property
    def marks(self) -> tuple[int, ...]:
        """The number before each of its points; none where they have dashes."""
        return self.numbers or (tuple(range(1, len(self.points) + 1)) if self.numbered else ())


class Rows(NamedTuple):
    """Names with what they mean, in two columns where there is room."""

    rows: tuple[tuple[str, str], ...]


class Aside(NamedTuple):
    """A quiet remark: a source, a place, what comes next; `spoken` is what a listener needs of it.

    Where that is None it is all of it.
    """

    text: str
    spoken: str | None = None


class Boxes(NamedTuple):
    """Names with a box to tick before each, and what they have in common."""

    names: tuple[str, ...]
    label: str = ""


class WritingRoom(NamedTuple):
    """Room to write by hand or in an editor: a label above it, and how many empty lines it is."""

    label: str
    lines: int


class SideBySide(NamedTuple):
    """Two parts of a page next to each other where there is room, else the left one first."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = Heading | Paragraph | Quote | Points | Rows | Aside | Boxes | WritingRoom | SideBySide
Document = tuple[Block, ...]
