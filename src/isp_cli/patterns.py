"""Patterns that are compiled when they are first used, and not when their module is imported.

To compile one takes as long as to import a small module, and a page uses few of those that stand
in what it imports. What a pattern says, and what its methods give, is what the standard library's
`re` says.

They are for modules that reading commands import; elsewhere `re.compile` is as good. A pattern
that is wrong is found where it is used, so each needs a test that uses it."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for a pattern.

    A method of the compiled one is kept here when it is first asked for, so that from then on it
    is reached as quickly.
    """

    def __init__(self, pattern: Any, flags: int) -> None:
        self._how = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._how), name)
        setattr(self, name, found)
        return found


def pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is not compiled yet.

    `flags` are those of `re`.

    Raises:
        re.error: at its first use, it is none.
    """
    made: Any = _Pattern(pattern, flags)
    return cast("re.Pattern[AnyStr]", made)
