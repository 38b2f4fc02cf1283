"""Pages of whole sections: principles, domains, questions, dilemmas, glossary, resources, about."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.core.framework import IN_OUR_WORDS, Domain, Framework, Statement
from isp_cli.core.places import SECTIONS
from isp_cli.core.whose import Placed, listed_name
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.framework_parts import variant_rows
from isp_cli.ui.pages.local_notes import note_points

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
        blocks.append(Heading(listed_name(framework, each)))
        blocks += [Paragraph(each.text), *_beside(framework, each)]
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
        blocks += domain_blocks(framework, domain)
        blocks.append(Rows(rows))
    return blocks


def domain_blocks(framework: Framework, domain: Domain, level: int = 2) -> list[Block]:
    """A domain's name and text, with what overlays and other documents say of it."""
    blocks: list[Block] = [Heading(listed_name(framework, domain), level)]
    blocks += [Paragraph(domain.text), *_beside(framework, domain)]
    return [*blocks, *variant_rows(framework, domain.variants)]


def _functions(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for each in framework.functions:
        blocks.append(Heading(listed_name(framework, each, each.id)))
        blocks += [Paragraph(each.text), *_beside(framework, each)]
        blocks += variant_rows(framework, each.variants)
    return blocks


def _questions(framework: Framework) -> list[Block]:
    points = tuple(
        Point(
            each.text,
            points=(
                *(Point(one.text) for one in each.follow_ups),
                *note_points(framework, each.id),
            ),
        )
        for each in framework.questions
    )
    return [Points(points, numbered=True), Aside(_to_answer(framework))]


def _to_answer(framework: Framework) -> str:
    if framework.id == IN_OUR_WORDS[0]:
        return "To answer them: isp reflect"
    return (
        f"To answer them, make a question set that says 'questions_of: {framework.id}', and ask "
        "it: isp reflect --set NAME"
    )


def _dilemmas(framework: Framework) -> list[Block]:
    blocks = _statements(framework, framework.dilemmas)
    if framework.ways_out:
        blocks += [Heading("Ways out", 1), *_statements(framework, framework.ways_out)]
    return blocks


def _glossary(framework: Framework) -> list[Block]:
    terms = sorted(framework.glossary, key=lambda each: each.name.casefold())
    blocks: list[Block] = []
    for each in terms:
        blocks.append(Heading(listed_name(framework, each), 3))
        blocks += [Paragraph(each.text), *_beside(framework, each)]
        blocks += variant_rows(framework, each.variants)
    if framework.context_levels:
        blocks += [Heading("Context levels"), *_statements(framework, framework.context_levels)]
    return blocks


def _resources(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for kind, name in RESOURCE_KINDS.items():
        points = tuple(
            Point(
                each.url,
                label=each.name,
                aside=each.note,
                points=note_points(framework, each.id),
            )
            for each in framework.resources
            if each.kind == kind
        )
        if points:
            blocks += [Heading(name), Points(points)]
    points = tuple(
        Point(
            each.citation,
            aside=" ".join((each.url, each.note)).strip(),
            points=note_points(framework, each.id),
        )
        for each in framework.readings
    )
    return [*blocks, Heading("Further reading"), Points(points)] if points else blocks
