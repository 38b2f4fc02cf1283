"""Pages of the frameworks there are: the list, one of them, and what was done with a file.

What stands inside a framework is shown by `framework.pages`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isp_cli.framework.edition import Edition
from isp_cli.framework.overlay import Overlay
from isp_cli.framework.records import GUIDE, PARTS, Framework
from isp_cli.page.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.page.printing import as_argument
from isp_cli.records import PlainData, selected

SharedNames = Mapping[str, tuple[str, ...]]
_FEW = 5
_PLANNED = 2
_FOR_A_PLAN = "A plan is for two or three competencies, and there is only one."

_PARTS = {
    "principles": ("principle", "principles"),
    "domains": ("domain", "domains"),
    "competencies": ("competency", "competencies"),
    "functions": ("function", "functions"),
    "questions": ("question", "questions"),
    "dilemmas": ("dilemma", "dilemmas"),
    "glossary": ("term", "terms"),
    "resources": ("resource", "resources"),
    "readings": ("reading", "readings"),
}


def library_page(found: Sequence[Edition], in_use: str, folder: str) -> Document:
    """Every framework and overlay, and which is in use."""
    points = tuple(
        Point(each.name, label=each.id, aside=_whose(each, in_use=each.id == in_use))
        for each in found
    )
    return (
        Heading("Frameworks", 1),
        Points(points),
        Aside("Work with another: isp framework use ID. See one: isp framework show ID."),
        Aside(
            f"Your own are YAML files in {folder}",
            spoken="Your own are YAML files, in a folder that is named by: isp where",
        ),
    )


def library_record(found: Sequence[Edition], in_use: str) -> PlainData:
    """The same; `in_use` is an id, or nothing where what says so cannot be read."""
    frameworks = [_edition(each) for each in found]
    return {"format": "isp-frameworks/1", "in_use": in_use, "frameworks": frameworks}


def _edition(known: Edition) -> dict[str, PlainData]:
    of = known.overlay or known.framework
    return {
        **selected(known, "id", "name", "of", "version"),
        "language": of.language,
        "digest": known.digest,
        "bundled": known.is_bundled,
        "path": str(known.path),
    }


def _whose(known: Edition, *, in_use: bool) -> str:
    lines = ["In use."] if in_use else []
    if known.is_bundled:
        lines.append("Comes with isp.")
    else:
        what = f"Yours, an overlay of {known.of}." if known.of else "Yours."
        lines.append(f"{what}\n{known.path}")
    return " ".join(lines)


def edition_page(known: Edition, *, in_use: bool) -> Document:
    """One framework or overlay: what it holds, whose it is, and what pins it."""
    framework, overlay = known.framework, known.overlay
    language = overlay.language if overlay else framework.language
    rows = [("Id", known.id), ("Version", known.version), ("Language", language)]
    if overlay:
        rows.append(("Lies on", overlay.of))
    if len(framework.overlays) > 1:
        rows.append(("Overlays", ", ".join(each.id for each in framework.overlays)))
    rows += [("Digest", known.digest), ("Where", str(known.path))]
    if in_use:
        rows.append(("In use", "yes"))
    held = tuple(row for row in rows if row[1])
    documents = overlay.sources if overlay else framework.sources
    sources = tuple(Point(each.citation, aside=each.note) for each in documents)
    return (
        Heading(known.name, 1),
        Rows(held),
        *(_brought(overlay) if overlay else [Heading("Holds"), Paragraph(_listed(framework))]),
        Heading(PARTS["sources"]),
        Points(sources),
        Aside("Read it: isp browse" if in_use else f"Read it: isp browse --framework {known.id}"),
    )


def edition_record(known: Edition, *, in_use: bool) -> PlainData:
    """The same."""
    return {
        "format": "isp-framework-shown/1",
        **_edition(known),
        "in_use": in_use,
        "overlays": [each.id for each in known.framework.overlays],
        "holds": contents_line(known.framework),
        "sources": [each.citation for each in known.framework.sources],
    }


def contents_line(framework: Framework) -> dict[str, int]:
    """Count the items of each part of a framework that has any."""
    counts = {part: len(tuple(_items(framework, part))) for part in _PARTS}
    return {part: count for part, count in counts.items() if count}


def _items(framework: Framework, part: str) -> tuple[object, ...]:
    if part == "competencies":
        return tuple(framework.competencies())
    items: tuple[object, ...] = getattr(framework, part)
    return items


def _listed(framework: Framework) -> str:
    parts = [
        f"{count} {_PARTS[part][count > 1]}" for part, count in contents_line(framework).items()
    ]
    return f"{', '.join(parts)}." if parts else "Nothing yet."


def _brought(overlay: Overlay) -> list[Block]:
    blocks: list[Block] = []
    added = [(each.id, each.name) for each in overlay.competencies]
    added += [(each.id, each.name) for each in overlay.functions]
    if added:
        blocks += [Heading("Adds"), Rows(tuple(added))]
    worded = tuple((each.of, each.name or each.text) for each in overlay.wordings)
    if worded:
        blocks += [Heading("Says in its own words"), Rows(worded)]
    if overlay.examples:
        examples = tuple(Point(each.text, label=each.to) for each in overlay.examples)
        blocks += [Heading("Local examples"), Points(examples)]
    if overlay.not_relevant:
        unfit = tuple(Point(each.why, label=each.id) for each in overlay.not_relevant)
        blocks += [Heading("Not relevant here"), Points(unfit)]
    return blocks


def checked_page(known: Edition, file: str, shared: SharedNames) -> Document:
    """A file is a valid framework or overlay; `shared` are its ids that others have too."""
    what = f"overlay of {known.of}" if known.of else "framework"
    held = "" if known.overlay else f" {_listed(known.framework)}"
    return (
        Heading(known.name, 1),
        Paragraph(f"This is a valid {what}.{held}"),
        *([Aside(_FOR_A_PLAN)] if len(tuple(known.framework.competencies())) < _PLANNED else []),
        *_shared(known, shared),
        Rows((("Add it", f"isp framework add {as_argument(file)}"),)),
    )


def added_page(
    known: Edition,
    path: str,
    before: str,
    shared: SharedNames,
    broken: Sequence[str],
    gone: tuple[str, ...],
) -> Document:
    """A file is now one of the person's frameworks; `shared` are its ids that others have too.

    `broken` are overlays that fitted what was there before, and do not fit this. `gone` are names
    that the journal holds, of what was there before and is no longer.
    """
    rows = [("Where", path)]
    if before:
        rows.append(("The old one", before))
    if broken:
        rows.append(("No longer fits", f"{', '.join(broken)}; 'isp framework list' says why"))
    if gone:
        rows.append(("No longer in it", f"{_first_few(gone)}; what you wrote stays as it is"))
    rows.append(("Use it", f"isp framework use {known.id}"))
    return (Heading(f"Added: {known.name}", 1), *_shared(known, shared), Rows(tuple(rows)))


def _shared(known: Edition, shared: SharedNames) -> Document:
    """Say what follows from an id that another framework has too; it may be meant."""
    if not shared:
        return ()
    points = tuple(Point(_first_few(ids), label=other) for other, ids in shared.items())
    example = f"{known.id}.{next(iter(shared.values()))[0].rpartition('.')[2]}"
    return (
        Heading("Ids that another framework has too"),
        Points(points),
        Paragraph(
            "What you write about such a thing is told together, whichever framework it was "
            "written with. That is right for a translation. Where they are not the same thing, "
            f"give yours an id that begins with a word of your own, like {example}."
        ),
    )


def _first_few(ids: tuple[str, ...]) -> str:
    more = len(ids) - _FEW
    return ", ".join(ids[:_FEW]) + (f" and {more} more" if more > 0 else "")


def used_page(known: Edition) -> Document:
    """Another framework is in use."""
    entries = "Entries and plans you began with another keep theirs."
    first = next(known.framework.competencies(), None)
    rows = [("Read it", f"isp browse{f' {first.id}' if first else ''}")]
    if not known.is_bundled:
        rows.append(("Go back", f"isp framework use {GUIDE}"))
    return (
        Heading(f"In use: {known.name}", 1),
        Paragraph(f"{_on(known)}{entries} The guide's ten questions stay the guide's."),
        Rows(tuple(rows)),
    )


def _on(known: Edition) -> str:
    return f"It lies on {known.framework.name}. " if known.overlay else ""


def begun_page(id: str, path: str) -> Document:
    """A file was begun."""
    file = as_argument(path)
    return (
        Heading("Your file is begun", 1),
        Paragraph("It is right as it is. Open it in any editor, and change it bit by bit."),
        Rows((("Where", path), ("Check it", f"isp framework check {file}"))),
        Aside(f"When you are content: isp framework add {file}, then isp framework use {id}"),
    )
