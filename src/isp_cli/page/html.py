"""Print a document as one HTML file: nothing is loaded, nothing runs, and it prints well.

Texts are escaped, headings open sections, and rules for paper keep a question beside its room to
write. Room is ruled with borders, because browsers leave backgrounds out when they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import takewhile
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
from isp_cli.page.text import visible

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

_STYLE = """\
@page { margin: 16mm 18mm 16mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body {
  font: 1rem/1.5 Georgia, "Times New Roman", serif;
  max-width: 42rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word;
}
h1, h2, h3, h4 { font-family: system-ui, "Segoe UI", Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 1.75rem; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
h4 { font-size: 1rem; font-weight: 500; margin: .75rem 0 0; }
p, ul, ol, dl, blockquote { margin: .5rem 0; }
li, dd { margin: .15rem 0; }
ul.boxes { list-style: none; padding: 0; columns: 16rem 2; column-gap: 2rem; }
.group { font-weight: bold; }
ul.boxes li {
  margin: 0; padding: .1rem 0; padding-inline-start: 1.6em; text-indent: -1.6em;
  break-inside: avoid;
}
ul.boxes span[aria-hidden] { display: inline-block; width: 1.6em; text-indent: 0; }
dt { font-weight: bold; }
dd { margin-inline-start: 1.5rem; }
blockquote {
  border-inline-start: 3px solid #000; margin-inline-start: 0; padding-inline-start: 1rem;
}
.aside { font-style: italic; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2rem; }
.room { break-inside: avoid; }
.room div { border-bottom: 1px solid #767676; height: 2.25rem; }
.room.short { display: flex; gap: .75rem; align-items: end; }
.room.short div { flex: 1; }
footer { font-size: .875rem; margin-top: 2rem; }
@media print {
  body { font-size: 11pt; max-width: none; margin: 0; padding: 0; }
  p, li, dd, blockquote { orphans: 3; widows: 3; }
  h1, h2, h3, h4 { break-inside: avoid; break-after: avoid; page-break-after: avoid; }
  section, ul.boxes, dl, footer { break-inside: avoid; page-break-inside: avoid; }
  section.parts { break-inside: auto; page-break-inside: auto; }
  .group, h2 + p, p:has(+ .room) { break-after: avoid; page-break-after: avoid; }
  h2 { margin-top: 1.5rem; }
  .room div { height: 8.2mm; }
}
"""


def as_html(
    document: Document,
    *,
    title: str,
    footer: str = "",
    language: str = "en-GB",
    languages: Languages = _ONE_LANGUAGE,
) -> str:
    """Return the document as a whole HTML page; `footer` stands at its end.

    `languages` names the names in boxes and rows that are in another language.
    """
    head = _HEAD.format(attributes=_in_language(language), title=_inline(title), style=_STYLE)
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
        return _points(block.points, numbered=block.numbered)
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


def _points(points: tuple[Point, ...], *, numbered: bool) -> str:
    items = []
    for point in points:
        label = f"<strong>{_inline(point.label)}</strong>" if point.label else ""
        colon = ": " if point.label and point.text else ""
        aside = f' <em class="aside">{_inline(point.aside)}</em>' if point.aside else ""
        nested = "\n" + _points(point.points, numbered=False) + "\n" if point.points else ""
        items.append(f"<li>{label}{colon}{_text(point.text)}{aside}{nested}</li>")
    tag = "ol" if numbered else "ul"
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
    return "<br>\n".join(escape(line) for line in visible(text).split("\n"))
