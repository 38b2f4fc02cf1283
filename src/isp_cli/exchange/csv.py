"""A framework as rows of a spreadsheet: one row an item, in reading order.

A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe in front,
which says that it is text. So does what follows a semicolon, a tab or a line end inside a cell:
where a computer is set to a language that writes decimals with a comma, a spreadsheet splits lines
at semicolons, and a new cell would begin there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from isp_cli.framework.outline import SECTION, outline
from isp_cli.framework.records import Framework

COLUMNS = ("id", "kind", "parent", "name", "text", "document", "section", "item", "address")
BYTE_ORDER_MARK = "\ufeff"
"""What a file needs in front for Excel on Windows to read it as UTF-8."""

# the wide signs are read as formulas by spreadsheets set to Japanese or Chinese
_SIGN = r"(?=[\s\"]*[=+\-@＝＋－＠])"
_FORMULA = re.compile(rf"\A{_SIGN}|\A(?=[\t\r\n])")
_INSIDE = re.compile(rf"([;|\t\n]){_SIGN}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def as_csv(framework: Framework) -> str:
    """Return a framework as CSV, its first line naming the columns."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(each) for each in row] for row in rows(framework))
    return stream.getvalue()


def rows(framework: Framework) -> Iterator[tuple[str, ...]]:
    """Yield one row an item; the parent of what stands at the top is the framework.

    What another document says otherwise has no id of its own, and stands below what it is about.
    """
    for node in outline(framework):
        if node.kind == SECTION:
            continue
        top = node.parent.startswith("section:") or not node.parent
        source = node.source
        place = (source.document, source.section, source.number) if source else ("", "", "")
        parent = framework.id if top else node.parent
        address = getattr(node.record, "url", "")
        yield (node.id, node.kind.lower(), parent, node.name, node.words, *place, address)


def _cell(text: str) -> str:
    clean = _CONTROL.sub("", text.replace("\r\n", "\n"))
    return _FORMULA.sub("'", _INSIDE.sub(r"\1'", clean))
