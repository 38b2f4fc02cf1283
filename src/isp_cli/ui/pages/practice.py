"""Pages of the practice library: the list, one practice, and all of them to pass on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from isp_cli.core.named import as_written
from isp_cli.core.when import day_name
from isp_cli.ui.document import Aside, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.journal import first_line, said_in
from isp_cli.ui.pages.review_question import answers_in_turn, circumstances
from isp_cli.ui.text import shortened

if TYPE_CHECKING:
    from isp_cli.core.answered import Answered
    from isp_cli.core.names import Naming

_LINE_WIDTH = 60


def library_page(names: Naming, practices: Sequence[Answered]) -> Document:
    """The practices, each by its first line, with how it can be shared and its entry."""
    if not practices:
        return (
            Heading("No practices yet", 1),
            Paragraph(
                "The tenth question asks what you could pass on to other people. "
                "Your answers come together here."
            ),
            Aside("Answer it: isp reflect --questions 10"),
        )
    points = tuple(
        Point(
            shortened(first_line(as_written(each.entry, names), each.answer), _LINE_WIDTH),
            label=day_name(each.day),
            aside="\n".join((*_sharing(each), each.entry.id)),
        )
        for each in practices
    )
    return (
        Heading("Practices you could pass on", 1),
        Points(points, numbered=True),
        Aside("Read one: isp practice show 1"),
        Aside("All of them, to pass on: isp practice export"),
    )


def _sharing(practice: Answered) -> tuple[str, ...]:
    if not practice.answer.text.strip():
        return ()  # the first line is already that of the follow-up
    told = (each.text.strip() for each in practice.answer.follow_ups)
    line = next((text.split("\n")[0] for text in told if text), "")
    return (f"Shared best: {shortened(line, _LINE_WIDTH)}",) if line else ()


def practice_page(names: Naming, practice: Answered) -> Document:
    """One answer in full, with what was asked and where it stands."""
    return (
        Heading(f"Practice of {day_name(practice.day)}", 1),
        *circumstances(names, practice),
        Heading(practice.answer.asked),
        *said_in(as_written(practice.entry, names), practice.answer),
        Aside(f"Read the whole entry: isp journal show {practice.entry.id}"),
    )


def export_page(names: Naming, practices: Sequence[Answered]) -> Document:
    """Every practice in full."""
    if not practices:
        return library_page(names, practices)
    return (Heading("Practices to pass on", 1), *answers_in_turn(names, practices))


def exported_page(where: str) -> Document:
    """Where the practices were written, and what to do before anybody else reads them."""
    return (
        Heading("Your practices are written", 1),
        Rows((("Where", where),)),
        Paragraph(
            "It holds every answer in full. Read it before you pass it on: there may be names in "
            "it, or words you meant for yourself."
        ),
    )
