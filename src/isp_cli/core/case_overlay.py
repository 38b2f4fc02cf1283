"""What an overlay's package repeats of the framework it lies on, and where it says otherwise.

Its items are its own: an item is part of one document, so a system would take the framework's
away from it if both packages called them the same. Associations lead back to the framework.
"""

from __future__ import annotations

from collections.abc import Iterator

from isp_cli.core.case_links import Identified, named
from isp_cli.core.records import Plain


def likenesses(
    here: Identified, below: Identified, *, since: str, with_notes: bool
) -> Iterator[dict[str, Plain]]:
    """Yield which items are those of the framework below: `exactMatchOf` where the words are.

    The whole, and an item worded otherwise, is related to what it was made of.
    """

    def like(key: str, kind: str, origin: Plain, to: Plain, why: str = "") -> dict[str, Plain]:
        return {
            **named(here.of(f"{key}:like")),
            "associationType": kind,
            "originNodeURI": origin,
            "destinationNodeURI": to,
            "lastChangeDateTime": since,
            **({"notes": why} if why and with_notes else {}),
        }

    made = f"An overlay of {below.framework.name}."
    yield like("", "isRelatedTo", here.link(), below.link(), made)
    others = {node.key: node for node in below.nodes if node.id}
    for node in here.nodes:
        other = others.get(node.key)
        if other is None:
            continue
        is_same = (node.name, node.words) == (other.name, other.words)
        kind, why = ("exactMatchOf", "") if is_same else ("isRelatedTo", "In other words.")
        yield like(node.key, kind, here.link_to(node), below.link_to(other), why)
