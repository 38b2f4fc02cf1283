"""A person's words and names in sentences of ours."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSING = "\"'\u201d\u2019)]\u00bb "
_ENDS = ".!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f"  # those of Arabic, Hindi, Chinese too


def ended(words: str) -> str:
    """Return words, or a quotation, with a full stop where their last one ends no sentence."""
    return words if not words or words.rstrip(_CLOSING)[-1:] in _ENDS else f"{words}."


def together(names: Iterable[str]) -> str:
    """Return names as a sentence has them: `one`, `one and two`, `one, two and three`."""
    *first, last = [*names] or [""]
    return " and ".join(filter(None, (", ".join(first), last)))
