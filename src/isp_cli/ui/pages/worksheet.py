"""The interview as a form: to fill in with an editor, or on paper."""

from __future__ import annotations

from collections.abc import Iterator

from isp_cli.core.framework import Framework, Question
from isp_cli.core.worksheet_form import (
    MORE,
    ON_PAPER,
    ON_SCREEN,
    PICK,
    TICK,
    TITLE,
    WELCOME,
    Numbered,
    Place,
    boxes,
    groups,
    listed,
    places,
    source,
)
from isp_cli.ui.document import (
    Aside,
    Block,
    Boxes,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Room,
    Rows,
)

_LONG, _SHORT = 7, 3  # ruled lines for a whole answer, and for one that adds to another


def worksheet_page(framework: Framework, questions: Numbered, *, on_paper: bool) -> Document:
    """The form; on paper it has no marks for isp, and other advice."""
    advice = ON_PAPER if on_paper else ON_SCREEN
    blocks: list[Block] = [
        Heading(TITLE, 1),
        Paragraph(WELCOME),
        Points(tuple(Point(each) for each in advice)),
    ]
    if not on_paper:
        blocks.append(Aside(source(framework)))
    for number, question in questions:
        blocks += _question(framework, number, question, on_paper=on_paper)
    return tuple(blocks)


def _question(
    framework: Framework, number: int, question: Question, *, on_paper: bool
) -> Iterator[Block]:
    yield Heading(f"{number}. {question.text}", 2)
    if question.help:
        yield Aside(" ".join(question.help.split()))
    choice = boxes(question, framework)
    if choice:
        yield Paragraph(TICK)
    for name, names in choice:
        yield Boxes(names, label=name)
    if question.answer == "development":
        yield Paragraph(PICK)
        yield Rows(tuple((name, listed(names)) for name, names in groups(framework)))
    asks_more = question.answer != "text"
    for place in places(question, number):
        yield from _place(place, asks_more=asks_more, on_paper=on_paper)


def _place(place: Place, *, asks_more: bool, on_paper: bool) -> Iterator[Block]:
    if place.heading:
        yield Heading(place.title, place.level)
    elif asks_more:
        yield Paragraph(MORE)
    if place.label == "Competency":
        yield Room("Competency" if on_paper else place.mark, 1)
    else:
        lines = _SHORT if place.heading or asks_more else _LONG
        yield Room("" if on_paper else place.mark, lines)


def written_page(path: str, *, on_paper: bool) -> Document:
    """Where the form is, and what to do with it."""
    rows = [("Where", path)]
    if on_paper:
        rows.append(("Print it", "open it in a browser; it fits A4 and Letter"))
    else:
        rows.append(("Fill it in", "any text editor will do"))
        rows.append(("Hand it back", "isp reflect --from FILE"))
    return (Heading("Your form is ready", 1), Rows(tuple(rows)))
