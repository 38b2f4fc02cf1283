"""Make text safe to show: whatever a person or a file holds, the terminal gets printable text.

Here too is what fits a text into a line: how wide it is, where it is cut, how it is quoted. Widths
are counted in terminal cells: a wide letter takes two, a combining mark none."""

from __future__ import annotations

import re

# Controls but newline and tab, DEL and C1; surrogates; line separators; bidi and other format
# controls that reorder or hide text. Joiners and direction marks stay: scripts and emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u200b\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_MASK = "\ufffd"
_CLOSING = "\"'\u201d\u2019)"
_SENTENCE = re.compile(rf"[.!?\u2026][{_CLOSING}]*(?=\s)")
_MARK = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+")
_MORE, _BREAK = "...", " / "
_LOOSE = " ,;:.-\u2013\u2014/"  # what no cut line ends with
_STOPS = ".!?:;,\u2026"
_WRAPPED = 60  # a longer line ends where an editor had no more room
_BARE = re.compile(r"[\w./\\:+~@-]+\Z")


def visible(text: str) -> str:
    """Return the text with every unsafe character as its code, such as `\\x1b`."""
    if text.isascii() and text.isprintable():
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
    while line and cells(line) > width:
        line = line[:-1]
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
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only where a text is not ASCII

    return cell_len(text)


def _code(match: re.Match[str]) -> str:
    point = ord(match[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
