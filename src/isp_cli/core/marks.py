"""Marks that a keyboard, an editor and a printed page write differently, and that mean the same."""

from __future__ import annotations

_ALIKE = {
    "'": "\u2018\u2019\u201b\u02bc\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
}
_TYPED = str.maketrans({other: mark for mark, others in _ALIKE.items() for other in others})


def with_typed_marks(text: str) -> str:
    """Return the text with apostrophes, quotes and dashes as a keyboard types them.

    Every character stays one character.
    """
    return text if text.isascii() else text.translate(_TYPED)
