"""What was written when a framework went to another system, or came from one."""

from __future__ import annotations

from isp_cli.core.framework import Framework
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows

_NOTES = {
    "case": "Systems that read CASE can load it. Its identifiers stay the same, so it can be "
    "loaded again over itself.",
    "csv": "Open it in a spreadsheet. A cell that begins like a formula has an apostrophe in "
    "front.",
    "markdown": "It is text, for any editor.",
    "json": "It is for other programs.",
}


def exported_page(framework: Framework, form: str, where: str) -> Document:
    """Where a framework was written, and what the file is good for."""
    return (
        Heading(f"{framework.name} is written", 1),
        Rows((("Where", where),)),
        Paragraph(_NOTES[form]),
    )


def imported_page(framework: Framework, remarks: tuple[str, ...], where: str) -> Document:
    """What was made of a package, what was decided on the way, and what comes next."""
    competencies = [each.name for each in framework.competencies()]
    blocks: list[Block] = [
        Heading(f"{framework.name} is an isp framework now", 1),
        Rows((("Where", where), ("Id", framework.id), ("Version", framework.version))),
    ]
    if framework.domains:
        blocks.append(
            Points(
                tuple(
                    Point(", ".join(each.name for each in domain.competencies), label=domain.name)
                    for domain in framework.domains
                )
            )
        )
    if not competencies:
        blocks.append(Paragraph("There is no competency in it."))
    if remarks:
        blocks += [Heading("Decided on the way"), Points(tuple(Point(each) for each in remarks))]
    blocks += [
        Aside("Change what you like in an editor, but keep the ids once your entries hold them."),
        Aside(f"Then check it: isp framework check {where}"),
    ]
    return tuple(blocks)
