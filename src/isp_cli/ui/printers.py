"""Print a document as plain text or Markdown, or draw it on a terminal through rich."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
from isp_cli.ui.layout import laid_out
from isp_cli.ui.text import visible

if TYPE_CHECKING:
    from rich.console import Console

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = re.compile(r"^(\s*(?=[-+=])|\s*\d+(?=[.)]))", re.MULTILINE)
_INDENTED = re.compile(r"(\A|\n[ \t]*\n)(?: {4}| {0,3}\t)[ \t]*(?=\S)")
_ROOM = 3  # empty lines to begin an answer in; an editor makes more
_STYLES = {
    "title": "bold",
    "heading": "bold",
    "strong": "bold",
    "quiet": "dim",
    "quote": "italic",
    "": "",
}


def as_plain(document: Document, width: int) -> str:
    """Return the document as text without any control character, `width` cells wide at most."""
    lines = ("".join(span.text for span in line).rstrip() for line in laid_out(document, width))
    return "\n".join(lines) + "\n"


def draw(document: Document, console: Console) -> None:
    """Draw the document on a terminal; the texts are never read as markup."""
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    for line in laid_out(document, console.width):
        text = Text(no_wrap=True, overflow="ignore")
        for span in line:
            text.append(span.text, _STYLES[span.style])
        console.print(text, soft_wrap=True)


def as_markdown(document: Document) -> str:
    """Return the document as Markdown; the texts are escaped."""
    return "\n\n".join(_markdown(block) for block in document) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        # after the signs of a heading nothing can start a list
        return f"{'#' * block.level} {_inline(' '.join(block.text.split()))}"
    if isinstance(block, Paragraph):
        return _lines(block.text)
    if isinstance(block, Quote):
        return "\n".join(f"> {line}" for line in _lines(block.text.rstrip("\n")).split("\n"))
    if isinstance(block, Aside):
        return f"*{_lines(block.text)}*"
    if isinstance(block, Points):
        return _markdown_points(block.points, 0, numbered=block.numbered)
    if isinstance(block, Boxes):
        label = f"**{_inline(block.label)}**\n\n" if block.label else ""
        names = (_inline(" ".join(name.split())) for name in block.names)
        return label + "\n".join(f"- [ ] {name}" for name in names)
    if isinstance(block, Room):
        room = "\n" * (_ROOM if block.lines > 1 else 0)
        return (f"**{_inline(block.label)}:**" if block.label else "") + room
    if isinstance(block, Beside):
        return "\n\n".join(_markdown(each) for each in (*block.left, *block.right))
    return "\n".join(
        f"- **{_escaped(name)}**{': ' if meaning else ''}{_escaped(' '.join(meaning.split()))}"
        for name, meaning in block.rows
    )


def _markdown_points(points: tuple[Point, ...], indent: int, *, numbered: bool) -> str:
    found = []
    for number, point in enumerate(points, 1):
        mark = f"{number}. " if numbered else "- "
        label = f"**{_escaped(point.label)}**{': ' if point.text else ''}" if point.label else ""
        said = "; ".join(" ".join(line.split()) for line in point.aside.split("\n"))
        aside = f" *{_escaped(said)}*" if said else ""
        found.append(" " * indent + mark + label + _escaped(" ".join(point.text.split())) + aside)
        if point.points:
            found.append(_markdown_points(point.points, indent + len(mark), numbered=False))
    return "\n".join(found)


def _lines(text: str) -> str:
    # four spaces after an empty line would make code of it
    text = _INDENTED.sub(r"\1   ", text)
    # two spaces at a line's end keep the person's own line ends
    return "  \n".join(_escaped(line) for line in text.split("\n")).replace("\n  \n", "\n\n")


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\", _inline(text))


def _inline(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", visible(text))
