"""The tree of a CASE package, whoever wrote it: which item stands where.

Items may come in any order and below several others. Every problem is told at once, each with its
path in the package. Nothing here recurses: a package may come from anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from isp_cli.core.case_fields import (
    Edge,
    Found,
    Problems,
    document_in,
    edges_in,
    items_in,
    packages_in,
    shortened,
    unwrapped,
)
from isp_cli.core.case_left_out import left_out_of
from isp_cli.core.records import Plain

MAX_LEVELS = 7  # a framework file nests no deeper


@dataclass(slots=True, eq=False)
class Tree:
    """A package: its document's texts by key, the items at the top, and what was decided.

    `left_out` names what it holds and isp has no place for.
    """

    document: dict[str, str]
    path: str = ""
    top: list[Found] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: Problems = field(default_factory=list)
    left_out: tuple[str, ...] = ()

    def items(self) -> Iterator[Found]:
        """Yield every item, each before what stands below it."""
        waiting = list(reversed(self.top))
        while waiting:
            found = waiting.pop()
            yield found
            waiting += reversed(found.below)


def read_tree(value: Plain) -> Tree:
    """Return the tree of a package, or of the package inside a wrapping."""
    path, package = unwrapped(value)
    if package is None:
        count = packages_in(value)
        what = "this is no CASE package: there is no CFDocument in it"
        several = f"there are {count} packages in it: import them one at a time"
        return Tree({}, problems=[("", several if count > 1 else what)])
    problems: Problems = []
    tree = Tree(document_in(package, path, problems), path, problems=problems)
    items = items_in(package, path, problems)
    _grow(tree, items, edges_in(package, path, problems))
    tree.left_out = left_out_of(package)
    return tree


def _grow(tree: Tree, items: dict[str, Found], edges: list[Edge]) -> None:
    """Put every item in its place, below its parent or at the top."""
    root = tree.document["identifier"].strip().lower()
    parents: dict[str, Edge] = {}
    order: dict[str, tuple[float, int]] = {}
    several: set[str] = set()
    for edge in edges:
        if edge.child not in items:
            continue
        if edge.parent in items:
            held = parents.setdefault(edge.child, edge)
            if held.parent != edge.parent:
                several.add(edge.child)
        elif edge.parent == root:
            order.setdefault(edge.child, edge.order)
    below: dict[str, list[Edge]] = {}
    for edge in parents.values():
        below.setdefault(edge.parent, []).append(edge)
    top = [id for id in items if id not in parents]
    last = (math.inf, len(edges))
    top.sort(key=lambda id: order.get(id, last))
    moved = _hang(tree, items, below, top)
    tree.problems += _circles(items, parents)
    if several:
        tree.remarks.append(f"{_counted(len(several))} below more than one; the first was taken")
    adrift = len(top) - len(order.keys() & set(top))
    if order and adrift:
        tree.remarks.append(f"{_counted(adrift)} below nothing, and went to the top")
    if moved:
        what = f"{_counted(moved)} more than {MAX_LEVELS} levels deep; the last level took them"
        tree.remarks.append(what)


def _hang(tree: Tree, items: dict[str, Found], below: dict[str, list[Edge]], top: list[str]) -> int:
    moved = 0
    waiting: list[tuple[str, Found | None]] = [(id, None) for id in reversed(top)]
    while waiting:
        id, above = waiting.pop()
        item = items[id]
        if above is not None and above.level == MAX_LEVELS:
            above, moved = above.above, moved + 1
        item.above, item.level = above, above.level + 1 if above else 1
        (above.below if above else tree.top).append(item)
        children = sorted(below.get(id, ()), key=lambda edge: edge.order, reverse=True)
        waiting += [(edge.child, item) for edge in children]
    return moved


def _circles(items: dict[str, Found], parents: dict[str, Edge]) -> Iterator[tuple[str, str]]:
    """Yield each ring of items that stand below themselves: no top item leads to them."""
    seen: set[str] = set()
    for start in items:
        here, way = start, []
        while items[here].level == 0 and here not in seen:
            seen.add(here)
            way.append(here)
            here = parents[here].parent
        if here in way:
            ring = [items[id].code or items[id].words for id in way[way.index(here) :]]
            shown = ring[4::-1]
            names = " > ".join(shortened(each) for each in (*shown, shown[0]))
            more = "" if len(ring) <= 5 else f" ({len(ring)} items in all)"
            yield parents[here].path, f"an item stands below itself: {names}{more}"


def _counted(number: int) -> str:
    return "1 item stands" if number == 1 else f"{number} items stand"
