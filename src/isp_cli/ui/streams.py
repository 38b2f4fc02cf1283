"""Write pages and short messages to a stream, and count the lines they take."""

from __future__ import annotations

from typing import TextIO

from isp_cli.ui.document import Document
from isp_cli.ui.layout import height, wrapped
from isp_cli.ui.printers import as_plain, draw
from isp_cli.ui.text import visible


def show_on(stream: TextIO, document: Document, *, width: int, plain: bool) -> int:
    """Show a page; a terminal draws it, where it is not to be plain."""
    if plain:
        stream.write(as_plain(document, width))
    else:
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

        console = Console(file=stream, markup=False, emoji=False, highlight=False, width=width)
        draw(document, console)
    return height(document, width)


def tell_on(stream: TextIO, message: str, *, width: int) -> int:
    """Tell something; where there is a width, it is broken into lines."""
    lines = list(wrapped(message, width)) if width else [visible(message)]
    stream.write("\n".join(lines) + "\n")
    stream.flush()
    return len(lines)
