"""Pages of the question sets and their records: which there are, and what one asks."""

from __future__ import annotations

from collections.abc import Sequence

from isp_cli.framework.records import Question
from isp_cli.page.document import Aside, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.questions.sets import QuestionSet, unnamed_wording
from isp_cli.records import PlainData, plain


def sets_page(found: tuple[QuestionSet, ...], folder: str) -> Document:
    """Every set with what it is for and whose it is."""
    points = tuple(
        Point(each.text, label=each.id, aside=f"{each.name}. By {each.whose}.") for each in found
    )
    return (
        Heading("Question sets", 1),
        Points(points),
        Aside("Ask one: isp reflect --set NAME. Read one: isp questions show NAME."),
        Aside(
            f"Your own are YAML files in {folder}",
            spoken="Your own are YAML files, in a folder that is named by: isp where",
        ),
    )


def sets_record(found: Sequence[QuestionSet]) -> PlainData:
    """Every set."""
    return {"format": "isp-question-sets/1", "sets": [plain(each) for each in found]}


def set_page(held: QuestionSet, asked: tuple[Question, ...]) -> Document:
    """One set: its questions in order, with what each wants."""
    return (
        Heading(held.name, 1),
        Paragraph(held.text),
        Points(tuple(_point(each) for each in asked), numbered=True),
        Aside(f"By {held.whose}."),
        Aside(f"Ask them: {held.command}"),
    )


def set_record(held: QuestionSet, asked: tuple[Question, ...]) -> PlainData:
    """One set, with all it asks."""
    return plain(held) | {"questions": plain(asked)}


def checked_page(held: QuestionSet, count: int, way_in: tuple[tuple[str, str], ...]) -> Document:
    """A file is a valid set and asks so many questions; the `way_in` leads to the person's own."""
    return (
        Heading(held.name, 1),
        Paragraph(f"This is a valid set of {count} {'question' if count == 1 else 'questions'}."),
        Rows((*way_in, ("Ask it", held.command))),
    )


def _point(question: Question) -> Point:
    under = [Point(each.name) for each in question.options]
    under += [Point(each.text) for each in question.follow_ups]
    return Point(
        unnamed_wording(question.text),
        points=tuple(under),
        aside=unnamed_wording(question.help),
    )
