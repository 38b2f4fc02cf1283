"""Letters as a person counts them: an emoji, a flag, or a letter with its accents is one.

What a key takes back, and what a cursor steps over, is one of these and never a part of it. Where
one ends is known to wcwidth, as Unicode has it."""

from __future__ import annotations

from collections.abc import Iterator

from wcwidth import grapheme_boundary_before, iter_graphemes

_LONGEST = 64  # characters; longer is no letter of any script, and is taken in parts


def letters(text: str, start: int = 0) -> Iterator[str]:
    """Yield the letters of a text from a place on."""
    while start < len(text):
        end = letter_after(text, start)
        yield text[start:end]
        start = end


def last_letter(text: str) -> str:
    """Return the letter a text ends with; nothing of an empty one."""
    return text[letter_before(text, len(text)) :]


def first_letter(text: str) -> str:
    """Return the letter a text begins with; nothing of an empty one."""
    return text[: letter_after(text, 0)]


def letter_before(text: str, at: int) -> int:
    """Return where the letter before a place of a text begins; 0 at its start."""
    line = text.rfind("\n", 0, at) + 1
    return (
        line + grapheme_boundary_before(text[line:at], at - line) if line < at else max(at - 1, 0)
    )


def letter_after(text: str, at: int) -> int:
    """Return where the letter at a place of a text ends; its length at its end."""
    if text[at : at + 1] == "\n":
        return at + 1
    return at + len(next(iter_graphemes(text[at : at + _LONGEST].partition("\n")[0]), ""))
