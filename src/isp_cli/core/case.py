"""A framework as a CASE package: plain data in the shape of 1EdTech's CASE 1.1 or 1.0.

Every identifier is made of the framework's id and the item's, or kept from the package it came
from, so it is the same on every machine and in every version of isp: a system that loaded a
package once knows its items again. Nothing here comes from a clock. A package holds only fields
that the schema of its version names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from isp_cli.core.addresses import address
from isp_cli.core.case_crosswalk import Beside, crossings, groupings
from isp_cli.core.case_language import languages_of
from isp_cli.core.case_links import Identified, kind_link, named, one_line
from isp_cli.core.case_notes import notes_of
from isp_cli.core.case_overlay import likenesses
from isp_cli.core.framework import Framework
from isp_cli.core.outline import (
    KINDS,
    SECTION,
    VARIANT,
    Node,
    must_be_there,
    other_keys,
    shape_of,
)
from isp_cli.core.records import Plain

Version = Literal["1.1", "1.0"]

KINDS_SINCE = "2026-11-23T00:00:00Z"
"""When the kinds of items, which all frameworks share, were last changed."""


def package(
    framework: Framework,
    *,
    version: Version = "1.1",
    beside: tuple[Beside, ...] = (),
    lies_on: Framework | None = None,
    remark: str = "",
) -> dict[str, Plain]:
    """Return a framework as a CASE package.

    `lies_on` is what it repeats, where it is an overlay; `remark` begins its description.
    """
    here, since, has_notes = Identified(framework), changed_on(framework), version == "1.1"
    document = _document(here, since, _said(framework, lies_on, remark))
    if version == "1.1":
        document |= {"frameworkType": "Competency framework", "caseVersion": "1.1"}
    links = {node.key: here.link_to(node) for node in here.nodes}
    links[""] = here.link()
    joined = [_child_of(here, node, links, since) for node in here.nodes]
    if lies_on is not None:
        joined += likenesses(here, Identified(lies_on), since=since, with_notes=has_notes)
    for each in beside:
        joined += crossings(here, each, since=since, with_notes=has_notes)
    held = {node.kind for node in here.nodes}
    languages = languages_of(framework, here.nodes)
    definitions = {"CFItemTypes": [_kind(kind) for kind in KINDS if kind in held]}
    if beside:
        definitions["CFAssociationGroupings"] = [
            grouping for each in beside for grouping in groupings(here, each, since=since)
        ]
    return {
        "CFDocument": document,
        "CFItems": [_item(here, node, since, languages[node.key]) for node in here.nodes],
        "CFAssociations": joined,
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


def _said(framework: Framework, lies_on: Framework | None, remark: str) -> str:
    """Describe a framework; the remark comes first, as some systems keep but 300 letters."""
    said = [remark]
    said += [f"After: {each.citation}" for each in framework.sources[:1]]
    if lies_on is not None:
        said += [f"It lies on: {each.citation}" for each in lies_on.sources[:1]]
    said += [each.text for each in framework.about[:1]]
    return "\n\n".join(each for each in said if each)


def _document(here: Identified, since: str, said: str) -> dict[str, Plain]:
    framework = here.framework
    source = framework.sources[0] if framework.sources else None
    pairs = [("format", framework.format), ("id", framework.id)]
    if framework.revised:
        pairs.append(("revised", framework.revised))
    pairs += [
        (key, value)
        for key in ("name", "version", "language")
        if (value := getattr(framework, key)) != one_line(value) or not value
    ]
    return _without_empty(
        {
            **named(here.identifier),
            "creator": one_line(source.authors if source else "")
            or one_line(framework.name)
            or framework.id,
            "title": one_line(framework.name) or framework.id,
            "lastChangeDateTime": since,
            "officialSourceURL": address(source.url) if source else "",
            "publisher": one_line(source.publisher) if source else "",
            "description": said,
            "language": one_line(framework.language),
            "version": one_line(framework.version),
            "adoptionStatus": "Draft",
            "notes": notes_of(pairs),
        }
    )


def _item(here: Identified, node: Node, since: str, language: str) -> dict[str, Plain]:
    source = node.source
    name = one_line(node.name)
    code = source.code if source and here.keeps(node) else node.id
    return _without_empty(
        {
            **named(here.of(node.key)),
            "fullStatement": node.words if node.words.strip() else name or node.kind,
            "abbreviatedStatement": name,
            "CFItemType": node.kind,
            "CFItemTypeURI": kind_link(node.kind),
            "humanCodingScheme": one_line(code),
            "listEnumeration": one_line(source.item) if source else "",
            "notes": notes_of(_pairs(node, code)),
            "language": one_line(language),
            "lastChangeDateTime": since,
        }
    )


def _pairs(node: Node, code: str) -> Iterator[tuple[str, object]]:
    """Yield what the item's own fields do not hold: its source, and its record's other keys."""
    if code != node.id:
        yield "id", node.id
    if node.source is not None:
        yield "document", node.source.document
        for key in ("section", "item", "code", "identifier"):
            if value := getattr(node.source, key):
                yield key, value
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
        elif value not in ("", None) or must_be_there(node.kind, key):
            yield key, value


def _child_of(
    here: Identified, node: Node, links: dict[str, dict[str, Plain]], since: str
) -> dict[str, Plain]:
    return {
        **named(here.of(f"{node.key}:place")),
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
