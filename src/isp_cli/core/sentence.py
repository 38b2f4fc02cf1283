"""Several names in one sentence."""

from __future__ import annotations

from collections.abc import Iterable


def together(names: Iterable[str]) -> str:
    """Return names as a sentence has them: `one`, `one and two`, `one, two and three`."""
    *first, last = [*names] or [""]
    return " and ".join(filter(None, (", ".join(first), last)))
