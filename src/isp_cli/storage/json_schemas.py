"""The JSON Schemas of isp's files, made from the records, so that editors complete and check.

In isp's YAML every scalar is text, whatever YAML would take it for: `year: 2021` is as good as
`year: "2021"`. The schemas say so.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from isp_cli.core.crosswalk import FORMAT as CROSSWALK_FORMAT
from isp_cli.core.crosswalk import Crosswalk
from isp_cli.core.entry import FORMAT as ENTRY_FORMAT
from isp_cli.core.entry import Entry
from isp_cli.core.framework import FORMAT as FRAMEWORK_FORMAT
from isp_cli.core.framework import Framework
from isp_cli.core.overlay import FORMAT as OVERLAY_FORMAT
from isp_cli.core.overlay import Overlay
from isp_cli.core.plan import Plan
from isp_cli.core.question_set import FORMAT as QUESTIONS_FORMAT
from isp_cli.core.question_set import QuestionSet
from isp_cli.errors import UnknownName

_KINDS: dict[str, tuple[Any, str, str]] = {
    "framework": (Framework, FRAMEWORK_FORMAT, "a competency framework"),
    "overlay": (Overlay, OVERLAY_FORMAT, "an overlay on a framework"),
    "crosswalk": (Crosswalk, CROSSWALK_FORMAT, "a crosswalk between two frameworks"),
    "question-set": (QuestionSet, QUESTIONS_FORMAT, "a question set"),
    "entry": (Entry, ENTRY_FORMAT, "an entry of the journal that answers questions"),
    "plan": (Plan, ENTRY_FORMAT, "a development plan"),
}
NAMES = tuple(_KINDS)
_BROUGHT = {"local": "LocalNote", "overlays": "Applied"}
"""What overlays bring to a framework and no file of one holds."""
_SCALAR = ["string", "number", "boolean"]
_NUMBER = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+$"}]}


def json_schema(name: str) -> dict[str, Any]:
    """Return the schema of one kind of file, as JSON Schema of draft 2020-12.

    Raises:
        UnknownName: there is none of this name.
    """
    if name not in _KINDS:
        raise UnknownName(name, NAMES, among="the schemas")
    of, format, what = _KINDS[name]
    made: dict[str, Any] = _as_yaml_is(TypeAdapter(of).json_schema())
    properties = {**made["properties"], "format": {"const": format}}
    required = ["format", *(each for each in made.get("required", []) if each != "format")]
    if format == ENTRY_FORMAT:
        # keys of a person's own are kept, and the last line says that the file is whole
        properties["end"] = {"enum": [True, "true"]}
        required.append("end")
        made["additionalProperties"] = True
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


def _as_yaml_is(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_yaml_is(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "integer":
        return _NUMBER
    found = {
        key: _as_yaml_is(each)
        for key, each in value.items()
        if not (key == "title" and isinstance(each, str))
    }
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = _SCALAR
    return found
