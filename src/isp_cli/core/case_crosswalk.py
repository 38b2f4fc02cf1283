"""What of a crosswalk goes into a CASE package: which items of two frameworks are related.

`isRelatedTo` stands for a strong and for a partial match, each in a grouping that says which: the
standard's other words for two items that meet say that they are equal, and none of them is.
Where the other framework has nothing of the kind there is nothing to point at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isp_cli.core.case_links import Identified, link, named
from isp_cli.core.crosswalk import Crosswalk, covering
from isp_cli.core.framework import Framework
from isp_cli.core.records import Plain

_STRENGTHS = {
    "strong": "what is at the heart of one is said in the other too",
    "partial": "the two meet in a part",
}


class Beside(NamedTuple):
    """A reading of a framework beside another one."""

    crosswalk: Crosswalk
    other: Framework


def crossings(
    here: Identified, beside: Beside, *, since: str, with_notes: bool
) -> Iterator[dict[str, Plain]]:
    """Yield that the two frameworks are read side by side, and each pair of items that meets."""
    there = Identified(beside.other)
    others = {node.key: there.link_to(node) for node in there.nodes}

    def crossing(key: str, origin: Plain, to: Plain, why: str, group: str = "") -> dict[str, Plain]:
        grouped = {"CFAssociationGroupingURI": _group_link(here, beside, group)}
        return {
            **named(here.of(f"{key}:beside:{to['identifier']}")),
            "associationType": "isRelatedTo",
            "originNodeURI": origin,
            "destinationNodeURI": to,
            **(grouped if group else {}),
            "lastChangeDateTime": since,
            **({"notes": why} if with_notes else {}),
        }

    yield crossing("", here.link(), there.link(), beside.crosswalk.text)
    for node in here.nodes:
        for match in covering(beside.crosswalk, node.key):
            if match.id in others:
                origin, target = here.link_to(node), others[match.id]
                yield crossing(node.key, origin, target, match.reason, match.strength)


def groupings(here: Identified, beside: Beside, *, since: str) -> Iterator[dict[str, Plain]]:
    """Yield one grouping for each strength of a match; it names the document matches lead to."""
    other = Identified(beside.other)
    name, version = beside.other.name, beside.other.version
    where = f"in {name}, version {version} (urn:uuid:{other.identifier})"
    for strength, meaning in _STRENGTHS.items():
        what = f"{strength.capitalize()}: {meaning}. What it leads to stands {where}."
        yield {
            **_group_link(here, beside, strength),
            "description": f"{what} {beside.crosswalk.text}",
            "lastChangeDateTime": since,
        }


def _group_link(here: Identified, beside: Beside, strength: str) -> dict[str, Plain]:
    title = f"{strength.capitalize()} match: {beside.other.name}"
    return link(here.of(f":beside:{beside.other.id}:{strength}"), title)
