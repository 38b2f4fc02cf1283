"""Pages of two frameworks side by side. Whose reading it is stands on every one of them."""

from __future__ import annotations

from isp_cli.core.comparison import Comparison, Met, Overview
from isp_cli.core.crosswalk import Crosswalk
from isp_cli.core.framework import Framework
from isp_cli.core.places import Place
from isp_cli.core.whose import is_only_named, is_reworded, marked, whose
from isp_cli.ui.document import (
    Aside,
    Beside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
)
from isp_cli.ui.pages.framework_parts import short_name, variant_rows

_OURS = (
    "This project's own reading: neither document draws these lines. Strong: what is at the heart "
    "of one is said in the other too. Partial: they meet in a part."
)


def comparison_page(comparison: Comparison) -> Document:
    """One thing on the left, and on the right what covers the same ground in the other."""
    place, here, there = comparison.place, comparison.framework, comparison.other
    theirs = whose(here, place.record)
    left: list[Block] = [Heading(short_name(here))]
    if theirs and not is_only_named(here, place.record):
        left.append(Aside(f"{theirs[0].upper()}{theirs[1:]}:"))
    left.append(Paragraph(place.text or place.name))
    if is_reworded(here, place.record):
        left += variant_rows(here, place.record.variants)
    if comparison.only_here:
        left += [Heading("Only here", 3), _reasons(comparison.only_here)]
    right = [Heading(short_name(there)), *_met(comparison)]
    where = f"{place.kind.capitalize()} in: {short_name(here)}"
    return (
        Heading(place.name or place.path[-2], 1),
        Aside(", ".join(filter(None, (where, theirs)))),
        Beside(tuple(left), tuple(right)),
        *_pairs(comparison),
        Aside(f"{_OURS}\nBoth as a whole: isp browse --compare"),
    )


def _pairs(comparison: Comparison) -> list[Block]:
    here, there = comparison.framework, comparison.other
    rows = tuple((_name(here, place), _in_short(there, met)) for place, met in comparison.pairs)
    return [Heading(f"What meets each in: {short_name(there)}"), Rows(rows)] if rows else []


def _met(comparison: Comparison) -> list[Block]:
    if comparison.pairs:
        return [Paragraph("Its parts, one by one, are below.")]
    if not comparison.met:
        nothing = "Nothing here covers the same ground."
        if not comparison.is_told:
            nothing = "The reading says nothing of this one by itself."
        return [Paragraph(" ".join(filter(None, (nothing, comparison.lacking))))]
    blocks: list[Block] = []
    for strength in ("strong", "partial"):
        points = tuple(
            Point(each.reason, label=_name(comparison.other, each.place), aside=each.place.id)
            for each in comparison.met
            if each.strength == strength
        )
        if points:
            blocks += [Heading(strength.capitalize(), 3), Points(points)]
    return blocks


def overview_page(crosswalk: Crosswalk, whole: Overview) -> Document:
    """Both frameworks: what each has that the other lacks, and what meets what."""
    one, other = (short_name(each) for each in whole.frameworks)
    here, there = whole.frameworks
    rows = tuple((_name(here, place), _in_short(there, met)) for place, met in whole.pairs)
    added = [_name(here, each) for each in whole.unread[0]]
    added += [_name(there, each) for each in whole.unread[1]]
    unread = (Aside(f"The reading says nothing of: {'; '.join(added)}"),) if added else ()
    return (
        Heading(crosswalk.name, 1),
        Paragraph(crosswalk.text),
        Beside(
            (Heading(f"Only in: {one}"), _reasons(whole.only_in[0])),
            (Heading(f"Only in: {other}"), _reasons(whole.only_in[1])),
        ),
        Heading(f"{one}, and what meets it in: {other}"),
        Rows(rows),
        *unread,
        Aside("One of them, with the reasons: isp browse --compare facilitation"),
    )


def _reasons(found: tuple[Met, ...]) -> Points:
    return Points(tuple(Point(each.reason, aside=each.place.id) for each in found))


def _name(framework: Framework, place: Place) -> str:
    return marked(framework, place.name, place.record)


def _in_short(framework: Framework, met: tuple[Met, ...]) -> str:
    lines = []
    for strength in ("strong", "partial"):
        names = [_name(framework, each.place) for each in met if each.strength == strength]
        if names:
            lines.append(f"{strength}: {', '.join(names)}")
    return ";\n".join(lines) or "nothing"
