"""Pages of evidence: what there is, and one piece that has just been kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.core.evidence import HOW, pieces
from isp_cli.core.named import as_written
from isp_cli.core.when import day_name
from isp_cli.ui.document import Aside, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.choices import choice_name, competency_row
from isp_cli.ui.text import excerpt, shortened

if TYPE_CHECKING:
    from isp_cli.core.entry import Entry
    from isp_cli.core.evidence import Piece, Wanted
    from isp_cli.core.names import Naming

_LINE = 70
_ROOM = 150  # for how a piece begins
_BEGIN = "Write one down: isp evidence add, or :evidence while you reflect"
_MOST = 3
_SAY_HOW = "and below 'asked:', in line with it, write: how: impression"
_OR = "(or feedback, data, observed)"


def evidence_page(
    names: Naming,
    found: list[Piece],
    wanted: Wanted,
    *,
    gaps_on: str,
    any_at_all: bool,
    without_how: tuple[str, ...] = (),
    whole: bool = False,
) -> Document:
    """The pieces of evidence that are looked for, the newest first; `whole`, or how they begin.

    `gaps_on` is the competency looked for, where gaps can be told of it; those `without_how` they
    are known are told of at the end.
    """
    understood = _understood(names, wanted)
    asked = (Rows(understood),) if understood else ()
    note = without_how_note(without_how)
    if not found:
        what = "Nothing of this kind yet." if any_at_all else "There is none yet."
        return (Heading("Evidence", 1), *asked, Paragraph(what), Aside(_BEGIN), *note)
    return (
        Heading("Evidence", 1),
        *asked,
        Points(tuple(_point(names, each, 0 if whole else _ROOM) for each in found)),
        Aside(
            f"Read one: isp journal show {found[0].entry.id}\nWhat is not here: {_gaps(gaps_on)}"
        ),
        *note,
    )


def welcome_page(*, during: str) -> Document:
    """What is about to happen, before the first question."""
    back = "\nAfterwards you are back at your question, with what you wrote." if during else ""
    return (
        Heading("A piece of evidence", 1),
        Paragraph(f"Something that happened, and how you know it. Skip what does not fit.{back}"),
    )


def without_how_note(ids: tuple[str, ...]) -> Document:
    """Which pieces are not shown because they do not say how they are known, and what to write."""
    if not ids:
        return ()
    named = ", ".join([*ids[:_MOST], *([f"and {len(ids) - _MOST} more"] if ids[_MOST:] else [])])
    which = "1 piece does not say how you know it"
    if ids[1:]:
        which = f"{len(ids)} pieces do not say how you know them"
    way_on = f"Say it: isp journal edit {ids[0]}\n{_SAY_HOW} {_OR}"
    return (Aside(f"{which}: {named}\n{way_on}"),)


def kept_page(names: Naming, entry: Entry, path: str) -> Document:
    """A piece that was kept: what was understood, and where it is."""
    piece = next(pieces(entry), None)
    if piece is None:
        happened = any(each.text.strip() for each in entry.answers)
        missing = "how you know it" if happened else "what happened"
        return (
            Heading("What you wrote is kept", 1),
            Paragraph(f"It does not say {missing}, so 'isp evidence' does not show it yet."),
            Rows((("Where", path), ("Say it", f"isp journal edit {entry.id}"))),
            *((Aside(f"Open it {_SAY_HOW} {_OR}"),) if happened else ()),
        )
    rows = [("When", day_name(piece.day)), ("How I know", piece.how)]
    if serves := serves_names(names, piece):
        rows.append(("It shows", ", ".join(serves)))
    rows += [("Activity", choice_name(as_written(entry, names), each)) for each in piece.activities]
    rows += [("Where", path), ("See all", "isp evidence")]
    return (
        Heading("Your evidence is kept", 1),
        Paragraph(excerpt(piece.answer.text, _ROOM)),
        Rows(tuple(rows)),
    )


def serves_names(names: Naming, piece: Piece) -> tuple[str, ...]:
    """Name the competencies and principles a piece is about."""
    written = as_written(piece.entry, names)
    return tuple(choice_name(written, each) for each in (*piece.competencies, *piece.principles))


def _point(names: Naming, piece: Piece, room: int) -> Point:
    known = piece.how[:1].upper() + piece.how[1:]
    serves = ", ".join(serves_names(names, piece)) or "not tied to a competency yet"
    label = [f"after {shortened(piece.entry.label, _LINE)}"] if piece.entry.label else []
    return Point(
        excerpt(piece.answer.text, room),
        label=day_name(piece.day),
        aside="\n".join([f"{known}: {serves}", *label, piece.entry.id]),
    )


def _understood(names: Naming, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    rows = (
        competency_row(names, wanted.competency),
        ("Principle", wanted.principle and choice_name(names, wanted.principle)),
        ("How I know", HOW.get(wanted.how, "")),
        ("Since", day_name(wanted.since) if wanted.since else ""),
    )
    return tuple((name, meaning) for name, meaning in rows if meaning)


def _gaps(competency: str) -> str:
    return f"isp evidence{f' --competency {competency}' if competency else ''} --gaps"
