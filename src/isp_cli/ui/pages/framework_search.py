"""The page of a search through the frameworks: each hit with its place, framework by framework."""

from __future__ import annotations

from collections.abc import Sequence

from isp_cli.core.framework import Framework
from isp_cli.core.places import Place
from isp_cli.ui.document import Aside, Block, Document, Heading, Point, Points
from isp_cli.ui.pages.framework_parts import short_name

_TRY_ONE_WORD = "Try one word, or a part of one: isp browse --search trust"


def search_page(
    words: str, found: Sequence[tuple[Framework, list[Place]]], within: str = ""
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
        blocks += [Heading(f"In: {short_name(framework)}", 1), *_hits(hits)]
    return tuple(blocks)


def _hits(hits: list[Place]) -> list[Block]:
    blocks: list[Block] = []
    by_path: dict[tuple[str, ...], list[Point]] = {}
    for hit in hits:
        text = hit.text if hit.kind not in ("competency", "domain", "section") else ""
        by_path.setdefault(hit.path, []).append(Point(text, label=hit.name, aside=hit.id))
    for path, points in by_path.items():
        blocks += [Heading(" > ".join(path) or "Sections and domains"), Points(tuple(points))]
    return blocks
