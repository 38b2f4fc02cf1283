"""Letters as a person counts them: an emoji, a flag, or a letter with its accents is one.

What a key takes back, and what a cursor steps over, is one of these and never a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

_JOINER = "\u200d"
_NEAR = 400  # no letter is longer; what stands before is not looked at for one


def letters(text: str, start: int = 0) -> Iterator[str]:
    """Yield the letters of a text from a place on."""
    begun = start
    flags = 0
    for at in range(start + 1, len(text) + 1):
        flags = flags + 1 if _is_flag_half(text[at - 1]) else 0
        if at == len(text) or not _goes_on(text[at - 1], text[at], flags):
            yield text[begun:at]
            begun = at


def last_letter(text: str) -> str:
    """Return the letter a text ends with; nothing of an empty one."""
    near = text[-_NEAR:]
    return next((each for each in reversed([*letters(near)])), "")


def first_letter(text: str) -> str:
    """Return the letter a text begins with; nothing of an empty one."""
    return next(letters(text), "") if text else ""


def _goes_on(before: str, each: str, flags: int) -> bool:
    """Claim that a character is part of the letter that the one before it is in."""
    if before.isascii() and each.isascii():
        return False
    if before == "\n":
        return False
    if _is_flag_half(each):
        return flags % 2 == 1
    if before == _JOINER:
        return not each.isspace()
    return (
        category(each).startswith("M")
        or each in ("\u200c", _JOINER)
        or "\U0001f3fb" <= each <= "\U0001f3ff"  # a shade of skin
        or "\U000e0020" <= each <= "\U000e007f"  # of which region a flag is
        or (_is_jamo(before) and "\u1160" <= each <= "\u11ff")
    )


def _is_flag_half(each: str) -> bool:
    return "\U0001f1e6" <= each <= "\U0001f1ff"


def _is_jamo(each: str) -> bool:
    return "\u1100" <= each <= "\u11ff" or "\uac00" <= each <= "\ud7a3"
