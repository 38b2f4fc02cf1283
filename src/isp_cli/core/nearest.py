"""Which of the ids there are was meant by one that is not among them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest_id(wanted: str, ids: Iterable[str]) -> str:
    """Return the id most like what was wanted, or the one that ends in it; else nothing."""
    known = list(ids)
    close = get_close_matches(wanted, known, n=1)
    ending = (each for each in known if each.rpartition(".")[2] == wanted.casefold())
    return close[0] if close else next(ending, "")


def with_nearest(sentence: str, wanted: str, ids: Iterable[str]) -> str:
    """Return a sentence that an id is wrong, with the id that was perhaps meant."""
    close = nearest_id(wanted, ids)
    return f"{sentence}; the nearest is {close!r}" if close else sentence
