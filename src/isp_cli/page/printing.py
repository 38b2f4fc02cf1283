"""Print a document: on a terminal, as plain text, as Markdown.

The first two are laid out in lines of at most so many terminal cells. A word longer than the line
(an address, mostly) stays whole, so that it can be copied. HTML is printed by `page.html`.

First stands what makes text safe to show: whatever a person or a file holds, a terminal gets
printable text. Widths are counted in cells: a wide letter takes two, a combining mark none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal, TextIO
from unicodedata import category

from isp_cli.page.document import (
    Aside,
    Block,
    Boxes,
    Document,
    Heading,
    Marked,
    Paragraph,
    Point,
    Points,
    Quote,
    SideBySide,
    WritingRoom,
)
from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from rich.console import Console


# Controls but newline and tab, DEL and C1; surrogates; line separators; bidi and other format
# controls that reorder or hide text. Joiners and direction marks stay: scripts and emoji need them.
_UNSAFE = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u200b\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_MASK = "\ufffd"
_CLOSING = "\"'\u201d\u2019)"
_SENTENCE = pattern(rf"[.!?\u2026][{_CLOSING}]*(?=\s)")
_MARK = pattern(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+")
_MORE, _BREAK = "...", " / "
_LOOSE = " ,;:.-\u2013\u2014/"  # what no cut line ends with
_STOPS = ".!?:;,\u2026"
_WRAPPED = 60  # a longer line ends where an editor had no more room
# Latin, Greek and Cyrillic letters, typographic marks: no table is needed to know their width
_ONE_CELL = frozenset(
    chr(each)
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0x2FF), (0x370, 0x482)),
        *((0x2010, 0x2027), (0x2030, 0x205E)),
    )
    for each in range(first, last + 1)
)
_BARE = pattern(r"[\w./\\:+~@-]+\Z")


def visible(text: str) -> str:
    """Return the text with every unsafe character as its code, such as `\\x1b`."""
    if text.isprintable() or all(map(str.isprintable, text.split("\n"))):
        return text
    return _UNSAFE.sub(_code, text).replace("\t", "    ")


def mask(text: str) -> str:
    """Return the text with a mark for every unsafe character, one for one: a cursor stays right."""
    return _UNSAFE.sub(_MASK, text)


def one_line(text: str) -> str:
    """Return safe text on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, width: int) -> str:
    """Return safe text on one line of at most `width` cells, cut between words and marked `...`."""
    line = one_line(text)
    if cells(line) <= width:
        return line
    cut = _at_most(line, width - len(_MORE))
    whole = cut if line[len(cut)] == " " else cut.rpartition(" ")[0]
    # one long word, or a script without spaces, is cut where the room ends
    kept = whole if cells(whole) * 2 >= width else cut
    return kept.rstrip(_LOOSE) + _MORE


def excerpt(words: str, most: int = 0) -> str:
    """Return how a person's words begin, on one line of at most `most` cells; all of them if 0.

    A line that was ended on purpose is told by ` / `, as in a quotation. Longer words are cut after
    a sentence where that fills a good part of the room.
    """
    line = one_line(_on_one_line(words))
    if not most or cells(line) <= most:
        return line
    room = _at_most(line, most - len(_MORE) - 1)
    ends = [each.end() for each in _SENTENCE.finditer(room)]
    if ends and cells(room[: ends[-1]]) * 2 >= most:
        return f"{room[: ends[-1]]} {_MORE}"
    return shortened(line, most)


def quoted(words: str, most: int = 0) -> str:
    """Return a person's words between quotation marks, as `excerpt` tells them."""
    told = excerpt(words, most)
    return f"\u201c{told}\u201d" if told else ""


def _on_one_line(words: str) -> str:
    told = ""
    for line in filter(None, (_MARK.sub("", each).strip() for each in words.split("\n"))):
        told += f"{_between(told.rpartition(_BREAK)[2])}{line}" if told else line
    return told


