"""What overlays bring to a page: examples from here, and what is not relevant here."""

from __future__ import annotations

from isp_cli.core.framework import Framework
from isp_cli.core.local import LocalNote
from isp_cli.core.whose import overlay_name
from isp_cli.ui.document import Aside, Block, Heading, Point, Points


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
