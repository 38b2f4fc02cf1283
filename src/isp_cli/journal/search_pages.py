"""The page of a search through the journal: what was understood, and each entry's first hit.

Its record has the texts whole. It is apart from `journal.pages`, which every list imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.dates import day_name
from isp_cli.entry.ids import day_of, kind_of
from isp_cli.entry.naming import choice_name, competency_row, option_name
from isp_cli.entry.texts import folded_for_search
from isp_cli.page.document import Aside, Document, Heading, Point, Points, Rows
from isp_cli.page.printing import MAX_WIDTH, cells, one_line, shortened
from isp_cli.records import PlainData, selected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isp_cli.entry.texts import EntryHit, Passage, Query
    from isp_cli.framework.names import Naming


_MARK = len("  - ")


def search_page(
    names: Naming,
    query: Query,
    hits: list[tuple[str, Passage, Naming]],
    *,
    words: str,
    width: int,
) -> Document:
    """The entries as (id, the text to show, their names), newest first; `words` as typed."""
    title = "1 entry found" if len(hits) == 1 else f"{len(hits)} entries found"
    said = (("Words", words),) if words else ()
    head = (
        Heading(title if hits else "Nothing found", 1),
        Rows((*said, *_understood(names, query))),
    )
    if not hits:
        return (*head, Aside("Fewer words find more. All entries: isp journal list"))
    points = tuple(
        Point(
            asked_of(written, passage),
            label=day_name(day_of(id)),
            aside=f"{_excerpt(written, passage, query, width)}\n{id}".lstrip("\n"),
        )
        for id, passage, written in hits
    )
    return (*head, Points(points), Aside(f"Read one: isp journal show {hits[0][0]}"))


def search_record(query: Query, hits: Sequence[EntryHit]) -> PlainData:
    """The same entries, each with the text that met the query whole."""
    return {
        "format": "isp-journal-search/1",
        "query": selected(query, "words", "question", "competency", "kind", "since", "until"),
        "entries": [
            {
                "id": path.stem,
                "kind": kind_of(path.stem),
                "path": str(path),
                **selected(passage, "question", "competency", "asked", "text"),
            }
            for path, passage, _ in hits
        ],
    }


def asked_of(names: Naming, passage: Passage) -> str:
    """The question as it was asked, with the competency it was about."""
    if not passage.competency:
        return passage.asked
    return f"{choice_name(names, passage.competency)}: {passage.asked}"


def _understood(names: Naming, query: Query) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Question", query.question and choice_name(names, query.question)),
        competency_row(names, query.competency),
        ("Since", day_name(query.since) if query.since else ""),
        ("Until", day_name(query.until) if query.until else ""),
        ("Kind", query.kind),
    )
    return tuple((name, meaning) for name, meaning in rows if meaning)


def _excerpt(names: Naming, passage: Passage, query: Query, width: int) -> str:
    return excerpt(
        passage.text or _chosen(names, passage), query.words, min(width, MAX_WIDTH) - _MARK
    )


def _chosen(names: Naming, passage: Passage) -> str:
    option = option_name(names, passage.question, passage.option)
    return ", ".join(filter(None, (*(choice_name(names, each) for each in passage.chosen), option)))


def excerpt(text: str, words: tuple[str, ...], width: int) -> str:
    """The text on one line of at most `width` cells, around the first of the folded words."""
    line = one_line(text)
    if cells(line) <= width:
        return line
    start = max(0, _first_place(line, words) - width // 3)
    if start == 0:
        return shortened(line, width)
    start = line.find(" ", start, start + width // 4) + 1 or start
    rest = line[start:]
    if cells(rest) <= width - 3:
        # the hit is near the end: show as much before it as there is room for
        while start > 0 and cells(line[start - 1 :]) <= width - 3:
            start -= 1
        rest = line[start:].lstrip()
    return "..." + shortened(rest, width - 3)


def _first_place(line: str, words: tuple[str, ...]) -> int:
    """Return where the first of the words begins; a folded text can be longer than its line."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(line):
        letters.append(folded_for_search(character))
        places += [index] * len(letters[-1])
    whole = "".join(letters)
    found = (whole.find(word) for word in words)
    return min((places[at] for at in found if at >= 0), default=0)
