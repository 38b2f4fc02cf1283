"""A framework as a CASE package: plain data in the shape of 1EdTech's CASE 1.1 or 1.0.

Every identifier is made of the framework's id and the item's, so it is the same on every machine
and in every version of isp: a system that loaded a package once knows its items again. Nothing
here comes from a clock. A package holds only fields that the schema of its version names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from isp_cli.core.case_crosswalk import Beside, crossings, groupings
from isp_cli.core.case_links import (
    document_link,
    identifier,
    item_link,
    kind_link,
    named,
    one_line,
)
from isp_cli.core.case_notes import notes_of
from isp_cli.core.framework import Framework
from isp_cli.core.outline import KINDS, SECTION, VARIANT, Node, other_keys, outline, shape_of
from isp_cli.core.records import Plain

Version = Literal["1.1", "1.0"]

KINDS_SINCE = "2026-11-23T00:00:00Z"
"""When the kinds of items, which all frameworks share, were last changed."""


def package(
    framework: Framework,
    *,
    version: Version = "1.1",
    beside: tuple[Beside, ...] = (),
    remark: str = "",
) -> dict[str, Plain]:
    """Return a framework as a CASE package; `remark` is said of it in its description."""
    nodes = tuple(outline(framework))
    since = changed_on(framework)
    document = _document(framework, since, remark)
    if version == "1.1":
        document |= {"frameworkType": "Competency framework", "caseVersion": "1.1"}
    links = {node.key: item_link(framework, node) for node in nodes}
    links[""] = document_link(framework)
    placed = [_child_of(framework, node, links, since) for node in nodes]
    for each in beside:
        placed += crossings(framework, each, since=since, with_notes=version == "1.1")
    held = {node.kind for node in nodes}
    definitions = {"CFItemTypes": [_kind(kind) for kind in KINDS if kind in held]}
    if beside:
        definitions["CFAssociationGroupings"] = [
            grouping for each in beside for grouping in groupings(framework, each, since=since)
        ]
    return {
        "CFDocument": document,
        "CFItems": [_item(framework, node, since) for node in nodes],
        "CFAssociations": placed,
        "CFDefinitions": definitions,
    }


def changed_on(framework: Framework) -> str:
    """Return the time of a framework's last change: the day it was revised, else its source's year.

    It belongs to the framework's version, so two exports of one version are the same.
    """
    if framework.revised:
        return f"{framework.revised}T00:00:00Z"
    years = [re.search(r"\b[12]\d{3}\b", each.year, re.ASCII) for each in framework.sources[:1]]
    year = next((match[0] for match in years if match), "2000")
    return f"{year}-01-01T00:00:00Z"


def _document(framework: Framework, since: str, remark: str) -> dict[str, Plain]:
    source = framework.sources[0] if framework.sources else None
    pairs = [("format", framework.format), ("id", framework.id)]
    if framework.revised:
        pairs.append(("revised", framework.revised))
    pairs += [
        (key, value)
        for key, value in (("name", framework.name), ("version", framework.version))
        if value != one_line(value) or not value
    ]
    said = [f"After: {source.citation}" if source else "", remark]
    said += [each.text for each in framework.about[:1]]
    return _without_empty(
        {
            **named(identifier(framework.id)),
            "creator": one_line(source.authors if source else "")
            or one_line(framework.name)
            or framework.id,
            "title": one_line(framework.name) or framework.id,
            "lastChangeDateTime": since,
            "officialSourceURL": source.url if source and _is_address(source.url) else "",
            "publisher": one_line(source.publisher) if source else "",
            "description": "\n\n".join(each for each in said if each),
            "language": framework.language,
            "version": one_line(framework.version),
            "adoptionStatus": "Draft",
            "notes": notes_of(pairs),
        }
    )


def _is_address(text: str) -> bool:
    return re.fullmatch(r"https?://[!-~]+", text) is not None and not re.search(
        r'[<>"{}|\\^`]', text
    )


def _item(framework: Framework, node: Node, since: str) -> dict[str, Plain]:
    source = node.source
    name = one_line(node.name)
    return _without_empty(
        {
            **named(identifier(framework.id, node.key)),
            "fullStatement": node.words if node.words.strip() else name or node.kind,
            "abbreviatedStatement": name,
            "CFItemType": node.kind,
            "CFItemTypeURI": kind_link(node.kind),
            "humanCodingScheme": node.id,
            "listEnumeration": one_line(source.item) if source else "",
            "notes": notes_of(_pairs(node)),
            "language": framework.language,
            "lastChangeDateTime": since,
        }
    )


def _pairs(node: Node) -> Iterator[tuple[str, object]]:
    """Yield what the item's own fields do not hold: its source, and its record's other keys."""
    if node.source is not None:
        yield "document", node.source.document
        yield "section", node.source.section
        if node.source.item:
            yield "item", node.source.item
    if node.kind == SECTION:
        return
    shape = shape_of(node.kind)
    for key in other_keys(node.kind):
        value = getattr(node.record, key)
        if key == shape.words:
            if not value.strip():
                yield key, value  # a statement must not be empty, so it holds another text
        elif key == shape.name:
            if value != one_line(value) or not (value or node.kind == VARIANT):
                yield key, value
        elif value not in ("", None):
            yield key, value


def _child_of(
    framework: Framework, node: Node, links: dict[str, dict[str, Plain]], since: str
) -> dict[str, Plain]:
    return {
        **named(identifier(framework.id, f"{node.key}:place")),
        "associationType": "isChildOf",
        "sequenceNumber": node.number,
        "originNodeURI": links[node.key],
        "destinationNodeURI": links[node.parent],
        "lastChangeDateTime": since,
    }


def _kind(kind: str) -> dict[str, Plain]:
    return {
        **kind_link(kind),
        "description": f"{kind}, as the frameworks of isp use the word",
        "hierarchyCode": str(KINDS.index(kind) + 1),
        "lastChangeDateTime": KINDS_SINCE,
    }


def _without_empty(record: dict[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in record.items() if value}
