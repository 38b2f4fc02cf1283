"""Make text safe to show: whatever a person or a file holds, the terminal gets printable text."""

from __future__ import annotations

import re

# Controls but newline and tab, DEL and C1; surrogates; line separators; bidi and other format
# controls that reorder or hide text. Joiners stay: scripts and emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u200b\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Return the text with every unsafe character as its code, such as `\\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_code, text).replace("\t", "    ")


def one_line(text: str) -> str:
    """Return safe text on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, width: int) -> str:
    """Return safe text on one line of at most `width` cells, with `...` where it was cut."""
    line = one_line(text)
    if cells(line) <= width:
        return line
    while line and cells(line) > width - 3:
        line = line[:-1]
    return line.rstrip() + "..."


def quoted(words: str, most: int = 0) -> str:
    """Return a person's words between quotation marks, on one line; cut between words.

    What is longer than `most` cells is told by how it begins; without a `most` it is whole.
    """
    text = " ".join(words.split())
    if most and cells(one_line(text)) > most:
        cut = shortened(text, most).removesuffix("...")
        text = f"{cut.rpartition(' ')[0] or cut}..."
    return f"\u201c{text}\u201d" if text else ""


def cells(text: str) -> int:
    """Return how many terminal cells the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only where a text is not ASCII

    return cell_len(text)


def _code(match: re.Match[str]) -> str:
    point = ord(match[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
