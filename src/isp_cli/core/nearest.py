"""Which of the ids there are was meant by one that is not among them."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 3


def nearest_ids(wanted: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return up to three ids most like what was wanted, or else those that end in it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is not found

    known, said = list(ids), wanted.casefold()
    close = get_close_matches(said, known, n=_MOST)
    return tuple(close or [each for each in known if each.rpartition(".")[2] == said][:_MOST])


def with_nearest(sentence: str, wanted: str, ids: Iterable[str]) -> str:
    """Return a sentence that an id is wrong, with the id that was perhaps meant."""
    close = nearest_ids(wanted, ids)
    return f"{sentence}; the nearest is {close[0]!r}" if close else sentence
