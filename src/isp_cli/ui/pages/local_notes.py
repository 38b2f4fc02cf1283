"""What overlays bring to a page: notes at their item, and whose words something is in."""

from __future__ import annotations

from typing import Protocol

from isp_cli.core.framework import Framework
from isp_cli.core.local import LocalNote
from isp_cli.core.sources import Source
from isp_cli.ui.document import Aside, Block, Heading, Point, Points


class Placed(Protocol):
    """Whatever has an id, a name and a source."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def source(self) -> Source:
        """Where it stands."""


def overlay_name(framework: Framework, source: Source) -> str:
    """Name the overlay a source belongs to; nothing where it is the framework's own."""
    names = (each.name for each in framework.overlays if source.document in each.documents)
    return next(names, "")


def listed_name(framework: Framework, record: Placed) -> str:
    """Return a name as lists have it: with the overlay it comes from, or why it is not for us."""
    remarks = [overlay_name(framework, record.source)]
    if not framework.is_relevant(record.id):
        remarks.append("not relevant here")
    told = ", ".join(each for each in remarks if each)
    return f"{record.name} ({told})" if told else record.name


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
