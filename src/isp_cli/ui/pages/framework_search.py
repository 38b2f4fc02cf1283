"""The page of a search through the frameworks: each hit with its place, framework by framework."""

from __future__ import annotations

from collections.abc import Sequence

from isp_cli.core.framework import Framework
from isp_cli.core.framework_search import Hit
from isp_cli.core.places import Place
from isp_cli.core.whose import marked, overlay_name, overlay_of
from isp_cli.ui.document import Aside, Block, Document, Heading, Point, Points
from isp_cli.ui.pages.framework_parts import short_name, variant_points

_TRY_ONE_WORD = "Try one word, or a part of one: isp browse --search trust"


def search_page(
    words: str, found: Sequence[tuple[Framework, list[Hit]]], within: str = ""
) -> Document:
    """What a search found; `within` names where it looked."""
    total = sum(len(hits) for _, hits in found)
    count = {0: "Nothing holds", 1: "1 place holds"}.get(total, f"{total} places hold")
    if within:
        count = f"{within}: {count[0].lower()}{count[1:]}"
    blocks: list[Block] = [Heading(f"{count}: {words}", 1)]
    if not found:
        where = f"Everywhere: isp browse --search {words}" if within else _TRY_ONE_WORD
        blocks.append(Aside(where))
    for framework, hits in found:
        blocks += [Heading(f"In: {short_name(framework)}", 1), *_hits(framework, hits)]
    return tuple(blocks)


def _hits(framework: Framework, hits: list[Hit]) -> list[Block]:
    by_path: dict[tuple[str, ...], list[Point]] = {}
    for hit in hits:
        by_path.setdefault(hit.place.path, []).append(_point(framework, hit))
    blocks: list[Block] = []
    for path, points in by_path.items():
        blocks += [Heading(" > ".join(path) or "Sections and domains"), Points(tuple(points))]
    return blocks


def _point(framework: Framework, hit: Hit) -> Point:
    place = hit.place
    text = place.text if place.kind not in ("competency", "domain", "section") else ""
    theirs = overlay_of(framework, place.record)
    name = _name(framework, place)
    beside = [*variant_points(framework, hit.variants)]
    beside += [Point(each.text, label=overlay_name(framework, each.source)) for each in hit.notes]
    aside = f"{place.id}, {theirs}" if theirs and not name else place.id
    return Point(text, label=name, aside=aside, points=tuple(beside))


def _name(framework: Framework, place: Place) -> str:
    """Name a place with the overlay it comes from, or from which comes the name it is named by."""
    of = place.named_after
    if not place.name or overlay_of(framework, place.record) or of is None:
        return marked(framework, place.name, place.record) if place.name else ""
    return place.name.replace(of.name, marked(framework, of.name, of), 1)
