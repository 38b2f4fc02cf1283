"""Pages of the framework: the map, a competency, a section, one item, what a search found."""

from __future__ import annotations

from isp_cli.core import find
from isp_cli.core.framework import (
    IN_OUR_WORDS,
    Competency,
    Framework,
    Function,
    Question,
    Statement,
)
from isp_cli.core.items import Hint, Item
from isp_cli.core.places import Place, sections
from isp_cli.core.sources import OWN, Reading, Resource
from isp_cli.core.whose import Placed, listed_name, overlay_name, sources_of, whose
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.framework_parts import (
    hint_points,
    item_list,
    item_point,
    level_list,
    source_blocks,
    source_line,
    variant_rows,
)
from isp_cli.ui.pages.local_notes import note_blocks
from isp_cli.ui.pages.sections import section_page
from isp_cli.ui.prompt import Choice

_ONLY_ITS_NAME = (
    "Only its name is left: no framework here has it any more. What you wrote about it stays."
)


def map_page(framework: Framework) -> Document:
    """The whole framework at a glance: what can be opened, and by which name."""
    version = f", version {framework.version}" if framework.version else ""
    blocks: list[Block] = [Heading(f"{framework.name}{version}", 1)]
    if framework.overlays:
        blocks.append(Aside(f"With {', '.join(each.name for each in framework.overlays)}"))
    if framework.principles:
        rows = tuple((each.id, listed_name(framework, each)) for each in framework.principles)
        blocks += [Heading("Principles"), Rows(rows)]
    for domain in framework.domains:
        rows = tuple((each.id, listed_name(framework, each)) for each in domain.competencies)
        blocks += [Heading(listed_name(framework, domain, domain.id)), Rows(rows)]
    if framework.functions:
        rows = tuple((each.id, listed_name(framework, each)) for each in framework.functions)
        blocks += [Heading("Functions"), Rows(rows)]
    blocks += [
        Heading("Sections"),
        Rows(tuple(sections(framework).items())),
        Aside(f"Open one by its name or a part of it: isp browse {_example(framework)}"),
    ]
    return tuple(blocks)


def _example(framework: Framework) -> str:
    ids = [each.id for each in framework.competencies()]
    return "facilitation" if "facilitation" in ids else next(iter(ids), "NAME")


def competency_page(framework: Framework, competency: Competency) -> Document:
    """One competency: what it is, the parts its framework describes it in, and the source."""
    within = listed_name(framework, framework.domain_of(competency))
    blocks: list[Block] = [
        Heading(competency.name, 1),
        Aside(_place(framework, competency, f"Competency in the domain {within}")),
        Paragraph(competency.text),
        *note_blocks(framework, competency.id),
        *item_list(framework, "Abilities", competency.abilities),
        *item_list(framework, "Activities", competency.activities),
        *item_list(framework, "Statements", competency.statements),
        *level_list(framework, competency.levels),
    ]
    if competency.hint is not None:
        blocks += [Heading("Hint"), *hint_points(framework, competency.hint)]
    more = (part.source for part in (*competency.activities[:1], competency.hint) if part)
    blocks += source_blocks(framework, *sources_of(framework, competency), *more)
    blocks += variant_rows(framework, competency.variants)
    return tuple(blocks)


def function_page(framework: Framework, function: Function) -> Document:
    """One function: what it is, its statements and levels, and the source."""
    return (
        Heading(function.name, 1),
        Aside(_place(framework, function, "Function")),
        Paragraph(function.text),
        *note_blocks(framework, function.id),
        *item_list(framework, "Statements", function.statements),
        *level_list(framework, function.levels),
        *source_blocks(framework, *sources_of(framework, function)),
        *variant_rows(framework, function.variants),
    )


def map_choices(framework: Framework) -> tuple[Choice, ...]:
    """Everything the map offers to open."""
    parts = (Choice(id, name, "Sections") for id, name in sections(framework).items())
    groups: tuple[tuple[str, tuple[Placed, ...]], ...] = (
        ("Principles", framework.principles),
        *((listed_name(framework, each), each.competencies) for each in framework.domains),
        ("Functions", framework.functions),
    )
    listed = (
        Choice(each.id, listed_name(framework, each), group)
        for group, records in groups
        for each in records
    )
    return (*listed, *parts)


def place_page(framework: Framework, place: Place) -> Document:
    """The page of a section or of one thing."""
    if place.kind == "section":
        return section_page(framework, place.id)
    return item_page(framework, place)


def item_page(framework: Framework, place: Place) -> Document:
    """One principle, domain, question, term, ability or other item, with its place and source."""
    record = place.record
    if isinstance(record, Competency | Statement) and record.source == OWN and not record.text:
        return (Heading(place.name, 1), Paragraph(_ONLY_ITS_NAME))
    if isinstance(record, Competency):
        return competency_page(framework, record)
    if isinstance(record, Function):
        return function_page(framework, record)
    blocks: list[Block] = [Heading(place.name or place.path[1], 1)]
    above = " > ".join(place.path if place.name else place.path[:1])
    kind = place.kind.capitalize()
    told = _place(framework, record, f"{kind} in {above}" if above else "")
    blocks += [Aside(told)] if told else []
    if isinstance(record, Question):
        blocks += [Paragraph(text) for text in (record.help,) if text]
        blocks += _follow_ups(record)
    elif isinstance(record, Hint):
        blocks += hint_points(framework, record)
    elif isinstance(record, Item):
        blocks.append(Points((item_point(framework, record),)))
    elif isinstance(record, Resource):
        blocks += [Paragraph(record.url), *([Paragraph(record.note)] if record.note else [])]
    elif isinstance(record, Reading):
        blocks += [Paragraph(text) for text in (record.url, record.note) if text]
    elif place.text:
        blocks.append(Paragraph(place.text))
    if place.kind == "domain":
        domain = next(each for each in framework.domains if each.id == place.id)
        rows = tuple((each.id, listed_name(framework, each)) for each in domain.competencies)
        blocks += [Heading("Competencies"), Rows(rows)]
    if not isinstance(record, Item | Hint):
        blocks += note_blocks(framework, place.id)
        blocks += variant_rows(framework, getattr(record, "variants", ()))
    source = find.source_of(place)
    if source is not None:
        blocks += source_blocks(framework, *sources_of(framework, record))
    return tuple(blocks)


def _place(framework: Framework, record: object, where: str) -> str:
    """Say where something stands, and what an overlay has to do with it."""
    told = ", ".join(filter(None, (where, whose(framework, record))))
    return f"{told[:1].upper()}{told[1:]}"


def citation_page(framework: Framework, place: Place | None) -> Document:
    """The APA reference of the guide, or of the documents one thing stands in."""
    documents = find.cited(framework, place)
    blocks: list[Block] = [Paragraph(document.citation) for document in documents]
    source = find.source_of(place)
    if source is not None:
        blocks.append(Aside(source_line(framework, source)))
    theirs = source is not None and overlay_name(framework, source)
    if framework.id in IN_OUR_WORDS and not theirs:
        blocks.append(Aside("The wording isp shows is this project's own, not the document's."))
    return tuple(blocks)


def _follow_ups(question: Question) -> list[Block]:
    points = tuple(Point(each.text) for each in question.follow_ups)
    return [Points(points)] if points else []
