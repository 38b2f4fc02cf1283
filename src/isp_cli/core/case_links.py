"""Identifiers and links of CASE packages: derived or kept, so they are the same everywhere."""

from __future__ import annotations

from uuid import UUID, uuid5

from isp_cli.core.consistency import is_identifier
from isp_cli.core.framework import Framework
from isp_cli.core.outline import Node, outline
from isp_cli.core.records import Plain

NAMESPACE = UUID("fa054807-e3f1-4e3b-abfa-3d019d5d2a30")
"""Every identifier is derived from it. It never changes: people's systems hold the results."""

_LABEL_WIDTH = 100


class Identified:
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

    def keeps(self, node: Node) -> bool:
        """Claim that an item is called what the package called it that it came from."""
        return node.key in self._kept

    def of(self, key: str) -> str:
        """Return the identifier of an item, or of whatever else has a key."""
        return self._kept.get(key) or str(uuid5(self._space, f"{self._before}{key}"))

    def link(self) -> dict[str, Plain]:
        """Return the link to the framework as a whole."""
        return link(self.identifier, self.framework.name)

    def link_to(self, node: Node) -> dict[str, Plain]:
        """Return the link to an item."""
        return link(self.of(node.key), node.name or node.words or node.kind)


def kind_link(kind: str) -> dict[str, Plain]:
    """Return the link to a kind of item; all frameworks share the kinds."""
    return link(str(uuid5(NAMESPACE, f"kind:{kind}")), kind)


def link(identifier: str, title: str) -> dict[str, Plain]:
    """Return a link with a title of one short line."""
    line = one_line(title)
    title = line if len(line) <= _LABEL_WIDTH else f"{line[: _LABEL_WIDTH - 1].rstrip()}…"
    return {"title": title, **named(identifier)}


def named(identifier: str) -> dict[str, Plain]:
    """Return an identifier with the address made of it: nothing of isp stands on the web."""
    return {"identifier": identifier, "uri": f"urn:uuid:{identifier}"}


def one_line(text: str) -> str:
    """Return a text on one line, as titles and names are in a package."""
    return " ".join(text.split())
