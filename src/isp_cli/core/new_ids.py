"""Make ids for items that come without: of their codes or words, each used once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

_MOST = 48
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"['’]")


def kebab(words: str) -> str:
    """Return words as an id: lower-case letters and hyphens; nothing where none are left.

    Accents are dropped. Letters of other scripts are passed over, and numbers alone make no id.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", words)).encode("ascii", "ignore")
    found = ""
    for word in _WORD.findall(plain.decode().casefold()):
        longer = f"{found}-{word}" if found else word[:_MOST]
        if len(longer) > _MOST:
            break
        found = longer
    return found if re.search("[a-z]", found) else ""


class NewIds:
    """Gives out ids, none of them twice; what nothing can be made of is numbered by its kind."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: defaultdict[str, int] = defaultdict(int)

    def taken(self, id: str) -> str:
        """Keep an id from being given to anything else, and return it."""
        self._given.add(id)
        return id

    def new(self, kind: str, *wanted: str) -> str:
        """Return an id made of the first text that yields one, else of the kind and a number."""
        made = next(filter(None, map(kebab, wanted)), "")
        if made and made not in self._given:
            return self.taken(made)
        stem = made or kind
        while True:
            self._last[stem] += 1
            number = self._last[stem] + bool(made)  # the second of a name is number 2
            if f"{stem}-{number}" not in self._given:
                return self.taken(f"{stem}-{number}")
