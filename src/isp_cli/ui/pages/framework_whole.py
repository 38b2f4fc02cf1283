"""A framework from beginning to end on one page, to read, to print or to publish."""

from __future__ import annotations

from isp_cli.core.framework import Framework
from isp_cli.core.known import Known
from isp_cli.core.places import SECTIONS, sections
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph
from isp_cli.ui.pages.framework import competency_page, function_page
from isp_cli.ui.pages.framework_parts import variant_rows
from isp_cli.ui.pages.sections import section_page


def whole_page(known: Known) -> Document:
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
        blocks += [Heading(domain.name, 3), Paragraph(domain.text)]
        blocks += variant_rows(framework, domain.variants)
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
