"""Texts of other systems as plain text: many of them keep statements as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# fmt: off
_LINES = frozenset((
    "address", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
))
_BEGUN = frozenset(("br", "hr", "li"))  # these say where a line begins, and nothing at their end
_APART = frozenset(("td", "th"))
_INSIDE = frozenset((
    "a", "abbr", "b", "big", "body", "center", "cite", "code", "del", "em", "font", "head", "html",
    "i", "img", "ins", "kbd", "mark", "q", "s", "script", "small", "span", "strike", "strong",
    "style", "sub", "sup", "tbody", "tfoot", "thead", "tt", "u",
))
# fmt: on
_TAGS = _LINES | _APART | _INSIDE
_MARKED = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|&(?:#\w+|[a-zA-Z]\w*);|<!--")
_BLANKS = re.compile(r"[ \t\xa0]+")


def plain_text(text: str) -> str:
    """Return a text without the tags of HTML; what only looks like one, as in x<y, is kept."""
    marks = (match[1] for match in _MARKED.finditer(text))
    if not any(tag is None or tag.lower() in _TAGS for tag in marks):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(reader.said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(value is None for _, value in attrs):  # "a<b and c>d" is a tag with attributes, too
            self.said.append(self.get_starttag_text() or "")
        elif tag == "img":
            self.said.append(dict(attrs).get("alt") or "")
        elif tag == "li":
            self.said.append("\n- ")
        elif not self._ends(tag):
            self.said.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _BEGUN and not self._ends(tag):
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def _ends(self, tag: str) -> bool:
        """Take a tag of HTML for what it ends: a line, a cell, or nothing."""
        if tag in _LINES:
            self.said.append("\n")
        elif tag in _APART:
            self.said.append(" ")
        return tag in _TAGS
