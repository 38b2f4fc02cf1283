"""Read a file of answers, whatever a person filled in: a Markdown form, YAML or JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from isp_cli.core.forms import Form, FormAnswer, Problems
from isp_cli.core.framework import Framework
from isp_cli.core.records import Plain
from isp_cli.core.worksheet import is_worksheet, read_worksheet
from isp_cli.core.worksheet_form import FORMAT
from isp_cli.core.worksheet_marks import trimmed
from isp_cli.errors import InvalidFile, Problem
from isp_cli.storage.schema import located, validated
from isp_cli.storage.yaml_in import Parsed, parse_json_or_yaml, text_of

_LISTS = frozenset(each.name for each in fields(FormAnswer) if str(each.type).startswith("tuple"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A form's answers, and `located`, which gives problems with them their lines.

    `located` also returns what was wrong with the file before anybody looked at its answers.
    """

    form: Form
    located: Callable[[Problems], tuple[Problem, ...]]


def read_form(data: bytes, name: str, framework: Framework) -> Given:
    """Read a file of answers; what it says decides its kind, not its name.

    Raises:
        InvalidFile: it is neither a form nor YAML nor JSON, or has another shape.
    """
    text = text_of(data, name)
    if is_worksheet(text, framework):
        sheet = read_worksheet(text, framework)
        return Given(form=sheet.form, located=sheet.located)
    parsed = parse_json_or_yaml(data, name)
    parsed = Parsed(_with_lists(parsed.value), parsed.lines)
    form = validated(Form, parsed, name)
    if form.format.startswith("isp-form/"):
        form = _printed(form, parsed, name, framework)
    return Given(form=form, located=lambda problems: located(problems, parsed))


def _with_lists(value: Plain) -> Plain:
    """Take a list whose every line is still a comment for what it is: an empty list."""
    answers = value.get("answers") if isinstance(value, dict) else None
    if not isinstance(answers, list):
        return value
    emptied = [
        {key: [] if key in _LISTS and item == "" else item for key, item in answer.items()}
        if isinstance(answer, dict)
        else answer
        for answer in answers
    ]
    return {**value, "answers": emptied}


def _printed(form: Form, parsed: Parsed, name: str, framework: Framework) -> Form:
    """Return a form as Markdown would give it: without the blank lines around its texts."""
    if form.format != FORMAT:
        what = f"this isp reads {FORMAT}, not {form.format}: a newer one printed it"
        raise InvalidFile(name, (Problem(parsed.line(("format",)), "format", what),))
    pinned = form.framework.get("id") if isinstance(form.framework, dict) else None
    if pinned is not None and pinned != framework.id:
        what = f"this form is for {pinned}, not for {framework.id}"
        raise InvalidFile(name, (Problem(parsed.line(("framework", "id")), "framework", what),))
    answers = tuple(
        replace(
            answer,
            text=trimmed(answer.text),
            follow_ups=tuple(replace(each, text=trimmed(each.text)) for each in answer.follow_ups),
        )
        for answer in form.answers
    )
    return replace(form, answers=answers)
