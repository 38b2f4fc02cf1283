"""Parts that several pages of the framework share: items with their variants, and source lines."""

from __future__ import annotations

from isp_cli.core.framework import Framework, Hint, HintPoint, Item, Level
from isp_cli.core.sources import Source, Variant
from isp_cli.ui.document import Block, Heading, Point, Points, Rows


def item_point(framework: Framework, item: Item) -> Point:
    """An ability or activity with the ones nested under it and what other documents say."""
    nested = tuple(item_point(framework, each) for each in item.items)
    others = tuple(
        Point(each.text, label=_document_name(framework, each.source.document))
        for each in item.variants
        if each.text
    )
    return Point(item.text, points=(*nested, *others))


def item_list(framework: Framework, heading: str, items: tuple[Item, ...]) -> list[Block]:
    """Items under a heading; nothing where there are none."""
    points = tuple(item_point(framework, each) for each in items)
    return [Heading(heading), Points(points)] if points else []


def level_list(levels: tuple[Level, ...]) -> list[Block]:
    """What something is like at each level, the level's name beside the words."""
    points = tuple(Point(each.text, label=each.name) for each in levels)
    return [Heading("Levels"), Points(points)] if points else []


def hint_points(hint: Hint) -> Points:
    """A hint's points, its examples marked as such."""
    return Points(
        tuple(
            Point(each.text, label="For example" if _needs_saying(each) else "")
            for each in hint.items
        )
    )


def _needs_saying(point: HintPoint) -> bool:
    return point.kind == "example" and "example" not in point.text.casefold()


def variant_rows(framework: Framework, variants: tuple[Variant, ...]) -> list[Block]:
    """What other documents say otherwise, each with its document's name."""
    rows = []
    for each in variants:
        if each.name:
            rows.append((_document_name(framework, each.source.document), f"Called {each.name}."))
        if each.text:
            rows.append((_document_name(framework, each.source.document), each.text))
    return [Rows(tuple(rows))] if rows else []


def _document_name(framework: Framework, id: str) -> str:
    document = framework.document(id)
    return document.name if document else id


def source_line(framework: Framework, source: Source, *more: str) -> str:
    """Where something stands: document, edition, section and item."""
    document = framework.document(source.document)
    name = document.name if document else source.document
    edition = f" {document.version or document.year}" if document else ""
    sections = ", ".join((source.section, *more))
    return f"{name}{edition}: {sections}{f', item {source.item}' if source.item else ''}"


def short_name(framework: Framework) -> str:
    """Name a framework in a few words: its first document, and the version."""
    name = framework.sources[0].name if framework.sources else framework.name
    return f"{name} {framework.version}"
