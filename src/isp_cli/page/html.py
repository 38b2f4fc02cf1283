"""Print a document as one HTML file: nothing is loaded, nothing runs, and it prints well.

Texts are escaped, and headings open sections. What it looks like stands in `data/page.css`, whose
rules for paper keep a question beside its room to write; whoever asks for a page hands it in, for
this room opens no files. Terminal text, plain text and Markdown are printed by `page.printing`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import takewhile, zip_longest
from types import MappingProxyType

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
    WritingRoom,
)
from isp_cli.page.printing import marked_letters, parts_of, visible

Languages = Mapping[str, str]
_ONE_LANGUAGE: Languages = MappingProxyType({})
_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_BETWEEN = "; "  # between several names on one line
_WHOLE = 3  # headings a section may hold and still be kept on one sheet
_HEAD = """<!DOCTYPE html>
<html{attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
"""


def as_html(
    document: Document,
    *,
    title: str,
    style: str,
    footer: str = "",
    language: str = "en-GB",
    languages: Languages = _ONE_LANGUAGE,
) -> str:
    """Return the document as a whole HTML page; `footer` stands at its end.

    `title` is what a browser calls the page, `style` its CSS. `languages` gives the language of
    each name in boxes and rows that is in another than the page's `language`; both are written as
    BCP 47 has them, like `en-GB`.
    """
    head = _HEAD.format(attributes=_in_language(language), title=_inline(title), style=style)
    end = f"<footer>\n<p>{_text(footer)}</p>\n</footer>\n" if footer else ""
    body = "\n".join(_body(document, languages))
    return f"{head}{body}\n</main>\n{end}</body>\n</html>\n"


def _in_language(language: str) -> str:
    is_leftward = language.partition("-")[0].casefold() in _RIGHT_TO_LEFT
    direction = ' dir="rtl"' if is_leftward else ""
    return f' lang="{escape(language)}"{direction}'


def _body(document: Document, languages: Languages) -> Iterator[str]:
    open_levels: list[int] = []
    for index, block in enumerate(document):
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield "</section>"
            if block.level > 1:
                open_levels.append(block.level)
                yield _section(block.level, document[index + 1 :])
        yield _block(block, languages)
    yield from ("</section>" for _ in open_levels)


def _section(level: int, rest: Document) -> str:
    """Open a section; one that holds many more may be broken between two of them."""
    levels = (block.level for block in rest if isinstance(block, Heading))
    inner = sum(1 for _ in takewhile(lambda below: below > level, levels))
    return '<section class="parts">' if inner > _WHOLE else "<section>"


def _block(block: Block, languages: Languages) -> str:
    if isinstance(block, Heading):
        level = min(block.level, 6)
        return f"<h{level}>{_inline(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_text(block.text)}</p>"
    if isinstance(block, Aside):
        return f'<p class="aside">{_text(block.text)}</p>'
    if isinstance(block, Quote):
        return f"<blockquote>{_text(block.text.rstrip(chr(10)))}</blockquote>"
    if isinstance(block, Points):
        return _points(block.points, block.marks)
    if isinstance(block, Boxes):
        box = '<span aria-hidden="true">☐</span>'
        items = "\n".join(f"<li>{box}{_name(name, languages)}</li>" for name in block.names)
        label = _name(block.label, languages)
        label = f'<p class="group">{label}</p>\n' if label else ""
        return f'{label}<ul class="boxes">\n{items}\n</ul>'
    if isinstance(block, WritingRoom):
        return _room(block)
    if isinstance(block, SideBySide):
        parts = ("\n".join(_body(part, languages)) for part in (block.left, block.right))
        divs = "\n".join(f"<div>\n{part}\n</div>" for part in parts)
        return f'<div class="beside">\n{divs}\n</div>'
    rows = "\n".join(
        f"<dt>{_name(name, languages)}</dt>\n<dd>{_names(meaning, languages)}</dd>"
        for name, meaning in block.rows
    )
    return f"<dl>\n{rows}\n</dl>"


def _room(room: WritingRoom) -> str:
    label = f"<span>{_inline(room.label)}:</span>\n" if room.label else ""
    kind = "room short" if room.lines == 1 else "room"
    lines = '<div aria-hidden="true"></div>' * room.lines
    return f'<div class="{kind}">\n{label}{lines}\n</div>'


def _points(points: tuple[Point, ...], marks: tuple[int, ...] = ()) -> str:
    items = []
    for place, (number, point) in enumerate(zip_longest(marks, points), 1):
        label = f"<strong>{_inline(point.label)}</strong>" if point.label else ""
        colon = ": " if point.label and point.text else ""
        said = _with_marks(" ".join(visible(point.aside).split()), marked_letters(point.aside))
        aside = f' <em class="aside">{said}</em>' if said else ""
        nested = "\n" + _points(point.points) + "\n" if point.points else ""
        value = f' value="{number}"' if marks and number != place else ""
        items.append(f"<li{value}>{label}{colon}{_text(point.text)}{aside}{nested}</li>")
    tag = "ol" if marks else "ul"
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _names(text: str, languages: Languages) -> str:
    parts = text.split(_BETWEEN)
    if not any(part in languages for part in parts):
        return _text(text)
    return _BETWEEN.join(_name(part, languages) for part in parts)


def _name(text: str, languages: Languages) -> str:
    if text not in languages:
        return _inline(text)
    return f"<span{_in_language(languages[text])}>{_inline(text)}</span>"


def _inline(text: str) -> str:
    return escape(" ".join(visible(text).split()))


def _text(text: str) -> str:
    marked = marked_letters(text)
    return "<br>\n".join(_with_marks(line, marked) for line in visible(text).split("\n"))


def _with_marks(line: str, marked: Iterator[bool] | None) -> str:
    return "".join(
        f"<mark>{escape(part)}</mark>" if is_marked else escape(part)
        for part, is_marked in parts_of(line, marked)
    )
