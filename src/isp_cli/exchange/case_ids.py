"""Identifiers and links of CASE packages, their notes, and the ids of new items.

Identifiers are derived or kept, so they are the same everywhere. Notes hold, a key and a value a
line, what a package has no field for; writing and reading them are two sides of one thing and stand
together."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID, uuid5

from isp_cli.framework.outline import OutlineItem, outline
from isp_cli.framework.records import Framework
from isp_cli.framework.rules import is_identifier
from isp_cli.records import PlainData

NAMESPACE = UUID("fa054807-e3f1-4e3b-abfa-3d019d5d2a30")
"""Every identifier is derived from it. It never changes: people's systems hold the results."""

_LABEL_WIDTH = 100


class IdentifiedFramework:
    """A framework with the identifiers that it and its items have in a package.

    They are made of the framework's id and the item's. A framework whose first document names a
    package's identifier bears that one, and what is new in it gets one made of it, so that two
    packages share none, whatever their ids. Items of the package itself keep those they have.
    """

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.nodes = tuple(outline(framework))
        derived = str(uuid5(NAMESPACE, framework.id))
        said = next((each.identifier.lower() for each in framework.sources), "")
        self.identifier = said if is_identifier(said) else derived
        is_derived = self.identifier == derived
        self._space = NAMESPACE if is_derived else UUID(self.identifier)
        self._before = f"{framework.id}/" if is_derived else ""
        self._kept = self._identifiers_there()

    def _identifiers_there(self) -> dict[str, str]:
        sources = self.framework.sources
        here = {each.id for each in sources if each.identifier.lower() == self.identifier}
        taken = {self.identifier}
        found: dict[str, str] = {}
        for node in self.nodes:
            said = node.source.identifier.lower() if node.source else ""
            if node.source and node.source.document in here and is_identifier(said):
                if said not in taken:
                    found[node.key] = said
                taken.add(said)
        return found

    def keeps(self, node: OutlineItem) -> bool:
        """Claim that an item is called what the package called it that it came from."""
        return node.key in self._kept

    def of(self, key: str) -> str:
        """Return the identifier of an item, or of whatever else has a key."""
        return self._kept.get(key) or str(uuid5(self._space, f"{self._before}{key}"))

    def link(self) -> dict[str, PlainData]:
        """Return the link to the framework as a whole."""
        return link(self.identifier, self.framework.name)

    def link_to(self, node: OutlineItem) -> dict[str, PlainData]:
        """Return the link to an item."""
        return link(self.of(node.key), node.name or node.words or node.kind)


def kind_link(kind: str) -> dict[str, PlainData]:
    """Return the link to a kind of item; all frameworks share the kinds."""
    return link(str(uuid5(NAMESPACE, f"kind:{kind}")), kind)


def link(identifier: str, title: str) -> dict[str, PlainData]:
    """Return a link with a title of one short line."""
    line = title_line(title)
    title = line if len(line) <= _LABEL_WIDTH else f"{line[: _LABEL_WIDTH - 1].rstrip()}…"
    return {"title": title, **identifier_with_address(identifier)}


def identifier_with_address(identifier: str) -> dict[str, PlainData]:
    """Return an identifier with the address made of it: nothing of isp stands on the web."""
    return {"identifier": identifier, "uri": f"urn:uuid:{identifier}"}


def title_line(text: str) -> str:
    """Return a text on one line, as titles and names are in a package."""
    return " ".join(text.split())


_PLAIN = re.compile(r'[^\s"](?:.*\S)?\Z', re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LABEL = re.compile(r"([A-Z][a-z]+(?: [a-z]+)*):(?: (.*))?\Z")


def notes_of(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the notes that hold these keys with their values."""
    return "\n".join(
        f"{key.replace('_', ' ').capitalize()}: {_quoted(str(value))}" for key, value in pairs
    )


def pairs_in(notes: str) -> dict[str, str]:
    """Return the keys and values that notes hold."""
    found = {}
    for line in _LINE_END.split(notes):
        match = _LABEL.match(line.strip())
        if match:
            found[match[1].lower().replace(" ", "_")] = _unquoted((match[2] or "").strip())
    return found


def _quoted(value: str) -> str:
    if _PLAIN.match(value) and not _CONTROL.search(value):
        return value
    return json.dumps(value, ensure_ascii=bool(_CONTROL.search(value)))


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        try:
            read = json.loads(value)
        except ValueError:
            return value
        return read if isinstance(read, str) else value
    return value


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
