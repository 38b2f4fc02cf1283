"""Texts of other systems as plain text: many of them keep statements as HTML."""

from __future__ import annotations

import html
import re

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
# Only what is complete is a mark. What merely begins like one ("x<y", "</ ", "<!--" without an end)
# is text: a parser of HTML drops all that follows it, and how much differs between Pythons.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))*)\s*/?>"
)
_ALT = re.compile(r"\salt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PROLOGUE = re.compile(r"<!doctype\b[^<>]*>|<\?xml\b[^<>]*\?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w+|[a-zA-Z]\w*);")
_BLANKS = re.compile(r"[ \t\xa0]+")


def plain_text(text: str) -> str:
    """Return a text without the tags of HTML; what only looks like one, as in x<y, is kept."""
    without = _PROLOGUE.sub("", _without_comments(text))
    tags = (match["tag"].lower() for match in _TAG.finditer(without))
    if without == text and not _ENTITY.search(text) and not any(tag in _TAGS for tag in tags):
        return text
    words: list[str] = []
    done = 0
    for match in _TAG.finditer(without):
        words += html.unescape(without[done : match.start()]), _in_place_of(match)
        done = match.end()
    words.append(html.unescape(without[done:]))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_comments(text: str) -> str:
    """Take out each comment that ends; behind the last end none is looked for, which is quick."""
    begun, end, rest = text.rpartition("-->")
    return _COMMENT.sub("", begun + end) + rest


def _in_place_of(match: re.Match[str]) -> str:
    """Return what a tag leaves behind: an end of line or cell, a dash, its words, or itself."""
    tag = match["tag"].lower()
    if tag not in _TAGS:
        return match[0]
    if match["end"] and tag in _BEGUN:
        return ""
    if tag == "img":
        alt = _ALT.search(match["attributes"])
        return html.unescape(next(filter(None, alt.groups()), "")) if alt else ""
    if tag == "li" and not match["end"]:
        return "\n- "
    return "\n" if tag in _LINES else " " if tag in _APART else ""
