"""Pages about entries that are put away, brought back, edited by hand, or not finished yet."""

from __future__ import annotations

from datetime import date

from isp_cli.core.ids import kind_of
from isp_cli.core.kinds import GO_ON, NAMES
from isp_cli.core.when import day_name
from isp_cli.ui.document import Aside, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.text import shortened

_OPENING_WIDTH = 60


def trash_page(entries: list[tuple[str, str, bool]]) -> Document:
    """What is in the trash, as (id, opening, was a draft)."""
    if not entries:
        return (Heading("The trash is empty", 1),)
    points = tuple(_point(id, opening, draft=draft) for id, opening, draft in entries)
    return (
        Heading("Trash", 1),
        Points(points),
        Aside(f"Bring one back: isp journal restore {entries[0][0]}"),
        Aside("Delete all of it for good: isp journal empty-trash"),
    )


def drafts_page(entries: list[tuple[str, str]]) -> Document:
    """The drafts that wait, as (id, opening)."""
    if not entries:
        return (Heading("No draft waits", 1), Aside("Begin with: isp reflect"))
    points = tuple(_point(id, opening, draft=True) for id, opening in entries)
    kinds = dict.fromkeys(go_on(id) for id, _ in entries)
    return (Heading("Drafts", 1), Points(points), *(Aside(f"Go on with: {each}") for each in kinds))


def put_away_page(id: str, where: str, beside: int, *, draft: bool) -> Document:
    """What is in the trash now."""
    versions = f"{beside} {'version' if beside == 1 else 'versions'} kept beside it came along."
    return (
        Heading(f"{name_of(id, draft=draft)} is in the trash", 1),
        *((Paragraph(versions),) if beside else ()),
        Rows((("Where", where), ("Bring it back", f"isp journal restore {id}"))),
    )


def restored_page(id: str, where: str, *, draft: bool) -> Document:
    """What is back."""
    return (
        Heading(f"{name_of(id, draft=draft)} is back", 1),
        Rows((("Where", where), next_row(id, draft=draft))),
    )


def edited_page(id: str, where: str, *, draft: bool) -> Document:
    """What was changed by hand."""
    return (
        Heading("Your changes are saved", 1),
        Rows((("Where", where), next_row(id, draft=draft))),
    )


def empty_question(count: int) -> str:
    """Ask whether to delete what is in the trash."""
    what = "1 entry" if count == 1 else f"{count} entries"
    return f"Delete {what} for good? There is no way back."


def emptied_page(count: int) -> Document:
    """What was deleted."""
    what = "1 entry is" if count == 1 else f"{count} entries are"
    return (Heading(f"{what} deleted for good", 1),)


def name_of(id: str, *, draft: bool) -> str:
    """Name an entry by its kind and day."""
    kind = f"{'draft of a ' if draft else ''}{NAMES[kind_of(id)]}"
    day = day_name(date.fromisoformat(id[:10]))
    return f"Your {kind} {'begun' if draft else 'of'} {day}"


def next_row(id: str, *, draft: bool) -> tuple[str, str]:
    """Say how to read an entry, or how to go on with a draft."""
    return ("Go on", go_on(id)) if draft else ("Read it", f"isp journal show {id}")


def go_on(id: str) -> str:
    """Return the command that takes up a draft."""
    return GO_ON.get(kind_of(id), f"isp journal edit {id}")


def _point(id: str, opening: str, *, draft: bool) -> Point:
    aside = f"{shortened(opening, _OPENING_WIDTH)}\n{id}" if opening else id
    label = day_name(date.fromisoformat(id[:10]))
    return Point(f"{NAMES[kind_of(id)]}{', a draft' if draft else ''}", label=label, aside=aside)
