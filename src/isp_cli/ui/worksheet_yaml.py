"""The form as YAML: every question a comment, every place empty, ready to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from isp_cli.core.framework import Framework, Question
from isp_cli.core.worksheet_form import (
    FORMAT,
    MORE,
    TITLE,
    WELCOME,
    Numbered,
    boxes,
    groups,
    places,
    source,
)
from isp_cli.ui.text import one_line

_WIDTH = 92
_PLAIN = re.compile(r"[A-Za-z][\w' ,.-]*\Z")
_HOW = (
    "Write below a line that says 'text: |', indented by two spaces more than that line.",
    "To choose a name, take away the # before it and the space behind the #.",
    "What you leave as it is counts as skipped.",
    "Hand it back: isp reflect --from FILE",
)


def as_yaml_form(framework: Framework, questions: Numbered) -> str:
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
        lines += ["", *_question(framework, number, question)]
    return "\n".join(lines) + "\n"


def _question(framework: Framework, number: int, question: Question) -> Iterator[str]:
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
