"""Pages of what a search found, of two frameworks side by side, and of what differs between two.

A crosswalk is a reading: whose it is stands on every page of one."""

from __future__ import annotations

from collections.abc import Sequence

from isp_cli.framework.authorship import (
    authorship_of,
    is_only_named,
    is_reworded,
    marked_name,
    overlay_name,
    overlay_of,
)
from isp_cli.framework.crosswalk import Comparison, Crosswalk, Overview, SameGround
from isp_cli.framework.diff import Differences, DiffItem, RewordedItem
from isp_cli.framework.find import FrameworkHit
from isp_cli.framework.page_parts import short_name, variant_points, variant_rows
from isp_cli.framework.places import Place
from isp_cli.framework.records import Framework
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
    SideBySide,
    Unspoken,
)
from isp_cli.records import PlainData, plain, selected

_OURS = (
    "This project's own reading: neither document draws these lines. Strong: what is at the heart "
    "of one is said in the other too. Partial: they meet in a part."
)


def comparison_page(comparison: Comparison) -> Document:
    """One thing on the left, and on the right what covers the same ground in the other."""
    place, here, there = comparison.place, comparison.framework, comparison.other
    theirs = authorship_of(here, place.record)
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
        SideBySide(tuple(left), tuple(right)),
        *_pairs(comparison),
        Aside(f"{_OURS}\nBoth as a whole: isp browse --compare"),
    )


def comparison_record(crosswalk: Crosswalk, one: Comparison) -> PlainData:
    """The same, as the crosswalk has it."""
    here, there = one.framework, one.other
    return {
        **_head(crosswalk, (here, there)),
        "item": {**_place(here, one.place), "text": one.place.text},
        "met": [_match(there, each) for each in one.met],
        "lacking": one.lacking,
        "only_here": [_match(here, each) for each in one.only_here],
        "pairs": _matches(here, there, one.pairs),
    }


def _head(crosswalk: Crosswalk, frameworks: tuple[Framework, Framework]) -> dict[str, PlainData]:
    return {
        "format": "isp-comparison/1",
        "whose": crosswalk.text,
        "frameworks": [selected(each, "id", "name", "version") for each in frameworks],
    }


def _place(framework: Framework, place: Place) -> dict[str, PlainData]:
    overlay = overlay_of(framework, place.record)
    return {"id": place.id, "what": place.kind, "name": place.name, "overlay": overlay}


def _matches(
    here: Framework, there: Framework, pairs: tuple[tuple[Place, tuple[SameGround, ...]], ...]
) -> PlainData:
    return [
        {**_place(here, place), "met": [_match(there, each) for each in met]}
        for place, met in pairs
    ]


def _match(framework: Framework, met: SameGround) -> PlainData:
    return {**_place(framework, met.place), **selected(met, "strength", "reason")}


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
            Point(
                each.reason,
                label=_name(comparison.other, each.place),
                aside=Unspoken(each.place.id),
            )
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
        SideBySide(
            (Heading(f"Only in: {one}"), _reasons(whole.only_in[0])),
            (Heading(f"Only in: {other}"), _reasons(whole.only_in[1])),
        ),
        Heading(f"{one}, and what meets it in: {other}"),
        Rows(rows),
        *unread,
        Aside("One of them, with the reasons: isp browse --compare facilitation"),
    )


def overview_record(crosswalk: Crosswalk, whole: Overview) -> PlainData:
    """The same, as the crosswalk has it."""
    return {
        **_head(crosswalk, whole.frameworks),
        "pairs": _matches(*whole.frameworks, whole.pairs),
        "only_in": {
            each.id: [_match(each, met) for met in found]
            for each, found in zip(whole.frameworks, whole.only_in, strict=True)
        },
        "unread": {
            each.id: [_place(each, place) for place in found]
            for each, found in zip(whole.frameworks, whole.unread, strict=True)
        },
    }


def _reasons(found: tuple[SameGround, ...]) -> Points:
    return Points(tuple(Point(each.reason, aside=Unspoken(each.place.id)) for each in found))


def _name(framework: Framework, place: Place) -> str:
    return marked_name(framework, place.name, place.record)


def _in_short(framework: Framework, met: tuple[SameGround, ...]) -> str:
    lines = []
    for strength in ("strong", "partial"):
        names = [_name(framework, each.place) for each in met if each.strength == strength]
        if names:
            lines.append(f"{strength}: {', '.join(names)}")
    return ";\n".join(lines) or "nothing"


_TRY_ONE_WORD = "Try one word, or a part of one: isp browse --search trust"


