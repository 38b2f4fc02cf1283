"""Identifiers and links of CASE packages: derived, so they are the same everywhere, always."""

from __future__ import annotations

from uuid import UUID, uuid5

from isp_cli.core.framework import Framework
from isp_cli.core.outline import Node
from isp_cli.core.records import Plain

NAMESPACE = UUID("fa054807-e3f1-4e3b-abfa-3d019d5d2a30")
"""Every identifier is derived from it. It never changes: people's systems hold the results."""

_LABEL_WIDTH = 100


def identifier(framework_id: str, key: str = "") -> str:
    """Return the identifier of an item of a framework, or of the framework itself."""
    return str(uuid5(NAMESPACE, f"{framework_id}/{key}" if key else framework_id))


def kind_link(kind: str) -> dict[str, Plain]:
    """Return the link to a kind of item; all frameworks share the kinds."""
    return link(str(uuid5(NAMESPACE, f"kind:{kind}")), kind)


def document_link(framework: Framework) -> dict[str, Plain]:
    """Return the link to a framework as a whole."""
    return link(identifier(framework.id), framework.name)


def item_link(framework: Framework, node: Node) -> dict[str, Plain]:
    """Return the link to an item of a framework."""
    return link(identifier(framework.id, node.key), node.name or node.words or node.kind)


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
