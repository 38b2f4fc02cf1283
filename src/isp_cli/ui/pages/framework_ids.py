"""The ids of a thing and of all that stands in it: what commands, overlays and forms point at."""

from __future__ import annotations

from isp_cli.core.framework import Framework
from isp_cli.core.places import Place, is_below, places
from isp_cli.core.whose import marked
from isp_cli.ui.document import Block, Document, Heading, Rows


def ids_page(framework: Framework, within: Place | None) -> Document:
    """Every id with the words it stands for, those of a list together; of all, or `within` one."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for place in places(framework):
        if place.kind != "section" and (within is None or is_below(place, within)):
            heading = " > ".join(place.path) or "Domains"
            words = marked(framework, place.name or place.text, place.record)
            lists.setdefault(heading, []).append((place.id, words))
    blocks: list[Block] = [Heading(f"Ids: {_name(framework, within)}", 1)]
    for heading, rows in lists.items():
        blocks += [Heading(heading), Rows(tuple(rows))]
    return tuple(blocks)


def _name(framework: Framework, within: Place | None) -> str:
    if within is None:
        return framework.name
    return within.name or within.path[1]