def search_page(
    words: str, found: Sequence[tuple[Framework, list[FrameworkHit]]], within: str = ""
) -> Document:
    """What a search found; `within` names where it looked."""
    total = sum(len(hits) for _, hits in found)
    count = {0: "Nothing holds", 1: "1 place holds"}.get(total, f"{total} places hold")
    if within:
        count = f"{within}: {count[0].lower()}{count[1:]}"
    blocks: list[Block] = [Heading(f"{count}: {words}", 1)]
    if not found:
        where = f"Everywhere: isp browse --search {words}" if within else _TRY_ONE_WORD
        blocks.append(Aside(where))
    for framework, hits in found:
        blocks += [Heading(f"In: {short_name(framework)}", 1), *_hits(framework, hits)]
    return tuple(blocks)


def search_record(
    words: str, found: Sequence[tuple[Framework, Sequence[FrameworkHit]]]
) -> PlainData:
    """The same, every text whole."""
    hits = [_hit(framework, hit) for framework, hits in found for hit in hits]
    return {"format": "isp-search/1", "words": words, "hits": hits}


def _hit(framework: Framework, hit: FrameworkHit) -> PlainData:
    place = hit.place
    return {
        "framework": framework.id,
        "id": place.id,
        "what": place.kind,
        "name": place.name,
        "place": list(place.path),
        "text": place.text,
        "overlay": overlay_of(framework, place.record),
        "variants": plain(hit.variants),
        "local": plain(hit.notes),
    }


def _hits(framework: Framework, hits: list[FrameworkHit]) -> list[Block]:
    by_path: dict[tuple[str, ...], list[Point]] = {}
    for hit in hits:
        by_path.setdefault(hit.place.path, []).append(_point(framework, hit))
    blocks: list[Block] = []
    for path, points in by_path.items():
        blocks += [Heading(" > ".join(path) or "Sections and domains"), Points(tuple(points))]
    return blocks


def _point(framework: Framework, hit: FrameworkHit) -> Point:
    place = hit.place
    text = place.text if place.kind not in ("competency", "domain", "section") else ""
    theirs = overlay_of(framework, place.record)
    name = _name_of_hit(framework, place)
    beside = [*variant_points(framework, hit.variants)]
    beside += [Point(each.text, label=overlay_name(framework, each.source)) for each in hit.notes]
    aside = f"{place.id}, {theirs}" if theirs and not name else Unspoken(place.id)
    return Point(text, label=name, aside=aside, points=tuple(beside))


def _name_of_hit(framework: Framework, place: Place) -> str:
    """Name a place with the overlay it comes from, or from which comes the name it is named by."""
    of = place.named_after
    if not place.name or overlay_of(framework, place.record) or of is None:
        return marked_name(framework, place.name, place.record) if place.name else ""
    return place.name.replace(of.name, marked_name(framework, of.name, of), 1)


def differences_page(one: str, other: str, found: Differences) -> Document:
    """What was added, is gone, is worded otherwise, and stands elsewhere."""
    title = Heading(f"From {one} to {other}", 1)
    if found.are_none:
        return (title, Paragraph("Both say the same."))
    blocks: list[Block] = [title]
    for heading, things in (("Added", found.added), ("Gone", found.gone)):
        if things:
            blocks += [Heading(heading), Points(tuple(_difference(each) for each in things))]
    if found.reworded:
        points = tuple(_reworded(each) for each in found.reworded)
        blocks += [Heading("Worded otherwise"), Points(points)]
    if found.moved:
        moved = tuple(
            Point(each.now.begins, label=each.now.id, aside=f"{each.before} -> {each.now.within}")
            for each in found.moved
        )
        blocks += [Heading("Moved"), Points(moved)]
    return (*blocks, Aside("Items are the same where their ids are; their order does not count."))


def differences_record(one: str, other: str, found: Differences) -> PlainData:
    """The same."""
    return {
        "format": "isp-framework-diff/1",
        "from": one,
        "to": other,
        "added": [_item(each) for each in found.added],
        "gone": [_item(each) for each in found.gone],
        "reworded": [
            {"id": each.now.id, "before": each.before, "now": each.now.words}
            for each in found.reworded
        ],
        "moved": [
            {"id": each.now.id, "before": each.before, "now": each.now.within}
            for each in found.moved
        ],
    }


def _item(thing: DiffItem) -> PlainData:
    return {"id": thing.id, "what": thing.kind, **selected(thing, "within", "words")}


def _difference(thing: DiffItem) -> Point:
    return Point(thing.begins, label=thing.id, aside=f"{thing.kind}, in {thing.within}")


def _reworded(change: RewordedItem) -> Point:
    lines = []
    for key, before in change.before.items():
        lines += [Point(before or "(nothing)", label=f"{key} before")]
        lines += [Point(change.now.words.get(key) or "(nothing)", label=f"{key} now")]
    return Point("", label=change.now.id, points=tuple(lines))
