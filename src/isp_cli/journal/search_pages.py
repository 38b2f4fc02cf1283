"""The page of a search through the journal: what was understood, and each entry's first hit.

The newest entries are on it, and the number of all. Its record has all of them, the texts whole.
It is apart from `journal.pages`, which every list imports."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from isp_cli.dates import day_name
from isp_cli.entry.folding import first_place, places
from isp_cli.entry.ids import day_of, kind_of
from isp_cli.entry.naming import choice_name, competency_row, option_name
from isp_cli.page.document import Aside, Document, Heading, Marked, Point, Points, Rows
from isp_cli.page.printing import MAX_WIDTH, cells, one_line, shortened
from isp_cli.records import PlainData, selected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isp_cli.entry.texts import EntryHit, Passage, Query
    from isp_cli.framework.names import Naming


_MARK = len("  - ")
_MORE = "..."
# Letters for certain: neither marks nor parts of an emoji or of a syllable. Those that are written
# in two cases, figures, signs; and between these, Chinese and Japanese, Korean.
_ALONE = ("Lu", "Ll", "Lt", "Nd", "Zs", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc")
_ALONE_TOO = (
    *(("\u3041", "\u3096"), ("\u30a1", "\u30ff")),
    *(("\u4e00", "\u9fff"), ("\uac00", "\ud7a3")),
)


def search_page(
    names: Naming,
    query: Query,
    hits: list[tuple[str, Passage, Naming]],
    *,
    number: int,
    words: str,
    width: int,
) -> Document:
    """The entries as (id, the text to show, their names), newest first; `words` as typed.

    `number` counts all that were found, also those that are not shown.
    """
    title = "1 entry found" if number == 1 else f"{number} entries found"
    if number > len(hits):
        title += ", the newest twenty"
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
            aside=_with_id(_excerpt(written, passage, query, width), id),
        )
        for id, passage, written in hits
    )
    next_steps = f"Read one: isp journal show {hits[0][0]}"
    if number > len(hits):
        next_steps += "\nSee all of them: the same with --all"
    return (*head, Points(points), Aside(next_steps))


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


def _with_id(text: Marked, id: str) -> Marked:
    return Marked(f"{text}\n{id}".lstrip("\n"), text.marks)


def _excerpt(names: Naming, passage: Passage, query: Query, width: int) -> Marked:
    width = min(width, MAX_WIDTH) - _MARK
    if passage.text:
        return excerpt(passage.text, query.words, width)
    return excerpt(_chosen(names, passage), (), width)


def _chosen(names: Naming, passage: Passage) -> str:
    option = option_name(names, passage.question, passage.option)
    return ", ".join(filter(None, (*(choice_name(names, each) for each in passage.chosen), option)))


def excerpt(text: str, words: tuple[str, ...], width: int) -> Marked:
    """The text on one line of at most `width` cells, around the first of the folded words.

    All of the words that are on it are marked.
    """
    line = one_line(text)
    first = _start_of_excerpt(line, words, width)
    before = _MORE if first else ""
    shown = shortened(line[first:], width - len(before))
    own = shown if shown == line[first:] else shown.removesuffix(_MORE)
    marks = (
        (first + len(before), last + len(before)) for first, last in places(_letters(own), words)
    )
    return Marked(before + shown, tuple(marks))


def _start_of_excerpt(line: str, words: tuple[str, ...], width: int) -> int:
    if cells(line) <= width:
        return 0
    start = max(0, first_place(line, words) - width // 3)
    if start == 0:
        return 0
    start = line.find(" ", start, start + width // 4) + 1 or start
    if cells(line[start:]) <= width - len(_MORE):
        # the hit is near the end: show as much before it as there is room for
        while start > 0 and cells(line[start - 1 :]) <= width - len(_MORE):
            start -= 1
        start += line.startswith(" ", start)
    return letter_start(line, start)


def letter_start(text: str, at: int) -> int:
    """Return the first place in a text, that one or one after it, where a letter begins."""
    if _stand_alone(text[max(at - 1, 0) : at + 1]):
        return at
    # its tables take longer to come than Python itself
    from isp_cli.ask.letters import letter_after, letter_before  # noqa: PLC0415

    start = letter_before(text, at + 1)
    return at if start == at else letter_after(text, start)


def _letters(text: str) -> Sequence[str]:
    if _stand_alone(text):
        return text
    from isp_cli.ask.letters import letters  # noqa: PLC0415 - its tables, as above

    return list(letters(text))


def _stand_alone(text: str) -> bool:
    return text.isascii() or all(map(_stands_alone, set(text)))


def _stands_alone(character: str) -> bool:
    return category(character) in _ALONE or any(
        first <= character <= last for first, last in _ALONE_TOO
    )
