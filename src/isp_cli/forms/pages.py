"""The interview as a form: to fill in with an editor, or on paper.

Its places, marks and sentences stand in `forms.form`, for `forms.read` finds answers by them. The
form in YAML is text and no page, because it is mostly comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from isp_cli.forms.form import (
    FORMAT,
    MORE,
    ON_PAPER,
    ON_SCREEN,
    PICK,
    TICK,
    TITLE,
    WELCOME,
    FormPlace,
    NumberedQuestions,
    boxes,
    groups,
    listed_choices,
    places,
    source,
)
from isp_cli.framework.records import Framework, Question
from isp_cli.page.document import (
    Aside,
    Block,
    Boxes,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
    WritingRoom,
)
from isp_cli.page.printing import one_line

_LONG, _SHORT = 7, 3  # ruled lines for a whole answer, and for one that adds to another


def worksheet_page(
    framework: Framework, questions: NumberedQuestions, *, on_paper: bool
) -> Document:
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
        yield Rows(tuple((name, listed_choices(names)) for name, names in groups(framework)))
    asks_more = question.answer != "text"
    for place in places(question, number):
        yield from _place(place, asks_more=asks_more, on_paper=on_paper)


def _place(place: FormPlace, *, asks_more: bool, on_paper: bool) -> Iterator[Block]:
    if place.heading:
        yield Heading(place.title, place.level)
    elif asks_more:
        yield Paragraph(MORE)
    if place.label == "Competency":
        yield WritingRoom("Competency" if on_paper else place.mark, 1)
    else:
        lines = _SHORT if place.heading or asks_more else _LONG
        yield WritingRoom("" if on_paper else place.mark, lines)


def written_page(path: str, *, on_paper: bool) -> Document:
    """Where the form is, and what to do with it."""
    rows = [("Where", path)]
    if on_paper:
        rows.append(("Print it", "open it in a browser; it fits A4 and Letter"))
    else:
        rows.append(("Fill it in", "any text editor will do"))
        rows.append(("Hand it back", "isp reflect --from FILE"))
    return (Heading("Your form is ready", 1), Rows(tuple(rows)))


_WIDTH = 92
_PLAIN = re.compile(r"[A-Za-z][\w' ,.-]*\Z")
_HOW = (
    "Write below a line that says 'text: |', indented by two spaces more than that line.",
    "To choose a name, take away the # before it and the space behind the #.",
    "What you leave as it is counts as skipped.",
    "Hand it back: isp reflect --from FILE",
)


def as_yaml_form(framework: Framework, questions: NumberedQuestions) -> str:
    """Return the form as YAML text."""
    lines = [
        *_comment(f"{TITLE}: a form in YAML", ""),
        "#",
        *_comment(WELCOME, ""),
        "#",
        *(line for advice in _HOW for line in _comment(advice, "")),
        "#",
        *_comment(source(framework), ""),
        "",
        f"format: {FORMAT}",
        "framework:",
        f"  id: {_scalar(framework.id)}",
        f"  version: '{one_line(framework.version)}'",
        *(f"  overlay: {each.id}" for each in framework.overlays[-1:]),
        "answers:",
    ]
    for number, question in questions:
        lines += ["", *_question_in_yaml(framework, number, question)]
    return "\n".join(lines) + "\n"


def _question_in_yaml(framework: Framework, number: int, question: Question) -> Iterator[str]:
    yield from _comment(f"{number}. {question.text}", "  ")
    yield from _comment(question.help, "  ")
    yield f"  - question: {_scalar(question.id)}"
    key = {"principles": "principles", "text": ""}.get(question.answer, "competencies")
    if key:
        yield f"    {key}:"
        for name, names in boxes(question, framework) or groups(framework):
            if name:
                yield from _comment(f"{name}:", "      ")
            yield from (f"      # - {_scalar(each)}" for each in names)
    if question.words == "asked":
        if key:
            yield from _comment(MORE, "    ")
        yield "    text: |"
        yield ""
    if question.follow_ups:
        yield "    follow_ups:"
        yield from _follow_ups(question, number)


def _follow_ups(question: Question, number: int) -> Iterator[str]:
    for place in places(question, number):
        if place.label == "Competency":
            yield from _comment(f"{place.title}: name it in each of these.", "      ")
        elif place.follow_up:
            yield from _comment(place.heading, "      ")
            yield f"      - question: {_scalar(place.follow_up)}"
            if place.slot:
                yield "        competency:"
            yield "        text: |"
            yield ""


def _comment(text: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in wrap(one_line(text), _WIDTH - len(indent))]


def _scalar(text: str) -> str:
    return text if _PLAIN.match(text) else json.dumps(one_line(text))
