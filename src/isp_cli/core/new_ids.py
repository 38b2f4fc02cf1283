"""Make ids for items that come without: of their codes or words, each used once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

_MOST = 48
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"['’]")
_LATIN = re.compile(r"LATIN SMALL (?:LETTER (?:DOTLESS )?|LIGATURE )([A-Z]{1,2})\b")
_BEGINNING = re.compile(r"[0-9a-f]{8}(?=-)")


def kebab(words: str) -> str:
    """Return words as an id: lower-case letters and hyphens; nothing where none are left.

    Accents and strokes are dropped. Letters of other scripts are passed over, and numbers alone
    make no id.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", words).casefold())
    found = ""
    for word in _WORD.findall("".join(map(_in_ascii, plain)).casefold()):
        longer = f"{found}-{word}" if found else word[:_MOST]
        if len(longer) > _MOST:
            break
        found = longer
    return found if re.search("[a-z]", found) else ""


def _in_ascii(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter)[0] in "PSZ":
        return "-"
    named = _LATIN.match(unicodedata.name(letter, ""))
    return named[1] if named else ""


class NewIds:
    """Gives out ids, none of them twice.

    What no id can be made of is called by its kind and what it is identified by elsewhere, or a
    number; `made_up` counts these.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: defaultdict[str, int] = defaultdict(int)
        self.made_up = 0

    def taken(self, id: str) -> str:
        """Keep an id from being given to anything else, and return it."""
        self._given.add(id)
        return id

    def new(self, kind: str, *wanted: str, identifier: str = "") -> str:
        """Return an id made of the first text that yields one, else of the kind."""
        made = next(filter(None, map(kebab, wanted)), "")
        if not made:
            self.made_up += 1
            begins = _BEGINNING.match(identifier)
            made = kebab(f"{kind} {begins[0] if begins else identifier}") if identifier else ""
        if made and made not in self._given:
            return self.taken(made)
        stem = made or kind
        while True:
            self._last[stem] += 1
            number = self._last[stem] + bool(made)  # the second of a name is number 2
            if f"{stem}-{number}" not in self._given:
                return self.taken(f"{stem}-{number}")
