"""A framework as a CASE package: plain data in the shape of 1EdTech's CASE 1.1 or 1.0.

Every identifier is made of the framework's id and the item's, or kept from the package it came
from, so it is the same on every machine and in every version of isp: a system that loaded a
package once knows its items again. Nothing here comes from a clock. A package holds only fields
that the schema of its version names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address
from typing import Literal
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from isp_cli.exchange.case_ids import (
    IdentifiedFramework,
    identifier_with_address,
    kind_link,
    link,
    notes_of,
    title_line,
)
from isp_cli.framework.authorship import NameOrText, document_language, language_of
from isp_cli.framework.crosswalk import Crosswalk, matches_covering
from isp_cli.framework.edition import Edition
from isp_cli.framework.outline import (
    KINDS,
    SECTION,
    VARIANT,
    OutlineItem,
    other_keys,
    required_keys,
    shape_of,
)
from isp_cli.framework.records import IN_OUR_WORDS, Framework, SourceDocument
from isp_cli.records import NamedTuple, PlainData, replace

_STRENGTHS = {
    "strong": "what is at the heart of one is said in the other too",
    "partial": "the two meet in a part",
}


Ends = tuple[dict[str, PlainData], dict[str, PlainData]]
"""The links to what an association begins at, and to what it leads to."""


class CrosswalkSide(NamedTuple):
    """A reading of a framework beside another one."""

    crosswalk: Crosswalk
    other: Framework


def crossings(
    here: IdentifiedFramework, beside: CrosswalkSide, *, since: str, with_notes: bool
) -> Iterator[dict[str, PlainData]]:
    """Yield that the two frameworks are read side by side, and each pair of items that meets."""
    there = IdentifiedFramework(beside.other)
    others = {node.key: there.link_to(node) for node in there.nodes}

    def crossing(
        key: str, ends: Ends, why: str, group: dict[str, PlainData] | None = None
    ) -> dict[str, PlainData]:
        identifier = here.of(f"{key}:beside:{ends[1]['identifier']}")
        notes = why if with_notes else None
        return _association(identifier, "isRelatedTo", ends, since, group=group, notes=notes)

    yield crossing("", (here.link(), there.link()), beside.crosswalk.text)
    for node in here.nodes:
        for match in matches_covering(beside.crosswalk, node.key):
            if match.id in others:
                ends = here.link_to(node), others[match.id]
                group = _group_link(here, beside, match.strength)
                yield crossing(node.key, ends, match.reason, group)


def _association(
    identifier: str,
    kind: str,
    ends: Ends,
    since: str,
    *,
    number: int | None = None,
    group: dict[str, PlainData] | None = None,
    notes: str | None = None,
) -> dict[str, PlainData]:
    association = {
        **identifier_with_address(identifier),
        "associationType": kind,
        "sequenceNumber": number,
        "originNodeURI": ends[0],
        "destinationNodeURI": ends[1],
        "CFAssociationGroupingURI": group,
        "lastChangeDateTime": since,
        "notes": notes,
    }
    return {key: value for key, value in association.items() if value is not None}


def groupings(
    here: IdentifiedFramework, beside: CrosswalkSide, *, since: str
) -> Iterator[dict[str, PlainData]]:
    """Yield one grouping for each strength of a match; it names the document matches lead to."""
    other = IdentifiedFramework(beside.other)
    name, version = beside.other.name, beside.other.version
    where = f"in {name}, version {version} (urn:uuid:{other.identifier})"
    for strength, meaning in _STRENGTHS.items():
        what = f"{strength.capitalize()}: {meaning}. What it leads to stands {where}."
        yield {
            **_group_link(here, beside, strength),
            "description": f"{what} {beside.crosswalk.text}",
            "lastChangeDateTime": since,
        }


def _group_link(
    here: IdentifiedFramework, beside: CrosswalkSide, strength: str
) -> dict[str, PlainData]:
    title = f"{strength.capitalize()} match: {beside.other.name}"
    return link(here.of(f":beside:{beside.other.id}:{strength}"), title)


def likenesses(
    here: IdentifiedFramework, below: IdentifiedFramework, *, since: str, with_notes: bool
) -> Iterator[dict[str, PlainData]]:
    """Yield which items are those of the framework below: `exactMatchOf` where the words are.

    The whole, and an item worded otherwise, is related to what it was made of.
    """

    def like(key: str, kind: str, ends: Ends, why: str = "") -> dict[str, PlainData]:
        notes = why if why and with_notes else None
        return _association(here.of(f"{key}:like"), kind, ends, since, notes=notes)

    made = f"An overlay of {below.framework.name}."
    yield like("", "isRelatedTo", (here.link(), below.link()), made)
    others = {node.key: node for node in below.nodes if node.id}
    for node in here.nodes:
        other = others.get(node.key)
        if other is None:
            continue
        is_same = (node.name, node.words) == (other.name, other.words)
        kind, why = ("exactMatchOf", "") if is_same else ("isRelatedTo", "In other words.")
        yield like(node.key, kind, (here.link_to(node), below.link_to(other)), why)


_OF_SECTIONS = "en"  # the names of the parts are isp's, whatever the framework's language


def languages_of(framework: Framework, nodes: Iterable[OutlineItem]) -> dict[str, str]:
    """Return the language of each item's statement by its key; what has no source has its parent's.

    An overlay may be in another language than what it lies on, and word but some of it.
    """
    found: dict[str, str] = {}
    for node in nodes:
        if node.kind == SECTION:
            found[node.key] = _OF_SECTIONS
        elif isinstance(node.record, SourceDocument):
            found[node.key] = node.record.language or framework.language
        elif node.source is not None:
            said: NameOrText = "text" if node.words.strip() else "name"
            found[node.key] = language_of(framework, node.record, said)
        else:
            found[node.key] = found[node.parent]
    return found


_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z0-9._~-]+\Z", re.ASCII)
_IN_PATHS = "/%:@!$&'()*+,;=~"


def address(text: str) -> str:
    """Return a web address as a URI, its other letters encoded; nothing if it is none."""
    try:
        parts = urlsplit(text.strip())
        host, port = _host(parts), parts.port
        rest = (_encoded(parts.path, ""), _encoded(parts.query, "?"), _encoded(parts.fragment, "?"))
    except ValueError:  # a bracket without its partner, a port that is no number, no such host
        return ""
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return ""
    return urlunsplit((parts.scheme, host if port is None else f"{host}:{port}", *rest))


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        return "" if "%" in host else f"[{IPv6Address(host).compressed}]"
    ascii_only = host.encode("idna").decode("ascii") if host else ""
    return ascii_only if _HOST.match(ascii_only) else ""


def _encoded(part: str, more: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_IN_PATHS + more)


Version = Literal["1.1", "1.0"]
KINDS_SINCE = "2026-11-23T00:00:00Z"
"""When the kinds of items, which all frameworks share, were last changed."""


def package(
    framework: Framework,
    *,
    version: Version = "1.1",
    beside: tuple[CrosswalkSide, ...] = (),
    lies_on: Framework | None = None,
    remark: str = "",
) -> dict[str, PlainData]:
    """Return a framework as a CASE package.

    `lies_on` is what it repeats, where it is an overlay; `remark` begins its description.
    """
    here, since, has_notes = (
        IdentifiedFramework(framework),
        changed_day(framework),
        version == "1.1",
    )
    document = _document(here, since, _said(framework, lies_on, remark))
    if version == "1.1":
        document |= {"frameworkType": "Competency framework", "caseVersion": "1.1"}
    links = {node.key: here.link_to(node) for node in here.nodes}
    links[""] = here.link()
    joined = [
        _association(
            here.of(f"{node.key}:place"),
            "isChildOf",
            (links[node.key], links[node.parent]),
            since,
            number=node.number,
        )
        for node in here.nodes
    ]
    if lies_on is not None:
        joined += likenesses(here, IdentifiedFramework(lies_on), since=since, with_notes=has_notes)
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


def changed_day(framework: Framework) -> str:
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


def _document(here: IdentifiedFramework, since: str, said: str) -> dict[str, PlainData]:
    framework = here.framework
    source = framework.sources[0] if framework.sources else None
    pairs = [("format", framework.format), ("id", framework.id)]
    if framework.revised:
        pairs.append(("revised", framework.revised))
    pairs += [
        (key, value)
        for key in ("name", "version", "language")
        if (value := getattr(framework, key)) != title_line(value) or not value
    ]
    return _without_empty(
        {
            **identifier_with_address(here.identifier),
            "creator": title_line(source.authors if source else "")
            or title_line(framework.name)
            or framework.id,
            "title": title_line(framework.name) or framework.id,
            "lastChangeDateTime": since,
            "officialSourceURL": address(source.url) if source else "",
            "publisher": title_line(source.publisher) if source else "",
            "description": said,
            "language": title_line(framework.language),
            "version": title_line(framework.version),
            "adoptionStatus": "Draft",
            "notes": notes_of(pairs),
        }
    )


def _item(
    here: IdentifiedFramework, node: OutlineItem, since: str, language: str
) -> dict[str, PlainData]:
    source = node.source
    name = title_line(node.name)
    code = source.code if source and here.keeps(node) else node.id
    return _without_empty(
        {
            **identifier_with_address(here.of(node.key)),
            "fullStatement": node.words if node.words.strip() else name or node.kind,
            "abbreviatedStatement": name,
            "CFItemType": node.kind,
            "CFItemTypeURI": kind_link(node.kind),
            "humanCodingScheme": title_line(code),
            "listEnumeration": title_line(source.item) if source else "",
            "notes": notes_of(_pairs(node, code)),
            "language": title_line(language),
            "lastChangeDateTime": since,
        }
    )


def _pairs(node: OutlineItem, code: str) -> Iterator[tuple[str, object]]:
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
            if value != title_line(value) or not (value or node.kind == VARIANT):
                yield key, value
        elif value not in ("", None) or required_keys(node.kind, key):
            yield key, value


def _kind(kind: str) -> dict[str, PlainData]:
    return {
        **kind_link(kind),
        "description": f"{kind}, as the frameworks of isp use the word",
        "hierarchyCode": str(KINDS.index(kind) + 1),
        "lastChangeDateTime": KINDS_SINCE,
    }


def _without_empty(record: dict[str, PlainData]) -> dict[str, PlainData]:
    return {key: value for key, value in record.items() if value}


def export_package(known: Edition) -> Framework:
    """Return a framework; an overlay and what it lies on as one, in the overlay's name.

    It is in the overlay's language, and documents of another one say theirs. The overlay's own
    come first, for they say who made it. Its notes beside items stay behind: no other system has
    a place for them.
    """
    overlay, framework = known.overlay, known.framework
    if overlay is None:
        return framework
    own = {each.id for each in overlay.sources}
    language = overlay.language or framework.language
    below = (
        replace(each, language="" if theirs == language else theirs)
        for each in framework.sources
        if each.id not in own
        for theirs in (document_language(framework, each.id),)
    )
    return replace(
        framework,
        id=overlay.id,
        name=overlay.name,
        version=overlay.version,
        language=language,
        revised=max(overlay.revised, framework.revised),
        sources=(*overlay.sources, *below),
        local=(),
        overlays=(),
    )


def note_on_wording(known: Edition) -> str:
    """Say whose words these are, where they are not its authors'; nothing where they are."""
    if known.framework.id not in IN_OUR_WORDS:
        return ""
    ours = "the isp project's own, not the documents'; their authors have no part."
    if known.overlay is None:
        return f"The wording is {ours}"
    return f"Where it is not {known.name}'s, the wording is {ours}"
