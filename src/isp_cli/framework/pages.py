"""Pages of one framework: its map, a section, a competency or function, any other item, its ids.

Searches, comparisons and differences are shown by `framework.search_pages`, a framework as a file
by `framework.library_pages`, and the whole of one on a single page by `exchange.pages`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from isp_cli.ask.prompt import Choice
from isp_cli.dates import short_day
from isp_cli.framework import find
from isp_cli.framework.authorship import (
    SourcedItem,
    authorship_of,
    listed_name,
    marked_name,
    overlay_name,
    sources_of,
)
from isp_cli.framework.page_parts import (
    hint_points,
    item_list,
    item_point,
    level_list,
    note_blocks,
    note_points,
    source_blocks,
    source_line,
    variant_rows,
)
from isp_cli.framework.places import SECTIONS, SHARED_BY, Place, is_below, places, sections
from isp_cli.framework.records import (
    GUIDE,
    IN_OUR_WORDS,
    OWN,
    PARTS,
    Competency,
    Domain,
    Framework,
    Function,
    FurtherReading,
    Hint,
    Item,
    Question,
    Resource,
    Statement,
)
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.records import PlainData, plain

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


def described(
    framework: Framework, record: Domain | Function | Statement, level: int = 2, *, id: str = ""
) -> list[Block]:
    """A thing's name and text under a heading, with what overlays and other documents say of it.

    `id` stands beside the name where it is given.
    """
    points = note_points(framework, record.id)
    return [
        Heading(listed_name(framework, record, id), level),
        Paragraph(record.text),
        *([Points(points)] if points else []),
        *variant_rows(framework, record.variants),
    ]


def _statements(
    framework: Framework, statements: Iterable[Statement], level: int = 2
) -> list[Block]:
    return [block for each in statements for block in described(framework, each, level)]


def _names_by_id(framework: Framework, records: Iterable[SourcedItem]) -> Rows:
    return Rows(tuple((each.id, listed_name(framework, each)) for each in records))


def _about(framework: Framework) -> list[Block]:
    blocks = _statements(framework, framework.about)
    sources = tuple(Point(each.citation, aside=each.note) for each in framework.sources)
    blocks += [Heading(PARTS["sources"]), Points(sources)]
    if framework.id in IN_OUR_WORDS:
        ours = "isp is not affiliated with the authors. The wording it shows is its own."
        theirs = ", ".join(each.name for each in framework.overlays)
        blocks.append(Aside(f"{ours} What comes from {theirs} says so." if theirs else ours))
    return blocks


def _domains(framework: Framework) -> list[Block]:
    blocks: list[Block] = []
    for domain in framework.domains:
        blocks += described(framework, domain)
        blocks.append(_names_by_id(framework, domain.competencies))
    return blocks


def _functions(framework: Framework) -> list[Block]:
    functions = framework.functions
    return [block for each in functions for block in described(framework, each, id=each.id)]


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
    if framework.id == GUIDE:
        return "To answer them: isp reflect"
    return (
        f"To answer them, make a question set that says 'questions_of: {framework.id}', and ask "
        "it: isp reflect --set NAME"
    )


def _dilemmas(framework: Framework) -> list[Block]:
    blocks = _statements(framework, framework.dilemmas)
    if framework.ways_out:
        blocks += [Heading(PARTS["ways_out"], 1), *_statements(framework, framework.ways_out)]
    return blocks


def _glossary(framework: Framework) -> list[Block]:
    terms = sorted(framework.glossary, key=lambda each: each.name.casefold())
    blocks = _statements(framework, terms, 3)
    if framework.context_levels:
        levels = _statements(framework, framework.context_levels)
        blocks += [Heading(PARTS["context_levels"]), *levels]
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
    return [*blocks, Heading(PARTS["readings"]), Points(points)] if points else blocks


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
        rows = _names_by_id(framework, framework.principles)
        blocks += [Heading(PARTS["principles"]), rows]
    for domain in framework.domains:
        rows = _names_by_id(framework, domain.competencies)
        blocks += [Heading(listed_name(framework, domain, domain.id)), rows]
    if framework.functions:
        rows = _names_by_id(framework, framework.functions)
        blocks += [Heading(PARTS["functions"]), rows]
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
    groups: tuple[tuple[str, tuple[SourcedItem, ...]], ...] = (
        (PARTS["principles"], framework.principles),
        *((listed_name(framework, each), each.competencies) for each in framework.domains),
        (PARTS["functions"], framework.functions),
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


def place_record(framework: Framework, place: Place | None) -> PlainData:
    """The framework whole, or what stands in one place of it, and what is beside that."""
    whole = plain(framework)
    if place is None:
        return whole
    inside = {each.id for each in places(framework) if is_below(each, place)}
    head = {"format": "isp-browse/1", "framework": framework.id, "what": place.kind}
    notes = [each for each in whole["local"] if each["to"] in inside]
    beside = {"local": notes, "overlays": whole["overlays"]}
    if place.kind != "section":
        return {**head, **plain(place.record), **beside}
    keys = (place.id, *SHARED_BY.get(place.id, ()))
    return {**head, **{key: whole[key] for key in keys}, **beside}


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
        points = tuple(Point(each.text) for each in record.follow_ups)
        blocks += [Paragraph(record.help)] if record.help else []
        blocks += [Points(points)] if points else []
    elif isinstance(record, Hint):
        blocks += hint_points(framework, record)
    elif isinstance(record, Item):
        blocks.append(Points((item_point(framework, record),)))
    elif isinstance(record, Resource):
        blocks += [Paragraph(record.url), *([Paragraph(record.note)] if record.note else [])]
    elif isinstance(record, FurtherReading):
        blocks += [Paragraph(text) for text in (record.url, record.note) if text]
    elif place.text:
        blocks.append(Paragraph(place.text))
    if place.kind == "domain":
        domain = next(each for each in framework.domains if each.id == place.id)
        blocks += [Heading("Competencies"), _names_by_id(framework, domain.competencies)]
    if not isinstance(record, Item | Hint):
        blocks += note_blocks(framework, place.id)
        blocks += variant_rows(framework, getattr(record, "variants", ()))
    source = find.source_of(place)
    if source is not None:
        blocks += source_blocks(framework, *sources_of(framework, record))
    return tuple(blocks)


def _place(framework: Framework, record: object, where: str) -> str:
    """Say where something stands, and what an overlay has to do with it."""
    told = ", ".join(filter(None, (where, authorship_of(framework, record))))
    return f"{told[:1].upper()}{told[1:]}"


def citation_page(framework: Framework, place: Place | None) -> Document:
    """The APA reference of the guide, or of the documents one thing stands in."""
    documents = find.cited_documents(framework, place)
    blocks: list[Block] = [Paragraph(document.citation) for document in documents]
    source = find.source_of(place)
    if source is not None:
        blocks.append(Aside(source_line(framework, source)))
    theirs = source is not None and overlay_name(framework, source)
    if framework.id in IN_OUR_WORDS and not theirs:
        blocks.append(Aside("The wording isp shows is this project's own, not the document's."))
    return tuple(blocks)


def citation_record(framework: Framework, place: Place | None) -> PlainData:
    """The same."""
    cited = [each.citation for each in find.cited_documents(framework, place)]
    return {"format": "isp-citation/1", "citations": cited}


def ids_page(framework: Framework, within: Place | None) -> Document:
    """Every id with the words it stands for, those of a list together; of all, or `within` one."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for place in places(framework):
        if place.kind != "section" and (within is None or is_below(place, within)):
            heading = " > ".join(place.path) or "Domains"
            words = marked_name(framework, place.name or place.text, place.record)
            lists.setdefault(heading, []).append((place.id, words))
    blocks: list[Block] = [Heading(f"Ids: {_name(framework, within)}", 1)]
    for heading, rows in lists.items():
        blocks += [Heading(heading), Rows(tuple(rows))]
    return tuple(blocks)


def _name(framework: Framework, within: Place | None) -> str:
    if within is None:
        return framework.name
    return within.name or within.path[1]


def story_lines(id: str, count: int, latest: date) -> Aside:
    """How many entries name something, and where its story is."""
    entries = "1 entry of yours names it," if count == 1 else f"{count} entries of yours name it,"
    last = "of" if count == 1 else "the latest of"
    return Aside(f"{entries} {last} {short_day(latest)}.\nThe story: isp thread {id}")
