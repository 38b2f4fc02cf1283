"""The page of promises: what is open, and how the others went."""

from __future__ import annotations

from datetime import date

from isp_cli.core.promises import OUTCOMES, Held
from isp_cli.core.when import day_name, short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points


def promises_page(found: list[Held], today: date, *, every: bool) -> Document:
    """The open promises as they will be asked, or every promise, the newest first."""
    if not found:
        what = "You have made no promise yet." if every else "No promise is open."
        hint = "One is made while you reflect: isp reflect --after 'Site B call'"
        return (Heading("Promises", 1), Paragraph(what), Aside(hint))
    blocks: list[Block] = [Heading("Every promise" if every else "Open promises", 1)]
    blocks.append(Points(tuple(_point(each, today) for each in found), numbered=not every))
    if not every:
        blocks.append(Aside("How did one go? isp promises kept 1, still-open 1, or let-go 1"))
    return tuple(blocks)


def _point(held: Held, today: date) -> Point:
    about = f"after {held.entry.label}," if held.entry.label else "since"
    aside = [f"{about} {short_day(held.made)}", held.entry.id]
    outcomes = held.promise.outcomes
    if outcomes:
        last = outcomes[-1]
        on = short_day(date.fromisoformat(last.on))
        note = f": {last.note}" if last.note else ""
        aside.insert(0, f"{OUTCOMES[last.how]} on {on}{note}")
    if held.promise.is_open:
        aside.insert(0, _until(held, today))
    return Point(" ".join(held.text.split()), aside="\n".join(aside))


def _until(held: Held, today: date) -> str:
    if held.due is None:
        return "no day yet"
    return f"{'meant for' if held.due < today else 'by'} {day_name(held.due)}"
