"""Read a file of answers, whatever a person filled in: a Markdown form, YAML or JSON.

It finds out which of them a file is, and with which framework it was printed. What the answers mean
is said in `forms.answers`."""

from __future__ import annotations

from collections.abc import Callable

from isp_cli.errors import InvalidFile, Problem, UnknownFramework
from isp_cli.files.json_in import parse_json_or_yaml
from isp_cli.files.schema import locate_problems, validate
from isp_cli.files.yaml_in import ParsedYaml, text_of
from isp_cli.forms.answers import AnswersForm, FormAnswer, FormProblems
from isp_cli.forms.form import FORMAT, ids_by_name
from isp_cli.forms.read import fold_heading, is_worksheet, printed_lines, read_worksheet, trim_lines
from isp_cli.framework.records import Framework
from isp_cli.records import PlainData, dataclass, fields, replace

FrameworkOfForm = Callable[[str | None], Framework]
_LISTS = frozenset(each.name for each in fields(FormAnswer) if str(each.type).startswith("tuple"))


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form's answers, and `located`, which gives problems with them their lines.

    `overlay` is the id of the overlay it was printed with, if it was printed with one.
    `located` also returns what was wrong with the file before anybody looked at its answers.
    """

    form: AnswersForm
    located: Callable[[FormProblems], tuple[Problem, ...]]
    overlay: str = ""


def read_form(data: bytes, name: str, framework_of: FrameworkOfForm) -> ReadForm:
    """Read a file of answers; what it says decides its kind, not its name.

    `framework_of` gives the framework a form was printed with: with the overlay of an id, without
    any for an empty one; for None, where the form does not say, the one there is.

    Raises:
        InvalidFile: it is neither a form nor YAML nor JSON, or has another shape; or it was
            printed with an overlay that is not there.
    """
    text = text_of(data, name)
    stated = printed_lines(text)
    framework = _printed_by(framework_of, *stated, name) if stated else framework_of(None)
    if is_worksheet(text, framework):
        sheet = read_worksheet(text, framework)
        return ReadForm(sheet.form, sheet.located, stated[1] if stated else "")
    parsed = parse_json_or_yaml(data, name)
    parsed = ParsedYaml(_with_lists(parsed.value), parsed.lines)
    form = validate(AnswersForm, parsed, name)
    overlay = ""
    if form.format.startswith("isp-form/"):
        overlay = _overlay_of(form)
        form = _printed(form, parsed, name, framework_of)
    return ReadForm(form, lambda problems: locate_problems(problems, parsed), overlay)


def _printed_by(
    framework_of: FrameworkOfForm, line: int | None, overlay: str, name: str
) -> Framework:
    try:
        return framework_of(overlay)
    except UnknownFramework:
        what = f"this form was printed with the overlay {overlay!r}, which is not there"
        hint = "bring its file back, and hand the form in again: isp framework add FILE"
        raise InvalidFile(name, (Problem(line, "", what),), hint=hint) from None


def _with_lists(value: PlainData) -> PlainData:
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


def _overlay_of(form: AnswersForm) -> str:
    return str(form.framework.get("overlay", "")) if isinstance(form.framework, dict) else ""


def _printed(
    form: AnswersForm, parsed: ParsedYaml, name: str, framework_of: FrameworkOfForm
) -> AnswersForm:
    """Return a form as Markdown would give it: ids for names, no blank lines around its texts."""
    if form.format != FORMAT:
        what = f"this isp reads {FORMAT}, not {form.format}: a newer one printed it"
        raise InvalidFile(name, (Problem(parsed.line(("format",)), "format", what),))
    said = form.framework if isinstance(form.framework, dict) else {}
    line = parsed.line(("framework", "overlay"))
    framework = _printed_by(framework_of, line, _overlay_of(form), name)
    if said.get("id", framework.id) != framework.id:
        what = f"this form is for {said['id']}, not for {framework.id}"
        raise InvalidFile(name, (Problem(parsed.line(("framework", "id")), "framework", what),))
    return replace(form, answers=tuple(_read(each, framework) for each in form.answers))


def _read(answer: FormAnswer, framework: Framework) -> FormAnswer:
    ids: dict[str, str] = {}
    for question in framework.questions:
        ids |= {fold_heading(name): id for name, id in ids_by_name(question, framework).items()}

    def meant(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ids.get(fold_heading(each), each) for each in names)

    follow_ups = tuple(
        replace(each, text=trim_lines(each.text), competency=meant((each.competency,))[0])
        for each in answer.follow_ups
    )
    return replace(
        answer,
        text=trim_lines(answer.text),
        principles=meant(answer.principles),
        competencies=meant(answer.competencies),
        follow_ups=follow_ups,
    )
