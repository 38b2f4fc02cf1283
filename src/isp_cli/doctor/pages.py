"""The page of a check-up: what needs attention, file by file, and what is only good to know.

Its record has the same findings, each with its whole path."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from isp_cli.doctor.findings import Checkup, Finding, IndexVerdict, Mending
from isp_cli.page.document import Block, Document, Heading, Paragraph, Point, Points
from isp_cli.records import PlainData, selected
from isp_cli.wording import join_names

_SORTS = {
    "reflection": ("reflection", "reflections"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "promise": ("promise", "promises"),
    "plan": ("plan", "plans"),
    "review": ("plan review", "plan reviews"),
    "levels": ("look at your levels", "looks at your levels"),
    "draft": ("draft", "drafts"),
}


def checkup_page(checkup: Checkup, mended: list[Mending], home: Path) -> Document:
    """What was mended because it was asked for, what could not be, and what there is now."""
    blocks: list[Block] = [
        Heading(_title(len(checkup.findings)), 1),
        Paragraph(f"{_read(checkup.read)}\n{home}"),
    ]
    blocks += [Paragraph(said)] if (said := _of_index(checkup.verdict)) else []
    for heading, failed in (("Done", False), ("Could not be done", True)):
        these = (each for each in mended if each.failed is failed)
        points = tuple(Point(each.what, label=_name(each.path, home)) for each in these)
        blocks += [Heading(heading), Points(points)] if points else []
    for path, found in groupby(checkup.findings, lambda each: each.path):
        blocks += [Heading(_name(path, home)), Points(_points(list(found)))]
    if checkup.notes:
        notes = (Point(each.what, aside=each.way_out) for each in checkup.notes)
        blocks += [Heading("Good to know"), Points(tuple(notes))]
    return tuple(blocks)


def checkup_record(checkup: Checkup, mended: list[Mending], home: Path) -> PlainData:
    """The same, every path whole."""
    return {
        "format": "isp-doctor/1",
        "home": str(home),
        "read": checkup.read,
        "index": _index_record(checkup.verdict),
        "mended": [
            {"path": str(each.path), "what": each.what, "done": not each.failed} for each in mended
        ],
        "findings": [_finding(each) for each in checkup.findings],
        "notes": [_finding(each) for each in checkup.notes],
    }


def _finding(each: Finding) -> PlainData:
    says = {"line": each.line, **selected(each, "kind", "what", "way_out")}
    return {"path": str(each.path), **says, "mended_by": each.mend}


def _title(count: int) -> str:
    if not count:
        return "All is well"
    return "1 thing needs attention" if count == 1 else f"{count} things need attention"


def _read(read: dict[str, int]) -> str:
    counts = [
        f"{count} {one}" if count == 1 else f"{count} {several}"
        for sort, (one, several) in _SORTS.items()
        if (count := read.get(sort, 0))
    ]
    if not counts:
        return "There is no entry here yet:"
    return f"Read {join_names(counts)} in:"


def _of_index(index: IndexVerdict) -> str:
    if index.is_right:
        return "The index agrees with your files." if index.is_there else ""
    files = "1 of your files" if index.wrong == 1 else f"{index.wrong} of your files"
    wrong = f"did not agree with {files}" if index.wrong else "was damaged"
    return f"The index {wrong}. It was thrown away, and is made anew when it is next needed."


def _index_record(index: IndexVerdict) -> PlainData:
    state = "agrees" if index.is_there else "none"
    return {"state": state if index.is_right else "thrown-away", "wrong": index.wrong}


def _points(found: list[Finding]) -> tuple[Point, ...]:
    """Return a point for each finding; a way out that several share stands below the last."""
    after = [each.way_out for each in found[1:]] + [""]
    return tuple(
        Point(
            each.what,
            label=f"line {each.line}" if each.line else "",
            aside="" if each.way_out == following else each.way_out,
        )
        for each, following in zip(found, after, strict=True)
    )


def _name(path: Path, home: Path) -> str:
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)
