"""A framework from beginning to end on one page, and the pages of what was written or imported.

The whole page is made of those in `framework.pages`, with their headings put lower."""

from __future__ import annotations

from isp_cli.framework.edition import Edition
from isp_cli.framework.pages import competency_page, described, function_page, section_page
from isp_cli.framework.places import SECTIONS, sections
from isp_cli.framework.records import Domain, Framework
from isp_cli.framework.rules import is_name
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows


def whole_page(known: Edition) -> Document:
    """Everything in a framework, in reading order, with what overlays bring to it."""
    framework = known.framework
    blocks: list[Block] = [Heading(_called(known.name, known.version), 1)]
    if known.overlay:
        blocks.append(Aside(f"An overlay of {_called(framework.name, framework.version)}"))
    for id in sections(framework):
        if id == "domains":
            blocks += _domains(framework)
        elif id == "functions":
            blocks.append(Heading(SECTIONS[id], 2))
            for function in framework.functions:
                blocks += _lower(function_page(framework, function), 2)
        else:
            blocks += _lower(section_page(framework, id), 1, deepest=2)
    return tuple(blocks)


def _called(name: str, version: str) -> str:
    return f"{name}, version {version}" if version else name


def _domains(framework: Framework) -> list[Block]:
    blocks: list[Block] = [Heading(SECTIONS["domains"], 2)]
    for domain in framework.domains:
        blocks += described(framework, domain, 3)
        for competency in domain.competencies:
            blocks += _lower(competency_page(framework, competency), 3)
    return blocks


def _lower(document: Document, levels: int, deepest: int = 6) -> list[Block]:
    """Put a page's headings so many levels lower; remarks about opening things stay behind.

    None of them is taken to be deeper than `deepest`, so that no level is left out.
    """
    return [
        Heading(block.text, min(block.level, deepest) + levels)
        if isinstance(block, Heading)
        else block
        for block in document
        if not (isinstance(block, Aside) and ": isp " in block.text)
    ]


_NOTES = {
    "case": "Systems that read CASE can load it. Its identifiers stay the same, so it can be "
    "loaded again over itself.",
    "csv": "Open it in a spreadsheet. A cell that begins like a formula has an apostrophe in "
    "front.",
    "markdown": "It is text, for any editor.",
    "json": "It is for other programs.",
}

_MOST_DOMAINS, _MOST_NAMES = 20, 8


def exported_page(name: str, form: str, where: str) -> Document:
    """Where a framework was written, and what the file is good for."""
    return (
        Heading(f"{name} is written", 1),
        Rows((("Where", where),)),
        Paragraph(_NOTES[form]),
    )


def imported_page(
    framework: Framework, remarks: tuple[str, ...], where: str, *, may_be_added: bool
) -> Document:
    """What was made of a package, what was decided on the way, and what comes next."""
    blocks: list[Block] = [
        Heading(f"{framework.name} is an isp framework now", 1),
        Rows((("Where", where), ("Id", framework.id), ("Version", framework.version))),
        *_held(framework),
    ]
    if remarks:
        points = tuple(Point(f"{each[:1].upper()}{each[1:]}.") for each in remarks)
        blocks += [Heading("Decided on the way"), Points(points)]
    if not may_be_added:
        blocks.append(
            Paragraph(
                f"Before you add it, give it an id of its own in the second line of the file: "
                f"{no_id_for(framework.id)}."
            )
        )
    blocks += [
        Aside("Change what you like in an editor, but keep the ids once your entries hold them."),
        Aside(f"Then check it: isp framework check {where}"),
    ]
    return tuple(blocks)


def no_id_for(id: str) -> str:
    """Say why a framework of one's own cannot have an id."""
    if is_name(id):
        return f"isp brings a framework called {id!r}; 'our-{id}' would do"
    return f"{id[:64]!r} cannot be the name of a file; lower-case words and '-' would do"


def _held(framework: Framework) -> list[Block]:
    if not any(framework.competencies()):
        return [Paragraph("There is no competency in it.")]
    points = tuple(
        Point(_names(domain), label=domain.name) for domain in framework.domains[:_MOST_DOMAINS]
    )
    more = len(framework.domains) - _MOST_DOMAINS
    return [Points(points), *([Paragraph(f"And {more} more domains.")] if more > 0 else [])]


def _names(domain: Domain) -> str:
    names = [each.name for each in domain.competencies]
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f", and {more} more" if more > 0 else "")
