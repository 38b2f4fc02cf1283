"""The page of what differs between two frameworks."""

from __future__ import annotations

from isp_cli.core.framework_diff import Differences, Reworded, Thing
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points


def differences_page(one: str, other: str, found: Differences) -> Document:
    """What was added, is gone, is worded otherwise, and stands elsewhere."""
    title = Heading(f"From {one} to {other}", 1)
    if found.are_none:
        return (title, Paragraph("Both say the same."))
    blocks: list[Block] = [title]
    for heading, things in (("Added", found.added), ("Gone", found.gone)):
        if things:
            blocks += [Heading(heading), Points(tuple(_point(each) for each in things))]
    if found.reworded:
        points = tuple(_reworded(each) for each in found.reworded)
        blocks += [Heading("Worded otherwise"), Points(points)]
    if found.moved:
        moved = tuple(
            Point(each.now.begins, label=each.now.id, aside=f"{each.before} -> {each.now.within}")
            for each in found.moved
        )
        blocks += [Heading("Moved"), Points(moved)]
    return (*blocks, Aside("Items are the same where their ids are; their order does not count."))


def _point(thing: Thing) -> Point:
    return Point(thing.begins, label=thing.id, aside=f"{thing.kind}, in {thing.within}")


def _reworded(change: Reworded) -> Point:
    lines = []
    for key, before in change.before.items():
        lines += [Point(before or "(nothing)", label=f"{key} before")]
        lines += [Point(change.now.words.get(key) or "(nothing)", label=f"{key} now")]
    return Point("", label=change.now.id, points=tuple(lines))
