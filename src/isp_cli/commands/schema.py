"""`isp schema`: the JSON Schemas of isp's files, for editors that complete and check.

They are made of the records themselves and say what a YAML file may hold; `files.schema` is what
checks one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from isp_cli import declaring as typer
from isp_cli.commands.options import env_of, output_option
from isp_cli.entry.entry import FORMAT as ENTRY_FORMAT
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import ID as ENTRY_ID
from isp_cli.entry.plan import Plan
from isp_cli.errors import UnknownName
from isp_cli.files.files import write_new
from isp_cli.files.schema import adapter_of
from isp_cli.framework.crosswalk import FORMAT as CROSSWALK_FORMAT
from isp_cli.framework.crosswalk import Crosswalk
from isp_cli.framework.overlay import FORMAT as OVERLAY_FORMAT
from isp_cli.framework.overlay import Overlay
from isp_cli.framework.records import FORMAT as FRAMEWORK_FORMAT
from isp_cli.framework.records import Framework
from isp_cli.framework.rules import ID
from isp_cli.questions.sets import FORMAT as QUESTIONS_FORMAT
from isp_cli.questions.sets import QuestionSet


def schema(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(help="framework, overlay, crosswalk, question-set, entry or plan.")
    ],
    output: Annotated[
        Path | None,
        output_option("Write a new file."),
    ] = None,
) -> None:
    """Print the JSON Schema of one kind of file.

    An editor that knows it completes keys and shows mistakes. A YAML file names it in its first
    line: # yaml-language-server: $schema=framework.schema.json. A JSON file has a key "$schema".
    """
    import json

    env = env_of(ctx)
    text = json.dumps(json_schema(name.strip().casefold()), indent=2) + "\n"
    if output is None:
        env.screen.write(text)
        return
    from isp_cli.page.document import Heading, Rows

    write_new(output, text, env.disk)
    line = f"# yaml-language-server: $schema={output.name}"
    env.screen.show(
        (Heading("The schema is written", 1), Rows((("Where", str(output)), ("Name it", line))))
    )


_KINDS: dict[str, tuple[Any, str, str]] = {
    "framework": (Framework, FRAMEWORK_FORMAT, "a competency framework"),
    "overlay": (Overlay, OVERLAY_FORMAT, "an overlay on a framework"),
    "crosswalk": (Crosswalk, CROSSWALK_FORMAT, "a crosswalk between two frameworks"),
    "question-set": (QuestionSet, QUESTIONS_FORMAT, "a question set"),
    "entry": (Entry, ENTRY_FORMAT, "an entry of the journal that answers questions"),
    "plan": (Plan, ENTRY_FORMAT, "a development plan"),
}
NAMES = tuple(_KINDS)
_BROUGHT = {"local": "LocalNote", "overlays": "AppliedOverlay"}
"""What overlays bring to a framework and no file of one holds."""

_SCALAR = ["string", "number", "boolean", "null"]
_NULL = {"type": "null"}
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS = (
    *("revised", "due", "added", "done", "dropped", "settled", "next_review", "until", "on"),
    *("horizon", "taken_back"),
)  # fmt: skip

# in a bare `id: true` isp reads a word, and `id: 7` is none
_ID = {"type": ["string", "boolean"], "pattern": f"^(?![0-9.]+$){ID}$"}
_WITH_IDS = (Framework, Overlay)
_NUMBER = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+$"}]}


def json_schema(name: str) -> dict[str, Any]:
    """Return the schema of one kind of file, as JSON Schema of draft 2020-12.

    Raises:
        UnknownName: there is none of this name.
    """
    if name not in _KINDS:
        raise UnknownName(name, NAMES, among="the schemas")
    of, format, what = _KINDS[name]
    made: dict[str, Any] = _as_yaml_is(adapter_of(of).json_schema(), with_ids=of in _WITH_IDS)
    properties = {**made["properties"], "format": {"const": format}}
    required = ["format", *(each for each in made.get("required", []) if each != "format")]
    if format == ENTRY_FORMAT:
        # keys of a person's own are kept, and the last line says that the file is whole
        properties["id"] = {"type": "string", "pattern": f"^{ENTRY_ID}$"}
        properties["end"] = {"enum": [True, "true"]}
        required.append("end")
        made["additionalProperties"] = True
    else:
        properties["$schema"] = {"type": "string"}  # as a file in JSON names this very schema
    if of is Framework:
        for key, record in _BROUGHT.items():
            del properties[key], made["$defs"][record]
    if of is Overlay:
        for each in made["$defs"].values():  # what names no source is the overlay's own
            each["required"] = [key for key in each.get("required", []) if key != "source"]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        "title": f"isp: {what} ({format})",
    }
    made.pop("title", None)
    return {**head, **made, "properties": properties, "required": required}


def _as_yaml_is(value: Any, *, with_ids: bool) -> Any:
    if isinstance(value, list):
        return [_as_yaml_is(each, with_ids=with_ids) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "integer":
        return _NUMBER
    if _NULL in value.get("anyOf", ()):
        # what may be missing may not be null: YAML has an empty text there, and no such record
        value = {**value, "anyOf": [each for each in value["anyOf"] if each != _NULL]}
        value.pop("default", None)
    found = {
        key: _as_yaml_is(each, with_ids=with_ids)
        for key, each in value.items()
        if not (key == "title" and isinstance(each, str))
    }
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = _SCALAR
    for key, held in found.get("properties", {}).items():
        if key == "id" and with_ids:
            found["properties"][key] = _ID
        elif key in _DAYS and held.get("type") == _SCALAR:
            found["properties"][key] = held | _day(
                may_be_empty=key not in found.get("required", ())
            )
    return found


def _day(*, may_be_empty: bool) -> dict[str, Any]:
    if may_be_empty:
        return {"type": ["string", "null"], "pattern": f"^(?:{_DAY})?$"}
    return {"type": "string", "pattern": f"^{_DAY}$"}