def _between(before: str) -> str:
    """What stands between two lines: text that an editor wrapped goes on, a short line ended."""
    ended = before.rstrip(_CLOSING)[-1:] in _STOPS
    return " " if ended or len(before) > _WRAPPED else _BREAK


def _at_most(line: str, width: int) -> str:
    line = line[: width * 4]  # most characters take a cell; a text of a megabyte is cut at once
    while line and (over := cells(line) - width) > 0:
        line = line[: -max(1, over // 2)]  # none takes more than two
    return line


def as_argument(text: str) -> str:
    """Return a name as it is typed in a command: in quotation marks where it needs them."""
    if _BARE.match(text):
        return text
    if not set(text) & set('"$`!%'):
        return f'"{text}"'  # for every shell, that of Windows too
    from shlex import quote  # noqa: PLC0415 - rare

    return quote(text)


def cells(text: str) -> int:
    """Return how many terminal cells the text takes."""
    if text.isascii() or _ONE_CELL.issuperset(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only for scripts of other widths

    return cell_len(text)


def _code(match: re.Match[str]) -> str:
    point = ord(match[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"


Style = Literal["", "title", "heading", "strong", "quiet", "quote"]
MAX_WIDTH = 80
_TWO_COLUMNS = 72  # below this, a column has too few words in a line to be read at ease
_GAP = 2


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style = ""


Line = tuple[Span, ...]


def lay_out(document: Document, width: int, *, in_columns: bool = True) -> Iterator[Line]:
    """Yield the lines of a document, with an empty line between blocks.

    Two parts next to each other are read line by line: `in_columns` is for eyes only.
    """
    width = min(width, MAX_WIDTH)
    before: Block | None = None
    for block in document:
        if before is not None and not (isinstance(before, Heading) and before.level > 1):
            yield ()
        if isinstance(block, SideBySide):
            yield from _beside(block, width, in_columns=in_columns)
        else:
            yield from _block(block, width)
        before = block


def height(document: Document, width: int) -> int:
    """Return how many lines a document takes at this width in cells, its empty lines included."""
    return sum(1 for _ in lay_out(document, width))


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
        yield from _points(block.points, width, 2, block.marks)
    elif isinstance(block, Boxes):
        if block.label:
            yield from _prose(block.label, width, "  ", "  ", "strong")
        for name in block.names:
            yield from _prose(name, width, "  [ ] ", "      ", "")
    elif isinstance(block, WritingRoom):
        yield from _prose(f"{block.label}:" if block.label else "", width, "  ", "  ", "strong")
        yield from ((),) * block.lines
    elif not isinstance(block, SideBySide):
        yield from _rows(block.rows, width)


def _beside(block: SideBySide, width: int, *, in_columns: bool) -> Iterator[Line]:
    if width < _TWO_COLUMNS or not in_columns:
        yield from lay_out((*block.left, *block.right), width, in_columns=in_columns)
        return
    column = (width - _GAP) // 2
    sides = (lay_out(part, column) for part in (block.left, block.right))
    for left, right in zip_longest(*sides, fillvalue=()):
        taken = sum(cells(span.text) for span in left)
        room = Span(" " * max(1, column + _GAP - taken))
        yield (*left, room, *right) if right else left


def _points(
    points: tuple[Point, ...], width: int, indent: int, marks: tuple[int, ...] = ()
) -> Iterator[Line]:
    digits = len(str(max(marks, default=0)))
    for number, point in zip_longest(marks, points):
        mark = f"{number:>{digits}}. " if marks else "- "
        first, rest = " " * indent + mark, " " * (indent + len(mark))
        label = f"{point.label}: " if point.label and point.text else point.label
        yield from _prose(point.text, width, first, rest, "", label=label)
        if point.aside:
            yield from _prose(point.aside, width, rest, rest, "quiet")
        yield from _points(point.points, width, indent + len(mark))


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
        lines = list(wrap(meaning, width - left - 4)) or [""]
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
    lines = list(wrap(label + text, width - len(rest))) or [""]
    marked = marked_letters(text)
    for index, line in enumerate(lines):
        start = Span(first if index == 0 else rest)
        if line and marked is None and not label:
            yield (start, Span(line, style))
        elif label and line:
            strong, label = line[: len(label)], label[len(line) :].lstrip()
            spans = _spans(line[len(strong) :], marked, style)
            yield (start, Span(strong, "strong"), *spans)
        elif line:
            yield (start, *_spans(line, marked, style))
        else:
            yield (Span(start.text.rstrip()),) if start.text.strip() else ()


def _spans(line: str, marked: Iterator[bool] | None, style: Style) -> Iterator[Span]:
    for part, is_marked in parts_of(line, marked):
        yield Span(part, "strong" if is_marked else style)


def marked_letters(text: str) -> Iterator[bool] | None:
    """Say of each character of a text, as it is shown and but for white space, if it is marked.

    None says that nothing is.
    """
    return _marked_letters(text, text.marks) if isinstance(text, Marked) else None


def _marked_letters(text: str, marks: tuple[tuple[int, int], ...]) -> Iterator[bool]:
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        for part, is_marked in ((text[at:start], False), (text[start:end], True)):
            yield from (is_marked for each in visible(part) if not each.isspace())
        at = end


def parts_of(line: str, marked: Iterator[bool] | None) -> Iterator[tuple[str, bool]]:
    """Yield a line of a text in parts that are marked or not; `marked` goes on with the next one.

    However white space was changed in it: that between two marked letters is marked.
    """
    if marked is None:
        yield line, False
        return
    marks = [not each.isspace() and next(marked, False) for each in line]
    for at in range(1, len(line) - 1):
        marks[at] |= line[at].isspace() and marks[at - 1] and marks[at + 1]
    for is_marked, part in groupby(zip(line, marks, strict=True), key=lambda each: each[1]):
        yield "".join(character for character, _ in part), is_marked


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text of at most `width` cells, broken between words.

    Its own line ends and indents stay; unsafe characters are shown as their codes.
    """
    for line in visible(text).split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        indent = indent[: max(0, width // 2)]
        words, room = line.split(), width - len(indent)
        if len(line) <= width and line.isascii():
            yield f"{indent}{' '.join(words)}".rstrip()
            continue
        told: list[str] = []
        taken = 0
        for word in words:
            size = cells(word)
            if told and taken + 1 + size > room:
                yield f"{indent}{' '.join(told)}"
                told, taken = [], 0
            taken += size + bool(told)
            told.append(word)
        yield f"{indent}{' '.join(told)}".rstrip()


_MARKDOWN = pattern(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = pattern(r"^(\s*(?=[-+=])|\s*\d+(?=[.)]))", re.MULTILINE)
_INDENTED = pattern(r"(\A|\n[ \t]*\n)(?: {4}| {0,3}\t)[ \t]*(?=\S)")
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
    laid = lay_out(document, width, in_columns=False)
    lines = ("".join(span.text for span in line).rstrip() for line in laid)
    return "\n".join(lines) + "\n"


def draw(document: Document, console: Console) -> int:
    """Draw the document on a terminal, and return how many lines it takes.

    The texts are never read as markup.
    """
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    count = 0
    for count, line in enumerate(lay_out(document, console.width), 1):  # noqa: B007
        text = Text(no_wrap=True, overflow="ignore")
        for span in line:
            text.append(span.text, _STYLES[span.style])
        console.print(text, soft_wrap=True)
    return count


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
        return _quiet(_lines(block.text), block.text)
    if isinstance(block, Points):
        return _markdown_points(block.points, 0, block.marks)
    if isinstance(block, Boxes):
        label = f"**{_inline(block.label)}**\n\n" if block.label else ""
        names = (_inline(" ".join(name.split())) for name in block.names)
        return label + "\n".join(f"- [ ] {name}" for name in names)
    if isinstance(block, WritingRoom):
        room = "\n" * (_ROOM if block.lines > 1 else 0)
        return (f"**{_inline(block.label)}:**" if block.label else "") + room
    if isinstance(block, SideBySide):
        return "\n\n".join(_markdown(each) for each in (*block.left, *block.right))
    return "\n".join(
        f"- **{_escaped(name)}**{': ' if meaning else ''}{_escaped(' '.join(meaning.split()))}"
        for name, meaning in block.rows
    )


def _markdown_points(points: tuple[Point, ...], indent: int, marks: tuple[int, ...] = ()) -> str:
    found = []
    # Markdown counts on from the first number of a list
    in_turn = not marks or marks == tuple(range(1, len(points) + 1))
    for number, point in zip_longest(marks, points):
        mark = "- " if not marks else f"{number}. " if in_turn else f"- {number}: "
        label = f"**{_escaped(point.label)}**{': ' if point.text else ''}" if point.label else ""
        text = _escaped(" ".join(visible(point.text).split()), marked_letters(point.text))
        aside = _beside_point(point.aside) if point.aside.strip() else ""
        found.append(" " * indent + mark + label + text + aside)
        if point.points:
            inside = indent + (len(mark) if in_turn else 2)
            found.append(_markdown_points(point.points, inside))
    return "\n".join(found)


def _beside_point(aside: str) -> str:
    marked = marked_letters(aside)
    lines = (" ".join(line.split()) for line in visible(aside).split("\n"))
    said = "; ".join(_with_stars(line, marked) for line in lines)
    return " " + _quiet(_LINE_START.sub(r"\1\\", said), aside)


def _quiet(said: str, text: str) -> str:
    # a star would be read together with those of the marked parts
    sign = "_" if isinstance(text, Marked) else "*"
    return f"{sign}{said}{sign}"


def _lines(text: str) -> str:
    marked = marked_letters(text)
    # four spaces after an empty line would make code of it
    text = _INDENTED.sub(r"\1   ", text)
    # two spaces at a line's end keep the person's own line ends
    lines = (_escaped(line, marked) for line in text.split("\n"))
    return "  \n".join(lines).replace("\n  \n", "\n\n")


def _escaped(text: str, marked: Iterator[bool] | None = None) -> str:
    return _LINE_START.sub(r"\1\\", _with_stars(text, marked))


def _with_stars(text: str, marked: Iterator[bool] | None) -> str:
    line, at, found = visible(text), 0, ""
    for part, is_marked in parts_of(line, marked):
        end = at + len(part)
        stars = "**" if is_marked and _takes_stars(line, at, end) else ""
        found += f"{stars}{_inline(part)}{stars}"
        at = end
    return found


def _takes_stars(line: str, start: int, end: int) -> bool:
    """Say whether Markdown reads stars around this part: beside a sign it may show them instead."""
    ends = ((line[start], line[:start][-1:]), (line[end - 1], line[end:][:1]))
    return all(not _is_sign(own) or not other.strip() or _is_sign(other) for own, other in ends)


def _is_sign(character: str) -> bool:
    return category(character)[0] in "PS"


def _inline(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", visible(text))


def show_on(stream: TextIO, document: Document, *, width: int, plain: bool) -> int:
    """Show a page, drawn where it is not to be plain; return how many lines it takes."""
    if plain:
        text = as_plain(document, width)
        stream.write(text)
        return text.count("\n")
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    console = Console(file=stream, markup=False, emoji=False, highlight=False, width=width)
    return draw(document, console)


def tell_on(stream: TextIO, message: str, *, width: int) -> int:
    """Tell something; where there is a width, it is broken into lines. Return how many."""
    lines = list(wrap(message, width)) if width else [visible(message)]
    stream.write("\n".join(lines) + "\n")
    stream.flush()
    return len(lines)
