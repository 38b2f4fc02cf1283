"""Pages of whole sections: principles, domains, questions, dilemmas, glossary, resources, about."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.core.framework import IN_OUR_WORDS, Framework, Statement
from isp_cli.core.places import SECTIONS
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.framework_parts import variant_rows
from isp_cli.ui.pages.local_notes import Placed, listed_name, note_points

RESOURCE_KINDS = {
    "websites": "Websites on frameworks and theories",
    "collections": "Collections by institutions",
    "training": "Training",
    "journals": "Scientific journals",
    "networks": "Networks, working in English",
}


def section_page(framework: Framework, section: str) -> Document:
    """One section, whole."""
    makers: dict[str, Callable[[Framework], list[Block]]] = {
        "about": _about,
        "principles": lambda it: _statements(it, it.principles),
        "domains": _domains,
        "functions": _functions,
        "questions": _questions,
        "dilemmas": _dilemmas,
        "glossary": _glossary,
        "resources": _resources,
    }
    return (Heading(SECTIONS[section], 1), *makers[section](framework))


def _statements(framework: Framework, statements: tuple[Statement, ...]) -> list[Block]:
    blocks: list[Block] = []
    for each in statements:
        blocks += [Heading(each.name), Paragraph(each.text), *_beside(framework, each)]
        blocks += variant_rows(framework, each.variants)
    return blocks


def _beside(framework: Framework, record: Placed) -> list[Block]:
    points = note_points(framework, record.id)
    return [Points(points)] if points else []


def _about(framework: Framework) -> list[Block]:
    blocks = _statements(framework, framework.about)
    blocks.append(Heading("Sources"))
    blocks += [
        Points(tuple(Point(each.citation, aside=each.note) for each in framework.sources)),
    ]
    if framework.id in IN_OUR_WORDS:
        ours = "isp is not affiliated with the authors. The wording it shows is its own."
        theirs = ", ".join(each.name for each in framework.overlays)
        blocks.append(Aside(f"{ours} What comes from {theirs} says so." if theirs else ours))
    return blocks


def _domains(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for domain in framework.domains:
        rows = tuple((each.id, listed_name(framework, each)) for each in domain.competencies)
        blocks += [Heading(domain.name), Paragraph(domain.text), Rows(rows)]
    return blocks


def _functions(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for each in framework.functions:
        name = f"{listed_name(framework, each)} ({each.id})"
        blocks += [Heading(name), Paragraph(each.text), *_beside(framework, each)]
    return blocks


def _questions(framework: Framework) -> list[Block]:
    points = tuple(
        Point(each.text, points=tuple(Point(one.text) for one in each.follow_ups))
        for each in framework.questions
    )
    return [Points(points, numbered=True), Aside("To answer them: isp reflect")]


def _dilemmas(framework: Framework) -> list[Block]:
    blocks = _statements(framework, framework.dilemmas)
    if framework.ways_out:
        blocks += [Heading("Ways out", 1), *_statements(framework, framework.ways_out)]
    return blocks


def _glossary(framework: Framework) -> list[Block]:
    terms = sorted(framework.glossary, key=lambda each: each.name.casefold())
    blocks: list[Block] = []
    for each in terms:
        blocks += [Heading(each.name, 3), Paragraph(each.text), *_beside(framework, each)]
        blocks += variant_rows(framework, each.variants)
    if framework.context_levels:
        blocks += [Heading("Context levels"), *_statements(framework, framework.context_levels)]
    return blocks


def _resources(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for kind, name in RESOURCE_KINDS.items():
        points = tuple(
            Point(each.url, label=each.name, aside=each.note)
            for each in framework.resources
            if each.kind == kind
        )
        if points:
            blocks += [Heading(name), Points(points)]
    points = tuple(
        Point(each.citation, aside=" ".join((each.url, each.note)).strip())
        for each in framework.readings
    )
    return [*blocks, Heading("Further reading"), Points(points)] if points else blocks
