"""Parts that several pages of the framework share: items with their variants, and source lines.

Whole pages stand in `framework.pages` and `framework.search_pages`; other packages that show an
item of a framework take its parts from here."""

from __future__ import annotations

from isp_cli.framework.authorship import is_only_named, is_reworded, overlay_name, overlay_of
from isp_cli.framework.records import (
    Framework,
    Hint,
    HintPoint,
    Item,
    Level,
    LocalNote,
    Source,
    Variant,
)
from isp_cli.page.document import Aside, Block, Heading, Point, Points, Rows


def note_blocks(framework: Framework, id: str) -> list[Block]:
    """What overlays say of one thing, on its own page."""
    notes = framework.notes_on(id)
    unfit = [each for each in notes if each.kind == "not-relevant"]
    blocks: list[Block] = [Aside(_not_relevant(framework, each)) for each in unfit]
    examples = tuple(_example(framework, each) for each in notes if each.kind == "example")
    return [*blocks, Heading("Local examples"), Points(examples)] if examples else blocks


def note_points(framework: Framework, id: str) -> tuple[Point, ...]:
    """What overlays say of one thing, as points under it."""
    return tuple(
        _example(framework, each)
        if each.kind == "example"
        else Point(_not_relevant(framework, each))
        for each in framework.notes_on(id)
    )


def why_not_relevant(framework: Framework, id: str) -> str:
    """Say whose overlay leaves a thing out, and why."""
    unfit = (each for each in framework.notes_on(id) if each.kind == "not-relevant")
    return "\n".join(_not_relevant(framework, each) for each in unfit)


def _example(framework: Framework, note: LocalNote) -> Point:
    return Point(note.text, label=overlay_name(framework, note.source))


def _not_relevant(framework: Framework, note: LocalNote) -> str:
    why = f": {note.text}" if note.text.strip() else "."
    return f"Not relevant here, says {overlay_name(framework, note.source)}{why}"


def item_point(framework: Framework, item: Item) -> Point:
    """An ability or activity with the ones nested under it and what other documents say."""
    nested = tuple(item_point(framework, each) for each in item.items)
    return Point(
        item.text,
        points=(*nested, *_beside(framework, item)),
        aside=_own_words(framework, item),
    )


def item_list(framework: Framework, heading: str, items: tuple[Item, ...]) -> list[Block]:
    """Items under a heading; nothing where there are none."""
    points = tuple(item_point(framework, each) for each in items)
    return [Heading(heading), Points(points)] if points else []


def level_list(framework: Framework, levels: tuple[Level, ...]) -> list[Block]:
    """What something is like at each level, the level's name beside the words."""
    points = tuple(_worded_point(framework, each, each.name) for each in levels)
    return [Heading("Levels"), Points(points)] if points else []


def hint_points(framework: Framework, hint: Hint) -> list[Block]:
    """A hint's points, its examples marked as such."""
    points = tuple(
        _worded_point(framework, each, "For example" if _needs_saying(each) else "")
        for each in hint.items
    )
    notes = note_points(framework, hint.id)
    return [Points(each) for each in (points, notes) if each]


def _worded_point(framework: Framework, record: Level | HintPoint, label: str) -> Point:
    beside, aside = _beside(framework, record), _own_words(framework, record)
    return Point(record.text, label=label, points=beside, aside=aside)


def _needs_saying(point: HintPoint) -> bool:
    return point.kind == "example" and "example" not in point.text.casefold()


def _beside(framework: Framework, record: Item | Level | HintPoint) -> tuple[Point, ...]:
    """What other documents say of an item, and what overlays say beside it."""
    others = variant_points(framework, record.variants)
    return (*others, *note_points(framework, record.id))


def _own_words(framework: Framework, record: Item | Level | HintPoint) -> str:
    if not is_reworded(framework, record):
        return ""
    theirs = overlay_of(framework, record)
    if is_only_named(framework, record):
        return f"Named by {theirs}."
    return f"As {theirs} words it."


def variant_rows(framework: Framework, variants: tuple[Variant, ...]) -> list[Block]:
    """What other documents say otherwise, each with its document's name."""
    rows = tuple((each.label, each.text) for each in variant_points(framework, variants))
    return [Rows(rows)] if rows else []


def variant_points(framework: Framework, variants: tuple[Variant, ...]) -> tuple[Point, ...]:
    """What other documents say otherwise, each as a point with its document's name."""
    return tuple(
        Point(said, label=_document_name(framework, each.source.document))
        for each in variants
        for said in (f"Called {each.name}." if each.name else "", each.text)
        if said
    )


def _document_name(framework: Framework, id: str) -> str:
    document = framework.document(id)
    return document.name if document else id


def source_blocks(framework: Framework, *sources: Source) -> list[Block]:
    """Where something stands, a line for each document; the first source has it first."""
    lines: dict[str, str] = {}
    for each in sources:
        if each.document not in lines:
            lines[each.document] = source_line(framework, each)
        elif each.section and each.section not in lines[each.document]:
            lines[each.document] += f", {each.section}"
    return [Heading("Source"), *(Aside(line) for line in lines.values())]


def source_line(framework: Framework, source: Source) -> str:
    """Where something stands: document, edition, section and item."""
    document = framework.document(source.document)
    name = document.name if document else source.document
    edition = f" {document.version or document.year}" if document else ""
    item = f"item {source.number}" if source.number else ""
    where = ", ".join(each for each in (source.section, item) if each)
    return f"{name}{edition}: {where}" if where else f"{name}{edition}"


def short_name(framework: Framework) -> str:
    """Name a framework in a few words: its first document, and the version."""
    name = framework.sources[0].name if framework.sources else framework.name
    return f"{name} {framework.version}".rstrip()
